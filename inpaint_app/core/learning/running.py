"""A running learning: its clock, its state on disk, the news it tells and what it hears."""

from __future__ import annotations

import time
from collections.abc import Generator
from pathlib import Path

from inpaint_app.core.learning.learn_steps import (
    AFTER,
    FINISH,
    TRAINING,
    LearnStep,
    Sample,
    Steps,
    T,
)
from inpaint_app.core.learning.learning_state import LearningState, kept_of, save_state
from models.training import TrainingState, TrainingStep

SAVE_EVERY = 30.0  # seconds


class Run:
    """What all phases of a learning need; `finish` is True once it has been asked to end early."""

    def __init__(self, state: LearningState, place: Path) -> None:
        self.state = state
        self.place = place
        self.training: TrainingState | None = None
        self.finish = False
        self._clock = self._saved = time.monotonic()

    def save(self) -> None:
        """Write all that is needed to go on from here."""
        self.count()
        if self.training is not None:
            self.state.tensors = kept_of(self.training)
            self.state.training |= {
                "step": self.training.step,
                "seconds": self.training.seconds,
                "best": self.training.best,
            }
        save_state(self.place, self.state)
        self._saved = time.monotonic()

    def passed(self, steps: Generator[object, None, T], stage: str, done: float) -> Steps[T]:
        """The steps with news, and what they return."""
        try:
            while True:
                next(steps)
                yield from self.tell(stage, done)
        except StopIteration as end:
            result: T = end.value
            return result
        finally:
            steps.close()

    def tell(
        self,
        stage: str,
        done: float = 0.0,
        training: TrainingStep | None = None,
        sample: Sample | None = None,
    ) -> Steps[None]:
        """Yield news, `done` is of the stage; hear whether to finish."""
        self.count()
        state = self.state
        if stage == TRAINING:
            left = state.judging + state.training["budget"] * (1 - done)
        elif stage == AFTER:
            left = state.judging * (1 - done)
        else:
            left = max(state.seconds - state.used, 0.0)
        fraction = state.used / max(state.used + left, 1e-6)
        try:
            asked = yield LearnStep(stage, fraction, left, training, sample)
        finally:  # also where it is stopped while it is held
            self._clock = time.monotonic()  # a pause is no time used
        self.finish |= asked == FINISH

    def count(self) -> None:
        """Add the time since the last count to what is used: by a clock that nobody sets."""
        now = time.monotonic()
        self.state.used += now - self._clock
        self._clock = now

    def save_if_due(self) -> None:
        if time.monotonic() - self._saved >= SAVE_EVERY:
            self.save()
