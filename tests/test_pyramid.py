"""The halvings of a photo show the same, only smaller, and follow every change."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inpaint_app.core.document import Document
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pyramid import Pyramid, Pyramids


def noise(height: int, width: int, dtype: type = np.uint8) -> np.ndarray:
    """A photo in which no two places are alike."""
    top = np.iinfo(dtype).max
    return np.random.default_rng(0).integers(0, top, (height, width, 3), endpoint=True, dtype=dtype)


def test_each_level_is_the_average_of_the_one_below() -> None:
    """A pixel of the next level is the rounded mean of four."""
    base = noise(600, 800)
    level = Pyramid(base).levels[1]
    mean = base.reshape(300, 2, 400, 2, 3).mean(axis=(1, 3))
    assert np.abs(level - mean).max() <= 0.5


def test_odd_sizes_are_rounded_up() -> None:
    """No row or column is lost; a last odd one stands for itself."""
    base = noise(601, 515)
    levels = Pyramid(base).levels
    assert [level.shape[:2] for level in levels] == [(601, 515), (301, 258), (151, 129)]
    assert np.abs(levels[1][-1, -1].astype(int) - base[-1, -1]).max() == 0


def test_the_smallest_hole_stays_visible() -> None:
    """One True pixel is True at every level."""
    mask = np.zeros((1000, 1400), np.bool_)
    mask[777, 1234] = True
    assert all(level.sum() == 1 for level in Pyramid(mask).levels)


def test_levels_of_16_bit_photos_are_shown_in_8() -> None:
    """White stays white and black black."""
    base = np.zeros((400, 400, 3), np.uint16)
    base[:, 200:] = 65535
    level = Pyramid(base).levels[1]
    assert level.dtype == np.uint8
    assert level[:, :100].max() == 0
    assert level[:, 100:].min() == 255


@settings(max_examples=40, deadline=None)
@given(st.integers(257, 700), st.integers(257, 700), st.data())  # three levels, odd and even sizes
def test_an_update_equals_building_anew(height: int, width: int, data: st.DataObject) -> None:
    """After a change of any region the levels are those of the changed array."""
    base = noise(height, width)
    pyramid = Pyramid(base)
    x, y = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    bounds = Bounds(x, y, data.draw(st.integers(1, 300)), data.draw(st.integers(1, 300)))
    bounds = bounds.clamp(width, height)
    base[bounds.slices] = 255 - base[bounds.slices]
    pyramid.update(bounds)
    for level, anew in zip(pyramid.levels, Pyramid(base).levels, strict=True):
        assert np.array_equal(level, anew)


@pytest.mark.parametrize(
    ("scale", "finer", "coarser"),
    [(8, 0, 0), (1, 0, 0), (0.9, 0, 1), (0.5, 1, 1), (0.3, 1, 2), (0.25, 2, 2), (0.001, 2, 2)],
)
def test_the_level_fits_the_zoom(scale: float, finer: int, coarser: int) -> None:
    """The finer level has at least as many pixels as the screen, the coarser at most."""
    pyramid = Pyramid(np.zeros((1000, 600, 3), np.uint8))
    assert pyramid.level_for(scale) == finer
    assert pyramid.level_for(scale, finer=False) == coarser


def test_a_copy_does_not_follow_the_first() -> None:
    """The levels of the photo as opened stay, whatever is filled."""
    document = Document(noise(600, 600))
    pyramids = Pyramids.of(document)
    before = pyramids.original.levels[1].copy()
    document.image[:] = 0
    pyramids.image.update(Bounds(0, 0, 600, 600))
    assert pyramids.image.levels[1].max() == 0
    assert np.array_equal(pyramids.original.levels[1], before)
    assert np.array_equal(pyramids.original.levels[0], document.original)
