"""The scales of a crop, each half of the next; hidden pixels never leak into known ones."""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

COARSEST = 48  # the long side of the coarsest level is at least this, and under twice this


class Level(NamedTuple):
    """One scale of a crop; tensors (1, C, h, w) float32, colours in 0..1."""

    image: Tensor  # (1, 3, h, w), known pixels; what the hole holds does not count
    hole: Tensor  # (1, 1, h, w) 1 = to be found
    real: Tensor  # (1, 1, h, w) 1 = of the photo, 0 = only there to make sizes even

    @property
    def size(self) -> tuple[int, int]:
        return self.hole.shape[2], self.hole.shape[3]


def halvings_of(height: int, width: int) -> int:
    """How often a crop is halved down to the coarsest level."""
    return max(0, (max(height, width) // COARSEST).bit_length() - 1)


def pyramid(image: Tensor, hole: Tensor) -> list[Level]:
    """Finest first. That one is the crop, grown right and down until every halving is even."""
    height, width = hole.shape[2:]
    halvings = halvings_of(height, width)
    pad = (0, -width % (1 << halvings), 0, -height % (1 << halvings))
    level = Level(
        F.pad(image, pad, mode="replicate"), F.pad(hole, pad), F.pad(torch.ones_like(hole), pad)
    )
    levels = [level]
    for _ in range(halvings):
        level = _halved(level)
        levels.append(level)
    return levels


def _halved(level: Level) -> Level:
    known = 1 - level.hole
    image = F.avg_pool2d(level.image * known, 2) / F.avg_pool2d(known, 2).clamp(min=1e-6)
    return Level(image, F.max_pool2d(level.hole, 2), -F.max_pool2d(-level.real, 2))
