"""From a click to a pixel and back, at every zoom and every scaling of the desktop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inpaint_app.core.geometry import Bounds
from inpaint_app.ui.viewport import LARGEST_SCALE, Grid, Viewport

RATIOS = (1.0, 1.25, 1.5, 2.0)

grids = st.builds(Grid.at, st.sampled_from(RATIOS), st.integers(0, 999), st.integers(0, 999))
small = st.integers(-500, 1500)


@st.composite
def viewports(draw: st.DrawFn) -> Viewport:
    """A photo somewhere on a canvas, as panning and zooming leave it."""
    size = st.integers(1, 9000)
    view = Viewport(draw(size), draw(size), draw(st.floats(50, 4000)), draw(st.floats(50, 4000)))
    at = (draw(st.floats(0, 2000)), draw(st.floats(0, 2000)))
    view = view.fitted(draw(st.floats(0, 10)))
    return view.zoomed(draw(st.floats(0.01, 100)), at).panned(draw(small), draw(small))


@given(viewports(), st.floats(0, 9000), st.floats(0, 9000))
def test_a_point_goes_to_the_screen_and_back(view: Viewport, x: float, y: float) -> None:
    """The two directions undo each other."""
    assert view.to_image(*view.to_device(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(viewports())
def test_the_photo_lies_on_whole_device_pixels(view: Viewport) -> None:
    """So 100 % is sharp, whatever was panned and zoomed before."""
    assert view.x == int(view.x)
    assert view.y == int(view.y)


@given(viewports(), st.floats(1.01, 4), st.floats(0, 50), st.floats(0, 50))
def test_zooming_keeps_the_point_under_the_cursor(
    view: Viewport, factor: float, x: float, y: float
) -> None:
    """What is under the cursor stays there, within the rounding to a device pixel.

    A speck of a photo moves instead, so that all of it stays in sight.
    """
    zoomed = view.zoomed(factor, (x, y))
    point = view.to_image(x, y)
    on_photo = 0 <= point[0] <= view.width and 0 <= point[1] <= view.height
    speck = min(view.width, view.height) * view.scale < 64
    if on_photo and not speck and zoomed.scale < LARGEST_SCALE:
        assert zoomed.to_device(*point) == pytest.approx((x, y), abs=0.51)


@given(viewports())
def test_a_part_of_the_photo_always_stays_in_sight(view: Viewport) -> None:
    """However far the photo is pushed, it can be caught again."""
    seen = view.seen(Bounds(0, 0, int(view.view_width) + 1, int(view.view_height) + 1))
    assert not seen.empty


@pytest.mark.parametrize("size", [(1, 1), (7, 7), (4000, 3000), (1, 4000), (12000, 9000)])
def test_a_fitted_photo_is_seen_whole(size: tuple[int, int]) -> None:
    """Fit shows every pixel, with the margin around it and more room below."""
    view = Viewport(*size, 1280, 720).fitted(20, 36)
    left, top = view.to_device(0, 0)
    right, bottom = view.to_device(*size)
    assert min(left, top) >= 19
    assert right <= 1261
    assert bottom <= 720 - 20 - 36 + 1


def test_steps_go_through_the_usual_percentages() -> None:
    """Zooming in by steps from anywhere passes 100 % exactly, and zooming out comes back."""
    view = Viewport(4000, 3000, 1280, 720).fitted()
    scales = []
    while view.scale < 8:
        view = view.stepped(1, (640, 360))
        scales.append(view.scale)
    assert 1.0 in scales
    assert scales == sorted(set(scales))
    while view.scale > 1:
        view = view.stepped(-1, (640, 360))
    assert view.scale == 1.0


@given(viewports(), st.integers(0, 8999), st.integers(0, 8999))
def test_what_covers_a_pixel_is_seen_through_it(view: Viewport, x: int, y: int) -> None:
    """The device pixels that a pixel covers lead back to it."""
    pixel = Bounds(x, y, 1, 1).clamp(view.width, view.height)
    if not pixel.empty:
        assert view.seen(view.covered(pixel)).intersect(pixel) == pixel


@given(grids, st.integers(-50, 3000), st.integers(-50, 3000), st.integers(1, 500))
def test_logical_and_device_pixels_cover_each_other(grid: Grid, x: int, y: int, side: int) -> None:
    """No device pixel of an exposed rectangle is left out, in either direction."""
    logical = Bounds(x, y, side, side)
    assert grid.covered_by(grid.covering(logical)).intersect(logical) == logical


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("corner", [(0, 0), (1, 53), (3, 2)])
def test_the_middle_of_a_device_pixel_is_inside_it(ratio: float, corner: tuple[int, int]) -> None:
    """A click in the middle of any device pixel leads to the image pixel drawn there."""
    grid = Grid.at(ratio, *corner)
    view = Viewport(40, 30, 640 * ratio, 480 * ratio).fitted().zoomed(1.3, (100, 100))
    for column in range(0, 40, 7):
        for row in range(0, 30, 7):
            place = view.covered(Bounds(column, row, 1, 1))
            middle = (place.x + place.width / 2, place.y + place.height / 2)
            logical = (
                (middle[0] - grid.phase_x) / ratio,
                (middle[1] - grid.phase_y) / ratio,
            )
            found = view.to_image(*grid.pointed_at(*logical))
            assert (int(found[0]), int(found[1])) == (column, row)


def test_the_phase_is_what_the_corner_leaves_of_a_pixel() -> None:
    """At 125 % a widget one logical pixel from the edge begins a quarter into a device pixel."""
    assert Grid.at(1.25, 1, 4) == Grid(1.25, 0.25, 0.0)
    assert Grid.at(2.0, 7, 3) == Grid(2.0, 0.0, 0.0)
