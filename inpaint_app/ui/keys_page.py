"""The page of the settings on which keys are changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inpaint_app.settings import Settings
from inpaint_app.ui import keys

_NAME = Qt.ItemDataRole.UserRole


class KeysPage(QWidget):
    """The table of keys; a new key may be taken from another action, which is said before."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.table = QTreeWidget()
        self.table.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.table.setAccessibleName(self.tr("Keys"))
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._lines: dict[str, QTreeWidgetItem] = {}
        for title, group in keys.GROUPS:
            top = QTreeWidgetItem([QCoreApplication.translate("keys", title)])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.addTopLevelItem(top)
            for key in group:
                if key.name:
                    line = QTreeWidgetItem(top, [key.label])
                    line.setData(0, _NAME, key.name)
                    self._lines[key.name] = line
        self.table.expandAll()
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(self.tr("New key"))
        for line_edit in self.edit.findChildren(QLineEdit):  # Qt's own words are too long for it
            line_edit.setPlaceholderText(self.tr("Press a key"))
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.set_button = QPushButton(self.tr("Use this key"))
        self.add_button = QPushButton(self.tr("Add this key"))
        self.reset_button = QPushButton(self.tr("Back to the default"))
        self.reset_all_button = QPushButton(self.tr("All defaults"))
        row, below = QHBoxLayout(), QHBoxLayout()
        row.addWidget(QLabel(self.tr("New key:")))
        row.addWidget(self.edit, 1)
        row.addWidget(self.set_button)
        row.addWidget(self.add_button)
        below.addStretch()
        below.addWidget(self.reset_button)
        below.addWidget(self.reset_all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 8)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addLayout(below)
        self.table.currentItemChanged.connect(self._select)
        self.edit.keySequenceChanged.connect(self._judge)
        self.set_button.clicked.connect(self._replace)
        self.add_button.clicked.connect(self._add)
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(self._reset_all)
        self.table.setCurrentItem(next(iter(self._lines.values())))
        self._show()

    def select(self, name: str) -> None:
        """Go to the line of an action."""
        self.table.setCurrentItem(self._lines[name])

    @property
    def _name(self) -> str:
        line = self.table.currentItem()
        return str(line.data(0, _NAME) or "") if line is not None else ""

    def _show(self) -> None:
        own = self._settings.keys
        for name, line in self._lines.items():
            line.setText(1, "   ".join(keys.shown(name, own)))
            font = line.font(1)
            font.setBold(name in own)
            line.setFont(1, font)
        self.reset_all_button.setEnabled(bool(own))
        self._judge()

    def _select(self) -> None:
        self.edit.clear()
        self._judge()

    def _judge(self) -> None:
        """Say what a new key would do before it is used."""
        sequence, name = self.edit.keySequence(), self._name
        others = [key for key in keys.holders(sequence, self._settings.keys) if key != name]
        text, usable = "", bool(name) and not sequence.isEmpty()
        shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        if usable and sequence in keys.HELD:
            usable = False
            text = self.tr("{key} acts while it is held and cannot get another meaning.")
        elif usable and others:
            text = self.tr("{key} belongs to “{action}”, from which it would be taken.")
        label = keys.ACTIONS[others[0]].label if others else ""
        self.told.setText(text.format(key=shown, action=label))
        self.set_button.setEnabled(usable)
        self.add_button.setEnabled(usable)
        self.reset_button.setEnabled(name in self._settings.keys)

    def _replace(self) -> None:
        self._use([self._typed])

    def _add(self) -> None:
        present = [sequence.toString() for sequence in keys.sequences(self._name, self._own)]
        self._use([*(text for text in present if text != self._typed), self._typed])

    def _use(self, texts: list[str]) -> None:
        self._settings.keys = keys.with_keys(self._name, texts, self._own)
        self._finish()

    def _reset(self) -> None:
        self._settings.keys = keys.with_default(self._name, self._own)
        self._finish()

    def _reset_all(self) -> None:
        self._settings.keys = {}
        self._finish()

    def _finish(self) -> None:
        self.edit.clear()
        self._show()
        self.changed.emit()

    @property
    def _own(self) -> dict[str, list[str]]:
        return self._settings.keys

    @property
    def _typed(self) -> str:
        return self.edit.keySequence().toString()
