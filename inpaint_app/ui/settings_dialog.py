"""The settings: a general page and one for the keys."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from inpaint_app.settings import Settings
from inpaint_app.ui.general_page import GeneralPage
from inpaint_app.ui.keys_page import KeysPage
from inpaint_app.ui.toolbox import Toolbox


class SettingsDialog(QDialog):
    """Changes `settings` and `toolbox` at once; its pages tell what to do now.

    Another language is spoken from the next start on.
    """

    def __init__(self, settings: Settings, toolbox: Toolbox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.general = GeneralPage(settings, toolbox)
        self.keys = KeysPage(settings)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)  # the style sheet has a line below
        self.tabs.addTab(self.general, self.tr("General"))
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
        self.resize(620, 580)
