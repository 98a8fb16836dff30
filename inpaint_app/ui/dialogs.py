"""Questions to the user; none of them stops the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from inpaint_app.core.photo_files import PHOTO_SUFFIXES, SAVED_FORMATS
from inpaint_app.core.project import SUFFIX as PROJECT

SAVE = QMessageBox.StandardButton.Save
DISCARD = QMessageBox.StandardButton.Discard


def ask_photo(parent: QWidget, folder: str, chosen: Callable[[str], None]) -> None:
    """Ask which photo to open."""
    dialog = QFileDialog(parent, _tr("Open a photo"), folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_photos((*PHOTO_SUFFIXES, PROJECT)), _tr("All files (*)")])
    dialog.fileSelected.connect(chosen)
    open_dialog(dialog)


def ask_folder(parent: QWidget, folder: str, chosen: Callable[[str], None]) -> None:
    """Ask which folder of photos to learn from."""
    dialog = QFileDialog(parent, _tr("Choose a folder with photos"), folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    open_dialog(dialog)


def ask_weights(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Ask which model to import."""
    dialog = QFileDialog(parent, _tr("Import a model"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(f"{_tr('Models')} (*.safetensors)")
    dialog.fileSelected.connect(chosen)
    open_dialog(dialog)


def ask_weights_name(parent: QWidget, proposed: str, chosen: Callable[[str], None]) -> None:
    """Ask where to export a model."""
    dialog = QFileDialog(parent, _tr("Export the model"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{_tr('Models')} (*.safetensors)")
    dialog.setDefaultSuffix("safetensors")
    dialog.selectFile(proposed)
    dialog.fileSelected.connect(chosen)
    open_dialog(dialog)


def ask_text(
    parent: QWidget, title: str, question: str, text: str, chosen: Callable[[str], None]
) -> None:
    """Ask for a line of text."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setTextValue(text)
    dialog.textValueSelected.connect(chosen)
    open_dialog(dialog)


def ask_delete(parent: QWidget, question: str, loss: str, accepted: Callable[[], object]) -> None:
    """Ask before something is deleted that cannot be brought back."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(loss)
    delete = box.addButton(_tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    delete.clicked.connect(accepted)
    open_dialog(box)


def ask_place(parent: QWidget, proposed: Path, chosen: Callable[[str], None]) -> None:
    """Ask for a folder and a name to save the photo under; who asks tells what is replaced."""
    dialog = QFileDialog(parent, _tr("Save the photo"), str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setNameFilter(_photos(SAVED_FORMATS))
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(chosen)
    open_dialog(dialog)


def ask_project(parent: QWidget, proposed: Path, chosen: Callable[[str], None]) -> None:
    """Ask where to keep a project."""
    dialog = QFileDialog(parent, _tr("Save the project"), str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{_tr('Projects of Inpaint App')} (*{PROJECT})")
    dialog.setDefaultSuffix(PROJECT.removeprefix("."))
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(chosen)
    open_dialog(dialog)


def ask_mask(parent: QWidget, folder: Path, chosen: Callable[[str], None]) -> None:
    """Ask which picture to use as the mask."""
    dialog = QFileDialog(parent, _tr("Import a mask"), str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_photos(PHOTO_SUFFIXES), _tr("All files (*)")])
    dialog.fileSelected.connect(chosen)
    open_dialog(dialog)


def ask_mask_name(parent: QWidget, proposed: Path, chosen: Callable[[str], None]) -> None:
    """Ask under which name to save the mask."""
    dialog = QFileDialog(parent, _tr("Export the mask"), str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_photos([".png"]))
    dialog.setDefaultSuffix("png")
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(chosen)
    open_dialog(dialog)


def ask_unsaved(parent: QWidget, name: str, answered: Callable[[int], None]) -> None:
    """Ask what to do with changes that would be lost; answers SAVE, DISCARD or something else."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)  # names of files are no HTML
    box.setText(_tr("Save the changes to {name}?").format(name=name))
    box.setInformativeText(_tr("Otherwise they are lost; the file itself stays as it is."))
    box.setStandardButtons(SAVE | DISCARD | QMessageBox.StandardButton.Cancel)
    box.button(DISCARD).setText(_tr("Don't save"))
    box.setDefaultButton(SAVE)
    primary = box.button(SAVE)
    primary.setObjectName("primary")
    primary.style().polish(primary)
    box.finished.connect(answered)
    open_dialog(box)


def ask_changed(
    parent: QWidget,
    name: str,
    overwrite: Callable[[], object],
    choose_name: Callable[[], object],
    rejected: Callable[[], object],
) -> None:
    """Ask what to do about a file that another program has changed since it was opened."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)  # names of files are no HTML
    box.setText(_tr("{name} was changed by another program since it was opened.").format(name=name))
    box.setInformativeText(_tr("Overwriting it loses what the other program has written."))
    elsewhere = box.addButton(_tr("Save under another name…"), QMessageBox.ButtonRole.AcceptRole)
    replace = box.addButton(_tr("Overwrite"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(elsewhere)
    elsewhere.clicked.connect(choose_name)
    replace.clicked.connect(overwrite)
    box.rejected.connect(rejected)
    open_dialog(box)


def open_dialog(dialog: QDialog) -> None:
    """Show a dialog over its window, and forget it when it closes."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _photos(suffixes: Iterable[str]) -> str:
    return f"{_tr('Photos')} ({' '.join(f'*{suffix}' for suffix in sorted(suffixes))})"


def _tr(text: str) -> str:
    return QCoreApplication.translate("dialogs", text)
