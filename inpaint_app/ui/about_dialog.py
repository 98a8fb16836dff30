"""What the program is, and of what."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from inpaint_app import __version__, requirements
from inpaint_app.ui.theme import Theme

_LIBRARIES = ("torch", "numpy", "pillow", "safetensors")
_SYMBOL = 64


class AboutDialog(QDialog):
    """Name, purpose, licence and versions."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Inpaint App"))
        symbol = QLabel()
        symbol.setPixmap(theme.icon("photo", theme.colours.accent_text, _SYMBOL).pixmap(_SYMBOL))
        name = QLabel("Inpaint App")
        name.setObjectName("title")
        purpose = QLabel(self.tr("Paint over what should go, press Enter, and it is gone."))
        promise = QLabel(
            self.tr("Everything stays on this computer; no connection is ever opened.")
        )
        promise.setObjectName("quiet")
        licence = QLabel(self.tr("Free software under the Apache License 2.0"))
        licence.setObjectName("quiet")
        self.versions = QFormLayout()
        self.versions.setHorizontalSpacing(24)
        for library, version in _versions().items():
            number = QLabel(version)
            number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.versions.addRow(library, number)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 20)
        column.setSpacing(8)
        column.addWidget(symbol)
        for label in (name, purpose, promise, licence):
            column.addWidget(label)
        column.addSpacing(8)
        column.addLayout(self.versions)
        column.addSpacing(8)
        column.addWidget(buttons)


def _versions() -> dict[str, str]:
    found = {"Inpaint App": __version__, "Python": platform.python_version(), "Qt": qVersion()}
    for name in _LIBRARIES:
        found[name] = requirements.installed(name) or "-"
    return found
