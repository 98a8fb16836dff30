"""The settings: how the window looks and speaks, and its keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from inpaint_app.languages import LANGUAGES
from inpaint_app.settings import Settings
from inpaint_app.ui.keys_page import KeysPage


class SettingsDialog(QDialog):
    """Changes `settings` at once; `theme_chosen` and `keys_changed` tell what to do now.

    Another language is spoken from the next start on.
    """

    theme_chosen = Signal(str)
    keys_changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self.theme = QComboBox()
        for name, text in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(text, name)
        self.language = QComboBox()
        self.language.addItem(self.tr("As the system"), "system")
        for name, text in LANGUAGES.items():
            self.language.addItem(text, name)
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.later = QLabel(self.tr("The language changes when the program is started again."))
        self.later.setObjectName("quiet")
        self.later.setWordWrap(True)
        self.later.hide()
        general = QWidget()
        form = QFormLayout(general)
        form.setContentsMargins(20, 20, 20, 20)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(24)
        form.addRow(self.tr("Appearance"), self.theme)
        form.addRow(self.tr("Language"), self.language)
        form.addRow("", self.later)
        self.keys = KeysPage(settings)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)  # the style sheet has a line below
        self.tabs.addTab(general, self.tr("General"))
        self.tabs.addTab(self.keys, self.tr("Keys"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.addWidget(self.tabs, 1)
        row = QVBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(buttons)
        column.addLayout(row)
        self.resize(620, 560)
        self.theme.activated.connect(self._choose_theme)
        self.language.activated.connect(self._choose_language)
        self.keys.changed.connect(self.keys_changed)

    def _choose_theme(self) -> None:
        self._settings.theme = str(self.theme.currentData())
        self.theme_chosen.emit(self._settings.theme)

    def _choose_language(self) -> None:
        chosen = str(self.language.currentData())
        self.later.setVisible(chosen != self._settings.language or not self.later.isHidden())
        self._settings.language = chosen
