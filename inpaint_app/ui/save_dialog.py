"""Saving the photo: name, folder, format, quality, and whether to tell where it was taken."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_app.core.errors import shown
from inpaint_app.core.location import has_location
from inpaint_app.core.photo import Photo
from inpaint_app.core.photo_files import SAVED_FORMATS
from inpaint_app.core.provenance import WITHOUT_XMP
from inpaint_app.saving import SaveOptions
from inpaint_app.ui import dialogs
from inpaint_app.ui.status_bar import ElidedLabel

# The suffix that stands for each format, in the order of the list.
_SUFFIXES = {
    "JPEG": ".jpg",
    "PNG": ".png",
    "TIFF": ".tif",
    "WEBP": ".webp",
    "AVIF": ".avif",
    "BMP": ".bmp",
}
_QUALITIES = (95, 90, 85, 75, 60)
_LOSSY = ("JPEG", "WEBP", "AVIF")
_WIDTH = 520


class SaveDialog(QDialog):
    """Asks how to save `photo`; `chosen` tells the path and the SaveOptions."""

    chosen = Signal(object, object)  # Path, SaveOptions

    def __init__(
        self,
        proposed: Path,
        photo: Photo,
        options: SaveOptions,
        parent: QWidget | None = None,
        *,
        filled: bool = False,
    ) -> None:
        """`filled` tells whether there is a fill that the file could tell of."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save the photo"))
        self._photo = photo
        self._folder = proposed.parent
        self.name = QLineEdit(proposed.name)
        self.place = ElidedLabel()
        self.place_button = QPushButton(self.tr("Other folder…"))
        self.format = QComboBox()
        for name in _SUFFIXES:
            if name in SAVED_FORMATS.values():
                self.format.addItem(name.replace("WEBP", "WebP"), name)
        self.quality = QComboBox()
        self.quality.addItem("", None)
        for percent in _QUALITIES:
            self.quality.addItem(self.tr("{percent} %").format(percent=percent), percent)
        self.quality.setCurrentIndex(max(0, self.quality.findData(options.quality)))
        self.strip = QCheckBox(self.tr("Leave out where the photo was taken"))
        self.strip.setChecked(options.strip_location)
        self.strip.setVisible(has_location(photo))
        self.provenance = QCheckBox(self.tr("Mark the photo as filled"))
        self.provenance.setToolTip(
            self.tr("Its metadata then say that a part was made by a trained network.")
        )
        self.provenance.setChecked(options.provenance)
        self.provenance.setVisible(filled)
        self.told = QLabel()
        self.told.setObjectName("quiet")
        self.told.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setObjectName("primary")
        self._lay_out()
        self.name.textChanged.connect(self._name_changed)
        self.format.activated.connect(self._format_chosen)
        self.place_button.clicked.connect(self._ask_place)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._name_changed()
        self.name.setFocus()
        self.name.setSelection(0, len(proposed.stem))

    @property
    def path(self) -> Path:
        """Where the photo would be saved now."""
        name = self.name.text().strip()
        if name and Path(name).suffix.lower() not in SAVED_FORMATS:
            name += _SUFFIXES[self.format.currentData()]
        return self._folder / name

    @property
    def options(self) -> SaveOptions:
        """How it would be saved."""
        lossy = self.format.currentData() in _LOSSY
        quality = self.quality.currentData() if lossy else None
        return SaveOptions(
            quality,
            self.strip.isChecked() and not self.strip.isHidden(),
            self.provenance.isChecked(),  # kept, though this photo or format may not be marked
        )

    def accept(self) -> None:
        """Tell what was chosen."""
        if self.save_button.isEnabled():
            super().accept()
            self.chosen.emit(self.path, self.options)

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.place, 1)
        place.addWidget(self.place_button)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        for text, field, height in (
            (self.tr("Name"), self.name, self.name.sizeHint().height()),
            (self.tr("Folder"), place, self.place_button.sizeHint().height()),
            (self.tr("Format"), self.format, self.format.sizeHint().height()),
            (self.tr("Quality"), self.quality, self.quality.sizeHint().height()),
        ):
            label = QLabel(text)
            label.setMinimumHeight(height)  # or it stands too high
            form.addRow(label, field)
        form.addRow("", self.strip)
        form.addRow("", self.provenance)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.resize(_WIDTH, self.sizeHint().height())

    def _name_changed(self) -> None:
        format = SAVED_FORMATS.get(Path(self.name.text().strip()).suffix.lower())
        if format is not None:
            self.format.setCurrentIndex(self.format.findData(format))
        self._show()

    def _format_chosen(self) -> None:
        """Give the name the suffix of the format."""
        name = Path(self.name.text().strip())
        known = name.suffix.lower() in SAVED_FORMATS
        stem = name.stem if known else name.name
        self.name.setText(stem + _SUFFIXES[self.format.currentData()])
        self._show()

    def _ask_place(self) -> None:
        dialogs.ask_place(self, self.path, self._place_chosen)

    def _place_chosen(self, name: str) -> None:
        self._folder = Path(name).parent
        self.name.setText(Path(name).name)
        self._show()

    def _show(self) -> None:
        """Say what would happen before it does."""
        path, format = self.path, self.format.currentData()
        self.place.setText(str(self._folder).encode(errors="backslashreplace").decode())
        lossy = format in _LOSSY
        self.quality.setEnabled(lossy)
        self.provenance.setEnabled(format not in WITHOUT_XMP)
        self.quality.setItemText(0, self._best(format))
        if not lossy:
            self.quality.setCurrentIndex(0)
        named = bool(self.name.text().strip())
        there = named and os.path.exists(path)  # unlike Path's it takes any name
        opened = there and any(_same(path, file.path) for file in self._photo.files)
        text = self.tr("{name} is there already and would be replaced.") if there else ""
        if opened:
            text = self.tr("{name} is the opened photo and would be replaced.")
        if not os.path.isdir(self._folder):
            text = self.tr("This folder does not exist any more; choose another one.")
        self.told.setText(text.format(name=shown(path)))
        self.save_button.setText(self.tr("Replace") if there else self.tr("Save"))
        usable = named and os.path.isdir(self._folder) and not os.path.isdir(path)
        self.save_button.setEnabled(usable)

    def _best(self, format: str) -> str:
        """What the first line of the qualities means."""
        if format == "JPEG" and self._photo.jpeg is not None:
            return self.tr("As the original: untouched blocks stay bit for bit")
        if format in ("JPEG", "AVIF"):
            return self.tr("Best: hardly any loss")
        return self.tr("Without loss")


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
