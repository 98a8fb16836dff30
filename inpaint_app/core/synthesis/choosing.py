"""Which of two layouts is taken: by how strange they are to the photo, and to the autoencoder."""

from __future__ import annotations

from collections.abc import Generator

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.compositing import copied, paste
from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.matching import allowed_sources, nearest, windows
from inpaint_app.core.synthesis.tensors import grown

SIDE = 7  # pixels along the side of a window
EVERY = 3  # window counts
FLAT = 1e-4  # variance of a window without contrast
DOUBT = 0.15  # the photo's own layout has to be this much less strange ...
MISPLACED = 0.08  # ... and its colours at most this much further from what is expected, 0..1
PLACE = 9  # pixels along the side of what may be out of place


def strangeness(level: Level, field: Tensor) -> float:
    """How far the windows that a field (h * w,) puts into the hole are from any known window.

    As a share of their variance, or what has no contrast would always win; its logarithm, so that
    two fields of one photo can be compared by their difference.
    """
    image = torch.where(level.hole > 0, copied(level, field), level.image)
    touched = grown(level.hole, SIDE // 2).flatten() > 0
    rows = windows(image, SIDE)  # (h * w, 3 * SIDE * SIDE)
    known, filled = rows[allowed_sources(level, SIDE)], rows[touched][::EVERY]
    _, distance = nearest(filled, known)
    variance = filled.view(len(filled), 3, -1).var(2).sum(1).mean() + FLAT
    return float((distance.mean() / (SIDE * SIDE) / variance).log())


def departure(level: Level, field: Tensor, expected: Tensor) -> Generator[None, None, float]:
    """How far a field's fill is from the autoencoder's picture where it is furthest, 0..1.

    The picture `expected` (1, 3, h, w) is soft, so means over places are compared; and the worst of
    them, since an ear in the grass is small and wrong.
    """
    hole = level.hole
    off = ((yield from paste(level, field)) - expected) * hole
    share = F.avg_pool2d(hole, PLACE, 1, PLACE // 2)
    off = F.avg_pool2d(off, PLACE, 1, PLACE // 2) / share.clamp(min=0.1)  # or single pixels decide
    return float(off.abs().mean(1, keepdim=True)[hole > 0].max())


def photo_knows_better(
    level: Level, own: Tensor, field: Tensor, expected: Tensor
) -> Generator[None, None, bool]:
    """Whether the layout from the photo itself, `own`, takes the place of the network's `field`.

    The photo knows how its texture goes on, as in façades; the network, what belongs there.
    Both fields are (h * w,); `expected` is as of `departure`.
    """
    if strangeness(level, own) >= strangeness(level, field) - DOUBT:
        return False
    departs = yield from departure(level, field, expected)
    return (yield from departure(level, own, expected)) < departs + MISPLACED
