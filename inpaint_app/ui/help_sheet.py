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

_NARROW = 170  # logical pixels for the name of an action where it takes two lines
_BESIDE = 60  # of the window that stay free beside the sheet
_BAR = 16  # for the bar that scrolls
_HIGHEST = 640

Groups = tuple[tuple[str, tuple[Key, ...]], ...]


class HelpSheet(QDialog):
    """All keys and gestures, group by group; Esc closes it."""

    def __init__(self, own: OwnKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and mouse"))
        around = parent.window() if parent is not None else self.screen().availableGeometry()
        room = around.width() - _BESIDE
        sheet = _sheet(own)
        if sheet.sizeHint().width() > room:
            sheet = _sheet(own, narrow=True)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.windowTitle())
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        width = sheet.sizeHint().width() + _BAR
        area.setMinimumWidth(width)
        self.resize(width, min(sheet.sizeHint().height() + 4, _HIGHEST))


def _sheet(own: OwnKeys, *, narrow: bool = False) -> QWidget:
    """All groups in two columns; where they are `narrow`, long names take two lines."""
    sheet = QWidget()
    columns = QHBoxLayout(sheet)
    columns.setContentsMargins(24, 24, 24, 24)
    columns.setSpacing(36)
    for groups in _halves():
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for title, keys in groups:
            _add_group(grid, QCoreApplication.translate("keys", title), keys, own, narrow)
        grid.setRowStretch(grid.rowCount(), 1)
        columns.addLayout(grid)
    return sheet


def _halves() -> tuple[Groups, Groups]:
    """The groups for two columns that are about equally long."""

    def longer(split: int) -> int:
        """The length of the longer one in lines; a title takes nearly two."""
        return max(
            sum(2 + len(keys) for _, keys in half) for half in (GROUPS[:split], GROUPS[split:])
        )

    split = min(range(1, len(GROUPS)), key=longer)
    return GROUPS[:split], GROUPS[split:]


def _add_group(
    grid: QGridLayout, title: str, keys: tuple[Key, ...], own: OwnKeys, narrow: bool
) -> None:
    """Add lines to a column; one grid for all of it, so that the keys stand below each other."""
    first = grid.rowCount()
    heading = QLabel(title)
    heading.setObjectName("groupTitle")
    if first > 1:
        heading.setContentsMargins(0, 14, 0, 0)
    grid.addWidget(heading, first, 0, 1, 2)
    for row, key in enumerate(keys, start=first + 1):
        name = QLabel(key.label)
        if narrow:
            name.setWordWrap(True)
            width = max(_NARROW, name.minimumSizeHint().width())  # its longest word
            name.setFixedSize(width, name.heightForWidth(width))  # the grid asks for too little
        grid.addWidget(name, row, 0)
        caps = QHBoxLayout()
        caps.setSpacing(5)
        for text in shown(key.name, own) if key.name else key.shown:
            cap = QLabel(text)
            cap.setTextFormat(Qt.TextFormat.PlainText)
            cap.setObjectName("keyCap")
            caps.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        caps.addStretch()
        grid.addLayout(caps, row, 1)
