"""What the tests of learning share: thirteen drawn photos, a tiny network, few steps."""

from __future__ import annotations

import dataclasses
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from generators import ended
from test_folder_scan import save
from training_photos import drawn_photos, tiny_network

from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.latents import Background
from inpaint_app.core.learning import learning, tuning
from inpaint_app.core.learning.folder_scan import scan_folder
from inpaint_app.core.learning.judged_holes import Score
from inpaint_app.core.learning.learn_steps import TRAINING, LearnOptions, LearnStep, Learnt
from inpaint_app.core.learning.learning_state import LearningState
from inpaint_app.core.learning.plan import Plan, plan
from inpaint_app.core.learning.tuning import tuning_config
from inpaint_app.core.synthesis.describing import describe
from models.checkpoint import digest

SECONDS = 600.0  # of a learning; few_steps end it sooner, on the slowest machine as well


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
    return Inpainter(tiny_network(), background=anything())


def anything() -> Background:
    """How photos of anything lie in the tiny network's latent space, by a few drawn ones."""
    network = tiny_network()
    return Background.of(np.stack([describe(network, photo) for photo in drawn_photos(20)]))


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
