"""Fitting the search to a folder: holes in photos that are learnt from, filled under priors.

The network changes slowly, and what it knows counts little where a photo has enough to copy. How
near in photos of this kind what is alike lies, can be found by trying, in minutes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import numpy as np

from inpaint_app.core.learning.judged_holes import JudgedHole
from inpaint_app.core.learning.learn_steps import Steps
from inpaint_app.core.synthesis.search_prior import PLAIN, SearchPrior

Attempt = Callable[[SearchPrior, JudgedHole, float], Steps[float]]

# What may suit a folder better, and until which share of all time it is tried. 48 façades were
# filled 4 % better where what is alike is expected near and the network's picture counts less;
# other photos are filled worse. What makes fills softer is not tried: the judge is kinder to such
# fills than eyes are (resources/EXPERIMENTS.md).
OTHERS = (
    (PLAIN, 0.48),
    (SearchPrior(near=4.0, trust=0.6), 0.48),
)
_SURE = 0.5  # standard errors: by so many has another to be better
_HOPELESS = 1.0  # standard errors: what is worse by so many, ...
_FAIR = 16  # ... and was tried in so many holes, is tried no more: the time is worth more elsewhere


def fit_prior(
    prior: SearchPrior,
    holes: Sequence[JudgedHole],
    tried: dict[str, list[float]],
    attempt: Attempt,
    more: Callable[[float], bool],
) -> Steps[SearchPrior]:
    """The prior under which the holes are filled best: `prior`, unless another is surely better.

    `attempt` fills a hole and says how far it is from the truth, `more` whether there is time until
    that share of all. `tried` takes for each prior the distances, hole by hole; what is there
    already, of an earlier run, is not tried again. A prior that is clearly worse is given up early.
    """
    groups = [hole.group for hole in holes]
    for other, until in OTHERS:
        if other == prior:
            continue
        found = [tried.setdefault(json.dumps(x.to_dict()), []) for x in (prior, other)]
        for i, hole in enumerate(holes):
            for one, distances in zip((prior, other), found, strict=True):
                if len(distances) <= i and more(until):
                    distances.append((yield from attempt(one, hole, i / len(holes))))
            if i + 1 >= _FAIR and better(found[1], found[0], groups, _HOPELESS):
                break
        if better(found[0], found[1], groups):
            prior = other
    return prior


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
