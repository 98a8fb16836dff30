"""The photo and the masks on screen, and the reversible edits that change them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core import pixels
from inpaint_app.core.edits import Edit, Layer, Patch, differences, tiles
from inpaint_app.core.fills import Fill
from inpaint_app.core.geometry import EMPTY, Bounds
from inpaint_app.core.masking import Point, brush_areas, brush_line, enclosed
from inpaint_app.core.origins import Origin
from inpaint_app.core.pixels import Image, Mask

Painted = Literal["cover", "excluded", "restored"]
Combination = Literal["new", "add", "subtract"]


class Document:
    """A photo as opened and as it is now, its masks, and the union of all fills now applied.

    `cover` (H, W) uint8 says how much of a fill is to be seen, 255 for all; the hole (`mask`) is
    where it is not 0. What is True in `excluded` must not be copied. `origins` are the fills now
    applied. All are changed by strokes and edits only; `revision` counts every change made by
    `apply` and `revert`. `original` shares the memory of the array that it is made from, so the
    caller must leave that alone.
    """

    def __init__(self, image: Image) -> None:
        if image.ndim != 3 or image.shape[2] not in (3, 4) or 0 in image.shape:
            raise ValueError(f"not an image: shape {image.shape}")
        self.original = image.view()
        self.original.flags.writeable = False
        self.image = image.copy()
        self.cover = np.zeros(image.shape[:2], np.uint8)
        self.filled: Mask = np.zeros(image.shape[:2], np.bool_)
        self.excluded: Mask = np.zeros(image.shape[:2], np.bool_)
        self.origins: list[Origin] = []
        self.revision = 0
        self._image_edits: list[int] = []
        self._saved: list[int] = []
        self._stroke: _Stroke | None = None

    @property
    def mask(self) -> Mask:
        """The hole, computed from `cover`: an array of its own."""
        return np.asarray(self.cover != 0)

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
            self._layer(patch.layer)[patch.bounds.slices] = patch.after.unpacked()
        if edit.changes_image:
            self._image_edits.append(edit.key)
        if edit.origin is not None:
            self.origins.append(edit.origin)
        self.revision += 1
        return edit.bounds

    def revert(self, edit: Edit) -> Bounds:
        """Take the edit back; edits are reverted in reverse order. Return what has changed."""
        if edit.changes_image and self._image_edits[-1:] != [edit.key]:
            raise ValueError("edits are reverted in reverse order")
        self._take_back(edit.patches)
        if edit.changes_image:
            self._image_edits.pop()
        if edit.origin is not None:
            self.origins.remove(edit.origin)
        self.revision += 1
        return edit.bounds

    @property
    def painting(self) -> bool:
        """Whether a stroke has begun that is neither finished nor cancelled."""
        return self._stroke is not None

    def paint(
        self,
        start: Point,
        end: Point,
        radius: float,
        *,
        hole: bool = True,
        hardness: float = 1.0,
        layer: Painted = "cover",
    ) -> Bounds:
        """Draw a piece of a stroke at once (or erase, without `hole`); return what has changed.

        In "cover" it makes or closes holes, with a soft edge where `hardness` (0..1, the part of
        the radius that is full) is under 1; in "excluded" it forbids or allows copying; "restored"
        writes the pixels of the opened photo back. The first piece begins the stroke;
        `finish_stroke` makes one edit of all its pieces.
        """
        if self._stroke is None:
            self._stroke = _Stroke(self.cover.shape)
        layers: tuple[Layer, ...] = ("image", "filled") if layer == "restored" else (layer,)
        for area in brush_areas(self.cover, start, end, radius):
            for name in layers:
                self._stroke.remember(name, self._layer(name), area)
        if layer == "restored":
            return self._restore(start, end, radius)
        if layer == "excluded":
            return brush_line(self.excluded, start, end, radius, hole)
        if hole:
            self._stroke.reach = self._stroke.reach.union(
                brush_line(self._stroke.own, start, end, radius, True)
            )
        return brush_line(self.cover, start, end, radius, hole, hardness)

    def close_loop(self) -> Bounds:
        """Fill what the unfinished stroke has drawn a closed line around; return what changed."""
        if self._stroke is None or self._stroke.reach.empty:
            return EMPTY
        reach = self._stroke.reach
        inside = enclosed(self._stroke.own[reach.slices])
        changed = Bounds.of_mask(inside & (self.cover[reach.slices] != 255)).move(reach.x, reach.y)
        if not changed.empty:
            self._stroke.remember("cover", self.cover, reach)
            self.cover[reach.slices][inside] = 255
        return changed

    def finish_stroke(self, text: str = "Brush stroke") -> Edit | None:
        """End the stroke; return its edit, to be applied as any other, or None if nothing changed.

        The layers show the stroke already; applying the edit records it.
        """
        if self._stroke is None:
            return None
        patches = tuple(self._stroke.patches(self._layer))
        self._stroke = None
        return Edit(text, patches) if patches else None

    def cancel_stroke(self) -> Bounds:
        """Take the unfinished stroke out again; return what has changed."""
        edit = self.finish_stroke()
        if edit is None:
            return EMPTY
        self._take_back(edit.patches)
        return edit.bounds

    def cover_edit(
        self, bounds: Bounds, shape: NDArray[Any], combination: Combination, text: str
    ) -> Edit | None:
        """The edit that makes a shape the hole, adds it or takes it away; None if nothing changes.

        `shape` shows `bounds`, which lie in the photo; it is a Mask or a cover (uint8).
        """
        if bounds.clamp(self.width, self.height) != bounds or shape.shape != bounds.shape:
            raise ValueError(f"a shape of {shape.shape} at {bounds} does not fit the photo")
        cover = shape.astype(np.uint8) * np.uint8(255) if shape.dtype == np.bool_ else shape
        area, after = bounds, cover
        if combination == "new":
            area = Bounds.of_mask(self.mask).union(bounds)
            after = np.zeros(area.shape, np.uint8)
            after[bounds.move(-area.x, -area.y).slices] = cover
        before = self.cover[area.slices]
        if combination == "add":
            after = np.maximum(before, cover)
        elif combination == "subtract":
            after = np.minimum(before, 255 - cover)
        patches = tuple(differences("cover", area, before, after))
        return Edit(text, patches) if patches else None

    def mask_edit(self, mask: NDArray[Any], text: str) -> Edit | None:
        """The edit that replaces the whole mask (or cover) by another, or None if they agree."""
        if mask.shape != self.cover.shape:
            raise ValueError(f"the mask is {mask.shape}, the photo {self.cover.shape}")
        return self.cover_edit(Bounds(0, 0, self.width, self.height), mask, "new", text)

    def excluded_edit(self, excluded: Mask, text: str) -> Edit | None:
        """The edit that replaces what must not be copied, or None if nothing changes."""
        whole = Bounds(0, 0, self.width, self.height)
        patches = tuple(differences("excluded", whole, self.excluded, excluded))
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
                *differences("image", bounds, image, after),
                *differences("filled", bounds, filled, filled | fill.mask),
            ),
            Origin.of(fill, self.width),
        )

    def changed_outside(self) -> int:
        """Count the pixels that differ from the photo as opened, outside all fills now applied."""
        return pixels.changed_outside(self.original, self.image, self.filled)

    def _restore(self, start: Point, end: Point, radius: float) -> Bounds:
        """Write the opened photo back under a line; what is restored is no longer filled."""
        area = next(brush_areas(self.cover, start, end, radius), EMPTY)
        for further in brush_areas(self.cover, start, end, radius):
            area = area.union(further)
        under = np.zeros(area.shape, np.bool_)
        brush_line(under, _moved(start, area), _moved(end, area), radius, True)
        under &= self.filled[area.slices]  # elsewhere nothing has changed
        self.image[area.slices][under] = self.original[area.slices][under]
        self.filled[area.slices][under] = False
        return Bounds.of_mask(under).move(area.x, area.y)

    def _take_back(self, patches: tuple[Patch, ...]) -> None:
        for patch in patches:
            self._layer(patch.layer)[patch.bounds.slices] = patch.before.unpacked()

    def _layer(self, layer: Layer) -> NDArray[Any]:
        layers: dict[Layer, NDArray[Any]] = {
            "image": self.image,
            "cover": self.cover,
            "filled": self.filled,
            "excluded": self.excluded,
        }
        return layers[layer]


class _Stroke:
    """The old values under an unfinished stroke, tile by tile, and what it has painted itself."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._before: dict[tuple[Layer, Bounds], NDArray[Any]] = {}
        self.own: Mask = np.zeros(shape, np.bool_)  # the system gives memory where it is written
        self.reach = EMPTY

    def remember(self, layer: Layer, array: NDArray[Any], area: Bounds) -> None:
        for tile in tiles(area):
            inside = tile.clamp(array.shape[1], array.shape[0])
            if (layer, inside) not in self._before:
                self._before[layer, inside] = array[inside.slices].copy()

    def patches(self, layer_of: Callable[[Layer], NDArray[Any]]) -> Iterator[Patch]:
        for (layer, tile), before in self._before.items():
            yield from differences(layer, tile, before, layer_of(layer)[tile.slices])


def _moved(point: Point, area: Bounds) -> Point:
    return point[0] - area.x, point[1] - area.y
