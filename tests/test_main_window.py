"""The window shows what the session holds, in words that fit, and reacts to keys."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import SteppedInpainter
from driving import (
    LEFT,
    dialog_of,
    open_in_window,
    paint,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inpaint_app.ui import keys
from inpaint_app.ui.brush import Brush
from inpaint_app.ui.help_sheet import HelpSheet
from inpaint_app.ui.main_window import MainWindow

# Looks


def test_the_start_page_offers_what_to_do(window: MainWindow) -> None:
    """Before a photo there is a place to drop one, and no tool that would do nothing."""
    assert window.stack.currentWidget() is window.start
    assert not window.bar.isVisible()
    assert window.start.open_button.isVisible()
    assert window.start.sample_button.isVisible()


def test_the_start_page_says_that_a_photo_is_opening(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """If it takes a while; what is opened at once changes nothing."""
    usual = window.start.title.text()
    window.start.show_opening(True)
    assert window.start.title.text() == usual
    qtbot.waitUntil(lambda: window.start.title.text() == "Opening…")
    window.start.show_opening(False)
    assert window.start.title.text() == usual


def test_an_opened_photo_is_shown_with_its_tools(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """Title, size, zoom, hint and tools appear; the keys go to the canvas."""
    open_in_window(qtbot, window, photo_path)
    assert window.stack.currentWidget() is window.canvas
    assert window.bar.isVisible()
    assert window.windowTitle() == "garden.png[*]"
    assert window.status.photo.text().startswith("160 × 120 pixels")
    assert window.pill.text.text() == "Paint over what should go, then press Enter."
    assert window.canvas.hasFocus()


@pytest.mark.parametrize("size", [(1280, 800), (900, 600), (300, 200)])
@pytest.mark.parametrize("state", ["start", "photo", "filled"])
def test_no_text_is_cut_off(
    qtbot: QtBot,
    led_window: MainWindow,
    stepped: SteppedInpainter,
    photo_path: Path,
    size: Any,
    state: str,
) -> None:
    """Every label and button has the room that its text needs, also in a small window."""
    stepped.go_on.set()
    led_window.resize(*size)
    if state != "start":
        open_in_window(qtbot, led_window, photo_path)
    if state == "filled":
        paint(led_window)
        with qtbot.waitSignal(led_window._session.editing.certified):
            led_window._session.fill()
    QApplication.processEvents()
    for child in (*led_window.findChildren(QLabel), *led_window.findChildren(QPushButton)):
        if child.isVisible() and child is not led_window.status.device:
            assert child.width() >= child.minimumSizeHint().width(), child.text()
    for button in (*led_window.bar.findChildren(QToolButton), led_window.bar.fill_button):
        assert state == "start" or led_window.rect().contains(
            button.mapTo(led_window, button.rect().bottomRight())
        )


def test_every_control_has_a_name_and_a_tip(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """What has no text can still be read by a screen reader, and its tip tells the key."""
    open_in_window(qtbot, window, photo_path)
    for name, key in keys.ACTIONS.items():
        assert key.sequences == () or key.shown[0] in window.actions_by_name[name].toolTip()
    for button in window.bar.findChildren(QWidget):
        if button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert button.accessibleName() or button.text()  # type: ignore[attr-defined]
            assert button.toolTip()


def test_no_key_does_two_things() -> None:
    """Each sequence stands once in the table of keys, and all of them can be understood."""
    sequences = [QKeySequence(s) for key in keys.ACTIONS.values() for s in key.sequences]
    assert all(not sequence.isEmpty() for sequence in sequences)
    assert len({sequence.toString() for sequence in sequences}) == len(sequences)


def test_the_help_sheet_shows_every_line_of_the_table(qtbot: QtBot, window: MainWindow) -> None:
    """F1 shows all keys and gestures; Esc closes the sheet."""
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = dialog_of(window, HelpSheet)
    texts = {label.text() for label in sheet.findChildren(QWidget) if hasattr(label, "text")}
    for _, lines in keys.GROUPS:
        for line in lines:
            assert line.label in texts
            assert set(line.shown) <= texts
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


# Filling


@pytest.mark.parametrize("width", [700, 1180])
def test_the_sheet_of_keys_is_no_wider_than_it_must_be(
    qtbot: QtBot, window: MainWindow, width: int
) -> None:
    """Where the window is narrow, long names take two lines and nothing is cut off."""
    window.resize(width, 700)
    window.show_help()
    sheet = dialog_of(window, HelpSheet)
    assert sheet.width() <= (1180 if width > 1000 else 1000)
    for label in sheet.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()) or not label.wordWrap()
        assert label.width() >= label.minimumSizeHint().width()
    sheet.reject()


def test_learning_from_the_photo_is_switched_by_a_key(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """It costs seconds, so it begins switched off, and the menu shows it."""
    open_in_window(qtbot, window, photo_path)
    filling, action = window._session.filling, window.actions_by_name["learn_photo"]
    for learns in (True, False):
        QTest.keyClick(window.canvas, Qt.Key.Key_T)
        assert (filling.learning_seconds > 0) is learns is action.isChecked()
    assert action in window.menu.actions()


def test_the_button_fills_and_while_filling_stops(
    qtbot: QtBot, led_window: MainWindow, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """One big button; the tools are grey while it runs, and the feedback is immediate."""
    open_in_window(qtbot, led_window, photo_path)
    paint(led_window)
    width = led_window.bar.fill_button.width()
    QTest.mouseClick(led_window.bar.fill_button, LEFT)
    assert led_window.bar.fill_button.text() == "Stop"
    assert led_window.bar.fill_button.minimumSizeHint().width() <= width
    qtbot.waitUntil(led_window.pill.progress.isVisible)
    assert not led_window.actions_by_name["undo"].isEnabled()
    assert stepped.begun.wait(60)
    with qtbot.waitSignal(led_window._session.fill_ended):
        QTest.mouseClick(led_window.bar.fill_button, LEFT)
    assert led_window.bar.fill_button.text() == "Fill"
    assert not led_window.pill.progress.isVisible()
    assert led_window.actions_by_name["undo"].isEnabled()


def test_the_status_bar_tells_device_reason_and_model(qtbot: QtBot, led_window: MainWindow) -> None:
    """What computes, why, and with which network."""
    qtbot.waitUntil(lambda: "stepped" in led_window.status.device.text())
    assert led_window.status.device.text() == "This is a test. Model: stepped."
    assert led_window.status.device.toolTip() == led_window.status.device.text()


def test_the_proof_is_shown_after_a_fill(qtbot: QtBot, unsaved: MainWindow) -> None:
    """0 pixels changed outside the mask, and how long it took."""
    qtbot.waitUntil(lambda: unsaved.status.proof.isVisible())
    assert unsaved.status.proof.text() == "0 pixels changed outside the mask"
    assert unsaved.status.seconds.text() == "Filled in 0.1 s"
    assert unsaved.pill.text.text() == "Hold \\ to see the original."


def test_the_keys_of_the_table_reach_their_actions(qtbot: QtBot, unsaved: MainWindow) -> None:
    """Undo, redo, brush, eraser, mask and brush size, by real key events."""
    window, control = unsaved, Qt.KeyboardModifier.ControlModifier
    stack = window._session.editing.undo_stack
    QTest.keyClick(window.canvas, Qt.Key.Key_Z, control)
    assert stack.index() == 1
    QTest.keyClick(window.canvas, Qt.Key.Key_Y, control)
    assert stack.index() == 2
    QTest.keyClick(window.canvas, Qt.Key.Key_E)
    assert window.toolbox.erasing
    assert window.actions_by_name["eraser"].isChecked()
    QTest.keyClick(window.canvas, Qt.Key.Key_B)
    assert not window.toolbox.erasing
    radius = window.brush.radius
    QTest.keyClick(window.canvas, Qt.Key.Key_BracketRight)
    assert window.brush.radius > radius
    QTest.keyClick(window.canvas, Qt.Key.Key_BracketLeft)
    assert window.brush.radius == pytest.approx(radius)
    QTest.keyClick(window.canvas, Qt.Key.Key_Q)
    assert window._session.editing.mask_shown
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    assert not window._session.editing.has_mask


def test_a_held_key_is_forgotten_when_the_window_loses_the_focus(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """Its release may be told to another window."""
    open_in_window(qtbot, window, photo_path)
    QTest.keyPress(window.canvas, Qt.Key.Key_Backslash)
    assert window.canvas.original_shown
    window.canvas.clearFocus()
    assert not window.canvas.original_shown


# The brush


def test_the_brush_begins_at_five_percent_of_the_long_side(qtbot: QtBot) -> None:
    """And stays between one pixel and half the long side."""
    brush = Brush(0.05)
    brush.set_photo_size(4000, 3000)
    assert brush.radius == 100
    for _ in range(100):
        brush.larger()
    assert brush.radius == 1000
    for _ in range(200):
        brush.smaller()
    assert brush.radius == 0.5
    steps = 0
    while brush.radius < 1000:
        brush.larger()
        steps += 1
    assert steps < 70


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (7, 7), (9000, 6000)])
def test_the_slider_and_the_brush_agree(qtbot: QtBot, size: tuple[int, int]) -> None:
    """Every place of the slider is a radius, and the ends are the limits."""
    brush = Brush(0.05)
    brush.set_photo_size(*size)
    brush.set_position(0)
    assert brush.radius == 0.5
    brush.set_position(1000)
    assert brush.radius == pytest.approx(brush.largest)
    assert brush.position in (0, 1000)


def test_the_start_page_lights_up_under_a_drag(window: MainWindow) -> None:
    """And goes dark when the drag leaves."""
    window.start.set_over(True)
    assert window.start._zone.property("over") is True
    window.start.set_over(False)
    assert window.start._zone.property("over") is False


def test_the_hint_stays_at_the_foot_of_the_canvas(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """Below the fitted photo, in the middle, whatever size the window has."""
    open_in_window(qtbot, window, photo_path)
    for size in ((1000, 700), (820, 520), (1200, 760)):
        window.resize(*size)
        QApplication.processEvents()
        photo = window.canvas.view.area
        assert window.pill.y() >= photo.bottom
        assert window.canvas.rect().contains(window.pill.geometry())
        middle = QPoint(window.canvas.width() // 2, window.pill.y() + 5)
        assert window.pill.geometry().contains(middle)


@pytest.mark.parametrize("seed", range(4))
def test_no_sequence_of_events_breaks_anything(
    qtbot: QtBot, led_window: MainWindow, stepped: SteppedInpainter, photo_path: Path, seed: int
) -> None:
    """Random keys, drags, wheels, fills, stops and photos: no exception, and undo leads back."""
    chance = random.Random(seed)
    stepped.go_on.set()
    open_in_window(qtbot, led_window, photo_path)
    canvas, session = led_window.canvas, led_window._session

    def point() -> QPoint:
        return QPoint(chance.randrange(-20, canvas.width() + 20), chance.randrange(canvas.height()))

    def drag() -> None:
        button = chance.choice(
            [LEFT, LEFT, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton]
        )
        key = chance.choice([Qt.KeyboardModifier(0), Qt.KeyboardModifier.ShiftModifier])
        QTest.mousePress(canvas, button, key, point())
        for _ in range(chance.randrange(4)):
            QTest.mouseMove(canvas, point())
        if chance.random() < 0.2:
            QTest.keyClick(canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(canvas, button, key, point())

    def press() -> None:
        name = chance.choice(
            [n for n in keys.ACTIONS if n not in ("open", "save_as", "save", "quit", "menu")]
        )
        led_window.actions_by_name[name].trigger()
        for dialog in led_window.findChildren(QDialog):
            dialog.reject()

    def hold() -> None:
        key = chance.choice([keys.HOLD_ORIGINAL, keys.HOLD_PAN])
        chance.choice([QTest.keyPress, QTest.keyRelease])(canvas, key)

    def fill() -> None:
        session.fill()
        chance.choice([session.cancel, session.fill, QApplication.processEvents])()

    def reopen() -> None:
        session.open(photo_path)

    acts = [drag] * 8 + [press] * 8 + [hold, fill, fill, QApplication.processEvents, reopen]
    for _ in range(150):
        chance.choice(acts)()
        for box in led_window.findChildren(QMessageBox):
            box.reject()
    qtbot.waitUntil(lambda: session.busy == "")
    led_window.canvas.release_held()
    while session.editing.undo_stack.canUndo():
        session.editing.undo()
    assert session.document is not None
    assert np.array_equal(session.document.image, session.document.original)
    assert not session.document.mask.any()


@pytest.mark.parametrize("width", [880, 1000, 1100, 1400])
def test_the_bar_leaves_out_what_has_no_room(
    qtbot: QtBot, window: MainWindow, photo_path: Path, width: int
) -> None:
    """Nothing in it is squeezed or lies over something else; what it lacks stands in a menu."""
    open_in_window(qtbot, window, photo_path)
    window.resize(width, 600)
    QApplication.processEvents()
    assert window.width() <= max(width, 900)
    bar = window.bar
    children = [
        child
        for child in bar.children()
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisible()
    ]
    places = sorted((child.geometry() for child in children), key=lambda place: place.x())
    assert all(one.right() < other.x() for one, other in itertools.pairwise(places))
    assert bar.rect().contains(places[-1])
    buttons = {b.defaultAction() for b in bar.findChildren(QToolButton) if not b.isHidden()}
    mask_menu = bar.mask_button.menu()
    assert isinstance(mask_menu, QMenu)
    reached = {*buttons, *window.menu.actions(), *mask_menu.actions()}
    names = ("fit", "actual", "split", "sources", "doubt", "invert", "help", "mask")
    assert [name for name in names if window.actions_by_name[name] not in reached] == []
    assert (window.actions_by_name["help"] in buttons) is (width == 1400)
