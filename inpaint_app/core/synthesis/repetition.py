"""By which shifts a photo repeats itself: the windows of a façade, bricks, waves.

Each known window is matched with the known window most like it that is not close by; the shifts
between the two gather at few places, of which the highest are kept. He and Sun, "Statistics of
Patch Offsets for Image Completion" (ECCV 2012), who fill with a stack of shifted images; here the
search begins with those where the photo repeats itself well, and a look-up prefers what one of the
shifts leads to (`matching.py`).
"""

from __future__ import annotations

from collections.abc import Generator

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level

COUNT = 16  # shifts
APART = 0.08  # of the long side: what is closer is alike because it overlaps
REACH = 8.0  # pixels of the level: deviation of the Gaussian in which a shift is judged
SURE, USELESS = 0.05, 0.3  # of the error of unrelated pixels: where a shift fits, and where not
_LEAST = 1e-4  # of the surroundings, by weight: a shift is not judged by less
_NEIGHBOURS = 5  # places along the side of a peak
_AT_ONCE = 256  # windows: their distances to all others stay in the cache


def dominant_shifts(
    rows: Tensor, at: Tensor, size: tuple[int, int]
) -> Generator[None, None, Tensor]:
    """The (S, 2) int64 shifts (down, right), at most COUNT, that most windows repeat by.

    rows (K, D) are the known windows, `at` (K,) their flat indices in a level of (height, width)
    `size`. Yields often.
    """
    height, width = size
    apart = max(3, round(APART * max(size)))
    y, x = at // width, at % width
    index = torch.full((height, width), len(at), device=at.device)
    index[y, x] = torch.arange(len(at), device=at.device)
    near = torch.arange(1 - apart, apart, device=at.device)
    norm = (rows * rows).sum(1)
    found = torch.zeros(2 * height - 1, 2 * width - 1, device=at.device)
    one = torch.ones((), device=at.device)
    for some in torch.split(torch.arange(len(at), device=at.device), _AT_ONCE):
        distance = rows.new_empty(len(some), len(at) + 1)  # the last column: no such window
        torch.addmm(norm[None], rows[some], rows.T, alpha=-2.0, out=distance[:, :-1])
        down, right = y[some, None] + near, x[some, None] + near
        inside = (down >= 0) & (down < height), (right >= 0) & (right < width)
        close = index[down.clamp(0, height - 1)[:, :, None], right.clamp(0, width - 1)[:, None]]
        close = torch.where(inside[0][:, :, None] & inside[1][:, None], close, len(at))
        distance.scatter_(1, close.flatten(1), torch.inf)
        least, best = distance[:, :-1].min(1)
        some, best = some[least < torch.inf], best[least < torch.inf]
        shift = y[best] - y[some] + height - 1, x[best] - x[some] + width - 1
        found.index_put_(shift, one, accumulate=True)
        yield
    found = found + found.flip(0, 1)  # what repeats downwards repeats upwards
    kernel = torch.exp(-(torch.arange(-2.0, 3.0, device=at.device) ** 2) / 2)
    soft = F.conv2d(found[None, None], (kernel[:, None] * kernel)[None, None], padding=2)
    peaks = soft * (soft == F.max_pool2d(soft, _NEIGHBOURS, 1, _NEIGHBOURS // 2))
    windows, place = peaks.flatten().topk(min(COUNT, peaks.numel()))
    place = place[windows > 0]
    rows_down, columns_right = place // (2 * width - 1), place % (2 * width - 1)
    return torch.stack((rows_down - height + 1, columns_right - width + 1), 1)


def continued(level: Level, shifts: Tensor, useless: float = USELESS) -> tuple[Tensor, Tensor]:
    """What the hole would hold if the photo went on repeating itself, and how far to trust that.

    Each hidden pixel of the image (1, 3, h, w) is what the one of the shifts (S, 2) leads to by
    which its surroundings are repeated best. Trust (1, 1, h, w) is 1 where they are repeated well,
    and 0 where the error is as large as `useless`, and outside the hole.
    """
    image, known = level.image, (1 - level.hole) * level.real
    share = _around(known).clamp(min=1e-6)
    mean = _around(image * known) / share
    variance = _around((image - mean).square().sum(1, keepdim=True) * known) / share
    again, least = image, torch.full_like(known, torch.inf)
    for down, right in shifts.tolist():
        copy, copied = _shifted(image, down, right), _shifted(known, down, right)
        both = known * copied
        seen = _around(both)
        apart = _around((image - copy).square().sum(1, keepdim=True) * both) / seen.clamp(min=1e-6)
        better = (copied > 0) & (seen > _LEAST) & (apart < least)
        again, least = torch.where(better, copy, again), torch.where(better, apart, least)
    chance = least / (2 * variance).clamp(min=1e-5)
    return again, ((useless - chance) / (useless - SURE)).clamp(0, 1) * level.hole


def _shifted(image: Tensor, down: int, right: int) -> Tensor:
    """Of (1, C, h, w), for each pixel what lies so far below and right of it; 0 beyond it all."""
    height, width = image.shape[2:]
    pad = (max(-right, 0), max(right, 0), max(-down, 0), max(down, 0))
    top, left = max(down, 0), max(right, 0)
    return F.pad(image, pad)[..., top : top + height, left : left + width]


def _around(image: Tensor) -> Tensor:
    """Weighed sums of (1, C, h, w) over the surroundings of each pixel; nothing lies outside."""
    radius = round(3 * REACH)
    axis = torch.arange(-radius, radius + 1, device=image.device)
    kernel = torch.exp(-axis.square() / (2 * REACH**2))
    kernel = (kernel / kernel.sum()).expand(image.shape[1], 1, 1, -1)
    across = F.conv2d(image, kernel, padding=(0, radius), groups=image.shape[1])
    down = kernel.transpose(2, 3)
    return F.conv2d(across, down, padding=(radius, 0), groups=image.shape[1])
