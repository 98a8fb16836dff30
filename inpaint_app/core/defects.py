"""Dust, scratches and other small defects in a piece of a photo: what may be one, and what is.

Light is (H, W) float32, the mean of the colours, 0..255.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.pixels import Mask

MARGIN = 3  # pixels around a spot that are hidden with it: its soft edge, and some that are sound
RING = 10  # how far the surroundings reach that a spot must stand out of

_Light = NDArray[np.float32]
_Values = NDArray[np.float64]  # one for each spot


@dataclass(frozen=True, eq=False)
class Limits:
    """Where a spot becomes a defect; chosen on photos that `suggest_quality.py` does not score."""

    widest: int = 13  # px; what is wider in its narrow direction is part of the picture
    least: float = 12.0  # grey levels that the strongest pixel of a spot stands out
    faint: float = 5.0  # and its faintest
    contrast: float = 18.0  # and all of it on average
    activity: float = 7.0  # grey levels between neighbours in surroundings that are not flat
    unrest: float = 0.3  # of its contrast: the same, where the spot itself is faint
    ring: float = 0.16  # of its contrast: what the surroundings themselves stand out by
    surprise: float = 7.0  # error of the reconstruction in the spot over that in its margin
    doubt: float = 1.0  # error of the reconstruction over that which the network expects


LIMITS = Limits()


@dataclass(frozen=True, eq=False)
class Spots:
    """What stands out of flat surroundings: N spots."""

    labels: NDArray[np.int32]  # (H, W), 0 for no spot, else 1..N
    nearest: NDArray[np.int32]  # (H, W) the spot that is nearest to each pixel; 0 if there is none
    distance: NDArray[np.float32]  # (H, W) px to that
    contrast: _Values  # (N,) grey levels, the mean over a spot
    ring: _Values  # (N,) grey levels by which its surroundings stand out of theirs
    activity: _Values  # (N,)

    @property
    def count(self) -> int:
        return len(self.contrast)

    @property
    def hidden(self) -> Mask:
        """The spots with their margins: what has to be reconstructed from the rest."""
        return self.near(MARGIN)

    def near(self, amount: float) -> Mask:
        """(H, W) the spots and what is within `amount` pixels of them."""
        return np.asarray((self.nearest > 0) & (self.distance <= amount))

    def only(self, kept: NDArray[np.bool_]) -> Spots:
        """Those that are `kept` (N,)."""
        number = np.concatenate(([0], np.cumsum(kept) * kept)).astype(np.int32)
        return _measured(
            number[self.labels], self.contrast[kept], self.ring[kept], self.activity[kept]
        )


def find_spots(light: _Light, seen: Mask, limits: Limits = LIMITS) -> Spots:
    """What is small or thin and stands out of flat surroundings, by the light alone."""
    smooth = cv2.GaussianBlur(light, (0, 0), 0.5)  # single pixels of noise are no spots
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (limits.widest, limits.widest))
    white = smooth - cv2.morphologyEx(smooth, cv2.MORPH_OPEN, disc)
    black = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, disc) - smooth
    range_ = cv2.dilate(smooth, np.ones((5, 5))) - cv2.erode(smooth, np.ones((5, 5)))
    # The median, so that a defect itself does not count as activity.
    activity = cv2.medianBlur(np.clip(range_, 0, 255).astype(np.uint8), 41).astype(np.float32)
    top = np.maximum(white, black)
    flat = (activity < 3 * limits.activity) & seen  # the mean over a spot decides
    strong = flat & (top > np.maximum(limits.least, 1.2 * activity))
    weak = flat & (top > np.maximum(limits.faint, 0.5 * activity))
    labels = np.zeros(light.shape, np.int32)
    for side in (white >= black, white < black):
        count, found = cv2.connectedComponents((weak & side).view(np.uint8), connectivity=8)
        kept = np.zeros(count, np.bool_)
        kept[np.unique(found[strong & side])] = True
        kept[0] = False
        labels += (np.cumsum(kept) * kept + labels.max() * kept)[found].astype(np.int32)
    count = int(labels.max())
    spots = _measured(
        labels,
        _means(top, labels, count),
        np.zeros(count),
        _means(activity, labels, count),
    )
    around = np.where((spots.distance > MARGIN) & (spots.distance <= RING), spots.nearest, 0)
    ring = _means(top, around, count)
    spots = Spots(labels, spots.nearest, spots.distance, spots.contrast, ring, spots.activity)
    clear = spots.contrast > limits.contrast
    clear &= spots.activity < np.minimum(limits.activity, limits.unrest * spots.contrast)
    return spots.only(clear & (ring < limits.ring * spots.contrast))


def defects(
    spots: Spots, light: _Light, expected: _Light, error: _Light, limits: Limits = LIMITS
) -> NDArray[np.bool_]:
    """(N,) which spots the network did not expect there, though it knew what is beside them.

    `expected` is its reconstruction of `light` where the spots were hidden, `error` how far it
    expects to be off.
    """
    inside, margin, doubt = evidence(spots, light, expected, error)
    # What has no margin of its own touches other spots.
    surprised = (margin > 0) & (inside > limits.surprise * margin)
    return np.asarray(surprised & (inside > limits.doubt * doubt))


def evidence(
    spots: Spots, light: _Light, expected: _Light, error: _Light
) -> tuple[_Values, _Values, _Values]:
    """(N,) the error in a spot, that in its margin, and the expected one, in grey levels."""
    off = light - expected
    beside = np.where(spots.labels > 0, 0, np.where(spots.distance <= MARGIN, spots.nearest, 0))
    inside = np.abs(_means(off, spots.labels, spots.count))
    margin = _means(np.abs(off), beside, spots.count)
    return inside, margin, _means(error, spots.labels, spots.count)


def _measured(
    labels: NDArray[np.int32], contrast: _Values, ring: _Values, activity: _Values
) -> Spots:
    if not len(contrast):
        nowhere = np.full(labels.shape, np.inf, np.float32)
        return Spots(labels, np.zeros_like(labels), nowhere, contrast, ring, activity)
    outside = (labels == 0).view(np.uint8)
    distance, pixel = cv2.distanceTransformWithLabels(
        outside, cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    spot_of = np.zeros(int(pixel.max()) + 1, np.int32)
    spot_of[pixel[labels > 0]] = labels[labels > 0]
    return Spots(labels, spot_of[pixel], np.asarray(distance, np.float32), contrast, ring, activity)


def _means(values: NDArray[Any], labels: NDArray[np.int32], count: int) -> _Values:
    """(N,) the mean of the values that bear each label; 0 where none does."""
    sums = np.bincount(labels.ravel(), values.ravel().astype(np.float64), count + 1)[1:]
    sizes = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    return np.asarray(sums / np.maximum(sizes, 1))
