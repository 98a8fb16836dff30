"""A smooth surface through known values: what takes a step out of a border."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def membrane(values: Tensor, known: Tensor) -> Tensor:
    """Spread values (1, C, H, W) from where known (1, 1, H, W) is 1 to everywhere.

    Pull-push (Gortler et al., "The Lumigraph", SIGGRAPH 1996): averages of known values, level by
    level, fill what is unknown. Known values stay, whatever stands elsewhere. All unknown gives
    zeros.
    """
    h, w = known.shape[2:]
    values = torch.where(known > 0, values, 0)
    if max(h, w) <= 1:
        return values
    even = (0, -w % 2, 0, -h % 2)
    weight = F.avg_pool2d(F.pad(known, even), 2)
    coarse = F.avg_pool2d(F.pad(values, even), 2) / weight.clamp(min=1e-6)
    spread = membrane(coarse, (weight > 0).to(values.dtype))
    up = F.interpolate(spread, scale_factor=2, mode="bilinear", align_corners=False)[..., :h, :w]
    return torch.where(known > 0, values, up)
