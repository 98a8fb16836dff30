"""Everybody gets everywhere: by keyboard, with a screen reader, in long words, right to left."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import drawn_photo
from driving import LEFT, mask_of, open_in_window, place
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inpaint_app.core.photo import Photo
from inpaint_app.saving import SaveOptions
from inpaint_app.settings import Settings
from inpaint_app.ui.about_dialog import AboutDialog
from inpaint_app.ui.help_sheet import HelpSheet
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.save_dialog import SaveDialog
from inpaint_app.ui.settings_dialog import SettingsDialog
from inpaint_app.ui.status_bar import ElidedLabel


def controls(window: QWidget) -> list[QWidget]:
    """What can take the keyboard now, in the window itself."""
    return [
        child
        for child in window.findChildren(QWidget)
        if child.window() is window
        and child.isVisible()
        and child.isEnabled()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(child.parent(), QAbstractSpinBox)  # the edit inside of one
        and child.focusProxy() is None
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def reached_by_tab(window: QWidget) -> set[QWidget]:
    """All that the focus comes to by Tab, beginning where it is."""
    found: set[QWidget] = set()
    for _ in range(300):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in found:
            break
        found.add(now)
    return found


@pytest.fixture
def dialogs(qtbot: QtBot, window: MainWindow) -> list[QDialog]:
    """The dialogs of the program, shown."""
    made: list[QDialog] = [
        SettingsDialog(Settings(), window.toolbox, window),
        AboutDialog(window._theme, window),
        HelpSheet({}, window),
        SaveDialog(Path("/photos/holiday_filled.jpg"), Photo(drawn_photo()), SaveOptions(), window),
    ]
    for dialog in made:
        qtbot.addWidget(dialog)
        dialog.show()
    return made


@pytest.mark.parametrize("state", ["start", "photo"])
def test_the_tab_key_comes_to_every_control_of_the_window(
    qtbot: QtBot, window: MainWindow, photo_path: Path, state: str
) -> None:
    """And back to the first; each has a name for the screen reader and a tip."""
    if state == "photo":
        open_in_window(qtbot, window, photo_path)
        window.actions_by_name["history"].trigger()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    wanted = controls(window)
    assert len(wanted) >= (3 if state == "start" else 20)
    found = reached_by_tab(window)
    assert [name_of(widget) for widget in wanted if widget not in found] == []
    assert [widget for widget in wanted if not name_of(widget)] == [] or state == "start"
    for widget in wanted:
        if isinstance(widget, QAbstractButton) and not widget.text():
            assert widget.toolTip(), widget
            assert name_of(widget), widget


def test_the_tab_key_comes_to_every_control_of_the_settings(
    qtbot: QtBot, window: MainWindow
) -> None:
    """On both pages."""
    dialog = SettingsDialog(Settings(), window.toolbox, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for page in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(page)
        dialog.tabs.tabBar().setFocus()
        wanted = controls(dialog)
        found = reached_by_tab(dialog)
        missing = [w for w in wanted if w not in found and not isinstance(w, QLineEdit)]
        assert missing == []


def test_every_control_of_the_dialogs_has_a_name(dialogs: list[QDialog]) -> None:
    """A label beside it counts where the form knows it."""
    for dialog in dialogs:
        for widget in controls(dialog):
            if not isinstance(widget, QTabBar | QLineEdit) and type(widget) is not QWidget:
                assert name_of(widget) or widget.accessibleName(), (dialog, widget)


class Pseudo(QTranslator):
    """Every sentence half as long again, with letters that no English sentence has."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        parts, pieces = list(string.Formatter().parse(source)), []
        if sum(letter.isalpha() for text, *_ in parts for letter in text) <= 2:
            return source  # a unit
        for text, gap, spec, _ in parts:
            pieces.append(text.translate(str.maketrans("aeiouAEIOU", "åéîøüÅÉÎØÜ")))
            if gap is not None:
                pieces.append(f"{{{gap}{':' + spec if spec else ''}}}")
        return "".join(pieces) + "~" * (len(source) // 2)


@pytest.fixture
def pseudo(qtbot: QtBot) -> Iterator[None]:
    """The window speaks in long words that nobody knows."""
    app = QCoreApplication.instance()
    assert app is not None
    translator = Pseudo()
    app.installTranslator(translator)
    yield
    app.removeTranslator(translator)


@pytest.fixture
def mirrored(qtbot: QtBot) -> Iterator[None]:
    """As for Arabic or Hebrew."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def cut_off(window: QWidget) -> list[str]:
    """The texts that have less room than they need."""
    return [
        child.text()
        for child in (*window.findChildren(QLabel), *window.findChildren(QAbstractButton))
        if child.isVisible()
        and not isinstance(child, ElidedLabel)
        and not (isinstance(child, QToolButton) and not child.icon().isNull())
        and child.text()
        and (
            child.width() < child.minimumSizeHint().width()
            or child.height() < child.heightForWidth(child.width())
        )
    ]


def test_longer_words_have_room(
    pseudo: None, qtbot: QtBot, window: MainWindow, photo_path: Path, dialogs: list[QDialog]
) -> None:
    """No label and no button is cut off, in window or dialogs, and everything is translated."""
    assert "~" in window.start.open_button.text()
    assert cut_off(window) == []
    open_in_window(qtbot, window, photo_path)
    QApplication.processEvents()
    assert cut_off(window) == []
    assert window.canvas.rect().contains(window.pill.geometry())
    for dialog in dialogs:
        assert cut_off(dialog) == [], dialog
        for label in dialog.findChildren(QLabel):
            known = label.objectName() in ("keyCap", "title") or isinstance(dialog, AboutDialog)
            known |= isinstance(label, ElidedLabel)  # the name of a folder
            assert known or "~" in label.text() or not label.text(), label.text()


def test_from_right_to_left_the_photo_is_not_mirrored(
    mirrored: None, qtbot: QtBot, window: MainWindow, photo_path: Path
) -> None:
    """The tools change sides, the canvas does not: a click paints where it is made."""
    open_in_window(qtbot, window, photo_path)
    QApplication.processEvents()
    assert window.bar.fill_button.x() < window.bar.width() / 2
    assert cut_off(window) == []
    QTest.mouseClick(window.canvas, LEFT, pos=place(window.canvas, 30, 60))
    mask = mask_of(window._session)
    assert mask[60, 30]
    assert not mask[60, 130]
    window.show_menu()
    assert window.menu.isVisible()
    window.menu.close()
