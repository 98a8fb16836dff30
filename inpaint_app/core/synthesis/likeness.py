"""What the network has learnt about where to copy from, laid out for the search.

Its copy attention is taught which known cell is most like the hidden one, also where colours tell
nothing: a query says what belongs in a hole cell, a key what a cell has to offer.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from models.copying import CELL


class Likeness(NamedTuple):
    """Query and key for each pixel of the coarsest level: unit vectors."""

    query: Tensor  # (1, M, h, w)
    key: Tensor  # (1, M, h, w)


def likeness(query: Tensor, key: Tensor, size: tuple[int, int], side: float) -> Likeness:
    """Query and key (1, M, rows, columns) of a crop's cells, read at the pixels of a level.

    The level has (height, width) `size`; one of its pixels is `side` working pixels wide.
    """
    return Likeness(_read(query, size, side), _read(key, size, side))


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
