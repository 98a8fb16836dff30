"""Regions behave as the sets of pixels that they stand for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from strategies import bounds, masks, sizes

from inpaint_app.core.geometry import EMPTY, Bounds


def pixels(region: Bounds) -> set[tuple[int, int]]:
    """All pixels of the region."""
    return {(x, y) for x in range(region.x, region.right) for y in range(region.y, region.bottom)}


@given(sizes.flatmap(masks))
def test_of_mask_is_the_smallest_region_around_all_hole_pixels(mask: np.ndarray) -> None:
    """No hole pixel is outside, and every side of the region touches one."""
    region = Bounds.of_mask(mask)
    outside = mask.copy()
    outside[region.slices] = False
    assert not outside.any()
    assert region.empty == (not mask.any())
    if not region.empty:
        inside = mask[region.slices]
        assert inside[0].any()
        assert inside[-1].any()
        assert inside[:, 0].any()
        assert inside[:, -1].any()


@given(bounds(), bounds())
def test_intersect_holds_exactly_the_common_pixels(one: Bounds, other: Bounds) -> None:
    """Intersecting regions is intersecting sets, and nothing in common is always the same value."""
    common = one.intersect(other)
    assert pixels(common) == pixels(one) & pixels(other)
    assert common == EMPTY or not common.empty


@given(bounds(), bounds())
def test_union_is_the_smallest_region_around_both(one: Bounds, other: Bounds) -> None:
    """It holds both, and an empty region adds nothing."""
    both = one.union(other)
    assert pixels(both) >= pixels(one) | pixels(other)
    assert both == other.union(one)
    if one.empty:
        assert pixels(both) == pixels(other)
    elif not other.empty:
        assert both.x == min(one.x, other.x)
        assert both.bottom == max(one.bottom, other.bottom)


@given(bounds(), st.integers(1, 9))
def test_align_grows_outward_to_multiples_by_less_than_one_step(
    region: Bounds, multiple: int
) -> None:
    """All four edges lie on the grid, nothing is lost, and each edge moves less than a step."""
    aligned = region.align(multiple)
    assert pixels(aligned) >= pixels(region)
    assert all(edge % multiple == 0 for edge in (*aligned[:2], aligned.right, aligned.bottom))
    if not region.empty:
        assert region.x - aligned.x < multiple
        assert aligned.bottom - region.bottom < multiple


@given(bounds(), st.integers(1, 30), st.integers(1, 30))
def test_clamp_keeps_what_is_inside_the_image(region: Bounds, width: int, height: int) -> None:
    """A clamped region can index an array of that size."""
    inside = region.clamp(width, height)
    assert pixels(inside) == pixels(region) & pixels(Bounds(0, 0, width, height))
    shape = np.zeros((height, width))[inside.slices].shape
    assert shape == (inside.height, inside.width)


def test_move_keeps_the_size_and_leaves_empty_alone() -> None:
    """Moving by x and y changes only the place, and nothing stays nowhere."""
    assert Bounds(5, 6, 2, 3).move(-7, 1) == Bounds(-2, 7, 2, 3)
    assert Bounds(5, 6, 0, 3).move(4, 4) == EMPTY


def test_pad_grows_and_shrinks_and_leaves_empty_alone() -> None:
    """A negative pad may leave nothing, and nothing does not grow."""
    assert Bounds(5, 6, 2, 3).pad(2) == Bounds(3, 4, 6, 7)
    assert Bounds(5, 6, 2, 3).pad(-1) == EMPTY
    assert Bounds(5, 6, 0, 3).pad(4) == EMPTY
