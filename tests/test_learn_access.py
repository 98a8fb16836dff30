"""The pages of learning: all by keyboard, all named, all with room for longer words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from learning_dialogs import WAIT
from learning_dialogs import active as active
from learning_dialogs import dialog as dialog
from learning_dialogs import learning as learning
from learning_dialogs import led as led
from learning_dialogs import library as library
from learning_dialogs import teaching as teaching
from learning_windows import outcome, ready
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
)
from pytestqt.qtbot import QtBot
from test_access import controls, cut_off, name_of, reached_by_tab
from test_access import pseudo as pseudo
from test_folder_map import folder_map as folder_map

from inpaint_app.learn_session import LearnSession, State
from inpaint_app.library import Library
from inpaint_app.ui.folder_map import FolderMap
from inpaint_app.ui.learn_dialog import LearnDialog


def pages(dialog: LearnDialog, learning: LearnSession, library: Library) -> list[Callable[[], Any]]:
    """What brings the dialog to each of its pages, one after the other."""

    def learnt() -> None:
        learning._worker = None
        learning.outcome, learning.state = outcome(library, "Garden", 0.1), State.LEARNT
        learning.changed.emit()

    def learn() -> None:
        learning.state, learning.name = State.LEARNING, "Garden"
        learning.losses, learning.held_out = [(1, 0.5), (2, 0.4)], [(1, 0.3)]
        learning.sample = outcome(library, "Garden", 0.1).learnt.samples[0]
        learning.changed.emit()

    return [lambda: None, lambda: ready(learning), learn, learnt]


def test_every_page_is_reached_by_keyboard_and_has_names(
    qtbot: QtBot, dialog: LearnDialog, learning: LearnSession, library: Library
) -> None:
    """Each control by Tab, each with a name for a screen reader."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT)
    for show in pages(dialog, learning, library):
        show()
        wanted = controls(dialog)
        assert wanted
        assert [widget for widget in wanted if not name_of(widget)] == []
        found = reached_by_tab(dialog)
        assert [name_of(widget) for widget in wanted if widget not in found] == []


def test_longer_words_have_room_in_learning(
    pseudo: None, qtbot: QtBot, dialog: LearnDialog, learning: LearnSession, library: Library,
    folder_map: FolderMap,
) -> None:  # fmt: skip
    """Nothing is cut off, and everything is translated."""
    assert "~" in dialog.windowTitle()
    for show in pages(dialog, learning, library):
        show()
        QApplication.processEvents()
        assert cut_off(dialog) == []
    everywhere: list[QDialog] = [dialog, folder_map]
    for label in (label for one in everywhere for label in one.findChildren(QLabel)):
        known = label.text().startswith(("Garden\n", "0.", "−", "+", "0"))
        assert known or "~" in label.text() or not label.text(), label.text()
