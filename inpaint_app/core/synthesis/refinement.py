"""Refining a copy field where exact look-up is too dear: neighbours' answers and small shifts."""

from __future__ import annotations

from collections.abc import Iterator

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.matching import allowed_sources

SIDE = 5
COHERENCE = 0.3  # a neighbour's answer may be this much worse: one piece is better than two


def refine(level: Level, field: Tensor, sweeps: int) -> Tensor:
    """Improve field (h * w,), the flat index that each pixel copies, on windows of SIDE x SIDE.

    Deterministic: each sweep offers every pixel the continuation of eight neighbours' sources and
    the eight pixels around its own, in a fixed order.
    """
    h, w = level.size
    r = SIDE // 2
    allowed = allowed_sources(level, SIDE)
    if not bool(allowed.any()):
        return field
    targets = (F.max_pool2d(level.hole, SIDE, 1, r).flatten() > 0).nonzero()[:, 0]  # (N,)
    ty, tx = targets // w, targets % w
    axis = torch.arange(SIDE, device=field.device) - r
    dy, dx = axis.repeat_interleave(SIDE), axis.repeat(SIDE)
    around = (ty[:, None] + dy).clamp(0, h - 1) * w + (tx[:, None] + dx).clamp(0, w - 1)
    pixels = level.image.flatten(2)[0].T.contiguous()  # (h * w, 3)
    hidden = level.hole.flatten() > 0

    def cost(source: Tensor, wanted: Tensor) -> Tensor:
        return (pixels[source[:, None] + (dy * w + dx)] - wanted).square().sum((1, 2))

    field = field.clone()
    first = allowed.nonzero()[0, 0]
    for _ in range(sweeps):
        estimate = torch.where(hidden[:, None], pixels[field], pixels)
        wanted = estimate[around]  # (N, SIDE * SIDE, 3)
        now = field[targets]
        now = torch.where(allowed[now], now, first)
        best = cost(now, wanted)
        for y, x, bonus in _candidates(field, now, ty, tx, h, w):
            inside = (y >= r) & (y < h - r) & (x >= r) & (x < w - r)
            source = y.clamp(r, h - 1 - r) * w + x.clamp(r, w - 1 - r)
            at = (inside & allowed[source] & (source != now)).nonzero()[:, 0]
            found = cost(source[at], wanted[at]) * (1 - bonus)
            better = found < best[at]
            at = at[better]
            now[at], best[at] = source[at], found[better]
        field[targets] = now
    return field


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
