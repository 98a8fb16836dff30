"""Numbers that tell a fill from its surroundings: its seam, its noise and its sharpness."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.pixels import Image, Mask

Grey = NDArray[np.float64]


def disc(height: int, width: int, diameter: int) -> Mask:
    """A round hole in the middle."""
    y, x = np.ogrid[:height, :width]
    found = (2 * y - height + 1) ** 2 + (2 * x - width + 1) ** 2 < diameter**2
    return np.asarray(found)


def ring(mask: Mask, width: int) -> Mask:
    """The known pixels around a round hole, at most `width` away along both axes."""
    rows, columns = np.nonzero(mask)
    around = np.zeros_like(mask)
    top, left = max(0, rows.min() - width), max(0, columns.min() - width)
    around[top : rows.max() + 1 + width, left : columns.max() + 1 + width] = True
    return around & ~mask


def seam(image: Image, mask: Mask) -> float:
    """The mean step between neighbours across the border of the hole over that of those beside it.

    Beside it are the steps one to three pixels away, on both sides.
    """
    across: list[Grey] = []
    beside: list[Grey] = []
    for grey, hole in ((_grey(image), mask), (_grey(image).T, mask.T)):
        steps = np.abs(np.diff(grey, axis=1))
        border = hole[:, 1:] != hole[:, :-1]
        near = np.zeros_like(border)
        for n in (2, 3):
            near[:, n:] |= border[:, :-n]
            near[:, :-n] |= border[:, n:]
        across.append(steps[border])
        beside.append(steps[near & ~border])
    return float(np.concatenate(across).mean() / np.concatenate(beside).mean())


def noise(image: Image, mask: Mask, width: int = 40) -> float:
    """The variance of what is finer than two pixels, in the hole over that in its ring."""
    fine = _fine(_grey(image))
    return float(fine[_inside(mask)].var() / fine[ring(mask, width)].var())


def sharpness(image: Image, mask: Mask, width: int = 60) -> float:
    """The mean absolute Laplacian, in the hole over that in its ring."""
    grey = _grey(image)
    found = np.zeros_like(grey)
    found[1:-1, 1:-1] = np.abs(
        4 * grey[1:-1, 1:-1] - grey[:-2, 1:-1] - grey[2:, 1:-1] - grey[1:-1, :-2] - grey[1:-1, 2:]
    )
    return float(found[_inside(mask)].mean() / found[ring(mask, width)].mean())


def _grey(image: NDArray[Any]) -> Grey:
    return np.asarray(image[..., :3].mean(axis=2, dtype=np.float64))


def _fine(grey: Grey) -> Grey:
    """Each pixel less the mean of its four neighbours; 0 at the edge."""
    found = np.zeros_like(grey)
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    found[1:-1, 1:-1] = grey[1:-1, 1:-1] - around / 4
    return found


def _inside(mask: Mask) -> Mask:
    """The hole without its outermost pixels, whose neighbours are known."""
    inside = mask.copy()
    for axis in (0, 1):
        inside &= np.roll(mask, 1, axis) & np.roll(mask, -1, axis)
    return inside
