"""How far a fill is from the truth: what looks nearer has to be nearer."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.learning.scores import FeatureDistance
from inpaint_app.shipped import shipped_weights

SIDE = 96


@pytest.fixture(scope="module")
def distance() -> FeatureDistance:
    return FeatureDistance(Inpainter.load(shipped_weights(), device="cpu").network)


def texture() -> NDArray[np.uint8]:
    """(SIDE, SIDE, 3): grey blobs of a few pixels, as of gravel."""
    noise = np.random.default_rng(0).normal(0, 1, (SIDE, SIDE)).astype(np.float32)
    blobs = cv2.GaussianBlur(noise, (0, 0), 1.5)
    grey = (128 + 50 * blobs / blobs.std()).clip(0, 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, 2)


def hole() -> NDArray[np.bool_]:
    mask = np.zeros((SIDE, SIDE), np.bool_)
    mask[24:72, 24:72] = True
    return mask


def filled(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The texture with those pixels (SIDE, SIDE, 3) in the hole."""
    return np.where(hole()[..., None], pixels, texture())


def test_the_same_texture_a_little_aside_is_nearer_than_a_blur_of_the_truth(
    distance: FeatureDistance,
) -> None:
    """Pixel by pixel the blur is nearer: a distance that agrees would make fills soft."""
    aside, blur = np.roll(texture(), 2, 1), cv2.GaussianBlur(texture(), (0, 0), 3.0)
    pixels = [np.abs(f[hole()].astype(float) - texture()[hole()]).mean() for f in (aside, blur)]
    assert pixels[1] < pixels[0]
    near, soft = (distance(texture(), filled(f), hole()) for f in (aside, blur))
    assert near < 0.8 * soft


def test_more_texture_that_is_another_is_further(distance: FeatureDistance) -> None:
    """A grey hole is furthest, half of it less far, the whole truth is there."""
    grey = np.full_like(texture(), 128)
    half = np.where(np.arange(SIDE)[:, None] < SIDE // 2, grey, texture()).astype(np.uint8)
    found = [distance(texture(), filled(f), hole()) for f in (texture(), half, grey)]
    assert found == sorted(found)
    assert found[0] == 0 < found[1] < 0.7 * found[2]
