"""Brush, reading of masks, growing and softening."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import masks, sizes

from inpaint_app.core.geometry import EMPTY, Bounds
from inpaint_app.core.masking import as_mask, brush_line

places = st.tuples(
    st.floats(-6, 22).map(lambda v: round(v, 3)), st.floats(-6, 22).map(lambda v: round(v, 3))
)


def distance_to_line(
    point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]
) -> float:
    """The distance of a point to a line with two ends, by the textbook."""
    length = math.dist(start, end)
    if length == 0:
        return math.dist(point, start)
    along = sum((p - s) * (e - s) for p, s, e in zip(point, start, end, strict=True)) / length**2
    along = min(max(along, 0.0), 1.0)
    nearest = tuple(s + along * (e - s) for s, e in zip(start, end, strict=True))
    return math.dist(point, nearest)


@given(sizes.flatmap(masks), places, places, st.floats(0.5, 6), st.booleans())
def test_the_brush_sets_exactly_the_pixels_near_the_line(
    mask: np.ndarray,
    start: tuple[float, float],
    end: tuple[float, float],
    radius: float,
    value: bool,
) -> None:
    """A pixel is set if its centre is within the radius, or if an end of the line is in it."""
    before = mask.copy()
    changed = brush_line(mask, start, end, radius, value)
    ends = {(math.floor(x), math.floor(y)) for x, y in (start, end)}
    for y, x in itertools.product(range(mask.shape[0]), range(mask.shape[1])):
        distance = distance_to_line((x + 0.5, y + 0.5), start, end)
        if abs(distance - radius) < 1e-9:
            continue  # on the rim either is right
        inside = distance < radius or (x, y) in ends
        assert mask[y, x] == (value if inside else before[y, x])
    assert changed == Bounds.of_mask(mask != before)


@pytest.mark.parametrize("place", [(5.0, 5.0), (5.5, 5.5), (5.99, 5.01), (0.0, 0.0)])
@pytest.mark.parametrize("radius", [0.1, 0.5])
def test_the_smallest_brush_always_paints_the_pixel_under_it(
    place: tuple[float, float], radius: float
) -> None:
    """A click between pixel centres is not lost."""
    mask = np.zeros((10, 10), np.bool_)
    brush_line(mask, place, place, radius, True)
    assert mask[int(place[1]), int(place[0])]
    assert mask.sum() == 1


def test_a_thin_line_has_no_gaps() -> None:
    """A line one pixel wide is connected, whatever its direction."""
    for end in [(39.2, 5.7), (22.3, 38.9), (5.1, 33.3), (38.0, 38.0)]:
        mask = np.zeros((40, 40), np.bool_)
        brush_line(mask, (1.3, 2.6), end, 0.5, True)
        rows, columns = np.nonzero(mask)
        order = np.argsort(columns + rows, kind="stable")
        steps = np.abs(np.diff(columns[order])), np.abs(np.diff(rows[order]))
        assert max(steps[0].max(), steps[1].max()) <= 2
        assert len(set(zip(rows, columns, strict=True))) >= max(end) - 3


def test_a_long_slanting_line_is_drawn_in_one_piece() -> None:
    """The strips into which it is cut meet exactly: each pixel is judged by its distance."""
    for end in [(290.5, 280.2), (20.0, 299.9), (280.0, 12.0), (10.3, 10.7)]:
        mask = np.zeros((300, 300), np.bool_)
        changed = brush_line(mask, (10.3, 10.7), end, 9.4, True)
        y, x = np.mgrid[:300, :300] + 0.5
        dx, dy = end[0] - 10.3, end[1] - 10.7
        part = np.clip(((x - 10.3) * dx + (y - 10.7) * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
        distance = np.hypot(x - 10.3 - part * dx, y - 10.7 - part * dy)
        assert np.array_equal(mask, distance <= 9.4)
        assert changed == Bounds.of_mask(mask)


def test_erasing_with_the_same_stroke_removes_what_it_painted() -> None:
    """The eraser covers exactly what the brush covers."""
    mask = np.zeros((30, 30), np.bool_)
    brush_line(mask, (3, 4), (25, 20), 3.3, True)
    assert mask.any()
    brush_line(mask, (25, 20), (3, 4), 3.3, False)
    assert not mask.any()


def test_a_stroke_outside_the_image_changes_nothing() -> None:
    """Nothing is painted and the changed region is empty."""
    mask = np.zeros((10, 10), np.bool_)
    assert brush_line(mask, (-50, -50), (-20, 40), 5, True) == EMPTY
    assert not mask.any()


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_white_over_half_is_hole(dtype: type) -> None:
    """Every depth has its own white: 255, 65535 or 1."""
    white = 1.0 if dtype is np.float32 else np.iinfo(dtype).max
    grey = (np.array([[0, 0.49, 0.51, 1]]) * white).astype(dtype)
    expected = [[False, False, True, True]]
    assert as_mask(grey).tolist() == expected
    assert as_mask(grey[..., None]).tolist() == expected
    assert as_mask(np.repeat(grey[..., None], 3, axis=2)).tolist() == expected


def test_a_mask_of_booleans_is_itself() -> None:
    """True is hole; the result is a copy."""
    mask = np.array([[True, False]])
    result = as_mask(mask)
    assert result.tolist() == mask.tolist()
    assert result is not mask


def test_transparent_white_is_no_hole() -> None:
    """Alpha counts, with grey and with colours."""
    rgba = np.array([[[255, 255, 255, 0], [255, 255, 255, 255], [0, 0, 0, 255]]], np.uint8)
    assert as_mask(rgba).tolist() == [[False, True, False]]
    assert as_mask(rgba[..., 2:]).tolist() == [[False, True, False]]


@pytest.mark.parametrize("shape", [(4,), (2, 2, 5), (2, 2, 3, 1)])
def test_what_is_no_picture_is_no_mask(shape: tuple[int, ...]) -> None:
    """Other shapes raise instead of being guessed."""
    with pytest.raises(ValueError, match="not a picture"):
        as_mask(np.zeros(shape, np.uint8))


def distances(mask: np.ndarray, goal: bool) -> np.ndarray:
    """The distance of each pixel to the nearest one with that value, by trying all."""
    result = np.full(mask.shape, np.inf)
    goals = np.argwhere(mask == goal)
    for y, x in itertools.product(range(mask.shape[0]), range(mask.shape[1])):
        if len(goals):
            result[y, x] = np.sqrt(((goals - (y, x)) ** 2).sum(axis=1).min())
    return result
