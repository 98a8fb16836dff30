"""How sure a fill is follows from how far off the autoencoder expects it to be."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch
from generators import ended

from inpaint_app.core import confidence as module
from inpaint_app.core.confidence import finding_confidence, with_confidence
from inpaint_app.core.fills import Estimate, Fill, FillRequest
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.inpainter import Inpainter
from models.autoencoder import TINY, DenoisingAutoencoder

WIDTH, HEIGHT = 200, 100
BOUNDS = Bounds(50, 20, 60, 60)


def estimate(
    bounds: Bounds, grey: float, error: float, *, pixel: int = 2, area: Bounds | None = None
) -> Estimate:
    """That grey everywhere, by pixels of the network that are `pixel` of the photo's wide."""
    area = area or bounds.pad(10).clamp(WIDTH, HEIGHT)
    told = np.full((area.height // pixel, area.width // pixel, 4), grey, np.float16)
    told[..., 3] = error
    return Estimate(bounds, area, told)


def fill(bounds: Bounds, grey: int, *expected: Estimate) -> Fill:
    """A rectangular hole of one grey."""
    pixels = np.full((*bounds.shape, 3), grey, np.uint8)
    mask = np.ones(bounds.shape, np.bool_)
    return Fill(bounds, mask, pixels, 0.1, "cpu", "drawn", 0, estimates=expected)


def confidence(drawn: Fill) -> np.ndarray:
    found = with_confidence(drawn, WIDTH, HEIGHT).confidence
    assert found is not None
    assert found.dtype == np.float32
    assert ((found >= 0) & (found <= 1)).all()
    return found


@pytest.mark.parametrize("away", [0.0, 0.04, 0.12])
def test_the_expected_error_is_that_of_a_laplace_distribution(away: float) -> None:
    """Deep in a hole 1 less four times the mean distance of the truth, drawn a million times."""
    scale = 0.08
    random = np.random.default_rng(5)
    truth = 0.4 + random.laplace(0, scale, 1_000_000)
    off = np.abs(round(255 * (0.4 + away)) / 255 - truth).mean()
    found = confidence(fill(BOUNDS, round(255 * (0.4 + away)), estimate(BOUNDS, 0.4, scale)))
    assert found[30, 30] == pytest.approx(1 - 4 * off, abs=0.005)


def test_what_the_autoencoder_did_not_expect_is_less_sure() -> None:
    """A stain in a fill is a doubt, most of all at its own place."""
    drawn = fill(BOUNDS, 128, estimate(BOUNDS, 0.5, 0.05))
    even = confidence(drawn)
    drawn.pixels[25:35, 25:35] = 180
    found = confidence(drawn)
    assert found[30, 30] < even[30, 30] - 0.3
    assert even[30, 15] - 0.3 < found[30, 15] < even[30, 15]


def test_at_the_rim_the_photo_goes_on() -> None:
    """Within one of the network's pixels a fill is surer."""
    found = confidence(fill(BOUNDS, 128, estimate(BOUNDS, 0.5, 0.2, pixel=4)))
    assert found[30, 0] > found[30, 3] > found[30, 15] + 0.1
    assert found[30, 30] == pytest.approx(found[30, 20], abs=0.02)


def test_beyond_the_photo_nothing_is_known() -> None:
    """At the photo's own edge a fill is as unsure as in the middle of a hole."""
    bounds = Bounds(0, 20, 30, 60)
    found = confidence(fill(bounds, 128, estimate(bounds, 0.5, 0.2)))
    assert found[30, 0] == pytest.approx(found[30, 15], abs=0.01)
    assert found[30, 29] > found[30, 15] + 0.1


def test_parts_of_a_hole_have_estimates_of_their_own() -> None:
    """Each in its place; where two overlap the first counts, as it filled that."""
    left, right = Bounds(50, 20, 40, 60), Bounds(80, 20, 30, 60)
    parts = estimate(left, 0.5, 0.02), estimate(right, 0.5, 0.2)
    found = confidence(fill(BOUNDS, 128, *parts))
    assert found[30, 10] == pytest.approx(0.92, abs=0.01)
    assert found[30, 50] == pytest.approx(0.20, abs=0.01)
    # Neighbours count for a half, so that the pixel itself is still heard.
    assert found[30, 38] > found[30, 42] + 0.2


def test_what_was_told_is_put_in_its_place() -> None:
    """A bright half on the right of the crop is a bright half of the hole; no row is mixed up."""
    expected = estimate(BOUNDS, 0.2, 0.02)
    expected.told[:, 20:, :3] = 0.8
    drawn = fill(BOUNDS, 51, expected)
    drawn.pixels[:, 30:] = 204
    found = confidence(drawn)
    assert found[30, :27].min() > 0.88
    assert found[30, 33:].min() > 0.88
    assert found[30, 30] < 0.8  # between two of the network's pixels it is not known which


def test_sixteen_bits_count_like_eight() -> None:
    """And what is told already is not told anew; outside of the hole nothing is."""
    drawn = fill(BOUNDS, 90, estimate(BOUNDS, 0.5, 0.1))
    deep = dataclasses.replace(drawn, pixels=drawn.pixels.astype(np.uint16) * 257)
    assert np.allclose(confidence(drawn), confidence(deep), atol=1e-6)
    drawn.mask[:10] = False
    told = with_confidence(drawn, WIDTH, HEIGHT)
    assert told.confidence is not None
    assert (told.confidence[:10] == 0).all()
    assert (told.confidence[11:] > 0).all()
    assert with_confidence(told, WIDTH, HEIGHT) is told


def test_a_fill_without_an_estimate_has_no_confidence() -> None:
    """What is opened from a project was judged when it was made."""
    drawn = fill(BOUNDS, 90)
    assert with_confidence(drawn, WIDTH, HEIGHT) is drawn


def test_a_large_fill_is_looked_at_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it can be stopped between them; what is found is the same."""
    expected = estimate(BOUNDS, 0.5, 0.1)
    expected.told[:] = np.random.default_rng(2).random(expected.told.shape)
    drawn = fill(BOUNDS, 140, expected)
    whole = confidence(drawn)
    monkeypatch.setattr(module, "_ROWS_AT_ONCE", 7)
    # OpenCV rounds places to 1/32 of a pixel, from each part's own first row.
    assert np.abs(confidence(drawn) - whole).max() < 0.1
    assert np.abs(confidence(drawn) - whole).mean() < 0.01
    assert len(list(finding_confidence(drawn, WIDTH, HEIGHT))) > 2 * (60 // 7)


def test_a_photo_that_is_all_hole_is_a_guess() -> None:
    """Where nothing is known, every pixel is as deep as any other."""
    bounds = Bounds(0, 0, WIDTH, HEIGHT)
    found = confidence(fill(bounds, 128, estimate(bounds, 0.5, 0.2)))
    assert found == pytest.approx(np.full(found.shape, 0.2), abs=0.01)


def test_a_fill_tells_what_its_autoencoder_expected() -> None:
    """At the place of the hole, in 0..1, also of a photo that is halved before it is looked at."""
    network = DenoisingAutoencoder(TINY)
    with torch.no_grad():
        network.decoder.head.bias[16:] = -3.0  # its last channel, before pixels are unfolded
    random = np.random.default_rng(4)
    for side in (80, 1400):
        image = random.integers(90, 160, (side, side, 3)).astype(np.uint8)
        mask = np.zeros((side, side), np.bool_)
        mask[side // 4 : 3 * side // 4, side // 3 : side // 2] = True
        found = ended(Inpainter(network).fill(FillRequest(image, mask, quality="fast")))
        [made] = found.estimates
        assert made.hole == found.bounds
        height, width = made.told.shape[:2]
        assert made.area.width / width == pytest.approx(made.area.height / height, rel=0.1)
        assert made.area.intersect(found.bounds) == found.bounds
        assert ((made.told >= 0) & (made.told <= 1)).all()
        assert np.median(made.told[..., 3]) == pytest.approx(np.exp(-3), rel=0.5)
        sure = with_confidence(found, side, side).confidence
        assert sure is not None
        assert 0.1 < sure[found.mask].mean() < 0.9
