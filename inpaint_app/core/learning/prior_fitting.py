"""Fitting the search to a folder: holes in photos that are learnt from, filled under priors.

The network changes slowly, and what it knows counts little where a photo has enough to copy. How
near in photos of this kind what is alike lies, can be found by trying, in minutes.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from inpaint_app.core.learning.judged_holes import JudgedHole
from inpaint_app.core.learning.learn_steps import Steps
from inpaint_app.core.synthesis.search_prior import PLAIN, SearchPrior


class Trial(NamedTuple):
    """A hole to be filled under a prior; how far the fill is from the truth goes to the end."""

    prior: SearchPrior
    hole: JudgedHole
    distances: list[float]


TryOut = Callable[[Iterable[Trial]], Steps[None]]

# What may suit a folder better, and until which share of all time it is tried. 42 façades were
# filled 3 to 5 % better where what is alike is expected near, the network's picture counts less and
# look-up begins with finer pixels; other photos are filled worse. What makes fills softer is not
# tried: the judge is kinder to such fills than eyes are (resources/EXPERIMENTS.md).
OTHERS = (
    (PLAIN, 0.47),
    (SearchPrior(near=4.0, trust=0.6, coarsest=72), 0.47),
)
_SURE = 0.5  # standard errors: by so many has another to be better
_HOPELESS = 1.0  # standard errors: what is worse by so many, ...
_FAIR = 16  # ... and was tried in so many holes, is tried no more: the time is worth more elsewhere


def fit_prior(
    prior: SearchPrior,
    holes: Sequence[JudgedHole],
    tried: dict[str, list[float]],
    try_out: TryOut,
    more: Callable[[float], bool],
) -> Steps[SearchPrior]:
    """The prior under which the holes are filled best: `prior`, unless another is surely better.

    `try_out` makes trials, in order, `more` says whether there is time until that share of all.
    `tried` takes for each prior the distances, hole by hole; what is there already, of an earlier
    run, is not tried again. A prior that is clearly worse is given up early.
    """
    groups = [hole.group for hole in holes]
    for other, until in OTHERS:
        if other == prior:
            continue
        both = [(each, tried.setdefault(json.dumps(each.to_dict()), [])) for each in (prior, other)]
        yield from try_out(_trials(both, holes, groups, functools.partial(more, until)))
        if better(both[0][1], both[1][1], groups):
            prior = other
    return prior


def _trials(
    both: Sequence[tuple[SearchPrior, list[float]]],
    holes: Sequence[JudgedHole],
    groups: Sequence[int],
    more: Callable[[], bool],
) -> Iterator[Trial]:
    """What is missing of two priors, hole by hole, until the second one is clearly worse."""
    there = [len(distances) for _, distances in both]
    before, after = both[0][1], both[1][1]
    for i, hole in enumerate(holes):
        for (prior, distances), count in zip(both, there, strict=True):
            if i >= count:
                if not more():
                    return
                yield Trial(prior, hole, distances)
        if len(after) >= _FAIR and better(after, before, groups, _HOPELESS):
            return


def better(
    before: Sequence[float], after: Sequence[float], groups: Sequence[int], sure: float = _SURE
) -> bool:
    """Whether the distances after are lower in the mean, by more than `sure` standard errors.

    They are of the first holes. Holes of one photo, by `groups`, are not independent: the error is
    that of the means over photos.
    """
    both = min(len(before), len(after), len(groups))
    if both < 2:
        return False
    _, group = np.unique(groups[:both], return_inverse=True)
    change = np.array(after[:both]) - np.array(before[:both])
    change = np.bincount(group, change) / np.bincount(group)
    return bool(change.mean() + sure * change.std() / np.sqrt(len(change)) < 0)
