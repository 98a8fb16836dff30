"""The holes that a network is judged by: fixed ones, in photos that learning does not see."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch

from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.learning.report import Case
from inpaint_app.core.learning.scores import FeatureDistance, Pixels, hole_error
from inpaint_app.core.learning.small_photos import Small
from inpaint_app.core.pixels import Mask
from inpaint_app.core.synthesis.setbacks import COARSE
from models.corruption import Draw, blobs, strokes

SHORT_SIDE = 320  # pixels at which photos are judged: a fill takes two seconds of two cores
_KINDS: tuple[Draw, ...] = (blobs, strokes)
# Of the photo. Holes of up to .4 tell no more, each, and take a third longer (EXPERIMENTS.md).
_AREA = (0.03, 0.2)
_DRAWN = 640  # pixels: side up to which holes are drawn, which takes ten times as long for three


class JudgedHole(NamedTuple):
    """One hole in one photo."""

    name: str
    group: int
    truth: Pixels
    mask: Mask


class Score(NamedTuple):
    """What a network has made of a hole; lower is better."""

    distance: float  # see FeatureDistance
    error: float  # mean absolute, 0..1


def judged_holes(photos: Sequence[tuple[str, int, Small]], each: int = 2) -> Iterator[JudgedHole]:
    """`each` holes in every photo, given by name, group and pixels; the same on every run.

    First one of each photo: however few of them are filled, they are of many photos.
    """
    for k in range(each):
        for i, (name, group, pixels) in enumerate(photos):
            mask = _mask(pixels.shape[:2], k, seed=1000 * i + k)
            yield JudgedHole(name, group, pixels, mask)


def fill_hole(inpainter: Inpainter, hole: JudgedHole) -> Generator[None, None, Pixels]:
    """The photo with the hole filled; its truth is not seen. Yields often enough to stop.

    MemoryError where it could only be filled coarsely.
    """
    blank = hole.truth.copy()
    blank[hole.mask] = 127
    steps = inpainter.fill(FillRequest(blank, hole.mask))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            if COARSE in end.value.notes:  # no fair comparison with one made as it should be
                raise MemoryError(COARSE) from None
            blank[end.value.bounds.slices] = end.value.pixels
            return blank
        yield


def score(distance: FeatureDistance, hole: JudgedHole, fill: Pixels) -> Score:
    """How far the fill is from the truth."""
    return Score(distance(hole.truth, fill, hole.mask), hole_error(hole.truth, fill, hole.mask))


def cases(
    holes: Sequence[JudgedHole], before: Sequence[Score], after: Sequence[Score]
) -> tuple[Case, ...]:
    """The holes with what two networks have made of them, as a report has them."""
    return tuple(
        Case(hole.name, hole.group, one.distance, two.distance, one.error, two.error)
        for hole, one, two in zip(holes, before, after, strict=True)
    )


def _mask(shape: tuple[int, ...], kind: int, seed: int) -> Mask:
    height, width = shape
    side = max(height, width)
    at = np.arange(side) * min(side, _DRAWN) // side
    g = torch.Generator().manual_seed(seed)
    draw = _KINDS[kind % len(_KINDS)]
    while True:
        square = (draw(1, min(side, _DRAWN), g)[0, 0].numpy() > 0)[np.ix_(at, at)]
        top, left = (side - height) // 2, (side - width) // 2
        mask = square[top : top + height, left : left + width]
        if _AREA[0] <= mask.mean() <= _AREA[1]:
            return np.ascontiguousarray(mask)
