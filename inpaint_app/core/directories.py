"""Directories of TIFF 6.0, in which TIFF files and camera data (EXIF) keep their tags."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Literal, NamedTuple

Order = Literal["<", ">"]  # as in struct

SUBDIRECTORIES = (0x8769, 0x8825, 0xA005)  # the camera, the place, interoperability
MOST_ENTRIES = 4096  # far more than any camera writes: a damaged count must not cost minutes

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_LONG, _IFD = 4, 13


class Entry(NamedTuple):
    """One tag: its values as bytes, or the entries of the directory that it points to."""

    tag: int
    kind: int  # the type of TIFF 6.0
    values: int  # how many
    data: bytes | tuple[Entry, ...]


def byte_order(block: bytes | bytearray) -> Order:
    """`<` or `>` as in struct; ValueError if the block does not begin as a TIFF file."""
    orders: dict[bytes, Order] = {b"II": "<", b"MM": ">"}
    order = orders.get(bytes(block[:2]))
    if order is None or struct.unpack_from(order + "H", block, 2) != (42,):
        raise ValueError("no TIFF header")
    return order


def read_directory(
    block: bytes | bytearray, order: str, at: int, *, depth: int = 2
) -> tuple[Entry, ...]:
    """The entries of the directory at this place, with its subdirectories.

    Entries that point outside of the block are left out; ValueError if the directory does so.
    """
    try:
        (count,) = struct.unpack_from(order + "H", block, at)
        if count > MOST_ENTRIES:
            raise ValueError("too many entries")
        rows = [struct.unpack_from(order + "HHI", block, at + 2 + 12 * i) for i in range(count)]
    except struct.error as error:
        raise ValueError("the directory is cut off") from error
    entries = []
    for i, (tag, kind, values) in enumerate(rows):
        length = _SIZES.get(kind, 0) * values
        start = at + 10 + 12 * i
        if length > 4 or (tag in SUBDIRECTORIES and length == 4):
            (start,) = struct.unpack_from(order + "I", block, start)
        if tag in SUBDIRECTORIES:
            if depth and kind in (_LONG, _IFD) and values == 1:
                inner = read_directory(block, order, start, depth=depth - 1)
                entries.append(Entry(tag, _LONG, 1, inner))
        elif length and start + length <= len(block):
            entries.append(Entry(tag, kind, values, bytes(block[start : start + length])))
    return tuple(entries)


def write_directory(
    entries: Sequence[Entry], order: str, offset: int, *, following: int = 0
) -> bytes:
    """The bytes of a directory that will lie at `offset`, an even place, with all that it holds."""
    entries = sorted(entries)
    table = bytearray(struct.pack(order + "H", len(entries)))
    behind = bytearray()
    start = offset + 2 + 12 * len(entries) + 4
    for tag, kind, values, data in entries:
        if isinstance(data, tuple):
            data = write_directory(data, order, start + len(behind))
            value = struct.pack(order + "I", start + len(behind))
        elif len(data) <= 4:
            value, data = data.ljust(4, b"\0"), b""
        else:
            value = struct.pack(order + "I", start + len(behind))
        table += struct.pack(order + "HHI", tag, kind, values) + value
        behind += data + b"\0" * (len(data) % 2)  # places are even
    return bytes(table + struct.pack(order + "I", following) + behind)


def numbers(tag: int, order: str, *values: int, kind: int = _LONG) -> Entry:
    """An entry of unsigned numbers, of four bytes each or (kind 3) two."""
    letter = {3: "H", 4: "I"}[kind]
    return Entry(tag, kind, len(values), struct.pack(f"{order}{len(values)}{letter}", *values))
