"""Which photo is opened and where it is saved: dialogs, drops, the clipboard, unsaved work."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from inpaint_app.core.errors import shown
from inpaint_app.saving import SaveOptions
from inpaint_app.session import Session
from inpaint_app.settings import Settings
from inpaint_app.ui import dialogs, qimage
from inpaint_app.ui.save_dialog import SaveDialog


class Files(QObject):
    """Asks before anything is lost, then lets the session open and save.

    `message` tells a sentence, details and a kind, as the session's does; `leave_asked` that the
    window may close, as nothing unsaved is left or wanted.
    """

    message = Signal(str, str, str)
    leave_asked = Signal()

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._after_question: Callable[[], object] | None = None
        self._after_save: Callable[[], object] | None = None
        session.saving.mark_provenance(settings.provenance)
        session.opened.connect(self._remember)
        session.saving.saved.connect(self._saved)
        session.saving.failed.connect(self._forget_after_save)
        session.saving.changed_on_disk.connect(self._ask_changed)

    @property
    def name(self) -> str:
        """What the photo is called."""
        photo = self._session.photo
        path = photo.path if photo is not None else None
        return self.tr("the picture") if path is None else shown(path)

    def open(self, path: Path) -> None:
        """Open a photo, after asking about unsaved work."""
        self.guard(functools.partial(self._session.open, path))

    def choose_photo(self) -> None:
        """Ask which photo to open."""
        dialogs.ask_photo(self._window, self._folder, self._photo_chosen)

    def open_neighbour(self, step: int) -> None:
        """Open the next (1) or previous (-1) photo of the folder."""
        path = self._session.places.neighbour(step)
        if path is not None:
            self.open(path)

    def save(self) -> None:
        """Save where this photo was saved before, or ask for a name."""
        if not self._session.saving.save():
            self.choose_name()

    def choose_name(self) -> None:
        """Ask under which name and how to save."""
        session = self._session
        if session.photo is not None:
            proposed = Path(self._folder, session.places.proposed)  # an absolute one stays
            dialog = SaveDialog(
                proposed,
                session.photo,
                session.saving.options,
                self._window,
                filled=bool(session.editing.fills),
            )
            dialog.chosen.connect(self._name_chosen)
            dialog.rejected.connect(self._forget_after_save)
            dialogs.open_dialog(dialog)

    def copy(self) -> None:
        """Put the photo as it is now on the clipboard."""
        document = self._session.document
        if document is not None:
            QGuiApplication.clipboard().setImage(qimage.to_qimage(document.image))
            self.message.emit(self.tr("The photo was copied."), "", "note")

    def paste(self) -> None:
        """Open what is on the clipboard."""
        # None where no program has put anything there yet, whatever its type says.
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self.take(held if held is not None else QMimeData())

    def take(self, data: QMimeData) -> None:
        """Open what was dropped or pasted: a file, or pixels."""
        picture = data.imageData()
        if any(url.isLocalFile() for url in data.urls()) or (data.hasUrls() and picture is None):
            path = self._session.places.pick_dropped(data.urls())
            if path is not None and path.is_dir():
                path = self._session.places.first_photo(path)
            if path is not None:
                self.open(path)
        elif isinstance(picture, QImage) and not picture.isNull():
            pixels = qimage.to_image(picture)
            self.guard(functools.partial(self._session.open_image, pixels))
        else:
            self.message.emit(self.tr("There is no picture to paste."), "", "note")

    def choose_project(self) -> None:
        """Ask where to keep the work, to go on with it later."""
        if self._session.document is not None:
            proposed = Path(self._folder, self._session.places.proposed).with_suffix(".inpaint")
            dialogs.ask_project(self._window, proposed, self._project_chosen)

    def may_leave(self) -> bool:
        """Whether the window may close now; if not, `leave_asked` may follow."""
        if self._session.busy == "saving":
            self._after_save = self._ask_to_leave
            return False
        if self._session.editing.unsaved:
            self.guard(self.leave_asked.emit)
            return False
        return True

    @property
    def _folder(self) -> str:
        """Where dialogs begin: where a photo was opened last, else among the user's pictures."""
        places = QStandardPaths.StandardLocation
        usual = map(QStandardPaths.writableLocation, (places.PicturesLocation, places.HomeLocation))
        return next(filter(os.path.isdir, (self._settings.open_folder, *usual)), "")

    def guard(self, then: Callable[[], object]) -> None:
        """Go on if nothing would be lost; otherwise ask first."""
        if self._session.editing.unsaved:
            self._after_question = then
            dialogs.ask_unsaved(self._window, self.name, self._answered)
        else:
            then()

    def _answered(self, answer: int) -> None:
        then, self._after_question = self._after_question, None
        if answer == dialogs.SAVE:
            self._after_save = then
            self.save()
        elif answer == dialogs.DISCARD and then is not None:
            then()

    def _ask_to_leave(self) -> None:
        if self.may_leave():
            self.leave_asked.emit()

    def _name_chosen(self, path: Path, options: SaveOptions) -> None:
        self._settings.provenance = options.provenance
        self._session.saving.save_as(path, options)

    def _photo_chosen(self, name: str) -> None:
        self.open(Path(name))

    def _ask_changed(self, path: Path) -> None:
        overwrite = functools.partial(self._session.saving.save_as, path, overwrite_changed=True)
        dialogs.ask_changed(
            self._window, shown(path), overwrite, self.choose_name, self._forget_after_save
        )

    def _project_chosen(self, name: str) -> None:
        self._session.saving.save_project(Path(name))

    def _forget_after_save(self) -> None:
        self._after_save = None

    def _remember(self) -> None:
        path = self._session.places.own
        if path is not None:
            self._settings.remember(path)

    def _saved(self) -> None:
        self._remember()
        then, self._after_save = self._after_save, None
        if then is not None:
            then()
