"""Drawing and reading masks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.geometry import EMPTY, Bounds
from inpaint_app.core.pixels import Mask

# (x, y) in image pixels; the centre of the first pixel is (0.5, 0.5).
Point = tuple[float, float]

_STRIP = 64  # rows of a brush line that are drawn at once


def brush_areas(mask: Mask, start: Point, end: Point, radius: float) -> Iterator[Bounds]:
    """The parts of the mask that `brush_line` with the same arguments may touch, from the top.

    A slanting line is cut into strips, because its bounds may be nearly the whole photo.
    """
    reach = max(radius, 0.5) + 0.5  # half a pixel more: the pixel under a point is always painted
    (start_x, start_y), (end_x, end_y) = start, end
    top = max(math.floor(min(start_y, end_y) - reach), 0)
    bottom = min(math.ceil(max(start_y, end_y) + reach), mask.shape[0])
    for y in range(top, bottom, _STRIP):
        height = min(_STRIP, bottom - y)
        first, last = 0.0, 1.0  # the part of the line that reaches these rows
        if start_y != end_y:
            parts = ((row - start_y) / (end_y - start_y) for row in (y - reach, y + height + reach))
            first, last = sorted(min(max(part, 0.0), 1.0) for part in parts)
        xs = [start_x + part * (end_x - start_x) for part in (first, last)]
        left, right = math.floor(min(xs) - reach), math.ceil(max(xs) + reach)
        area = Bounds(left, y, right - left, height).clamp(mask.shape[1], mask.shape[0])
        if not area.empty:
            yield area


def brush_line(mask: Mask, start: Point, end: Point, radius: float, value: bool) -> Bounds:
    """Set every pixel whose centre is within `radius` of the line to `value`, in place.

    The line has round ends. A radius under half a pixel counts as half a pixel, and the pixels
    under both ends are always set, so that no click is without effect. Returns the bounds of the
    pixels that changed, which may be empty. The cost depends on the line, not on the mask.
    """
    changed = EMPTY
    for area in brush_areas(mask, start, end, radius):
        painted = _near_line(area, start, end, max(radius, 0.5))
        for x, y in (start, end):
            column, row = math.floor(x) - area.x, math.floor(y) - area.y
            if 0 <= column < area.width and 0 <= row < area.height:
                painted[row, column] = True
        region = mask[area.slices]
        changed = changed.union(Bounds.of_mask(painted & (region != value)).move(area.x, area.y))
        region[painted] = value
    return changed


def as_mask(array: NDArray[Any]) -> Mask:
    """Read a picture as a mask: white over half is hole.

    Takes (H, W) or (H, W, C) with C from 1 to 4: grey, grey and alpha, RGB or RGBA; integers count
    up to the limit of their type, floats up to 1. Transparent pixels are no hole.
    """
    if array.ndim not in (2, 3) or (array.ndim == 3 and not 1 <= array.shape[2] <= 4):
        raise ValueError(f"not a picture: shape {array.shape}")
    top = np.iinfo(array.dtype).max if np.issubdtype(array.dtype, np.integer) else 1
    channels = array if array.ndim == 3 else array[..., None]
    transparent = channels.shape[2] in (2, 4)
    colours = channels[..., :-1] if transparent else channels
    light = colours.sum(axis=2, dtype=np.float32)  # (H, W); a float copy of all would be large
    half = colours.shape[2] * top / 2
    if transparent:
        light *= channels[..., -1]
        half *= top
    return np.asarray(light > half)


def _near_line(area: Bounds, start: Point, end: Point, radius: float) -> Mask:
    """Which pixel centres of the area lie within `radius` of the line from start to end."""
    x = np.arange(area.x, area.right) + 0.5 - start[0]  # (W,), relative to the start
    y = (np.arange(area.y, area.bottom) + 0.5 - start[1])[:, None]  # (H, 1)
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x * along_x + along_y * along_y
    if length == 0:
        return np.asarray(x * x + y * y <= radius * radius)
    part = np.clip((x * along_x + y * along_y) / length, 0, 1)  # (H, W), nearest point of the line
    return np.asarray((x - part * along_x) ** 2 + (y - part * along_y) ** 2 <= radius * radius)
