"""Variants that truly differ: each seed but 0 may copy from its own part of the photo alone.

With other noise for the network alone, four fills of six photos were .35 of feature distance apart
on average; so those of ten photos are .74.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

PATCHES = 6  # along each side: parts of the photo that are allowed or not as a whole
BARRED = 0.4  # of the photo
FEWEST = 2_000  # known pixels that have to be left


def allowed_to_copy(real: Tensor, hole: Tensor, seed: int) -> Tensor:
    """What of a crop (1, 1, H, W) may be copied with that seed: of what is `real`, smooth patches.

    All of it for seed 0, and where too little would be left around the `hole` (1, 1, H, W).
    """
    if seed == 0:
        return real
    g = torch.Generator().manual_seed(seed)  # on the CPU: the same on every device
    rough = torch.randn((1, 1, PATCHES, PATCHES), generator=g).to(real.device)
    smooth = F.interpolate(rough, real.shape[2:], mode="bicubic", align_corners=False)
    allowed = real * (smooth > rough.quantile(BARRED))
    return allowed if float((allowed * (1 - hole)).sum()) >= FEWEST else real
