"""The crop with pictures beside it, so that a fill may copy from other photos too.

To the search they are one picture: the crop at the left, then the sources, each with its upper left
corner in the first row and a gap before it that no window may touch. What is copied from is an
index into this canvas; columns below its `width` belong to the photo.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from inpaint_app.core.pixels import Image
from inpaint_app.core.synthesis.levels import halvings_of

_GAP = 4  # pixels between pictures on the coarsest level: more than a window reaches


class Canvas(NamedTuple):
    """A crop and sources in one picture, for `pyramid`; sizes are even to the coarsest level."""

    image: Tensor  # (1, 3, H, W)
    hole: Tensor  # (1, 1, H, W)
    real: Tensor  # (1, 1, H, W)
    halvings: int  # to the coarsest level, by the size of the crop alone
    width: int  # columns that are the crop's; then gaps and sources follow
    columns: tuple[int, ...]  # where each source begins


def canvas(
    photo: Tensor, hole: Tensor, sources: Sequence[Tensor] = (), real: Tensor | None = None
) -> Canvas:
    """Lay sources (1, 3, h, w) in 0..1 beside photo (1, 3, H, W) with hole (1, 1, H, W).

    A source is cut to the height of the crop; without sources this is the crop alone, grown right
    and down until every halving is even. `real` (1, 1, H, W) is as in `Level`, by default all 1.
    """
    height, width = hole.shape[2:]
    halvings = halvings_of(height, width)
    step = 1 << halvings
    tall = height + -height % step
    images = [F.pad(photo, (0, -width % step, 0, tall - height), mode="replicate")]
    real = torch.ones_like(hole) if real is None else real
    reals = [F.pad(real, (0, -width % step, 0, tall - height))]
    columns: list[int] = []
    for source in (source[:, :, :tall] for source in sources):
        sides = (_GAP * step, -source.shape[3] % step, 0, tall - source.shape[2])
        columns.append(sum(image.shape[3] for image in images) + _GAP * step)
        images.append(F.pad(source, sides))
        reals.append(F.pad(torch.ones_like(source[:, :1]), sides))
    real = torch.cat(reals, 3)
    grown = F.pad(hole, (0, real.shape[3] - width, 0, tall - height))
    return Canvas(
        torch.cat(images, 3), grown, real, halvings, width + -width % step, tuple(columns)
    )


def laid_beside(
    crop: Image, sources: Sequence[NDArray[np.uint8]], columns: Sequence[int], width: int
) -> Image:
    """The canvas (H, width, 3) at the depth of a crop (H, W, 3), each source at its column."""
    height = crop.shape[0]
    wide = np.zeros((height, width, 3), crop.dtype)
    wide[:, : crop.shape[1]] = crop
    for source, column in zip(sources, columns, strict=True):
        rows = (
            source[:height] if crop.dtype == np.uint8 else source[:height].astype(np.uint16) * 257
        )
        wide[: len(rows), column : column + rows.shape[1]] = rows[:, : width - column]
    return wide
