"""What the canvas draws is what is painted, pixel by pixel, at every zoom and scaling."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from conftest import drawn_photo
from PIL import Image as PillowImage
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColorSpace,
    QImage,
    QInputDevice,
    QKeyEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inpaint_app.core.geometry import Bounds
from inpaint_app.session import Session
from inpaint_app.ui import qimage, rendering
from inpaint_app.ui.brush import Brush
from inpaint_app.ui.canvas import Canvas

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
MIDDLE = Qt.MouseButton.MiddleButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier

ShowPhoto = Callable[[np.ndarray], Canvas]


@pytest.fixture
def show(qtbot: QtBot, session: Session) -> ShowPhoto:
    """Show a photo on a canvas of a fixed size."""

    def show_photo(image: np.ndarray) -> Canvas:
        canvas = Canvas(session, Brush(0.05))
        qtbot.addWidget(canvas)
        canvas.resize(400, 300)
        with qtbot.waitExposed(canvas):
            canvas.show()
        with qtbot.waitSignal(session.opened):
            session.open_image(image)
        qtbot.waitUntil(lambda: session.busy == "")
        canvas.leaveEvent(QEvent(QEvent.Type.Leave))  # the cursor may begin anywhere
        return canvas

    return show_photo


def mask_of(session: Session) -> np.ndarray:
    assert session.document is not None
    return session.document.mask


def place(canvas: Canvas, x: float, y: float) -> QPoint:
    """Where an image point lies on the canvas."""
    return QPointF(*canvas.view.to_device(x, y)).toPoint()


def drag(canvas: Canvas, button: Qt.MouseButton, *points: QPoint, keys: object = NONE) -> None:
    """Press at the first point, move over the others, release at the last."""
    QTest.mousePress(canvas, button, keys, points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, button, keys, points[-1])


def hover(canvas: Canvas, point: QPoint) -> None:
    """Move the cursor there; Qt tells no move to where it already is."""
    QTest.mouseMove(canvas, point + QPoint(3, 3))
    QTest.mouseMove(canvas, point)


def turn(canvas: Canvas, at: QPoint, notches: float, keys: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel."""
    event = QWheelEvent(
        QPointF(at), canvas.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    canvas.wheelEvent(event)


def held(canvas: Canvas, key: Qt.Key, down: bool) -> None:
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    assert canvas.hold_key(QKeyEvent(kind, key, NONE), down)


def shown(canvas: Canvas) -> np.ndarray:
    """What the canvas draws, as an (H, W, 3) array."""
    picture = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    return qimage.to_image(picture).astype(int)


# Drawing


def test_a_photo_at_100_percent_is_shown_pixel_by_pixel(show: ShowPhoto) -> None:
    """Nothing is smoothed or shifted."""
    canvas = show(drawn_photo(300, 200))
    canvas.zoom_actual()
    x, y = int(canvas.view.x), int(canvas.view.y)
    assert np.array_equal(shown(canvas)[y : y + 200, x : x + 300], drawn_photo(300, 200))


def test_pixels_are_squares_when_they_are_large(show: ShowPhoto) -> None:
    """At 800 % each pixel is a block of 8 x 8 of its own colour."""
    image = np.random.default_rng(1).integers(0, 255, (30, 40, 3)).astype(np.uint8)
    canvas = show(image)
    canvas._zoom(canvas.view.zoomed(8 / canvas.view.scale, (200, 150)))
    block = canvas.view.covered(Bounds(20, 10, 1, 1))
    assert (block.width, block.height) == (8, 8)
    assert (shown(canvas)[block.slices] == image[10, 20]).all()


@pytest.mark.parametrize("factor", [0.37, 0.5, 1.0, 1.6, 3.0])
def test_drawing_a_part_equals_drawing_the_whole(show: ShowPhoto, factor: float) -> None:
    """A region that is drawn again leaves no seam."""
    canvas = show(drawn_photo(900, 700))
    canvas._zoom(canvas.view.zoomed(factor / canvas.view.scale, (123, 77)))
    canvas._editing.paint((450, 350), (500, 380), 60, hole=True)
    whole = canvas.grab().toImage()
    pieces = canvas.grab().toImage()
    for x in range(0, 400, 57):
        for y in range(0, 300, 43):
            part = canvas.grab(canvas.rect().intersected(canvas.rect().translated(x, y)))
            one = qimage.to_image(part.toImage().convertToFormat(QImage.Format.Format_RGB888))
            there = qimage.to_image(whole.convertToFormat(QImage.Format.Format_RGB888))[y:, x:]
            assert np.abs(one.astype(int) - there.astype(int)).max() <= 1
    assert pieces == whole


def test_a_large_photo_is_drawn_from_a_small_level(
    show: ShowPhoto, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cost of drawing depends on the window, not on the photo."""
    canvas = show(np.zeros((3000, 4000, 3), np.uint8))
    sizes = []
    wrap = qimage.wrap

    def spy(image: np.ndarray) -> QImage:
        sizes.append(image.shape)
        return wrap(image)

    monkeypatch.setattr(rendering.qimage, "wrap", spy)
    canvas.grab()
    assert sizes
    assert max(height * width for height, width, _ in sizes) < 4 * 400 * 300


def test_a_display_p3_photo_is_shown_in_srgb(show: ShowPhoto, session: Session) -> None:
    """Its colours are converted, so a strong green does not look pale."""
    canvas = show(np.full((50, 50, 3), (30, 200, 60), np.uint8))
    before = shown(canvas)[150, 200]
    canvas._space = QColorSpace(QColorSpace.NamedColorSpace.DisplayP3)
    after = shown(canvas)[150, 200]
    assert before.tolist() == [30, 200, 60]
    assert after[0] < 10
    assert after[1] > 200


def test_the_canvas_before_a_photo(qtbot: QtBot, session: Session) -> None:
    """Without a photo there is only the surround, and no gesture does anything."""
    canvas = Canvas(session, Brush(0.05))
    qtbot.addWidget(canvas)
    canvas.resize(200, 150)
    for act in (canvas.fit, canvas.zoom_in, canvas.zoom_out, canvas.zoom_actual):
        act()
    drag(canvas, LEFT, QPoint(10, 10), QPoint(50, 50))
    turn(canvas, QPoint(50, 50), 1)
    assert len(np.unique(shown(canvas).reshape(-1, 3), axis=0)) == 1


# Golden pictures: pinned size, scale and colours


def scene(width: int, height: int) -> np.ndarray:
    """A sky, a hill and a sun."""
    rows, columns = np.mgrid[:height, :width] / (height, width)[0]
    image = np.dstack((130 + 60 * rows, 170 + 40 * rows, 220 - 20 * rows))
    image[(rows > 0.65 + 0.1 * np.sin(5 * columns))] = (96, 140, 84)
    image[(columns - 1.05) ** 2 + (rows - 0.25) ** 2 < 0.01] = (255, 240, 190)
    return image.astype(np.uint8)


def test_golden_mask_and_ring(
    show: ShowPhoto, session: Session, golden: Callable[[str, QImage], None]
) -> None:
    """A fitted photo with a painted mask and the ring of the brush over it."""
    canvas = show(scene(800, 600))
    drag(canvas, LEFT, place(canvas, 200, 300), place(canvas, 400, 420), place(canvas, 600, 300))
    hover(canvas, place(canvas, 640, 240))
    golden("mask_and_ring", canvas.grab().toImage())


def test_golden_zoomed_eraser(
    show: ShowPhoto, session: Session, golden: Callable[[str, QImage], None]
) -> None:
    """Far zoomed in: square pixels, a sharp edge of the mask, and the ring of the eraser."""
    canvas = show(scene(120, 90))
    canvas._zoom(canvas.view.zoomed(12 / canvas.view.scale, (200, 150)))
    canvas._brush.set_radius(6)
    drag(canvas, LEFT, QPoint(120, 150), QPoint(280, 150))
    canvas._brush.set_erasing(True)
    drag(canvas, LEFT, QPoint(200, 150))
    hover(canvas, QPoint(210, 160))
    golden("zoomed_eraser", canvas.grab().toImage())


def test_golden_transparency(
    show: ShowPhoto, session: Session, golden: Callable[[str, QImage], None]
) -> None:
    """Under transparent pixels lies a checkerboard."""
    image = np.dstack((scene(300, 200), np.tile(np.linspace(0, 255, 300), (200, 1))))
    canvas = show(image.astype(np.uint8))
    golden("transparency", canvas.grab().toImage())


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
    canvas._brush.set_erasing(erasing)
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
    session.editing.locked = True
    canvas._refresh_cursor()
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    session.editing.locked = False


# At other scalings of the desktop, each in a process of its own

CLICKS = """
import sys
import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from inpaint_app.core.document import Document
from inpaint_app.core.photo_files import Photo
from inpaint_app.core.pyramid import Pyramids
from inpaint_app.opening import Opened
from inpaint_app.session import Session
from inpaint_app.ui.brush import Brush
from inpaint_app.ui.canvas import Canvas

app = QApplication([])
rows, columns = np.mgrid[:480, :640]
image = np.dstack((columns // 4, rows // 4, columns % 4 + rows % 4 * 4)).astype(np.uint8)
session = Session(lambda: None)
window = QWidget()
canvas = Canvas(session, Brush(0.0001), window)
canvas.setGeometry(int(sys.argv[1]), int(sys.argv[2]), 401, 307)
window.resize(450, 350)
window.show()
session._open_succeeded(Opened(Photo(image), (d := Document(image)), Pyramids.of(d)))
ratio = canvas.devicePixelRatioF()
assert ratio == float(sys.argv[3]), ratio
for scale in (1.0, 3.0, 5.0):
    canvas._zoom(canvas.view.zoomed(scale / canvas.view.scale, (150, 150)))
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))  # the ring and the mask would be in the picture
    session.editing.clear_mask()
    picture = window.grab().toImage()
    for x, y in ((110, 130), (117, 141), (128, 122), (133, 137), (150, 150)):
        session.editing.clear_mask()
        here = canvas.mapTo(window, QPoint(x, y))
        # The middle of the device pixel whose left upper corner the click is in.
        seen = picture.pixelColor(int(here.x() * ratio), int(here.y() * ratio))
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        found = np.argwhere(d.mask).tolist()
        low = seen.blue()
        expected = [seen.green() * 4 + low // 4, seen.red() * 4 + low % 4]
        assert found == [expected], (scale, x, y, found, expected)
session.deleteLater()
"""


@pytest.mark.parametrize("corner", [(0, 0), (3, 53)], ids=["at the corner", "off the corner"])
@pytest.mark.parametrize("ratio", ["1", "1.25", "1.5", "2"])
def test_a_click_paints_the_pixel_that_is_seen_under_it(
    ratio: str, corner: tuple[int, int]
) -> None:
    """At every scaling of the desktop, wherever the canvas lies in the window."""
    done = subprocess.run(
        [sys.executable, "-c", CLICKS, *map(str, corner), ratio],
        env={**os.environ, "QT_SCALE_FACTOR": ratio, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_the_picture_of_a_photo_file_is_upright(
    qtbot: QtBot, show: ShowPhoto, session: Session, tmp_path: Path
) -> None:
    """A photo that was taken sideways is shown as it was seen."""
    path = tmp_path / "sideways.jpg"
    exif = PillowImage.Exif()
    exif[0x0112] = 6
    PillowImage.fromarray(drawn_photo(64, 32)).save(path, exif=exif)
    canvas = show(drawn_photo(10, 10))
    with qtbot.waitSignal(session.opened):
        session.open(path)
    assert (canvas.view.width, canvas.view.height) == (32, 64)
