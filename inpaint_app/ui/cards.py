"""Cards of settings: a title over a frame with rows, each a name, what it means, and a control."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

_CONTROL = 200  # logical pixels; the controls of all rows are equally wide
_PAD = 16


class Card(QWidget):
    """A title and below it a frame to which rows are added."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(title)
        heading.setObjectName("groupTitle")
        frame = QFrame()
        frame.setObjectName("card")
        self._rows = QVBoxLayout(frame)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(frame)

    def add_row(self, name: str, meaning: str, control: QWidget) -> QLabel:
        """Add a control behind its name; return the label with the meaning, which may be empty."""
        control.setFixedWidth(_CONTROL)
        title, told = QLabel(name), self._told(meaning)
        title.setBuddy(control)
        control.setAccessibleName(name)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(title)
        words.addWidget(told)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(_PAD, 12, _PAD, 12)
        line.setSpacing(24)
        line.addLayout(words, 1)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._add(row)
        return told

    def add_tick(self, tick: QWidget, meaning: str) -> None:
        """Add a control that says its name itself, with what it means below."""
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(_PAD, 12, _PAD, 12)
        column.setSpacing(4)
        column.addWidget(tick)
        column.addWidget(self._told(meaning))
        self._add(row)

    def _add(self, row: QWidget) -> None:
        if self._rows.count():
            line = QFrame()
            line.setObjectName("cardLine")
            line.setFixedHeight(1)
            self._rows.addWidget(line)
        self._rows.addWidget(row)

    @staticmethod
    def _told(meaning: str) -> QLabel:
        told = QLabel(meaning)
        told.setObjectName("quiet")
        told.setWordWrap(True)
        told.setVisible(bool(meaning))
        return told
