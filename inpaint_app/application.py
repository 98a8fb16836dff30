"""The application: the only place where its objects are made and joined."""

from __future__ import annotations

import contextlib
import copy
import functools
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QDateTime,
    QLocale,
    QLoggingCategory,
    QObject,
    QSocketNotifier,
    QStandardPaths,
    Signal,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from inpaint_app import __version__, doctor
from inpaint_app.active_model import ActiveModel
from inpaint_app.bug_log import BugLog
from inpaint_app.core.errors import UserError, shown
from inpaint_app.filling import LoadInpainter
from inpaint_app.languages import WANTED, choose, speak
from inpaint_app.learn_session import LearnSession
from inpaint_app.library import Library
from inpaint_app.recovery import Found, Recovery
from inpaint_app.sentences import translated
from inpaint_app.session import Session
from inpaint_app.settings import THEMES, read_settings, write_settings
from inpaint_app.shipped import RESOURCES, icon, shipped_weights
from inpaint_app.torch_import import import_opencv, import_torch
from inpaint_app.ui.checkup_dialog import CheckupDialog
from inpaint_app.ui.dialogs import open_dialog
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.message_bar import Question
from inpaint_app.ui.teaching import Teaching
from inpaint_app.ui.theme import Theme

if TYPE_CHECKING:
    from inpaint_app.core.inpainter import Inpainter

# For this start only; the lasting choice is in the settings.
_THEME_VARIABLE = "INPAINT_APP_THEME"
_LANGUAGE_VARIABLE = "INPAINT_APP_LANGUAGE"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, with the photo that `argv` names if there is one; return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    application = Application(load_shipped)
    if arguments:
        application.session.open(Path(arguments[0]))
    return application.run()


def load_shipped() -> Inpainter:
    """Load the network that comes with the application; called on a worker's thread."""
    weights = shipped_weights()
    return load_weights(weights, "auto", weights.stem)


def load_weights(weights: Path, device: str, name: str) -> Inpainter:
    """Load a network; here and not above, because importing torch takes over a second."""
    import_opencv()
    import_torch()
    from inpaint_app.core.inpainter import Inpainter

    return Inpainter.load(weights, device=device, name=name, base=shipped_weights())


class Application(QObject):
    """Holds everything from the start to the end of the process."""

    def __init__(self, load_inpainter: LoadInpainter) -> None:
        app = QApplication.instance() or QApplication(["inpaint-app"])
        assert isinstance(app, QApplication)
        super().__init__()
        self.app = app
        self.app.setApplicationName("inpaint-app")
        self.app.setApplicationDisplayName("Inpaint App")
        self.app.setApplicationVersion(__version__)
        self.app.setDesktopFileName("inpaint-app")
        # A broken profile in a photo is told in the window; Qt's remark about it helps nobody.
        QLoggingCategory.setFilterRules("qt.gui.icc*=false")
        places = QStandardPaths.StandardLocation
        self._settings_path = _folder(places.AppConfigLocation) / "settings.json"
        self.settings, note = read_settings(self._settings_path)
        self._settings_read = copy.deepcopy(self.settings)
        self.bugs = BugLog(_folder(places.StateLocation), self)
        language = _wished(_LANGUAGE_VARIABLE, self.settings.language, WANTED)
        preferred = QLocale.system().uiLanguages()
        speak(self.app, choose(language, preferred), RESOURCES / "translations")
        wanted = _wished(_THEME_VARIABLE, self.settings.theme, THEMES)
        self.theme = Theme(self.app, RESOURCES, wanted)
        self.app.setWindowIcon(QIcon(str(icon("app"))))
        self.active = ActiveModel(load_inpainter, load_weights, Library(), self.settings, self)
        self.session = Session(self.active.load, self)
        self.active.serve(self.session.filling)
        self.window = MainWindow(self.session, self.settings, self.theme, RESOURCES / "sample.jpg")
        learning = LearnSession(self.session, self.active.library)
        self.teaching = Teaching(
            self.window, self.session, learning, self.active, self.settings, self.theme
        )
        self.recovery = Recovery(self.session, _folder(places.StateLocation) / "recovery", self)
        self.recovery.found.connect(self._offer)
        self.recovery.damaged.connect(self._tell_damaged)
        self.recovery.failed.connect(self._tell_not_kept)
        self._clean = True  # whether the user has decided what becomes of unsaved work
        self.bugs.reported.connect(self.window.show_bug)
        self.bugs.reported.connect(self.recovery.keep)
        self.window.painted.connect(self.recovery.look)
        self.window.painted.connect(self.session.load_network)
        self.window.checkup_asked.connect(self._check_up)
        if note is not None:
            self.window.messages.show_message(translated(note), "", "note")
        self._write_settings()  # so that it is told now, and not at the end, if they cannot be kept

    def run(self) -> int:
        """Show the window until it is closed, or a signal asks to end; wait for all threads."""
        self.bugs.install()
        signals = QuitSignals(self)
        signals.asked.connect(self._leave_unasked)
        try:
            self.window.show()
            return self.app.exec()
        finally:
            self.session.stop()
            self.session.wait()
            self.recovery.end(clean=self._clean)
            signals.remove()
            self._write_settings()
            self.bugs.remove()

    def _check_up(self) -> None:
        open_dialog(CheckupDialog(_examine, self.session, self.window))

    def _leave_unasked(self) -> None:
        """End now: there may be nobody to answer, so unsaved work is kept for the next start."""
        self._clean = False
        self.recovery.keep_now()
        self.window.leave()

    def _offer(self, found: Found) -> None:
        name = shown(found.photo) if found.photo is not None else self.tr("a pasted picture")
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(found.when)), QLocale.FormatType.ShortFormat
        )
        told = self.tr("Your work on {name} ({when}) was not saved when the program ended.")
        question = Question(
            told.format(name=name, when=when),
            (
                (self.tr("Go on with it"), functools.partial(self._go_on, found)),
                (self.tr("Discard"), functools.partial(self.recovery.discard, found)),
            ),
        )
        self.window.messages.ask(question)

    def _go_on(self, found: Found) -> None:
        self.window.files.guard(functools.partial(self.recovery.restore, found))

    def _tell_damaged(self, file: Path) -> None:
        sentence = self.tr("A file with unsaved work is damaged and cannot be used.")
        self.window.messages.show_message(sentence, str(file), "note")

    def _tell_not_kept(self, error: UserError) -> None:
        sentence = self.tr("Unsaved work cannot be kept against a crash; save often.")
        self.window.messages.show_message(sentence, str(error), "note")

    def _write_settings(self) -> None:
        try:
            write_settings(self._settings_path, self.settings, self._settings_read)
        except UserError as error:
            sentence = self.tr("The settings will not be kept, as their folder cannot be written.")
            self.window.messages.show_message(sentence, str(error), "note")


class QuitSignals(QObject):
    """Turns SIGINT and SIGTERM into a Qt signal; a second one ends the process at once.

    Python runs its own handlers only between two steps of Python code, so in the event loop they
    would wait for the next click; and a KeyboardInterrupt would end whatever slot runs then.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._old = {s: signal.getsignal(s) for s in (signal.SIGINT, signal.SIGTERM)}
        for number in self._old:
            signal.signal(number, self._handle)
        self._asked = False
        self._pipe: tuple[int, int] | None = None
        if sys.platform != "win32":  # there, Python can wake up only through a socket
            self._pipe = os.pipe()
            for end in self._pipe:
                os.set_blocking(end, False)
            signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._wake)

    def remove(self) -> None:
        """Give the signals back."""
        for number, handler in self._old.items():
            signal.signal(number, handler)
        if self._pipe is not None:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)
            for end in self._pipe:
                os.close(end)

    def _handle(self, number: int, _frame: object) -> None:
        if self._asked:
            os._exit(128 + number)
        self._asked = True
        self.asked.emit()

    def _wake(self) -> None:
        assert self._pipe is not None
        with contextlib.suppress(BlockingIOError):
            os.read(self._pipe[0], 64)  # coming here is enough: Python now runs _handle


def _examine() -> str:
    """The report of `inpaint-app doctor`; called on a worker's thread."""
    return doctor.report(as_json=False, load=load_weights)[0]


def _wished(variable: str, chosen: str, possible: Sequence[str]) -> str:
    """What the environment says for this start, else what is in the settings."""
    said = os.environ.get(variable, chosen)
    return said if said in possible else "system"


def _folder(place: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(place))
