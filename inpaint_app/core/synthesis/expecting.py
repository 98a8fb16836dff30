"""What the network expects where it cannot see, and how sure it is of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from inpaint_app.core.pixels import Mask
from inpaint_app.core.synthesis.setbacks import Setback, setback_of

if TYPE_CHECKING:
    from inpaint_app.core.inpainter import Inpainter


class Expectation(NamedTuple):
    """Both (H, W) and in grey levels of 0..255."""

    light: NDArray[np.float32]  # the mean of the reconstructed colours
    error: NDArray[np.float32]  # how far off the network expects to be


@torch.no_grad()
def expect(inpainter: Inpainter, image: NDArray[np.float32], hidden: Mask) -> Expectation:
    """Reconstruct what is `hidden` (H, W) in an image (H, W, 3) of 0..255 from the rest.

    MemoryError on every device where there is too little.
    """
    device = inpainter.device
    photo = torch.from_numpy(image / 255).permute(2, 0, 1)[None].contiguous().to(device)
    hole = torch.from_numpy(hidden.astype(np.float32))[None, None].to(device)
    try:
        found = inpainter.reconstruct(photo, hole, seed=0)
    except RuntimeError as error:
        if setback_of(error) is not Setback.MEMORY:
            raise
        raise MemoryError(str(error)) from None
    light = 255 * found.image[0].mean(0)
    return Expectation(light.cpu().numpy(), 255 * found.log_scale[0, 0].exp().cpu().numpy())
