"""What a hand on the mouse or the trackpad does: paint, erase, pan, zoom, size the brush."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from conftest import drawn_photo
from driving import (
    ALT,
    CONTROL,
    LEFT,
    MIDDLE,
    NONE,
    RIGHT,
    SHIFT,
    drag,
    held,
    hover,
    mask_of,
    place,
    shown,
    turn,
)
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest

from inpaint_app.core.geometry import Bounds
from inpaint_app.session import Session
from inpaint_app.ui.canvas import Canvas

ShowPhoto = Callable[[np.ndarray], Canvas]


# Painting


def test_a_drag_paints_with_round_ends(show: ShowPhoto, session: Session) -> None:
    """The painted line lies around the middles of the pixels under the drag."""
    canvas = show(drawn_photo(380, 240))
    canvas.zoom_actual()
    canvas._brush.set_radius(10)
    drag(canvas, LEFT, place(canvas, 100, 100), place(canvas, 200, 100))
    assert Bounds.of_mask(mask_of(session)) == Bounds(90, 90, 121, 21)


@pytest.mark.parametrize(
    ("button", "keys", "erasing"),
    [(RIGHT, NONE, False), (LEFT, ALT, False), (LEFT, NONE, True), (RIGHT, NONE, True)],
    ids=["right button", "Alt", "eraser", "eraser with right button"],
)
def test_the_ways_to_erase(
    show: ShowPhoto, session: Session, button: object, keys: object, erasing: bool
) -> None:
    """The right button, Alt and the eraser all take paint away."""
    canvas = show(drawn_photo(380, 240))
    canvas.zoom_actual()
    session.editing.invert_mask()
    canvas._toolbox.choose("eraser" if erasing else "brush")
    drag(canvas, button, place(canvas, 100, 100), place(canvas, 200, 100), keys=keys)
    assert not mask_of(session)[100, 100:200].any()
    assert mask_of(session)[200, 100]


def test_shift_and_click_draw_a_straight_line(show: ShowPhoto, session: Session) -> None:
    """From the end of the last stroke to the click."""
    canvas = show(drawn_photo(380, 240))
    canvas.zoom_actual()
    canvas._brush.set_radius(4)
    QTest.mouseClick(canvas, LEFT, NONE, place(canvas, 50, 50))
    QTest.mouseClick(canvas, LEFT, SHIFT, place(canvas, 250, 150))
    assert mask_of(session)[100, 150]
    assert session.editing.undo_stack.count() == 2


@pytest.mark.parametrize("other", ["brush", "lasso", "ellipse"])
def test_a_tool_chosen_meanwhile_is_for_the_next_gesture(
    show: ShowPhoto, session: Session, other: str
) -> None:
    """A rectangle stays one, whatever key is pressed before the button is released."""
    canvas = show(drawn_photo(380, 240))
    canvas.zoom_actual()
    canvas._toolbox.choose("rectangle")
    QTest.mousePress(canvas, LEFT, NONE, place(canvas, 50, 50))
    QTest.mouseMove(canvas, place(canvas, 150, 100))
    canvas._toolbox.choose(other)
    QTest.mouseRelease(canvas, LEFT, NONE, place(canvas, 150, 100))
    assert Bounds.of_mask(mask_of(session)).width in (100, 101)
    assert mask_of(session)[51, 51]
    assert canvas._gesture is None


def test_a_fast_second_click_paints_too(show: ShowPhoto, session: Session) -> None:
    """Qt calls it a double click; for a brush it is a dab like any other."""
    canvas = show(drawn_photo(380, 240))
    QTest.mouseClick(canvas, LEFT, NONE, place(canvas, 50, 50))
    QTest.mouseDClick(canvas, LEFT, NONE, place(canvas, 200, 200))
    assert mask_of(session)[50, 50]
    assert mask_of(session)[200, 200]


def test_escape_in_a_stroke_ends_it(show: ShowPhoto, session: Session) -> None:
    """What was painted goes, and moving on with the button down paints nothing."""
    canvas = show(drawn_photo(380, 240))
    QTest.mousePress(canvas, LEFT, NONE, place(canvas, 50, 50))
    QTest.mouseMove(canvas, place(canvas, 90, 50))
    session.cancel()
    QTest.mouseMove(canvas, place(canvas, 150, 50))
    QTest.mouseRelease(canvas, LEFT, NONE, place(canvas, 150, 50))
    assert not mask_of(session).any()
    assert not session.editing.painting


def test_only_what_changes_is_drawn_again(show: ShowPhoto, session: Session) -> None:
    """A dab on a large canvas does not draw all of it."""
    canvas = show(drawn_photo(380, 240))
    rects = []
    canvas.update = rects.append  # type: ignore[method-assign]
    session.editing.paint((100, 100), (100, 100), 5, hole=True)
    assert len(rects) == 1
    assert rects[0].width() < 60


# Moving around


def test_the_wheel_zooms_at_the_cursor(show: ShowPhoto) -> None:
    """The pixel under the cursor stays under it."""
    canvas = show(drawn_photo(2000, 1500))
    at = QPoint(300, 80)
    before = canvas.view.to_image(300, 80)
    for _ in range(5):
        turn(canvas, at, 1)
    assert canvas.view.scale > 0.4
    assert canvas.view.to_image(300, 80) == pytest.approx(before, abs=6)


def test_control_and_wheel_size_the_brush(show: ShowPhoto) -> None:
    """One notch is one step of 15 %."""
    canvas = show(drawn_photo(2000, 1500))
    radius, scale = canvas._brush.radius, canvas.view.scale
    turn(canvas, QPoint(100, 100), 1, CONTROL)
    assert canvas._brush.radius == pytest.approx(radius * 1.15)
    assert canvas.view.scale == scale


@pytest.mark.parametrize("way", ["middle button", "Space"])
def test_the_ways_to_pan(show: ShowPhoto, session: Session, way: str) -> None:
    """The photo follows the hand, and nothing is painted."""
    canvas = show(drawn_photo(2000, 1500))
    x, y = canvas.view.x, canvas.view.y
    if way == "Space":
        held(canvas, Qt.Key.Key_Space, True)
    drag(canvas, MIDDLE if way == "middle button" else LEFT, QPoint(200, 150), QPoint(170, 190))
    assert (canvas.view.x, canvas.view.y) == (x - 30, y + 40)
    assert not mask_of(session).any()
    held(canvas, Qt.Key.Key_Space, False)
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(200, 150))
    assert mask_of(session).any()


def test_alt_and_right_drag_size_the_brush(show: ShowPhoto, session: Session) -> None:
    """To the right is larger, by what the hand moves."""
    canvas = show(drawn_photo(380, 240))
    canvas.zoom_actual()
    radius = canvas._brush.radius
    drag(canvas, RIGHT, QPoint(200, 150), QPoint(220, 150), keys=ALT)
    assert canvas._brush.radius == pytest.approx(radius + 10)
    assert not mask_of(session).any()


def test_fingers_on_a_trackpad_pan_and_pinch(show: ShowPhoto) -> None:
    """Scrolling moves the photo, pinching zooms it."""
    canvas = show(drawn_photo(2000, 1500))
    pad = QPointingDevice(
        "pad", 7, QInputDevice.DeviceType.TouchPad, QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Scroll | QInputDevice.Capability.PixelScroll, 2, 0,
    )  # fmt: skip
    x, y, scale = canvas.view.x, canvas.view.y, canvas.view.scale
    at = QPointF(200, 150)
    scroll = QWheelEvent(
        at, canvas.mapToGlobal(at), QPoint(12, -7), QPoint(30, -20), Qt.MouseButton.NoButton,
        NONE, Qt.ScrollPhase.ScrollUpdate, False, Qt.MouseEventSource.MouseEventNotSynthesized, pad,
    )  # fmt: skip
    canvas.wheelEvent(scroll)
    assert (canvas.view.x, canvas.view.y) == (x + 12, y - 7)
    assert canvas.view.scale == scale
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, pad, 2, at, at, canvas.mapToGlobal(at), 0.2,
        QPointF(),
    )  # fmt: skip
    assert canvas.event(pinch)
    assert canvas.view.scale == pytest.approx(scale * 1.2)


def test_a_fitted_photo_stays_fitted(show: ShowPhoto) -> None:
    """Until it is zoomed, a larger window shows a larger photo; then the middle stays."""
    canvas = show(drawn_photo(2000, 1500))
    scale = canvas.view.scale
    canvas.resize(600, 450)
    assert canvas.view.scale > scale
    canvas.zoom_in()
    scale, middle = canvas.view.scale, canvas.view.to_image(300, 225)
    canvas.resize(500, 300)
    assert canvas.view.scale == scale
    assert canvas.view.to_image(250, 150) == pytest.approx(middle, abs=4)


def test_holding_the_backslash_shows_the_original(show: ShowPhoto, session: Session) -> None:
    """Only while it is held, and without the mask; losing the focus releases it."""
    canvas = show(drawn_photo(300, 200))
    canvas.zoom_actual()
    original = shown(canvas)
    assert session.document is not None
    session.document.image[:] = 0
    session.editing.paint((100, 100), (150, 100), 20, hole=True)
    changed = shown(canvas)
    assert (changed != original).any()
    held(canvas, Qt.Key.Key_Backslash, True)
    assert np.array_equal(shown(canvas), original)
    held(canvas, Qt.Key.Key_Backslash, False)
    assert np.array_equal(shown(canvas), changed)
    held(canvas, Qt.Key.Key_Backslash, True)
    canvas.release_held()
    assert np.array_equal(shown(canvas), changed)


# The ring


@pytest.mark.parametrize("radius", [3, 12, 40.5, 140])
def test_the_ring_lies_around_what_a_click_paints(
    show: ShowPhoto, session: Session, radius: float
) -> None:
    """The painted disc and the ring agree within one device pixel, also where it is cut off."""
    canvas = show(np.full((240, 380, 3), 120, np.uint8))
    canvas.zoom_actual()
    canvas._brush.set_radius(radius)
    at = place(canvas, 190.0, 120.0)
    hover(canvas, at)
    ring = np.abs(shown(canvas) - 120).max(axis=2) > 60
    rows, columns = np.nonzero(ring)
    x, y = canvas.view.to_image(columns + 0.5, rows + 0.5)  # type: ignore[arg-type]
    inside = (x > 0) & (x < 380) & (y > 0) & (y < 240)
    centre = canvas.view.to_image(*canvas._position(QPointF(at)))
    reach = np.hypot(x - centre[0], y - centre[1])[inside]
    QTest.mouseClick(canvas, LEFT, NONE, at)
    painted_y, painted_x = np.nonzero(mask_of(session))
    painted = np.hypot(painted_x + 0.5 - centre[0], painted_y + 0.5 - centre[1]).max()
    assert abs(np.median(reach) - painted) <= 1


def test_the_ring_leaves_no_trace(show: ShowPhoto) -> None:
    """After the cursor has gone, the canvas looks as before it came."""
    canvas = show(drawn_photo(300, 200))
    before = canvas.grab().toImage()
    for x in range(20, 380, 40):
        QTest.mouseMove(canvas, QPoint(x, 150))
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    assert canvas.grab().toImage() == before


def test_the_cursor_tells_what_the_hand_does(show: ShowPhoto, session: Session) -> None:
    """A ring over the photo, a cross for a tiny brush, a hand for panning."""
    canvas = show(drawn_photo(300, 200))
    assert canvas.cursor().shape() == Qt.CursorShape.BlankCursor
    canvas._brush.set_radius(0.5)
    canvas.zoom_actual()
    assert canvas.cursor().shape() == Qt.CursorShape.CrossCursor
    held(canvas, Qt.Key.Key_Space, True)
    assert canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.mousePress(canvas, LEFT, NONE, QPoint(100, 100))
    assert canvas.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(canvas, LEFT, NONE, QPoint(100, 100))
    held(canvas, Qt.Key.Key_Space, False)
    for down, shape in ((True, Qt.CursorShape.ArrowCursor), (False, Qt.CursorShape.CrossCursor)):
        held(canvas, Qt.Key.Key_Backslash, down)  # no ring over the original, but a cursor
        assert canvas.cursor().shape() == shape
    session.editing.locked = True
    canvas._refresh_cursor()
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    session.editing.locked = False
