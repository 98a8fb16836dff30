"""Writing the photo or the project, as works of the session."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from inpaint_app.core.document import Document
from inpaint_app.core.photo_files import SAVED_FORMATS, Photo, save_photo
from inpaint_app.core.project import Project, write_project
from inpaint_app.core.provenance import WITHOUT_XMP


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
