"""Where photos lie: which of the dropped is opened, which comes next, where a result goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from inpaint_app.core.errors import shown
from inpaint_app.core.photo_files import proposed_name
from inpaint_app.opening import neighbour, photos_in
from inpaint_app.shipped import RESOURCES

if TYPE_CHECKING:
    from inpaint_app.session import Session


class Places(QObject):
    """Finds files for `session`, and lets it tell where there is none."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.chosen: Path | None = None  # where the user has said to save

    @property
    def own(self) -> Path | None:
        """The file of the photo if it has one and is the user's, which the sample is not."""
        path = self._photo
        return None if path is None or path.is_relative_to(RESOURCES) else path

    @property
    def proposed(self) -> Path:
        """Where Save As begins: beside the photo, or a bare name where that is no place."""
        if self.chosen is not None:
            return self.chosen
        proposed = proposed_name(self._photo or Path(self.tr("picture") + ".png"))
        return proposed if self.own is not None else Path(proposed.name)

    def pick_dropped(self, urls: list[QUrl]) -> Path | None:
        """The photo to open of those dropped on the window; says what happens to the others."""
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if not paths:
            sentence = self.tr("Only files on this computer can be opened; save the picture first.")
            self._session.message.emit(sentence, "", "error")
            return None
        if len(paths) > 1:
            sentence = self.tr("{count} files were dropped; the first one, {name}, is opened.")
            sentence = sentence.format(count=len(paths), name=shown(paths[0]))
            others = "\n".join(shown(path) for path in paths[1:])
            self._session.message.emit(sentence, others, "note")
        return paths[0]

    def first_photo(self, folder: Path) -> Path | None:
        """The first photo of a folder by name, or None, having said that there is none."""
        try:
            found = photos_in(folder)
        except OSError as error:
            self._tell_unreadable(error)
            return None
        if not found:
            sentence = self.tr("There is no photo in the folder {name}.")
            self._session.message.emit(sentence.format(name=shown(folder)), "", "note")
            return None
        return found[0]

    def neighbour(self, step: int) -> Path | None:
        """The next (1) or previous (-1) photo of the folder, or None, having said why."""
        if self.own is None:
            return None
        try:
            found = neighbour(self.own, step)
        except OSError as error:
            self._tell_unreadable(error)
            return None
        if found is None:
            end = self.tr("This is the last photo in its folder.")
            start = self.tr("This is the first photo in its folder.")
            self._session.message.emit(end if step > 0 else start, "", "note")
        return found

    @property
    def _photo(self) -> Path | None:
        photo = self._session.photo
        return photo.path if photo is not None else None

    def _tell_unreadable(self, error: OSError) -> None:
        self._session.message.emit(
            self.tr("The folder can no longer be read."), str(error), "error"
        )
