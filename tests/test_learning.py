"""Learning a folder: judged on photos kept aside, resumed exactly, never to the harm of what is."""

from __future__ import annotations

import copy
import dataclasses
import itertools
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from generators import ended
from test_folder_scan import save
from training_photos import tiny_network

from inpaint_app.core.errors import UserError
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.latents import Familiarity
from inpaint_app.core.learning import learning, learning_state, tuning
from inpaint_app.core.learning.folder_scan import scan_folder
from inpaint_app.core.learning.judged_holes import Score
from inpaint_app.core.learning.learn_steps import (
    AFTER,
    FINISH,
    TRAINING,
    LearnOptions,
    LearnStep,
    Learnt,
)
from inpaint_app.core.learning.learning import learn
from inpaint_app.core.learning.learning_state import (
    LearningState,
    load_state,
)
from inpaint_app.core.learning.plan import Plan, plan
from inpaint_app.core.learning.tuning import tuning_config
from inpaint_app.learning import FolderLearning, Outcome, general_photos
from inpaint_app.library import Library
from models.checkpoint import digest, load_checkpoint
from models.training import TrainingConfig, train

SECONDS = 60.0


def few_steps(steps: int = 6, **changes: Any) -> LearnOptions:
    """A learning of few small steps, whose holes are filled in a tenth of a second."""
    config = dataclasses.replace(
        tuning_config(SECONDS, careful=False),
        steps=steps,
        stages=((1.0, 32, 2),),
        warm_up=1,
        held_out_every=2,
        **changes,
    )
    return LearnOptions(SECONDS, config, judged_side=48, holes=1, practised=0)


@pytest.fixture(scope="module", autouse=True)
def few_crops_steer() -> Iterator[None]:
    """The training is steered by few crops: on a drawn photo they tell nothing anyway."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tuning, "_STEERED_BY", 1)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    save(folder, 13)
    return folder


@pytest.fixture(scope="module")
def planned(folder: Path) -> Plan:
    return plan(ended(scan_folder(folder)))


@pytest.fixture(scope="module")
def inpainter_here() -> Inpainter:
    return Inpainter(tiny_network())


def judged_already(planned: Plan, inpainter: Inpainter) -> LearningState:
    """A learning whose holes were filled before, so that it begins with training."""
    state = LearningState(planned, digest(dict(inpainter.network.state_dict())), SECONDS)
    state.before = [Score(0.2, 0.1)] * len(planned.judged)
    return state


def trained(
    steps: Generator[LearnStep, str | None, Learnt], until: int = 10**9
) -> tuple[list[LearnStep], Generator[LearnStep, str | None, Learnt]]:
    """The training's news up to a step or to its end, and the generator there."""
    news = []
    for step in steps:
        if step.stage not in (learning.READING, TRAINING):
            break
        if step.training is not None:
            news.append(step)
            if step.training.step >= until:
                break
    return news, steps


@pytest.fixture(scope="module")
def outcome(
    tmp_path_factory: pytest.TempPathFactory, folder: Path, inpainter_here: Inpainter
) -> tuple[Outcome, Library, list[LearnStep]]:
    """One learning from scan to library."""
    library = Library(tmp_path_factory.mktemp("data"))
    patch = pytest.MonkeyPatch()
    patch.setattr("inpaint_app.learning.general_photos", list)
    patch.setattr(learning, "_SAMPLE_EVERY", 0.0)
    (folder / "list.txt").write_text("no photo")
    work = FolderLearning(
        folder, "Try", SECONDS, library=library, inpainter=inpainter_here, options=few_steps(2)
    )
    before = digest(dict(inpainter_here.network.state_dict()))
    told: list[LearnStep] = []
    steps = work.steps()
    done: Outcome | None = None
    try:
        while True:
            told.append(next(steps))
    except StopIteration as end:
        done = end.value
    finally:
        patch.undo()
    assert done is not None
    assert digest(dict(inpainter_here.network.state_dict())) == before
    return done, library, told


def test_a_learning_ends_in_the_library(
    outcome: tuple[Outcome, Library, list[LearnStep]], folder: Path
) -> None:
    """Weights, report and page lie there; the state is gone; the summary has what scripts need."""
    done, library, _ = outcome
    [model] = library.models()
    assert model.verdict == done.learnt.report.verdict
    origin = load_checkpoint(model.weights).origin
    assert origin["photos"] == 13
    assert Familiarity.from_dict(origin["familiarity"]) is not None
    assert Inpainter.load(model.weights, device="cpu").prior == done.learnt.prior
    assert done.summary()["search"] == origin["search"] == done.learnt.prior.to_dict()
    assert sorted(file.name for file in model.weights.parent.iterdir()) == [
        "model.safetensors",
        "report.html",
        "report.json",
    ]
    found = done.summary()
    for key in ("photos", "skipped", "held_out", "steps", "seconds", "before", "after"):
        assert isinstance(found[key], int | float)
    assert (found["photos"], found["skipped"], found["steps"]) == (13, 1, 2)
    assert found["verdict"] in ("better", "no difference", "worse")
    assert 0 <= found["win_rate"] <= 1
    assert found["model_file"] == str(model.weights)
    assert str(folder) not in model.weights.read_bytes().decode("latin-1")


def test_a_learning_tells_how_it_goes(outcome: tuple[Outcome, Library, list[LearnStep]]) -> None:
    """Every phase, the loss of each step, sample fills, and how long it will take."""
    _, _, told = outcome
    stages = [stage for stage, _ in itertools.groupby(step.stage for step in told)]
    order = [learning.READING, learning.BEFORE, TRAINING, AFTER]
    assert stages[-4:] == order
    assert {step.training.step for step in told if step.training} == {1, 2}
    assert any(step.sample is not None for step in told)
    assert all(0 <= step.fraction <= 1 and step.seconds_left >= 0 for step in told)


def test_what_is_shown_are_cases_of_the_report(
    outcome: tuple[Outcome, Library, list[LearnStep]],
) -> None:
    """Outside the hole before and after are the photo."""
    done, _, _ = outcome
    assert done.learnt.samples
    for sample in done.learnt.samples:
        assert (sample.before[~sample.mask] == sample.truth[~sample.mask]).all()
        assert (sample.after[~sample.mask] == sample.truth[~sample.mask]).all()


def test_a_name_that_is_taken_is_refused(
    outcome: tuple[Outcome, Library, list[LearnStep]], folder: Path
) -> None:
    """A model is never overwritten by another learning."""
    _, library, _ = outcome
    with pytest.raises(UserError, match="exists already"):
        next(FolderLearning(folder, "Try", SECONDS, library=library).steps())


def test_a_stopped_learning_resumes_exactly(
    tmp_path: Path, planned: Plan, inpainter_here: Inpainter
) -> None:
    """Stopped after two steps and gone on with, the weights are those of an undisturbed run."""

    def run(state: LearningState, place: Path) -> Generator[LearnStep, str | None, Learnt]:
        return learn(inpainter_here, planned, place, few_steps(4), general=[], resumed=state)

    _, steps = trained(run(judged_already(planned, inpainter_here), tmp_path / "whole"))
    steps.close()
    whole = load_state(tmp_path / "whole")
    news, steps = trained(run(judged_already(planned, inpainter_here), tmp_path / "parts"), until=2)
    assert news[-1].training is not None
    steps.close()
    stopped = load_state(tmp_path / "parts")
    assert stopped is not None
    assert stopped.training["step"] == 2
    news, steps = trained(run(stopped, tmp_path / "parts"))
    steps.close()
    resumed = load_state(tmp_path / "parts")
    assert whole is not None
    assert resumed is not None
    assert [step.training.step for step in news if step.training] == [3, 4]
    assert digest(resumed.tensors) == digest(whole.tensors)


def test_finish_keeps_what_was_learnt_so_far(
    tmp_path: Path, planned: Plan, inpainter_here: Inpainter
) -> None:
    """After FINISH the training ends at once and the judging follows."""
    state = judged_already(planned, inpainter_here)
    options = few_steps(10**6)
    _, steps = trained(
        learn(inpainter_here, planned, tmp_path, options, general=[], resumed=state), until=2
    )
    step = steps.send(FINISH)
    assert step.stage == AFTER
    steps.close()
    kept = load_state(tmp_path)
    assert kept is not None
    assert kept.trained


def test_where_time_is_short_each_photo_is_judged_by_one_hole(
    tmp_path: Path, planned: Plan, inpainter_here: Inpainter
) -> None:
    """What judging may take has its limit, which leaves time to learn; no photo is left out.

    Of the holes in photos of anything, whose mean must not be chance, half are filled.
    """
    state = LearningState(planned, digest(dict(inpainter_here.network.state_dict())), SECONDS)
    state.used = SECONDS
    options = dataclasses.replace(few_steps(1), holes=3)
    general = general_photos()[:2]  # one to judge by, one to repeat
    steps = learn(inpainter_here, planned, tmp_path, options, general=general, resumed=state)
    for step in steps:
        if step.stage == TRAINING:
            break
    steps.close()
    assert len(state.before) == len(planned.judged)
    assert len(state.general_before) == options.holes


def test_a_learning_of_another_network_is_not_gone_on_with(
    tmp_path: Path, planned: Plan, inpainter_here: Inpainter
) -> None:
    """Weights that have changed in between would make the report a lie."""
    state = judged_already(planned, Inpainter(tiny_network(1)))
    with pytest.raises(UserError, match="another network"):
        next(learn(inpainter_here, planned, tmp_path, few_steps(), general=[], resumed=state))


@pytest.mark.fault(62)
@pytest.mark.parametrize("fault", ["nan", "rising"])
def test_a_learning_that_goes_astray_keeps_its_best(
    tmp_path: Path,
    planned: Plan,
    inpainter_here: Inpainter,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    """Values that are no numbers, and an error that only rises, end it; the start is not lost."""

    def spoilt(network: Any, *args: Any, state: Any, **options: Any) -> Iterator[Any]:
        for step in train(network, *args, state=state, **options):
            if fault == "nan" and step.step == 2:
                next(iter(state.network.parameters())).data.fill_(float("nan"))
            risen = 99.0 if fault == "rising" and step.step == 2 else step.held_out
            yield dataclasses.replace(step, held_out=risen)

    monkeypatch.setattr(learning, "train", spoilt)
    state = judged_already(planned, inpainter_here)
    options = few_steps(50, learning_rate=0.0)
    news, steps = trained(
        learn(inpainter_here, planned, tmp_path, options, general=[], resumed=state)
    )
    assert len(news) < 10
    steps.close()
    kept = load_state(tmp_path)
    assert kept is not None
    assert kept.trained
    start = inpainter_here.network.state_dict()
    assert all(torch.equal(kept.tensors[f"best.{name}"], start[name]) for name in start)


@pytest.mark.fault(63)
def test_short_memory_is_answered_by_fewer_pictures_at_once(
    tmp_path: Path, planned: Plan, inpainter_here: Inpainter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The batch is halved until it fits; if one picture does not fit, a sentence says so."""
    batches: list[int] = []

    def short(network: Any, crops: Any, config: TrainingConfig, **options: Any) -> Iterator[Any]:
        batches.append(config.stages[0][2])
        if config.stages[0][2] > fits:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory")
        yield from train(network, crops, config, **options)

    monkeypatch.setattr(learning, "train", short)
    config = dataclasses.replace(few_steps(2).config or TrainingConfig(), stages=((1.0, 32, 4),))
    options = LearnOptions(SECONDS, config, judged_side=48, holes=1, practised=0)
    fits = 1
    state = judged_already(planned, inpainter_here)
    news, steps = trained(
        learn(inpainter_here, planned, tmp_path, options, general=[], resumed=state)
    )
    steps.close()
    assert batches == [4, 2, 1]
    assert len(news) == 2
    fits = 0
    state = judged_already(planned, inpainter_here)
    with pytest.raises(UserError, match="not enough memory to learn"):
        trained(learn(inpainter_here, planned, tmp_path, options, general=[], resumed=state))


@pytest.mark.fault(64)
def test_learning_never_touches_the_network_that_fills(
    tmp_path: Path, planned: Plan, inpainter_here: Inpainter
) -> None:
    """While it trains, the inpainter's weights are bit for bit as before."""
    before = copy.deepcopy(inpainter_here.network.state_dict())
    state = judged_already(planned, inpainter_here)
    steps = learn(inpainter_here, planned, tmp_path, few_steps(3), general=[], resumed=state)
    for step in steps:
        now = inpainter_here.network.state_dict()
        assert all(torch.equal(now[name], before[name]) for name in before)
        if step.stage == AFTER:
            break
    steps.close()


@pytest.mark.fault(68)
def test_photos_that_vanish_are_left_out_or_end_it(
    tmp_path: Path, inpainter_here: Inpainter
) -> None:
    """One that is gone costs itself; when too few are left a sentence says to put them back."""
    save(tmp_path / "photos", 14)
    planned = plan(ended(scan_folder(tmp_path / "photos")))
    gone = [photo.path for photo in planned.learnt]
    (tmp_path / "photos" / gone[0]).unlink()
    state = judged_already(planned, inpainter_here)
    news, steps = trained(
        learn(inpainter_here, planned, tmp_path / "a", few_steps(1), general=[], resumed=state)
    )
    assert len(news) == 1
    steps.close()
    for name in gone[1:4]:
        (tmp_path / "photos" / name).write_bytes(b"another file now")
    state = judged_already(planned, inpainter_here)
    with pytest.raises(UserError, match="Too few photos are left in photos"):
        trained(
            learn(inpainter_here, planned, tmp_path / "b", few_steps(1), general=[], resumed=state)
        )


@pytest.mark.fault(69)
def test_no_data_loader_with_processes_is_used() -> None:
    """Workers of torch's DataLoader hang in threads, so there is none in the program."""
    root = Path(learning.__file__).parents[3]
    files = [*root.glob("inpaint_app/**/*.py"), *root.glob("models/**/*.py")]
    assert len(files) > 50
    assert not [file for file in files if "DataLoader(" in file.read_text(encoding="utf-8")]


@pytest.mark.fault(70)
def test_time_is_counted_by_a_clock_that_nobody_sets() -> None:
    """Neither learning nor training asks for the time of day."""
    for module in (learning, learning_state, sys.modules[train.__module__]):
        assert module.__file__ is not None
        text = Path(module.__file__).read_text(encoding="utf-8")
        assert "time.time(" not in text
        assert "datetime" not in text


def test_stopping_the_command_leaves_a_state_to_resume(tmp_path: Path, folder: Path) -> None:
    """Options are checked before anything is loaded, and a stray --resume is told."""
    done = subprocess.run(
        [sys.executable, "-m", "inpaint_app", "learn", str(folder), "--name", "No", "--resume"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={"XDG_DATA_HOME": str(tmp_path), "PATH": "", "HOME": str(tmp_path)},
        cwd=Path(learning.__file__).parents[3],
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no stopped learning named No" in done.stderr
