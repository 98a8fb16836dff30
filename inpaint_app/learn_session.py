"""Learning a folder beside the window: looking through it, learning, judging; no widgets."""

from __future__ import annotations

import contextlib
import enum
import functools
import os
import sys
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QThread, Signal

from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Progress
from inpaint_app.core.learning.stopped import StoppedLearning, stopped_learnings
from inpaint_app.library import WEIGHTS, Library
from inpaint_app.session import Session
from inpaint_app.torch_import import import_torch
from inpaint_app.worker import Worker, run_beside

if TYPE_CHECKING:  # importing these would import torch, which takes seconds
    from inpaint_app.core.inpainter import Inpainter
    from inpaint_app.core.learning.folder_scan import FolderScan
    from inpaint_app.core.learning.learn_steps import LearnStep, Sample
    from inpaint_app.core.learning.surveying import Survey
    from inpaint_app.learning import FolderLearning, Outcome

# What the phases of a learning are called in `core.learning.learn_steps`, which knows no Qt.
STAGES = (
    QT_TRANSLATE_NOOP("stages", "Reading the photos"),
    QT_TRANSLATE_NOOP("stages", "Filling photos kept aside, as it is now"),
    QT_TRANSLATE_NOOP("stages", "Trying where to look for what to copy"),
    QT_TRANSLATE_NOOP("stages", "Learning"),
    QT_TRANSLATE_NOOP("stages", "Filling the same holes again"),
)
JUDGING = STAGES[-1:]  # when the practice is over
_NICE = 10  # of Linux's 19 steps down: others go first, and Python's lock is still handed on


class State(enum.Enum):
    """Where a learning is."""

    CHOOSING = enum.auto()  # no folder yet
    LOOKING = enum.auto()  # through the folder
    READY = enum.auto()  # to learn from it, if `preflight.problem` is None
    LEARNING = enum.auto()
    STOPPING = enum.auto()  # its state is being saved
    LEARNT = enum.auto()  # `outcome` is there


@dataclass(frozen=True)
class Preflight:
    """What is known of a folder before it is learnt from."""

    scan: FolderScan
    survey: Survey  # of the same photos
    problem: UserError | None  # why nothing can be learnt from it


class LearnSession(QObject):
    """Decides what happens next in learning; one folder at a time.

    It is a child of the session, which ends its threads. Learning waits while a fill runs.
    """

    changed = Signal()  # the state, or whether it is paused
    looked = Signal(object)  # Progress of looking through the folder
    stepped = Signal(object)  # LearnStep
    failed = Signal(object)  # UserError: what was going on has ended, and may be tried again
    learnt = Signal(object)  # Outcome

    def __init__(
        self, session: Session, library: Library, make: Callable[..., FolderLearning] | None = None
    ) -> None:
        """`make` makes a FolderLearning on the worker's thread."""
        super().__init__(session)
        self._session = session
        self.library = library
        self._make = make or _folder_learning
        self.state = State.CHOOSING
        self.folder: Path | None = None
        self.name = ""
        self.preflight: Preflight | None = None
        self.outcome: Outcome | None = None
        self.step: LearnStep | None = None
        self.sample: Sample | None = None
        self.losses: list[tuple[int, float]] = []  # step and loss, of which a curve is drawn
        self.held_out: list[tuple[int, float]] = []
        self.paused = False
        self.finishing = False
        self._worker: Worker | None = None
        session.fill_started.connect(self._hold)
        session.fill_ended.connect(self._hold)

    @property
    def running(self) -> bool:
        """Whether a learning goes on."""
        return self.state in (State.LEARNING, State.STOPPING)

    def stopped(self) -> list[StoppedLearning]:
        """The learnings that can go on; one that has become a model is none of them."""
        root = self.library.root
        found = [] if self.running else stopped_learnings(root)
        return [learning for learning in found if not (root / learning.name / WEIGHTS).exists()]

    def proposed_name(self) -> str:
        """The folder's name as one that no model has yet."""
        folder = self.folder.name if self.folder is not None else ""
        stem = "".join(c for c in folder if c.isalnum() or c in " .()+-_")[:40]
        stem = stem.strip(" .()+-_") or "Photos"
        taken = {model.name for model in self.library.models()}
        taken |= {learning.name for learning in self.stopped()}
        names = (stem if number == 1 else f"{stem} {number}" for number in range(1, 10_000))
        return next((name for name in names if name not in taken), stem)

    # What the user asks for

    def look(self, folder: Path) -> None:
        """Look through a folder, instead of what was looked at before."""
        if self.running:
            return
        self.cancel_look()
        self.folder, self.preflight = folder, None
        self._become(State.LOOKING)
        self._worker = run_beside(
            self,
            functools.partial(_look, folder, self._session.filling.inpainter),
            progressed=self._looked,
            succeeded=self._seen,
            failed=self._not_seen,
            cancelled=self._look_ended,
        )

    def cancel_look(self) -> None:
        """Stop looking through the folder."""
        if self.state is State.LOOKING and self._worker is not None:
            self._worker.stop()
            self._worker = None
            self.folder = None
            self._become(State.CHOOSING)

    def start(self, name: str, minutes: float) -> None:
        """Learn from the folder that was looked at. UserError for an unusable name."""
        found = self.preflight
        assert found is not None
        place = self.library.place_for_new(name)
        if any(learning.name == name for learning in self.stopped()):
            raise UserError("{name} is being learnt; choose another name", name=place.name)
        self._learn(found.scan.folder, name, minutes, scan=found.scan, survey=found.survey)

    def go_on(self, learning: StoppedLearning) -> None:
        """Go on with a learning that was stopped."""
        self.cancel_look()
        self.folder = learning.folder
        self.preflight = None  # of another folder
        self._learn(learning.folder, learning.name, learning.seconds / 60, resume=True)

    def discard(self, learning: StoppedLearning) -> None:
        """Forget a learning that was stopped; the photos stay."""
        self.library.remove(learning.name)
        self.changed.emit()

    def pause(self, paused: bool) -> None:
        """Let the learning wait, or go on."""
        self.paused = paused
        self._hold()
        self.changed.emit()

    def finish(self) -> None:
        """Train no longer: judge what has been learnt, and keep it."""
        if self.state is State.LEARNING and self._worker is not None:
            self.paused, self.finishing = False, True
            self._worker.tell("finish")  # learning.FINISH, which cannot be imported in the window
            self._hold()
            self.changed.emit()

    def stop(self) -> None:
        """End at the next step; the state is saved, and the learning can go on another day."""
        if self.state is State.LEARNING and self._worker is not None:
            self._worker.stop()
            self._become(State.STOPPING)

    def begin_again(self) -> None:
        """Leave what has been learnt and choose another folder."""
        if not self.running:
            self.folder, self.preflight, self.outcome = None, None, None
            self._become(State.CHOOSING)

    # What the workers tell

    def _learn(self, folder: Path, name: str, minutes: float, **known: Any) -> None:
        self.name = name
        self.step, self.sample, self.outcome = None, None, None
        self.losses, self.held_out = [], []
        self.paused = self.finishing = False
        make = functools.partial(
            self._make, folder, name, 60 * minutes, library=self.library, **known
        )
        self._worker = run_beside(
            self,
            functools.partial(_learn, make),
            progressed=self._stepped,
            succeeded=self._learnt,
            failed=self._not_learnt,
            cancelled=self._stopped,
        )
        self._become(State.LEARNING)
        self._hold()

    def _become(self, state: State) -> None:
        self.state = state
        self.changed.emit()

    def _hold(self) -> None:
        """The learning waits while a fill runs, or the user lets it wait."""
        if self.state is State.LEARNING and self._worker is not None:
            self._worker.hold(self.paused or self._session.filling.running)

    def _looked(self, progress: Progress) -> None:
        if self.state is State.LOOKING and self.sender() is self._worker:
            self.looked.emit(progress)

    def _seen(self, preflight: Preflight) -> None:
        if self.state is State.LOOKING and self.sender() is self._worker:
            self._worker, self.preflight = None, preflight
            self._become(State.READY)

    def _not_seen(self, error: Exception) -> None:
        if self.state is State.LOOKING and self.sender() is self._worker:
            self._worker, self.folder = None, None
            self._become(State.CHOOSING)
            self._tell(error)

    def _look_ended(self) -> None:
        """It was cancelled, and something else may have begun since."""

    def _stepped(self, step: LearnStep) -> None:
        self.step = step
        self.sample = step.sample or self.sample
        training = step.training
        if training is not None and (not self.losses or training.step > self.losses[-1][0]):
            self.losses.append((training.step, training.loss))
            if training.held_out is not None:
                self.held_out.append((training.step, training.held_out))
        self.stepped.emit(step)

    def _learnt(self, outcome: Outcome) -> None:
        self._worker, self.outcome = None, outcome
        self._become(State.LEARNT)
        self.learnt.emit(outcome)

    def _not_learnt(self, error: Exception) -> None:
        self._worker = None
        self._become(State.CHOOSING if self.preflight is None else State.READY)
        self._tell(error)

    def _stopped(self) -> None:
        self._worker = None
        self._become(State.CHOOSING if self.preflight is None else State.READY)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)


def stage_text(stage: str) -> str:
    """The phase of a learning in the language of the interface."""
    return QCoreApplication.translate("stages", stage)


def _folder_learning(*args: Any, **kwargs: Any) -> FolderLearning:
    from inpaint_app.learning import FolderLearning

    return FolderLearning(*args, **kwargs)


def _look(folder: Path, inpainter: Inpainter | None) -> Generator[Progress, None, Preflight]:
    """Scan, then compare the photos; on the worker's thread."""
    yield Progress(0.0, "Looking through the folder")
    import_torch()
    from inpaint_app.core.inpainter import Inpainter
    from inpaint_app.core.learning.folder_scan import scan_folder
    from inpaint_app.core.learning.plan import plan
    from inpaint_app.core.learning.surveying import survey
    from inpaint_app.shipped import shipped_weights

    scan = yield from scan_folder(folder)
    problem = None
    try:
        plan(scan)
    except UserError as error:
        problem = error
    inpainter = inpainter or Inpainter.load(shipped_weights(), device="cpu")
    surveyed = yield from survey(inpainter.network, scan)
    return Preflight(scan, surveyed, problem)


def _learn(make: Callable[[], FolderLearning]) -> Generator[LearnStep, str | None, Outcome]:
    """The whole learning; on the worker's thread."""
    import_torch()
    _let_others_go_first()
    return (yield from make().steps())


def _let_others_go_first() -> None:
    """Give this thread a lower priority; those of torch that it starts inherit it.

    Linux knows no priority of a thread but its niceness, which Qt does not set.
    """
    QThread.currentThread().setPriority(QThread.Priority.LowPriority)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
