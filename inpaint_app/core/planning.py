"""Which crops of a photo to fill, and at what scale: time depends on the hole, not the photo."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from inpaint_app.core.geometry import EMPTY, Bounds
from inpaint_app.core.pixels import Mask

THICK = 64  # pixels of the working scale that the thickest place of a hole may span
TILE = 384  # longest side of what one part fills, at the working scale
CONTEXT = 80  # pixels of surroundings at the working scale
ENOUGH = 0.2  # share of a crop that is known, from which on it need not wait for its neighbours
_LEAST = 0.02  # share of a crop that is known, under which more surroundings are looked at
_GRID = 128  # cells along the long side in which holes are told apart
_FINE = 256  # cells along the long side in which thickness is measured


class Part(NamedTuple):
    """One crop to fill."""

    hole: Bounds  # what of the mask this part fills
    crop: Bounds  # that with its surroundings
    scale: float  # working pixels per photo pixel, 0 < scale <= 1


def plan_parts(mask: Mask) -> list[Part]:
    """Split the hole of an (H, W) mask into parts that together cover it, in the order to fill.

    Holes that lie close together share a part, so that ten thousand specks are a few hundred
    crops; a hole too large for one crop at its scale becomes several parts. Where parts overlap,
    the first fills what they share.
    """
    height, width = mask.shape
    joined: dict[tuple[float, int, int], Bounds] = {}
    boxes: list[tuple[Bounds, float]] = []
    for box in _groups(mask):
        scale = working_scale(mask[box.slices])
        tile = round(TILE / scale)
        if max(box.width, box.height) > tile // 2:
            boxes += [(piece, scale) for piece in _tiles(box, tile)]
        else:
            key = (scale, (box.y + box.height // 2) // tile, (box.x + box.width // 2) // tile)
            joined[key] = joined.get(key, EMPTY).union(box)
    boxes += [(box, scale) for (scale, _, _), box in joined.items()]
    parts = []
    for box, scale in boxes:
        hole = Bounds.of_mask(mask[box.slices]).move(box.x, box.y)
        if not hole.empty:
            crop = hole.pad(math.ceil(CONTEXT / scale)).clamp(width, height)
            parts.append(Part(hole, crop, scale))
    return _in_order(parts, mask)


def wide_enough(part: Part, hidden: Mask) -> Part:
    """The part with more surroundings, at a smaller scale, where too little of them is known.

    `hidden` is what of the photo must not be looked at, which may be more than the holes.
    """
    crop, scale = part.crop, part.scale
    whole = Bounds(0, 0, hidden.shape[1], hidden.shape[0])
    room = (TILE + 2 * CONTEXT) / scale
    while crop != whole and (~hidden[crop.slices]).mean() < _LEAST:
        crop = crop.pad(max(crop.width, crop.height) // 2).clamp(whole.width, whole.height)
    longest = max(crop.width, crop.height)
    return Part(part.hole, crop, scale * min(1.0, room / longest)) if crop != part.crop else part


def working_scale(mask: Mask) -> float:
    """At most 1, in steps of half an octave: the thickest place then spans at most `THICK` px."""
    steps = max(0, math.ceil(2 * math.log2(max(thickness(mask), 1) / THICK)))
    return float(2.0 ** (-steps / 2))


def thickness(mask: Mask) -> int:
    """The diameter of the largest disc in the hole, in pixels, a little less than it is.

    The border of the mask counts as known. In a large mask, holes thinner than a few pixels have
    none: 256 cells along the long side are looked at, and those count that are hole throughout.
    """
    factor = max(1, math.ceil(max(mask.shape) / _FINE))
    core = np.pad(~_reduce(~mask, factor), 1)
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
    # Half a cell on either side is hole too, on average.
    return (2 * layers - 1) * factor + factor - 1 if layers else 0


def _in_order(parts: list[Part], mask: Mask) -> list[Part]:
    """From top to bottom, but what knows little around it after the neighbours it learns from.

    Parts whose hole others have filled are left out.
    """
    hidden = mask.copy()

    def known(part: Part) -> float:
        return 1 - np.count_nonzero(hidden[part.crop.slices]) / (part.crop.width * part.crop.height)

    waiting = sorted(parts, key=lambda part: (part.hole.y, part.hole.x))
    ready = [part for part in waiting if known(part) >= ENOUGH]
    waiting = [part for part in waiting if known(part) < ENOUGH]
    ordered: list[Part] = []
    while ready or waiting:
        if not ready:
            ready = [max(waiting, key=known)]
            waiting.remove(ready[0])
        part = ready.pop(0)
        if hidden[part.hole.slices].any():
            ordered.append(part)
            hidden[part.hole.slices] = False
    return ordered


def _reduce(mask: Mask, factor: int) -> Mask:
    """Cells of factor x factor pixels that hold any True; beyond the border there is none."""
    cells = np.pad(mask, [(0, -n % factor) for n in mask.shape])
    h, w = cells.shape[0] // factor, cells.shape[1] // factor
    return np.asarray(cells.reshape(h, factor, w, factor).any(axis=(1, 3)))


def _groups(mask: Mask) -> list[Bounds]:
    """Bounds of groups of hole pixels; pixels less than a cell of the grid apart share one."""
    factor = max(8, math.ceil(max(mask.shape) / _GRID))
    cells = _components(_reduce(mask, factor))
    return [Bounds(*(n * factor for n in box)).clamp(mask.shape[1], mask.shape[0]) for box in cells]


def _components(cells: Mask) -> list[Bounds]:
    """Bounds of the 8-connected components, each flooded from its first cell."""
    found = []
    ordered = list(map(tuple, np.argwhere(cells).tolist()))
    left = set(ordered)
    for y, x in ordered:
        if (y, x) not in left:
            continue
        left.remove((y, x))
        top, bottom, first, last = y, y, x, x
        frontier = [(y, x)]
        while frontier:
            y, x = frontier.pop()
            top, bottom = min(top, y), max(bottom, y)
            first, last = min(first, x), max(last, x)
            for near in ((y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)):
                if near in left:
                    left.remove(near)
                    frontier.append(near)
        found.append(Bounds(first, top, last - first + 1, bottom - top + 1))
    return found


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
