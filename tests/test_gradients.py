"""A gradient without noise goes on through a hole as what it is."""

from __future__ import annotations

import numpy as np
import pytest
from measuring_fills import disc, noise, seam
from numpy.typing import NDArray
from training_photos import tiny_network

from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.pixels import Image, Mask
from inpaint_app.core.synthesis.gradients import Colours, Gradient, Places, gradient_around
from inpaint_app.photo_fill import to_the_end


def drawn(kind: str, height: int, width: int) -> NDArray[np.float64]:
    """Colours of 0..255, not rounded."""
    y, x = np.mgrid[:height, :width] / np.array([height, width])[:, None, None]
    values = {
        "flat": 0 * x + 80,
        "sky": 90 + 100 * y,
        "slanted": 60 + 110 * (0.3 * x + 0.7 * y),
        "light": 220 - 90 * ((x - 0.3) ** 2 + (y - 0.2) ** 2),
        "curved": 40 + 150 * y**3 + 30 * x * y**2,
    }[kind]
    return np.stack((values, values * 0.8 + 10, 250 - values), 2)


def around(image: Image, hole: Mask, unknown: Mask | None = None) -> Gradient | None:
    """What is found, from a photo in which what is hidden has another colour."""
    limit = np.float32(np.iinfo(image.dtype).max)
    known = ~hole if unknown is None else ~(hole | unknown)

    def look(y: Places, x: Places) -> Colours:
        assert known[y, x].all()
        return image[y, x].astype(np.float32) / limit

    return gradient_around(hole, lambda y, x: known[y, x], look)


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("kind", ["flat", "sky", "slanted", "light", "curved"])
def test_the_gradient_is_found_to_a_part_of_a_level(kind: str, depth: type) -> None:
    """From what is around the hole, rounded to whole levels."""
    unit = np.iinfo(depth).max / 255
    true = drawn(kind, 260, 300) * unit
    hole = disc(260, 300, 180)
    found = around(np.rint(true).astype(depth), hole)
    assert found is not None
    y, x = np.nonzero(hole)
    assert np.abs(found.colours(y, x) * np.iinfo(depth).max - true[y, x]).max() < 0.4


@pytest.mark.parametrize("kind", ["grain", "line", "edge", "too curved"])
def test_anything_else_is_no_gradient(kind: str) -> None:
    """Grain of one level, a faint line into the hole, two colours, waves."""
    image = np.rint(drawn("sky", 200, 200))
    if kind == "grain":
        image += np.random.default_rng(0).integers(-1, 2, image.shape)
    elif kind == "line":
        image[:, 99:101] += 2
    elif kind == "edge":
        image[:, 100:] += 5
    else:
        image += 5 * np.sin(np.arange(200) / 6)[:, None, None]
    assert around(image.astype(np.uint8), disc(200, 200, 100)) is None


def test_at_the_border_of_a_photo_it_goes_on_straight() -> None:
    """A curve would run away where nothing beyond is known."""
    hole = np.zeros((300, 300), np.bool_)
    hole[200:, 100:200] = True
    assert around(np.rint(drawn("curved", 300, 300)).astype(np.uint8), hole) is None
    found = around(np.rint(drawn("slanted", 300, 300)).astype(np.uint8), hole)
    assert found is not None
    assert found.degree == 1


def test_what_is_unknown_is_not_looked_at() -> None:
    """Another hole beside it tells nothing, and too few pixels tell too little."""
    image = np.rint(drawn("light", 200, 200)).astype(np.uint8)
    hole = disc(200, 200, 80)
    other = np.zeros_like(hole)
    other[:, 138:150] = True
    image[other] = 0
    found = around(image, hole, other)
    assert found is not None
    assert around(image, hole, ~hole) is None


@pytest.mark.parametrize("diameter", [40, 200])  # the second is searched at half the resolution
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("kind", ["flat", "sky", "light"])
def test_a_fill_goes_on_without_noise_or_seam(kind: str, depth: type, diameter: int) -> None:
    """Within a level of the truth everywhere, at 8 bits and at 16."""
    unit = np.iinfo(depth).max // 255
    image = np.rint(drawn(kind, diameter + 100, diameter + 120) * unit).astype(depth)
    mask = disc(*image.shape[:2], diameter)
    hidden = np.where(mask[..., None], 0, image).astype(depth)
    steps = Inpainter(tiny_network()).fill(FillRequest(hidden, mask, quality="fast"))
    fill = to_the_end(steps, show=False)
    hidden[fill.bounds.slices] = fill.pixels
    assert np.abs(hidden.astype(int) - image).max() <= 1
    if kind != "flat" and depth == np.uint8:
        assert seam(hidden, mask) < 1.5
        assert 0.7 < noise(hidden, mask) < 1.3
