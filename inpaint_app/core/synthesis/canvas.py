"""The crop with pictures beside it, so that a fill may copy from other photos too.

To the search they are one picture: the crop at the left, then the sources, each with its upper left
corner in the first row and a gap before it that no window may touch. What is copied from is an
index into this canvas; columns below its `width` belong to the photo.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import halvings_of

_GAP = 4  # pixels between pictures on the coarsest level: more than a window reaches


class Canvas(NamedTuple):
    """A crop and sources in one picture, for `pyramid`; sizes are even to the coarsest level."""

    image: Tensor  # (1, 3, H, W)
    hole: Tensor  # (1, 1, H, W)
    real: Tensor  # (1, 1, H, W)
    halvings: int  # to the coarsest level, by the size of the crop alone
    width: int  # columns that are the crop's; then gaps and sources follow


def canvas(photo: Tensor, hole: Tensor, sources: Sequence[Tensor] = ()) -> Canvas:
    """Lay sources (1, 3, h, w) in 0..1 beside photo (1, 3, H, W) with hole (1, 1, H, W).

    A source is cut to the height of the crop; without sources this is the crop alone, grown right
    and down until every halving is even.
    """
    height, width = hole.shape[2:]
    halvings = halvings_of(height, width)
    step = 1 << halvings
    tall = height + -height % step
    images = [F.pad(photo, (0, -width % step, 0, tall - height), mode="replicate")]
    reals = [F.pad(torch.ones_like(hole), (0, -width % step, 0, tall - height))]
    for source in (source[:, :, :tall] for source in sources):
        sides = (_GAP * step, -source.shape[3] % step, 0, tall - source.shape[2])
        images.append(F.pad(source, sides))
        reals.append(F.pad(torch.ones_like(source[:, :1]), sides))
    real = torch.cat(reals, 3)
    grown = F.pad(hole, (0, real.shape[3] - width, 0, tall - height))
    return Canvas(torch.cat(images, 3), grown, real, halvings, width + -width % step)
