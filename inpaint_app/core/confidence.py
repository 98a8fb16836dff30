"""How sure a fill is of each pixel: how far from the truth it is expected to be."""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import Image, Mask

# A thread of OpenCV's that begins to work when memory has become short aborts the process.
cv2.setNumThreads(1)

UNSURE = 0.25  # of the range: what is expected to be this far off is not sure at all
TOLD = 0.55  # of the error that the autoencoder expects, ...
CONTRAST = 0.75  # ... of what the fill's contrast makes likely and ...
APART = 0.2  # ... of what two layouts differ by: set on 199 fills of photos kept aside
_WINDOW = 3  # of the network's pixels, and one of the photo's: side of a window for contrast
_AROUND = 21  # of the network's pixels: side of the neighbourhood that counts for a half
_RIM = ((0.8, 1.5), (0.2, 8))  # what is known goes on: how much of it, how deep, in its pixels
_ROWS_AT_ONCE = 64  # a step of about 10 ms in a hole 5,000 pixels wide


class Told(NamedTuple):
    """What the autoencoder itself would put into a crop, and how far off that may be."""

    values: NDArray[np.float16]  # (h, w, 4): red, green, blue and expected absolute error, of 0..1
    apart: NDArray[np.float16]  # (h, w): how far two layouts of the fill are apart, 0..1
    height: int  # of what they cover, from the crop's upper left corner, in its pixels: ...
    width: int  # ... a little more than the crop where that was halved

    @property
    def pixel(self) -> float:
        """The side of one of the network's pixels in those of the crop."""
        return self.width / int(self.values.shape[1])

    def covering(self, side: int) -> Told:
        """The same of a crop of `side` times the size."""
        return self._replace(height=self.height * side, width=self.width * side)


def judged(
    told: Told, hole: Bounds, pixels: Image, ours: Mask, unknown: Mask
) -> Generator[None, None, NDArray[np.uint8]]:
    """Confidence in the pixels (H, W, C) of a crop's `hole`: 255 is sure, 0 not, or not `ours`.

    `unknown` (H + 2, W + 2) says, also of the pixels around, which tell nothing. Each yield is a
    place to stop. The autoencoder tells colours m and a scale b: the truth has a Laplace
    distribution around m. A pixel that is d away from m is then off by d + b exp(-d / b) on
    average. A fill is also off where it lies a little elsewhere, by as much for the mean and the
    contrast around the pixel; and where the photo allowed for two layouts, one is wrong: the
    expected error is the sum of a share of each. Half of the pixel's own and half of its
    neighbourhood's, and less near the rim, where what is known goes on, it takes the confidence
    down: from 255 at none to 0 at `UNSURE`. It is about true to scale where the network saw the
    photo at about its own resolution. tests/benchmarks/confidence.py measures it.
    """
    error = np.zeros(ours.shape, np.float32)
    values, apart = told.values.astype(np.float32), told.apart.astype(np.float32)
    window = 2 * round(_WINDOW * told.pixel / 2) + 1
    seen = ours | ~unknown[1:-1, 1:-1]
    for rows in _parts(len(error)):
        expected = TOLD * _expected_error(pixels[rows], _enlarged(values, told, hole, rows))
        expected += APART * _enlarged(apart, told, hole, rows)
        expected += CONTRAST * _shifted_error(pixels, seen, rows, window)
        error[rows] = np.where(ours[rows], expected, 0)
        yield
    side = 2 * round(_AROUND * told.pixel / 2) + 1
    around = cv2.blur(error, (side, side))
    yield
    share = cv2.boxFilter(ours.view(np.uint8), cv2.CV_32F, (side, side))
    yield
    depth = _depth(unknown)[1:-1, 1:-1]
    confidence = np.zeros(ours.shape, np.uint8)
    for rows in _parts(len(error)):
        doubt = 0.5 * (error[rows] + around[rows] / np.maximum(share[rows], 1e-6))
        doubt *= 1 - sum(w * np.exp(-depth[rows] / (deep * told.pixel)) for w, deep in _RIM)
        sure = np.rint(255 * np.clip(1 - doubt / UNSURE, 0, 1))
        confidence[rows] = np.where(ours[rows], sure, 0)
        yield
    return confidence


def surrounded(unknown: Mask, area: Bounds) -> Mask:
    """Which pixels of the area, and of one around it, are unknown; beyond the photo all are."""
    height, width = unknown.shape
    around = area.pad(1)
    inside = around.clamp(width, height)
    found = np.ones((around.height, around.width), np.bool_)
    found[inside.move(-around.x, -around.y).slices] = unknown[inside.slices]
    return found


def _enlarged(
    values: NDArray[np.float32], told: Told, hole: Bounds, rows: slice
) -> NDArray[np.float32]:
    """What was told, (h, w, ...), of some rows of the hole: (rows, width of the hole, ...)."""
    height, width = values.shape[:2]
    down, across = height / told.height, width / told.width
    # From the middle of a pixel to the middle of the one that it lies in.
    x = (hole.x + 0.5) * across - 0.5
    y = (hole.y + rows.start + 0.5) * down - 0.5
    found = cv2.warpAffine(
        values,
        np.array([[across, 0, x], [0, down, y]]),
        (hole.width, rows.stop - rows.start),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(found, np.float32)


def _expected_error(pixels: Image, told: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean over the colours of how far off pixels (h, w, C) are, where (h, w, 4) was told."""
    return _mean(_off(np.abs(_colours(pixels) - told[..., :3]), told[..., 3:]))


def _off(away: NDArray[np.float32], scale: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far off on average is what lies so far away from the middle of a Laplace distribution."""
    scale = np.maximum(scale, np.float32(1e-3))
    return np.asarray(away + scale * np.exp(-away / scale), np.float32)


def _shifted_error(pixels: Image, seen: Mask, rows: slice, window: int) -> NDArray[np.float32]:
    """How far off rows of pixels (H, W, C) are in brightness if the fill lies a little elsewhere.

    (rows, W), by mean and standard deviation in windows around them, of those that are `seen`
    (H, W); what is unknown and not filled here is not to be looked at.
    """
    reach = window // 2
    first = max(0, rows.start - reach)
    part, size = slice(first, rows.stop + reach), (window, window)
    count = seen[part].astype(np.float32)
    share = np.maximum(cv2.blur(count, size), 1e-6)
    bright = _mean(_colours(pixels[part]))
    mean = cv2.blur(bright * count, size) / share
    variance = cv2.blur(bright * bright * count, size) / share - mean * mean
    off = _off(np.abs(bright - mean), np.sqrt(np.maximum(variance, 0)))
    return off[rows.start - first : rows.stop - first]


def _colours(pixels: Image) -> NDArray[np.float32]:
    """Of pixels (H, W, C): (H, W, 3), 0..1."""
    limit = np.float32(np.iinfo(pixels.dtype).max)
    return np.asarray(pixels[..., :3].astype(np.float32) / limit, np.float32)


def _mean(colours: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of (H, W, 3): (H, W). NumPy's own takes five times as long for so short an axis."""
    mean = cv2.transform(colours, np.full((1, 3), 1 / 3, np.float32))
    return np.asarray(mean, np.float32).reshape(colours.shape[:2])


def _depth(unknown: Mask) -> NDArray[np.float32]:
    """How far each pixel is from a known one."""
    if unknown.all():  # OpenCV's distance is then out of all bounds
        return np.full(unknown.shape, sum(unknown.shape), np.float32)
    depth = cv2.distanceTransform(unknown.view(np.uint8), cv2.DIST_L2, 5)
    return np.asarray(depth, np.float32)


def _parts(count: int) -> list[slice]:
    """Rows to be worked on at once."""
    return [slice(i, min(i + _ROWS_AT_ONCE, count)) for i in range(0, count, _ROWS_AT_ONCE)]
