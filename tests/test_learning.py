"""Learning a folder: judged on photos kept aside, resumed exactly, never to the harm of what is."""

from __future__ import annotations

import dataclasses
import itertools
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from short_learning import SECONDS, few_steps, judged_already, trained
from short_learning import few_crops_steer as few_crops_steer
from short_learning import folder as folder
from short_learning import inpainter_here as inpainter_here
from short_learning import planned as planned
from training_photos import tiny_network

from inpaint_app.core.errors import UserError
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.latents import Familiarity
from inpaint_app.core.learning import learning
from inpaint_app.core.learning.learn_steps import (
    AFTER,
    FINISH,
    TRAINING,
    LearnStep,
    Learnt,
)
from inpaint_app.core.learning.learning import learn
from inpaint_app.core.learning.learning_state import (
    LearningState,
    load_state,
)
from inpaint_app.core.learning.plan import Plan
from inpaint_app.core.learning.tuning import choose_trained
from inpaint_app.learning import FolderLearning, Outcome, general_photos
from inpaint_app.library import Library
from models.checkpoint import digest, load_checkpoint


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


@pytest.mark.parametrize("careful", [False, True])
def test_the_latent_space_stays_as_it_is(careful: bool) -> None:
    """Only the decoder learns, of few photos only a part: what is known of photos stays true."""
    network = tiny_network()
    choose_trained(network, careful=careful)
    for part in (network.encoder, network.decoder):
        learnt = {name: x.requires_grad for name, x in part.named_parameters()}
        assert any(learnt.values()) == (part is network.decoder)
        assert all(learnt.values()) == (part is network.decoder and not careful)


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
    loaded = Inpainter.load(model.weights, device="cpu")
    assert loaded.prior == done.learnt.prior
    assert loaded.familiarity is not None
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


def test_resuming_what_was_never_stopped_is_refused(tmp_path: Path, folder: Path) -> None:
    """The command says so in one line, before anything is loaded."""
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
