"""What descriptors of photos tell: which photos are alike, which stand out, how familiar one is.

A descriptor is the mean and the deviation of each channel of a photo's latent map, (2 C,) numbers;
`synthesis.describing` makes them. Everything here is arithmetic on them, fast and without torch:

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
SIDE = 96  # pixels: short side at which photos are described; with another numbers differ

_AXES = 64  # directions in which photos are compared; of few photos no more can be told
_FOLDS = 5  # parts of a folder that are kept aside in turn, to see what its own photos score
_NEIGHBOURS = 3  # photos that one has to resemble not to stand out
_ODDS = 4.0  # of a photo as in the folder, against one of anything, before it is seen
_NUMBERS = ("usual", "deviation", "elsewhere", "spread")  # of a Familiarity, as they are stored
_CERTAIN = 100.0  # logarithm of odds: more is no number
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
class Background:
    """How photos of anything are spread in the latent space of a network.

    Against that a folder stands out: by itself, no photo of a street is unlike others of streets.
    """

    mean: NDArray[np.float64]  # (D,)
    axes: NDArray[np.float64]  # (K, D) directions in which photos differ most
    variances: NDArray[np.float64]  # (K,) along them

    @classmethod
    def of(cls, descriptors: Descriptors) -> Background:
        """Of many photos (N, D)."""
        mean = descriptors.mean(0, dtype=np.float64)
        _, values, axes = np.linalg.svd(descriptors - mean, full_matrices=False)
        variances = values**2 / max(len(descriptors) - 1, 1)
        count = min(_AXES, int((variances > 1e-9).sum()))
        return cls(mean, axes[:count], variances[:count])

    def to_dict(self) -> dict[str, Any]:
        """As a network's origin keeps it; `from_dict` is the inverse."""
        return {
            "side": SIDE,
            "mean": _short(self.mean),
            "axes": [_short(axis) for axis in self.axes],
            "variances": _short(self.variances),
        }

    @classmethod
    def from_dict(cls, values: Any) -> Background | None:
        """What a network's origin holds; None where it holds nothing usable."""
        try:
            side = values["side"]
            mean = np.array(values["mean"], np.float64)
            axes = np.array(values["axes"], np.float64).reshape(-1, len(mean))
            variances = np.array(values["variances"], np.float64)
        except (KeyError, TypeError, ValueError):
            return None
        usable = mean.ndim == 1 and variances.shape == (len(axes),) and (variances > 0).all()
        finite = all(np.isfinite(x).all() for x in (mean, axes, variances))
        if side != SIDE or not usable or not finite:
            return None
        return cls(mean, axes, variances)


@dataclass(frozen=True)
class Familiarity:
    """How much more a photo looks like those of a folder than like photos of anything.

    Fisher's linear discriminant ("The use of multiple measurements in taxonomic problems", 1936)
    between the folder and the `Background`, and what photos score that it was not made of: those
    of the folder, kept aside, and photos of anything. Only against both a score means anything.
    """

    direction: NDArray[np.float64]  # (D,); a score is a descriptor's product with it
    usual: float  # mean and deviation of the scores of the folder's photos
    deviation: float
    elsewhere: float  # and of those of photos of anything
    spread: float

    @classmethod
    def of(
        cls, descriptors: Descriptors, background: Background, groups: Sequence[int] | None = None
    ) -> Familiarity:
        """Of the photos (N, D) of a folder; those of a group are kept aside together.

        N is at least 2; without groups each photo is one. ValueError where the background is of
        another network.
        """
        count = len(descriptors)
        if descriptors.shape[1:] != background.mean.shape:
            raise ValueError(f"descriptors {descriptors.shape}, mean {background.mean.shape}")
        _, group = np.unique(
            np.arange(count) if groups is None else np.asarray(groups), return_inverse=True
        )
        aside = np.zeros(count)
        folds = min(_FOLDS, int(group.max()) + 1)
        for fold in range(folds):
            out = group % folds == fold
            part = _discriminant(descriptors[~out] if folds > 1 else descriptors, background)
            # Each part has a direction of its own; from half way between the two kinds they agree.
            aside[out] = descriptors[out] @ part[0] - part[1]
        direction, middle, strength = _discriminant(descriptors, background)
        return cls(
            direction,
            float(aside.mean()) + middle,
            max(float(aside.std()), 0.02),
            middle - strength**2 / 2,
            max(strength, 0.02),
        )

    def __call__(self, descriptor: Descriptor) -> float:
        """How likely it is a photo as in the folder and not one of anything, 0..1.

        Beforehand four in five are: who fills with what was learnt from a folder mostly fills
        such photos. Both kinds of scores are taken as equally spread, so that a higher one is
        always the likelier one.
        """
        score = self._score(descriptor)
        square = (self.deviation**2 + self.spread**2) / 2
        slope = max(self.usual - self.elsewhere, 0.0) / square
        odds = math.log(_ODDS) + slope * (score - (self.usual + self.elsewhere) / 2)
        return 1 / (1 + math.exp(min(-odds, _CERTAIN))) if math.isfinite(score) else 0.0

    def _score(self, descriptor: Descriptor) -> float:
        """Minus infinity for what is none of its descriptors."""
        if descriptor.shape != self.direction.shape or not np.isfinite(descriptor).all():
            return -math.inf
        return float(descriptor @ self.direction)

    def to_dict(self) -> dict[str, Any]:
        """As a model's origin keeps it; `from_dict` is the inverse."""
        numbers = {name: getattr(self, name) for name in _NUMBERS}
        return {"side": SIDE, "direction": _short(self.direction), **numbers}

    @classmethod
    def from_dict(cls, values: Any) -> Familiarity | None:
        """What a model's origin holds; None where it holds nothing usable."""
        try:
            side = values["side"]
            direction = np.array(values["direction"], np.float64)
            numbers = [float(values[name]) for name in _NUMBERS]
        except (KeyError, TypeError, ValueError):
            return None
        usable = direction.ndim == 1 and np.isfinite(direction).all() and np.isfinite(numbers).all()
        if side != SIDE or not usable or numbers[1] <= 0 or numbers[3] <= 0:
            return None
        return cls(direction, *numbers)


def _discriminant(
    rows: Descriptors, background: Background
) -> tuple[NDArray[np.float64], float, float]:
    """Direction (D,), the score half way between rows and background, and how far they are apart.

    Apart in deviations of the background, which along the direction scores that deviation, too.
    """
    away = background.axes @ (rows.mean(0, dtype=np.float64) - background.mean)
    scaled = away / background.variances
    direction = scaled @ background.axes
    square = float(away @ scaled)
    return direction, float(background.mean @ direction) + square / 2, math.sqrt(square)


def _standardised(descriptors: Descriptors) -> NDArray[np.float64]:
    """Each number counts by how much it differs over the photos, half way: noise counts less."""
    centred = descriptors - descriptors.mean(0, dtype=np.float64)
    return np.asarray(centred / np.sqrt(np.maximum(centred.std(0), 1e-6)))


def _short(values: NDArray[np.float64]) -> list[float]:
    return [float(f"{value:.{_DIGITS}g}") for value in values]
