"""What is asked of the inpainter and what it answers: plain values that may cross threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

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

    `mask` and `pixels` have the size of `bounds`. `confidence` is (height, width) in 0..1 and
    `sources` says for each pixel where it was copied from; both are None when the network does not
    tell.
    """

    bounds: Bounds
    mask: Mask
    pixels: Image
    seconds: float
    device: str
    model: str
    seed: int
    confidence: NDArray[np.float32] | None = None
    sources: NDArray[Any] | None = None
