"""The scales of a crop, each half of the next; hidden pixels never leak into known ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.membrane import membrane

COARSEST = 48  # the long side of the coarsest level is at least this, and under twice this


class Level(NamedTuple):
    """One scale of a crop; tensors (1, C, h, w) float32, colours in 0..1."""

    image: Tensor  # (1, 3, h, w), known pixels; what the hole holds does not count
    hole: Tensor  # (1, 1, h, w) 1 = to be found
    real: Tensor  # (1, 1, h, w) 1 = may be copied, 0 = there to make sizes even, or barred

    @property
    def size(self) -> tuple[int, int]:
        return self.hole.shape[2], self.hole.shape[3]


def halvings_of(height: int, width: int, coarsest: int = COARSEST) -> int:
    """How often a crop is halved down to a coarsest level with at least that long side."""
    return max(0, (max(height, width) // coarsest).bit_length() - 1)


def pyramid(
    image: Tensor, hole: Tensor, real: Tensor | None = None, halvings: int | None = None
) -> list[Level]:
    """Finest first. That one is the crop, grown right and down until every halving is even.

    A hole at the edge goes on beyond it: what it hides does not become known there. By default all
    of the crop is real, and it is halved as often as its size says.
    """
    height, width = hole.shape[2:]
    halvings = halvings_of(height, width) if halvings is None else halvings
    real = torch.ones_like(hole) if real is None else real
    pad = (0, -width % (1 << halvings), 0, -height % (1 << halvings))
    image, hole = (F.pad(x, pad, mode="replicate") for x in (image, hole))
    level = Level(image, hole, F.pad(real, pad))
    levels = [level]
    for _ in range(halvings):
        level = _halved(level)
        levels.append(level)
    return levels


def _halved(level: Level) -> Level:
    known = 1 - level.hole
    image = F.avg_pool2d(level.image * known, 2) / F.avg_pool2d(known, 2).clamp(min=1e-6)
    return Level(image, F.max_pool2d(level.hole, 2), -F.max_pool2d(-level.real, 2))


def roughness(levels: Sequence[Level]) -> list[Tensor]:
    """For each level (1, 2, h, w): how much neighbours differ across and down, by means around.

    What differs on the finest level counts on all. In holes it is the membrane through what is
    around: a first guess. After the texture features of Newson et al., "Video Inpainting of Complex
    Scenes" (SIAM Imaging Sciences 2014).
    """
    found = []
    sums, counts = _differences(levels[0])
    for i, level in enumerate(levels):
        if i:
            sums, counts = F.avg_pool2d(sums, 2), F.avg_pool2d(counts, 2)
        near = F.avg_pool2d(counts, 5, 1, 2)
        mean = F.avg_pool2d(sums, 5, 1, 2) / near.clamp(min=1e-6)
        known = (1 - level.hole) * (near > 0).all(1, keepdim=True)
        found.append(torch.where(level.hole > 0, membrane(mean, known), mean))
    return found


def _differences(level: Level) -> tuple[Tensor, Tensor]:
    """Grey differences to the next pixel, and where both are known; across and down."""
    known = torch.minimum(1 - level.hole, level.real)
    grey = level.image.mean(1, keepdim=True)
    across, down = (0, 1, 0, 0), (0, 0, 0, 1)
    both = torch.cat(
        (
            F.pad(known[..., 1:] * known[..., :-1], across),
            F.pad(known[..., 1:, :] * known[..., :-1, :], down),
        ),
        1,
    )
    steps = torch.cat(
        (
            F.pad((grey[..., 1:] - grey[..., :-1]).abs(), across),
            F.pad((grey[..., 1:, :] - grey[..., :-1, :]).abs(), down),
        ),
        1,
    )
    return steps * both, both
