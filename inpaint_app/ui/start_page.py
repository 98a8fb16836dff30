"""What is shown before a photo is open: a place to drop one, a button, a sample."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_app.core.errors import shown
from inpaint_app.ui.pill import SOON_MS
from inpaint_app.ui.theme import Theme

_RECENT = 4
_SYMBOL = 72


class StartPage(QWidget):
    """Asks for a photo; `chosen` tells the path of a recent one or of the sample."""

    open_asked = Signal()
    chosen = Signal(object)  # Path

    def __init__(
        self,
        theme: Theme,
        sample: Path,
        open_action: QAction,
        menu: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # or a button would start out framed
        self._theme = theme
        self._opening = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._say_opening)
        self._zone = QFrame()
        self._zone.setObjectName("dropZone")
        self._zone.setMinimumSize(480, 300)
        self._zone.setMaximumSize(640, 380)
        self._symbol = QLabel()
        self._symbol.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = QLabel(self.tr("Drop a photo here"))
        self.title.setObjectName("title")
        subtitle = QLabel(self.tr("Paint over what should go, press Enter, and it is gone."))
        subtitle.setObjectName("quiet")
        self.open_button = QPushButton(self.tr("Open a photo…"))
        self.open_button.setObjectName("primary")
        self.open_button.setToolTip(open_action.toolTip())
        self.sample_button = QPushButton(self.tr("Try the sample"))
        self.sample_button.setObjectName("link")
        self.open_button.clicked.connect(self.open_asked)
        self.sample_button.clicked.connect(functools.partial(self._choose, sample))

        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.sample_button)
        buttons.addStretch()
        inside = QVBoxLayout(self._zone)
        inside.setContentsMargins(32, 28, 32, 28)
        inside.addStretch()
        inside.addWidget(self._symbol)
        inside.addSpacing(10)
        for label in (self.title, subtitle):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            inside.addWidget(label)
        inside.addSpacing(18)
        inside.addLayout(buttons)
        inside.addStretch()

        self._recent = QHBoxLayout()
        self._recent.setSpacing(4)
        promise = QLabel(self.tr("Everything stays on this computer."))
        promise.setObjectName("quiet")
        promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 20)  # alike, or the middle is not in the middle
        column.addLayout(self._corner(menu))
        column.addStretch(3)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._zone, 10)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(14)
        column.addLayout(self._recent)
        column.addStretch(3)
        column.addWidget(promise)
        theme.changed.connect(self._draw_symbol)
        self._draw_symbol()

    def show_recent(self, paths: list[Path]) -> None:
        """Offer the photos that were opened last."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not paths:
            return
        label = QLabel(self.tr("Recent:"))
        label.setObjectName("quiet")
        self._recent.addStretch()
        self._recent.addWidget(label)
        for path in paths[:_RECENT]:
            self._recent.addWidget(self._recent_button(path))
        self._recent.addStretch()

    def show_opening(self, opening: bool) -> None:
        """Say that a photo is being opened, if that takes a while."""
        if not opening:
            self._soon.stop()
            self.title.setText(self.tr("Drop a photo here"))
        elif not self._soon.isActive() and not self._opening:
            self._soon.start()
        self._opening = opening

    def set_over(self, over: bool) -> None:
        """Light up while something is dragged over the window."""
        self._zone.setProperty("over", over)
        self._zone.style().polish(self._zone)

    def _say_opening(self) -> None:
        self.title.setText(self.tr("Opening…"))

    def _corner(self, menu: QAction) -> QHBoxLayout:
        self.menu_button = QToolButton()
        self.menu_button.setObjectName("quietTool")
        self.menu_button.setDefaultAction(menu)
        self.menu_button.setAccessibleName(menu.text())
        self.menu_button.setIconSize(QSize(20, 20))
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.menu_button)
        return row

    def _recent_button(self, path: Path) -> QPushButton:
        name = shown(path)
        text = name if len(name) <= 24 else f"{name[:14]}…{name[-9:]}"
        button = QPushButton(text.replace("&", "&&"))
        button.setObjectName("link")
        button.setToolTip(str(path).encode(errors="backslashreplace").decode())
        button.setAccessibleName(self.tr("Open {name}").format(name=name))
        button.clicked.connect(functools.partial(self._choose, path))
        return button

    def _choose(self, path: Path, _checked: bool = False) -> None:
        self.chosen.emit(path)

    def _draw_symbol(self) -> None:
        icon = self._theme.icon("photo", self._theme.colours.accent_text, _SYMBOL)
        self._symbol.setPixmap(icon.pixmap(_SYMBOL, _SYMBOL))
