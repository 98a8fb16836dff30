"""Reading a photo for the window, and finding the next one in its folder."""

from __future__ import annotations

import dataclasses
import functools
import os
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from inpaint_app.core.atomic import sweep_strays
from inpaint_app.core.document import Document
from inpaint_app.core.errors import Sentence
from inpaint_app.core.photo_files import PHOTO_SUFFIXES, Photo, open_photo
from inpaint_app.core.project import Project, changed_since, photo_of, read_project
from inpaint_app.core.pyramid import Pyramids


@dataclass(frozen=True, eq=False)
class Opened:
    """A photo, its document, what the canvas draws of it, and earlier work on it."""

    photo: Photo
    document: Document
    pyramids: Pyramids
    project: Project | None = None
    project_file: Path | None = None


def opening(read: Callable[[], Photo]) -> Callable[[], Generator[None, None, Opened]]:
    """The work of a Worker that reads a photo and prepares it for the window."""

    def steps() -> Generator[None, None, Opened]:
        yield
        photo = read()
        if photo.path is not None:
            sweep_strays(photo.path.parent)  # what a program that was killed while saving has left
        yield
        document = Document(photo.image)
        yield
        return Opened(photo, document, Pyramids.of(document))

    return steps


def reopening(path: Path) -> Callable[[], Generator[None, None, Opened]]:
    """The work of a Worker that reads a project and its photo."""

    def steps() -> Generator[None, None, Opened]:
        yield
        project = read_project(path)
        place = photo_of(project, path)
        if place is not None:
            project = dataclasses.replace(project, photo_path=place)
        opened = yield from opening(functools.partial(_photo_of, project))()
        return dataclasses.replace(opened, project=project, project_file=path)

    return steps


def _photo_of(project: Project) -> Photo:
    if project.photo_path is None:
        assert project.original is not None
        return Photo(project.original)
    photo = open_photo(project.photo_path)
    if not changed_since(project, project.photo_path):
        return photo
    note = Sentence("The photo was changed after this work on it; look at it closely")
    return dataclasses.replace(photo, notes=(*photo.notes, note))


def photos_in(folder: Path) -> list[Path]:
    """The photos of a folder by name, numbers counting as such; may raise OSError."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if _is_photo(entry)]
    return [folder / name for name in sorted(names, key=_natural)]


def neighbour(path: Path, step: int) -> Path | None:
    """The photo `step` places after `path` in its folder by name, or None beyond the ends.

    Raises OSError when the folder cannot be read.
    """
    names = {found.name for found in photos_in(path.parent)} | {path.name}
    ordered = sorted(names, key=_natural)
    place = ordered.index(path.name) + step
    return path.with_name(ordered[place]) if 0 <= place < len(ordered) else None


def _is_photo(entry: os.DirEntry[str]) -> bool:
    suffix = os.path.splitext(entry.name)[1].lower()
    return suffix in PHOTO_SUFFIXES and not entry.name.startswith(".") and entry.is_file()


def _natural(name: str) -> tuple[list[tuple[int, str]], str]:
    parts = re.findall(r"\d+|\D+", name.casefold())
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in parts], name
