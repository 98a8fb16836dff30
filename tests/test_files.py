"""Photos come in by dialog, drop and paste, and nothing goes without a question."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from conftest import SteppedInpainter, drawn_photo
from driving import (
    LEFT,
    dialog_of,
    drop,
    open_in_window,
    paint,
)
from PIL import Image as PillowImage
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import (
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inpaint_app.ui import dialogs, message_bar
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.save_dialog import SaveDialog

# Opening


def test_a_dropped_photo_is_opened(qtbot: QtBot, window: MainWindow, photo_path: Path) -> None:
    """As it is from the start page, so with a photo open."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo_path))])
    for _ in range(2):
        with qtbot.waitSignal(window._session.opened):
            drop(window, data)


@pytest.mark.fault(26)
def test_of_a_dropped_folder_the_first_photo_is_opened(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """The others are then a PageDown away."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo_path.parent))])
    with qtbot.waitSignal(window._session.opened):
        drop(window, data)
    assert window.files.name == photo_path.name


@pytest.mark.fault(24)
@pytest.mark.parametrize("answer", ["Overwrite", "Save under another name…", "Cancel"])
def test_saving_over_what_another_program_has_written_is_asked(
    qtbot: QtBot, unsaved: MainWindow, photo_path: Path, answer: str
) -> None:
    """Nothing is written before the answer."""
    photo_path.write_bytes(b"another program was here")
    with qtbot.waitSignal(unsaved._session.saving.changed_on_disk):
        unsaved._session.saving.save_as(photo_path)
    box = dialog_of(unsaved, QMessageBox)
    assert "garden.png was changed by another program" in box.text()
    assert photo_path.read_bytes() == b"another program was here"
    (button,) = [b for b in box.buttons() if b.text().replace("&", "") == answer]
    if answer == "Overwrite":
        with qtbot.waitSignal(unsaved._session.saving.saved):
            QTest.mouseClick(button, LEFT)
        with PillowImage.open(photo_path) as saved:
            assert saved.size == (160, 120)
        return
    QTest.mouseClick(button, LEFT)
    assert photo_path.read_bytes() == b"another program was here"
    if answer != "Cancel":
        dialog_of(unsaved, SaveDialog).reject()
    assert unsaved._session.editing.unsaved


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
        window.files.open(path)
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
    open_in_window(qtbot, window, photo_path)
    view = window.canvas.view
    window.messages.show_message("A sentence. " * 30, "", "error")
    QApplication.processEvents()
    assert window.canvas.view == view
    assert window.stack.rect().contains(window.messages.geometry())


def test_the_sample_opens_with_one_click(qtbot: QtBot, window: MainWindow) -> None:
    """Somebody without a photo at hand can begin too."""
    with qtbot.waitSignal(window._session.opened):
        QTest.mouseClick(window.start.sample_button, LEFT)
    assert window._settings.recent == []
    assert window._session.places.proposed == Path(
        "sample_filled.jpg"
    )  # not among the program's files


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
    open_in_window(qtbot, window, photo_path)
    window.files.copy()
    with qtbot.waitSignal(window._session.opened):
        window.files.paste()
    assert window._session.document is not None
    assert np.array_equal(window._session.document.image, drawn_photo())
    assert window._session.photo is not None
    assert window._session.photo.path is None
    QGuiApplication.clipboard().setText("no picture")
    window.files.paste()
    assert "no picture to paste" in window.messages.sentence.text()


def test_page_down_and_up_walk_through_the_folder(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """The next photo by name, and back; at the end a note."""
    PillowImage.fromarray(drawn_photo(20, 20)).save(photo_path.with_name("house.png"))
    open_in_window(qtbot, window, photo_path)
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


# Saving and leaving


def test_save_proposes_a_name_beside_the_photo(
    qtbot: QtBot, unsaved: MainWindow, photo_path: Path
) -> None:
    """The dialog stands in the folder of the photo with `_filled` in the name."""
    QTest.keyClick(unsaved, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(unsaved, SaveDialog)
    assert dialog.path == photo_path.with_name("garden_filled.png")
    with qtbot.waitSignal(unsaved._session.saving.saved):
        dialog.accept()
    assert photo_path.with_name("garden_filled.png").exists()
    assert "Saved as garden_filled.png" in unsaved.messages.sentence.text()
    assert not unsaved.isWindowModified()


def test_a_sample_is_saved_where_there_is_a_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the user's home if there is no folder of pictures, and never beside the program."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with qtbot.waitSignal(window._session.opened):
        window.start.sample_button.click()
    qtbot.waitUntil(lambda: window._session.busy == "")
    window.files.choose_name()
    assert dialog_of(window, SaveDialog).path == tmp_path / "sample_filled.jpg"


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
        dialog = dialog_of(unsaved, SaveDialog)
        with qtbot.waitSignal(unsaved._session.saving.saved):
            dialog.accept()
        assert photo_path.with_name("garden_filled.png").exists()
    assert unsaved.isVisible() == (answer == "Cancel")


@pytest.mark.fault(53)
def test_opening_another_photo_asks_about_unsaved_work(
    qtbot: QtBot, unsaved: MainWindow, photo_path: Path
) -> None:
    """Cancel keeps the present photo, Don't save goes on."""
    document = unsaved._session.document
    unsaved.files.open(photo_path)
    box = dialog_of(unsaved, QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert unsaved._session.document is document
    unsaved.files.open(photo_path)
    box = dialog_of(unsaved, QMessageBox)
    with qtbot.waitSignal(unsaved._session.opened):
        QTest.mouseClick(box.button(dialogs.DISCARD), LEFT)


def test_a_rejected_save_closes_nothing(qtbot: QtBot, unsaved: MainWindow) -> None:
    """Who takes back the name wants to stay, also at the next save."""
    unsaved.close()
    QTest.mouseClick(dialog_of(unsaved, QMessageBox).button(dialogs.SAVE), LEFT)
    dialog_of(unsaved, SaveDialog).reject()
    assert unsaved.isVisible()
    unsaved.files.choose_name()
    with qtbot.waitSignal(unsaved._session.saving.saved):
        dialog_of(unsaved, SaveDialog).accept()
    assert unsaved.isVisible()


@pytest.mark.fault(54)
def test_closing_while_filling_stops_the_fill(
    qtbot: QtBot, led_window: MainWindow, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """The window goes at once; the fill ends at its next step."""
    open_in_window(qtbot, led_window, photo_path)
    paint(led_window)
    led_window._session.fill()
    assert stepped.begun.wait(60)
    led_window.close()
    assert not led_window.isVisible()
    led_window._session.wait()
    assert stepped.closed.is_set()


@pytest.mark.fault(53)
def test_saving_on_leaving_ends_a_running_fill(
    qtbot: QtBot, unsaved: MainWindow, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """Save means what is on screen: the fill is dropped, the photo saved, the window closed."""
    stepped.go_on.clear()
    stepped.begun.clear()
    assert unsaved._session.document is not None
    expected = unsaved._session.document.image.copy()
    unsaved._session.fill()
    assert stepped.begun.wait(60)
    unsaved.close()
    QTest.mouseClick(dialog_of(unsaved, QMessageBox).button(dialogs.SAVE), LEFT)
    with qtbot.waitSignal(unsaved._session.saving.saved):
        dialog_of(unsaved, SaveDialog).accept()
    assert stepped.closed.is_set()
    assert not unsaved.isVisible()
    saved = np.asarray(PillowImage.open(photo_path.with_name("garden_filled.png")))
    assert np.array_equal(saved, expected)


def test_the_window_remembers_size_brush_and_photos(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """What is closed is told to the settings."""
    open_in_window(qtbot, window, photo_path)
    window.brush.set_radius(20)
    window.close()
    settings = window._settings
    assert settings.brush == pytest.approx(40 / 160)
    assert settings.recent == [str(photo_path)]
    assert settings.open_folder == str(photo_path.parent)
    assert settings.geometry
