"""A layout from the photo itself: the search begun at a handful of pixels, where no hole is left.

There the hole has the colours of its surroundings; level by level details come to it that were
copied in one piece. What the autoencoder knows counts less than where the search begins with its
picture: it says what is about there, not what looks exactly so.
"""

from __future__ import annotations

from collections.abc import Generator

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.likeness import Likeness
from inpaint_app.core.synthesis.matching import nearest
from inpaint_app.core.synthesis.scaling import doubled
from inpaint_app.core.synthesis.search_prior import PLAIN, SearchPrior, places
from inpaint_app.core.synthesis.settling import Windows

COARSEST = 5  # pixels, about
COMPONENTS = 40  # of a window's 441 numbers
GUIDE = 1.2  # weight of the autoencoder's colours against a row of a window's pixels
BLUR = 0.05  # of the long side, and a pixel: radius in which those are averaged, and the photo's
LIKENESS = 0.2  # and of the attention's unit vectors
PLACE = 0.1  # and of where a pixel lies, as a share of the prior's weight
SMALL = 24  # pixels: up to this side look-up is exact
ROUNDS, MORE = 5, 2  # on the finest of these levels, and more on each coarser one
MOST = 7  # sweeps in a round
_KERNEL = torch.tensor([1.0, 5.0, 10.0, 10.0, 5.0, 1.0]) / 32  # halves, smoothly


def lay_out(
    level: Level, guide: Tensor, likeness: Likeness | None, prior: SearchPrior = PLAIN
) -> Generator[None, None, Tensor | None]:
    """A copy field (h * w,) of the level; None where no whole window is known. Yields often.

    guide (1, 3, h, w) is what the autoencoder reconstructs.
    """
    height, width = level.size
    halvings = max(0, (max(height, width) // COARSEST).bit_length() - 1)
    pad = (0, -width % (1 << halvings), 0, -height % (1 << halvings))
    image, hole = (F.pad(x, pad, mode="replicate") for x in (level.image, level.hole))
    whole = Level(image, hole, F.pad(level.real, pad))
    levels = [whole]
    for _ in range(halvings):
        levels.append(_halved(levels[-1]))
    guide = F.pad(guide, pad, mode="replicate")
    if likeness is not None:
        likeness = Likeness(*(F.pad(x, pad, mode="replicate") for x in likeness))
    g = torch.Generator().manual_seed(0)
    field: Tensor | None = None
    seen: Tensor | None = None  # what a coarser level shows
    finest = Windows(whole, COMPONENTS, gradients=True, also=_also(whole, guide, likeness, prior))
    yield
    for i, part in reversed(list(enumerate(levels))):
        windows = finest
        if i:
            also = _also(part, guide, likeness, prior)
            windows = Windows(part, COMPONENTS, gradients=True, also=also, basis=finest.basis)
        if not len(windows.sources):
            field = None  # the next finer level begins anew
            continue
        if not len(windows.targets):
            seen = part.image
            continue
        mend = i > 0
        if field is None:
            estimate = _begun(part, seen)
            field = torch.arange(part.hole.numel(), device=guide.device)
            at, _ = nearest(windows.wanted(estimate), windows.known[windows.sources])
            field[windows.targets] = windows.sources[at]
        else:
            field = windows.usable(doubled(field, part.size[1]))
            alike = torch.ones(len(windows.targets), device=guide.device)
            estimate = windows.vote(field, alike, mend=mend)
        for _ in range(ROUNDS + MORE * i):
            wanted = windows.wanted(estimate)
            if max(part.size) <= SMALL:
                at, distance = nearest(wanted, windows.known[windows.sources])
                field = field.clone()
                field[windows.targets] = windows.sources[at]
            else:
                jump = max(part.size) // 2
                steps = windows.improve(field, wanted, min(MOST, 1 + i), jump, g)
                field, distance = yield from steps
            estimate = windows.vote(field, distance, mend=mend)
            yield
    if field is None or len(field) != whole.hole.numel():
        return None
    return _without_padding(field, whole.size[1], level.size)


def _halved(level: Level) -> Level:
    """Half the size; a pixel is known where any under the kernel is, and real where all are."""
    known = 1 - level.hole
    image, share = _smooth(level.image * known), _smooth(known)
    hidden = share <= 1e-6
    return Level(
        torch.where(hidden, 0, image / share.clamp(min=1e-6)),
        hidden.to(image.dtype),
        -F.max_pool2d(-level.real, 2),
    )


def _smooth(image: Tensor) -> Tensor:
    """(1, C, h, w) at half the size; nothing lies outside."""
    kernel = _KERNEL.to(image.device)
    weights = (kernel[:, None] * kernel).expand(image.shape[1], 1, -1, -1)
    return F.conv2d(image, weights, stride=2, padding=2, groups=image.shape[1])


def _begun(level: Level, seen: Tensor | None) -> Tensor:
    """The level's image, its hole as a coarser level showed it; the mean colour if none did."""
    known = 1 - level.hole
    if seen is None:
        mean = (level.image * known).sum((2, 3), keepdim=True) / known.sum().clamp(min=1)
        return torch.lerp(mean.expand_as(level.image), level.image, known)
    seen = F.interpolate(seen, level.size, mode="bilinear", align_corners=False)
    return torch.where(level.hole > 0, seen, level.image)


def _also(
    level: Level, guide: Tensor, likeness: Likeness | None, prior: SearchPrior
) -> tuple[Tensor, Tensor]:
    """What else the pixels (h * w, D) want, and offer: the autoencoder's word, and to be near."""
    known = 1 - level.hole
    radius = 1 + round(BLUR * max(level.size))

    def around(image: Tensor) -> Tensor:
        for _ in range(2):
            image = F.avg_pool2d(image, 2 * radius + 1, 1, radius, count_include_pad=False)
        return image

    expected = torch.where(level.hole > 0, F.adaptive_avg_pool2d(guide, level.size), level.image)
    offered = around(level.image * known) / around(known).clamp(min=1e-6)
    said = [tuple(x * prior.trust * GUIDE for x in (around(expected), offered))]
    if likeness is not None:
        units = (F.normalize(F.adaptive_avg_pool2d(x, level.size), dim=1) for x in likeness)
        said.append(tuple(x * LIKENESS for x in units))
    at = places(level.size, PLACE * prior.near, guide.device)
    wants, offers = (
        torch.cat((torch.cat(x, 1).flatten(2)[0].T, at), 1) for x in zip(*said, strict=True)
    )
    return wants, offers


def _without_padding(field: Tensor, wide: int, size: tuple[int, int]) -> Tensor:
    """The part of a field, of that width, that has (height, width) `size`."""
    height, width = size
    part = field.view(-1, wide)[:height, :width].flatten()
    return (part // wide).clamp(max=height - 1) * width + (part % wide).clamp(max=width - 1)
