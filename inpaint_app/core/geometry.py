"""Regions of an image, in whole pixels."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Bounds(NamedTuple):
    """A rectangle of image pixels: columns x to x + width, rows y to y + height, ends excluded.

    It may reach outside an image until it is clamped. Every operation whose result holds no pixel
    returns `Bounds(0, 0, 0, 0)`, so that empty results compare equal.
    """

    x: int
    y: int
    width: int
    height: int

    @classmethod
    def of_mask(cls, mask: NDArray[np.bool_]) -> Bounds:
        """The smallest Bounds around all True pixels of an (H, W) mask."""
        rows = np.flatnonzero(mask.any(axis=1))
        if rows.size == 0:
            return EMPTY
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        columns = np.flatnonzero(mask[top:bottom].any(axis=0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        return cls(left, top, right - left, bottom - top)

    @property
    def right(self) -> int:
        """The first column that no longer belongs to it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row that no longer belongs to it."""
        return self.y + self.height

    @property
    def empty(self) -> bool:
        """Whether it holds no pixel."""
        return self.width <= 0 or self.height <= 0

    @property
    def slices(self) -> tuple[slice, slice]:
        """The index (rows, columns) of this region in an (H, W, ...) array; clamp it first."""
        return slice(self.y, self.bottom), slice(self.x, self.right)

    @property
    def shape(self) -> tuple[int, int]:
        """The shape (height, width) of an array that shows this region."""
        return self.height, self.width

    def move(self, x: int, y: int) -> Bounds:
        """The same size, moved by (x, y) pixels; empty stays empty."""
        return EMPTY if self.empty else self._replace(x=self.x + x, y=self.y + y)

    def pad(self, n: int) -> Bounds:
        """Grown by n pixels on every side, or shrunk by a negative n; empty stays empty."""
        if self.empty:
            return EMPTY
        return _between(self.x - n, self.y - n, self.right + n, self.bottom + n)

    def clamp(self, width: int, height: int) -> Bounds:
        """The part inside an image of that size."""
        return self.intersect(Bounds(0, 0, width, height))

    def align(self, multiple: int) -> Bounds:
        """Grown outward until all four edges lie on multiples of `multiple`."""
        if self.empty:
            return EMPTY
        return _between(
            self.x // multiple * multiple,
            self.y // multiple * multiple,
            -(-self.right // multiple) * multiple,
            -(-self.bottom // multiple) * multiple,
        )

    def union(self, other: Bounds) -> Bounds:
        """The smallest Bounds around both; an empty one adds nothing."""
        if self.empty:
            return EMPTY if other.empty else other
        if other.empty:
            return self
        return _between(
            min(self.x, other.x),
            min(self.y, other.y),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def intersect(self, other: Bounds) -> Bounds:
        """The pixels that belong to both."""
        return _between(
            max(self.x, other.x),
            max(self.y, other.y),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


EMPTY = Bounds(0, 0, 0, 0)


def _between(left: int, top: int, right: int, bottom: int) -> Bounds:
    if right <= left or bottom <= top:
        return EMPTY
    return Bounds(left, top, right - left, bottom - top)
