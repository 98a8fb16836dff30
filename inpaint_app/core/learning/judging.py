"""Holes filled and judged: several at once, each with what it is far from the truth."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
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
from inpaint_app.core.synthesis.setbacks import Setback, setback_of
from inpaint_app.core.synthesis.sharing import side_by_side

Judged = tuple[Pixels, Score]
Job = Generator[None, None, Judged]


class Judging(Run):
    """A run that knows how far a fill is from the truth."""

    def __init__(
        self, state: LearningState, place: Path, inpainter: Inpainter, distance: FeatureDistance
    ) -> None:
        super().__init__(state, place)
        self.inpainter = inpainter
        self.device = torch.device(inpainter.device)
        self.distance = distance
        self._together = True  # several holes at once

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

        def jobs() -> Iterator[Job]:
            for i in range(len(scores), len(holes)):
                if limit and i >= limit[0] and self.state.used > limit[1] * self.state.seconds:
                    return
                yield self._judged(inpainter, holes[i])

        for result in self._done(jobs):
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

        def job(trial: Trial) -> Job:
            return self._judged(self.inpainter.expecting(trial.prior), trial.hole)

        def jobs() -> Iterator[Job]:
            yield from map(job, tuple(begun))
            for trial in trials:
                begun.append(trial)
                yield job(trial)

        for result in self._done(jobs):
            if result is not None:
                begun.pop(0).distances.append(result[1].distance)
                self.save_if_due()
            yield from self.tell(FITTING)

    def _judged(self, inpainter: Inpainter, hole: JudgedHole) -> Job:
        filled = yield from fill_hole(inpainter, hole)
        return filled, score(self.distance, hole, filled)

    def _done(self, jobs: Callable[[], Iterator[Job]]) -> Generator[Judged | None, None, None]:
        """What the jobs return, as of `side_by_side`; one by one once memory was short.

        `jobs` gives those that are left.
        """
        while True:
            results = side_by_side(self.device, jobs(), together=self._together)
            try:
                yield from results
                return
            except Exception as error:
                if not self._together or setback_of(error) is not Setback.MEMORY:
                    raise
                self._together = False
            finally:
                results.close()
