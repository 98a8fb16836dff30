"""What the tests of the window of learning share: the dialog over a window, led by a test."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import LEFT, dialog_of
from learning_windows import LedLearning
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QPushButton,
)
from pytestqt.qtbot import QtBot
from test_access import pseudo as pseudo
from test_folder_map import folder_map as folder_map

from inpaint_app.active_model import ActiveModel
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.learn_session import LearnSession
from inpaint_app.library import Library
from inpaint_app.ui.learn_dialog import LearnDialog
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.teaching import Teaching

WAIT = 120_000  # ms; a loaded machine takes long, and nothing is timed


@pytest.fixture
def led() -> LedLearning:
    return LedLearning()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "models")


@pytest.fixture
def active(window: MainWindow, library: Library, inpainter: Inpainter) -> ActiveModel:
    active = ActiveModel(
        lambda: inpainter, lambda *_: inpainter, library, window._settings, window._session
    )
    active.serve(window._session.filling)
    return active


@pytest.fixture
def learning(window: MainWindow, library: Library, led: LedLearning) -> LearnSession:
    return LearnSession(window._session, library, led)  # type: ignore[arg-type]


@pytest.fixture
def teaching(window: MainWindow, learning: LearnSession, active: ActiveModel) -> Teaching:
    return Teaching(window, window._session, learning, active, window._settings, window._theme)


@pytest.fixture
def dialog(qtbot: QtBot, teaching: Teaching, window: MainWindow) -> LearnDialog:
    """The dialog as its key opens it, with the library for curves at hand."""
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    dialog: LearnDialog = dialog_of(window, LearnDialog)
    qtbot.waitUntil(lambda: dialog.progress._plot is not None, timeout=WAIT)
    return dialog


def click(button: QPushButton) -> None:
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    QTest.mouseClick(button, LEFT)
