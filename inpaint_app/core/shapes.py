"""Shapes as masks: a pixel belongs to a shape if its centre lies in it.

Each function returns the smallest Bounds of the shape within a photo of `size` (width, height), and
a Mask that shows them; an empty shape has EMPTY bounds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from inpaint_app.core.geometry import EMPTY, Bounds
from inpaint_app.core.masking import Point
from inpaint_app.core.pixels import Mask

Size = tuple[int, int]
Shape = tuple[Bounds, Mask]


def rectangle(start: Point, end: Point, size: Size) -> Shape:
    """The rectangle between two corners."""
    bounds = _between((start, end), size)
    return bounds, np.ones(bounds.shape, np.bool_)


def ellipse(start: Point, end: Point, size: Size) -> Shape:
    """The ellipse that touches the sides of the rectangle between two corners."""
    bounds = _between((start, end), size)
    if bounds.empty:
        return EMPTY, np.zeros((0, 0), np.bool_)
    (start_x, start_y), (end_x, end_y) = start, end
    wide, high = abs(end_x - start_x) / 2, abs(end_y - start_y) / 2
    x = (np.arange(bounds.x, bounds.right) + 0.5 - (start_x + end_x) / 2) / wide
    y = (np.arange(bounds.y, bounds.bottom) + 0.5 - (start_y + end_y) / 2) / high
    return bounds, np.asarray(x * x + (y * y)[:, None] <= 1)


def polygon(points: Sequence[Point], size: Size) -> Shape:
    """What a closed line through the points winds around, also where it crosses itself."""
    bounds = _between(points, size)
    turns = np.zeros((bounds.height, bounds.width + 1), np.int16)  # by how often a row is crossed
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], *points[:1]], strict=True):
        down = 1 if y1 > y0 else -1
        top, bottom = sorted((y0, y1))
        # Rows whose centres the edge crosses; half open, so that a corner counts once.
        first = max(math.ceil(top - 0.5), bounds.y)
        last = min(math.ceil(bottom - 0.5), bounds.bottom)
        if first >= last:
            continue
        rows = np.arange(first, last)
        x = x0 + (rows + 0.5 - y0) * (x1 - x0) / (y1 - y0)
        columns = np.clip(np.ceil(x - 0.5) - bounds.x, 0, bounds.width).astype(np.intp)
        turns[rows - bounds.y, columns] += down  # one edge crosses a row once
    np.cumsum(turns, axis=1, out=turns)
    return bounds, np.asarray(turns[:, :-1] != 0)


SHAPES: dict[str, Callable[[Point, Point, Size], Shape]] = {
    "rectangle": rectangle,
    "ellipse": ellipse,
}


def _between(points: Sequence[Point], size: Size) -> Bounds:
    """All pixels whose centres may lie in a shape that spans the points."""
    xs, ys = ([point[axis] for point in points] for axis in (0, 1))
    left, top = math.ceil(min(xs) - 0.5), math.ceil(min(ys) - 0.5)
    right, bottom = math.ceil(max(xs) - 0.5), math.ceil(max(ys) - 0.5)
    return Bounds(left, top, right - left, bottom - top).clamp(*size)
