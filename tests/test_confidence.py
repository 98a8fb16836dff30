"""What lies deep in a hole and varies much is told to be a guess."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from inpaint_app.core import confidence as module
from inpaint_app.core.confidence import finding_confidence, with_confidence
from inpaint_app.core.fills import Fill
from inpaint_app.core.geometry import Bounds

WIDTH, HEIGHT = 200, 100


def fill(bounds: Bounds, pixels: np.ndarray) -> Fill:
    """A rectangular hole full of these pixels."""
    return Fill(bounds, np.ones(bounds.shape, np.bool_), pixels, 0.1, "cpu", "drawn", 0)


def noise(bounds: Bounds, contrast: int) -> np.ndarray:
    random = np.random.default_rng(3)
    return random.integers(128 - contrast, 129 + contrast, (*bounds.shape, 3)).astype(np.uint8)


def confidence(bounds: Bounds, pixels: np.ndarray) -> np.ndarray:
    found = with_confidence(fill(bounds, pixels), WIDTH, HEIGHT).confidence
    assert found is not None
    assert found.dtype == np.float32
    assert ((found >= 0) & (found <= 1)).all()
    return found


@pytest.mark.parametrize("contrast", [10, 60])
def test_the_middle_of_a_hole_is_less_sure_than_its_edge(contrast: int) -> None:
    """The farther from what is known, the more is guessed."""
    found = confidence(Bounds(50, 20, 60, 60), noise(Bounds(50, 20, 60, 60), contrast))
    assert found[30, 30] < found[30, 15] < found[30, 1]


def test_a_flat_fill_is_sure() -> None:
    """There is little to be wrong about; where much varies there is."""
    bounds = Bounds(50, 20, 60, 60)
    assert confidence(bounds, noise(bounds, 0)).min() == 1
    assert (
        confidence(bounds, noise(bounds, 10)).mean() > confidence(bounds, noise(bounds, 60)).mean()
    )


def test_beyond_the_photo_nothing_is_known() -> None:
    """At the photo's own edge a fill is as unsure as in the middle of a hole."""
    bounds = Bounds(0, 20, 30, 60)
    found = confidence(bounds, noise(bounds, 40))
    assert found[30, 2] < found[30, 15] < found[30, 28]


def test_sixteen_bits_count_like_eight() -> None:
    """And what is told already is not told anew; outside of the hole nothing is."""
    bounds = Bounds(50, 20, 60, 60)
    pixels = noise(bounds, 40)
    assert np.allclose(
        confidence(bounds, pixels), confidence(bounds, pixels.astype(np.uint16) * 257)
    )
    mask = np.ones(bounds.shape, np.bool_)
    mask[:10] = False
    told = with_confidence(dataclasses.replace(fill(bounds, pixels), mask=mask), WIDTH, HEIGHT)
    assert told.confidence is not None
    assert (told.confidence[:10] == 0).all()
    assert with_confidence(told, WIDTH, HEIGHT) is told


def test_a_large_fill_is_looked_at_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it can be stopped between them; what is found is the same."""
    bounds = Bounds(50, 10, 60, 80)
    pixels = noise(bounds, 40)
    whole = confidence(bounds, pixels)
    monkeypatch.setattr(module, "_ROWS_AT_ONCE", 7)
    assert np.array_equal(confidence(bounds, pixels), whole)
    assert len(list(finding_confidence(fill(bounds, pixels), WIDTH, HEIGHT))) > 2 * (80 // 7)


def test_a_photo_that_is_all_hole_is_a_guess() -> None:
    """Where nothing is known, every pixel is as deep as any other."""
    bounds = Bounds(0, 0, WIDTH, HEIGHT)
    found = confidence(bounds, noise(bounds, 60))
    assert found.mean() < 0.4
