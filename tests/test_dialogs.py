"""What is behind the menu: settings, keys, history, versions, and a check of the computer."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from driving import LEFT, dialog_of, open_in_window, paint
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inpaint_app import __version__
from inpaint_app.settings import Settings
from inpaint_app.ui import keys
from inpaint_app.ui.about_dialog import AboutDialog
from inpaint_app.ui.checkup_dialog import CheckupDialog
from inpaint_app.ui.keys_page import KeysPage
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.settings_dialog import SettingsDialog


def test_the_menu_offers_the_recent_photos(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """The one opened last comes first; choosing one opens it."""
    window.menu._list_recent()
    assert not window.menu.recent.isEnabled()
    open_in_window(qtbot, window, photo_path)
    window.menu._list_recent()
    action = window.menu.recent.actions()[0]
    assert action.text() == photo_path.name
    with qtbot.waitSignal(window._session.opened):
        action.trigger()


def test_the_menu_opens_with_its_key(qtbot: QtBot, window: MainWindow) -> None:
    """Below its button on the start page, and inside the window."""
    window.show_menu()
    assert window.menu.isVisible()
    corner = window.mapFromGlobal(window.menu.geometry().topLeft())
    assert window.rect().contains(corner)
    window.menu.close()


def test_the_versions_are_told(qtbot: QtBot, window: MainWindow) -> None:
    """Of the program and of what it is made of."""
    window.show_about()
    dialog = dialog_of(window, AboutDialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert __version__ in texts
    assert "torch" in texts
    dialog.reject()


@pytest.mark.fault(42)
def test_the_report_of_a_check_can_be_copied(qtbot: QtBot, window: MainWindow) -> None:
    """It is made beside the window, and closing the dialog meanwhile does no harm."""
    go_on = threading.Event()

    def examine() -> str:
        go_on.wait(60)
        return "All is well."

    dialog = CheckupDialog(examine, window._session, window)
    dialog.show()
    assert not dialog.copy_button.isEnabled()
    closed = CheckupDialog(examine, window._session, window)
    closed.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    closed.show()
    closed.close()
    go_on.set()
    qtbot.waitUntil(dialog.copy_button.isEnabled)
    QTest.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == "All is well."
    dialog.close()


def test_a_step_of_the_history_is_gone_back_to_by_a_click(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """The list shows every step, beginning with the opened photo."""
    open_in_window(qtbot, window, photo_path)
    assert not window.history.isVisible()
    window.actions_by_name["history"].trigger()
    assert window.history.isVisible()
    assert window.actions_by_name["history"].isChecked()
    paint(window)
    steps = window.history.steps
    texts = [steps.model().index(row, 0).data() for row in range(2)]
    assert texts == ["The photo as opened", "Brush stroke"]
    first = steps.visualRect(steps.model().index(0, 0)).center()
    QTest.mouseClick(steps.viewport(), LEFT, pos=QPoint(first))
    assert not window._session.editing.has_mask
    window.actions_by_name["history"].trigger()
    assert not window.history.isVisible()


def test_the_appearance_changes_at_once(qtbot: QtBot, window: MainWindow) -> None:
    """And is remembered; the language is from the next start on, which is said."""
    window.show_settings()
    dialog = dialog_of(window, SettingsDialog)
    assert not window._theme.dark
    page = dialog.general
    page.theme.setCurrentIndex(page.theme.findData("dark"))
    page.theme.activated.emit(2)
    assert window._theme.dark
    assert window._settings.theme == "dark"
    page.language.setCurrentIndex(page.language.findData("ja"))
    page.language.activated.emit(1)
    assert not page.later.isHidden()
    assert window._settings.language == "ja"
    assert QLocale().language() != QLocale.Language.Japanese
    dialog.reject()


def test_the_settings_of_mask_and_saving_count_at_once(qtbot: QtBot, window: MainWindow) -> None:
    """The mask is drawn so, and the next photo is saved so."""
    window.show_settings()
    page = dialog_of(window, SettingsDialog).general
    page.colour.setCurrentIndex(page.colour.findData("green"))
    page.colour.activated.emit(2)
    page.opacity.setValue(70)
    assert (window.toolbox.colour, window.toolbox.opacity) == ("green", 0.7)
    assert not page.provenance.isChecked()
    page.provenance.click()
    assert window._settings.provenance
    assert window._session.saving.options.provenance


@pytest.fixture
def page(qtbot: QtBot) -> KeysPage:
    """The page of keys over fresh settings."""
    page = KeysPage(Settings())
    qtbot.addWidget(page)
    return page


def test_a_key_can_be_changed_and_works_at_once(
    qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """In actions, tool tips and the help sheet; Reset brings the old one back."""
    open_in_window(qtbot, window, photo_path)
    window.show_settings()
    dialog = dialog_of(window, SettingsDialog)
    page = dialog.keys
    page.select("eraser")
    page.edit.setKeySequence(QKeySequence("X"))
    assert page.told.text() == ""
    page.set_button.click()
    assert window._settings.keys == {"eraser": ["X"]}
    assert "X" in window.actions_by_name["eraser"].toolTip()
    dialog.reject()
    QTest.keyClick(window.canvas, Qt.Key.Key_X)
    assert window.toolbox.erasing
    assert keys.shown("eraser", window._settings.keys) == ("X",)
    page.select("eraser")
    page.reset_button.click()
    assert window._settings.keys == {}


def test_a_conflict_is_told_before_a_key_is_taken(page: KeysPage) -> None:
    """The sentence names the action that has it; using it takes it from there."""
    page.select("brush")
    page.edit.setKeySequence(QKeySequence("Ctrl+S"))
    assert page.told.text() == "Ctrl+S belongs to “Save”, from which it would be taken."
    page.add_button.click()
    assert page._settings.keys == {"brush": ["B", "Ctrl+S"], "save": []}
    page.reset_all_button.click()
    assert page._settings.keys == {}


def test_a_key_that_is_held_cannot_get_another_meaning(page: KeysPage) -> None:
    """Space moves the photo and \\ shows the original."""
    page.select("brush")
    for key in keys.HELD:
        page.edit.setKeySequence(key)
        assert "acts while it is held" in page.told.text()
        assert not page.set_button.isEnabled()


def test_the_keys_of_an_action_come_back_from_the_one_that_took_them() -> None:
    """The default of one action takes its key back from another."""
    own = keys.with_keys("brush", ["E"], {})
    assert own == {"brush": ["E"], "eraser": []}
    assert keys.with_default("eraser", own) == {"brush": []}
    assert keys.holders(QKeySequence("E"), own) == ["brush"]
