"""Where the pixels of fills came from, and how sure each of them is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.fills import Fill
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.origins import Origin, doubt, sources_of

WIDTH, HEIGHT = 8, 4


def origin(columns: slice, *, source: int | None = None, sure: int | None = None) -> Origin:
    """Of a fill of those columns of row 1, all copied from one place."""
    bounds = Bounds(columns.start, 1, columns.stop - columns.start, 1)
    mask = np.ones(bounds.shape, np.bool_)
    pixels = np.zeros((*bounds.shape, 3), np.uint8)
    sources = None if source is None else np.full(bounds.shape, source, np.int32)
    confidence = None if sure is None else np.full(bounds.shape, sure, np.uint8)
    fill = Fill(bounds, mask, pixels, 0.1, "cpu", "drawn", 0, sources, confidence)
    return Origin.of(fill, WIDTH)


def filled(columns: slice) -> NDArray[np.bool_]:
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[1, columns] = True
    return mask


def test_doubt_is_what_is_missing_to_being_sure() -> None:
    """Where fills overlap the newest counts; where nothing is filled any more there is none."""
    origins = [origin(slice(1, 5), sure=200), origin(slice(3, 7), sure=55)]
    unsure = doubt(origins, filled(slice(1, 6)))
    assert unsure is not None
    assert unsure[1].tolist() == [0, 55, 55, 200, 200, 200, 0, 0]
    assert not unsure[[0, 2, 3]].any()


def test_of_fills_that_say_nothing_there_is_no_doubt() -> None:
    """Such as a project brings; beside others they count as sure."""
    told, silent = origin(slice(1, 3), sure=100), origin(slice(4, 6))
    assert doubt([silent], filled(slice(1, 6))) is None
    unsure = doubt([told, silent], filled(slice(1, 6)))
    assert unsure is not None
    assert unsure[1].tolist() == [0, 155, 155, 0, 0, 0, 0, 0]


def test_a_source_in_an_older_fill_is_followed_to_the_photo() -> None:
    """Column 5 copies column 2 of row 1, which was itself copied from column 7 of row 3."""
    older, newer = origin(slice(1, 4), source=3 * WIDTH + 7), origin(slice(5, 6), source=WIDTH + 2)
    shown = filled(slice(1, 6))
    found = sources_of([older, newer], shown, np.array([5, 2, 4]), np.array([1, 1, 1]))
    assert found.tolist() == [[7, 3], [7, 3]]  # column 4 shows no fill of these
