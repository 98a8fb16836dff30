"""How sure a fill is of each pixel: how far from the truth the autoencoder expects it to be."""

from __future__ import annotations

import dataclasses
from collections.abc import Generator, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.fills import Estimate, Fill
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import Image

UNSURE = 0.25  # of the range: what is expected to be this far off is not sure at all
_ROWS_AT_ONCE = 64  # a step of about 10 ms in a hole 5,000 pixels wide


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

    The autoencoder tells colours m and a scale b: the truth has a Laplace distribution around m. A
    fill that is d away from m is then off by d + b exp(-d / b) on average. That error, half of the
    pixel itself and half of its neighbourhood, and less on the hole's rim, where the photo goes on,
    takes the confidence down: from 1 at none to 0 at `UNSURE`. tests/benchmarks/confidence.py
    holds it against the true error. A fill without an estimate has no confidence.
    """
    if fill.confidence is not None or not fill.estimates:
        return fill
    yield
    error = np.zeros(fill.mask.shape, np.float32)
    for estimate in reversed(fill.estimates):
        box = estimate.hole.move(-fill.bounds.x, -fill.bounds.y)
        for rows in _parts(box.y, box.bottom):
            part = np.s_[rows, box.x : box.right]
            told = _enlarged(estimate, fill.bounds.y + rows.start, rows.stop - rows.start)
            error[part] = np.where(fill.mask[part], _expected_error(fill.pixels[part], told), 0)
            yield
    depth = _depth(fill.mask, fill.bounds, width, height)
    yield
    side = 2 * max(1, round(float(depth.max()) / 3)) + 1
    around = cv2.blur(error, (side, side))
    yield
    share = cv2.blur(fill.mask.astype(np.float32), (side, side))
    yield
    rim = max(e.area.width / e.told.shape[1] for e in fill.estimates)  # one of the network's pixels
    for rows in _parts(0, len(error)):
        doubt = 0.5 * (error[rows] + around[rows] / np.maximum(share[rows], 1e-6))
        doubt *= 1 - np.exp(-depth[rows] / rim)
        error[rows] = np.where(fill.mask[rows], np.clip(1 - doubt / UNSURE, 0, 1), 0)
        yield
    return dataclasses.replace(fill, confidence=error)


def _enlarged(estimate: Estimate, top: int, rows: int) -> NDArray[np.float32]:
    """What was told (rows, width of the hole, 4), from row `top` of the photo on."""
    hole, area = estimate.hole, estimate.area
    height, width = estimate.told.shape[:2]
    down, across = height / area.height, width / area.width
    # From the middle of a pixel to the middle of the one that it lies in.
    x = (hole.x - area.x + 0.5) * across - 0.5
    y = (top - area.y + 0.5) * down - 0.5
    found = cv2.warpAffine(
        estimate.told.astype(np.float32),
        np.array([[across, 0, x], [0, down, y]]),
        (hole.width, rows),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(found, np.float32)


def _expected_error(pixels: Image, told: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean over the colours of how far off pixels (h, w, C) are, where (h, w, 4) was told."""
    limit = np.float32(np.iinfo(pixels.dtype).max)
    away = np.abs(pixels[..., :3].astype(np.float32) / limit - told[..., :3])
    scale = np.maximum(told[..., 3:], 1e-3)
    off = away + scale * np.exp(-away / scale)
    return np.asarray(off.mean(axis=2), np.float32)


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
        return np.full(mask.shape, max(width, height), np.float32)
    depth = cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, 5)
    return np.asarray(depth[1:-1, 1:-1], np.float32)


def _parts(first: int, last: int) -> Iterator[slice]:
    """Rows to be worked on at once."""
    for top in range(first, last, _ROWS_AT_ONCE):
        yield slice(top, min(top + _ROWS_AT_ONCE, last))
