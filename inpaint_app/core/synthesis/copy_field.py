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
from inpaint_app.core.synthesis.levels import Level, roughness
from inpaint_app.core.synthesis.likeness import Likeness
from inpaint_app.core.synthesis.matching import COMPONENTS, Lookup, work
from inpaint_app.core.synthesis.refinement import refine
from inpaint_app.core.synthesis.repetition import continued, dominant_shifts
from inpaint_app.core.synthesis.scaling import enlarge


@dataclass(frozen=True)
class Effort:
    """How much searching a fill is worth."""

    hidden: int  # pixels of the hole on the finest level that is searched
    work: float  # multiplications of one exact look-up: 3e10 are .1 s on two cores
    rounds: int  # of look-up and vote on the coarsest level; half as many where it is refined
    sweeps: int  # of refinement on the levels where exact look-up is too dear


FAST = Effort(hidden=16_000, work=1e10, rounds=4, sweeps=1)
BEST = Effort(hidden=80_000, work=2e10, rounds=8, sweeps=2)


def find_copy_field(
    levels: Sequence[Level], guide: Tensor, effort: Effort, likeness: Likeness | None = None
) -> Generator[Progress, None, Tensor | None]:
    """The field (h * w,) int64 on the finest level: the flat index that each pixel copies.

    `levels` as from `pyramid`, finest first; guide (1, 3, h, w) in 0..1 has the finest one's size.
    `likeness` has the coarsest one's. Known pixels copy themselves. Returns None where nowhere a
    whole window is known.
    """
    field: Tensor | None = None
    estimate = guide
    rough = roughness(levels)
    for i, level in enumerate(reversed(levels)):
        began = Progress(i / len(levels), "Looking for what to copy")
        yield began
        structure = F.adaptive_avg_pool2d(guide, level.size)
        expected = rough[len(levels) - 1 - i]
        if field is not None:
            field = _doubled(field, level)
            if work(level) > effort.work:
                field = yield from telling(refine(level, field, effort.sweeps), began)
                continue
            estimate = level.image.flatten(2)[..., field].view_as(level.image)
            expected = expected.flatten(2)[..., field].view_as(expected)
        else:
            estimate = structure
        lookup = Lookup(level, structure, expected, None if i else likeness)
        if len(lookup.sources) == 0:
            continue
        if not i:
            shifts = dominant_shifts(lookup.known[:, :COMPONENTS], lookup.sources, level.size)
            lookup.shifts = yield from telling(shifts, began)
            again, trust = continued(level, lookup.shifts)
            estimate = lookup.guide = torch.lerp(structure, again, trust)
            again, trust = (enlarge(x, levels[0].size).clamp(0, 1) for x in (again, trust))
            guide = torch.lerp(guide, again, trust * levels[0].hole)
        estimate = torch.where(level.hole > 0, estimate, level.image)
        for _ in range(effort.rounds if field is None else effort.rounds // 2):
            source, distance = lookup(estimate)
            estimate = lookup.vote(source, distance)
            yield Progress((i + 0.5) / len(levels), "Looking for what to copy")
        field = torch.arange(level.hole.numel(), device=guide.device)
        field[lookup.targets] = source
    if field is None:
        return None
    own = torch.arange(len(field), device=guide.device)
    return torch.where(levels[0].hole.flatten() > 0, field, own)


def _doubled(field: Tensor, level: Level) -> Tensor:
    """The field of the next finer level: each pixel becomes four that copy four."""
    h, w = level.size
    y = torch.arange(h, device=field.device)[:, None]
    x = torch.arange(w, device=field.device)[None]
    sy, sx = finer_source(field, w // 2, 1, y, x)
    return (sy * w + sx).flatten()


def finer_source(
    field: Tensor, width: int, halvings: int, y: Tensor, x: Tensor
) -> tuple[Tensor, Tensor]:
    """Rows and columns that pixels (y, x) copy, `halvings` levels finer than field (h * width,)."""
    coarse = field[(y >> halvings) * width + (x >> halvings)]
    rest = (1 << halvings) - 1
    sy = ((coarse // width) << halvings) + (y & rest)
    sx = ((coarse % width) << halvings) + (x & rest)
    return sy, sx
