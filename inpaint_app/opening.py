"""Reading a photo for the window, and finding the next one in its folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from inpaint_app.core.atomic import sweep_strays
from inpaint_app.core.document import Document
from inpaint_app.core.photo_files import SAVED_FORMATS, Photo
from inpaint_app.core.pyramid import Pyramids

# By name only, as it would take long to look into every file of a large folder.
PHOTO_SUFFIXES = frozenset((*SAVED_FORMATS, ".gif", ".heic", ".heif", ".mpo"))


@dataclass(frozen=True, eq=False)
class Opened:
    """A photo, its document and what the canvas draws of it."""

    photo: Photo
    document: Document
    pyramids: Pyramids


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


def neighbour(path: Path, step: int) -> Path | None:
    """The photo `step` places after `path` in its folder by name, or None beyond the ends.

    Numbers in names count as numbers. Raises OSError when the folder cannot be read.
    """
    with os.scandir(path.parent) as entries:
        names = {entry.name for entry in entries if _is_photo(entry)} | {path.name}
    ordered = sorted(names, key=_natural)
    place = ordered.index(path.name) + step
    return path.with_name(ordered[place]) if 0 <= place < len(ordered) else None


def _is_photo(entry: os.DirEntry[str]) -> bool:
    suffix = os.path.splitext(entry.name)[1].lower()
    return suffix in PHOTO_SUFFIXES and not entry.name.startswith(".") and entry.is_file()


def _natural(name: str) -> tuple[list[tuple[int, str]], str]:
    parts = re.findall(r"\d+|\D+", name.casefold())
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in parts], name
