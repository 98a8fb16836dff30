"""Halving a photo without a copy of it in float."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from generators import ended

from inpaint_app.core.synthesis import reduction
from inpaint_app.core.synthesis.levels import pyramid
from inpaint_app.core.synthesis.reduction import Reduced, halvings_needed, reduced


def cells(image: np.ndarray, hole: np.ndarray, halvings: int) -> Reduced:
    return ended(reduced(image, hole, halvings))


@pytest.fixture
def hole() -> np.ndarray:
    found = np.zeros((75, 101), np.bool_)
    found[20:41, 33:60] = True
    return found


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_one_colour_stays_that_colour(hole: np.ndarray, dtype: type) -> None:
    """At any depth, up to the edge, where cells reach beyond the photo."""
    limit = np.iinfo(dtype).max
    image = np.full((75, 101, 4), limit // 3, dtype)
    found = cells(image, hole, 3)
    assert found.image.shape == (1, 3, 10, 13)
    known = found.hole[0, 0] == 0
    assert torch.allclose(found.image[0, :, known], torch.tensor((limit // 3) / limit))


def test_means_are_taken_of_light() -> None:
    """Black and white in turn give about as much light as half of white: 188, not 128."""
    image = np.zeros((16, 16, 3), np.uint8)
    image[::2] = 255
    mean = cells(image, np.zeros((16, 16), np.bool_), 2).image
    assert 0.68 < float(mean.min()) <= float(mean.max()) < 0.75


def test_hole_and_edge_are_those_of_the_pyramid(hole: np.ndarray) -> None:
    """What touches the hole is hole; cells that reach beyond the photo are not real."""
    found = cells(np.zeros((75, 101, 3), np.uint8), hole, 3)
    tensors = torch.zeros(1, 3, 75, 101), torch.from_numpy(hole).float()[None, None]
    edge = torch.nn.functional.pad(torch.ones(1, 1, 75, 101), (0, 3, 0, 5))
    level = pyramid(*(torch.nn.functional.pad(x, (0, 3, 0, 5)) for x in tensors), edge, 3)[3]
    assert torch.equal(found.hole, level.hole)
    assert torch.equal(found.real, level.real)


def test_what_the_hole_hides_does_not_count(hole: np.ndarray) -> None:
    """Not even in cells that are known in part."""
    image = np.random.default_rng(0).integers(0, 255, (75, 101, 3)).astype(np.uint8)
    other = image.copy()
    other[hole] = 255 - other[hole]
    assert torch.equal(cells(image, hole, 2).image, cells(other, hole, 2).image)


def test_strips_make_no_difference(hole: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few rows at a time give what all at once give."""
    image = np.random.default_rng(0).integers(0, 255, (75, 101, 3)).astype(np.uint8)
    whole = cells(image, hole, 2)
    monkeypatch.setattr(reduction, "_AT_ONCE", 1)
    for one, other in zip(whole, cells(image, hole, 2), strict=True):
        assert torch.equal(one, other)


def test_a_hole_is_halved_until_it_is_small_enough(hole: np.ndarray) -> None:
    """As often as needed, at most as often as allowed; nothing that touches the hole is lost."""
    count = int(hole.sum())
    assert halvings_needed(hole, 4, count) == 0
    assert halvings_needed(hole, 4, count - 1) == 1
    assert halvings_needed(hole, 0, 1) == 0
    assert halvings_needed(hole, 2, 1) == 2


def test_pictures_that_may_not_be_written_to_are_read(hole: np.ndarray) -> None:
    """As NumPy gives those of Pillow; torch would warn of them, which fails a test."""
    image = np.full((64, 96, 3), 90, np.uint8)
    image.flags.writeable = False
    found = cells(image, hole[:64, :96], 2)
    assert float(found.image.max()) == pytest.approx(90 / 255)
