"""Where a photo was taken, removed from everything that its file says."""

from __future__ import annotations

import dataclasses
import re
import struct

from inpaint_app.core import image_resources
from inpaint_app.core.directories import byte_order
from inpaint_app.core.photo import Photo
from inpaint_app.core.photo_metadata import EXIF_HEADER

_PLACE = 0x8825  # EXIF 2.32: pointer to the directory of the place
_XMP_NAMES = (
    rb"(?:[\w-]+:G[Pp][Ss]\w+|geo:(?:lat|long|alt|lat_long)|photoshop:(?:City|State|Country)|Iptc4xmpCore:(?:Location|CountryCode)"
    rb"|Iptc4xmpExt:Location(?:Created|Shown)\w*)"
)
_XMP_ATTRIBUTE = re.compile(rb"""\s+""" + _XMP_NAMES + rb"""\s*=\s*("[^"]*"|'[^']*')""")
_XMP_ELEMENT = re.compile(rb"<(" + _XMP_NAMES + rb")\b(?:[^>]*/>|.*?</\1\s*>)", re.DOTALL)
# Captions in PNG, and coordinates as ImageMagick writes them there.
_TEXT = re.compile(r"Raw profile type (?:iptc|8bim)|(?:exif:)?GPS\w*", re.IGNORECASE)


def without_location(photo: Photo) -> Photo:
    """The photo without coordinates and names of places in EXIF, XMP and IPTC.

    The maker's own notes are not looked into, as nobody but the maker can read them.
    """
    resources = photo.image_resources
    return dataclasses.replace(
        photo,
        exif=photo.exif and exif_without_location(photo.exif),
        xmp=photo.xmp and xmp_without_location(photo.xmp),
        image_resources=resources and image_resources.without_places(resources),
        text=tuple((key, value) for key, value in photo.text if not _TEXT.fullmatch(key)),
    )


def has_location(photo: Photo) -> bool:
    """Whether `without_location` would remove anything."""
    bare = without_location(photo)
    kept = ("exif", "xmp", "image_resources", "text")
    return any(getattr(photo, name) != getattr(bare, name) for name in kept)


def exif_without_location(exif: bytes) -> bytes:
    """Take the directory of the place out and blank it; nothing else moves.

    A block that is damaged comes back as it is.
    """
    block = bytearray(exif.removeprefix(EXIF_HEADER))
    try:
        order = byte_order(block)
        (first,) = struct.unpack_from(order + "I", block, 4)
        (count,) = struct.unpack_from(order + "H", block, first)
        end = first + 2 + 12 * count
        for at in range(first + 2, end, 12):
            if struct.unpack_from(order + "H", block, at) == (_PLACE,):
                (place,) = struct.unpack_from(order + "I", block, at + 8)
                _blank(block, order, place)
                # The next directory's place stands behind the last entry and moves up with it.
                block[at : end + 4] = block[at + 12 : end + 4] + bytes(12)
                struct.pack_into(order + "H", block, first, count - 1)
                break
    except (ValueError, struct.error):
        return exif
    return EXIF_HEADER + bytes(block)


def xmp_without_location(xmp: bytes) -> bytes:
    """Remove the properties of an XMP packet that tell coordinates or names of places."""
    return _XMP_ELEMENT.sub(b"", _XMP_ATTRIBUTE.sub(b"", xmp))


def _blank(block: bytearray, order: str, directory: int) -> None:
    (count,) = struct.unpack_from(order + "H", block, directory)
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
    end = min(directory + 2 + 12 * count, len(block))
    for at in range(directory + 2, end - 11, 12):
        _, kind, values, start = struct.unpack_from(order + "HHII", block, at)
        length = sizes.get(kind, 1) * values
        if length > 4 and start + length <= len(block):
            block[start : start + length] = bytes(length)
    block[directory:end] = bytes(end - directory)
