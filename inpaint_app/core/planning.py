"""Which crops of a photo to fill, and at what scale: time depends on the hole, not the photo."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.geometry import EMPTY, Bounds
from inpaint_app.core.pixels import Mask

THICK = 96  # pixels of the working scale that the thickest place of a hole may span
TILE = 384  # longest side of what one part fills, at the working scale
CONTEXT = 80  # pixels of surroundings at the working scale
_GRID = 128  # cells along the long side in which holes are told apart


class Part(NamedTuple):
    """One crop to fill."""

    hole: Bounds  # what of the mask this part fills
    crop: Bounds  # that with its surroundings
    scale: float  # working pixels per photo pixel, 0 < scale <= 1


def plan_parts(mask: Mask) -> list[Part]:
    """Split the hole of an (H, W) mask into parts that together cover it, top to bottom.

    Holes that lie close together share a part, so that ten thousand specks are a few hundred
    crops; a hole too large for one crop at its scale becomes several parts.
    """
    height, width = mask.shape
    joined: dict[tuple[float, int, int], Bounds] = {}
    parts: list[Bounds] = []
    scales: list[float] = []
    for box in _groups(mask):
        scale = working_scale(mask[box.slices])
        tile = round(TILE / scale)
        if max(box.width, box.height) > tile // 2:
            for piece in _tiles(box, tile):
                parts.append(piece)
                scales.append(scale)
        else:
            key = (scale, (box.y + box.height // 2) // tile, (box.x + box.width // 2) // tile)
            joined[key] = joined.get(key, EMPTY).union(box)
    for (scale, _, _), box in joined.items():
        parts.append(box)
        scales.append(scale)
    found = []
    for box, scale in zip(parts, scales, strict=True):
        inside = Bounds.of_mask(mask[box.slices])
        if not inside.empty:
            hole = inside._replace(x=inside.x + box.x, y=inside.y + box.y)
            crop = hole.pad(math.ceil(CONTEXT / scale)).clamp(width, height)
            found.append(Part(hole, crop, scale))
    return sorted(found, key=lambda part: (part.hole.y, part.hole.x))


def working_scale(mask: Mask) -> float:
    """At most 1, in steps of half an octave: the thickest place then spans at most `THICK` px."""
    steps = max(0, math.ceil(2 * math.log2(max(thickness(mask), 1) / THICK)))
    return float(2.0 ** (-steps / 2))


def thickness(mask: Mask) -> int:
    """The diameter of the largest disc in the hole, in pixels, good to a few per cent."""
    factor = max(1, math.ceil(max(mask.shape) / 256))
    core = np.pad(_reduce(mask, factor), 1)
    layers = 0
    while core.any():
        layers += 1
        shrunk = core.copy()
        shrunk[1:] &= core[:-1]
        shrunk[:-1] &= core[1:]
        shrunk[:, 1:] &= core[:, :-1]
        shrunk[:, :-1] &= core[:, 1:]
        if layers % 2:  # squares and diamonds in turn: close to discs
            for dy, dx in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
                shrunk &= np.roll(core, (dy, dx), (0, 1))
        core = shrunk
    return max(2 * layers - 1, 0) * factor


def _reduce(mask: Mask, factor: int) -> Mask:
    """Cells of factor x factor pixels that hold any hole."""
    pad = [(0, -n % factor) for n in mask.shape]
    cells = np.pad(mask, pad)
    h, w = cells.shape[0] // factor, cells.shape[1] // factor
    return np.asarray(cells.reshape(h, factor, w, factor).any(axis=(1, 3)))


def _groups(mask: Mask) -> list[Bounds]:
    """Bounds of groups of hole pixels; pixels less than a cell of the grid apart share one."""
    factor = max(8, math.ceil(max(mask.shape) / _GRID))
    labels = _label(_reduce(mask, factor))
    boxes = []
    for label in range(1, int(labels.max(initial=0)) + 1):
        cells = Bounds.of_mask(labels == label)
        boxes.append(Bounds(*(v * factor for v in cells)).clamp(mask.shape[1], mask.shape[0]))
    return boxes


def _label(cells: Mask) -> NDArray[np.int32]:
    """Number the 8-connected components from 1 by flooding each."""
    labels = np.zeros(cells.shape, np.int32)
    count = 0
    for y, x in zip(*np.nonzero(cells), strict=True):
        if labels[y, x]:
            continue
        count += 1
        labels[y, x] = count
        open_cells = [(int(y), int(x))]
        while open_cells:
            cy, cx = open_cells.pop()
            for ny in range(max(cy - 1, 0), min(cy + 2, cells.shape[0])):
                for nx in range(max(cx - 1, 0), min(cx + 2, cells.shape[1])):
                    if cells[ny, nx] and not labels[ny, nx]:
                        labels[ny, nx] = count
                        open_cells.append((ny, nx))
    return labels


def _tiles(box: Bounds, tile: int) -> list[Bounds]:
    """Equal tiles of at most `tile` pixels a side."""
    rows, columns = math.ceil(box.height / tile), math.ceil(box.width / tile)
    ys = [box.y + box.height * i // rows for i in range(rows + 1)]
    xs = [box.x + box.width * i // columns for i in range(columns + 1)]
    return [
        Bounds(xs[j], ys[i], xs[j + 1] - xs[j], ys[i + 1] - ys[i])
        for i in range(rows)
        for j in range(columns)
    ]
