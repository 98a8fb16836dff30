"""Each half of the split says which it is, where there is room for it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from driving import shown
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication

from inpaint_app.core.geometry import Bounds
from inpaint_app.shipped import RESOURCES
from inpaint_app.ui.canvas import Canvas
from inpaint_app.ui.split_labels import places
from inpaint_app.ui.theme import Theme

SIZE = QSizeF(60, 22)


def test_the_words_lie_in_the_outer_lower_corners() -> None:
    """With a margin, whatever the scaling of the desktop."""
    seen = Bounds(40, 20, 800, 600)
    for ratio in (1.0, 1.5, 2.0):
        left, right = places((SIZE, SIZE), seen, 440, ratio)
        assert left is not None
        assert right is not None
        margin = 10 * ratio
        assert (left.left(), left.bottom()) == (40 + margin, 620 - margin)
        assert (right.right(), right.bottom()) == (840 - margin, 620 - margin)
        assert left.size() == right.size() == SIZE * ratio


@pytest.mark.parametrize(("split", "has"), [(110, (False, True)), (790, (True, False))])
def test_a_half_that_is_too_narrow_has_no_word(split: float, has: tuple[bool, bool]) -> None:
    """It would be cut off or lie over the other half."""
    found = places((SIZE, SIZE), Bounds(40, 20, 800, 600), split, 1.0)
    assert (found[0] is not None, found[1] is not None) == has


@pytest.mark.parametrize("split", [-500.0, 0.0, 9000.0])
def test_a_split_out_of_sight_leaves_the_word_of_what_is_seen(split: float) -> None:
    """When one has zoomed in on one side of it."""
    left, right = places((SIZE, SIZE), Bounds(0, 0, 800, 600), split, 1.0)
    assert (left is not None, right is not None) == (split > 800, split < 800)


def test_a_low_photo_has_no_words_over_its_middle() -> None:
    """What is compared is rather there."""
    assert places((SIZE, SIZE), Bounds(0, 0, 800, 70), 400, 1.0) == (None, None)


@pytest.mark.parametrize("wanted", ["light", "dark"])
def test_the_split_is_labelled_in_the_colours_of_the_theme(
    show: Callable[[np.ndarray], Canvas], wanted: str
) -> None:
    """Only while it is shown, and not over the original alone, which is held to see it all.

    That these colours can be read on each other is a test of the theme.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app, RESOURCES, wanted)
    try:
        canvas = show(np.full((250, 380, 3), (200, 40, 90), np.uint8))
        canvas.zoom_actual()
        before = shown(canvas)
        canvas._toolbox.shows_split = True
        canvas.update()
        area = canvas.view.area
        left, right = slice(area.x, area.x + 120), slice(area.right - 120, area.right)

        def colours(half: slice) -> set[str]:
            corner = shown(canvas)[area.bottom - 50 : area.bottom, half].reshape(-1, 3)
            return {"#{:02x}{:02x}{:02x}".format(*pixel) for pixel in corner.tolist()}

        ours = {theme.colours.surface, theme.colours.text}
        assert ours <= colours(left)
        assert ours <= colours(right)
        assert np.array_equal(
            shown(canvas)[: area.bottom - 60, left], before[: area.bottom - 60, left]
        )
        canvas.show_original(True)
        assert np.array_equal(shown(canvas), before)
    finally:
        theme.wear("light")
