"""The held-out report: the same holes before and after learning, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

BETTER, NO_DIFFERENCE, WORSE = "better", "no difference", "worse"
FORGOTTEN = 0.01  # of the error on general photos: more is no longer the same program
_DRAWS = 4000  # of the bootstrap


@dataclass(frozen=True)
class Case:
    """One hole in a photo that learning has not seen."""

    photo: str  # as it may be shown
    group: int  # holes of one photo, and near-duplicates, are not independent
    before: float  # feature distance in the hole, lower is better
    after: float
    error_before: float  # mean absolute error in the hole, 0..1
    error_after: float

    @property
    def change(self) -> float:
        """Relative change of the feature distance; negative is better."""
        return self.after / max(self.before, 1e-9) - 1


@dataclass(frozen=True)
class Change:
    """A relative change of a mean with its 95 % interval; negative is better."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Report:
    """What learning has changed on held-out photos of the folder, and on photos of anything."""

    cases: tuple[Case, ...]
    general: tuple[Case, ...]

    @property
    def before(self) -> float:
        """Mean feature distance in the holes, by the model before."""
        return float(np.mean([case.before for case in self.cases]))

    @property
    def after(self) -> float:
        """Mean feature distance in the same holes, by the learnt model."""
        return float(np.mean([case.after for case in self.cases]))

    @property
    def change(self) -> Change:
        """Of the feature distance on held-out photos."""
        return relative_change(self.cases)

    @property
    def error_change(self) -> Change:
        """Of the mean absolute error on held-out photos."""
        return relative_change(self.cases, "error")

    @property
    def general_change(self) -> Change:
        """Of the feature distance on photos that have nothing to do with the folder."""
        return relative_change(self.general)

    @property
    def win_rate(self) -> float:
        """Share of the holes that are filled better than before; equal ones count half."""
        signs = np.sign([case.before - case.after for case in self.cases])
        return float((signs + 1).mean() / 2)

    @property
    def verdict(self) -> str:
        """BETTER only where the whole interval is below zero and nothing general is forgotten."""
        change = self.change
        if change.low > 0 or self.general_change.mean >= FORGOTTEN:
            return WORSE
        return BETTER if change.high < 0 else NO_DIFFERENCE

    def worst(self, count: int) -> list[int]:
        """The cases that have become worse by most, or better by least."""
        order = sorted(range(len(self.cases)), key=lambda i: -self.cases[i].change)
        return order[:count]

    def drawn(self, count: int) -> list[int]:
        """Cases drawn by lot, not the best ones; the same on every call."""
        lot = np.random.default_rng(0).permutation(len(self.cases))
        return sorted(lot[:count].tolist())

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON can hold it; `from_dict` is the inverse."""
        return {
            "verdict": self.verdict,
            "before": self.before,
            "after": self.after,
            "win_rate": self.win_rate,
            "change": asdict(self.change),
            "error_change": asdict(self.error_change),
            "general_change": asdict(self.general_change),
            "cases": [asdict(case) for case in self.cases],
            "general": [asdict(case) for case in self.general],
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Report:
        """Read what `to_dict` gave; KeyError, TypeError or ValueError for anything else."""
        return cls(
            tuple(Case(**case) for case in values["cases"]),
            tuple(Case(**case) for case in values["general"]),
        )


def relative_change(cases: Sequence[Case], what: str = "distance") -> Change:
    """After over before, less one, of the means, with a paired 95 % bootstrap interval.

    Groups are drawn, not cases (Efron and Tibshirani 1993, clustered): two holes of one photo tell
    less than two photos. `what` is "distance" or "error". No cases give no change.
    """
    if not cases:
        return Change(0.0, 0.0, 0.0)
    if what == "error":
        pairs = np.array([(case.error_before, case.error_after) for case in cases])
    else:
        pairs = np.array([(case.before, case.after) for case in cases])
    _, group = np.unique([case.group for case in cases], return_inverse=True)
    sums = np.zeros((group.max() + 1, 2))
    np.add.at(sums, group, pairs)
    drawn = np.random.default_rng(0).integers(0, len(sums), (_DRAWS, len(sums)))
    low, high = np.quantile(_ratio(sums[drawn].sum(1)), (0.025, 0.975))
    return Change(float(_ratio(pairs.sum(0))), float(low), float(high))


def _ratio(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    ratio: NDArray[np.float64] = sums[..., 1] / np.maximum(sums[..., 0], 1e-12) - 1
    return ratio
