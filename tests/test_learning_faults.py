"""What can go wrong while a folder is learnt, and what is not lost then."""

from __future__ import annotations

import copy
import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from generators import ended
from short_learning import SECONDS, few_steps, judged_already, trained
from short_learning import few_crops_steer as few_crops_steer
from short_learning import folder as folder
from short_learning import inpainter_here as inpainter_here
from short_learning import planned as planned
from test_folder_scan import save

from inpaint_app.core.errors import UserError
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.learning import judging, learning, learning_state, running
from inpaint_app.core.learning.folder_scan import scan_folder
from inpaint_app.core.learning.judged_holes import Score, judged_holes
from inpaint_app.core.learning.learn_steps import AFTER, TRAINING, LearnOptions
from inpaint_app.core.learning.learning import learn
from inpaint_app.core.learning.learning_state import load_state
from inpaint_app.core.learning.plan import Plan, plan
from models.training import TrainingConfig, train


def fourteen(folder: Path) -> Plan:
    """So many photos saved there, and what learning would do with them."""
    save(folder, 14)
    return plan(ended(scan_folder(folder)))


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
    planned = fourteen(tmp_path / "photos")
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


@pytest.mark.fault(68)
def test_photos_that_were_put_back_are_not_judged_by_the_holes_of_others(
    tmp_path: Path, inpainter_here: Inpainter
) -> None:
    """What was filled while one was away is filled again: the scores are paired by their place."""
    planned = fourteen(tmp_path / "photos")
    state = judged_already(planned, inpainter_here)
    away = tmp_path / "photos" / planned.judged[0].path
    away.rename(tmp_path / "away")
    options = few_steps(1)
    for there in (len(planned.judged) - 1, len(planned.judged)):
        steps = learn(inpainter_here, planned, tmp_path / "a", options, general=[], resumed=state)
        for step in steps:
            if step.stage not in (learning.READING, learning.BEFORE):
                break
        steps.close()
        assert len(state.judged) == there
        assert len(state.before) == there * options.holes
        assert Score(0.2, 0.1) not in state.before
        state.before = [Score(0.2, 0.1)] * len(state.before)
        if away.exists():
            break
        (tmp_path / "away").rename(away)


@pytest.mark.fault(68)
def test_what_was_tried_in_photos_that_are_gone_is_not_taken_for_that_in_others(
    tmp_path: Path, inpainter_here: Inpainter
) -> None:
    """Nor when they are back: distances are paired with holes by their place."""
    planned = fourteen(tmp_path / "photos")
    state = judged_already(planned, inpainter_here)
    photo, aside = tmp_path / "photos" / planned.learnt[0].path, tmp_path / "aside"
    for away, cleared in ((False, False), (True, True), (True, False), (False, True)):
        now, then = (photo, aside) if away else (aside, photo)
        if now.exists():
            now.rename(then)
        state.tried = {"a prior": [0.1]}
        steps = learn(
            inpainter_here, planned, tmp_path / "a", few_steps(1), general=[], resumed=state
        )
        for step in steps:
            if step.stage == TRAINING:
                break
        steps.close()
        assert ("a prior" not in state.tried) == cleared


@pytest.mark.fault(63)
@pytest.mark.parametrize("place", ["score", "held_out_error", "describe_all"])
def test_want_of_memory_anywhere_is_told_and_the_state_stays(
    tmp_path: Path,
    planned: Plan,
    inpainter_here: Inpainter,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    """Not only while it trains: one sentence, and it can be gone on with."""

    def short(*_: Any, **__: Any) -> Any:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr(judging if place == "score" else learning, place, short)
    state = judged_already(planned, inpainter_here)
    if place == "score":
        state.before.clear()
    with pytest.raises(UserError, match="not enough memory to learn"):
        list(learn(inpainter_here, planned, tmp_path, few_steps(1), general=[], resumed=state))
    assert load_state(tmp_path) is not None


def test_a_pause_while_holes_are_filled_takes_no_time_from_training(
    tmp_path: Path, planned: Plan, inpainter_here: Inpainter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held for an hour after each step: what judging is thought to need stays what it took.

    So it is where the learning is stopped while it is held.
    """
    now = [0.0]
    monkeypatch.setattr(running, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(learning, "time", SimpleNamespace(monotonic=lambda: now[0]))
    state = judged_already(planned, inpainter_here)
    state.before.clear()
    steps = learn(inpainter_here, planned, tmp_path, few_steps(1), general=[], resumed=state)
    for step in steps:
        now[0] += 3600
        if step.stage == TRAINING:
            break
    steps.close()
    assert state.before
    assert (state.judging, state.used) == (0.0, 0.0)


def test_holes_in_long_pictures_are_drawn_small() -> None:
    """Of the same share; at full length the largest would take half a minute each."""
    long = np.zeros((40, 6000, 3), np.uint8)
    for hole in judged_holes([("long", 0, long)], 2):
        assert hole.mask.shape == (40, 6000)
        assert 0.03 <= hole.mask.mean() <= 0.2


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
