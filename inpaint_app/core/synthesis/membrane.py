"""A smooth surface through known values: what takes a step out of a border."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def membrane(values: Tensor, known: Tensor) -> Tensor:
    """Spread values (1, C, H, W) from where known (1, 1, H, W) is 1 to everywhere.

    Pull-push (Gortler et al., "The Lumigraph", SIGGRAPH 1996): averages of known values, level by
    level, fill what is unknown. Known values stay. All unknown gives zeros.
    """
    h, w = known.shape[2:]
    if min(h, w) <= 1:
        return values * known
    even = (-w % 2, -h % 2)
    v = F.pad(values * known, (0, even[0], 0, even[1]))
    k = F.pad(known, (0, even[0], 0, even[1]))
    weight = F.avg_pool2d(k, 2)
    coarse = F.avg_pool2d(v, 2) / weight.clamp(min=1e-6)
    spread = membrane(coarse, (weight > 0).to(values.dtype))
    up = F.interpolate(spread, scale_factor=2, mode="bilinear", align_corners=False)[..., :h, :w]
    return torch.where(known > 0, values, up)
