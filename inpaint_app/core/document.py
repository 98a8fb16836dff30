"""The photo and the mask on screen, and the reversible edits that change them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core import pixels
from inpaint_app.core.fills import Fill
from inpaint_app.core.geometry import EMPTY, Bounds
from inpaint_app.core.masking import Point, brush_areas, brush_line
from inpaint_app.core.pixels import Image, Mask

Layer = Literal["image", "mask", "filled"]

_TILE = 256  # an edit of two far corners must not store all that lies between them
_keys = itertools.count()


@dataclass(frozen=True, eq=False)
class Patch:
    """A small region of one layer, before and after an edit; masks are kept as bits."""

    layer: Layer
    bounds: Bounds
    before: NDArray[Any]
    after: NDArray[Any]

    @classmethod
    def between(
        cls, layer: Layer, bounds: Bounds, before: NDArray[Any], after: NDArray[Any]
    ) -> Patch:
        """The patch that turns `before` into `after`, which both show `bounds`; copies them."""
        if before.dtype == np.bool_:
            return cls(layer, bounds, np.packbits(before, axis=1), np.packbits(after, axis=1))
        return cls(layer, bounds, before.copy(), after.copy())

    def write(self, stored: NDArray[Any], target: NDArray[Any]) -> None:
        """Put `before` or `after` into the whole layer."""
        if target.dtype == np.bool_:
            stored = np.unpackbits(stored, axis=1, count=self.bounds.width).view(np.bool_)
        target[self.bounds.slices] = stored


@dataclass(frozen=True, eq=False)
class Edit:
    """A reversible change: only the tiles in which something differs, with old and new values.

    `text` is what the history shows, in English.
    """

    text: str
    patches: tuple[Patch, ...]
    key: int = field(default_factory=lambda: next(_keys))

    @property
    def bounds(self) -> Bounds:
        """The smallest Bounds around all that it changes."""
        return reduce(Bounds.union, (patch.bounds for patch in self.patches), EMPTY)

    @property
    def changes_image(self) -> bool:
        """Whether it changes the photo and not only the mask."""
        return any(patch.layer == "image" for patch in self.patches)

    @property
    def nbytes(self) -> int:
        """The memory that its pixels take."""
        return sum(patch.before.nbytes + patch.after.nbytes for patch in self.patches)


class Document:
    """A photo as opened and as it is now, the mask, and the union of all fills now applied.

    `image`, `mask` and `filled` are changed in place by edits only; `revision` counts every change
    made by `apply` and `revert`. `original` shares the memory of the array that it is made from, so
    the caller must leave that alone.
    """

    def __init__(self, image: Image) -> None:
        if image.ndim != 3 or image.shape[2] not in (3, 4) or 0 in image.shape:
            raise ValueError(f"not an image: shape {image.shape}")
        self.original = image.view()
        self.original.flags.writeable = False
        self.image = image.copy()
        self.mask: Mask = np.zeros(image.shape[:2], np.bool_)
        self.filled: Mask = np.zeros(image.shape[:2], np.bool_)
        self.revision = 0
        self._image_edits: list[int] = []
        self._saved: list[int] = []
        self._stroke: _Stroke | None = None

    @property
    def width(self) -> int:
        """The width in pixels."""
        return int(self.image.shape[1])

    @property
    def height(self) -> int:
        """The height in pixels."""
        return int(self.image.shape[0])

    @property
    def modified(self) -> bool:
        """Whether the photo differs in its edits from what was last saved (or opened)."""
        return self._image_edits != self._saved

    def mark_saved(self) -> None:
        """Remember that the photo as it is now has been saved."""
        self._saved = self._image_edits.copy()

    def apply(self, edit: Edit) -> Bounds:
        """Make the edit, or make it again; return what has changed."""
        for patch in edit.patches:
            patch.write(patch.after, self._layer(patch.layer))
        if edit.changes_image:
            self._image_edits.append(edit.key)
        self.revision += 1
        return edit.bounds

    def revert(self, edit: Edit) -> Bounds:
        """Take the edit back; edits are reverted in reverse order. Return what has changed."""
        if edit.changes_image and self._image_edits[-1:] != [edit.key]:
            raise ValueError("edits are reverted in reverse order")
        for patch in edit.patches:
            patch.write(patch.before, self._layer(patch.layer))
        if edit.changes_image:
            self._image_edits.pop()
        self.revision += 1
        return edit.bounds

    @property
    def painting(self) -> bool:
        """Whether a stroke has begun that is neither finished nor cancelled."""
        return self._stroke is not None

    def paint(self, start: Point, end: Point, radius: float, *, hole: bool = True) -> Bounds:
        """Draw a piece of a stroke into the mask at once (or erase); return what has changed.

        The first piece begins the stroke; `finish_stroke` makes one edit of all its pieces.
        """
        if self._stroke is None:
            self._stroke = _Stroke()
        for area in brush_areas(self.mask, start, end, radius):
            self._stroke.remember(self.mask, area)
        return brush_line(self.mask, start, end, radius, hole)

    def finish_stroke(self, text: str = "Brush stroke") -> Edit | None:
        """End the stroke; return its edit, to be applied as any other, or None if nothing changed.

        The mask shows the stroke already; applying the edit records it.
        """
        if self._stroke is None:
            return None
        patches = tuple(self._stroke.patches(self.mask))
        self._stroke = None
        return Edit(text, patches) if patches else None

    def cancel_stroke(self) -> Bounds:
        """Take the unfinished stroke out of the mask again; return what has changed."""
        edit = self.finish_stroke()
        if edit is None:
            return EMPTY
        for patch in edit.patches:
            patch.write(patch.before, self.mask)
        return edit.bounds

    def mask_edit(self, mask: Mask, text: str) -> Edit | None:
        """The edit that replaces the mask by another, or None if they are equal."""
        if mask.shape != self.mask.shape:
            raise ValueError(f"the mask is {mask.shape}, the photo {self.mask.shape}")
        patches = tuple(_patches("mask", Bounds(0, 0, self.width, self.height), self.mask, mask))
        return Edit(text, patches) if patches else None

    def fill_edit(self, fill: Fill, text: str = "Fill") -> Edit:
        """The edit that puts a fill into the photo, and nothing outside the mask of the fill.

        A fill that does not fit the photo in place, size or depth raises ValueError.
        """
        bounds = fill.bounds
        if bounds.clamp(self.width, self.height) != bounds:
            raise ValueError(f"the fill at {bounds} leaves the photo")
        image, filled = self.image[bounds.slices], self.filled[bounds.slices]
        if fill.pixels.shape != image.shape or fill.pixels.dtype != image.dtype:
            raise ValueError(f"the fill is {fill.pixels.shape} {fill.pixels.dtype}")
        if fill.mask.shape != filled.shape:
            raise ValueError(f"the mask of the fill is {fill.mask.shape}")
        after = np.where(fill.mask[..., None], fill.pixels, image)
        return Edit(
            text,
            (
                *_patches("image", bounds, image, after),
                *_patches("filled", bounds, filled, filled | fill.mask),
            ),
        )

    def changed_outside(self) -> int:
        """Count the pixels that differ from the photo as opened, outside all fills now applied."""
        return pixels.changed_outside(self.original, self.image, self.filled)

    def _layer(self, layer: Layer) -> NDArray[Any]:
        layers: dict[Layer, NDArray[Any]] = {
            "image": self.image,
            "mask": self.mask,
            "filled": self.filled,
        }
        return layers[layer]


class _Stroke:
    """The old values of the mask under an unfinished stroke, tile by tile."""

    def __init__(self) -> None:
        self._before: dict[Bounds, Mask] = {}

    def remember(self, mask: Mask, area: Bounds) -> None:
        for tile in _tiles(area):
            inside = tile.clamp(mask.shape[1], mask.shape[0])
            if inside not in self._before:
                self._before[inside] = mask[inside.slices].copy()

    def patches(self, mask: Mask) -> Iterator[Patch]:
        for tile, before in self._before.items():
            yield from _patches("mask", tile, before, mask[tile.slices])


def _tiles(area: Bounds) -> Iterator[Bounds]:
    """The tiles of the fixed grid that hold a pixel of the area."""
    grid = area.align(_TILE)
    for y in range(grid.y, grid.bottom, _TILE):
        for x in range(grid.x, grid.right, _TILE):
            yield Bounds(x, y, _TILE, _TILE)


def _patches(
    layer: Layer, area: Bounds, before: NDArray[Any], after: NDArray[Any]
) -> Iterator[Patch]:
    """What differs between two arrays that both show `area`, cut into tiles and trimmed."""
    for tile in _tiles(area):
        inside = tile.intersect(area)
        there = inside.move(-area.x, -area.y).slices
        different = before[there] != after[there]
        changed = Bounds.of_mask(different.any(axis=2) if different.ndim == 3 else different)
        if not changed.empty:
            cut = changed.slices
            bounds = changed.move(inside.x, inside.y)
            yield Patch.between(layer, bounds, before[there][cut], after[there][cut])
