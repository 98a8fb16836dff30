"""Half, quarter, ... sizes of a photo and its mask, so that drawing a large photo is quick."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.document import Document
from inpaint_app.core.geometry import Bounds

_SMALLEST = 256  # no window shows a photo smaller than this on its longer side and wants detail
_ROWS_AT_ONCE = 512  # keeps the temporary arrays of a 100-megapixel photo under 20 MB


class Pyramid:
    """An array and its halvings: `levels[k]` shows it at 1 / 2**k, rounded up to whole pixels.

    Level 0 is the array itself, not a copy. Colours are averaged and reduced to 8 bits; a pixel of
    a mask or cover (H, W) is the largest of those under it, so that the smallest hole stays
    visible.
    """

    def __init__(self, base: NDArray[Any]) -> None:
        self.levels: list[NDArray[Any]] = [base]
        while max(self.levels[-1].shape[:2]) > _SMALLEST:
            self.levels.append(_halved(self.levels[-1]))

    @classmethod
    def blank(cls, base: NDArray[Any]) -> Pyramid:
        """The levels over an array that is all 0 now, without reading it."""
        pyramid = cls.__new__(cls)
        pyramid.levels = [base]
        while max(shape := pyramid.levels[-1].shape[:2]) > _SMALLEST:
            pyramid.levels.append(np.zeros([-(-side // 2) for side in shape], base.dtype))
        return pyramid

    def copy_for(self, base: NDArray[Any]) -> Pyramid:
        """The same levels over another array that has the same content now."""
        copy = Pyramid.__new__(Pyramid)
        copy.levels = [base, *(level.copy() for level in self.levels[1:])]
        return copy

    def level_for(self, scale: float, *, finer: bool = True) -> int:
        """The level to draw at `scale` screen pixels per image pixel.

        With `finer`, one whose pixels are not larger than the screen's, otherwise not smaller.
        """
        level = math.floor(-math.log2(scale)) if finer else math.ceil(-math.log2(scale))
        return min(max(level, 0), len(self.levels) - 1)

    def update(self, bounds: Bounds) -> None:
        """Follow a change of the base array within `bounds`."""
        for finer, coarser in zip(self.levels, self.levels[1:], strict=False):
            even = bounds.align(2).clamp(finer.shape[1], finer.shape[0])
            bounds = Bounds(even.x // 2, even.y // 2, -(-even.width // 2), -(-even.height // 2))
            coarser[bounds.slices] = _halved(finer[even.slices])


@dataclass(frozen=True)
class Pyramids:
    """What the canvas draws of a document: the photo now, as it was opened, and its masks."""

    image: Pyramid
    original: Pyramid
    mask: Pyramid  # of the cover
    excluded: Pyramid

    @classmethod
    def of(cls, document: Document) -> Pyramids:
        """Build all levels; takes about half a second for 48 megapixels."""
        image = Pyramid(document.image)
        original = image.copy_for(document.original)
        masks = [
            Pyramid(mask) if mask.any() else Pyramid.blank(mask)
            for mask in (document.cover, document.excluded)
        ]
        return cls(image, original, *masks)


def _halved(array: NDArray[Any]) -> NDArray[Any]:
    """Half the size; an odd last row or column stands for itself."""
    rows = range(0, array.shape[0], _ROWS_AT_ONCE)
    return np.concatenate([_halved_band(array[top : top + _ROWS_AT_ONCE]) for top in rows])


def _halved_band(array: NDArray[Any]) -> NDArray[Any]:
    if array.shape[0] % 2:
        array = np.concatenate([array, array[-1:]])
    if array.shape[1] % 2:
        array = np.concatenate([array, array[:, -1:]], axis=1)
    if array.ndim == 2:
        tall = np.maximum(array[0::2], array[1::2])
        return np.asarray(np.maximum(tall[:, 0::2], tall[:, 1::2]))
    wide = np.uint32 if array.dtype == np.uint16 else np.uint16
    total: NDArray[np.integer[Any]] = array[0::2].astype(wide)
    total += array[1::2]
    total = total[:, 0::2] + total[:, 1::2]  # (H/2, W/2, C), sums of four
    four = 4 if array.dtype == np.uint8 else 4 * 257  # 65535 / 257 = 255
    total += four // 2
    total //= four
    return total.astype(np.uint8)
