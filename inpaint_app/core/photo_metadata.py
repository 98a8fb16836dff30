"""Camera data and colour profiles: kept byte for byte, less what must not be kept."""

from __future__ import annotations

import io
import re
import struct

import PIL.Image
from PIL import ImageCms

from inpaint_app.core.directories import (
    Entry,
    Order,
    byte_order,
    numbers,
    read_directory,
    write_directory,
)

EXIF_HEADER = b"Exif\0\0"
# What a TIFF directory says about the pixels and not about the photo (TIFF 6.0): wrong in a new
# file. 37724 are Photoshop's layers, which still show what was removed.
_PIXEL_TAGS = {
    *range(254, 267), 273, *range(277, 285), *range(290, 293), 296, 297, 301, 317,
    *range(320, 326), 330, 332, *range(336, 348), *range(512, 522), *range(529, 533), 559, 37724,
}  # fmt: skip
_KEPT_ELSEWHERE = {700, 33723, 34377, 34675}  # XMP, IPTC, Photoshop, ICC

_ORIENTATION = 0x0112
_THUMBNAIL_RANGES = ((0x0201, 0x0202), (0x0111, 0x0117))  # (offset, length): JPEG or plain
_UNSIGNED = {1: "B", 3: "H", 4: "I"}  # EXIF type to struct
_MOST_DIRECTORIES = 8  # real files have two; damaged ones may go in a circle


def upright_exif(exif: bytes) -> bytes:
    """Set the orientation to 1 and remove the thumbnail; nothing else moves or changes.

    Pillow would write the block anew, and the maker notes of most cameras refer to places in it.
    Raises ValueError if the block is damaged.
    """
    body = exif
    while body.startswith(EXIF_HEADER):
        body = body[len(EXIF_HEADER) :]
    block = bytearray(body)
    try:
        order = {b"II": "<", b"MM": ">"}[bytes(block[:2])]
        magic, first = struct.unpack_from(order + "HI", block, 2)
        if magic != 42:
            raise ValueError("no TIFF header")
        next_at = _set_orientation(block, order, first, 1)
        following = _pointer(block, order, next_at)
        if following:
            struct.pack_into(order + "I", block, next_at, 0)
            _erase_thumbnails(block, order, following, keep=next_at + 4)
        _erase_previews(block, keep=next_at + 4)
    except (KeyError, struct.error) as error:
        raise ValueError(f"damaged camera data: {error!r}") from error
    return EXIF_HEADER + bytes(block)


def turned_exif(exif: bytes, orientation: int) -> bytes:
    """What `upright_exif` gave, for pixels that lie by another orientation."""
    block = bytearray(exif.removeprefix(EXIF_HEADER))
    order = byte_order(block)
    (first,) = struct.unpack_from(order + "I", block, 4)
    _set_orientation(block, order, first, orientation)
    return EXIF_HEADER + bytes(block)


def remove_pixel_tags(exif: PIL.Image.Exif) -> None:
    """Leave in the main directory only what is true of a newly written file as well."""
    for tag in (_PIXEL_TAGS | _KEPT_ELSEWHERE) & set(exif):
        del exif[tag]


def thumbnail_size(exif: bytes) -> tuple[int, int] | None:
    """Width and height of the thumbnail in a block of camera data, or None where there is none."""
    block = exif.removeprefix(EXIF_HEADER)
    try:
        order = byte_order(block)
        (first,) = struct.unpack_from(order + "I", block, 4)
        (count,) = struct.unpack_from(order + "H", block, first)
        following = _pointer(bytearray(block), order, first + 2 + 12 * count)
        values = {tag.tag: tag for tag in read_directory(block, order, following)}
        start, length = (_number(values[tag], order) for tag in _THUMBNAIL_RANGES[0])
        with PIL.Image.open(io.BytesIO(block[start : start + length]), formats=["JPEG"]) as picture:
            return picture.size
    except Exception:  # damaged data hold no thumbnail; Pillow raises many things
        return None


def with_thumbnail(exif: bytes, thumbnail: bytes) -> bytes:
    """Add a JPEG as thumbnail to a block of camera data that has none; nothing else moves."""
    block = bytearray(exif.removeprefix(EXIF_HEADER))
    order = byte_order(block)
    (first,) = struct.unpack_from(order + "I", block, 4)
    (count,) = struct.unpack_from(order + "H", block, first)
    block += b"\0" * (len(block) % 2)
    at = len(block)
    tags = [
        numbers(0x0103, order, 6, kind=3),  # JPEG
        numbers(0x0201, order, 0),
        numbers(0x0202, order, len(thumbnail)),
    ]
    behind = at + len(write_directory(tags, order, at))
    tags[1] = numbers(0x0201, order, behind)
    struct.pack_into(order + "I", block, first + 2 + 12 * count, at)
    return EXIF_HEADER + bytes(block) + write_directory(tags, order, at) + thumbnail


def tiff_tags(exif: bytes) -> tuple[Order, list[Entry]]:
    """The byte order and the tags of camera data that are true of a newly written TIFF as well.

    Raises ValueError if the block is damaged.
    """
    block = exif.removeprefix(EXIF_HEADER)
    order = byte_order(block)
    first = int.from_bytes(block[4:8], "little" if order == "<" else "big")
    left_out = _PIXEL_TAGS | _KEPT_ELSEWHERE
    return order, [tag for tag in read_directory(block, order, first) if tag.tag not in left_out]


def upright_xmp(xmp: bytes) -> bytes:
    """Set the orientation in an XMP packet to 1 and remove the thumbnails."""
    xmp = turned_xmp(xmp, 1)
    return re.sub(rb"<(xmp:Thumbnails|xap:Thumbnails)\b.*?</\1>", b"", xmp, flags=re.DOTALL)


def turned_xmp(xmp: bytes, orientation: int) -> bytes:
    """Set the orientation in an XMP packet, if it has one."""
    digit = str(orientation).encode()
    return re.sub(rb"""(tiff:Orientation(?:\s*=\s*["']|>)\s*)\d+""", rb"\g<1>" + digit, xmp)


def valid_profile(profile: bytes) -> bool:
    """Whether an ICC profile can be used."""
    try:
        ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (OSError, ImageCms.PyCMSError, TypeError):
        return False
    return True


def _set_orientation(block: bytearray, order: str, directory: int, orientation: int) -> int:
    """Overwrite the orientation in a directory; return the place of its link to the next one."""
    count = int(struct.unpack_from(order + "H", block, directory)[0])
    for at in range(directory + 2, directory + 2 + 12 * count, 12):
        tag, kind, _ = struct.unpack_from(order + "HHI", block, at)
        if tag == _ORIENTATION and kind in _UNSIGNED:
            struct.pack_into(order + _UNSIGNED[kind], block, at + 8, orientation)
    return directory + 2 + 12 * count


def _erase_previews(block: bytearray, *, keep: int) -> None:
    """Blank the whole JPEG files in the notes of the maker, who often keeps a preview there."""
    while (start := block.find(b"\xff\xd8\xff", keep)) >= 0:
        end = _jpeg_end(block, start)
        block[start:end] = bytes(end - start)
        keep = max(end, start + 3)


def _jpeg_end(block: bytearray, start: int) -> int:
    """Where the JPEG that begins here ends; `start` if these bytes are no JPEG."""
    at = start + 2
    while block[at : at + 1] == b"\xff" and at + 4 <= len(block):
        at += 2 + int.from_bytes(block[at + 2 : at + 4], "big")
        if block[at : at + 2] == b"\xff\xda":  # from here on, FF D9 can only be the end
            end = block.find(b"\xff\xd9", at)
            return end + 2 if end >= 0 else start
    return start


def _number(entry: Entry, order: str) -> int:
    assert isinstance(entry.data, bytes)
    return int(struct.unpack(order + _UNSIGNED[entry.kind], entry.data)[0])


def _pointer(block: bytearray, order: str, at: int) -> int:
    """The link to the next directory; some writers leave it out at the end of the block."""
    if at + 4 > len(block):
        return 0
    return int(struct.unpack_from(order + "I", block, at)[0])


def _erase_thumbnails(block: bytearray, order: str, directory: int, *, keep: int) -> None:
    """Blank the pictures that this directory and those after it point to; cut them at the end.

    The first `keep` bytes hold the main directory and are left alone.
    """
    for _ in range(_MOST_DIRECTORIES):
        if not keep <= directory <= len(block) - 2:
            return
        count = int(struct.unpack_from(order + "H", block, directory)[0])
        values: dict[int, int] = {}
        for at in range(directory + 2, min(directory + 2 + 12 * count, len(block) - 11), 12):
            tag, kind, _ = struct.unpack_from(order + "HHI", block, at)
            if kind in _UNSIGNED:
                (values[tag],) = struct.unpack_from(order + _UNSIGNED[kind], block, at + 8)
        following = _pointer(block, order, directory + 2 + 12 * count)
        for offset_tag, length_tag in _THUMBNAIL_RANGES:
            start = values.get(offset_tag, 0)
            end = min(start + values.get(length_tag, 0), len(block))
            if keep <= start < end:
                block[start:end] = bytes(end - start)
                if end == len(block):
                    del block[start:]
        if directory + 2 + 12 * count + 4 == len(block):  # as `with_thumbnail` leaves it
            del block[directory:]
        directory = following
