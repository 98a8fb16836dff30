"""What is asked of the inpainter and what it answers: plain values that may cross threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import Image, Mask


@dataclass(frozen=True)
class FillRequest:
    """A photo, the hole in it, and how to fill it; the arrays belong to the request alone."""

    image: Image
    mask: Mask
    seed: int = 0
    quality: Literal["fast", "best"] = "best"


@dataclass(frozen=True)
class Progress:
    """How far a fill is: `fraction` in 0..1 and what it is doing, as a short English phrase."""

    fraction: float
    stage: str


@dataclass(frozen=True)
class Fill:
    """A filled region, already composited: `pixels` equals the photo where `mask` is False.

    `mask` and `pixels` have the size of `bounds`. `sources` (height, width) int32 says where each
    filled pixel was copied from, as y * W + x in a photo of width W; -1 where nothing was copied.
    """

    bounds: Bounds
    mask: Mask
    pixels: Image
    seconds: float
    device: str
    model: str
    seed: int
    sources: NDArray[np.int32] | None = None
