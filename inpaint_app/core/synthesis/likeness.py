"""What the network has learnt about where to copy from, laid out for the search.

Its copy attention is taught which known cell is most like the hidden one, also where colours tell
nothing: a query says what belongs in a hole cell, a key what a cell has to offer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.canvas import Canvas
from models.copying import CELL


class Cells(NamedTuple):
    """Query and key of a picture, unit vectors in cells of `CELL` working pixels."""

    query: Tensor  # (1, M, h, w)
    key: Tensor  # (1, M, h, w)
    scale: float  # working pixels per pixel of the canvas


class Likeness(NamedTuple):
    """Query and key for each pixel of the coarsest level of a canvas."""

    query: Tensor  # (1, M, h, w); zeros beyond the crop
    key: Tensor  # (1, M, h, w); zeros between the pictures


def likeness(wide: Canvas, crop: Cells, others: Sequence[Cells]) -> Likeness:
    """`crop` and `others`, as many as the canvas has sources, on its coarsest level."""
    step = 1 << wide.halvings
    height, width = (n // step for n in wide.image.shape[2:])
    columns = [0, *(column // step for column in wide.columns)]
    ends = [wide.width // step, *columns[2:], width][: len(columns)]
    query, key = (crop.query.new_zeros(1, crop.query.shape[1], height, width) for _ in range(2))
    for cells, left, right in zip((crop, *others), columns, ends, strict=True):
        # Beyond the last cell the last is repeated; what is not of a picture is no source anyway.
        key[..., left:right] = _read(cells.key, (height, right - left), step * cells.scale)
    query[..., : ends[0]] = _read(crop.query, (height, ends[0]), step * crop.scale)
    return Likeness(query, key)


def _read(cells: Tensor, size: tuple[int, int], side: float) -> Tensor:
    """Cells (1, M, h, w), read smoothly at the pixels of a level, `side` working pixels wide."""
    rows, columns = (
        (torch.arange(n, device=cells.device) + 0.5) * (2 * side / (CELL * cells.shape[axis])) - 1
        for axis, n in zip((2, 3), size, strict=True)
    )
    y, x = torch.meshgrid(rows, columns, indexing="ij")
    read = F.grid_sample(
        cells, torch.stack((x, y), 2)[None], padding_mode="border", align_corners=False
    )
    return F.normalize(read, dim=1)
