"""Learning from one photo: a copy of the network trains on what is known around the hole."""

from __future__ import annotations

import copy
import math
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image as PillowImage

from inpaint_app.core.fills import Progress
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.pixels import Image, Mask
from inpaint_app.core.planning import working_scale
from models.autoencoder import DenoisingAutoencoder
from models.dataset import Crops
from models.training import TrainingConfig, Weights, held_out_error, train

CROP = 64  # side of what it trains on, pixels
# Crops of smaller photos are scaled up, which would teach blur: a crop shows .9 to 2.2 of its size.
SHORTEST = 72
LONGEST = 1024
JUDGED = 32  # crops by which the learnt network is compared with the one before


@dataclass(frozen=True)
class Learning:
    """What came of it; the errors are mean absolute ones of 0..1 in holes of known pixels."""

    seconds: float
    steps: int
    error_before: float
    error_after: float
    kept: bool  # the learnt network is used, because its error is the lower one


class PhotoInpainter(Inpainter):
    """An inpainter that has tried to learn a photo."""

    def __init__(self, network: DenoisingAutoencoder, like: Inpainter, learning: Learning) -> None:
        super().__init__(
            network,
            device=like.device,
            device_reason=like.device_reason,
            model=like.model,
            prior=like.prior,
        )
        self.learning = learning


def learning_config(seconds: float) -> TrainingConfig:
    """Careful steps: the network must not forget what it knows."""
    return TrainingConfig(
        seconds=seconds,
        stages=((1.0, CROP, 4),),
        learning_rate=1e-4,
        warm_up=20,
        weights=Weights(perceptual=0),
        bf16=False,
    )


def learn_photo(
    inpainter: Inpainter,
    image: Image,
    mask: Mask,
    seconds: float,
    *,
    config: TrainingConfig | None = None,
) -> Generator[Progress, None, Inpainter]:
    """Train a copy of the network on the known surroundings of the hole; return what fills best.

    That is a PhotoInpainter, or `inpainter` itself where the surroundings are too small to learn
    from. Close the generator to cancel; `inpainter` never changes. `config` replaces the default
    training of that many seconds.
    """
    bands = known_bands(image, mask)
    if not bands:
        return inpainter
    inpainter = inpainter.suited(image, mask)
    config = config or learning_config(seconds)
    device = torch.device(inpainter.device)
    yield Progress(0.0, "Learning the photo")
    # One crop of each photo is judged: repeated, a band is judged at several places.
    judged = Crops(bands * (JUDGED // len(bands)), device)
    before = held_out_error(inpainter.network, judged, CROP)
    network = copy.deepcopy(inpainter.network)
    used, count = 0.0, 0
    training = train(network, Crops(bands, device), config)
    try:
        for step in training:
            used, count = step.seconds, step.step
            yield Progress(step.progress, "Learning the photo")
    finally:
        training.close()
    after = held_out_error(network, judged, CROP)
    kept = after < before
    learning = Learning(used, count, before, after, kept)
    return PhotoInpainter(network if kept else inpainter.network, inpainter, learning)


def known_bands(image: Image, mask: Mask) -> list[NDArray[np.uint8]]:
    """Rectangles (H, W, 3) above, below, left and right of the hole's bounds, as the fill sees it.

    Each is at the scale at which the hole is filled and what is nearest to the hole, at most 1024
    a side; those with a side under 72 are left out.
    """
    hole = Bounds.of_mask(mask)
    if hole.empty:
        return []
    height, width = mask.shape
    scale = working_scale(mask[hole.slices])
    reach = math.floor(LONGEST / scale)
    x = _centred(hole.x + hole.width // 2, reach, width)
    y = _centred(hole.y + hole.height // 2, reach, height)
    across, along = min(width, reach), min(height, reach)
    bands = (
        Bounds(x, hole.y - reach, across, reach),
        Bounds(x, hole.bottom, across, reach),
        Bounds(hole.x - reach, y, reach, along),
        Bounds(hole.right, y, reach, along),
    )
    found = []
    for band in (band.clamp(width, height) for band in bands):
        size = (round(band.width * scale), round(band.height * scale))
        if min(size) >= SHORTEST:
            found.append(_scaled(image[band.slices][..., :3], size))
    return found


def _centred(centre: int, length: int, whole: int) -> int:
    """Where a piece of that length begins, as close around the centre as the whole allows."""
    return max(0, min(centre - length // 2, whole - length))


def _scaled(pixels: Image, size: tuple[int, int]) -> NDArray[np.uint8]:
    """8 bits, at that width and height."""
    if pixels.dtype == np.uint16:
        pixels = pixels // 257
    pixels = np.ascontiguousarray(pixels, np.uint8)
    if size == (pixels.shape[1], pixels.shape[0]):
        return pixels
    picture = PillowImage.fromarray(pixels).resize(size, PillowImage.Resampling.BILINEAR)
    return np.asarray(picture)
