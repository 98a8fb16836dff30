"""Opening and saving photos and masks; every problem with a file is told in a sentence."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import re
import stat
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import PIL.Image
from PIL import (  # each registers its format; by itself Pillow loads them only when others fail
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from inpaint_app.core import file_kinds, photo_decoding, photo_encoding
from inpaint_app.core.atomic import atomic_write
from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.jpeg_blocks import KeptFile, SourceFile, holds, keep_blocks
from inpaint_app.core.location import without_location
from inpaint_app.core.masking import as_mask
from inpaint_app.core.photo import JpegCoding, Photo
from inpaint_app.core.photo_targets import (
    PHOTO_SUFFIXES,
    SAVED_FORMATS,
    check_target,
    file_stamp,
    known_file,
    proposed_name,
    proposed_suffix,
)
from inpaint_app.core.pixels import Image, Mask
from inpaint_app.core.provenance import with_provenance

__all__ = [
    "PHOTO_SUFFIXES",
    "PIXEL_LIMIT",
    "SAVED_FORMATS",
    "JpegCoding",
    "Photo",
    "open_mask",
    "open_photo",
    "proposed_name",
    "proposed_suffix",
    "save_mask",
    "save_photo",
]

PIXEL_LIMIT = 200_000_000
FILE_LIMIT = 2_000_000_000  # bytes; a 16-bit RGBA photo of PIXEL_LIMIT pixels, uncompressed

# Everything else that Pillow knows is seldom a photo and often an attack (Ghostscript, old codecs).
_OPENED_FORMATS = (
    JpegImagePlugin.JpegImageFile.format,  # also MPO: several JPEG in one file
    PngImagePlugin.PngImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
    TiffImagePlugin.TiffImageFile.format,
    BmpImagePlugin.BmpImageFile.format,
    GifImagePlugin.GifImageFile.format,
    AvifImagePlugin.AvifImageFile.format,
)

_pillow_settings = threading.Lock()


def open_photo(path: str | os.PathLike[str], *, pixel_limit: int = PIXEL_LIMIT) -> Photo:
    """Open a photo by its content, upright, in RGB or RGBA.

    Raises UserError for every problem with the file: missing, unreadable, no picture, damaged, or
    with more than `pixel_limit` pixels, which is found out before anything is decoded.
    """
    path = Path(path)
    with _opened(path) as file:
        state = os.fstat(file.fileno())
        head = file.read(file_kinds.HEAD)
        if not head:
            raise UserError("{name} is empty; choose another file", name=shown(path))
        formats = _formats(path, head)
        file.seek(0)
        try:
            with _careful(pixel_limit), PIL.Image.open(file, formats=formats) as opened:
                _check_pixels(path, opened.size[0] * opened.size[1], pixel_limit)
                if photo_decoding.is_camera_raw(opened, head):
                    raise _not_offered(path, "RAW")
                photo = photo_decoding.decode(opened, head)
        except UserError:
            raise
        except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning) as error:
            pixels = re.search(r"(\d+) pixels", str(error))
            _check_pixels(path, int(pixels[1]) if pixels else pixel_limit + 1, pixel_limit)
            raise _not_opened(path, head, error) from error
        except MemoryError as error:
            raise UserError(
                "There is not enough memory to open {name}; close other programs or make the "
                "photo smaller",
                name=shown(path),
                details=repr(error),
            ) from error
        except Exception as error:
            # Measured on 232 damaged files: 31 raise something else than OSError, such as
            # ValueError, EOFError, SyntaxError, RuntimeError.
            raise _not_opened(path, head, error) from error
    return dataclasses.replace(photo, path=path, stamp=(state.st_mtime_ns, state.st_size))


def save_photo(
    path: str | os.PathLike[str],
    image: Image,
    photo: Photo,
    *,
    format: str | None = None,
    quality: int | None = None,
    strip_location: bool = False,
    provenance: bool = False,
    overwrite_changed: bool = False,
) -> Photo:
    """Write the image with what is kept of the photo's file; return the photo as it is on disk now.

    The format is that of the suffix, or of the opened file where the suffix is the same. Only a
    JPEG that keeps the blocks of its source lies as that does; all others are upright.
    `strip_location` leaves out where the photo was taken; `provenance` says in the XMP that a part
    of it was made by a network. Raises UserError, before anything is written, where the format
    cannot hold the image or the tag, where nothing can be written there, and where `path` is one
    of the photo's files and holds more than could be read, or was changed by another program since
    (ChangedOnDisk, unless `overwrite_changed`). Whatever fails, an old file is left whole.
    """
    path = Path(path)
    format = check_target(
        path,
        image,
        photo,
        format=format,
        provenance=provenance,
        overwrite_changed=overwrite_changed,
    )
    known = known_file(path, photo)
    if strip_location:
        photo = without_location(photo)
    if provenance:
        photo = with_provenance(photo, format)
    kept = None
    if format == "JPEG" and quality is None and photo.jpeg is not None:
        kept = _with_kept_blocks(image, photo)
    if kept is None:
        with _careful(PIXEL_LIMIT):
            data, orientation = photo_encoding.encode(image, photo, format, quality), 1
    else:
        data, orientation = kept.data, kept.orientation
    with atomic_write(path) as file:
        file.write(data)
    return dataclasses.replace(
        photo,
        image=image,
        path=path,
        format=format,
        frames=1,
        complete=True,
        notes=(),
        stamp=file_stamp(path),
        orientation=orientation,
        kept_blocks=kept.blocks if kept else None,
        earlier=tuple(file for file in photo.files if file is not known),
    )


def _with_kept_blocks(image: Image, photo: Photo) -> KeptFile | None:
    """The JPEG with the blocks of the earliest of the photo's files that is still as it was."""
    for file in reversed(photo.files):
        if file.stamp is None or file_stamp(file.path) != file.stamp:
            continue
        try:
            source = open_photo(file.path)
            coded = file.path.read_bytes()
        except (UserError, OSError):
            continue
        if source.jpeg is None or file_stamp(file.path) != file.stamp:
            continue
        turn = source.orientation
        described = photo_encoding.description(image, photo, turn)
        lying, before = (photo_decoding.turned_back(each, turn) for each in (image, source.image))
        original = SourceFile(coded, turn, before)
        kept = described and keep_blocks(described, lying, original)
        with _careful(PIXEL_LIMIT):
            return kept if kept and holds(kept, original) else None
    return None


def open_mask(path: str | os.PathLike[str], *, width: int, height: int) -> Mask:
    """Open a mask (white over half is hole) of exactly that size; raises UserError."""
    mask = as_mask(open_photo(path).image)
    if mask.shape != (height, width):
        raise UserError(
            "The mask {name} has {mask_width} × {mask_height} pixels and the photo "
            "{width} × {height}; make them the same size",
            name=shown(path),
            mask_width=mask.shape[1],
            mask_height=mask.shape[0],
            width=width,
            height=height,
        )
    return mask


def save_mask(path: str | os.PathLike[str], mask: Mask) -> None:
    """Write a mask as a grey PNG, white where the hole is; raises UserError."""
    with atomic_write(path) as file:
        PIL.Image.fromarray(mask.astype(np.uint8) * 255).save(file, "PNG")


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open an ordinary file for reading; never waits for a pipe or a device."""
    name = shown(path)
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise UserError("{name} is a folder; choose a photo in it", name=name)
        if not stat.S_ISREG(mode):
            raise UserError("{name} is no ordinary file; choose a photo", name=name)
        file = open(path, "rb")  # noqa: SIM115 - closed below; an error in the block is not ours
    except FileNotFoundError as error:
        raise UserError(
            "{name} does not exist; it may have been moved or renamed", name=name
        ) from error
    except PermissionError as error:
        raise UserError(
            "{name} may not be read; ask its owner for permission or copy it", name=name
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a null byte in the path
        raise UserError(
            "{name} cannot be read ({reason}); check the disk and the name",
            name=name,
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    with file:
        if os.fstat(file.fileno()).st_size > FILE_LIMIT:
            raise UserError(
                "{name} has more than {limit} GB; make the photo smaller",
                name=name,
                limit=FILE_LIMIT // 10**9,
            )
        yield file


def _formats(path: Path, head: bytes) -> tuple[str, ...]:
    """What Pillow may try on this file; raises UserError where HEIC lacks its plug-in."""
    if file_kinds.picture_format(head) != "HEIC":
        return _OPENED_FORMATS
    try:
        import pillow_heif
    except ImportError as error:
        raise UserError(
            "{name} is a HEIC photo and the plug-in for these is missing; install pillow-heif or "
            "save the photo as JPEG",
            name=shown(path),
        ) from error
    pillow_heif.register_heif_opener()
    return ("HEIF",)


@contextlib.contextmanager
def _careful(pixel_limit: int) -> Iterator[None]:
    """Let Pillow refuse huge images itself, also inside of files, and print no warnings.

    Both are settings of the process, hence the lock.
    """
    with _pillow_settings, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
        before = PIL.Image.MAX_IMAGE_PIXELS
        PIL.Image.MAX_IMAGE_PIXELS = pixel_limit
        try:
            yield
        finally:
            PIL.Image.MAX_IMAGE_PIXELS = before


def _check_pixels(path: Path, pixels: int, limit: int) -> None:
    if pixels > limit:
        raise UserError(
            "{name} has {megapixels} megapixels and the limit is {limit}; make the photo smaller",
            name=shown(path),
            megapixels=-(-pixels // 10**6),
            limit=limit // 10**6,
        )


def _not_opened(path: Path, head: bytes, error: Exception) -> UserError:
    """The sentence for a file that is no picture or a broken one."""
    name, details = shown(path), repr(error)
    if kind := file_kinds.picture_format(head):
        return UserError(
            "{name} is damaged or incomplete ({format}); copy it from its source again",
            name=name,
            format=kind,
            details=details,
        )
    if kind := file_kinds.other_picture_format(head):
        return _not_offered(path, kind, details)
    if kind := file_kinds.other_kind(head):
        return UserError(
            "{name} is not a picture (it looks like {kind}); choose a photo",
            name=name,
            kind=kind,
            details=details,
        )
    return UserError(
        "{name} is not a picture, or is damaged; choose another file", name=name, details=details
    )


def _not_offered(path: Path, kind: str, details: str = "") -> UserError:
    return UserError(
        "{name} is of the format {format}, which is not offered; save it as JPEG or PNG first",
        name=shown(path),
        format=kind,
        details=details,
    )
