"""Gradients without any noise, as graphics and clipped skies have them, go on exactly.

Copied, their rounding to whole levels would be rounded once more and their colours would not meet:
contours in the wrong places. Where all that lies around a hole is one polynomial to within its
rounding, that polynomial is what belongs there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.pixels import Mask

Places = NDArray[np.intp]  # (N,) rows or columns
Colours = NDArray[np.float32]  # (N, 3) 0..1

_DEGREE = 3
_CELL = 8  # pixels
_CELLS = 2  # around the hole: what has to be a gradient
_FEWEST = 200  # pixels
_MOST = 50_000  # pixels: what is fitted; all are compared
_FIRST = 1_000  # pixels: what is fitted to find out that most photos are no gradient
ROUNDED = 0.75  # of a level: what a rounded gradient may differ by from one that is not


class Gradient(NamedTuple):
    """A polynomial of rows and columns."""

    middle: tuple[float, float]
    scale: float
    degree: int
    weights: NDArray[np.float64]  # (terms, 3)

    def colours(self, y: Places, x: Places) -> Colours:
        """What it is at rows y and columns x."""
        return np.asarray(self._terms(y, x) @ self.weights, np.float32)

    def _terms(self, y: Places, x: Places) -> NDArray[np.float64]:
        """(N, terms): all products of powers up to the degree."""
        v, u = (y - self.middle[0]) / self.scale, (x - self.middle[1]) / self.scale
        n = self.degree + 1
        return np.stack([v**i * u**j for i in range(n) for j in range(n - i)], 1)

    def fitted(self, y: Places, x: Places, colours: Colours) -> Gradient:
        """The one that is nearest to these colours."""
        weights = np.linalg.lstsq(self._terms(y, x), colours.astype(np.float64), rcond=None)[0]
        return self._replace(weights=np.asarray(weights, np.float64))

    def holds(self, y: Places, x: Places, colours: Colours, unit: float) -> bool:
        """Whether these colours, whole multiples of a unit, are it but for rounding."""
        return bool(np.abs(self.colours(y, x) - colours).max() <= ROUNDED * unit)


def gradient_around(
    hole: Mask, known: Callable[[Places, Places], Mask], look: Callable[[Places, Places], Colours]
) -> Gradient | None:
    """The gradient that surrounds the hole (H, W); None where there is anything else.

    `known` tells which pixels may be looked at, and `look` their colours.
    """
    y, x = _ring(hole)
    seen = known(y, x)
    y, x = y[seen], x[seen]
    if len(y) < _FEWEST:
        return None
    degree = _DEGREE if _surrounded(hole, y, x) else 1
    middle = float(y.mean()), float(x.mean())
    scale = max(int(np.ptp(y)), int(np.ptp(x)), 1) / 2
    some = slice(None, None, -(-len(y) // _FIRST))
    first = y[some], x[some], look(y[some], x[some])
    found = Gradient(middle, scale, degree, np.zeros((0, 3)))
    if not found.fitted(*first).holds(*first, _unit(first[2])):
        return None
    colours = look(y, x)
    unit = _unit(colours)
    most = slice(None, None, -(-len(y) // _MOST))
    for simple in range(degree + 1):  # the simplest one: it goes astray least
        found = found._replace(degree=simple).fitted(y[most], x[most], colours[most])
        if found.holds(y, x, colours, unit):
            return found
    return None


def _unit(colours: Colours) -> float:
    """Of what the colours are whole multiples."""
    levels = colours * np.float32(255)
    return 1 / 255 if np.abs(levels - np.rint(levels)).max() < 1e-3 else 1 / 65535


def _ring(hole: Mask) -> tuple[Places, Places]:
    """Rows and columns of the pixels near the hole but not in it."""
    height, width = hole.shape
    rows, columns = -(-height // _CELL), -(-width // _CELL)
    whole = np.pad(hole, [(0, -n % _CELL) for n in hole.shape])
    cells = whole.reshape(rows, _CELL, columns, _CELL).any(axis=(1, 3))
    grown = np.pad(cells, _CELLS)
    near = np.zeros_like(cells)
    for dy in range(2 * _CELLS + 1):
        for dx in range(2 * _CELLS + 1):
            near |= grown[dy : dy + rows, dx : dx + columns]
    i, j = np.nonzero(near)
    inside = np.arange(_CELL)
    y = np.broadcast_to((i * _CELL)[:, None, None] + inside[:, None], (len(i), _CELL, _CELL))
    x = np.broadcast_to((j * _CELL)[:, None, None] + inside, (len(i), _CELL, _CELL))
    shown = (y < height) & (x < width)
    y, x = y[shown], x[shown]
    outside = ~hole[y, x]
    return y[outside], x[outside]


def _surrounded(hole: Mask, y: Places, x: Places) -> bool:
    """Whether something is known on all four sides: beyond, curves would run away."""
    rows, columns = np.flatnonzero(hole.any(axis=1)), np.flatnonzero(hole.any(axis=0))
    return bool(
        y.min() < rows[0] and rows[-1] < y.max() and x.min() < columns[0] and columns[-1] < x.max()
    )
