"""Hidden pixels close to known ones, predicted from windows that look alike.

A scratch hides little: what it hides follows from both of its sides. Copying from the one window
that looks most alike brings that window's own grain and accidents along; the combination of many
that gives what is known here is nearer to the truth. Neighbour embedding by least squares: Chang,
Yeung and Xiong, "Super-Resolution through Neighbor Embedding" (CVPR 2004), for holes Guillemot et
al., "Object Removal and Loss Concealment using Neighbor Embedding Methods" (2013).
"""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.matching import allowed_sources, windows

SIDE = 7  # pixels along the side of a window
ALIKE = 48  # windows that are combined
NEAR = 24  # pixels around a tile in which they are looked for
TILE = 32  # pixels along the side of what is predicted at once
GUESSED = 0.004  # how much a hidden pixel of a window counts against a known one
TONE = 0.7  # of the difference in colour between two windows that does not count against them
RIDGE = 0.02  # of the mean power, against weights that fit grain
BESIDE = 0.5  # how much a window says about its centre's neighbours against the centre
LITTLE, MUCH = 0.05, 0.15  # known share of a window: the paste alone, the prediction alone


class _Tile(NamedTuple):
    targets: Tensor  # (N,) flat indices of the pixels to predict
    sources: Tensor  # (K,) of the windows nearby


def regress(level: Level, pasted: Tensor) -> Generator[None, None, Tensor]:
    """pasted (1, 3, h, w), the level filled; the same with what is near known pixels predicted.

    All else stays. Every second pixel is predicted: each window tells of its neighbours as well.
    Yields often.
    """
    height, width = level.size
    known = 1 - level.hole
    share = F.avg_pool2d(known, SIDE, 1, SIDE // 2, count_include_pad=False)
    trust = ((share - LITTLE) / (MUCH - LITTLE)).clamp(0, 1) * level.hole
    total, count = torch.zeros_like(pasted), torch.zeros_like(level.hole)
    allowed = allowed_sources(level, SIDE).view(level.size)
    rows, seen = windows(pasted, SIDE), windows(known, SIDE)
    y, x = (torch.arange(n, device=pasted.device) for n in (height, width))
    second = (y[:, None] + x) % 2 == 0
    for tile in _tiles((trust[0, 0] > 0) & second, allowed):
        counts = seen[tile.targets].clamp(min=GUESSED)  # (N, SIDE * SIDE)
        predicted = _predicted(rows[tile.targets], counts, rows[tile.sources])
        _lay(predicted, tile.targets, total, count)
        yield
    trust = trust * (count > 0)
    found = (total / count.clamp(min=1e-6)).clamp(0, 1)
    return torch.lerp(pasted, found, trust)


def _tiles(wanted: Tensor, allowed: Tensor) -> Generator[_Tile, None, None]:
    """What is wanted (h, w), tile by tile, with what may be copied (h, w) around it."""
    height, width = wanted.shape
    for y in range(0, height, TILE):
        for x in range(0, width, TILE):
            inside = wanted[y : y + TILE, x : x + TILE].nonzero()
            if not len(inside):
                continue
            top, left = max(0, y - NEAR), max(0, x - NEAR)
            near = allowed[top : y + TILE + NEAR, left : x + TILE + NEAR].nonzero()
            if len(near) >= ALIKE:
                yield _Tile(
                    (inside[:, 0] + y) * width + inside[:, 1] + x,
                    (near[:, 0] + top) * width + near[:, 1] + left,
                )


def _predicted(wanted: Tensor, counts: Tensor, sources: Tensor) -> Tensor:
    """Windows (N, 3 * S) as combinations of sources (K, 3 * S); counts (N, S) weighs pixels."""
    each = counts.repeat(1, 3)
    total = counts.sum(1, keepdim=True)
    # |S - W|^2 in the weighed pixels, less what a change of tone explains; W alone is constant.
    apart = torch.cat((each, -2 * each * wanted), 1) @ torch.cat((sources**2, sources), 1).T
    for w, s in zip(wanted.chunk(3, 1), sources.chunk(3, 1), strict=True):
        tone = counts @ s.T - (counts * w).sum(1, keepdim=True)  # (N, K)
        apart -= TONE * tone**2 / total
    at = apart.topk(ALIKE, 1, largest=False, sorted=False).indices
    n, size = counts.shape
    alike = sources[at].view(n, ALIKE, 3, size)
    here = wanted.view(n, 1, 3, size)
    tone = ((here - alike) * counts[:, None, None]).sum(3, keepdim=True) / total[:, :, None, None]
    alike = (alike + TONE * tone).flatten(2)
    mean = alike.mean(1, keepdim=True)
    alike = alike - mean
    scale = each.sqrt()[:, None]
    basis = alike * scale  # (N, ALIKE, 3 * S)
    power = basis @ basis.transpose(1, 2)
    ridge = RIDGE * power.diagonal(dim1=1, dim2=2).mean(1) + 1e-8
    power += ridge[:, None, None] * torch.eye(ALIKE, device=power.device)
    fit = basis @ ((wanted[:, None] - mean) * scale).transpose(1, 2)  # (N, ALIKE, 1)
    weights = torch.linalg.solve(power, fit)
    found: Tensor = mean[:, 0] + (alike * weights).sum(1)
    return found


def _lay(predicted: Tensor, targets: Tensor, total: Tensor, count: Tensor) -> None:
    """Add windows (N, 3 * S) at their places, their centres and what is next to those."""
    _, _, height, width = total.shape
    colours = predicted.view(-1, 3, SIDE, SIDE)
    y, x = targets // width, targets % width
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            weight = BESIDE if dy or dx else 1.0
            inside = (y + dy >= 0) & (y + dy < height) & (x + dx >= 0) & (x + dx < width)
            at = ((y + dy) * width + x + dx)[inside]
            said = colours[inside, :, SIDE // 2 + dy, SIDE // 2 + dx].T * weight
            total.view(3, -1).index_add_(1, at, said)
            count.view(-1).index_add_(0, at, torch.full_like(at, weight, dtype=count.dtype))
