"""Refining a copy field where exact look-up is too dear: neighbours' answers and small shifts."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from functools import partial

import torch
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.matching import (
    ENOUGH,
    allowed_sources,
    in_components,
    principal_components,
)
from inpaint_app.core.synthesis.sharing import parts, shared
from inpaint_app.core.synthesis.tensors import grown

SIDE = 5
COMPONENTS = 24  # of a window's 75 numbers: comparing them is what takes the time
COHERENCE = 0.45  # a neighbour's answer may be this much worse: one piece is better than two


def refine(level: Level, field: Tensor, sweeps: int) -> Generator[None, None, Tensor]:
    """Improve field (h * w,), the flat index that each pixel copies, on windows of SIDE x SIDE.

    Deterministic: each sweep offers every pixel the continuation of eight neighbours' sources and
    the eight pixels around its own, in a fixed order. Yields after each.
    """
    h, w = level.size
    r = SIDE // 2
    allowed = allowed_sources(level, SIDE)
    if not bool(allowed.any()):
        return field
    targets = (grown(level.hole, r).flatten() > 0).nonzero()[:, 0]  # (N,)
    pixels = level.image.flatten(2)  # (1, 3, h * w)
    axis = torch.arange(SIDE, device=field.device) - r
    around = axis.repeat_interleave(SIDE) * w + axis.repeat(SIDE)
    some = allowed.nonzero()[:, 0]
    some = some[:: max(1, len(some) // ENOUGH)]
    rows = pixels[0, :, some[:, None] + around].permute(1, 0, 2).flatten(1)  # (n, 3 * SIDE * SIDE)
    basis = principal_components(rows, COMPONENTS)
    known = in_components(level.image, basis, SIDE)  # (h * w, P)

    field = field.clone()
    first = some[0]
    for _ in range(sweeps):
        # Known pixels near the hole have sources too, yet copy themselves.
        estimate = torch.where(level.hole > 0, pixels[..., field].view_as(level.image), level.image)
        wanted = in_components(estimate, basis, SIDE)[targets]  # (N, P)
        now = field[targets]
        now = torch.where(allowed[now], now, first)
        sweep = partial(_sweep, (h, w), field, allowed, known, targets, wanted, now)
        yield from shared(field.device, sweep, parts(len(targets)))
        field[targets] = now
    return field


def _sweep(
    size: tuple[int, int],
    field: Tensor,
    allowed: Tensor,
    known: Tensor,
    targets: Tensor,
    wanted: Tensor,
    now: Tensor,
    part: slice,
) -> None:
    """Improve that part of `now` (N,), the sources of the targets (N,), in place."""
    h, w = size
    r = SIDE // 2
    targets, wanted, now = targets[part], wanted[part], now[part]
    best = (known[now] - wanted).square().sum(1)
    for y, x, bonus in _candidates(field, now, targets // w, targets % w, h, w):
        inside = (y >= r) & (y < h - r) & (x >= r) & (x < w - r)
        source = y.clamp(r, h - 1 - r) * w + x.clamp(r, w - 1 - r)
        at = (inside & allowed[source] & (source != now)).nonzero()[:, 0]
        found = (known[source[at]] - wanted[at]).square().sum(1) * (1 - bonus)
        better = found < best[at]
        at = at[better]
        now[at], best[at] = source[at], found[better]


def _candidates(
    field: Tensor, now: Tensor, ty: Tensor, tx: Tensor, h: int, w: int
) -> Iterator[tuple[Tensor, Tensor, float]]:
    """Rows and columns (N,) to try, and how much worse they may be."""
    for distance in (1, 2):
        for dy, dx in ((0, distance), (0, -distance), (distance, 0), (-distance, 0)):
            ny, nx = (ty + dy).clamp(0, h - 1), (tx + dx).clamp(0, w - 1)
            theirs = field[ny * w + nx]
            yield theirs // w - (ny - ty), theirs % w - (nx - tx), COHERENCE
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dy or dx:
                yield now // w + dy, now % w + dx, 0.0
