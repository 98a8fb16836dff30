"""The first page of learning: which folder, what is in it, under which name, how long."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.fills import Progress
from inpaint_app.core.learning.stopped import StoppedLearning
from inpaint_app.learn_session import LearnSession, Preflight, State, stage_text
from inpaint_app.sentences import translated
from inpaint_app.ui.learn_words import details, percent, summary
from inpaint_app.ui.number_field import NumberField

_MINUTES, _LONGEST = 10, 24 * 60
_DETAILS_HEIGHT = 170


class SetupPage(QWidget):
    """Shows the session until it learns; `choose_asked` and `map_asked` open other windows."""

    choose_asked = Signal()
    map_asked = Signal()

    def __init__(self, learning: LearnSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learning = learning
        self._named: Preflight | None = None  # for which a name was proposed
        title = QLabel(self.tr("Teach it your photos"))
        title.setObjectName("title")
        about = _quiet(
            self.tr(
                "It practises on a folder of your photos, then judges itself on photos of it that "
                "it has not seen. Your photos are only read, and nothing leaves this computer."
            )
        )
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(about)
        column.addLayout(self._waiting)
        column.addWidget(self._make_zone())
        column.addWidget(self._make_found())
        column.addStretch(1)
        column.addLayout(self._make_end())
        learning.changed.connect(self._refresh)
        learning.looked.connect(self._show_progress)
        self._refresh()

    def say(self, sentence: str) -> None:
        """Tell what went wrong, above the buttons."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _make_zone(self) -> QFrame:
        """First an invitation, then the folder and how far it has been looked through."""
        self.zone = QFrame()
        self.zone.setObjectName("dropZone")
        column = QVBoxLayout(self.zone)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self._make_invitation())
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)  # names of folders are no HTML
        self.where.setWordWrap(True)
        self.again_button = QPushButton(self.tr("Choose another…"))
        self.again_button.clicked.connect(self.choose_asked)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of looking through the folder"))
        self.stage = _quiet("")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._learning.cancel_look)
        top = QHBoxLayout()
        top.addWidget(self.where, 1)
        top.addWidget(self.again_button)
        top.addWidget(self.cancel_button)
        column.addLayout(top)
        column.addWidget(self.progress)
        column.addWidget(self.stage)
        return self.zone

    def _make_invitation(self) -> QWidget:
        self.invitation = QWidget()
        drop = QLabel(self.tr("Drop a folder with photos here"))
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose_button = QPushButton(self.tr("Choose a folder…"))
        self.choose_button.setObjectName("primary")
        self.choose_button.clicked.connect(self.choose_asked)
        column = QVBoxLayout(self.invitation)
        column.setContentsMargins(0, 56, 0, 56)
        column.setSpacing(14)
        column.addWidget(drop)
        column.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignCenter)
        return self.invitation

    def _make_found(self) -> QWidget:
        """What was found in the folder, and what is to be decided about it."""
        self.found = QWidget()
        self.summary = QLabel()
        self.summary.setObjectName("summary")
        self.summary.setWordWrap(True)
        self.details_button = QPushButton(self.tr("Which ones?"))
        self.details_button.setObjectName("inlineLink")  # begins where the texts around it do
        self.details_button.setCheckable(True)
        self.map_button = QPushButton(self.tr("Map of the folder…"))
        self.map_button.setObjectName("inlineLink")
        self.map_button.clicked.connect(self.map_asked)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("Which ones?"))
        self.details.setFixedHeight(_DETAILS_HEIGHT)
        self.details.hide()
        self.details_button.toggled.connect(self.details.setVisible)
        self.name = QLineEdit()
        self.name.setMaxLength(50)
        self.minutes = NumberField()
        self.minutes.setRange(1, _LONGEST)
        self.minutes.setValue(_MINUTES)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setMaximumWidth(140)
        links = QHBoxLayout()
        links.setSpacing(20)
        links.addWidget(self.details_button)
        links.addWidget(self.map_button)
        links.addStretch()
        form = self.form = QWidget()
        rows = QGridLayout(form)  # in a form layout names stand above the middle of their fields
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(10)
        rows.setHorizontalSpacing(24)
        rows.setColumnStretch(1, 1)
        names = (self.tr("Name of the model"), self.tr("It may take"))
        for row, (name, field) in enumerate(zip(names, (self.name, self.minutes), strict=True)):
            label = QLabel(name)
            label.setBuddy(field)
            rows.addWidget(label, row, 0)
            rows.addWidget(field, row, 1)
        column = QVBoxLayout(self.found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addLayout(links)
        column.addWidget(self.details)
        column.addWidget(form)
        return self.found

    def _make_end(self) -> QVBoxLayout:
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.start_button = QPushButton(self.tr("Start learning"))
        self.start_button.setObjectName("primary")
        self.start_button.clicked.connect(self._start)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.start_button)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.problem)
        column.addLayout(line)
        return column

    def _refresh(self) -> None:
        """Show what the session holds."""
        state, preflight = self._learning.state, self._learning.preflight
        looking, ready = state is State.LOOKING, preflight is not None
        usable = preflight is not None and preflight.problem is None
        folder = self._learning.folder
        self.invitation.setVisible(folder is None)
        self.where.setVisible(folder is not None)
        self.where.setText("" if folder is None else shown_folder(folder))
        self.again_button.setVisible(folder is not None and not looking)
        for widget in (self.cancel_button, self.progress, self.stage):
            widget.setVisible(looking)
        if looking:
            self._show_progress(Progress(0.0, "Looking through the folder"))
        self.found.setVisible(ready)
        self.form.setVisible(usable)
        self.start_button.setVisible(usable)
        self.start_button.setDefault(usable)  # of the dialog, in which this page now is
        self._show_waiting()
        if preflight is not None and state is State.READY:
            self.summary.setText(summary(preflight))
            self.details.setPlainText(details(preflight))
            self.details_button.setVisible(bool(self.details.toPlainText()))
            self.map_button.setEnabled(len(preflight.scan.photos) > 1)
            self.say("" if preflight.problem is None else translated(preflight.problem))
            if self._named is not preflight:  # what the user has typed stays
                self._named = preflight
                self.name.setText(self._learning.proposed_name())
        elif looking:
            self.say("")

    def _show_progress(self, progress: Progress) -> None:
        counted = progress.fraction > 0
        self.progress.setRange(0, 1000 if counted else 0)  # how many files there are is not known
        self.progress.setValue(round(1000 * progress.fraction))
        self.stage.setText(stage_text(progress.stage))

    def _show_waiting(self) -> None:
        """The learnings that can go on, each as a line with two buttons."""
        while (item := self._waiting.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self._learning.state in (State.CHOOSING, State.READY):
            for learning in self._learning.stopped():
                self._waiting.addWidget(self._line(learning))

    def _line(self, learning: StoppedLearning) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        said = self.tr("{name} was stopped at {percent}.")
        text = QLabel(said.format(name=learning.name, percent=percent(learning.fraction, 0)))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        go_on, discard = QPushButton(self.tr("Go on")), QPushButton(self.tr("Discard"))
        go_on.clicked.connect(functools.partial(self._go_on, learning))
        discard.clicked.connect(functools.partial(self._discard, learning))
        discard.setObjectName("link")
        for button in (go_on, discard):
            button.setAccessibleName(f"{button.text()}: {learning.name}")
        line = QHBoxLayout(frame)
        line.setContentsMargins(16, 8, 8, 8)
        line.addWidget(text, 1)
        line.addWidget(discard)
        line.addWidget(go_on)
        return frame

    def _go_on(self, learning: StoppedLearning, _checked: bool = False) -> None:
        self.say("")
        self._learning.go_on(learning)

    def _discard(self, learning: StoppedLearning, _checked: bool = False) -> None:
        try:
            self._learning.discard(learning)
        except UserError as error:
            self.say(translated(error))

    def _start(self) -> None:
        self.say("")
        try:
            self._learning.start(self.name.text().strip(), self.minutes.value())
        except UserError as error:
            self.say(translated(error))
            self.name.setFocus()


def shown_folder(folder: Path) -> str:
    """The name of a folder, and where it is."""
    place = str(folder.parent).encode(errors="backslashreplace").decode()
    return f"{shown(folder)}\n{place}"


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("quiet")
    label.setWordWrap(True)
    return label
