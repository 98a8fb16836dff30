"""Choosing a region by its colour, and an object by a click or a box around it."""

from __future__ import annotations

import math

import numpy as np

from inpaint_app.core.geometry import EMPTY, Bounds
from inpaint_app.core.masking import Point
from inpaint_app.core.pixels import Image
from inpaint_app.core.shapes import Shape


def flood(image: Image, point: Point, tolerance: int) -> Shape:
    """What is connected with a point and differs from it by at most `tolerance` in all channels.

    The tolerance goes from 0 to 255, and is scaled for a 16-bit photo.
    """
    import cv2  # slow to import, and not every start of the program needs it

    height, width = image.shape[:2]
    x, y = math.floor(point[0]), math.floor(point[1])
    if not (0 <= x < width and 0 <= y < height):
        return EMPTY, np.zeros((0, 0), np.bool_)
    top = int(np.iinfo(image.dtype).max)
    seed = image[y, x].astype(int)
    reach = np.full(image.shape[2], tolerance * (top // 255))
    reach[3:] = top  # any transparency
    low, high = np.clip(seed - reach, 0, top), np.clip(seed + reach, 0, top)
    near = cv2.inRange(image, low.astype(image.dtype), high.astype(image.dtype))
    _, _, _, box = cv2.floodFill(near, None, (x, y), 1, 0, 0, 8)  # what is reached becomes 1
    bounds = Bounds(*box)
    return bounds, np.asarray(near[bounds.slices] == 1)


def object_at(image: Image, point: Point) -> Shape:
    """The object under a point."""
    return flood(image, point, 24)


def object_in(image: Image, start: Point, end: Point) -> Shape:
    """The object in a box between two corners."""
    return flood(image, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), 24)
