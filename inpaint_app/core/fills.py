"""What is asked of the inpainter and what it answers: plain values that may cross threads."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.errors import Sentence, UserError
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import Image, Mask

P = TypeVar("P")
T = TypeVar("T")


@dataclass(frozen=True)
class FillRequest:
    """A photo, the hole in it, and how to fill it; nothing may write to the arrays.

    What is True in `excluded` (H, W) is neither copied nor looked at, as if it were hidden, but
    stays as it is. `cover` (H, W) uint8 says how much of the fill is seen in the hole, up to 255
    for all; what is 0 or outside the hole stays as it is. With `heal_alpha` the transparency of
    the hole is filled as well; else it stays.
    """

    image: Image
    mask: Mask
    seed: int = 0
    quality: Literal["fast", "best"] = "best"
    excluded: Mask | None = None
    cover: NDArray[np.uint8] | None = None
    heal_alpha: bool = False

    def check(self) -> None:
        """UserError if the mask does not fit the photo, is empty or leaves nothing to learn from.

        ValueError if what is excluded has another size.
        """
        if self.mask.shape != self.image.shape[:2]:
            raise UserError("The mask and the photo differ in size; use a mask of the photo's size")
        if not self.mask.any():
            raise UserError("The mask is empty; paint over what should go first")
        if self.mask.all():
            raise UserError("The mask covers the whole photo; leave something to learn from")
        if self.excluded is None:
            return
        if self.excluded.shape != self.mask.shape:
            raise ValueError(f"excluded is {self.excluded.shape}, the mask {self.mask.shape}")
        if (self.mask | self.excluded).all():
            raise UserError(
                "Nothing is left that may be copied; allow copying from some part of the photo"
            )


@dataclass(frozen=True, eq=False)
class Preview:
    """A first look at a fill: `pixels` (h, w, 4) uint8 RGBA, to be drawn scaled over `bounds`.

    The alpha is 0 where nothing is hidden, else 255. `bounds` may reach beyond the photo.
    """

    bounds: Bounds
    pixels: NDArray[np.uint8]

    def placed(self, side: int, crop: Bounds | None) -> Preview:
        """The same where a pixel was a cell of `side` pixels and the photo a crop of it."""
        x, y, width, height = (side * n for n in self.bounds)
        bounds = Bounds(x, y, width, height)
        return replace(self, bounds=bounds.move(crop.x, crop.y) if crop else bounds)


@dataclass(frozen=True)
class Progress:
    """How far a fill is: `fraction` in 0..1 and what it is doing, as a short English phrase."""

    fraction: float
    stage: str
    preview: Preview | None = None


@dataclass(frozen=True)
class Fill:
    """A filled region, already composited: `pixels` equals the photo where `mask` is False.

    `mask` and `pixels` have the size of `bounds`. `sources` (height, width) int32 says where each
    filled pixel was copied from, as y * W + x in a photo of width W; -1 where nothing was copied.
    `confidence` (height, width) uint8 says how sure the fill is of each pixel, up to 255. `notes`
    say what was done otherwise than asked.
    """

    bounds: Bounds
    mask: Mask
    pixels: Image
    seconds: float
    device: str
    model: str
    seed: int
    sources: NDArray[np.int32] | None = None
    confidence: NDArray[np.uint8] | None = None
    notes: tuple[Sentence, ...] = ()


def telling(steps: Generator[Any, None, T], progress: P) -> Generator[P, None, T]:
    """The same steps, each told as that progress: a place to stop where nothing new is known."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        yield progress


def within(
    steps: Generator[Progress, None, T],
    start: float,
    share: float,
    crop: Bounds | None = None,
    side: int = 1,
) -> Generator[Progress, None, T]:
    """The same steps as a part of a longer work, on a crop or on cells of `side` pixels.

    `start` and `share` say which part of the whole, 0..1.
    """
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        seen = progress.preview
        if seen is not None:
            seen = seen.placed(side, crop)
        yield Progress(start + share * progress.fraction, progress.stage, seen)
