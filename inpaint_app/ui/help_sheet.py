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

_COLUMNS = 2


class HelpSheet(QDialog):
    """All keys and gestures, group by group; Esc closes it."""

    def __init__(self, own: OwnKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and mouse"))
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(28, 24, 28, 24)
        columns.setSpacing(44)
        half = (len(GROUPS) + 1) // _COLUMNS
        for groups in (GROUPS[:half], GROUPS[half:]):
            column = QVBoxLayout()
            column.setSpacing(20)
            for title, keys in groups:
                column.addLayout(_group(QCoreApplication.translate("keys", title), keys, own))
            column.addStretch()
            columns.addLayout(column)
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


def _group(title: str, keys: tuple[Key, ...], own: OwnKeys) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(7)
    heading = QLabel(title)
    heading.setObjectName("groupTitle")
    grid.addWidget(heading, 0, 0, 1, 2)
    for row, key in enumerate(keys, start=1):
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
    grid.setColumnStretch(1, 1)
    return grid
