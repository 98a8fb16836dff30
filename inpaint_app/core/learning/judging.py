"""Holes filled and judged: several at once, each with what it is far from the truth."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

import torch

from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.learning.judged_holes import (
    JudgedHole,
    Score,
    fill_hole,
    judged_holes,
    score,
)
from inpaint_app.core.learning.learn_steps import FITTING, READING, Steps
from inpaint_app.core.learning.learning_state import LearningState
from inpaint_app.core.learning.prior_fitting import Trial
from inpaint_app.core.learning.running import Run
from inpaint_app.core.learning.scores import FeatureDistance, Pixels
from inpaint_app.core.learning.small_photos import Small
from inpaint_app.core.synthesis.sharing import side_by_side

Judged = tuple[Pixels, Score]


class Judging(Run):
    """A run that knows how far a fill is from the truth."""

    def __init__(
        self, state: LearningState, place: Path, inpainter: Inpainter, distance: FeatureDistance
    ) -> None:
        super().__init__(state, place)
        self.inpainter = inpainter
        self.device = torch.device(inpainter.device)
        self.distance = distance

    def drawn(self, photos: Sequence[tuple[str, int, Small]], each: int) -> Steps[list[JudgedHole]]:
        """Holes in photos; of a thousand photos it takes half a minute."""
        holes = []
        for hole in judged_holes(photos, each):
            holes.append(hole)
            yield from self.tell(READING)
        return holes

    def judge(
        self,
        inpainter: Inpainter,
        holes: Sequence[JudgedHole],
        scores: list[Score],
        stage: str,
        limit: tuple[int, float] | None = None,
    ) -> Steps[dict[int, Pixels]]:
        """Fill the holes that have no score yet, append theirs; return the fills by hole.

        `limit` is a number of holes, after which none is begun once that share of all time is used.
        """
        pictures: dict[int, Pixels] = {}

        def jobs(first: int) -> Iterator[Generator[None, None, Judged]]:
            for i in range(first, len(holes)):
                if limit and i >= limit[0] and self.state.used > limit[1] * self.state.seconds:
                    return
                yield self._judged(inpainter, holes[i])

        with contextlib.closing(side_by_side(self.device, jobs(len(scores)))) as results:
            for result in results:
                if result is not None:
                    picture, found = result
                    pictures[len(scores)] = picture
                    scores.append(found)
                    self.save_if_due()
                yield from self.tell(stage, len(scores) / len(holes))
        return pictures

    def fill(
        self, inpainter: Inpainter, hole: JudgedHole, stage: str, done: float
    ) -> Steps[Pixels]:
        """Fill one hole with all cores."""
        return (yield from self.passed(fill_hole(inpainter, hole), stage, done))

    def try_out(self, trials: Iterable[Trial]) -> Steps[None]:
        """Fill holes under priors; append to each trial's distances how far the fill is off."""
        begun: list[Trial] = []

        def jobs() -> Iterator[Generator[None, None, Judged]]:
            for trial in trials:
                begun.append(trial)
                yield self._judged(self.inpainter.expecting(trial.prior), trial.hole)

        with contextlib.closing(side_by_side(self.device, jobs())) as results:
            for result in results:
                if result is not None:
                    begun.pop(0).distances.append(result[1].distance)
                    self.save_if_due()
                yield from self.tell(FITTING)

    def _judged(self, inpainter: Inpainter, hole: JudgedHole) -> Generator[None, None, Judged]:
        filled = yield from fill_hole(inpainter, hole)
        return filled, score(self.distance, hole, filled)
