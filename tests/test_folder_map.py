"""The map of a folder: its dots by mouse, its list by keyboard."""

from __future__ import annotations

import pytest
from driving import LEFT
from learning_windows import preflight
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inpaint_app.ui.folder_map import FolderMap
from inpaint_app.ui.main_window import MainWindow

WAIT = 120_000  # ms; a loaded machine takes long, and nothing is timed


@pytest.fixture
def folder_map(qtbot: QtBot, window: MainWindow) -> FolderMap:
    folder_map = FolderMap(preflight(), window._theme, window)
    with qtbot.waitExposed(folder_map):
        folder_map.show()
    return folder_map


def test_a_click_on_a_dot_opens_its_photo(qtbot: QtBot, folder_map: FolderMap) -> None:
    """The dot of each photo lies where the map says."""
    plot = folder_map.dots._plot.viewport()
    for photo in (0, 4, 7):
        with qtbot.waitSignal(folder_map.photo_chosen, timeout=WAIT) as chosen:
            at = folder_map.dots.place(photo)
            QTest.mouseMove(plot, at)
            QTest.mouseClick(plot, LEFT, pos=at)
        assert chosen.args[0].name == f"{photo:02}.jpg"


def test_the_map_is_reached_by_keyboard(qtbot: QtBot, folder_map: FolderMap) -> None:
    """What stands out comes first and says so; a picture shows each, Enter opens it."""
    first = folder_map.list.model().index(0, 0)
    assert first.data() == "04.jpg\nunlike the others"
    folder_map.list.setCurrentIndex(first)
    QTest.keyClick(folder_map.list, Qt.Key.Key_Down)
    assert folder_map.dots.card.isVisible()
    assert folder_map.dots.card.name.text() == "00.jpg"
    assert not folder_map.dots.card.picture.pixmap().isNull()
    with qtbot.waitSignal(folder_map.photo_chosen) as chosen:
        QTest.keyClick(folder_map.list, Qt.Key.Key_Return)
    assert chosen.args[0].name == "00.jpg"
