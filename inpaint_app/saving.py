"""Writing the photo or the project, as works of the session."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from inpaint_app.core.document import Document
from inpaint_app.core.photo_files import Photo, save_photo
from inpaint_app.core.project import Project, write_project


@dataclass(frozen=True)
class SaveOptions:
    """How a photo is saved.

    Without a `quality` (1..100) a photo from a JPEG keeps its coding, and WebP is exact.
    `strip_location` leaves out where the photo was taken.
    """

    quality: int | None = None
    strip_location: bool = False


def saving(
    path: Path, document: Document, photo: Photo, options: SaveOptions, *, overwrite_changed: bool
) -> Callable[[], Generator[None, None, Photo]]:
    """The work of saving; it returns the photo as it is on disk now.

    The document is not copied: nothing changes it while a photo is saved.
    """

    def steps() -> Generator[None, None, Photo]:
        yield
        saved = save_photo(
            path,
            document.image,
            photo,
            quality=options.quality,
            strip_location=options.strip_location,
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
