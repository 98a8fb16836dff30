"""By which shifts a photo repeats itself: the windows of a façade, bricks, waves.

Each known window is matched with the known window most like it that is not close by; the shifts
between the two gather at few places, of which the highest are kept. He and Sun, "Statistics of
Patch Offsets for Image Completion" (ECCV 2012), who fill with a stack of shifted images; here a
look-up prefers what one of the shifts leads to (`matching.py`).
"""

from __future__ import annotations

from collections.abc import Generator

import torch
import torch.nn.functional as F
from torch import Tensor

COUNT = 16  # shifts
APART = 0.08  # of the long side: what is closer is alike because it overlaps
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
