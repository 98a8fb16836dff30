"""Pictures as tensors, of sizes that a network takes."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from inpaint_app.core.pixels import Image


def to_tensor(array: NDArray[np.generic] | Image) -> Tensor:
    """(H, W, C) -> (1, C, H, W) float32."""
    return torch.from_numpy(array.astype(np.float32)).permute(2, 0, 1)[None].contiguous()


def grown(mask: Tensor, radius: int) -> Tensor:
    """(1, 1, H, W): the highest of the square of pixels around each, up to so many away.

    First down, then across: a square at once takes as many steps as it has pixels.
    """
    side = 2 * radius + 1
    down = F.max_pool2d(mask, (side, 1), 1, (radius, 0))
    return F.max_pool2d(down, (1, side), 1, (0, radius))


def padded(x: Tensor, stride: int) -> Tensor:
    """Pad right and bottom by reflection to multiples of stride; also what is tiny."""
    while (right := -x.shape[3] % stride) or (-x.shape[2] % stride):
        bottom = -x.shape[2] % stride
        # Reflection can add at most the size less one at a time; a single pixel is repeated.
        add = (min(right, x.shape[3] - 1), min(bottom, x.shape[2] - 1))
        mode = "reflect" if max(add) > 0 else "replicate"
        if mode == "replicate":
            add = (right, bottom)
        x = F.pad(x, (0, add[0], 0, add[1]), mode=mode)
    return x
