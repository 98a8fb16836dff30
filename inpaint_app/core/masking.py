"""Drawing and reading masks.

A cover is a mask with soft edges: (H, W) uint8, 0 outside the hole, 255 where a fill is seen whole.
"""

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
Cover = NDArray[np.uint8]

_STRIP = 64  # rows of a brush line that are drawn at once


def brush_areas(mask: Mask | Cover, start: Point, end: Point, radius: float) -> Iterator[Bounds]:
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


def brush_line(
    layer: Mask | Cover,
    start: Point,
    end: Point,
    radius: float,
    value: bool,
    hardness: float = 1.0,
) -> Bounds:
    """Set every pixel whose centre is within `radius` of the line to `value`, in place.

    The line has round ends. A radius under half a pixel counts as half a pixel, and the pixels
    under both ends are always set, so that no click is without effect. In a cover, a hardness
    under 1 lets the edge run out from that part of the radius on; in a mask there is no soft edge.
    Returns the bounds of the pixels that changed, which may be empty. The cost depends on the
    line, not on the layer.
    """
    changed = EMPTY
    radius = max(radius, 0.5)
    soft = layer.dtype == np.uint8 and hardness < 1 and radius > 1
    full = np.uint8(255) if layer.dtype == np.uint8 else np.True_
    for area in brush_areas(layer, start, end, radius):
        distance = _squared_distance(area, start, end)
        painted = distance <= radius * radius
        for x, y in (start, end):
            column, row = math.floor(x) - area.x, math.floor(y) - area.y
            if 0 <= column < area.width and 0 <= row < area.height:
                painted[row, column] = True
        region = layer[area.slices]
        if soft:
            strength = _strength(distance, painted, radius, hardness)
            new = np.maximum(region, strength) if value else np.minimum(region, 255 - strength)
            different = new != region
            region[:] = new
        else:
            goal = full if value else full.dtype.type(0)
            different = painted & (region != goal)
            region[painted] = goal
        changed = changed.union(Bounds.of_mask(different).move(area.x, area.y))
    return changed


def enclosed(mask: Mask) -> Mask:
    """The pixels outside the mask that it surrounds: no path of them leads to the border."""
    import cv2  # slow to import, and not every start of the program needs it

    lines, _ = cv2.findContours(mask.view(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    whole = np.zeros(mask.shape, np.uint8)
    cv2.drawContours(whole, lines, -1, 1, cv2.FILLED)
    return np.asarray((whole != 0) & ~mask)


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


def _squared_distance(area: Bounds, start: Point, end: Point) -> NDArray[np.float64]:
    """How far each pixel centre of the area lies from the line from start to end, squared."""
    x = np.arange(area.x, area.right) + 0.5 - start[0]  # (W,), relative to the start
    y = (np.arange(area.y, area.bottom) + 0.5 - start[1])[:, None]  # (H, 1)
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x * along_x + along_y * along_y
    if length == 0:
        return np.asarray(x * x + y * y)
    part = np.clip((x * along_x + y * along_y) / length, 0, 1)  # (H, W), nearest point of the line
    return np.asarray((x - part * along_x) ** 2 + (y - part * along_y) ** 2)


def _strength(
    distance: NDArray[np.float64], painted: Mask, radius: float, hardness: float
) -> Cover:
    """Full up to that part of the radius, then falling smoothly to just above nothing."""
    way = (radius - np.sqrt(distance)) / (radius * (1 - hardness))
    way = np.clip(way, 0, 1)
    strength = 1 + 254 * way * way * (3 - 2 * way)
    return np.where(painted, np.rint(strength), 0).astype(np.uint8)
