"""The sheet of keys, made from the one table of keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inpaint_app.ui.keys import GROUPS, Key, OwnKeys, shown

Groups = tuple[tuple[str, tuple[Key, ...]], ...]


class HelpSheet(QDialog):
    """All keys and gestures, group by group; Esc closes it."""

    def __init__(self, own: OwnKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and mouse"))
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(28, 24, 28, 24)
        columns.setSpacing(44)
        for groups in _halves():
            grid = QGridLayout()
            grid.setHorizontalSpacing(20)
            grid.setVerticalSpacing(7)
            grid.setColumnStretch(1, 1)
            for title, keys in groups:
                _add_group(grid, QCoreApplication.translate("keys", title), keys, own)
            grid.setRowStretch(grid.rowCount(), 1)
            columns.addLayout(grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.windowTitle())
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        wanted = sheet.sizeHint()
        area.setMinimumWidth(wanted.width() + 16)
        self.resize(wanted.width() + 16, min(wanted.height() + 4, 640))


def _halves() -> tuple[Groups, Groups]:
    """The groups for two columns that are about equally long."""

    def longer(split: int) -> int:
        """The length of the longer one in lines; a title takes nearly two."""
        return max(
            sum(2 + len(keys) for _, keys in half) for half in (GROUPS[:split], GROUPS[split:])
        )

    split = min(range(1, len(GROUPS)), key=longer)
    return GROUPS[:split], GROUPS[split:]


def _add_group(grid: QGridLayout, title: str, keys: tuple[Key, ...], own: OwnKeys) -> None:
    """Add lines to a column; one grid for all of it, so that the keys stand below each other."""
    first = grid.rowCount()
    heading = QLabel(title)
    heading.setObjectName("groupTitle")
    if first > 1:
        heading.setContentsMargins(0, 14, 0, 0)
    grid.addWidget(heading, first, 0, 1, 2)
    for row, key in enumerate(keys, start=first + 1):
        grid.addWidget(QLabel(key.label), row, 0)
        caps = QHBoxLayout()
        caps.setSpacing(5)
        for text in shown(key.name, own) if key.name else key.shown:
            cap = QLabel(text)
            cap.setTextFormat(Qt.TextFormat.PlainText)
            cap.setObjectName("keyCap")
            caps.addWidget(cap)
        caps.addStretch()
        grid.addLayout(caps, row, 1)
