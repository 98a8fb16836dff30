"""What descriptors of photos tell: which photos are alike, which stand out, how familiar one is.

A descriptor is the mean and the deviation of each channel of a photo's latent map, (2 C,) numbers;
`learning.describing` makes them. Everything here is arithmetic on them, fast and without torch:

    map_of(descriptors)         (N, 2) places in 0..1 to draw a folder by: near ones look alike
    outliers(descriptors)       indices of photos that are unlike the rest, the most unlike first
    familiarity(descriptor)     0..1, how familiar a photo is to what a `Familiarity` was made of
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Descriptor = NDArray[np.float32]  # (2 C,): mean and deviation of each channel of the latent map
Descriptors = NDArray[np.float32]  # (N, 2 C)

_AXES = 16  # directions in which a folder's photos may differ and still be its photos
_FOLDS = 5  # parts of a folder that are kept aside in turn, to see what its own photos score
_NEIGHBOURS = 3  # photos that one has to resemble not to stand out
_STANDS_OUT = 3.0  # robust deviations: 2.5 named ordinary photos, 4 missed a page of text
_FEWEST = 8  # photos, of which one can stand out
_DIGITS = 4  # of what is stored: a tenth of the bytes, and no photo can be told from it


def map_of(descriptors: Descriptors) -> NDArray[np.float32]:
    """(N, 2): where to draw each photo, in 0..1, by the two directions in which most differ.

    Principal components (Hotelling 1933), scaled by rank and range in equal parts: a folder with
    one photo unlike all others would else be a heap and a dot. The same on every call.
    """
    count = len(descriptors)
    if count < 2:
        return np.full((count, 2), 0.5, np.float32)
    rows = _standardised(descriptors)
    _, _, axes = np.linalg.svd(rows, full_matrices=False)
    two = axes[:2]
    two *= np.sign(two[np.arange(len(two)), np.abs(two).argmax(1)])[:, None]  # else by chance
    places = np.zeros((count, 2))
    places[:, : len(two)] = rows @ two.T
    span = np.ptp(places, axis=0)
    ranged = np.where(span > 1e-6, (places - places.min(0)) / np.maximum(span, 1e-6), 0.5)
    ranked = places.argsort(0, kind="stable").argsort(0, kind="stable") / (count - 1)
    ranked = np.where(span > 1e-6, ranked, 0.5)
    return ((ranged + ranked) / 2).astype(np.float32)


def outliers(descriptors: Descriptors) -> list[int]:
    """Indices of photos that are unlike all others, the most unlike first.

    By the distance to the third nearest photo, against the median of these distances and their
    median deviation. None in a folder of fewer than eight.
    """
    count = len(descriptors)
    if count < _FEWEST:
        return []
    rows = _standardised(descriptors)
    squares = (rows * rows).sum(1)
    apart = squares[:, None] + squares[None] - 2 * rows @ rows.T
    np.fill_diagonal(apart, np.inf)
    third = np.partition(apart, _NEIGHBOURS - 1, 1)[:, _NEIGHBOURS - 1]
    far = 0.5 * np.log(np.maximum(third, 1e-9))
    median = np.median(far)
    deviation = 1.4826 * np.median(np.abs(far - median))
    beyond = np.flatnonzero(far > median + _STANDS_OUT * max(deviation, 0.02))
    return [int(i) for i in beyond[far[beyond].argsort()[::-1]]]


@dataclass(frozen=True)
class Familiarity:
    """How photos of a folder are spread in latent space, to say how familiar another one is.

    A Gaussian of few axes with equal noise in all others (Tipping and Bishop, "Probabilistic
    Principal Component Analysis", 1999), and what photos of the folder score that had no part in
    it: only against those a score means anything.
    """

    mean: NDArray[np.float64]  # (D,)
    axes: NDArray[np.float64]  # (K, D)
    spread: NDArray[np.float64]  # (K,) variances along the axes
    noise: float  # variance along every other direction
    usual: float  # mean and deviation of the log distance of photos of the folder kept aside
    deviation: float

    @classmethod
    def of(cls, descriptors: Descriptors, groups: Sequence[int] | None = None) -> Familiarity:
        """Of the photos (N, D) of a folder; those of a group are kept aside together.

        N is at least 2; without groups each photo is one.
        """
        count = len(descriptors)
        _, group = np.unique(
            np.arange(count) if groups is None else np.asarray(groups), return_inverse=True
        )
        aside = np.zeros(count)
        folds = min(_FOLDS, int(group.max()) + 1)
        for fold in range(folds):
            out = group % folds == fold
            part = _gaussian(descriptors[~out] if folds > 1 else descriptors)
            aside[out] = [_log_distance(*part, one) for one in descriptors[out]]
        return cls(*_gaussian(descriptors), float(aside.mean()), max(float(aside.std()), 0.02))

    def __call__(self, descriptor: Descriptor) -> float:
        """The share of the folder's own photos that are less familiar than this one, 0..1.

        Over photos of the folder it is spread evenly, with .5 as the usual; a photo of something
        else has nearly 0. Below .02 a photo is as strange as one in fifty of the folder is.
        """
        found = _log_distance(self.mean, self.axes, self.spread, self.noise, descriptor)
        if not math.isfinite(found):
            return 0.0
        return 0.5 * math.erfc((found - self.usual) / self.deviation / math.sqrt(2))

    def to_dict(self) -> dict[str, Any]:
        """As a model's origin keeps it; `from_dict` is the inverse."""
        return {
            "mean": _short(self.mean),
            "axes": [_short(axis) for axis in self.axes],
            "spread": _short(self.spread),
            "noise": self.noise,
            "usual": self.usual,
            "deviation": self.deviation,
        }

    @classmethod
    def from_dict(cls, values: Any) -> Familiarity | None:
        """What a model's origin holds; None where it holds nothing usable."""
        try:
            mean = np.array(values["mean"], np.float64)
            axes = np.array(values["axes"], np.float64).reshape(-1, len(mean))
            spread = np.array(values["spread"], np.float64)
            rest = [float(values[name]) for name in ("noise", "usual", "deviation")]
        except (KeyError, TypeError, ValueError):
            return None
        usable = mean.ndim == 1 and spread.shape == (len(axes),)
        numbers = np.concatenate((mean.ravel(), axes.ravel(), spread.ravel(), rest))
        if not usable or not np.isfinite(numbers).all():
            return None
        if (spread <= 0).any() or rest[0] <= 0 or rest[2] <= 0:
            return None
        return cls(mean, axes, spread, *rest)


def _gaussian(
    rows: Descriptors,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], float]:
    """Mean (D,), axes (K, D), variances (K,) along them, and the variance in other directions."""
    mean = rows.mean(0, dtype=np.float64)
    _, values, axes = np.linalg.svd(rows - mean, full_matrices=False)
    variances = values**2 / max(len(rows) - 1, 1)
    count = min(_AXES, len(rows) // 4)
    left = variances[count:].sum() / max(rows.shape[1] - count, 1)
    noise = max(float(left), 1e-9)
    # Few photos show less spread than there is: what they do not show counts as noise.
    return mean, axes[:count], np.maximum(variances[:count], noise), noise


def _log_distance(
    mean: NDArray[np.float64],
    axes: NDArray[np.float64],
    spread: NDArray[np.float64],
    noise: float,
    descriptor: Descriptor,
) -> float:
    """Log of the Mahalanobis distance; infinite for what is none of its descriptors."""
    if descriptor.shape != mean.shape:
        return math.inf
    away = descriptor - mean
    along = axes @ away
    rest = max(float(away @ away - along @ along), 0.0)
    square = float((along * along / spread).sum()) + rest / noise
    return 0.5 * math.log(max(square, 1e-12))


def _standardised(descriptors: Descriptors) -> NDArray[np.float64]:
    """Each number counts by how much it differs over the photos, half way: noise counts less."""
    centred = descriptors - descriptors.mean(0, dtype=np.float64)
    return np.asarray(centred / np.sqrt(np.maximum(centred.std(0), 1e-6)))


def _short(values: NDArray[np.float64]) -> list[float]:
    return [float(f"{value:.{_DIGITS}g}") for value in values]
