"""A small floating line at the foot of the canvas: the next step, or how far the fill is."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

_FROM_BELOW = 10
_STEPS = 1000
SOON_MS = 250  # what is done sooner shows no progress, which would only flash
_TELL_LEFT_MS = 1000  # after so long the time left is told
_LEAST_TOLD = 0.05  # of the work: from less nothing can be told


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
        self.progress.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(18, 8, 18, 8)
        line.setSpacing(14)
        line.addWidget(self.text)
        line.addWidget(self.progress)
        self._fraction, self._stage = 0.0, ""
        self._elapsed = QElapsedTimer()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._draw_progress)
        parent.installEventFilter(self)
        self.hide()

    def show_hint(self, text: str) -> None:
        """Show a sentence, or nothing when it is empty."""
        self._soon.stop()
        self._elapsed.invalidate()
        self.text.setText(text)
        self.progress.hide()
        self.setVisible(bool(text))
        self._place()

    def show_progress(self, fraction: float, stage: str) -> None:
        """Show what is being done and how far it is, unless it is done at once.

        A negative fraction means unknown.
        """
        self._fraction, self._stage = fraction, stage
        if not self._elapsed.isValid():
            self._elapsed.start()
            self._soon.start()
        elif not self._soon.isActive():
            self._draw_progress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the canvas changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _draw_progress(self) -> None:
        left = seconds_left(self._fraction, self._elapsed.elapsed())
        if left is None:
            text = self._stage
        else:
            told = self.tr("{stage}, about {seconds} s left")
            text = told.format(stage=self._stage.removesuffix("…"), seconds=left)
        self.text.setText(text)
        self.progress.setRange(0, _STEPS if self._fraction >= 0 else 0)
        self.progress.setValue(round(self._fraction * _STEPS))
        self.progress.setAccessibleName(text)
        self.progress.show()
        self.show()
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        around = self._canvas.rect()
        left = (around.width() - self.width()) // 2
        self.move(left, around.height() - self.height() - _FROM_BELOW)


def seconds_left(fraction: float, elapsed_ms: int) -> int | None:
    """How long a steady work will still take; None while that cannot be told."""
    if elapsed_ms < _TELL_LEFT_MS or fraction < _LEAST_TOLD:
        return None
    return math.ceil(elapsed_ms * (1 - fraction) / fraction / 1000)
