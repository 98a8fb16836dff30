"""A field for a number that looks like the other fields."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

_INDENT = 10  # logical pixels; that of QLineEdit and QComboBox in the style sheet


class NumberField(QSpinBox):
    """A QSpinBox whose number begins where the text of other fields does.

    A style sheet cannot say so: Qt places the text of a spin box without regard to its padding.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
