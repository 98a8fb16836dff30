"""Photoshop's image resources, in which JPEG and TIFF files carry captions and keywords (IPTC)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

_JPEG_HEADER = b"Photoshop 3.0\0"
_CAPTIONS = 1028  # IPTC-IIM
# Two generations of thumbnails, and the layers' states: they still show what was removed.
_PICTURES = (1033, 1036)
_LONGEST_SEGMENT = 65533 - len(_JPEG_HEADER)
# IPTC-IIM 4.2, record 2: content location code and name, city, sublocation, state, country.
_PLACES = (26, 27, 90, 92, 95, 100, 101)


def from_segments(segments: Sequence[bytes]) -> bytes | None:
    """The resources in the APP13 segments of a JPEG, less thumbnails; None if there are none."""
    parts = [s.removeprefix(_JPEG_HEADER) for s in segments if s.startswith(_JPEG_HEADER)]
    return from_tiff(b"".join(parts), None)


def from_tiff(resources: bytes | None, captions: bytes | None) -> bytes | None:
    """The resources in the tags 34377 and 33723 of a TIFF, less thumbnails; None for none."""
    kept = [(number, head, data) for number, head, data in _resources(resources or b"")
            if number not in _PICTURES]  # fmt: skip
    if captions and all(number != _CAPTIONS for number, _, _ in kept):
        kept.append((_CAPTIONS, struct.pack(">4sHH", b"8BIM", _CAPTIONS, 0), captions))
    return _joined(kept) or None


def to_segments(resources: bytes) -> bytes:
    """The resources as whole APP13 segments of a JPEG; they may be split anywhere."""
    starts = range(0, len(resources), _LONGEST_SEGMENT)
    parts = [_JPEG_HEADER + resources[start : start + _LONGEST_SEGMENT] for start in starts]
    return b"".join(b"\xff\xed" + struct.pack(">H", len(part) + 2) + part for part in parts)


def captions(resources: bytes) -> bytes | None:
    """The IPTC-IIM records among the resources."""
    return next((data for number, _, data in _resources(resources) if number == _CAPTIONS), None)


def without_places(resources: bytes) -> bytes:
    """The resources without what their captions say about where the photo was taken."""
    return _joined(
        (number, head, _without_place_records(data) if number == _CAPTIONS else data)
        for number, head, data in _resources(resources)
    )


def _resources(block: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, head (signature, number, name) and data of each; ends where the block is damaged."""
    at = 0
    while block[at : at + 4] == b"8BIM" and at + 12 <= len(block):
        name_end = at + 7 + block[at + 6]
        name_end += (name_end - at) % 2  # name and its length are padded to an even number
        (length,) = struct.unpack(">I", block[name_end : name_end + 4].rjust(4, b"\0"))
        start = name_end + 4
        if start + length > len(block):
            return
        number = int.from_bytes(block[at + 4 : at + 6], "big")
        yield number, block[at:name_end], block[start : start + length]
        at = start + length + length % 2


def _joined(
    resources: Iterator[tuple[int, bytes, bytes]] | Sequence[tuple[int, bytes, bytes]],
) -> bytes:
    parts = (
        head + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
        for _, head, data in resources
    )
    return b"".join(parts)


def _without_place_records(data: bytes) -> bytes:
    kept, at = [], 0
    while data[at : at + 1] == b"\x1c" and at + 5 <= len(data):
        record, number, length = struct.unpack_from(">BBH", data, at + 1)
        if length & 0x8000:  # lengths of lengths, for values over 32 KB, which places are not
            break
        end = at + 5 + length
        if not (record == 2 and number in _PLACES):
            kept.append(data[at:end])
        at = end
    return b"".join(kept) + data[at:]
