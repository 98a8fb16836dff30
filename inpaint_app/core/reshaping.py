"""Growing, shrinking and feathering the hole; distances are Euclidean, between pixel centres.

Each takes a cover (H, W) uint8 and a number of pixels, and returns a new cover. The edge of the
photo is no edge of a hole: what reaches it goes on beyond it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.geometry import Bounds
from inpaint_app.core.masking import Cover
from inpaint_app.core.pixels import Mask


def grown(cover: Cover, amount: float) -> Cover:
    """The hole and all within `amount` pixels of it, with a hard edge."""
    area = _around(cover, amount)
    result = np.zeros_like(cover)
    if not area.empty:
        result[area.slices] = (_distance(cover[area.slices] == 0) <= amount) * np.uint8(255)
    return result


def shrunk(cover: Cover, amount: float) -> Cover:
    """Of the hole what is farther than `amount` pixels from its outside, with a hard edge."""
    area = _around(cover, 1)
    result = np.zeros_like(cover)
    if not area.empty:
        result[area.slices] = (_distance(cover[area.slices] != 0) > amount) * np.uint8(255)
    return result


def feathered(cover: Cover, amount: float) -> Cover:
    """The same hole, with an edge that runs out inwards over `amount` pixels."""
    area = _around(cover, 1)
    result = cover.copy()
    if not area.empty:
        inside = _distance(cover[area.slices] != 0)
        way = np.clip(inside / (amount + 1), 0, 1)
        result[area.slices] = np.ceil(255 * way * way * (3 - 2 * way)).astype(np.uint8)
    return result


def _around(cover: Cover, amount: float) -> Bounds:
    """The hole with enough around it to see its edge."""
    return Bounds.of_mask(cover != 0).pad(int(amount) + 1).clamp(cover.shape[1], cover.shape[0])


def _distance(mask: Mask) -> NDArray[np.float32]:
    """How far each True pixel is from the nearest False one; infinite where there is none."""
    if mask.all():
        return np.full(mask.shape, np.inf, np.float32)
    import cv2  # slow to import, and not every start of the program needs it

    exact = cv2.distanceTransform(mask.view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.asarray(exact, np.float32)
