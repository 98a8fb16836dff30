"""The copy field: for each hidden pixel the known pixel that it copies.

Coarse to fine, as in Wexler, Shechtman and Irani, "Space-Time Completion of Video" (PAMI 2007):
look up the known window most like what is there, let the windows that hold a pixel vote for its
colour, again. What is there at first is the autoencoder's reconstruction. A second layout, from the
photo itself, takes its place where `choosing` says so.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.fills import Progress, telling
from inpaint_app.core.synthesis.choosing import photo_knows_better
from inpaint_app.core.synthesis.doubting import disagreement
from inpaint_app.core.synthesis.layout import lay_out
from inpaint_app.core.synthesis.levels import Level, roughness
from inpaint_app.core.synthesis.likeness import Likeness
from inpaint_app.core.synthesis.matching import COMPONENTS, Lookup, work
from inpaint_app.core.synthesis.refinement import refine
from inpaint_app.core.synthesis.repetition import USELESS, continued, dominant_shifts
from inpaint_app.core.synthesis.scaling import doubled, enlarge
from inpaint_app.core.synthesis.search_prior import PLAIN, SearchPrior
from inpaint_app.core.synthesis.settling import settle
from inpaint_app.core.synthesis.sharing import Beside
from inpaint_app.core.synthesis.tensors import grown

WIDE = 7  # pixels that a hole has to be wide, for a layout from the photo itself to be tried


@dataclass(frozen=True)
class Effort:
    """How much searching a fill is worth."""

    hidden: int  # pixels of the hole on the finest level that is searched
    exact: int  # pixels: look-up is exact on levels whose long side is shorter
    work: float  # multiplications of one look-up: exact also where it takes no more
    rounds: int  # of look-up and vote on the coarsest level; half as many on the others
    sweeps: int  # of refinement on the levels where exact look-up is too dear
    lay_out: bool  # whether a layout from the photo itself is tried
    predictions: int  # of what is close to known pixels


FAST = Effort(hidden=16_000, exact=96, work=1e10, rounds=4, sweeps=1, lay_out=False, predictions=1)
BEST = Effort(hidden=80_000, exact=160, work=2e10, rounds=8, sweeps=2, lay_out=True, predictions=3)


class CopyField(NamedTuple):
    """What each pixel copies, and where the photo would have allowed for something else."""

    source: Tensor  # (h * w,) int64: the flat index that each pixel copies
    # (1, 1, h, w): how far apart the colours of two layouts are, 0..1; 0 where there was only one
    apart: Tensor


def find_copy_field(
    levels: Sequence[Level],
    guide: Tensor,
    effort: Effort,
    likeness: Likeness | None = None,
    prior: SearchPrior = PLAIN,
) -> Generator[Progress, None, CopyField | None]:
    """The copy field on the finest level.

    `levels` as from `pyramid`, finest first; guide (1, 3, h, w) in 0..1 has the finest one's size.
    `likeness` has the coarsest one's. Known pixels copy themselves. Returns None where nowhere a
    whole window is known.
    """
    meeting = _meeting(levels, effort, prior)
    if meeting is None:
        field = yield from _looked_up(levels, guide, effort, likeness, prior)
    else:
        structure = F.adaptive_avg_pool2d(guide, meeting.size)
        laying_out = lay_out(meeting, structure, likeness, prior)
        with Beside(guide.device, laying_out) as beside:
            second = _Second(meeting, structure, beside)
            field = yield from _looked_up(levels, guide, effort, likeness, prior, second)
    if field is None:
        return None
    own = torch.arange(len(field.source), device=guide.device)
    source = torch.where(levels[0].hole.flatten() > 0, field.source, own)
    return CopyField(source, enlarge(field.apart, levels[0].size).clamp(0, 1))


class _Second(NamedTuple):
    """The layout from the photo itself, which is made beside the other."""

    level: Level  # that on which they meet
    structure: Tensor  # (1, 3, h, w) what the autoencoder reconstructs there
    field: Beside[Tensor | None]


def _looked_up(
    levels: Sequence[Level],
    guide: Tensor,
    effort: Effort,
    likeness: Likeness | None,
    prior: SearchPrior,
    second: _Second | None = None,
) -> Generator[Progress, None, CopyField | None]:
    """The field of all pixels, known ones included; arguments are as of `find_copy_field`.

    How far layouts are apart is told on the level on which they meet.
    """
    field: Tensor | None = None
    apart = torch.zeros_like(levels[-1].hole)
    laid_out = False
    expected = guide
    rough = roughness(levels)
    for i in reversed(range(len(levels))):
        level = levels[i]
        began = Progress(1 - (i + 1) / len(levels), "Looking for what to copy")
        yield began
        if field is not None:
            field = doubled(field, level.size[1])
            if laid_out or not _exact(level, effort):
                finer = (
                    settle(level, field, 1 + 2 * i, 1 + i, last=not i)
                    if laid_out
                    else refine(level, field, effort.sweeps)
                )
                field = yield from telling(finer, began)
                continue
        lookup = Lookup(
            level,
            F.adaptive_avg_pool2d(expected, level.size),
            rough[i] if field is None else _copied(rough[i], field),
            likeness if level is levels[-1] else None,
            prior,
        )
        if len(lookup.sources) == 0:
            continue
        if level is levels[-1]:
            again, trust = yield from telling(_repeated(lookup, prior.trust), began)
            again, trust = (enlarge(x, levels[0].size).clamp(0, 1) for x in (again, trust))
            expected = torch.lerp(guide, again, trust * levels[0].hole)
        estimate = lookup.guide if field is None else _copied(level.image, field)
        estimate = torch.where(level.hole > 0, estimate, level.image)
        for _ in range(effort.rounds if field is None else effort.rounds // 2):
            source, distance = lookup(estimate)
            estimate = lookup.vote(source, distance)
            yield began
        field = torch.arange(level.hole.numel(), device=guide.device)
        field[lookup.targets] = source
        if second is not None and level is second.level:
            other = yield from telling(second.field.result(), began)
            if other is not None:
                apart = disagreement(level, other, field)
                choosing = photo_knows_better(level, other, field, second.structure)
                if laid_out := (yield from telling(choosing, began)):
                    field = other
    return None if field is None else CopyField(field, apart)


def _meeting(levels: Sequence[Level], effort: Effort, prior: SearchPrior) -> Level | None:
    """The finest level with exact look-up, if a layout from the photo itself is worth trying."""
    if not (effort.lay_out and prior.lay_out):
        return None
    small = (level for level in levels if max(level.size) < effort.exact)
    meeting = next(small, None)
    return meeting if meeting is not None and _wide(meeting) else None


def _exact(level: Level, effort: Effort) -> bool:
    return max(level.size) < effort.exact or work(level) <= effort.work


def _wide(level: Level) -> bool:
    """Whether it is so wide that its surroundings do not say enough."""
    return bool((grown(1 - level.hole, WIDE // 2) == 0).any())


def _copied(image: Tensor, field: Tensor) -> Tensor:
    return image.flatten(2)[..., field].view_as(image)


def _repeated(lookup: Lookup, network: float) -> Generator[None, None, tuple[Tensor, Tensor]]:
    """What the photo's repetition continues, and trust in it; the look-up begins with that.

    `network` is the trust in the network's picture.
    """
    level = lookup.level
    lookup.shifts = yield from dominant_shifts(
        lookup.known[:, :COMPONENTS], lookup.sources, level.size
    )
    again, trust = continued(level, lookup.shifts, USELESS / network)
    lookup.guide = torch.lerp(lookup.guide, again, trust)
    return again, trust
