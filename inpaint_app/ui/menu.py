"""The menu: what is needed now and then, and has no place among the tools."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from inpaint_app.core.errors import shown
from inpaint_app.settings import Settings


class Menu(QMenu):
    """`groups` of actions, with a line between them; None stands for the recent photos.

    `recent_chosen` tells the path of one of these.
    """

    recent_chosen = Signal(object)  # Path

    def __init__(
        self, groups: list[list[QAction | None]], settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.recent = QMenu(self.tr("Open recent"), self)
        self.recent.setToolTipsVisible(True)
        for group in groups:
            for action in group:
                self.addAction(action if action is not None else self.recent.menuAction())
            self.addSeparator()
        self.aboutToShow.connect(self._list_recent)

    def pop_up(self, button: QWidget) -> None:
        """Show it below a button, inside the window."""
        self._list_recent()
        right = button.mapToGlobal(button.rect().bottomRight())
        self.popup(right - QPoint(self.sizeHint().width(), -4))

    def _list_recent(self) -> None:
        self.recent.clear()
        for path in map(Path, self._settings.recent):
            action = self.recent.addAction(shown(path).replace("&", "&&"))
            action.setToolTip(str(path).encode(errors="backslashreplace").decode())
            action.triggered.connect(functools.partial(self._choose, path))
        self.recent.setEnabled(bool(self._settings.recent))

    def _choose(self, path: Path, _checked: bool = False) -> None:
        self.recent_chosen.emit(path)
