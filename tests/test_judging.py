"""Holes are filled several at once, and each has the score that it would have by itself."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from generators import ended
from training_photos import drawn_photos, tiny_network

from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.learning import judging
from inpaint_app.core.learning.judged_holes import JudgedHole, fill_hole, judged_holes, score
from inpaint_app.core.learning.judging import Judging
from inpaint_app.core.learning.learn_steps import BEFORE
from inpaint_app.core.learning.learning_state import LearningState
from inpaint_app.core.learning.plan import Plan
from inpaint_app.core.learning.prior_fitting import Trial
from inpaint_app.core.learning.scores import FeatureDistance
from inpaint_app.core.synthesis import setbacks, sharing
from inpaint_app.core.synthesis.search_prior import PLAIN, SearchPrior

NEAR = SearchPrior(near=20.0)


@pytest.fixture(autouse=True)
def threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two, however many cores this machine has."""
    monkeypatch.setattr(sharing, "THREADS", 2)


@pytest.fixture(scope="module")
def inpainter() -> Inpainter:
    return Inpainter(tiny_network())


@pytest.fixture(scope="module")
def holes() -> list[JudgedHole]:
    photos = drawn_photos(5, height=48, width=64)
    return list(judged_holes([(str(i), i, photo) for i, photo in enumerate(photos)], 1))


def by_itself(inpainter: Inpainter, hole: JudgedHole, prior: SearchPrior = PLAIN) -> float:
    distance = FeatureDistance(inpainter.network)
    return score(distance, hole, ended(fill_hole(inpainter.expecting(prior), hole))).distance


def judge_of(inpainter: Inpainter, place: Path) -> Judging:
    state = LearningState(Plan("", (), (), (), {}), "", 600.0)
    return Judging(state, place, inpainter, FeatureDistance(inpainter.network))


def test_each_hole_has_its_own_score(
    tmp_path: Path, inpainter: Inpainter, holes: list[JudgedHole]
) -> None:
    """Also where judging was stopped in the middle, and gone on with."""
    scores: list[judging.Score] = []
    steps = judge_of(inpainter, tmp_path).judge(inpainter, holes, scores, BEFORE)
    while len(scores) < 2:
        next(steps)
    steps.close()
    pictures = ended(judge_of(inpainter, tmp_path).judge(inpainter, holes, scores, BEFORE))
    assert [one.distance for one in scores] == [by_itself(inpainter, hole) for hole in holes]
    assert len(set(scores)) == len(holes)
    assert list(pictures) == [2, 3, 4]


def trials_of(holes: list[JudgedHole]) -> tuple[list[Trial], list[float], list[float]]:
    plain: list[float] = []
    near: list[float] = []
    pairs = ((PLAIN, plain), (NEAR, near))
    return [Trial(prior, hole, into) for hole in holes for prior, into in pairs], plain, near


def test_each_trial_has_its_own_distance(
    tmp_path: Path, inpainter: Inpainter, holes: list[JudgedHole]
) -> None:
    """Two priors, hole by hole, are not taken for one another."""
    trials, plain, near = trials_of(holes)
    ended(judge_of(inpainter, tmp_path).try_out(trials))
    assert plain == [by_itself(inpainter, hole) for hole in holes]
    assert near == [by_itself(inpainter, hole, NEAR) for hole in holes]
    assert plain != near


@pytest.mark.fault(33)
def test_where_memory_is_short_for_two_holes_they_are_filled_one_by_one(
    tmp_path: Path,
    inpainter: Inpainter,
    holes: list[JudgedHole],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """None is left out, none made twice, and all have their own distance."""
    judge = judge_of(inpainter, tmp_path)
    going: set[int] = set()

    def tight(inpainter: Inpainter, hole: JudgedHole) -> Generator[None, None, Any]:
        own = object()
        going.add(id(own))
        try:
            while len(plain) == 2 and judge._together and len(going) == 1:
                yield  # until another has begun
            if len(plain) >= 2 and len(going) > 1:
                raise MemoryError("no room for two")
            return (yield from fill_hole(inpainter, hole))
        finally:
            going.remove(id(own))

    monkeypatch.setattr(judging, "fill_hole", tight)
    trials, plain, near = trials_of(holes)
    ended(judge.try_out(iter(trials)))
    assert not judge._together
    assert plain == [by_itself(inpainter, hole) for hole in holes]
    assert near == [by_itself(inpainter, hole, NEAR) for hole in holes]


@pytest.mark.fault(33)
def test_a_coarse_fill_is_not_judged(
    inpainter: Inpainter, holes: list[JudgedHole], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside one that was made as it should be, it would tell nothing of what was learnt."""
    once: Callable[..., Any] = Inpainter.fill_once

    def short(self: Inpainter, request: Any) -> Generator[Any, None, Any]:
        if request.quality == "best":
            raise MemoryError("no room")
        return (yield from once(self, request))

    monkeypatch.setattr(Inpainter, "fill_once", short)
    with pytest.raises(MemoryError, match=str(setbacks.COARSE)):
        ended(fill_hole(inpainter, holes[0]))
