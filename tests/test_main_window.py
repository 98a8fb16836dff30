"""The window shows what the session holds, and asks before anything is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import SteppedInpainter, drawn_photo
from PIL import Image as PillowImage
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inpaint_app.session import Session
from inpaint_app.ui import dialogs, keys, message_bar
from inpaint_app.ui.brush import Brush
from inpaint_app.ui.help_sheet import HelpSheet
from inpaint_app.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def open_photo(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window._session.opened):
        window.open(path)
    qtbot.waitUntil(lambda: window._session.busy == "")


def paint(window: MainWindow) -> None:
    middle = window.canvas.rect().center()
    QTest.mouseClick(window.canvas, LEFT, pos=middle)


def dialog_of(window: MainWindow, kind: type[Any]) -> Any:
    found = [child for child in window.findChildren(kind) if child.isVisible()]
    assert len(found) == 1
    return found[0]


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


@pytest.fixture
def led(
    make_session: Callable[[Callable[[], Any]], Session],
    make_window: Callable[[Session], MainWindow],
    stepped: SteppedInpainter,
) -> MainWindow:
    """A window whose fills a test leads by the hand."""
    session = make_session(lambda: stepped)
    session.load_network()
    return make_window(session)


@pytest.fixture
def unsaved(
    qtbot: QtBot, led: MainWindow, stepped: SteppedInpainter, photo_path: Path
) -> MainWindow:
    """A window with a fill that has not been saved."""
    stepped.go_on.set()
    open_photo(qtbot, led, photo_path)
    paint(led)
    with qtbot.waitSignal(led._session.filled):
        led._session.fill()
    qtbot.waitUntil(lambda: led._session.busy == "")
    return led


# Looks


def test_the_start_page_offers_what_to_do(window: MainWindow) -> None:
    """Before a photo there is a place to drop one, and no tool that would do nothing."""
    assert window.stack.currentWidget() is window.start
    assert not window.bar.isVisible()
    assert window.start.open_button.isVisible()
    assert window.start.sample_button.isVisible()


def test_an_opened_photo_is_shown_with_its_tools(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """Title, size, zoom, hint and tools appear; the keys go to the canvas."""
    open_photo(qtbot, window, photo_path)
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
    led: MainWindow,
    stepped: SteppedInpainter,
    photo_path: Path,
    size: Any,
    state: str,
) -> None:
    """Every label and button has the room that its text needs, also in a small window."""
    stepped.go_on.set()
    led.resize(*size)
    if state != "start":
        open_photo(qtbot, led, photo_path)
    if state == "filled":
        paint(led)
        with qtbot.waitSignal(led._session.editing.certified):
            led._session.fill()
    QApplication.processEvents()
    for child in (*led.findChildren(QLabel), *led.findChildren(QPushButton)):
        if child.isVisible() and child is not led.status.device:
            assert child.width() >= child.minimumSizeHint().width(), child.text()
    for button in (*led.bar.findChildren(QToolButton), led.bar.fill_button):
        assert state == "start" or led.rect().contains(
            button.mapTo(led, button.rect().bottomRight())
        )


def test_every_control_has_a_name_and_a_tip(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """What has no text can still be read by a screen reader, and its tip tells the key."""
    open_photo(qtbot, window, photo_path)
    for name, key in keys.ACTIONS.items():
        assert key.shown[0] in window.actions_by_name[name].toolTip()
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


# Opening


def test_a_dropped_photo_is_opened(qtbot: QtBot, window: MainWindow, photo_path: Path) -> None:
    """As it is from the start page, so with a photo open."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo_path))])
    for _ in range(2):
        with qtbot.waitSignal(window._session.opened):
            drop(window, data)


@pytest.mark.fault(26)
def test_a_dropped_address_is_told(window: MainWindow) -> None:
    """The sentence says what to do instead."""
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.jpg")])
    drop(window, data)
    assert window.messages.isVisible()
    assert "save the picture first" in window.messages.sentence.text()


@pytest.mark.fault(16)
def test_a_text_that_is_named_like_a_photo_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """The sentence names the file; the details are there, folded away; nothing is lost."""
    path = tmp_path / "page <b>one.jpg"
    path.write_text("<html><body>not found</body></html>")
    with qtbot.waitSignal(window._session.message):
        window.open(path)
    bar = window.messages
    assert bar.sentence.text().startswith("page <b>one.jpg is not a picture")
    assert bar.sentence.textFormat() == Qt.TextFormat.PlainText
    assert not bar.details.isVisible()
    QTest.mouseClick(bar.details_button, LEFT)
    assert bar.details.isVisible()
    assert "Traceback" not in bar.details.toPlainText()
    QTest.mouseClick(bar.close_button, LEFT)
    assert not bar.isVisible()


def test_a_note_goes_by_itself_and_an_error_stays(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What needs no answer does not ask for a click."""
    bar = window.messages
    bar._timer.setInterval(1)
    bar.show_message("A note.", "", "note")
    qtbot.waitUntil(lambda: not bar.isVisible())
    bar.show_message("An error.", "why", "error")
    assert not bar._timer.isActive()
    bar.show_message("A note.", "with details", "note")
    bar.details_button.click()
    assert not bar._timer.isActive()
    assert message_bar.NOTE_STAYS_MS >= 5000


def test_a_message_does_not_move_the_photo(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """It lies over the canvas, inside the window."""
    open_photo(qtbot, window, photo_path)
    view = window.canvas.view
    window.messages.show_message("A sentence. " * 30, "", "error")
    QApplication.processEvents()
    assert window.canvas.view == view
    assert window.stack.rect().contains(window.messages.geometry())


def test_the_sample_opens_with_one_click(qtbot: QtBot, window: MainWindow) -> None:
    """Somebody without a photo at hand can begin too."""
    with qtbot.waitSignal(window._session.opened):
        QTest.mouseClick(window.start.sample_button, LEFT)


def test_the_open_dialog_opens_what_is_chosen(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """Ctrl+O asks, and the event loop goes on meanwhile."""
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(window, QFileDialog)
    with qtbot.waitSignal(window._session.opened):
        dialog.fileSelected.emit(str(photo_path))
    dialog.reject()


def test_copy_and_paste_carry_the_photo(qtbot: QtBot, window: MainWindow, photo_path: Path) -> None:
    """Pasting what was copied opens the same pixels without a name."""
    open_photo(qtbot, window, photo_path)
    window.copy()
    with qtbot.waitSignal(window._session.opened):
        window.paste()
    assert window._session.document is not None
    assert np.array_equal(window._session.document.image, drawn_photo())
    assert window._session.photo is not None
    assert window._session.photo.path is None
    QGuiApplication.clipboard().setText("no picture")
    window.paste()
    assert "no picture to paste" in window.messages.sentence.text()


def test_page_down_and_up_walk_through_the_folder(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """The next photo by name, and back; at the end a note."""
    PillowImage.fromarray(drawn_photo(20, 20)).save(photo_path.with_name("house.png"))
    open_photo(qtbot, window, photo_path)
    with qtbot.waitSignal(window._session.opened):
        QTest.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: window._session.busy == "")
    assert window.windowTitle() == "house.png[*]"
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert "last photo" in window.messages.sentence.text()
    with qtbot.waitSignal(window._session.opened):
        QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert window.windowTitle() == "garden.png[*]"


def test_recent_photos_are_offered_at_the_next_start(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """A click on one opens it."""
    window.start.show_recent([photo_path])
    names = [child for child in window.start.findChildren(QWidget) if hasattr(child, "text")]
    button = next(child for child in names if child.text() == "garden.png")
    with qtbot.waitSignal(window._session.opened):
        QTest.mouseClick(button, LEFT)


# Filling


def test_the_button_fills_and_while_filling_stops(
    qtbot: QtBot, led: MainWindow, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """One big button; the tools are grey while it runs, and the feedback is immediate."""
    open_photo(qtbot, led, photo_path)
    paint(led)
    QTest.mouseClick(led.bar.fill_button, LEFT)
    assert led.bar.fill_button.text() == "Stop"
    assert led.pill.progress.isVisible()
    assert not led.actions_by_name["undo"].isEnabled()
    assert stepped.begun.wait(5)
    with qtbot.waitSignal(led._session.fill_ended):
        QTest.mouseClick(led.bar.fill_button, LEFT)
    assert led.bar.fill_button.text() == "Fill"
    assert not led.pill.progress.isVisible()
    assert led.actions_by_name["undo"].isEnabled()


def test_the_status_bar_tells_device_reason_and_model(qtbot: QtBot, led: MainWindow) -> None:
    """What computes, why, and with which network."""
    qtbot.waitUntil(lambda: "stepped" in led.status.device.text())
    assert led.status.device.text() == "This is a test. Model: stepped."
    assert led.status.device.toolTip() == led.status.device.text()


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
    assert window.brush.erasing
    assert window.actions_by_name["eraser"].isChecked()
    QTest.keyClick(window.canvas, Qt.Key.Key_B)
    assert not window.brush.erasing
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
    open_photo(qtbot, window, photo_path)
    QTest.keyPress(window.canvas, Qt.Key.Key_Backslash)
    assert window.canvas.original_shown
    window.canvas.clearFocus()
    assert not window.canvas.original_shown


# Saving and leaving


def test_save_proposes_a_name_beside_the_photo(
    qtbot: QtBot, unsaved: MainWindow, photo_path: Path
) -> None:
    """The dialog stands in the folder of the photo with `_filled` in the name."""
    QTest.keyClick(unsaved, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(unsaved, QFileDialog)
    assert dialog.selectedFiles() == [str(photo_path.with_name("garden_filled.png"))]
    with qtbot.waitSignal(unsaved._session.saved):
        dialog.accept()
    assert photo_path.with_name("garden_filled.png").exists()
    assert "Saved as garden_filled.png" in unsaved.messages.sentence.text()
    assert not unsaved.isWindowModified()


@pytest.mark.fault(53)
@pytest.mark.parametrize("answer", ["Discard", "Cancel", "Save"])
def test_closing_asks_about_unsaved_work(
    qtbot: QtBot, unsaved: MainWindow, photo_path: Path, answer: str
) -> None:
    """Don't save closes, Cancel stays, Save asks for the name and closes when it is done."""
    unsaved.close()
    assert unsaved.isVisible()
    box = dialog_of(unsaved, QMessageBox)
    assert "garden.png" in box.text()
    QTest.mouseClick(box.button(QMessageBox.StandardButton[answer]), LEFT)
    if answer == "Save":
        dialog = dialog_of(unsaved, QFileDialog)
        with qtbot.waitSignal(unsaved._session.saved):
            dialog.accept()
        assert photo_path.with_name("garden_filled.png").exists()
    assert unsaved.isVisible() == (answer == "Cancel")


@pytest.mark.fault(53)
def test_opening_another_photo_asks_about_unsaved_work(
    qtbot: QtBot, unsaved: MainWindow, photo_path: Path
) -> None:
    """Cancel keeps the present photo, Don't save goes on."""
    document = unsaved._session.document
    unsaved.open(photo_path)
    box = dialog_of(unsaved, QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert unsaved._session.document is document
    unsaved.open(photo_path)
    box = dialog_of(unsaved, QMessageBox)
    with qtbot.waitSignal(unsaved._session.opened):
        QTest.mouseClick(box.button(dialogs.DISCARD), LEFT)


def test_a_rejected_save_closes_nothing(qtbot: QtBot, unsaved: MainWindow) -> None:
    """Who takes back the name wants to stay, also at the next save."""
    unsaved.close()
    QTest.mouseClick(dialog_of(unsaved, QMessageBox).button(dialogs.SAVE), LEFT)
    dialog_of(unsaved, QFileDialog).reject()
    assert unsaved.isVisible()
    unsaved.choose_name()
    with qtbot.waitSignal(unsaved._session.saved):
        dialog_of(unsaved, QFileDialog).accept()
    assert unsaved.isVisible()


@pytest.mark.fault(54)
def test_closing_while_filling_stops_the_fill(
    qtbot: QtBot, led: MainWindow, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """The window goes at once; the fill ends at its next step."""
    open_photo(qtbot, led, photo_path)
    paint(led)
    led._session.fill()
    assert stepped.begun.wait(5)
    led.close()
    assert not led.isVisible()
    led._session.wait()
    assert stepped.closed.is_set()


def test_the_window_remembers_size_brush_and_photos(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """What is closed is told to the settings."""
    open_photo(qtbot, window, photo_path)
    window.brush.set_radius(20)
    window.close()
    settings = window._settings
    assert settings.brush == pytest.approx(40 / 160)
    assert settings.recent == [str(photo_path)]
    assert settings.open_folder == str(photo_path.parent)
    assert settings.geometry


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
    open_photo(qtbot, window, photo_path)
    for size in ((1000, 700), (820, 520), (1200, 760)):
        window.resize(*size)
        QApplication.processEvents()
        photo = window.canvas.view.area
        assert window.pill.y() >= photo.bottom
        assert window.canvas.rect().contains(window.pill.geometry())
        middle = QPoint(window.canvas.width() // 2, window.pill.y() + 5)
        assert window.pill.geometry().contains(middle)
