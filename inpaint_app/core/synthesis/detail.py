"""Real pixels at full resolution from a copy field that was searched at a coarser one.

Two bands: what the coarse level holds comes from its paste, and what is finer from the sources.
Around each hidden pixel the four nearest cells of the field say where from. Where they agree, the
source's own pixels are copied exactly; where they differ, their fine bands are mixed so that their
variance stays (Heitz and Neyret, "High-Performance By-Example Noise using a Histogram-Preserving
Blending Operator", 2018): cells copied side by side would show as a mosaic, and a mean as blur.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from inpaint_app.core.pieces import Piece
from inpaint_app.core.pixels import Image, Mask
from inpaint_app.core.synthesis.compositing import sample
from inpaint_app.core.synthesis.gradients import ROUNDED, Colours, Gradient, Places, gradient_around
from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.scaling import finer_source

AT_ONCE = 1 << 17  # hidden pixels: some ten milliseconds
STEEPNESS = 2.0  # of the change from one cell's source to the next: over half a cell


def as_pasted(
    pasted: Tensor, field: Tensor | None, width: int, halvings: int, hole: Mask
) -> Iterator[Piece]:
    """The pixels of the hole (H, W) from pasted (1, 3, h, w), scaled up where it is coarser.

    `field` is of a level of that width and of the resolution of the hole, or None.
    """
    gradient = None if field is None else _pasted_gradient(pasted, hole)
    rows, columns = np.nonzero(hole)
    for start in range(0, len(rows), AT_ONCE):
        y, x = rows[start : start + AT_ONCE], columns[start : start + AT_ONCE]
        ty, tx = torch.from_numpy(y), torch.from_numpy(x)
        found = sample(pasted, ty, tx, halvings) if halvings else pasted[0, :, ty, tx]
        colours = found.T.numpy() if gradient is None else gradient.colours(y, x)
        from_y = from_x = None
        if field is not None:
            source = field.cpu()[ty * width + tx].numpy()
            from_y, from_x = source // width, source % width
        yield Piece(y, x, colours.clip(0, 1), from_y, from_x)


def detailed(
    full: Image, level: Level, field: Tensor, pasted: Tensor, halvings: int, hole: Mask
) -> Iterator[Piece]:
    """The pixels of the hole (H, W) at the resolution of `full` (H, >= W, 3).

    field (h * w,) is on `level`, `halvings` coarser than `full`, and so is pasted (1, 3, h, w).
    """
    side = 1 << halvings
    gradient = _full_gradient(full, level, side, hole)
    bands = _Bands(full, level, field, pasted, side)
    # Squares between the middles of four cells: in each the same four cells count.
    squares = np.nonzero(_squares(hole, side))
    rows, columns = (torch.from_numpy(places) for places in squares)
    inside = torch.arange(side)
    for part in torch.split(torch.arange(len(rows)), max(1, AT_ONCE // (side * side))):
        i, j = rows[part], columns[part]  # (n,) the square's lower right cell
        y = (i * side - side // 2)[:, None] + inside  # (n, side)
        x = (j * side - side // 2)[:, None] + inside
        shown = _looked_up(hole, y, x)
        if gradient is None:
            copied = bands.colours(i - 1, j - 1, y, x)[shown].numpy()
        y = y[:, :, None].expand_as(shown)[shown]
        x = x[:, None, :].expand_as(shown)[shown]
        from_y, from_x = finer_source(field, level.size[1], halvings, y, x)
        places = y.numpy(), x.numpy()
        colours = copied if gradient is None else gradient.colours(*places)
        yield Piece(*places, colours.clip(0, 1), from_y.numpy(), from_x.numpy())


def _pasted_gradient(pasted: Tensor, hole: Mask) -> Gradient | None:
    """That around the hole (H, W) in pasted (1, 3, H, W), in which all is known or filled."""

    def look(y: Places, x: Places) -> Colours:
        return np.asarray(pasted[0, :, torch.from_numpy(y), torch.from_numpy(x)].T.numpy())

    return gradient_around(hole, lambda y, _: np.ones(len(y), np.bool_), look)


def _full_gradient(full: Image, level: Level, side: int, hole: Mask) -> Gradient | None:
    """That around the hole (H, W) in the photo, in cells of the level where nothing is hidden."""
    hidden = level.hole[0, 0].numpy() > 0
    limit = np.float32(np.iinfo(full.dtype).max)
    return gradient_around(
        hole,
        lambda y, x: ~hidden[y // side, x // side],
        lambda y, x: full[y, x, :3].astype(np.float32) / limit,
    )


def _squares(hole: Mask, side: int) -> Mask:
    """Which squares of side x side pixels, moved half a side up and left, hold hidden pixels."""
    half = side // 2
    grown = np.pad(hole, [(half, -(n + half) % side) for n in hole.shape])
    rows, columns = grown.shape[0] // side, grown.shape[1] // side
    across = grown.reshape(rows, side, -1).any(1)
    return np.asarray(across.reshape(rows, columns, side).any(2))


def _looked_up(hole: Mask, y: Tensor, x: Tensor) -> Tensor:
    """(n, side, side) bool: the hole at rows y and columns x (n, side); False beyond."""
    height, width = hole.shape
    inside = ((y >= 0) & (y < height))[:, :, None] & ((x >= 0) & (x < width))[:, None, :]
    flat = y.clamp(0, height - 1)[:, :, None] * width + x.clamp(0, width - 1)[:, None, :]
    hidden = torch.from_numpy(hole.ravel()[flat.numpy()])
    return torch.logical_and(hidden, inside)


class _Bands:
    """The coarse band of the paste and the fine bands of the sources."""

    def __init__(self, full: Image, level: Level, field: Tensor, pasted: Tensor, side: int) -> None:
        self.h, self.w = level.size
        self.side = side
        self.height, self.width = full.shape[:2]
        self.full = full
        self.limit = float(np.iinfo(full.dtype).max)
        self.coarse = level.image[0].flatten(1).T.contiguous()  # (h * w, 3)
        self.pasted = pasted[0]
        self.hidden = level.hole.flatten() > 0
        cells = torch.arange(self.h * self.w)
        self.dy = field // self.w - cells // self.w
        self.dx = field % self.w - cells % self.w
        t = (torch.arange(side) + 0.5) / side
        steep = ((t - 0.5) * STEEPNESS + 0.5).clamp(0, 1)
        self.linear = _corners(t)  # (4, side * side)
        self.steep = _corners(steep)

    def colours(self, i: Tensor, j: Tensor, y: Tensor, x: Tensor) -> Tensor:
        """(n, side, side, 3) for squares whose upper left cell is (i, j)."""
        ci = torch.stack((i, i, i + 1, i + 1), 1)  # (n, 4), may lie beyond the level
        cj = torch.stack((j, j + 1, j, j + 1), 1)
        inside_i, inside_j = ci.clamp(0, self.h - 1), cj.clamp(0, self.pasted.shape[2] - 1)
        cell = inside_i * self.w + inside_j
        dy, dx = self.dy[cell], self.dx[cell]
        counts = self.hidden[cell].float()
        base = torch.einsum("cnk,kp->npc", self.pasted[:, inside_i, inside_j], self.linear)
        mixed, power = torch.zeros_like(base), torch.zeros(base.shape[:2])
        taken = torch.zeros_like(counts, dtype=torch.bool)
        for k in range(4):
            same = (dy == dy[:, k : k + 1]) & (dx == dx[:, k : k + 1]) & (counts > 0) & ~taken
            new = same[:, k].nonzero()[:, 0]  # squares in which this source has not had its turn
            if not len(new):
                continue
            weight = same[new].float() @ self.steep  # (m, side * side)
            fine = self._fine(ci[new], cj[new], dy[new, k], dx[new, k], y[new], x[new])
            mixed[new] += weight[..., None] * fine
            power[new] += weight * weight
            taken |= same & same[:, k : k + 1]
        found = base + mixed / power.clamp(min=1e-12).sqrt()[..., None]
        return found.view(len(i), self.side, self.side, 3)

    def _fine(self, ci: Tensor, cj: Tensor, dy: Tensor, dx: Tensor, y: Tensor, x: Tensor) -> Tensor:
        """(m, side * side, 3): the photo at an offset of cells, less its coarse band there.

        Nothing where that is hidden: beside a source may lie what is to go.
        """
        at = (ci + dy[:, None]).clamp(0, self.h - 1) * self.w
        at = at + (cj + dx[:, None]).clamp(0, self.w - 1)  # (m, 4)
        known = (~self.hidden[at]).float()
        share = (known @ self.linear)[..., None]  # of the four cells' word, (m, side * side, 1)
        low = torch.einsum("mkc,kp->mpc", self.coarse[at] * known[..., None], self.linear)
        sy = (y + dy[:, None] * self.side).clamp(0, self.height - 1)
        sx = (x + dx[:, None] * self.side).clamp(0, self.width - 1)
        found = self.full[sy.numpy()[:, :, None], sx.numpy()[:, None, :]]
        pixels = torch.from_numpy(found.astype(np.float32)).flatten(1, 2) / self.limit
        cell = (sy // self.side)[:, :, None] * self.w + (sx // self.side)[:, None, :]
        shown = ~self.hidden[cell].flatten(1)[..., None]
        fine = (pixels - low / share.clamp(min=1e-6)) * shown
        return fine * (fine.abs().amax(1, keepdim=True) > ROUNDED / self.limit)


def _corners(t: Tensor) -> Tensor:
    """(4, n * n): the shares of the four corners of a square at n x n places in it."""
    near, far = 1 - t, t
    return torch.stack([(a[:, None] * b[None]).flatten() for a in (near, far) for b in (near, far)])
