"""One sentence over the canvas: a note goes by itself, an error stays until it is closed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_app.ui.theme import Theme

NOTE_STAYS_MS = 7000
_DETAILS_HEIGHT = 140
_WIDEST = 880
_FROM_EDGE = 12
_BESIDE_TEXT = 210  # icon, buttons and margins


@dataclass(frozen=True)
class Question:
    """A sentence that waits for one of its answers; what each does is called after the choice."""

    sentence: str
    answers: tuple[tuple[str, Callable[[], object]], ...]


class MessageBar(QFrame):
    """Shows the latest message; its details, if it has any, unfold behind a button.

    Questions wait for their turn and for an answer, and come back after a message. The bar lies
    over the top of its parent, so that the photo does not move when it comes or goes.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self.setObjectName("messages")
        self._theme = theme
        self._kind = "note"
        self._questions: list[Question] = []
        self._symbol = QLabel()
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)  # names of files are no HTML
        self.sentence.setWordWrap(True)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details_button = QToolButton()
        self.details_button.setText(self.tr("Details"))
        self.details_button.setCheckable(True)
        self.details_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button = QToolButton()
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setFixedHeight(_DETAILS_HEIGHT)
        self.details.setAccessibleName(self.tr("Details"))

        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._symbol)
        line.addWidget(self.sentence, 1)
        self._answers = QHBoxLayout()
        line.addLayout(self._answers)
        line.addWidget(self.details_button)
        line.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 7, 9, 7)
        column.addLayout(line)
        column.addWidget(self.details)

        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTE_STAYS_MS)
        self._timer.timeout.connect(self._end)
        self.details_button.toggled.connect(self._unfold)
        self.close_button.clicked.connect(self._close)
        theme.changed.connect(self._draw_icons)
        parent.installEventFilter(self)
        self._draw_icons()
        self.hide()

    def show_message(self, sentence: str, details: str, kind: str) -> None:
        """Show a "note" or an "error" instead of what was shown before."""
        self._set_answers(())
        self._show(sentence, details, kind)

    def ask(self, question: Question) -> None:
        """Ask when nothing else is shown; closing the message means no answer for now."""
        self._questions.append(question)
        if not self.isVisibleTo(self._under):
            self._ask_next()

    def withdraw(self, question: Question) -> None:
        """The question no longer matters; nothing happens if it was answered."""
        if question not in self._questions:
            return
        if self._kind == "question" and self._questions[0] is question:
            self._close()
        else:
            self._questions.remove(question)

    def _ask_next(self) -> None:
        question = self._questions[0]
        self._set_answers(question.answers)
        self._show(question.sentence, "", "question")

    def _end(self) -> None:
        """What is shown has been read."""
        self.hide()
        if self._questions:
            self._ask_next()

    def _close(self) -> None:
        if self._kind == "question":
            del self._questions[0]
        self._end()

    def _answer(self, answer: Callable[[], object], _checked: bool = False) -> None:
        self._close()
        answer()

    def _set_answers(self, answers: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        while (item := self._answers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for text, answer in answers:
            button = QToolButton()
            button.setObjectName("answer")
            button.setText(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(functools.partial(self._answer, answer))
            self._answers.addWidget(button)

    def _show(self, sentence: str, details: str, kind: str) -> None:
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().polish(self)
        self._draw_icons()
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.details.setPlainText(details)
        self.details_button.setVisible(bool(details))
        self.details_button.setChecked(False)
        self.details.hide()
        self.show()
        self.raise_()
        self._place()
        self._await_end()

    def forget_error(self) -> None:
        """Take an error away that no longer matters."""
        if self._kind == "error":
            self._end()

    def _unfold(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self._place()
        self._await_end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        text = self.sentence.fontMetrics().horizontalAdvance(self.sentence.text())
        wanted = _WIDEST if self.details.isVisible() else text + _BESIDE_TEXT
        wanted += self._answers.sizeHint().width()
        width = min(wanted, _WIDEST, self._under.width() - 2 * _FROM_EDGE)
        layout = self.layout()
        assert layout is not None
        self.resize(
            width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        )
        self.move((self._under.width() - width) // 2, _FROM_EDGE)

    def _await_end(self) -> None:
        """What is being read does not go."""
        if self._kind == "note" and not self.details_button.isChecked():
            self._timer.start()
        else:
            self._timer.stop()

    def _draw_icons(self) -> None:
        colours = self._theme.colours
        error = self._kind == "error"
        icon = self._theme.icon(
            "error" if error else "note", colours.error if error else colours.accent_text
        )
        self._symbol.setPixmap(icon.pixmap(20, 20))
        self.close_button.setIcon(self._theme.icon("close"))
