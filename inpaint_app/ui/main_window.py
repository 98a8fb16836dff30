"""The main window: open, paint, fill, compare, save."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QSize, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from inpaint_app.session import Session
from inpaint_app.settings import Settings
from inpaint_app.ui import dialogs, tool_actions
from inpaint_app.ui.about_dialog import AboutDialog
from inpaint_app.ui.actions import connect, make_actions, other_action, set_keys
from inpaint_app.ui.canvas import Canvas
from inpaint_app.ui.files import Files
from inpaint_app.ui.help_sheet import HelpSheet
from inpaint_app.ui.hints import Hints
from inpaint_app.ui.history_panel import HistoryPanel
from inpaint_app.ui.menu import Menu
from inpaint_app.ui.message_bar import MessageBar
from inpaint_app.ui.palette import ToolPalette
from inpaint_app.ui.pill import Pill
from inpaint_app.ui.settings_dialog import SettingsDialog
from inpaint_app.ui.start_page import StartPage
from inpaint_app.ui.status_bar import StatusBar
from inpaint_app.ui.theme import Theme
from inpaint_app.ui.tool_actions import ToolActions
from inpaint_app.ui.toolbox import Toolbox
from inpaint_app.ui.tools import ToolBar
from inpaint_app.ui.variants_strip import VariantsStrip
from inpaint_app.variants import COUNT as VARIANTS

_SIZE = QSize(1280, 800)
_NEED_PHOTO = (
    *("copy", "history", "next", "previous", "fit", "actual", "zoom_in", "zoom_out"),
    *tool_actions.SEEING,
)
_NEED_EDITING = ("save", "save_as", "save_project", "fill", "variants", *tool_actions.EDITING)
_CHOICE = tuple(f"variant_{number}" for number in range(1, VARIANTS + 1))


class MainWindow(QMainWindow):
    """Shows the session; `settings` are read at the start and kept up to date."""

    painted = Signal()  # once, when the window has been drawn for the first time
    checkup_asked = Signal()  # to test this computer and this installation

    def __init__(self, session: Session, settings: Settings, theme: Theme, sample: Path) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._theme = theme
        self._painted = False
        self._leaving = False
        self.files = Files(session, settings, self)
        self.toolbox = Toolbox(settings.brush, self)
        self.toolbox.restore(settings.tools)
        self.brush = self.toolbox.brush
        self.actions_by_name = make_actions(self, settings.keys)
        self.bar = ToolBar(self.actions_by_name, self.toolbox, theme)
        self.palette_bar = ToolPalette(self.actions_by_name)
        act = self.actions_by_name
        self.start = StartPage(theme, sample, act["open"], act["menu"])
        self.canvas = Canvas(session, self.toolbox)
        self.tools = ToolActions(session, self.toolbox, self.canvas, self)
        self.pill = Pill(self.canvas)
        self._hints = Hints(session, self.pill)
        self.strip = VariantsStrip(session.variants, act, act["fill"], self.canvas)
        self.status = StatusBar(theme)
        self.stack = QStackedWidget()
        self.messages = MessageBar(theme, self.stack)
        self.history = HistoryPanel(session, theme)
        self.menu = self._make_menu()
        self._lay_out()
        self._connect_actions()
        self._connect_session()
        self.start.show_recent([Path(name) for name in settings.recent])
        self.status.show_device_text(self.tr("Loading the network…"))
        self._dress()
        self._refresh()

    def _lay_out(self) -> None:
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.canvas)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.palette_bar)
        line.addWidget(self.stack, 1)
        line.addWidget(self.history)
        column.addLayout(line, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.9))
        self.restoreGeometry(QByteArray.fromBase64(self._settings.geometry.encode()))

    def _make_menu(self) -> Menu:
        act = self.actions_by_name
        checkup = other_action(self, self.tr("Check this computer"), self.checkup_asked.emit)
        about = other_action(self, self.tr("About Inpaint App"), self.show_about)
        return Menu(
            [
                [act["open"], None, act["paste"]],
                [act["save"], act["save_as"], act["save_project"], act["copy"]],
                [act["variants"], act["learn_photo"], act["history"]],
                [act["fit"], act["actual"], act["split"], act["sources"], act["doubt"]],
                [act["learn"], act["models"]],
                [act["settings"], act["help"], checkup, about],
                [act["quit"]],
            ],
            self._settings,
            self,
        )

    def _connect_actions(self) -> None:
        session, editing, canvas = self._session, self._session.editing, self.canvas
        files = self.files
        slots: dict[str, Callable[[], Any]] = {
            "open": files.choose_photo,
            "save": files.save,
            "save_as": files.choose_name,
            "save_project": files.choose_project,
            "copy": files.copy,
            "paste": files.paste,
            "next": functools.partial(files.open_neighbour, 1),
            "previous": functools.partial(files.open_neighbour, -1),
            "quit": self.close,
            "menu": self.show_menu,
            "settings": self.show_settings,
            "history": self._toggle_history,
            **self.tools.slots,
            "variants": session.fill_variants,
            "variant_next": functools.partial(session.variants.step, 1),
            "variant_previous": functools.partial(session.variants.step, -1),
            "undo": editing.undo,
            "redo": editing.redo,
            "fit": canvas.fit,
            "actual": canvas.zoom_actual,
            "zoom_in": canvas.zoom_in,
            "zoom_out": canvas.zoom_out,
            "help": self.show_help,
        }
        for index, name in enumerate(_CHOICE):
            slots[name] = functools.partial(session.variants.show, index)
        connect(self.actions_by_name, slots)
        self.menu.recent_chosen.connect(files.open)
        self.history.shown.connect(self.actions_by_name["history"].setChecked)
        self.bar.fill_button.clicked.connect(self._fill_or_stop)
        self.bar.original_button.pressed.connect(functools.partial(canvas.show_original, True))
        self.bar.original_button.released.connect(functools.partial(canvas.show_original, False))
        self.start.open_asked.connect(files.choose_photo)
        self.start.chosen.connect(files.open)

    def _connect_session(self) -> None:
        session = self._session
        session.opened.connect(self._opened)
        session.changed.connect(self._refresh)
        session.fill_started.connect(functools.partial(self.bar.show_filling, True))
        session.fill_ended.connect(functools.partial(self.bar.show_filling, False))
        session.filled.connect(self._show_filled)
        session.device_known.connect(self._show_device)
        session.message.connect(self.messages.show_message)
        self.files.message.connect(self.messages.show_message)
        self.files.leave_asked.connect(self.leave)
        session.editing.certified.connect(self.status.show_proof)
        session.filling.network_failed.connect(self._show_no_device)
        self.canvas.zoom_changed.connect(self._show_photo)
        self.toolbox.changed.connect(self._show_tools)
        self._theme.changed.connect(self._dress)

    # What the user does

    def show_help(self) -> None:
        """Show the sheet of keys."""
        dialogs.open_dialog(HelpSheet(self._settings.keys, self))

    def show_about(self) -> None:
        """Show what the program is, and its versions."""
        dialogs.open_dialog(AboutDialog(self._theme, self))

    def show_menu(self) -> None:
        """Open the menu below its button."""
        photo = self.bar.isVisible()
        self.menu.pop_up(self.bar.menu_button if photo else self.start.menu_button)

    def show_settings(self) -> None:
        """Ask for language, appearance, keys and what else is remembered."""
        dialog = SettingsDialog(self._settings, self.toolbox, self)
        dialog.general.theme_chosen.connect(self._theme.wear)
        dialog.general.provenance_chosen.connect(self._session.saving.mark_provenance)
        dialog.keys.changed.connect(self._set_keys)
        dialogs.open_dialog(dialog)

    def leave(self) -> None:
        """Close without asking."""
        self._leaving = True
        self.close()

    def show_bug(self, sentence: str, details: str) -> None:
        """Tell that something went wrong inside the program."""
        self.messages.show_message(sentence, details, "error")

    # Events

    def event(self, event: QEvent) -> bool:
        """Forget held keys on losing the focus; tell when the window is drawn first."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.canvas.release_held()
        handled = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._painted:
            self._painted = True
            self.painted.emit()
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that act while they are held, whatever has the focus."""
        if not self.canvas.hold_key(event, True):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The end of holding them."""
        if not self.canvas.hold_key(event, False):
            super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self.start.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drop zone goes dark again."""
        self.start.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.start.set_over(False)
        self.files.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once, or after the photo is saved, or after asking about unsaved work."""
        event.setAccepted(self._leaving or self.files.may_leave())
        if event.isAccepted():
            self._settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
            self._settings.brush = self.brush.part
            self._settings.tools = self.toolbox.state
            self._session.stop()

    def _fill_or_stop(self) -> None:
        if self._session.stoppable:
            self._session.cancel()
        else:
            self._session.fill()

    def _toggle_history(self) -> None:
        self.history.setVisible(self.history.isHidden())

    def _set_keys(self) -> None:
        set_keys(self.actions_by_name, self._settings.keys)
        self.bar.show_keys()

    # What the session tells

    def _opened(self) -> None:
        self.messages.forget_error()
        self.status.show_proof(None)
        self.status.show_seconds(None)
        if self._session.filling.inpainter is not None:
            self.status.show_model(self._session.filling.inpainter.model)
        self.stack.setCurrentWidget(self.canvas)
        self.canvas.setFocus()

    def _refresh(self) -> None:
        editing, actions = self._session.editing, self.actions_by_name
        photo, enabled = editing.document is not None, editing.enabled
        for name in _NEED_PHOTO:
            actions[name].setEnabled(photo)
        for name in _NEED_EDITING:
            actions[name].setEnabled(enabled)
        actions["undo"].setEnabled(enabled and editing.undo_stack.canUndo())
        actions["redo"].setEnabled(enabled and editing.undo_stack.canRedo())
        actions["mask"].setChecked(photo and editing.mask_shown)
        choosing = self._session.variants
        for name in ("variant_next", "variant_previous"):
            actions[name].setEnabled(choosing.open)
        for index, name in enumerate(_CHOICE):
            actions[name].setEnabled(index < len(choosing.fills))
        actions["fill"].setEnabled(enabled or choosing.open)  # which keeps the one that is shown
        self.palette_bar.setVisible(photo)
        self.bar.setVisible(photo)  # the start page has its own two buttons
        self.start.show_opening(self._session.busy == "opening")
        self.bar.show_enabled(photo=photo, editing=enabled)
        self.setWindowTitle(f"{self.files.name}[*]" if photo else "")
        self.setWindowModified(editing.unsaved)
        self._show_tools()

    def _show_tools(self) -> None:
        self.tools.show_checked(self.actions_by_name)

    def _show_photo(self, scale: float) -> None:
        document = self._session.document
        if document is not None:
            self.status.show_photo(document.width, document.height, scale)

    def _show_filled(self, seconds: float, model: str) -> None:
        self.status.show_seconds(seconds)
        self.status.show_model(model)

    def _show_device(self, name: str, reason: str) -> None:
        inpainter = self._session.filling.inpainter
        self.status.show_device(name, reason, inpainter.model if inpainter is not None else "")

    def _show_no_device(self) -> None:
        self.status.show_device_text(self.tr("The network could not be loaded."))

    def _dress(self) -> None:
        self.canvas.set_surround(QColor(self._theme.colours.canvas))
