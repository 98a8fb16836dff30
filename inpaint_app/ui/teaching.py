"""Where the window leads to learning: menu, keys, an offer after the first fill, a status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QPushButton

from inpaint_app.active_model import ActiveModel
from inpaint_app.core.errors import UserError
from inpaint_app.learn_session import LearnSession, State
from inpaint_app.sentences import translated
from inpaint_app.session import Session
from inpaint_app.settings import Settings
from inpaint_app.ui.actions import connect
from inpaint_app.ui.learn_dialog import LearnDialog
from inpaint_app.ui.learn_words import time_left
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.message_bar import Question
from inpaint_app.ui.models_dialog import ModelsDialog
from inpaint_app.ui.theme import Theme

if TYPE_CHECKING:
    from inpaint_app.learning import Outcome


class Teaching(QObject):
    """Opens the dialogs of learning; they leave the window usable."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        learning: LearnSession,
        active: ActiveModel,
        settings: Settings,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.learning = learning
        self._active = active
        self._settings = settings
        self._theme = theme
        self._dialog: LearnDialog | None = None
        self._models: ModelsDialog | None = None
        self._offered: Question | None = None
        self.status = QPushButton()
        self.status.setObjectName("link")
        self.status.hide()
        self.status.clicked.connect(self.show_learning)
        window.status.addPermanentWidget(self.status)
        connect(window.actions_by_name, {"learn": self.show_learning, "models": self.show_models})
        session.filled.connect(self._offer)
        active.failed.connect(self._tell)
        learning.changed.connect(self._show_status)
        learning.stepped.connect(self._show_status)
        learning.failed.connect(self._tell_of_learning)
        learning.learnt.connect(self._tell_learnt)

    def show_learning(self) -> None:
        """Open the dialog of learning, or bring it to the front."""
        self._settings.learning_offered = True
        if self._dialog is None:
            self._dialog = LearnDialog(self.learning, self._active, self._theme, self._window)
            self._dialog.photo_chosen.connect(self._window.files.open)
            self._dialog.finished.connect(self._forget_dialog)
        _bring(self._dialog)

    def show_models(self) -> None:
        """Open the library of learnt models, or bring it to the front."""
        if self._models is None:
            self._models = ModelsDialog(self._active, self._session, self._window)
            self._models.learn_asked.connect(self.show_learning)
            self._models.finished.connect(self._forget_models)
        _bring(self._models)

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _forget_models(self) -> None:
        self._models = None

    def _offer(self) -> None:
        """After the first fill of all: the user has seen what the program does."""
        if self._offered is not None:  # who goes on filling has seen it, and wants to see the photo
            self._window.messages.withdraw(self._offered)
        if self._settings.learning_offered:
            return
        self._settings.learning_offered = True
        sentence = self.tr(
            "Teach it your photos: what it learns is kept if their fills get better."
        )
        answer = (self.tr("Choose a folder…"), self.show_learning)
        self._offered = Question(sentence, (answer,))
        self._window.messages.ask(self._offered)

    def _show_status(self) -> None:
        running = self.learning.state is State.LEARNING
        self.status.setVisible(running)
        if running:
            step = self.learning.step
            left = "" if step is None else time_left(step.seconds_left)
            text = self.tr("Learning waits") if self.learning.paused else self.tr("Learning")
            self.status.setText(f"{text} · {left}" if left else text)
            self.status.setAccessibleName(self.status.text())

    def _tell(self, error: UserError) -> None:
        self._window.messages.show_message(translated(error), error.details, "error")

    def _tell_of_learning(self, error: UserError) -> None:
        """The dialog says it itself where it is open."""
        if self._dialog is None or not self._dialog.isVisible():
            self._tell(error)

    def _tell_learnt(self, outcome: Outcome) -> None:
        if self._dialog is None or not self._dialog.isVisible():
            sentence = self.tr("{name} has been learnt.").format(name=outcome.name)
            answer = (self.tr("See the report"), self.show_learning)
            self._window.messages.ask(Question(sentence, (answer,)))


def _bring(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
