"""A learning on disk: saved whole every half minute, resumed exactly, two generations kept."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from torch import Tensor

from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.learning.judged_holes import Score
from inpaint_app.core.learning.plan import Plan
from inpaint_app.core.learning.scores import MEASURE
from inpaint_app.core.learning.stopped import PREVIOUS, STATE
from models.checkpoint import CheckpointError, load_tensors, save_tensors
from models.training import TrainingState

_KIND = "learning"


@dataclass
class LearningState:
    """All that a learning needs to go on, besides the network that it began with."""

    plan: Plan
    base: str  # SHA-256 of the weights it began with
    seconds: float  # that were asked for
    used: float = 0.0  # seconds spent so far, in all runs
    batch: int = 0  # halved when memory was short; 0: as the schedule says
    judged: list[str] = field(default_factory=list)  # photos that `before` is of
    practised: list[str] = field(default_factory=list)  # photos that `tried` is of
    before: list[Score] = field(default_factory=list)
    general_before: list[Score] = field(default_factory=list)
    trained: bool = False  # only the judging is left
    diverged: bool = False
    judging: float = 0.0  # seconds that the fills of before took
    tried: dict[str, list[float]] = field(default_factory=dict)  # as of `fit_prior`
    training: dict[str, Any] = field(default_factory=dict)  # step, seconds, best and budget
    tensors: dict[str, Tensor] = field(default_factory=dict)  # of the TrainingState


def save_state(folder: Path, learning: LearningState) -> None:
    """Write the state; the one before stays beside it. UserError when the disk says no."""
    header = {
        "kind": _KIND,
        "measure": MEASURE,
        "plan": learning.plan.to_dict(),
        "base": learning.base,
        "seconds": learning.seconds,
        "used": learning.used,
        "batch": learning.batch,
        "judged": learning.judged,
        "practised": learning.practised,
        "before": learning.before,
        "general_before": learning.general_before,
        "trained": learning.trained,
        "diverged": learning.diverged,
        "judging": learning.judging,
        "tried": learning.tried,
        "training": learning.training,
    }
    state = folder / STATE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if state.exists():
            os.replace(state, folder / PREVIOUS)
        save_tensors(state, learning.tensors, header)
        os.chmod(state, 0o600)
    except OSError as error:
        raise UserError(
            "The state of the learning could not be saved in {name} ({reason}); what was saved "
            "before is whole: make room on the disk and resume",
            name=shown(folder),
            reason=error.strerror or type(error).__name__,
            details=repr(error),
        ) from error


def load_state(folder: Path) -> LearningState | None:
    """The newest state that is whole; None where there is none.

    UserError where only damaged ones are left; nothing is deleted.
    """
    problems = []
    for path in (path for path in (folder / STATE, folder / PREVIOUS) if path.exists()):
        try:
            return _read(path)
        except (CheckpointError, OSError, KeyError, TypeError, ValueError) as error:
            problems.append(f"{path.name}: {error}")
            with contextlib.suppress(OSError):  # out of the way of the next save
                os.replace(path, path.with_name(f"{path.name}.damaged"))
    if problems:
        raise UserError(
            "The saved state of the learning {name} is damaged; begin again under another name",
            name=shown(folder),
            details="\n".join(problems),
        )
    return None


def forget_state(folder: Path) -> None:
    """Remove the state of a learning that has ended."""
    for name in (STATE, PREVIOUS):
        with contextlib.suppress(OSError):
            (folder / name).unlink()


def _read(path: Path) -> LearningState:
    tensors, header = load_tensors(path)
    if header.get("kind") != _KIND:
        raise ValueError("it is no state of a learning")
    if header.get("measure") != MEASURE:
        raise UserError(
            "The learning {name} was begun by another version of the application; remove it and "
            "begin again",
            name=shown(path.parent),
            details="its fills were judged by another measure",
        )
    return LearningState(
        plan=Plan.from_dict(header["plan"]),
        base=str(header["base"]),
        seconds=float(header["seconds"]),
        used=float(header["used"]),
        batch=int(header["batch"]),
        judged=[str(path) for path in header.get("judged", ())],
        practised=[str(path) for path in header.get("practised", ())],
        before=[Score(*map(float, s)) for s in header["before"]],
        general_before=[Score(*map(float, s)) for s in header["general_before"]],
        trained=bool(header["trained"]),
        diverged=bool(header["diverged"]),
        judging=float(header["judging"]),
        tried={
            str(prior): [float(x) for x in distances]
            for prior, distances in header["tried"].items()
        },
        training=dict(header["training"]),
        tensors=tensors,
    )


def kept_of(training: TrainingState) -> dict[str, Tensor]:
    """What is saved of a training: all of it, or the best alone where the rest has gone astray."""
    tensors = training.tensors()
    if all(bool(t.isfinite().all()) for t in tensors.values()):
        return tensors
    best = training.best_weights.items()
    # Copies: the file refuses tensors that share their memory.
    return {f"{part}.{name}": t.clone() for part in ("raw", "ema", "best") for name, t in best}
