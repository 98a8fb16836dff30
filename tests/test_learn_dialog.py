"""The window of learning: from the first click to the report, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import LEFT, dialog_of, open_in_window, paint
from learning_dialogs import WAIT, click
from learning_dialogs import active as active
from learning_dialogs import dialog as dialog
from learning_dialogs import learning as learning
from learning_dialogs import led as led
from learning_dialogs import library as library
from learning_dialogs import teaching as teaching
from learning_windows import LedLearning, outcome, ready
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inpaint_app.active_model import ActiveModel
from inpaint_app.core.errors import UserError
from inpaint_app.core.learning import learning_state
from inpaint_app.core.learning.report import BETTER, NO_DIFFERENCE, WORSE
from inpaint_app.core.learning.stopped import STATE
from inpaint_app.learn_session import LearnSession, State
from inpaint_app.library import Library
from inpaint_app.shipped import RESOURCES
from inpaint_app.ui import learn_report
from inpaint_app.ui.folder_map import FolderMap
from inpaint_app.ui.learn_dialog import LearnDialog
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.teaching import Teaching
from inpaint_app.ui.theme import Theme


def test_learning_from_the_first_click_to_the_report(
    qtbot: QtBot, dialog: LearnDialog, learning: LearnSession, led: LedLearning, library: Library
) -> None:
    """Name and minutes, a start, curves and a sample, an early end, a report."""
    assert dialog.pages.currentWidget() is dialog.setup
    assert not dialog.setup.start_button.isVisible()
    ready(learning)
    assert "9 photos usable, 2 unreadable, 1 nearly alike" in dialog.setup.summary.text()
    assert "1 unlike all others" in dialog.setup.summary.text()
    click(dialog.setup.details_button)
    assert "broken.jpg" in dialog.setup.details.toPlainText()
    assert "00.jpg, 01.jpg" in dialog.setup.details.toPlainText()
    assert dialog.setup.name.text() == "Garden"
    dialog.setup.name.setText(" Our garden ")
    dialog.setup.minutes.setValue(4)
    led.outcome = outcome(library, "Our garden", 0.1)
    dialog.setup.name.setFocus()
    QTest.keyClick(dialog.setup.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(led.made), timeout=WAIT)
    assert (led.made[0]["name"], led.made[0]["seconds"]) == ("Our garden", 240.0)
    page = dialog.progress
    assert dialog.pages.currentWidget() is page
    qtbot.waitUntil(lambda: len(learning.held_out) > 2, timeout=WAIT)
    qtbot.waitUntil(lambda: page.left.text() == "about 4 min left", timeout=WAIT)
    assert page.bar.value() == 500
    assert page._plot is not None
    assert page._plot.isVisible()
    assert "%" in page._plot.aside_text.text()
    assert page.sample.isVisible()
    click(page.pause_button)
    assert learning.paused
    assert page.pause_button.text() == "Go on"
    click(page.pause_button)
    assert not learning.paused
    with qtbot.waitSignal(learning.learnt, timeout=WAIT):
        click(page.finish_button)
    assert dialog.pages.currentWidget() is dialog.report
    assert dialog.report.verdict.text() == "Better at your photos"


@pytest.mark.fault(65)
@pytest.mark.parametrize(
    ("after", "verdict"), [(0.1, BETTER), (0.1995, NO_DIFFERENCE), (0.3, WORSE)]
)
def test_only_a_better_model_is_offered(
    qtbot: QtBot,
    dialog: LearnDialog,
    learning: LearnSession,
    library: Library,
    active: ActiveModel,
    monkeypatch: pytest.MonkeyPatch,
    after: float,
    verdict: str,
) -> None:
    """Using it is a choice, which is told where it was made; the report can be printed."""
    done = outcome(library, "Garden", after)
    if verdict == NO_DIFFERENCE:
        worse = outcome(library, "Garden", 0.3).learnt.report.cases[:6]
        better = outcome(library, "Garden", 0.1).learnt.report.cases[6:]
        object.__setattr__(done.learnt.report, "cases", (*worse, *better))
    assert done.learnt.report.verdict == verdict
    done.weights.parent.mkdir(parents=True)
    done.weights.touch()
    learning.outcome, learning.state = done, State.LEARNT
    learning.changed.emit()
    page = dialog.report
    assert page.use_button.isVisible() == (verdict == BETTER)
    opened: list[Path] = []
    monkeypatch.setattr(learn_report, "open_page", opened.append)
    click(page.page_button)
    assert opened == [done.weights.with_name("report.html")]
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert any("95 %" in text for text in texts)
    assert "12 holes" in " ".join(texts)
    if verdict == BETTER:
        with qtbot.waitSignal(active.changed, timeout=WAIT):
            click(page.use_button)
        assert active.name == "Garden"
        assert page.use_button.text() == "In use"
    click(page.again_button)
    assert dialog.pages.currentWidget() is dialog.setup


def test_the_first_page_is_in_line(dialog: LearnDialog, learning: LearnSession) -> None:
    """Links begin where the texts around them do; fields are alike, their names at their middle."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app, RESOURCES, "light")
    ready(learning)
    page = dialog.setup
    rows = page.form.layout()
    assert isinstance(rows, QGridLayout)
    QApplication.processEvents()
    for row, field in enumerate((page.name, page.minutes)):
        item = rows.itemAtPosition(row, 0)
        assert item is not None
        assert item.geometry().center().y() == field.geometry().center().y()
        assert abs(field.height() - page.name.height()) <= 4
    picture = page.grab().toImage()

    def first_column(widget: QWidget, colour: str) -> int:
        """Where the text in a colour begins, which smoothing may have made lighter."""
        corner, wanted = widget.mapTo(page, QPoint(0, 0)), QColor(colour)
        return next(
            x
            for x in range(corner.x(), corner.x() + widget.width())
            for y in range(corner.y(), corner.y() + widget.height())
            if abs(picture.pixelColor(x, y).green() - wanted.green()) < 60
        )

    link = page.details_button if page.details_button.isVisible() else page.map_button
    beginning = first_column(page.summary, theme.colours.text)
    assert abs(first_column(link, theme.colours.accent_text) - beginning) <= 2


def test_a_dropped_folder_is_looked_through(
    qtbot: QtBot, dialog: LearnDialog, learning: LearnSession, tmp_path: Path
) -> None:
    """Of a dropped photo its folder; what is wrong with it is told on the page."""
    (tmp_path / "photo.jpg").write_bytes(b"none")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.jpg"))])
    position, copy = QPointF(9, 9), Qt.DropAction.CopyAction
    dialog.dropEvent(QDropEvent(position, copy, data, LEFT, Qt.KeyboardModifier.NoModifier))
    assert learning.folder == tmp_path
    assert dialog.setup.cancel_button.isVisible()
    qtbot.waitUntil(lambda: learning.state is State.READY, timeout=WAIT)
    assert "12 are needed" in dialog.setup.problem.text()
    assert not dialog.setup.start_button.isVisible()
    learning.look(tmp_path / "gone")
    qtbot.waitUntil(lambda: "cannot be read" in dialog.setup.problem.text(), timeout=WAIT)


def test_a_folder_is_chosen_in_a_dialog_and_the_look_cancelled(
    qtbot: QtBot, dialog: LearnDialog, learning: LearnSession, tmp_path: Path
) -> None:
    """Choosing is the first thing that Enter does."""
    click(dialog.setup.choose_button)
    chooser: QFileDialog = dialog_of(dialog, QFileDialog)  # type: ignore[arg-type]
    assert chooser.fileMode() == QFileDialog.FileMode.Directory
    chooser.reject()
    dialog._chosen(str(tmp_path))
    click(dialog.setup.cancel_button)
    assert learning.state is State.CHOOSING
    assert dialog.setup.choose_button.isVisible()


def test_an_unusable_name_is_told_where_it_was_typed(
    dialog: LearnDialog, learning: LearnSession, led: LedLearning
) -> None:
    """Nothing begins."""
    ready(learning)
    dialog.setup.name.setText("../elsewhere")
    click(dialog.setup.start_button)
    assert "no possible name" in dialog.setup.problem.text()
    assert led.made == []


def test_a_stopped_learning_is_offered_when_the_dialog_opens(
    qtbot: QtBot,
    library: Library,
    dialog: LearnDialog,
    learning: LearnSession,
    led: LedLearning,
    tmp_path: Path,
) -> None:
    """To go on with it, or to discard it."""
    header = {"kind": "learning", "plan": {"folder": str(tmp_path)}, "seconds": 60, "used": 15}
    for name in ("Garden", "Street"):
        library.place(name).mkdir(parents=True)
        learning_state.save_tensors(library.place(name) / STATE, {}, header)
    learning.changed.emit()

    def offers() -> list[str]:
        QApplication.processEvents()  # what is added to a layout is shown by an event
        labels = dialog.setup.findChildren(QLabel)
        return [text.text() for text in labels if text.isVisible() and "25 %" in text.text()]

    def press(name: str) -> None:
        buttons = dialog.setup.findChildren(QPushButton)
        [button] = [one for one in buttons if one.accessibleName() == name and one.isVisible()]
        click(button)

    assert offers() == ["Garden was stopped at 25 %.", "Street was stopped at 25 %."]
    press("Discard: Street")
    assert offers() == ["Garden was stopped at 25 %."]
    assert not library.place("Street").exists()
    press("Go on: Garden")
    qtbot.waitUntil(lambda: bool(led.made), timeout=WAIT)
    assert (led.made[0]["name"], led.made[0]["resume"]) == ("Garden", True)
    assert dialog.pages.currentWidget() is dialog.progress
    click(dialog.progress.stop_button)
    qtbot.waitUntil(lambda: not learning.running, timeout=WAIT)
    assert offers() == ["Garden was stopped at 25 %."]


def test_closing_the_dialog_lets_the_learning_go_on(
    qtbot: QtBot, window: MainWindow, dialog: LearnDialog, learning: LearnSession,
    teaching: Teaching, led: LedLearning, library: Library,
) -> None:  # fmt: skip
    """The window tells of it, leads back to it, and says when it has ended."""
    led.outcome = outcome(library, "Garden", 0.1)
    ready(learning)
    click(dialog.setup.start_button)
    qtbot.waitUntil(lambda: len(learning.losses) > 2, timeout=WAIT)
    click(dialog.progress.close_button)
    qtbot.waitUntil(lambda: teaching._dialog is None, timeout=WAIT)
    assert learning.state is State.LEARNING
    assert "Learning" in teaching.status.text()
    click(teaching.status)
    again: LearnDialog = dialog_of(window, LearnDialog)
    assert again.pages.currentWidget() is again.progress
    QTest.keyClick(again, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: teaching._dialog is None, timeout=WAIT)
    with qtbot.waitSignal(learning.learnt, timeout=WAIT):
        learning.finish()
    assert not teaching.status.isVisible()
    assert "Garden has been learnt" in window.messages.sentence.text()


def test_a_failure_is_told_in_the_window_where_the_dialog_is_closed(
    window: MainWindow, teaching: Teaching, learning: LearnSession
) -> None:
    """With what to do about it."""
    learning.failed.emit(UserError("The disk is full; make room"))
    assert window.messages.sentence.text() == "The disk is full; make room."


def test_the_first_fill_is_followed_by_an_offer(
    qtbot: QtBot, window: MainWindow, teaching: Teaching, photo_path: Path
) -> None:
    """Once: it can be closed, and does not come back."""
    open_in_window(qtbot, window, photo_path)
    paint(window)
    with qtbot.waitSignal(window._session.filled, timeout=WAIT):
        window._session.fill()
    assert "Teach it your photos" in window.messages.sentence.text()
    click_answer(window, "Choose a folder…")
    dialog_of(window, LearnDialog).close()
    assert window._settings.learning_offered
    window.messages.hide()
    window._session.filled.emit(1.0, "inpaint")
    assert not window.messages.isVisible()


def test_the_offer_goes_when_the_next_hole_is_filled(
    qtbot: QtBot, window: MainWindow, teaching: Teaching, photo_path: Path
) -> None:
    """It does not lie over the photo of who goes on filling, nor takes another message away."""
    open_in_window(qtbot, window, photo_path)
    window._session.filled.emit(1.0, "inpaint")
    assert window.messages.isVisibleTo(window)
    window._session.filled.emit(1.0, "inpaint")
    assert not window.messages.isVisibleTo(window)
    window.messages.show_message("The disk is full.", "", "error")
    window._session.filled.emit(1.0, "inpaint")
    assert window.messages.isVisibleTo(window)


def click_answer(window: MainWindow, text: str) -> None:
    [button] = [
        child for child in window.messages.children() if getattr(child, "text", str)() == text
    ]
    QTest.mouseClick(button, LEFT)


def test_the_dialog_leads_to_the_map(
    qtbot: QtBot, window: MainWindow, dialog: LearnDialog, learning: LearnSession
) -> None:
    """A photo chosen there is opened in the window."""
    ready(learning)
    click(dialog.setup.map_button)
    found: FolderMap = dialog_of(dialog, FolderMap)  # type: ignore[arg-type]
    with qtbot.waitSignal(window._session.message, timeout=WAIT):
        found.photo_chosen.emit(Path("/photos/Garden/03.jpg"))
    found.close()
