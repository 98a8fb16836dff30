"""A small floating line at the foot of the canvas: the next step, or how far the fill is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

_FROM_BELOW = 10
_STEPS = 1000


class Pill(QFrame):
    """Stays in the middle of its parent's foot; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self.setObjectName("pill")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        line = QHBoxLayout(self)
        line.setContentsMargins(18, 8, 18, 8)
        line.setSpacing(14)
        line.addWidget(self.text)
        line.addWidget(self.progress)
        parent.installEventFilter(self)
        self.hide()

    def show_hint(self, text: str) -> None:
        """Show a sentence, or nothing when it is empty."""
        self.text.setText(text)
        self.progress.hide()
        self.setVisible(bool(text))
        self._place()

    def show_progress(self, fraction: float, text: str) -> None:
        """Show what is being done and how far it is; a negative fraction means unknown."""
        self.text.setText(text)
        self.progress.setRange(0, _STEPS if fraction >= 0 else 0)
        self.progress.setValue(round(fraction * _STEPS))
        self.progress.setAccessibleName(text)
        self.progress.show()
        self.show()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the canvas changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        around = self._canvas.rect()
        left = (around.width() - self.width()) // 2
        self.move(left, around.height() - self.height() - _FROM_BELOW)
