"""The one table of keys: each key does what the table says, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import open_in_window
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from inpaint_app.ui import keys
from inpaint_app.ui.main_window import MainWindow

SIGNAL = "2triggered(bool)"  # as Qt's macro SIGNAL writes it


def press(window: MainWindow, text: str) -> None:
    combination = QKeySequence(text)[0]
    QTest.keyClick(window.canvas, combination.key(), combination.keyboardModifiers())


def test_every_key_of_the_table_triggers_its_action(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """By real key events on the canvas, each of an action's keys and no other action."""
    open_in_window(qtbot, window, photo_path)
    triggered: list[str] = []
    for name, action in window.actions_by_name.items():
        action.triggered.disconnect()  # what they do has tests of its own
        action.triggered.connect(lambda _=False, name=name: triggered.append(name))
        action.setEnabled(True)
    for name, key in keys.ACTIONS.items():
        for text in key.sequences:
            triggered.clear()
            press(window, text)
            assert triggered == [name], text


def test_every_action_does_something(window: MainWindow) -> None:
    """None of the table is left without what it calls."""
    assert window.actions_by_name.keys() == keys.ACTIONS.keys()
    idle = [name for name, a in window.actions_by_name.items() if not a.receivers(SIGNAL)]
    assert idle == []


@pytest.mark.parametrize("text", ["b", "E", "[", "1", "?"])
def test_no_single_key_acts_in_a_text_field(
    qtbot: QtBot, window: MainWindow, photo_path: Path, text: str
) -> None:
    """It is written there instead."""
    open_in_window(qtbot, window, photo_path)
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    window.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    triggered: list[bool] = []
    for action in window.actions_by_name.values():
        action.triggered.connect(triggered.append)
    QTest.keyClicks(field, text)
    assert field.text() == text
    assert triggered == []


def test_space_presses_the_button_that_has_the_focus(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """Elsewhere it moves the photo."""
    open_in_window(qtbot, window, photo_path)
    tool = window.bar.original_button
    tool.setFocus()
    window.activateWindow()
    qtbot.waitUntil(tool.hasFocus)
    QTest.keyPress(tool, Qt.Key.Key_Space)
    assert window.canvas.original_shown
    QTest.keyRelease(tool, Qt.Key.Key_Space)
    assert not window.canvas.original_shown
