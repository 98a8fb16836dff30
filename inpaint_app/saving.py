"""Saving the photo or the project: where, how, and as works of the session."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inpaint_app.core.document import Document
from inpaint_app.core.errors import ChangedOnDisk, shown
from inpaint_app.core.photo_files import SAVED_FORMATS, Photo, save_photo
from inpaint_app.core.project import Project, project_of, write_project
from inpaint_app.core.provenance import WITHOUT_XMP

if TYPE_CHECKING:
    from inpaint_app.session import Session


@dataclass(frozen=True)
class SaveOptions:
    """How a photo is saved.

    Without a `quality` (1..100) a photo from a JPEG keeps its coding, and WebP is exact.
    `strip_location` leaves out where the photo was taken; `provenance` says that it was filled, if
    it was.
    """

    quality: int | None = None
    strip_location: bool = False
    provenance: bool = False


class Saving(QObject):
    """Saves what is open in `session`, and lets it tell where."""

    saved = Signal()
    failed = Signal()
    changed_on_disk = Signal(object)  # Path: nothing was saved; another program has written it

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.options = SaveOptions()  # as chosen last
        self._path: Path | None = None  # of the photo that is being saved

    def save(self) -> bool:
        """Save again where this photo was saved; False when a name has to be chosen first."""
        chosen = self._session.places.chosen
        if chosen is None:
            return False
        self.save_as(chosen)
        return True

    def save_as(
        self, path: Path, options: SaveOptions | None = None, *, overwrite_changed: bool = False
    ) -> None:
        """Save the photo under this name, which the user has chosen; this ends a running fill.

        Without `options` those that were chosen last count. With `overwrite_changed` also over what
        another program has written there since.
        """
        session = self._session
        if options is not None:
            self.options = options
        if session.document is None or session.photo is None:
            return
        if session.busy:
            session.follow_with(
                functools.partial(self.save_as, path, overwrite_changed=overwrite_changed)
            )
            return
        session.editing.end_stroke()
        self._path = path
        work = saving(
            path,
            session.document,
            session.photo,
            self.options,
            filled=bool(session.editing.fills),
            overwrite_changed=overwrite_changed,
        )
        session.run("saving", work, self._photo_saved, self._failed)

    def mark_provenance(self, marked: bool) -> None:
        """Let photos that are saved from now on say that they were filled, or not."""
        self.options = dataclasses.replace(self.options, provenance=marked)

    def project(self) -> Callable[[], Project] | None:
        """What copies, on any thread, what has been done to the photo; None without a photo."""
        session, editing = self._session, self._session.editing
        if session.document is None or session.photo is None:
            return None
        return functools.partial(
            project_of, session.document, session.photo, editing.fills, spent=editing.mask_spent
        )

    def save_project(self, path: Path) -> None:
        """Save what has been done, to go on with it later; the photo itself is not saved."""
        self._session.editing.end_stroke()
        project = self.project()
        if project is not None and not self._session.busy:
            work = keeping(path, project)
            self._session.run("saving", work, self._project_saved, self._failed)

    def _photo_saved(self, photo: Photo) -> None:
        assert photo.path is not None
        self._session.photo, self._session.places.chosen = photo, photo.path
        self._told(self.tr("Saved as {name}.").format(name=shown(photo.path)))

    def _project_saved(self, path: Path) -> None:
        self._told(self.tr("The project was saved as {name}.").format(name=shown(path)))

    def _told(self, sentence: str) -> None:
        self._session.editing.mark_saved()  # nothing has changed since: saving is a work
        self._session.end_work()
        self._session.message.emit(sentence, "", "note")
        self.saved.emit()

    def _failed(self, error: Exception) -> None:
        self._session.end_work()
        if isinstance(error, ChangedOnDisk):
            self.changed_on_disk.emit(self._path)
            return
        self.failed.emit()
        self._session.tell(error)


def saving(
    path: Path,
    document: Document,
    photo: Photo,
    options: SaveOptions,
    *,
    filled: bool,
    overwrite_changed: bool,
) -> Callable[[], Generator[None, None, Photo]]:
    """The work of saving; it returns the photo as it is on disk now.

    `filled` tells whether a part of it was made by the network; the tag that says so is left out
    where the format has no place for it, which the dialog shows. The document is not copied:
    nothing changes it while a photo is saved.
    """
    format = SAVED_FORMATS.get(path.suffix.lower(), "")

    def steps() -> Generator[None, None, Photo]:
        yield
        saved = save_photo(
            path,
            document.image,
            photo,
            quality=options.quality,
            strip_location=options.strip_location,
            provenance=options.provenance and filled and format not in WITHOUT_XMP,
            overwrite_changed=overwrite_changed,
        )
        # What was left out of this file may be wanted in the next one.
        return dataclasses.replace(
            saved,
            exif=photo.exif,
            xmp=photo.xmp,
            image_resources=photo.image_resources,
            text=photo.text,
        )

    return steps


def keeping(
    path: Path, project: Callable[[], Project]
) -> Callable[[], Generator[None, None, Path]]:
    """The work of saving a project; it returns where it is."""

    def steps() -> Generator[None, None, Path]:
        yield
        write_project(path, project())
        return path

    return steps
