"""How sure a fill is of each pixel: what lies deep in a hole and varies much is a guess."""

from __future__ import annotations

import dataclasses
from collections.abc import Generator, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.fills import Fill
from inpaint_app.core.geometry import Bounds

# In grey levels of 8 bits: what varies by this much in the middle of a hole is not sure at all.
_UNSURE = 24.0
_ROWS_AT_ONCE = 256  # a step of a few ms in a hole 5,000 pixels wide


def with_confidence(fill: Fill, width: int, height: int) -> Fill:
    """The fill of a photo of that size with the confidence of its pixels; one that it has stays."""
    steps = finding_confidence(fill, width, height)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Fill = end.value
            return found


def finding_confidence(fill: Fill, width: int, height: int) -> Generator[None, None, Fill]:
    """The same in steps; the generator's return value is the Fill, each yield a place to stop.

    Confidence falls with the depth in the hole times how much the fill varies around the pixel.
    On 60 photos with a silhouette hidden, the rank correlation of that product with the true error
    was .42 of pixels and .52 of cells of 8 pixels on average (tests/benchmarks/confidence.py).
    """
    if fill.confidence is not None:
        return fill
    yield
    depth = _depth(fill.mask, fill.bounds, width, height)
    yield
    deepest = max(float(depth.max()), 1.0)
    side = 2 * max(1, round(deepest / 3)) + 1
    grey = np.empty(fill.mask.shape, np.float32)
    for rows in _parts(grey):
        grey[rows] = fill.pixels[rows, :, :3].mean(axis=2, dtype=np.float32)
        yield
    if fill.pixels.dtype == np.uint16:
        grey /= 257  # 65535 / 257 = 255
    mean = cv2.blur(grey, (side, side))
    yield
    squares = cv2.blur(np.square(grey, out=grey), (side, side))
    yield
    confidence = grey  # has served its turn
    for rows in _parts(confidence):
        variation = np.sqrt(np.maximum(squares[rows] - mean[rows] ** 2, 0))
        doubt = depth[rows] / deepest * variation / _UNSURE
        confidence[rows] = np.where(fill.mask[rows], np.clip(1 - doubt, 0, 1), 0)
        yield
    return dataclasses.replace(fill, confidence=confidence)


def _depth(mask: NDArray[np.bool_], bounds: Bounds, width: int, height: int) -> NDArray[np.float32]:
    """How far each hole pixel is from a known one; beyond the photo nothing is known."""
    beyond = (
        (bounds.y == 0, bounds.bottom == height),
        (bounds.x == 0, bounds.right == width),
    )
    hole = mask
    for axis, (first, last) in enumerate(beyond):
        for end, side in ((0, first), (1, last)):
            pad = [(0, 0), (0, 0)]
            pad[axis] = (1, 0) if end == 0 else (0, 1)
            hole = np.pad(hole, pad, constant_values=side)
    if hole.all():  # without any known pixel OpenCV's distance is out of all bounds
        return np.ones(mask.shape, np.float32)
    depth = cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, 5)
    return np.asarray(depth[1:-1, 1:-1], np.float32)


def _parts(array: NDArray[np.float32]) -> Iterator[slice]:
    """Rows to be worked on at once."""
    for top in range(0, len(array), _ROWS_AT_ONCE):
        yield slice(top, top + _ROWS_AT_ONCE)
