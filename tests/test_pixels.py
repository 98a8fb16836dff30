"""Compositing and the proof that nothing outside the mask has changed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from strategies import images, masks

from inpaint_app.core.pixels import changed_outside, composite, sha256_outside


@st.composite
def composites(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """An image, a fill of the same kind and any alpha."""
    image = draw(images())
    fill = draw(arrays.arrays(image.dtype, image.shape))
    alpha = draw(arrays.arrays(np.float32, image.shape[:2], elements=st.floats(0, 1, width=32)))
    return image, fill, alpha


@given(composites())
def test_composite_leaves_every_pixel_alone_where_alpha_is_zero(
    case: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    """For any image, fill and alpha the outside is byte-identical, and so are size and depth."""
    image, fill, alpha = case
    result = composite(image, fill, alpha)
    assert (result.shape, result.dtype) == (image.shape, image.dtype)
    assert np.array_equal(result[alpha == 0], image[alpha == 0])
    assert np.array_equal(result[alpha == 1], fill[alpha == 1])
    assert changed_outside(image, result, alpha > 0) == 0
    assert sha256_outside(image, alpha > 0) == sha256_outside(result, alpha > 0)


@given(composites())
def test_composite_is_the_rounded_mean_weighted_by_alpha(
    case: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    """It agrees with the formula in double precision to half a step and a float's error."""
    image, fill, alpha = case
    weight = alpha[..., None].astype(float)
    exact = weight * fill + (1 - weight) * image
    assert np.abs(composite(image, fill, alpha) - exact).max() <= 0.51


def test_composite_takes_a_float_fill_and_clips_it_to_the_depth() -> None:
    """What a network gives may overshoot; it must not wrap around."""
    image = np.full((1, 2, 3), 100, np.uint8)
    fill = np.array([[[300.0] * 3, [-20.0] * 3]])
    result = composite(image, fill, np.ones((1, 2), np.float32))
    assert result.tolist() == [[[255] * 3, [0] * 3]]


@pytest.mark.fault(37)
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_composite_refuses_a_fill_that_is_not_finite(value: float) -> None:
    """Fault 37: NaN cast to an integer would be a black hole in the photo."""
    image = np.zeros((2, 2, 3), np.uint8)
    fill = np.full((2, 2, 3), value)
    with pytest.raises(ValueError, match="finite"):
        composite(image, fill, np.ones((2, 2), np.float32))
    assert composite(image, fill, np.zeros((2, 2), np.float32)).sum() == 0


@pytest.mark.parametrize("alpha", [-0.5, 1.5, np.nan])
def test_composite_refuses_alpha_outside_of_zero_to_one(alpha: float) -> None:
    """Such an alpha is a mistake of the caller and would extrapolate."""
    image = np.zeros((1, 1, 3), np.uint8)
    with pytest.raises(ValueError, match="alpha"):
        composite(image, image, np.full((1, 1), alpha, np.float32))


@pytest.mark.fault(38)
def test_composite_refuses_a_fill_of_another_size() -> None:
    """Fault 38: a fill that changed its size is refused."""
    image = np.zeros((4, 4, 3), np.uint8)
    with pytest.raises(ValueError, match="shapes"):
        composite(image, image[:3], np.ones((4, 4), np.float32))


@given(st.data())
def test_changed_outside_counts_pixels_not_channels(data: st.DataObject) -> None:
    """The count is that of the pixels with any difference where the mask is False."""
    image = data.draw(images())
    after = data.draw(arrays.arrays(image.dtype, image.shape))
    mask = data.draw(masks(image.shape[:2]))
    expected = int(((image != after).any(axis=2) & ~mask).sum())
    assert changed_outside(image, after, mask) == expected


def test_changed_outside_works_across_its_row_blocks() -> None:
    """A tall image is compared in pieces; changes in each piece are found."""
    before = np.zeros((1000, 2, 3), np.uint8)
    after = before.copy()
    after[[0, 255, 256, 999], 1, 2] = 1
    mask = np.zeros((1000, 2), np.bool_)
    assert changed_outside(before, after, mask) == 4
    mask[256] = True
    assert changed_outside(before, after, mask) == 3


def test_changed_outside_refuses_images_that_cannot_be_compared() -> None:
    """Another depth or size is never silently equal."""
    image, mask = np.zeros((2, 2, 3), np.uint8), np.zeros((2, 2), np.bool_)
    for other in (image.astype(np.uint16), image[:1]):
        with pytest.raises(ValueError, match="belong together"):
            changed_outside(image, other, mask)


def test_the_hash_of_the_outside_sees_pixels_size_and_depth_but_not_the_hole() -> None:
    """It changes with every known pixel, and with what is in the hole it does not."""
    image = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    mask = np.zeros((4, 4), np.bool_)
    mask[1, 1] = True
    sums = {sha256_outside(image, mask)}
    inside = image.copy()
    inside[1, 1] = 0
    assert sha256_outside(inside, mask) in sums
    outside = image.copy()
    outside[0, 0, 0] += 1
    sums.add(sha256_outside(outside, mask))
    sums.add(sha256_outside(image.astype(np.uint16), mask))
    sums.add(sha256_outside(image.reshape(2, 8, 3), mask.reshape(2, 8)))
    assert len(sums) == 4
    with pytest.raises(ValueError, match="belong together"):
        sha256_outside(image, mask[:2])
