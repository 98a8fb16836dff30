"""The list of all steps: a click on one leads back, or forward, to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QUndoView, QVBoxLayout, QWidget

from inpaint_app.session import Session
from inpaint_app.ui.theme import Theme

_WIDTH = 210


class HistoryPanel(QWidget):
    """Shows the undo stack beside the canvas; grey while a work reads the photo."""

    shown = Signal(bool)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._editing = session.editing
        self._theme = theme
        title = QLabel(self.tr("History"))
        title.setObjectName("groupTitle")
        self.close_button = QToolButton()
        self.close_button.setObjectName("quietTool")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setToolTip(self.tr("Close the history"))
        self.close_button.setAccessibleName(self.tr("Close the history"))
        self.close_button.clicked.connect(self.hide)
        self.steps = QUndoView(self._editing.undo_stack)
        self.steps.setEmptyLabel(self.tr("The photo as opened"))
        self.steps.setAccessibleName(self.tr("History"))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.steps, 1)
        session.changed.connect(self._refresh)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self._refresh()
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell."""
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell."""
        self.shown.emit(False)

    def _refresh(self) -> None:
        # The view moves through the stack itself and knows nothing of unfinished strokes.
        self.steps.setEnabled(self._editing.enabled and not self._editing.painting)

    def _draw_icon(self) -> None:
        self.close_button.setIcon(self._theme.icon("close"))
