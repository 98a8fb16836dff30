"""Learning from a folder: a copy of the network trains on it, and is judged on photos kept aside.

    for step in learn(inpainter, plan, place, LearnOptions(seconds=600)): print(step)

The generator returns what came of it. Closing it saves the state, from which `resumed` goes on;
sending it FINISH ends the training early and goes on to the judging.
"""

from __future__ import annotations

import contextlib
import copy
import time
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from inpaint_app.core.errors import Sentence, UserError, shown
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.latents import Familiarity
from inpaint_app.core.learning.judged_holes import JudgedHole, Score, cases
from inpaint_app.core.learning.judging import Judging
from inpaint_app.core.learning.learn_steps import (
    AFTER,
    BEFORE,
    READING,
    TRAINING,
    LearnOptions,
    Learnt,
    Sample,
    Steps,
)
from inpaint_app.core.learning.learning_state import LearningState
from inpaint_app.core.learning.plan import FEWEST, Plan, PlannedPhoto
from inpaint_app.core.learning.prior_fitting import fit_prior
from inpaint_app.core.learning.report import Report
from inpaint_app.core.learning.scores import FeatureDistance, Pixels
from inpaint_app.core.learning.small_photos import Small, read_small
from inpaint_app.core.learning.surveying import describe_all
from inpaint_app.core.learning.tuning import (
    SIDE,
    Practice,
    choose_trained,
    steering_crops,
    tuning_config,
)
from inpaint_app.core.synthesis.setbacks import Setback, setback_of
from inpaint_app.core.synthesis.sharing import all_threads
from models.autoencoder import DenoisingAutoencoder
from models.checkpoint import digest
from models.dataset import Crops
from models.devices import bf16_pays
from models.losses import EncoderFeatures
from models.training import TrainingState, TrainingStep, held_out_error, train

_SAMPLE_EVERY = 60.0  # seconds between fills that show how it goes
# Of the time, what may pass until the holes have been filled as it is before, ...
_JUDGED_SHARE = 0.2
_GENERAL_SHARE = 0.25  # ... and those of the general photos too
_SHARE = 0.15  # of the time is left for training, however long the judging takes
_AGAIN = 1.25  # times as long as before takes the judging of what has learnt
_STEPS = 0.9  # of what is left: the rest goes to saving, and to fills that show how it goes
_LEARNT_SIDE = 320  # short side of what is trained on, as in pretraining
_STEERED = 192  # side of the crops that steer
# Of the error at the start: the best of twenty looks is lower by luck alone. Six photos tell
# little; what they let pass is judged by others.
_LUCK = 0.002
_RISING = 1.5  # times the error at the start: it will not come back
_DRAWN, _WORST = 4, 2  # cases that are shown
_FEW = 4  # photos that steer where none could be kept aside


def learn(
    inpainter: Inpainter,
    plan: Plan,
    place: Path,
    options: LearnOptions,
    *,
    general: Sequence[tuple[str, Small]],
    resumed: LearningState | None = None,
) -> Steps[Learnt]:
    """Learn from the planned photos; the state lies in the folder `place` until the end.

    `inpainter` never changes. `general` are named photos of anything: every second one is repeated
    in training, the others tell what is forgotten. `resumed` goes on from that state. UserError
    where too few photos are left, or memory or the disk does not suffice.
    """
    base = digest(dict(inpainter.network.state_dict()))
    if resumed is not None and resumed.base != base:
        raise UserError("The learning was begun with another network; begin it again")
    state = resumed or LearningState(plan, base, options.seconds)
    work = _Learning(inpainter, state, place, options, general)
    try:
        return (yield from work.steps())
    except GeneratorExit:
        work.save()
        raise
    except Exception as error:
        if setback_of(error) is not Setback.MEMORY:
            raise
        with contextlib.suppress(Exception):  # there may be none to save with either
            work.save()
        raise _no_memory(error) from error


def _no_memory(error: Exception) -> UserError:
    return UserError(
        "There is not enough memory to learn; close other programs and resume", details=str(error)
    )


class _Learning(Judging):
    """One run of a learning: its phases, and what has to be remembered between them."""

    def __init__(
        self,
        inpainter: Inpainter,
        state: LearningState,
        place: Path,
        options: LearnOptions,
        general: Sequence[tuple[str, Small]],
    ) -> None:
        distance = FeatureDistance(copy.deepcopy(inpainter.network))
        super().__init__(state, place, inpainter, distance)
        self.options = options
        self.general = general
        self.prior = inpainter.prior
        self.familiarity: Familiarity | None = None
        self.notes: list[Sentence] = []
        self._shown = time.monotonic()

    def steps(self) -> Steps[Learnt]:
        """All phases; of a resumed learning those that are left."""
        all_threads()
        plan = self.state.plan
        learnt = yield from self._read(plan.learnt, _LEARNT_SIDE)
        steering = yield from self._read(plan.steering, _LEARNT_SIDE)
        judged = yield from self._read(plan.judged, self.options.judged_side)
        if len(learnt) + len(steering) + len(judged) < FEWEST or not (learnt and judged):
            raise UserError(
                "Too few photos are left in {name}; put them back and resume",
                name=shown(plan.folder),
            )
        self.familiarity = yield from self._familiarity([*learnt, *steering])
        holes = yield from self.drawn(
            [(shown(photo.path), photo.group, small) for photo, small in judged],
            self.options.holes,
        )
        others = [(name, -1 - i, small) for i, (name, small) in enumerate(self.general[::2])]
        # There are few of them: of four holes the mean is off by more than may be forgotten.
        general = yield from self.drawn(others, 2 * self.options.holes)
        there = [photo.path for photo, _ in judged]
        if there != (self.state.judged or [photo.path for photo in plan.judged]):
            self.state.before.clear()  # they are of other holes
        self.state.judged = there
        self.count()
        started = self.state.used  # not by the clock: a pause is no time used
        before, general_before = self.state.before, self.state.general_before
        pictures: dict[int, Pixels] = {}
        if not before or "budget" not in self.state.training:  # else it is known how many they are
            try:
                pictures = yield from self.judge(
                    self.inpainter, holes, before, BEFORE, (len(judged), _JUDGED_SHARE)
                )
                few = (len(general) // 2, _GENERAL_SHARE)
                yield from self.judge(self.inpainter, general, general_before, BEFORE, few)
            finally:
                self.count()
                self.state.judging += self.state.used - started
        holes, general = holes[: len(before)], general[: len(general_before)]
        practised = [(shown(photo.path), photo.group, small) for photo, small in learnt]
        there = [photo.path for photo, _ in learnt]
        if there != (self.state.practised or [photo.path for photo in plan.learnt]):
            self.state.tried.clear()
        self.state.practised = there
        self.prior = yield from fit_prior(
            self.inpainter.prior,
            (yield from self.drawn(practised, self.options.practised)),
            self.state.tried,
            self.try_out,
            self._still_fitting,
        )
        network = copy.deepcopy(self.inpainter.network)
        practice = Practice(
            [small for _, small in learnt], [small for _, small in self.general[1::2]], self.device
        )
        aside = [small for _, small in steering or learnt[:_FEW]]
        yield from self._train(network, practice, steering_crops(aside, self.device), holes)
        taught = self._with(network)
        after: list[Score] = []
        general_after: list[Score] = []
        now = yield from self.judge(taught, holes, after, AFTER)
        yield from self.judge(taught, general, general_after, AFTER)
        report = Report(
            cases(holes, before, after),
            cases(general, general_before, general_after),
        )
        samples = []
        for i in dict.fromkeys([*report.drawn(_DRAWN), *report.worst(_WORST)]):
            if i not in pictures:  # filled in an earlier run
                pictures[i] = yield from self.fill(self.inpainter, holes[i], AFTER, 1.0)
            samples.append(Sample(i, holes[i].truth, holes[i].mask, pictures[i], now[i]))
        self.count()
        steps = int(self.state.training.get("step", 0))
        return Learnt(
            network,
            self.prior,
            self.familiarity,
            report,
            tuple(samples),
            steps,
            self.state.used,
            tuple(self.notes),
        )

    def _read(
        self, planned: Sequence[PlannedPhoto], short_side: int
    ) -> Steps[list[tuple[PlannedPhoto, Small]]]:
        """The photos that are still there and as they were."""
        folder = Path(self.state.plan.folder)
        found = []
        for photo in planned:
            yield from self.tell(READING)
            if photo.unchanged(folder):
                with contextlib.suppress(UserError):
                    found.append((photo, read_small(folder / photo.path, short_side).pixels))
        if gone := len(planned) - len(found):
            self.notes.append(
                Sentence("{count} photos have gone or changed and were left out", count=gone)
            )
        return found

    def _still_fitting(self, share: float) -> bool:
        begun = "budget" in self.state.training
        return not (begun or self.finish) and self.state.used < share * self.state.seconds

    def _with(self, network: DenoisingAutoencoder) -> Inpainter:
        return Inpainter(
            network,
            device=self.inpainter.device,
            model=self.inpainter.model,
            prior=self.prior,
            familiarity=self.familiarity,
            base=self.inpainter,
        )

    def _train(
        self,
        network: DenoisingAutoencoder,
        practice: Practice,
        steering: Crops,
        holes: Sequence[JudgedHole],
    ) -> Steps[None]:
        """Train the network; its best weights are in it at the end."""
        state = self.state
        careful = state.plan.careful
        choose_trained(network, careful=careful)
        if "budget" not in state.training:
            self.count()
            rest = state.seconds - state.used - _AGAIN * state.judging
            state.training["budget"] = max(_STEPS * rest, _SHARE * state.seconds)
        if "bf16" not in state.training:  # measured once: a resumed training goes on as it began
            state.training["bf16"] = float(bf16_pays(network, SIDE))
        config = self.options.config or tuning_config(
            state.training["budget"], careful=careful, bf16=bool(state.training["bf16"])
        )
        training = self.training = TrainingState(network, config)
        if state.tensors:
            training.step = int(state.training["step"])
            training.seconds = float(state.training["seconds"])
            training.best = float(state.training["best"])
            training.load_tensors(state.tensors)
        else:  # what it begins with is the best so far
            start = held_out_error(network, steering, _STEERED)
            state.training["start"] = start
            training.best = start * (1 - _LUCK)
            training.best_weights = copy.deepcopy(network.state_dict())
        features = EncoderFeatures(self.inpainter.network)
        while not (state.trained or self.finish):
            batch = state.batch or max(count for _, _, count in config.stages)
            stages = tuple((share, size, min(n, batch)) for share, size, n in config.stages)
            # Training puts its best weights there when it ends, and it pulls towards them.
            network.load_state_dict(self.inpainter.network.state_dict())
            steps = train(
                network,
                practice,
                replace(config, stages=stages),
                held_out=steering,
                features=features,
                state=training,
            )
            try:
                yield from self._follow(steps, holes)
                break
            except (MemoryError, torch.OutOfMemoryError, RuntimeError) as error:
                if setback_of(error) is not Setback.MEMORY:
                    raise
                if batch == 1:
                    raise _no_memory(error) from error
                state.batch = batch // 2
                self.notes.append(
                    Sentence("Memory was short, so fewer pictures were learnt from at once")
                )
            finally:
                steps.close()
        network.load_state_dict(training.best_weights)
        if training.diverged:
            self.notes.append(
                Sentence("The learning went astray and was stopped; its best moment is kept")
            )
        state.trained = True
        self.save()

    def _familiarity(
        self, photos: Sequence[tuple[PlannedPhoto, Small]]
    ) -> Steps[Familiarity | None]:
        """Of photos to these; what describes them, the encoder, is not trained.

        None where nobody knows how photos of anything lie in its latent space.
        """
        background = self.inpainter.background
        if background is None:
            return None
        describing = describe_all(self.inpainter.network, [small for _, small in photos])
        descriptors = yield from self.passed(describing, READING, 1.0)
        return Familiarity.of(descriptors, background, [photo.group for photo, _ in photos])

    def _follow(
        self, steps: Generator[TrainingStep, None, None], holes: Sequence[JudgedHole]
    ) -> Steps[None]:
        """Pass the training's steps on, save and show now and then, and stop what goes astray."""
        assert self.training is not None
        for step in steps:
            yield from self.tell(TRAINING, step.progress, step)
            self.save_if_due()
            if self.finish:
                return
            if step.held_out is not None and step.held_out > _RISING * self.state.training["start"]:
                self.training.diverged = True
                return
            if time.monotonic() - self._shown > _SAMPLE_EVERY:
                yield from self._show(holes, step)

    def _show(self, holes: Sequence[JudgedHole], step: TrainingStep) -> Steps[None]:
        """Fill a hole kept aside with the network as it is now."""
        assert self.training is not None
        i = step.step % len(holes)
        present = self._with(copy.deepcopy(self.training.ema))
        before = yield from self.fill(self.inpainter, holes[i], TRAINING, step.progress)
        after = yield from self.fill(present, holes[i], TRAINING, step.progress)
        sample = Sample(i, holes[i].truth, holes[i].mask, before, after)
        yield from self.tell(TRAINING, step.progress, step, sample)
        self._shown = time.monotonic()
