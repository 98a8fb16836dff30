"""Dust and scratches are found, sound photos stay as they are, and the photo is only looked at."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from inpaint_app.core.defects import find_spots
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.suggesting import TILE, Suggestion, suggest
from inpaint_app.shipped import shipped_weights


@pytest.fixture(scope="module")
def shipped() -> Inpainter:
    """The network that ships: what is found depends on what it has learnt."""
    return Inpainter.load(shipped_weights(), device="cpu")


def sky(height: int = 160, width: int = 192) -> NDArray[np.uint8]:
    """A gradient with a little grain."""
    grain = np.random.default_rng(1).normal(0, 1.5, (height, width, 1))
    rows = np.linspace(120, 190, height)[:, None, None] + grain
    return np.rint(rows + np.array([0, 10, 40])).clip(0, 255).astype(np.uint8)


def dusty(image: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """The image with a dark speck, a bright one and a scratch, and where they are."""
    damage = np.zeros(image.shape[:2], np.bool_)
    result = image.copy()
    y, x = np.ogrid[: image.shape[0], : image.shape[1]]
    for column, row, change in ((50, 40, -60), (140, 60, 50)):
        speck = (x - column) ** 2 + (y - row) ** 2 <= 9
        result[speck] = np.clip(result[speck].astype(int) + change, 0, 255)
        damage |= speck
    scratch = np.zeros_like(damage)
    scratch[100:102, 20:150] = True
    result[scratch] = np.clip(result[scratch].astype(int) + 45, 0, 255)
    return result, damage | scratch


def finished(steps: Generator[Any, None, Suggestion]) -> tuple[list[Any], Suggestion]:
    told = []
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            return told, end.value


def test_specks_and_a_scratch_in_the_sky_are_found(shipped: Inpainter) -> None:
    """Each is covered, with its soft edge, and little else is."""
    image, damage = dusty(sky())
    before = image.copy()
    _, found = finished(suggest(shipped, image))
    assert found.mask[damage].mean() > 0.95
    assert found.mask.sum() < 4 * damage.sum()
    assert found.defects == 3
    assert (found.device, found.model) == ("cpu", "inpaint")
    assert np.array_equal(image, before)


def test_nothing_is_found_in_a_sound_sky(shipped: Inpainter) -> None:
    """Grain and a gradient are no defects."""
    _, found = finished(suggest(shipped, sky()))
    assert not found.mask.any()
    assert found.defects == 0


def test_a_network_that_knows_nothing_finds_nothing(inpainter: Inpainter) -> None:
    """It is the reconstruction that tells: one that is wrong beside the spots too accuses none."""
    _, found = finished(suggest(inpainter, dusty(sky())[0]))
    assert not found.mask.any()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("alpha", [False, True])
def test_depth_and_transparency_make_no_difference(
    shipped: Inpainter, dtype: type, alpha: bool
) -> None:
    """The same defects are found in 16 bits and in a photo with an alpha channel."""
    image, _ = dusty(sky())
    expected = finished(suggest(shipped, image))[1].mask
    same = image.astype(dtype) * dtype(np.iinfo(dtype).max // 255)
    if alpha:
        opaque = np.full((*image.shape[:2], 1), np.iinfo(dtype).max, dtype)
        same = np.dstack((same, opaque))
    assert np.array_equal(finished(suggest(shipped, same))[1].mask, expected)


def test_what_is_transparent_has_no_defects(shipped: Inpainter) -> None:
    """Colours that nobody sees are not looked at."""
    image = np.dstack((dusty(sky())[0], np.zeros((160, 192, 1), np.uint8)))
    assert not finished(suggest(shipped, image))[1].mask.any()


def test_a_large_photo_is_looked_at_in_tiles_and_as_a_whole(shipped: Inpainter) -> None:
    """A speck on the edge of two tiles is found whole, and one that is too large for a tile."""
    image = np.full((560, 1300, 3), 150, np.uint8)
    y, x = np.ogrid[:560, :1300]
    edge = (x - TILE) ** 2 + (y - 200) ** 2 <= 9
    large = (x - 900) ** 2 + (y - 300) ** 2 <= 81
    image[edge | large] = 80
    told, found = finished(suggest(shipped, image))
    assert found.mask[edge].all()
    assert found.mask[large].mean() > 0.9
    assert found.defects == 2
    assert [p.fraction for p in told] == sorted(p.fraction for p in told)
    assert len(told) > 6


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (7, 7), (20, 3)])
def test_tiny_photos_are_looked_at(inpainter: Inpainter, size: tuple[int, int]) -> None:
    """Down to one row there is an answer."""
    image = np.random.default_rng(0).integers(0, 256, (*size, 3), dtype=np.uint8)
    assert finished(suggest(inpainter, image))[1].mask.shape == size


def test_spots_are_small_and_their_surroundings_flat() -> None:
    """Neither a large disc nor a texture has spots; a small disc is one."""
    light = np.full((120, 160), 100, np.float32)
    y, x = np.ogrid[:120, :160]
    small, large = (x - 40) ** 2 + (y - 60) ** 2 <= 12, (x - 110) ** 2 + (y - 60) ** 2 <= 900
    light[small | large] = 160
    spots = find_spots(light, np.ones(light.shape, np.bool_))
    assert (spots.labels[small] > 0).all()
    assert (spots.labels[large] > 0).mean() < 0.05  # single pixels of its edge
    texture = np.random.default_rng(0).normal(100, 30, (120, 160)).astype(np.float32)
    assert find_spots(texture, np.ones(light.shape, np.bool_)).count == 0
