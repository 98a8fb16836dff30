"""From a large photo to the scale at which sources are searched, without a copy of it in float.

A crop of 50 megapixels in float32 is 600 MB, and a pyramid of it twice that. Here a few rows at a
time become cells of 2^n x 2^n pixels. Their colours are means in linear light, for which squares
stand: gamma 2 is near enough to every profile's curve for a mean, and costs a multiplication.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import Image, Mask

_AT_ONCE = 1 << 20  # pixels: 12 MB in float32, some ten milliseconds


class Reduced(NamedTuple):
    """A crop in cells; tensors as in `Level`."""

    image: Tensor  # (1, 3, h, w) 0..1; 0 in the hole
    hole: Tensor  # (1, 1, h, w) 1 where any pixel is hidden
    real: Tensor  # (1, 1, h, w) 0 in the last row and column where they reach beyond the crop


def halvings_needed(hole: Mask, most: int, hidden: int) -> int:
    """How often the hole (H, W) is to be halved until at most `hidden` pixels of it are left.

    At most `most` times. What touches the hole counts as hole.
    """
    if most == 0 or np.count_nonzero(hole) <= hidden:
        return 0
    halvings = 0
    cells = hole[Bounds.of_mask(hole).slices]
    while halvings < most and np.count_nonzero(cells) > hidden:
        cells = np.pad(cells, [(0, n % 2) for n in cells.shape])
        cells = cells[::2] | cells[1::2]
        cells = cells[:, ::2] | cells[:, 1::2]
        halvings += 1
    return halvings


def reduced(image: Image, hole: Mask, halvings: int) -> Generator[None, None, Reduced]:
    """The colours of an image (H, W, 3 or more) and its hole, halved that often.

    Yields every few milliseconds; returns the cells.
    """
    side = 1 << halvings
    height, width = hole.shape
    rows, columns = -(-height // side), -(-width // side)
    cells = torch.empty(rows, columns, 3)
    hidden = np.empty((rows, columns), np.bool_)
    count = max(1, _AT_ONCE // (width * side))
    for top in range(0, rows, count):
        strip = slice(top * side, (top + count) * side)
        n = min(count, rows - top)
        cells[top : top + n] = _means(image[strip][..., :3], n, columns, side)
        beyond = [(0, n * side - len(hole[strip])), (0, columns * side - width)]
        part = np.pad(hole[strip], beyond).reshape(n, side, columns * side).any(1)
        hidden[top : top + n] = part.reshape(n, columns, side).any(2)
        yield
    touched = torch.from_numpy(hidden.astype(np.float32))[None, None]
    real = torch.ones(1, 1, rows, columns)
    real[..., height // side :, :] = 0
    real[..., width // side :] = 0
    return Reduced(cells.permute(2, 0, 1)[None] * (1 - touched), touched, real)


def _means(strip: Image, rows: int, columns: int, side: int) -> Tensor:
    """(rows, columns, 3): what cells of side x side pixels have in common; edges are repeated."""
    beyond = [(0, rows * side - strip.shape[0]), (0, columns * side - strip.shape[1]), (0, 0)]
    whole = strip if beyond == [(0, 0)] * 3 else np.pad(strip, beyond, "edge")
    # In NumPy: torch knows few unsigned types, and warns of arrays that may not be written to.
    x = torch.from_numpy(whole.astype(np.float32, order="C")) / float(np.iinfo(strip.dtype).max)
    x = (x * x).view(rows, side, -1).mean(1)
    return x.view(rows, columns, side, 3).mean(2).sqrt()
