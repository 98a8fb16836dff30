"""Where a result may be saved: its name, its format, and what must not be written over."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from inpaint_app.core import photo_encoding
from inpaint_app.core.atomic import atomic_write
from inpaint_app.core.errors import ChangedOnDisk, UserError, shown
from inpaint_app.core.photo import KnownFile, Photo
from inpaint_app.core.pixels import Image
from inpaint_app.core.provenance import with_provenance

# suffix -> Pillow's name
SAVED_FORMATS = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".jpe": "JPEG",
    ".jfif": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".bmp": "BMP",
    ".avif": "AVIF",
}
# By name only, as it would take long to look into every file of a large folder.
PHOTO_SUFFIXES = frozenset((*SAVED_FORMATS, ".gif", ".heic", ".heif", ".mpo"))

# GIF has 256 colours and HEIC needs a plug-in: a result goes to the nearest format that keeps it.
_PROPOSED_SUFFIXES = {".gif": ".png", ".heic": ".jpg", ".heif": ".jpg", ".mpo": ".jpg", "": ".png"}
_LONGEST_NAME = 255  # bytes, on all common file systems


def proposed_suffix(path: Path) -> str:
    """The suffix of a result: the photo's own where its format can be saved."""
    return _PROPOSED_SUFFIXES.get(path.suffix.lower(), path.suffix)


def proposed_name(path: Path) -> Path:
    """Where a result is saved by default: beside the photo, with `_filled` added to the name."""
    suffix = proposed_suffix(path)
    stem = path.stem
    while len(os.fsencode(f"{stem}_filled{suffix}")) > _LONGEST_NAME:
        stem = stem[:-1]
    return path.with_name(f"{stem}_filled{suffix}")


def check_target(
    path: str | os.PathLike[str],
    image: Image,
    photo: Photo,
    *,
    format: str | None = None,
    provenance: bool = False,
    overwrite_changed: bool = False,
) -> str:
    """Raise the UserError with which `save_photo` would refuse the same; return the format.

    For all that can be known before the image is encoded, to be asked before long work on it.
    Of the image only the size and the transparency count. Every file stays as it is.
    """
    path = Path(path)
    format = format or _format(path, photo)
    if known := known_file(path, photo):
        _check_overwrite(path, known, overwrite_changed)
    if provenance:
        with_provenance(photo, format)
    photo_encoding.check_fits(image, format)
    with contextlib.suppress(_Enough), atomic_write(path):
        raise _Enough  # it has found that it could write, and now leaves everything as it was
    return format


class _Enough(Exception):
    """Nothing has to be written."""


def _format(path: Path, photo: Photo) -> str:
    suffix = path.suffix.lower()
    same = photo.path is not None and suffix == photo.path.suffix.lower()
    if same and photo.format in SAVED_FORMATS.values():
        format = photo.format  # the name may be wrong, and what reads it has coped so far
    else:
        format = SAVED_FORMATS.get(suffix, suffix)
    if format not in SAVED_FORMATS.values():
        if path.name.lower() in SAVED_FORMATS:  # it ends so already
            raise UserError(
                "{name} is no possible file name; choose another name", name=shown(path)
            )
        raise UserError(
            "{name} cannot be saved in this format; end the name with .png, .jpg, .tif, .webp, "
            ".bmp or .avif",
            name=shown(path),
        )
    return format


def known_file(path: Path, photo: Photo) -> KnownFile | None:
    """The one of the photo's files that lies there."""
    return next((file for file in photo.files if same_file(path, file.path)), None)


def _check_overwrite(path: Path, known: KnownFile, overwrite_changed: bool) -> None:
    if not known.complete:
        raise UserError(
            "{name} holds more than can be saved back (further pictures, depth or colours); "
            "save under another name",
            name=shown(path),
        )
    if not overwrite_changed and known.stamp is not None and file_stamp(path) != known.stamp:
        raise ChangedOnDisk(
            "{name} was changed by another program; save under another name or open it again",
            name=shown(path),
        )


def file_stamp(path: Path) -> tuple[int, int] | None:
    """Time of change (ns) and size (bytes) of a file, as in `KnownFile`; None if there is none."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def same_file(one: str | os.PathLike[str], other: str | os.PathLike[str]) -> bool:
    """Whether both names, also through links, are of one file that exists."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one of them does not exist; a null byte in the path
        return False
