"""Learning a folder from scan to library: what the command line and the window both run."""

from __future__ import annotations

import datetime
import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from inpaint_app import shipped
from inpaint_app.core.atomic import sweep_strays
from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.fills import Progress
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.learning.folder_scan import FolderScan, scan_folder
from inpaint_app.core.learning.learn_steps import LearnOptions, LearnStep, Learnt
from inpaint_app.core.learning.learning import learn
from inpaint_app.core.learning.learning_state import forget_state, load_state
from inpaint_app.core.learning.plan import Plan, plan
from inpaint_app.core.learning.report_page import report_page
from inpaint_app.core.learning.small_photos import Small, read_small
from inpaint_app.core.learning.surveying import Survey, survey
from inpaint_app.library import PAGE, Library
from models import checkpoint
from models.checkpoint import Checkpoint, save_checkpoint

T = TypeVar("T")
SCANNING = "Looking through the folder"
_GENERAL_SIDE = 256


@dataclass(frozen=True)
class Outcome:
    """A finished learning, as it lies in the library."""

    name: str
    plan: Plan
    learnt: Learnt
    device: str
    weights: Path

    def summary(self) -> dict[str, Any]:
        """What a script wants to know."""
        report, change = self.learnt.report, self.learnt.report.change
        return {
            "name": self.name,
            "folder": self.plan.folder,
            "photos": self.plan.photos,
            "skipped": sum(self.plan.skipped.values()),
            "skipped_reasons": self.plan.skipped,
            "unlike": list(self.plan.unlike),
            "held_out": len(self.plan.judged),
            "holes": len(report.cases),
            "steps": self.learnt.steps,
            "seconds": round(self.learnt.seconds, 1),
            "device": self.device,
            "before": report.before,
            "after": report.after,
            "change": change.mean,
            "interval": [change.low, change.high],
            "error_change": report.error_change.mean,
            "general_change": report.general_change.mean,
            "win_rate": report.win_rate,
            "verdict": report.verdict,
            "search": self.learnt.prior.to_dict(),
            "notes": list(self.learnt.notes),
            "model_file": str(self.weights),
            "report_file": str(self.weights.with_name(PAGE)),
        }


class FolderLearning:
    """One learning of one folder under one name."""

    def __init__(
        self,
        folder: Path,
        name: str,
        seconds: float,
        device: str = "auto",
        *,
        resume: bool = False,
        library: Library | None = None,
        scan: FolderScan | None = None,
        survey: Survey | None = None,
        inpainter: Inpainter | None = None,
        options: LearnOptions | None = None,
    ) -> None:
        """`scan`, its `survey` and `inpainter` spare the work where they are known already."""
        self._folder = folder
        self._name = name
        self._options = options or LearnOptions(seconds)
        self._device = device
        self._resume = resume
        self._library = library or Library()
        self._scan = scan
        self._survey = survey
        self._inpainter = inpainter

    @property
    def begun(self) -> bool:
        """Whether a state of it lies in the library, from which it can be gone on with."""
        return load_state(self._library.place_for_new(self._name)) is not None

    def steps(self) -> Generator[LearnStep, str | None, Outcome]:
        """Scan, learn, judge, keep; UserError for what the user can mend."""
        with self._library.making(self._name) as place:
            return (yield from self._steps(place))

    def _steps(self, place: Path) -> Generator[LearnStep, str | None, Outcome]:
        sweep_strays(place)
        checkpoint.sweep_strays(place)  # of states and weights
        resumed = load_state(place)
        if resumed is None:
            if self._resume:
                raise UserError(
                    "There is no stopped learning named {name}; begin it without --resume",
                    name=self._name,
                )
            if self._scan is None:
                self._scan = yield from self._told(scan_folder(self._folder))
            if self._survey is None:
                self._survey = yield from self._told(survey(self._loaded().network, self._scan))
            planned = plan(self._scan, self._survey.unlike)
        elif not self._resume:
            raise UserError(
                "A stopped learning named {name} waits; add --resume to go on with it, or remove "
                "it: inpaint-app models remove NAME",
                name=self._name,
            )
        else:
            planned = resumed.plan
            if os.path.abspath(self._folder) != planned.folder:
                raise UserError(
                    "The learning {name} is of another folder ({folder}); choose another name",
                    name=self._name,
                    folder=shown(planned.folder),
                )
        inpainter = self._loaded()
        learnt = yield from learn(
            inpainter, planned, place, self._options, general=general_photos(), resumed=resumed
        )
        outcome = Outcome(self._name, planned, learnt, inpainter.device, place)
        return self._keep(outcome)

    def _loaded(self) -> Inpainter:
        if self._inpainter is None:
            self._inpainter = Inpainter.load(shipped.shipped_weights(), device=self._device)
        return self._inpainter

    def _told(self, steps: Generator[Progress, None, T]) -> Generator[LearnStep, str | None, T]:
        """The steps before learning begins, as news of it, and what they return."""
        try:
            while True:
                yield LearnStep(next(steps).stage, 0.0, self._options.seconds)
        except StopIteration as end:
            result: T = end.value
            return result
        finally:
            steps.close()

    def _keep(self, outcome: Outcome) -> Outcome:
        """Write weights and report into the library; only then is the state forgotten."""
        learnt = outcome.learnt
        weights = self._library.weights(self._name)
        outcome = Outcome(outcome.name, outcome.plan, learnt, outcome.device, weights)
        change = learnt.report.change
        origin = {
            "learnt": self._name,
            "date": datetime.date.today().isoformat(),
            "photos": outcome.plan.photos,
            "steps": learnt.steps,
            "seconds": round(learnt.seconds),
            "verdict": learnt.report.verdict,
            "change": change.mean,
            "familiarity": learnt.familiarity and learnt.familiarity.to_dict(),
            "search": learnt.prior.to_dict(),
        }
        report = {
            **outcome.summary(),
            "date": origin["date"],
            "change": {"mean": change.mean, "low": change.low, "high": change.high},
            "report": learnt.report.to_dict(),
        }
        try:
            weights.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._library.write_report(self._name, report, report_page(report, learnt.samples))
            # Last: with its weights the model exists.
            network = learnt.network
            save_checkpoint(weights, Checkpoint(network.config, dict(network.state_dict()), origin))
        except OSError as error:
            raise UserError(
                "The learnt model could not be saved in {name} ({reason}); make room and resume",
                name=shown(weights.parent),
                reason=error.strerror or type(error).__name__,
                details=repr(error),
            ) from error
        forget_state(weights.parent)
        return outcome


def general_photos() -> list[tuple[str, Small]]:
    """The photos of anything that come with the application, by name."""
    files = sorted((shipped.RESOURCES / "general").glob("*.jpg"))
    return [(file.stem, read_small(file, _GENERAL_SIDE).pixels) for file in files]
