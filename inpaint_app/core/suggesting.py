"""Suggesting a mask: dust, scratches and sensor spots, found by the denoising autoencoder.

What stands out of flat surroundings is hidden, and the network reconstructs it from the rest. Where
it is right beside a spot and wrong in the spot itself, the spot does not belong to the picture. By
the light alone, with the same limits, nearly four times as much of sound photos would be suggested.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.defects import defects, find_spots
from inpaint_app.core.fills import Progress
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import Image, Mask

if TYPE_CHECKING:
    from inpaint_app.core.inpainter import Inpainter

TILE = 448  # px that are looked at at once, and
CONTEXT = 32  # beside them on each side, for what lies on the edge
SMALLEST = 1200  # px; a photo is also looked at halved while its long side is longer than this
GROWN = 2  # px that a defect is suggested larger than it is found: its edges are soft


@dataclass(frozen=True, eq=False)
class Suggestion:
    """The defects found in a photo: `mask` (H, W), True where they are."""

    mask: Mask
    defects: int
    seconds: float
    device: str
    model: str


def suggest(inpainter: Inpainter, image: Image) -> Generator[Progress, None, Suggestion]:
    """Find small defects; the generator's return value is the Suggestion, close it to cancel.

    Above the photo it needs memory for a tile and the mask alone. UserError if the network fails.
    """
    started = time.perf_counter()
    mask = np.zeros(image.shape[:2], np.bool_)
    tiles = list(_tiles(image.shape[1], image.shape[0]))
    for done, (tile, factor) in enumerate(tiles):
        yield Progress(done / len(tiles), "Looking for defects")
        _mark(inpainter, image, mask, tile, factor)
    count = cv2.connectedComponents(mask.view(np.uint8), connectivity=8)[0] - 1
    seconds = time.perf_counter() - started
    return Suggestion(mask, count, seconds, inpainter.device, inpainter.model)


def _tiles(width: int, height: int) -> Iterator[tuple[Bounds, int]]:
    """Tiles, and how many times smaller each is looked at: large defects are found in small."""
    factor = 1
    while factor == 1 or max(width, height) * 2 > SMALLEST * factor:
        side = factor * (TILE if max(width, height) > factor * (TILE + 2 * CONTEXT) else 10**9)
        for y in range(0, height, side):
            for x in range(0, width, side):
                yield Bounds(x, y, side, side).clamp(width, height), factor
        factor *= 2


def _mark(inpainter: Inpainter, image: Image, mask: Mask, tile: Bounds, factor: int) -> None:
    """Add the defects in a tile to the mask."""
    from inpaint_app.core.synthesis.expecting import expect  # not above: it imports torch

    area = tile.pad(factor * CONTEXT).clamp(image.shape[1], image.shape[0])
    size = (-(-area.width // factor), -(-area.height // factor))
    crop = image[area.slices]
    # Not of the whole photo at once: that would double its memory.
    small = cv2.resize(crop, size, interpolation=cv2.INTER_AREA) if factor > 1 else crop
    colours = small[..., :3].astype(np.float32) * (255 / np.iinfo(image.dtype).max)
    light: NDArray[np.float32] = colours.mean(axis=2)
    seen = small[..., 3] > 0 if small.shape[2] == 4 else np.ones(light.shape, np.bool_)
    spots = find_spots(light, seen)
    if not spots.count:
        return
    expected = expect(inpainter, colours, spots.hidden)
    found = spots.only(defects(spots, light, expected.light, expected.error)).near(GROWN)
    large = found.repeat(factor, axis=0).repeat(factor, axis=1)[: area.height, : area.width]
    inner = tile.move(-area.x, -area.y)
    mask[tile.slices] |= large[inner.slices]
