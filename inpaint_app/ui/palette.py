"""The tools at the side of the canvas: one of them is in the hand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from inpaint_app.ui.keys import ACTIONS

_GROUPS = (
    ("brush", "eraser", "restore"),
    ("rectangle", "ellipse", "lasso", "polygon"),
    ("flood", "object"),
    ("keep_out",),
)


class ToolPalette(QWidget):
    """A column of buttons, one for each tool."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        column.setSpacing(4)
        for group in _GROUPS:
            if column.count():
                line = QFrame()
                line.setObjectName("barLine")
                line.setFixedSize(24, 1)
                column.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
            for name in group:
                button = QToolButton()
                button.setIconSize(QSize(20, 20))
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # keys go on to the canvas
                button.setDefaultAction(actions[name])
                button.setAccessibleName(ACTIONS[name].label)
                column.addWidget(button)
        column.addStretch()
