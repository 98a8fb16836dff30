"""Reversible changes: only the tiles in which something differs, with old and new values."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.geometry import EMPTY, Bounds
from inpaint_app.core.origins import Origin

Layer = Literal["image", "cover", "filled", "excluded"]

_TILE = 256  # an edit of two far corners must not store all that lies between them
_keys = itertools.count()


@dataclass(frozen=True, eq=False)
class Packed:
    """The pixels of a small region: masks as bits, soft covers deflated, photos as they are."""

    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    data: bytes | NDArray[Any]
    kind: Literal["plain", "bits", "deflated"]

    @classmethod
    def of(cls, array: NDArray[Any]) -> Packed:
        """Pack an array; it is copied."""
        if array.ndim > 2:  # deflating a photo costs 20 ms a megabyte and gains a quarter
            return cls(array.shape, array.dtype, array.copy(), "plain")
        hard = array.dtype == np.bool_ or bool(((array == 0) | (array == 255)).all())
        if hard:
            return cls(array.shape, array.dtype, np.packbits(array != 0, axis=1), "bits")
        data = zlib.compress(np.ascontiguousarray(array).tobytes(), 1)
        return cls(array.shape, array.dtype, data, "deflated")

    @property
    def nbytes(self) -> int:
        """The memory that it takes."""
        return len(self.data) if isinstance(self.data, bytes) else self.data.nbytes

    def unpacked(self) -> NDArray[Any]:
        """The array again; not to be written to."""
        if isinstance(self.data, bytes):
            return np.frombuffer(zlib.decompress(self.data), self.dtype).reshape(self.shape)
        if self.kind == "plain":
            return self.data
        bits = np.unpackbits(self.data, axis=1, count=self.shape[1])
        return bits.view(np.bool_) if self.dtype == np.bool_ else bits * np.uint8(255)


@dataclass(frozen=True, eq=False)
class Patch:
    """A small region of one layer, before and after an edit."""

    layer: Layer
    bounds: Bounds
    before: Packed
    after: Packed


@dataclass(frozen=True, eq=False)
class Edit:
    """A reversible change. `text` is what the history shows, in English.

    `origin` says where the pixels of a fill came from.
    """

    text: str
    patches: tuple[Patch, ...]
    origin: Origin | None = None
    key: int = field(default_factory=lambda: next(_keys))

    @property
    def bounds(self) -> Bounds:
        """The smallest Bounds around all that it changes."""
        return reduce(Bounds.union, (patch.bounds for patch in self.patches), EMPTY)

    @property
    def changes_image(self) -> bool:
        """Whether it changes the photo and not only a mask."""
        return any(patch.layer == "image" for patch in self.patches)

    @property
    def nbytes(self) -> int:
        """The memory that its pixels take."""
        kept = sum(patch.before.nbytes + patch.after.nbytes for patch in self.patches)
        return kept + (self.origin.nbytes if self.origin is not None else 0)


def tiles(area: Bounds) -> Iterator[Bounds]:
    """The tiles of the fixed grid that hold a pixel of the area."""
    grid = area.align(_TILE)
    for y in range(grid.y, grid.bottom, _TILE):
        for x in range(grid.x, grid.right, _TILE):
            yield Bounds(x, y, _TILE, _TILE)


def differences(
    layer: Layer, area: Bounds, before: NDArray[Any], after: NDArray[Any]
) -> Iterator[Patch]:
    """What differs between two arrays that both show `area`, cut into tiles and trimmed."""
    for tile in tiles(area):
        inside = tile.intersect(area)
        there = inside.move(-area.x, -area.y).slices
        different = before[there] != after[there]
        changed = Bounds.of_mask(different.any(axis=2) if different.ndim == 3 else different)
        if not changed.empty:
            cut = changed.slices
            bounds = changed.move(inside.x, inside.y)
            yield Patch(layer, bounds, Packed.of(before[there][cut]), Packed.of(after[there][cut]))
