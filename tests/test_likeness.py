"""The network's own word on where to copy from reaches the search."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level, pyramid, roughness
from inpaint_app.core.synthesis.likeness import Likeness, likeness
from inpaint_app.core.synthesis.matching import Lookup


def cells(rows: int, columns: int, seed: int) -> tuple[Tensor, Tensor]:
    """Query and key: random unit vectors in four numbers."""
    g = torch.Generator().manual_seed(seed)
    query, key = (
        F.normalize(torch.randn(1, 4, rows, columns, generator=g), dim=1) for _ in range(2)
    )
    return query, key


def flat(size: int = 64) -> tuple[Tensor, Tensor]:
    """A grey photo with a square hole in its middle."""
    hole = torch.zeros(1, 1, size, size)
    hole[..., size // 2 - 8 : size // 2 + 8, size // 2 - 8 : size // 2 + 8] = 1
    return torch.full((1, 3, size, size), 0.5), hole


def test_cells_lie_where_their_pixels_are() -> None:
    """The middle of a cell of eight pixels reads that cell, at any working scale."""
    for scale, count in ((1.0, 8), (0.5, 4)):
        query, key = cells(count, count, 1)
        found = likeness(query, key, (64, 64), scale)
        side = 64 // count
        at = slice(side // 2, None, side)
        beside = found.key[..., at, at] + found.key[..., side // 2 - 1 :: side, at]
        above = found.key[..., at, side // 2 - 1 :: side]
        corner = found.key[..., side // 2 - 1 :: side, side // 2 - 1 :: side]
        middle = F.normalize(beside + above + corner, dim=1)
        assert float((middle * key).sum(1).min()) > 0.97


def on_level(level: Level, best: tuple[int, int]) -> Likeness:
    """Hole pixels ask for what only the pixel `best` offers."""
    height, width = level.size
    query, key = torch.zeros(1, 2, height, width), torch.zeros(1, 2, height, width)
    query[:, 0], key[:, 1] = 1, 1
    key[0, :, best[0], best[1]] = torch.tensor([1.0, 0.0])
    return Likeness(query, key)


@pytest.mark.parametrize("best", [(10, 12), (50, 30)])
def test_where_colours_tell_nothing_the_network_decides(best: tuple[int, int]) -> None:
    """In a grey photo every window fits; the one that the attention names is copied."""
    photo, hole = flat()
    levels = pyramid(photo, hole)
    level = levels[-1]
    assert level.size == (64, 64)
    rough = roughness(levels)[-1]
    lookup = Lookup(level, photo, rough, on_level(level, best))
    source, _ = lookup(photo)
    assert (source == best[0] * 64 + best[1]).all()
    without, _ = Lookup(level, photo, rough)(photo)
    assert not (without == best[0] * 64 + best[1]).any()
