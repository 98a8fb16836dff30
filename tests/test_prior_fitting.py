"""The search is fitted to a folder by trying; what was there stays unless something is better."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from generators import ended
from short_learning import few_steps, judged_already
from test_folder_scan import save
from training_photos import tiny_network

from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.learning import prior_fitting
from inpaint_app.core.learning.folder_scan import scan_folder
from inpaint_app.core.learning.judged_holes import JudgedHole
from inpaint_app.core.learning.learn_steps import FITTING, TRAINING, LearnStep, Steps
from inpaint_app.core.learning.learning import learn
from inpaint_app.core.learning.learning_state import load_state
from inpaint_app.core.learning.plan import plan
from inpaint_app.core.learning.prior_fitting import Trial, better, fit_prior
from inpaint_app.core.synthesis.search_prior import PLAIN, SearchPrior

PRIORS = [PLAIN, SearchPrior(near=4.0, trust=0.6), SearchPrior(trust=1.5, lay_out=False)]


@pytest.fixture(autouse=True)
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than the application tries, so that there is a choice."""
    monkeypatch.setattr(prior_fitting, "OTHERS", tuple((prior, 0.48) for prior in PRIORS))


def hole(group: int) -> JudgedHole:
    grey = np.full((8, 8, 3), 127, np.uint8)
    return JudgedHole(f"{group}.jpg", group, grey, np.eye(8, dtype=bool))


HOLES = [hole(i % 6) for i in range(12)]


class Fills:
    """Stand-in for filling: a prior is the further from the truth, the further from the best."""

    def __init__(self, best: SearchPrior, most: int = 100) -> None:
        self.best = best
        self.left = most
        self.asked: list[SearchPrior] = []

    def try_out(self, trials: Iterable[Trial]) -> Steps[None]:
        for prior, hole, distances in trials:
            yield LearnStep(FITTING, 0.0, 1.0)
            self.asked.append(prior)
            far = abs(prior.near - self.best.near) + abs(prior.trust - self.best.trust)
            distances.append(0.5 + 0.01 * far + 0.001 * hole.group)

    def more(self, share: float) -> bool:
        self.left -= 1
        return self.left >= 0


def fitted(
    fills: Fills,
    tried: dict[str, list[float]] | None = None,
    holes: Sequence[JudgedHole] = HOLES,
) -> SearchPrior:
    tried = {} if tried is None else tried
    return ended(fit_prior(PLAIN, holes, tried, fills.try_out, fills.more))


@pytest.mark.parametrize("best", PRIORS)
@pytest.mark.parametrize("begun", PRIORS)
def test_the_prior_that_fills_best_is_found(begun: SearchPrior, best: SearchPrior) -> None:
    fills = Fills(best)
    assert ended(fit_prior(begun, HOLES, {}, fills.try_out, fills.more)) == best
    assert len(fills.asked) == 3 * len(HOLES)  # none is made twice


def test_without_time_or_holes_everything_stays_as_it_is() -> None:
    assert fitted(Fills(PRIORS[1], most=0)) == PLAIN
    assert fitted(Fills(PRIORS[1]), holes=[]) == PLAIN


def test_what_was_tried_before_a_stop_is_not_tried_again() -> None:
    tried: dict[str, list[float]] = {}
    fitted(Fills(PRIORS[1], most=5), tried)
    assert [len(distances) for distances in tried.values()][:2] == [3, 2]
    rest = Fills(PRIORS[1])
    assert fitted(rest, tried) == PRIORS[1]
    assert len(rest.asked) == 3 * len(HOLES) - 5


def test_what_is_better_by_luck_is_not_taken() -> None:
    plain = np.full(30, 0.5)
    luck = plain + 0.1 * np.tile((-1, 1), 15) - 0.002
    surely = plain + 0.01 * np.tile((-1, 1), 15) - 0.02
    assert not better(plain.tolist(), luck.tolist(), range(30))
    assert better(plain.tolist(), surely.tolist(), range(30))
    assert not better(surely.tolist(), plain.tolist(), range(30))


def test_what_is_clearly_worse_is_not_tried_to_the_end() -> None:
    """The time goes to what may still be better, which is found all the same."""
    holes = [hole(i) for i in range(60)]
    fills = Fills(PRIORS[2], most=300)
    assert fitted(fills, holes=holes) == PRIORS[2]
    counts = [fills.asked.count(prior) for prior in PRIORS]
    assert counts[1] < 20
    assert counts[0] == counts[2] == 60


def test_many_holes_of_one_photo_do_not_outweigh_the_others() -> None:
    """Twenty holes of one photo that gains, and ten photos that lose a little."""
    before, after = [0.5] * 30, [0.4] * 20 + [0.511] * 10
    assert not better(before, after, [0] * 20 + list(range(1, 11)))
    assert better(before, after, range(30))


def test_a_learning_goes_on_trying_after_a_stop_and_its_prior_comes_with_it(tmp_path: Path) -> None:
    save(tmp_path / "photos", 13)
    planned = plan(ended(scan_folder(tmp_path / "photos")))
    inpainter = Inpainter(tiny_network())
    options = replace(few_steps(1), practised=1)
    place = tmp_path / "state"
    begun = judged_already(planned, inpainter)
    steps = learn(inpainter, planned, place, options, general=[], resumed=begun)
    while not any(begun.tried.values()):
        assert next(steps).stage != TRAINING
    steps.close()
    stopped = load_state(place)
    assert stopped is not None
    [first], *_ = stopped.tried.values()
    learnt = ended(learn(inpainter, planned, place, options, general=[], resumed=stopped))
    distances = list(stopped.tried.values())
    assert distances[0][0] == first
    assert [len(each) for each in distances] == [len(planned.learnt)] * 3
    groups = [photo.group for photo in planned.learnt]
    likely = int(better(distances[0], distances[1], groups))
    likely = 2 if better(distances[likely], distances[2], groups) else likely
    assert learnt.prior == PRIORS[likely]
    assert inpainter.prior == PLAIN
