"""Hidden pixels close to known ones, predicted from windows that look alike.

A scratch hides little: what it hides follows from both of its sides. Copying from the one window
that looks most alike brings that window's own grain and accidents along; the combination of many
that gives what is known here is nearer to the truth. Neighbour embedding by least squares: Chang,
Yeung and Xiong, "Super-Resolution through Neighbor Embedding" (CVPR 2004), for holes Guillemot et
al., "Object Removal and Loss Concealment using Neighbor Embedding Methods" (2013).
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.matching import allowed_sources
from inpaint_app.core.synthesis.sharing import shared

SIDE = 7  # pixels along the side of a window
ALIKE = 48  # windows that are combined
NEAR = 40  # pixels around a tile in which they are looked for
TILE = 32  # pixels along the side of what is predicted at once
GUESSED = 0.002  # how much a hidden pixel of a window counts against a known one
TONE = 0.7  # of the difference in colour between two windows that does not count against them
RIDGE = 0.02  # of the mean power, against weights that fit grain
BESIDE = 0.5  # how much a window says about its centre's neighbours against the centre
COARSER = 2  # levels on which it begins
MUCH = 0.04  # known share of a window from which the prediction counts alone


class _Tile(NamedTuple):
    """What is predicted at once, and the area around it where windows are looked for."""

    inside: tuple[slice, slice]  # rows and columns of the tile
    targets: Tensor  # (N,) the pixels to predict, flat indices in the tile
    places: Tensor  # (N,) the same in the whole image
    area: tuple[slice, slice]
    sources: Tensor  # (K,) the windows to combine, of every second column of the area


def regress(levels: Sequence[Level], pasted: Tensor, times: int) -> Generator[None, None, Tensor]:
    """pasted (1, 3, h, w) in 0..1 with what is near known pixels predicted; all else stays.

    `levels` as from `pyramid`, finest first; `pasted` is that one, filled. On coarser ones what is
    near reaches further into the hole: there the paste is changed by as much as its shrunken
    picture, and its details stay. On the finest one it is predicted so many `times`. Yields often.
    """
    for i in range(min(COARSER, len(levels) - 1), 0, -1):
        side = 1 << i
        small = F.avg_pool2d(pasted, side)
        change = (yield from _predictions(levels[i], small, 1)) - small
        change = F.interpolate(change, scale_factor=side, mode="bilinear", align_corners=False)
        pasted = (pasted + change * levels[0].hole).clamp(0, 1)
    return (yield from _predictions(levels[0], pasted, times))


def _predictions(level: Level, pasted: Tensor, times: int) -> Generator[None, None, Tensor]:
    """The same on one level, so many times: what windows hold of the hole is better known then.

    Every second pixel is predicted, as windows tell of their neighbours as well, from every second
    window: those between are nearly the same, and different ones know more. From the third time on
    windows are combined with those that they were before.
    """
    known = 1 - level.hole
    share = F.avg_pool2d(known, SIDE, 1, SIDE // 2, count_include_pad=False)
    trust = (share / MUCH).clamp(max=1) * level.hole
    allowed = allowed_sources(level, SIDE).view(level.size)
    y, x = (torch.arange(n, device=pasted.device) for n in level.size)
    odd = (y[:, None] + x) % 2
    seen = _framed(known)
    kept: dict[int, dict[int, Tensor]] = {}  # windows (N, ALIKE) by parity and tile
    for i in range(times):
        total, count = torch.zeros_like(pasted), torch.zeros_like(level.hole)
        framed = _framed(pasted)
        parity = i % 2
        tiles = _tiles((trust[0, 0] > 0) & (odd == parity), allowed, parity)
        predict = partial(_predicted, level.size, framed, seen, kept.setdefault(parity, {}))
        for said in shared(pasted.device, predict, enumerate(tiles)):
            total.view(3, -1).index_add_(1, said.at, said.colours)
            count.view(-1).index_add_(0, said.at, said.weight)
            yield
        found = (total / count.clamp(min=1e-6)).clamp(0, 1)
        pasted = torch.lerp(pasted, found, trust * (count > 0))
    return pasted


def _predicted(
    size: tuple[int, int],
    framed: Tensor,
    seen: Tensor,
    kept: dict[int, Tensor],
    numbered: tuple[int, _Tile],
) -> _Said:
    """What the windows around a tile's pixels say, as predicted, in an image of that size."""
    number, tile = numbered
    wanted = _windows(framed, tile.inside)[tile.targets]
    counts = _windows(seen, tile.inside)[tile.targets].clamp(min=GUESSED)
    sources = _windows(framed, tile.area, every=2)[tile.sources]
    if number not in kept:
        kept[number] = _alike(wanted, counts, sources)
    return _said(_combined(wanted, counts, sources[kept[number]]), tile.places, size)


def _tiles(wanted: Tensor, allowed: Tensor, first: int) -> Generator[_Tile, None, None]:
    """What is wanted (h, w), tile by tile, with what may be copied (h, w) around it.

    Of that every second column, from an even one on or, with `first` 1, an odd one.
    """
    height, width = wanted.shape
    for y in range(0, height, TILE):
        for x in range(0, width, TILE):
            inside = slice(y, min(height, y + TILE)), slice(x, min(width, x + TILE))
            targets = wanted[inside].flatten().nonzero()[:, 0]
            if not len(targets):
                continue
            left = max(0, x - NEAR)
            area = (
                slice(max(0, y - NEAR), min(height, y + TILE + NEAR)),
                slice(left + (left + first) % 2, min(width, x + TILE + NEAR)),
            )
            sources = allowed[area][:, ::2].flatten().nonzero()[:, 0]
            if len(sources) >= ALIKE:
                wide = inside[1].stop - x
                places = (targets // wide + y) * width + targets % wide + x
                yield _Tile(inside, targets, places, area, sources)


def _framed(image: Tensor) -> Tensor:
    """(1, C, h, w) with its edges repeated, so that each pixel has a whole window."""
    reach = SIDE // 2
    return F.pad(image, (reach, reach, reach, reach), mode="replicate")


def _windows(framed: Tensor, area: tuple[slice, slice], every: int = 1) -> Tensor:
    """(n, C * SIDE * SIDE): the windows around an area's pixels, row by row.

    With `every` 2 only those of every second column, from its first one on.
    """
    rows, columns = (slice(x.start, x.stop + SIDE - 1) for x in area)
    return F.unfold(framed[..., rows, columns], SIDE, stride=(1, every))[0].T


def _alike(wanted: Tensor, counts: Tensor, sources: Tensor) -> Tensor:
    """For windows (N, 3 * S) the indices (N, ALIKE) of the sources (K, 3 * S) most like them.

    counts (N, S) weighs their pixels.
    """
    total = counts.sum(1, keepdim=True)
    # |S - W|^2 in the weighed pixels, less what a change of tone explains; W alone is constant.
    squares = sources.square().view(-1, 3, counts.shape[1]).sum(1)
    weighed = torch.cat((counts, -2 * counts.repeat(1, 3) * wanted), 1)
    apart = weighed @ torch.cat((squares, sources), 1).T
    heavy = counts * (TONE / total).sqrt()
    for w, s in zip(wanted.chunk(3, 1), sources.chunk(3, 1), strict=True):
        tone = torch.addmm(-(heavy * w).sum(1, keepdim=True), heavy, s.T)  # (N, K)
        apart.addcmul_(tone, tone, value=-1)
    return apart.topk(ALIKE, 1, largest=False, sorted=False).indices


def _combined(wanted: Tensor, counts: Tensor, alike: Tensor) -> Tensor:
    """Windows (N, 3 * S) as combinations of those (N, ALIKE, 3 * S); counts (N, S) as above."""
    n, size = counts.shape
    here, alike = wanted.view(n, 1, 3, size), alike.view(n, ALIKE, 3, size)
    total = counts.sum(1).view(n, 1, 1, 1)
    tone = ((here - alike) * counts[:, None, None]).sum(3, keepdim=True) / total
    alike = (alike + TONE * tone).flatten(2)
    mean = alike.mean(1, keepdim=True)
    alike = alike - mean
    scale = counts.repeat(1, 3).sqrt()[:, None]
    basis = alike * scale
    power = basis @ basis.transpose(1, 2)
    ridge = RIDGE * power.diagonal(dim1=1, dim2=2).mean(1) + 1e-8
    power += ridge[:, None, None] * torch.eye(ALIKE, device=power.device)
    fit = basis @ ((wanted[:, None] - mean) * scale).transpose(1, 2)  # (N, ALIKE, 1)
    weights = torch.linalg.solve(power, fit)
    combined: Tensor = (mean + weights.transpose(1, 2) @ alike)[:, 0]
    return combined


class _Said(NamedTuple):
    """What windows say about pixels, one row for each time that one of them says something."""

    at: Tensor  # (M,) flat indices in the whole image
    weight: Tensor  # (M,)
    colours: Tensor  # (3, M) weighted


def _said(windows: Tensor, places: Tensor, size: tuple[int, int]) -> _Said:
    """By windows (N, 3 * S) at their places (N,): of their centres and what is next to those."""
    height, width = size
    step = torch.arange(-1, 2, device=places.device)
    down, right = step.repeat_interleave(3)[:, None], step.repeat(3)[:, None]  # (9, 1)
    y, x = places // width + down, places % width + right  # (9, N)
    inside = ((y >= 0) & (y < height) & (x >= 0) & (x < width)).flatten()
    weight = torch.where((down == 0) & (right == 0), 1.0, BESIDE).expand(y.shape)
    near = slice(SIDE // 2 - 1, SIDE // 2 + 2)
    colours = windows.view(-1, 3, SIDE, SIDE)[:, :, near, near].flatten(2).permute(1, 2, 0)
    return _Said(
        (y * width + x).flatten()[inside],
        weight.flatten()[inside],
        (colours * weight).flatten(1)[:, inside],
    )
