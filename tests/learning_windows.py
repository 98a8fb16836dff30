"""What the tests of the windows of learning share: a learning that a test leads, and a report."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
from training_photos import tiny_network

from inpaint_app.core.latents import Background, Familiarity, map_of
from inpaint_app.core.learning.folder_scan import FolderScan, ScannedPhoto
from inpaint_app.core.learning.learn_steps import FINISH, LearnStep, Learnt, Sample
from inpaint_app.core.learning.plan import Plan
from inpaint_app.core.learning.report import Case, Report
from inpaint_app.core.learning.surveying import Survey
from inpaint_app.core.synthesis.search_prior import PLAIN
from inpaint_app.learn_session import LearnSession, Preflight, State
from inpaint_app.learning import Outcome
from inpaint_app.library import Library
from models.training import TrainingStep

SIDE = 24


class LedLearning:
    """In the place of a FolderLearning: steps as long as nobody ends it."""

    def __init__(self) -> None:
        self.made: list[dict[str, Any]] = []
        self.count = 0
        self._pace = threading.Event()
        self.closed = threading.Event()
        self.error: Exception | None = None
        self.outcome: Outcome | None = None

    def __call__(self, folder: Path, name: str, seconds: float, **known: Any) -> LedLearning:
        self.made.append({"folder": folder, "name": name, "seconds": seconds, **known})
        return self

    def steps(self) -> Generator[LearnStep, str | None, Outcome | None]:
        """The first step shows a sample; FINISH ends it with `outcome`."""
        try:
            while True:
                self.count += 1
                if self.error is not None:
                    raise self.error
                held_out = 0.2 / self.count if self.count % 2 else None
                training = TrainingStep(self.count, 1.0, 0.5, 32, 1 / self.count, {}, held_out)
                shown = sample(0) if self.count == 1 else None
                if (yield LearnStep("Learning", 0.5, 240.0, training, shown)) == FINISH:
                    return self.outcome
                self._pace.wait(0.02)  # or its news would be all that the window hears
        except GeneratorExit:
            self.closed.set()
            raise


def sample(case: int) -> Sample:
    pixels = np.full((SIDE, SIDE + 8, 3), 120, np.uint8)
    mask = np.zeros(pixels.shape[:2], bool)
    mask[8:16, 8:16] = True
    return Sample(case, pixels, mask, pixels + np.uint8(40), pixels + np.uint8(5))


def outcome(library: Library, name: str, after: float) -> Outcome:
    """What a learning has come to that has changed every hole from 0.2 to `after`, about."""
    cases = tuple(Case(f"{i:02}.jpg", i, 0.2, after + 0.001 * (i % 3), 0.1, 0.1) for i in range(12))
    report = Report(cases, tuple(Case("x", -i, 0.2, 0.2, 0.1, 0.1) for i in range(1, 5)))
    described = np.random.default_rng(0).normal(size=(12, 8)).astype(np.float32)
    familiar = Familiarity.of(described, Background.of(described))
    samples = (sample(0), sample(3))
    learnt = Learnt(tiny_network(), PLAIN, familiar, report, samples, 40, 60.0, ())
    plan = Plan("/photos/Garden", (), (), (), {})
    return Outcome(name, plan, learnt, "cpu", library.weights(name))


def preflight(
    count: int = 9, unlike: tuple[int, ...] = (4,), folder: Path = Path("/photos/Garden")
) -> Preflight:
    """A folder of photos that were not looked at."""
    random = np.random.default_rng(0)
    photos = tuple(
        ScannedPhoto(
            folder / f"{i:02}.jpg", (600, 400), (0, 0), "",
            np.full((64, 96, 3), 20 * i % 256, np.uint8),
        )
        for i in range(count)
    )  # fmt: skip
    scan = FolderScan(
        folder, photos, (0, 0, *range(2, count)), {"unreadable": 2},
        (("unreadable", folder / "broken.jpg"),),
    )  # fmt: skip
    described = random.normal(size=(count, 8)).astype(np.float32)
    return Preflight(scan, Survey(described, map_of(described), unlike), None)


def ready(learning: LearnSession, known: Preflight | None = None) -> None:
    """As if a folder had been looked through."""
    learning.preflight = known or preflight()
    learning.folder = learning.preflight.scan.folder
    learning.state = State.READY
    learning.changed.emit()
