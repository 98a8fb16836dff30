"""A first look at a fill, for the screen."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from inpaint_app.core.fills import Preview
from inpaint_app.core.geometry import Bounds


def preview(image: Tensor, hole: Tensor, halvings: int) -> Preview:
    """Image (1, 3, h, w) of 0..1 where hole (1, 1, h, w) is 1, each halved `halvings` times."""
    cells = hole[0, 0].cpu().numpy() > 0
    box = Bounds.of_mask(cells)
    rows, columns = box.slices
    seen = image[0, :, rows, columns].clamp(0, 1).mul(255).round().to(torch.uint8)
    alpha = np.where(cells[box.slices], np.uint8(255), np.uint8(0))
    pixels = np.dstack((seen.permute(1, 2, 0).cpu().numpy(), alpha))
    return Preview(Bounds(*(n << halvings for n in box)), pixels)
