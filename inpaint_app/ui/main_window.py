"""The main window: open, paint, fill, compare, save."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QSize, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from inpaint_app.session import Session
from inpaint_app.settings import Settings
from inpaint_app.ui import dialogs
from inpaint_app.ui.brush import Brush
from inpaint_app.ui.canvas import Canvas
from inpaint_app.ui.files import Files
from inpaint_app.ui.help_sheet import HelpSheet
from inpaint_app.ui.keys import ACTIONS
from inpaint_app.ui.message_bar import MessageBar
from inpaint_app.ui.pill import Pill
from inpaint_app.ui.start_page import StartPage
from inpaint_app.ui.status_bar import StatusBar
from inpaint_app.ui.theme import Theme
from inpaint_app.ui.tools import ToolBar

_SIZE = QSize(1280, 800)
_NEED_PHOTO = ("copy", "next", "previous", "fit", "actual", "zoom_in", "zoom_out")
_NEED_EDITING = (
    *("save", "save_as", "brush", "eraser", "smaller", "larger"),
    *("mask", "clear", "invert", "fill"),
)


class MainWindow(QMainWindow):
    """Shows the session; `settings` are read at the start and kept up to date."""

    painted = Signal()  # once, when the window has been drawn for the first time

    def __init__(self, session: Session, settings: Settings, theme: Theme, sample: Path) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._theme = theme
        self._fills = 0
        self._painted = False
        self._leaving = False
        self.files = Files(session, settings, self)
        self.brush = Brush(settings.brush, self)
        self.actions_by_name = {name: self._make_action(name) for name in ACTIONS}
        self.bar = ToolBar(self.actions_by_name, self.brush, theme)
        self.start = StartPage(theme, sample)
        self.canvas = Canvas(session, self.brush)
        self.pill = Pill(self.canvas)
        self.status = StatusBar(theme)
        self.stack = QStackedWidget()
        self.messages = MessageBar(theme, self.stack)
        self._lay_out()
        self._connect_actions()
        self._connect_session()
        self.start.show_recent([Path(name) for name in settings.recent])
        self.status.show_device_text(self.tr("Loading the network…"))
        self._dress()
        self._refresh()

    def _make_action(self, name: str) -> QAction:
        key = ACTIONS[name]
        action = QAction(key.label, self)
        action.setShortcuts([QKeySequence(sequence) for sequence in key.sequences])
        action.setToolTip(f"{key.label} ({key.shown[0]})")
        action.setAutoRepeat(name in ("smaller", "larger", "undo", "redo"))
        action.setCheckable(name in ("brush", "eraser", "mask"))
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.canvas)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.9))
        self.restoreGeometry(QByteArray.fromBase64(self._settings.geometry.encode()))

    def _connect_actions(self) -> None:
        session, editing, canvas = self._session, self._session.editing, self.canvas
        files = self.files
        slots: dict[str, Callable[[], Any]] = {
            "open": files.choose_photo,
            "save": files.save,
            "save_as": files.choose_name,
            "copy": files.copy,
            "paste": files.paste,
            "next": functools.partial(files.open_neighbour, 1),
            "previous": functools.partial(files.open_neighbour, -1),
            "quit": self.close,
            "brush": functools.partial(self.brush.set_erasing, False),
            "eraser": functools.partial(self.brush.set_erasing, True),
            "smaller": self.brush.smaller,
            "larger": self.brush.larger,
            "mask": editing.toggle_mask,
            "clear": editing.clear_mask,
            "invert": editing.invert_mask,
            "fill": session.fill,
            "cancel": session.cancel,
            "undo": editing.undo,
            "redo": editing.redo,
            "fit": canvas.fit,
            "actual": canvas.zoom_actual,
            "zoom_in": canvas.zoom_in,
            "zoom_out": canvas.zoom_out,
            "help": self.show_help,
        }
        for name, slot in slots.items():
            self.actions_by_name[name].triggered.connect(functools.partial(_call, slot))
        self.bar.fill_button.clicked.connect(self._fill_or_stop)
        self.bar.original_button.pressed.connect(functools.partial(canvas.show_original, True))
        self.bar.original_button.released.connect(functools.partial(canvas.show_original, False))
        self.start.open_asked.connect(files.choose_photo)
        self.start.chosen.connect(files.open)

    def _connect_session(self) -> None:
        session = self._session
        session.opened.connect(self._opened)
        session.changed.connect(self._refresh)
        session.fill_started.connect(self._fill_started)
        session.fill_progressed.connect(self.pill.show_progress)
        session.fill_ended.connect(self._fill_ended)
        session.filled.connect(self._filled)
        session.device_known.connect(self._show_device)
        session.message.connect(self.messages.show_message)
        self.files.message.connect(self.messages.show_message)
        self.files.leave_asked.connect(self.leave)
        session.editing.certified.connect(self.status.show_proof)
        session.filling.network_failed.connect(self._show_no_device)
        self.canvas.zoom_changed.connect(self._show_photo)
        self._theme.changed.connect(self._dress)

    # What the user does

    def show_help(self) -> None:
        """Show the sheet of keys."""
        dialogs.open_dialog(HelpSheet(self))

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
            self._session.stop()

    def _fill_or_stop(self) -> None:
        if self._session.filling.running:
            self._session.cancel()
        else:
            self._session.fill()

    # What the session tells

    def _opened(self) -> None:
        self.messages.forget_error()
        self.status.show_proof(None)
        self.status.show_seconds(None)
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
        self.bar.setVisible(photo)  # the start page has its own two buttons
        self.bar.show_enabled(photo=photo, editing=enabled)
        self.setWindowTitle(f"{self.files.name}[*]" if photo else "")
        self.setWindowModified(editing.unsaved)
        self._show_hint()

    def _show_hint(self) -> None:
        """What is going on, or the next step until the user has been through all steps twice."""
        busy, editing = self._session.busy, self._session.editing
        if busy == "opening":
            self.pill.show_hint(self.tr("Opening…"))
        elif busy == "saving":
            self.pill.show_hint(self.tr("Saving…"))
        elif not busy and self._fills > 1:
            self.pill.show_hint("")
        elif not busy and self._fills and not editing.mask_shown:
            self.pill.show_hint(self.tr("Hold \\ to see the original."))
        elif not busy and editing.has_mask:
            self.pill.show_hint(self.tr("Press Enter to fill."))
        elif not busy:
            self.pill.show_hint(self.tr("Paint over what should go, then press Enter."))

    def _fill_started(self) -> None:
        self.bar.show_filling(True)
        self.pill.show_progress(0.0, self.tr("Filling"))

    def _fill_ended(self) -> None:
        self.bar.show_filling(False)
        self._show_hint()

    def _filled(self, seconds: float) -> None:
        self._fills += 1
        self.status.show_seconds(seconds)

    def _show_photo(self, scale: float) -> None:
        document = self._session.document
        if document is not None:
            self.status.show_photo(document.width, document.height, scale)

    def _show_device(self, name: str, reason: str) -> None:
        inpainter = self._session.filling.inpainter
        self.status.show_device(name, reason, inpainter.model if inpainter is not None else "")

    def _show_no_device(self) -> None:
        self.status.show_device_text(self.tr("The network could not be loaded."))

    def _dress(self) -> None:
        self.canvas.set_surround(QColor(self._theme.colours.canvas))


def _call(slot: Callable[[], Any], _checked: bool = False) -> None:
    """`triggered` also tells whether the action is checked, which no slot here needs."""
    slot()
