"""The copy field: for each hidden pixel the known pixel that it copies.

Coarse to fine, as in Wexler, Shechtman and Irani, "Space-Time Completion of Video" (PAMI 2007):
look up the known window most like what is there, let the windows that hold a pixel vote for its
colour, again. What is there at first is the autoencoder's reconstruction.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.fills import Progress, telling
from inpaint_app.core.synthesis.choosing import strangeness
from inpaint_app.core.synthesis.layout import lay_out
from inpaint_app.core.synthesis.levels import Level, roughness
from inpaint_app.core.synthesis.likeness import Likeness
from inpaint_app.core.synthesis.matching import COMPONENTS, Lookup
from inpaint_app.core.synthesis.refinement import refine
from inpaint_app.core.synthesis.repetition import continued, dominant_shifts
from inpaint_app.core.synthesis.scaling import doubled

DOUBT = 0.11  # the photo's own layout has to be this much less strange


@dataclass(frozen=True)
class Effort:
    """How much searching a fill is worth."""

    hidden: int  # pixels of the hole on the finest level that is searched
    rounds: int  # of look-up and vote on the coarsest level
    more: int  # rounds of refinement that each coarser level has more than the next finer one
    lay_out: bool  # whether a layout from the photo itself is tried


FAST = Effort(hidden=16_000, rounds=4, more=1, lay_out=False)
BEST = Effort(hidden=80_000, rounds=8, more=2, lay_out=True)


def find_copy_field(
    levels: Sequence[Level], guide: Tensor, effort: Effort, likeness: Likeness | None = None
) -> Generator[Progress, None, Tensor | None]:
    """The field (h * w,) int64 on the finest level: the flat index that each pixel copies.

    `levels` as from `pyramid`, finest first; guide (1, 3, h, w) in 0..1 has the finest one's size.
    `likeness` has the coarsest one's. Known pixels copy themselves. Returns None where nowhere a
    whole window is known.
    """
    field = None
    for first in reversed(range(len(levels))):  # the coarsest one with a whole window
        level = levels[first]
        began = Progress(0.0, "Looking for what to copy")
        yield began
        structure = F.adaptive_avg_pool2d(guide, level.size)
        alike = likeness if first == len(levels) - 1 else None
        search = _looked_up(levels[: first + 1], structure, effort, alike)
        field = yield from telling(search, began)
        if field is not None:
            break
    if field is None:
        return None
    if effort.lay_out:
        other = yield from telling(lay_out(level, structure, alike), began)
        if other is not None and _less_strange(level, other, field):
            field = other
    for i in reversed(range(first)):
        level = levels[i]
        began = Progress(1 - (i + 1) / len(levels), "Looking for what to copy")
        yield began
        field = doubled(field, level.size[1])
        rounds, sweeps = 1 + effort.more * i, 1 + (effort.more - 1) * i
        field = yield from telling(refine(level, field, rounds, sweeps, last=not i), began)
    own = torch.arange(len(field), device=guide.device)
    return torch.where(levels[0].hole.flatten() > 0, field, own)


def _looked_up(
    levels: Sequence[Level], structure: Tensor, effort: Effort, likeness: Likeness | None
) -> Generator[None, None, Tensor | None]:
    """The field of the coarsest level, begun with the autoencoder's picture of its size."""
    level = levels[-1]
    lookup = Lookup(level, structure, roughness(levels)[-1], likeness)
    if len(lookup.sources) == 0:
        return None
    lookup.shifts = yield from dominant_shifts(
        lookup.known[:, :COMPONENTS], lookup.sources, level.size
    )
    again, trust = continued(level, lookup.shifts)
    lookup.guide = torch.lerp(structure, again, trust)
    estimate = torch.where(level.hole > 0, lookup.guide, level.image)
    for _ in range(effort.rounds):
        source, distance = lookup(estimate)
        estimate = lookup.vote(source, distance)
        yield
    field = torch.arange(level.hole.numel(), device=structure.device)
    field[lookup.targets] = source
    return field


def _less_strange(level: Level, field: Tensor, other: Tensor) -> bool:
    return strangeness(level, field) < strangeness(level, other) - DOUBT
