"""Which crops are filled: every hidden pixel in one of them, and never more work than needed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from strategies import masks

from inpaint_app.core.geometry import Bounds
from inpaint_app.core.planning import CONTEXT, THICK, TILE, plan_parts, thickness, working_scale


def empty(height: int, width: int) -> NDArray[np.bool_]:
    return np.zeros((height, width), np.bool_)


def disc(side: int, diameter: float) -> NDArray[np.bool_]:
    y, x = np.mgrid[:side, :side] + 0.5 - side / 2
    return np.asarray(y * y + x * x <= diameter * diameter / 4)


def check(mask: NDArray[np.bool_]) -> None:
    """What holds for the plan of every mask."""
    height, width = mask.shape
    left = mask.copy()
    for part in plan_parts(mask):
        assert 0 < part.scale <= 1
        assert part.crop == part.crop.clamp(width, height)
        assert part.hole == part.hole.intersect(part.crop)
        assert left[part.hole.slices].any(), "a part has nothing to fill"
        left[part.hole.slices] = False
    assert not left.any(), "a hidden pixel belongs to no part"


@st.composite
def any_mask(draw: st.DrawFn) -> NDArray[np.bool_]:
    """Small masks of any pixels, and larger ones of boxes, both also inverted."""
    if draw(st.booleans()):
        mask = draw(masks((draw(st.integers(1, 24)), draw(st.integers(1, 24)))))
    else:
        height, width = draw(st.integers(1, 1500)), draw(st.integers(1, 1500))
        mask = empty(height, width)
        for _ in range(draw(st.integers(0, 5))):
            y, x = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
            mask[y : y + draw(st.integers(1, 900)), x : x + draw(st.integers(1, 900))] = True
    return np.asarray(mask != draw(st.booleans()))


@settings(max_examples=60, deadline=None)
@given(any_mask())
def test_the_parts_cover_every_hidden_pixel(mask: NDArray[np.bool_]) -> None:
    """For any mask: all is covered, no part is idle, crops lie inside, scales in (0, 1]."""
    check(mask)


def test_an_empty_mask_needs_no_part() -> None:
    """Nothing to fill is no work."""
    assert plan_parts(empty(50, 70)) == []


@pytest.mark.fault(29)
def test_ten_thousand_specks_are_few_hundred_parts() -> None:
    """Fault 29: specks that lie close together share a crop, and keep full resolution."""
    mask = empty(4000, 6000)
    random = np.random.default_rng(0)
    mask[random.integers(0, 4000, 10_000), random.integers(0, 6000, 10_000)] = True
    parts = plan_parts(mask)
    assert len(parts) < 400
    assert {part.scale for part in parts} == {1.0}
    check(mask)


def test_a_large_hole_is_one_scaled_part() -> None:
    """A hole of 1,200 pixels is filled at once, at a scale at which it is small."""
    mask = empty(3000, 4000)
    mask[900:2100, 1300:2500] = True
    [part] = plan_parts(mask)
    assert part.hole == Bounds(1300, 900, 1200, 1200)
    assert 1200 * part.scale <= THICK
    assert part.crop.width * part.scale > 1200 * part.scale + CONTEXT


def test_a_thin_scratch_keeps_full_resolution() -> None:
    """A scratch right across a large photo is filled tile by tile at its own scale."""
    mask = empty(3000, 4000)
    along = np.arange(3000)
    for shift in range(3):
        mask[along, along + shift] = True
    parts = plan_parts(mask)
    assert {part.scale for part in parts} == {1.0}
    assert all(max(part.hole.width, part.hole.height) <= TILE for part in parts)
    assert max(part.crop.width for part in parts) <= TILE + 2 * CONTEXT
    check(mask)


def test_dense_specks_are_not_taken_for_one_thick_hole() -> None:
    """Salt over half of the pixels of a photo is thin everywhere: it keeps full resolution."""
    mask = np.random.default_rng(0).random((1000, 1000)) < 0.5
    assert {part.scale for part in plan_parts(mask)} == {1.0}


def test_far_holes_have_parts_of_their_own() -> None:
    """Two small holes in opposite corners do not make the whole photo one crop."""
    mask = empty(2000, 3000)
    mask[10:30, 10:30] = mask[-30:-10, -30:-10] = True
    parts = plan_parts(mask)
    assert [part.hole for part in parts] == [Bounds(10, 10, 20, 20), Bounds(2970, 1970, 20, 20)]
    assert all(part.crop.width <= 20 + 2 * CONTEXT for part in parts)


def test_near_holes_share_a_part() -> None:
    """Letters of a word are one crop."""
    mask = empty(400, 600)
    for x in range(100, 260, 20):
        mask[200:215, x : x + 9] = True
    assert len(plan_parts(mask)) == 1


def test_what_knows_nothing_around_it_waits() -> None:
    """A hole open to one side is filled from what is known: each crop sees known or filled."""
    mask = empty(300, 4000)
    mask[:, :3600] = True
    parts = plan_parts(mask)
    assert len(parts) > 1
    hidden = mask.copy()
    for part in parts:
        assert not hidden[part.crop.slices].all()
        hidden[part.hole.slices] = False


def test_a_mask_but_for_one_pixel_is_planned() -> None:
    """Nearly everything hidden is still one sensible part, whose crop holds the known pixel."""
    mask = ~empty(1200, 1600)
    mask[0, 0] = False
    check(mask)
    assert not all(mask[part.crop.slices].all() for part in plan_parts(mask))


@pytest.mark.parametrize("diameter", [1, 3, 8, 40, 96, 200, 400, 900])
def test_thickness_is_that_of_the_largest_disc(diameter: int) -> None:
    """Discs measure a little less than they are, at any size."""
    measured = thickness(disc(max(diameter + 4, 20), diameter))
    assert 0.8 * diameter - 4 <= measured <= diameter + 1


@pytest.mark.parametrize("length", [50, 400, 3000])
def test_a_line_is_thin_however_long(length: int) -> None:
    """Length does not count: a line of three pixels keeps scale 1."""
    assert working_scale(np.ones((3, length), np.bool_)) == 1


def test_the_scale_falls_by_half_octaves() -> None:
    """Twice the thickness is half the scale, and the thickest place stays within bounds."""
    scales = [working_scale(disc(1700, diameter)) for diameter in (100, 200, 400, 800, 1600)]
    assert scales == sorted(scales, reverse=True)
    for diameter, scale in zip((100, 200, 400, 800, 1600), scales, strict=True):
        assert diameter * scale <= 1.3 * THICK
        assert np.log2(scale) * 2 == pytest.approx(round(np.log2(scale) * 2))
    assert scales[4] == scales[3] / 2


@pytest.mark.fault(19)
@pytest.mark.parametrize("shape", [(1, 1), (1, 4000), (4000, 1), (7, 7)])
def test_tiny_photos_are_planned(shape: tuple[int, int]) -> None:
    """Fault 19: photos of one pixel or of one row have a plan too."""
    mask = empty(*shape)
    mask[shape[0] // 2, shape[1] // 3 : shape[1] // 2 + 1] = True
    check(mask)
