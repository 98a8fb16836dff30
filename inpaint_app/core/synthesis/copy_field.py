"""The copy field: for each hole pixel the known pixel that it copies.

Coarse to fine, as in Wexler, Shechtman and Irani, "Space-Time Completion of Video" (PAMI 2007):
look up the known window most like what is there, let the windows that cover a pixel vote for its
colour, again. What is there at first is the autoencoder's reconstruction. Look-ups are exact
matrix products on the coarse levels, deterministic refinement of neighbours' answers on the fine.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.patches import all_patches, nearest
from inpaint_app.core.synthesis.scaling import enlarge, shrink

SIDE = 7  # pixels along the side of a window
DENSE_WORK = 3e10  # multiplications that one exact look-up may cost: about .1 s on two cores
SMALLEST = 48  # long side of the coarsest level


class Level(NamedTuple):
    """One scale of the photo: (1, 3, h, w) with its hole and the network's guess."""

    image: Tensor
    hole: Tensor
    guide: Tensor


class CopyField(NamedTuple):
    """`source` (h, w) int64 is the flat index that each pixel copies, its own where known."""

    source: Tensor
    cost: Tensor  # (h, w) mean squared difference of the windows


def pyramid(image: Tensor, hole: Tensor, guide: Tensor) -> list[Level]:
    """Coarsest first; the last has the size of the image."""
    height, width = image.shape[2:]
    sizes = [(height, width)]
    while max(sizes[-1]) > SMALLEST * 1.5:
        sizes.append(((sizes[-1][0] + 1) // 2, (sizes[-1][1] + 1) // 2))
    levels = []
    for size in reversed(sizes):
        small, small_hole = shrink(image, hole, size)
        small_guide = F.interpolate(guide, size, mode="bilinear", antialias=True)
        levels.append(Level(small, small_hole, small_guide))
    return levels


def dense_work(level: Level) -> float:
    """Multiplications of one exact look-up."""
    holes = float(F.max_pool2d(level.hole, SIDE, 1, SIDE // 2).sum())
    return holes * level.hole.numel() * 3 * SIDE * SIDE


class _Search:
    """Windows of one level: which may be copied and which must be found."""

    def __init__(self, level: Level, guide_weight: float) -> None:
        self.level = level
        self.guide_weight = guide_weight
        h, w = level.hole.shape[2:]
        self.size = (h, w)
        touched = F.max_pool2d(level.hole, SIDE, 1, SIDE // 2)[0, 0] > 0
        inside = torch.zeros_like(touched)
        r = SIDE // 2
        inside[r : h - r, r : w - r] = True
        self.targets = touched.flatten().nonzero()[:, 0]  # (N,)
        self.sources = (~touched & inside).flatten().nonzero()[:, 0]  # (K,)
        self.hole = level.hole.flatten() > 0

    def vectors(self, image: Tensor, guide: Tensor, at: Tensor) -> Tensor:
        rows = all_patches(image, SIDE)[at]
        if self.guide_weight:
            extra = guide.flatten(2)[0].T[at] * (self.guide_weight * SIDE)
            rows = torch.cat((rows, extra), 1)
        return rows

    def vote(self, source: Tensor, distance: Tensor) -> Tensor:
        """Image (1, 3, h, w) in which each hole pixel is the mean of what its windows say."""
        h, w = self.size
        rows = all_patches(self.level.image, SIDE)[source]  # (N, 3 * 49)
        scale = distance.quantile(0.75).clamp(min=1e-4)
        weight = torch.exp(-distance / (2 * scale))[:, None]
        flat = rows.new_zeros(h * w, rows.shape[1])
        flat[self.targets] = rows * weight
        ones = rows.new_zeros(h * w, SIDE * SIDE)
        ones[self.targets] = weight.expand(-1, SIDE * SIDE)
        r = SIDE // 2
        total = F.fold(flat.T[None], (h + 2 * r, w + 2 * r), SIDE)[..., r : r + h, r : r + w]
        count = F.fold(ones.T[None], (h + 2 * r, w + 2 * r), SIDE)[..., r : r + h, r : r + w]
        voted = total / count.clamp(min=1e-8)
        return torch.where(self.level.hole > 0, voted, self.level.image)


def lookup(level: Level, start: Tensor, rounds: int, guide_weight: float):
    """EM on one level. start (1,3,h,w) the estimate."""
    s = _Search(level, guide_weight)
    if len(s.sources) == 0:
        return None
    low = F.avg_pool2d(F.pad(level.image, (2, 2, 2, 2), mode="replicate"), 5, 1)
    sources = s.vectors(level.image, low, s.sources)
    estimate = start
    for _ in range(rounds):
        t = s.vectors(estimate, level.guide, s.targets)
        at, distance = nearest(t, sources)
        estimate = s.vote(s.sources[at], distance)
    field = torch.arange(s.hole.numel())
    field[s.targets] = s.sources[at]
    cost = torch.zeros(s.hole.numel())
    cost[s.targets] = distance / (3 * SIDE * SIDE)
    return estimate, CopyField(field.view(s.size), cost.view(s.size))


def double(field: Tensor, size: tuple[int, int]) -> Tensor:
    """Field (h, w) for the next finer level: offsets doubled, clamped."""
    h, w = field.shape
    H, W = size
    ys = torch.arange(H); xs = torch.arange(W)
    cy = (ys // 2).clamp(max=h - 1); cx = (xs // 2).clamp(max=w - 1)
    f = field[cy][:, cx]
    sy = (f // w) * 2 + (ys % 2)[:, None]
    sx = (f % w) * 2 + (xs % 2)[None]
    return sy.clamp(max=H - 1) * W + sx.clamp(max=W - 1)


def gather(image: Tensor, field: Tensor) -> Tensor:
    """Copy pixels: (1, C, H, W) and flat indices (H, W)."""
    return image.flatten(2)[..., field.flatten()].view(*image.shape[:2], *field.shape)


def refine(level: Level, field: Tensor, sweeps: int = 2, side: int = 5, coherence: float = 0.0):
    """Own +-1 and the neighbours' answers, exact cost on side x side windows."""
    h, w = level.hole.shape[2:]
    r = side // 2
    touched = F.max_pool2d(level.hole, side, 1, r)[0, 0] > 0
    ok = ~touched
    ok[:r] = False; ok[h - r:] = False; ok[:, :r] = False; ok[:, w - r:] = False
    targets = touched.flatten().nonzero()[:, 0]
    ty, tx = targets // w, targets % w
    okf = ok.flatten()
    flatimg = level.image.flatten(2)[0].T.contiguous()  # (P,3)
    axis = torch.arange(side) - r
    wy = axis.repeat_interleave(side); wx = axis.repeat(side)
    off = wy * w + wx
    # target windows clamp to the image
    tw = ((ty[:, None] + wy).clamp(0, h - 1) * w + (tx[:, None] + wx).clamp(0, w - 1))  # (N, side^2)
    f = field.flatten().clone()
    def fix(c, old):
        return torch.where(okf[c], c, old)
    # start: sources must be allowed
    cur = f[targets]
    good = okf[cur]
    def cost(c, tp):
        return ((flatimg[c[:, None] + off] - tp).square().sum((1, 2)))
    for sweep in range(sweeps):
        est = torch.where(level.hole > 0, gather(level.image, f.view(h, w)), level.image)
        tp = est.flatten(2)[0].T[tw]  # (N, s2, 3)
        cur = f[targets]
        safe = torch.where(okf[cur], cur, okf.nonzero()[0, 0])
        best = cost(safe, tp) + (~okf[cur]) * 1e6
        cur = safe
        cands = []
        for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0)):
            cands.append(("n", dy, dx)); cands.append(("n", 2 * dy, 2 * dx))
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                if dy or dx: cands.append(("j", dy, dx))
        for kind, dy, dx in cands:
            if kind == "n":
                ny, nx = (ty + dy).clamp(0, h - 1), (tx + dx).clamp(0, w - 1)
                nf = f[ny * w + nx]
                cy, cx = nf // w - (ny - ty), nf % w - (nx - tx)
                bonus = coherence
            else:
                cy, cx = cur // w + dy, cur % w + dx
                bonus = 0.0
            inb = (cy >= r) & (cy < h - r) & (cx >= r) & (cx < w - r)
            c = (cy.clamp(r, h - 1 - r) * w + cx.clamp(r, w - 1 - r))
            inb &= okf[c] & (c != cur)
            sel = inb.nonzero()[:, 0]
            if not len(sel): continue
            cc = cost(c[sel], tp[sel])
            better = cc * (1 - bonus) < best[sel]
            take = sel[better]
            cur[take] = c[take]; best[take] = cc[better]
        f[targets] = cur
    return f.view(h, w)


def synthesise(photo: Tensor, hole: Tensor, guide: Tensor, *, rounds=4, guide_weight=0.5, vote_side=3, coherence=0.1, render="vote"):
    levels = pyramid(photo, hole, guide)
    field = None
    estimate = levels[0].guide
    for i, level in enumerate(levels):
        size = tuple(level.hole.shape[2:])
        if dense_work(level) <= DENSE_WORK:
            if field is not None:
                field_up = double(field, size)
                estimate = gather(level.image, field_up)
            estimate = torch.where(level.hole > 0, estimate, level.image)
            found = lookup(level, estimate, rounds, guide_weight)
            if found is None:
                estimate = enlarge(estimate, levels[min(i + 1, len(levels) - 1)].hole.shape[2:])
                field = None
                continue
            estimate, cf = found
            field = cf.source
        else:
            field = refine(level, double(field, size), coherence=coherence)
    last = levels[-1]
    hard = torch.where(last.hole > 0, gather(last.image, field), last.image)
    if render == "hard":
        return hard
    # vote with small windows: coherent regions stay sharp, discontinuities blend
    r = vote_side // 2
    H, W = last.hole.shape[2:]
    acc = torch.zeros_like(last.image); wsum = 0.0
    ys = torch.arange(H)[:, None]; xs = torch.arange(W)[None]
    for dy in range(-r, r + 1):
        for dx in range(-r, r + 1):
            ny, nx = (ys + dy).clamp(0, H - 1), (xs + dx).clamp(0, W - 1)
            nf = field[ny, nx]
            cy, cx = (nf // W - dy).clamp(0, H - 1), (nf % W - dx).clamp(0, W - 1)
            acc += gather(last.image, cy * W + cx); wsum += 1
    voted = acc / wsum
    return torch.where(last.hole > 0, voted, last.image)
