"""Which of two layouts is less strange to its photo."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.compositing import copied
from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.matching import allowed_sources, nearest, windows

SIDE = 7  # pixels along the side of a window
EVERY = 3  # window counts
FLAT = 1e-4  # variance of a window without contrast


def strangeness(level: Level, field: Tensor) -> float:
    """How far the windows that a field (h * w,) puts into the hole are from any known window.

    As a share of their variance, or what has no contrast would always win; its logarithm, so that
    two fields of one photo can be compared by their difference.
    """
    image = torch.where(level.hole > 0, copied(level, field), level.image)
    touched = F.max_pool2d(level.hole, SIDE, 1, SIDE // 2).flatten() > 0
    rows = windows(image, SIDE)  # (h * w, 3 * SIDE * SIDE)
    known, filled = rows[allowed_sources(level, SIDE)], rows[touched][::EVERY]
    _, distance = nearest(filled, known)
    variance = filled.view(len(filled), 3, -1).var(2).sum(1).mean() + FLAT
    return float((distance.mean() / (SIDE * SIDE) / variance).log())
