"""Drawn pictures and hand-made file parts for the tests of opening and saving."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
from PIL import ImageCms

from inpaint_app.core.photo import Photo
from inpaint_app.core.photo_files import open_photo


def drawn(height: int = 48, width: int = 64, channels: int = 3) -> np.ndarray[Any, Any]:
    """A smooth picture whose corners all differ, so that every turn shows."""
    rows, columns = np.mgrid[:height, :width]
    layers = [rows * 255 // height, columns * 255 // width, (rows + 2 * columns) % 256]
    if channels == 4:
        layers.append((rows * 3 + columns) % 256)
    return np.dstack(layers[:channels]).astype(np.uint8)


def of_mode(mode: str) -> PIL.Image.Image:
    """A horizontal ramp from dark to light in any mode of Pillow."""
    ramp = np.tile(np.linspace(0, 255, 64), (48, 1))
    if mode == "F":
        return PIL.Image.fromarray((ramp / 255).astype(np.float32))
    if mode == "I":
        return PIL.Image.fromarray((ramp * 257).astype(np.int32))
    if mode == "I;16":
        return PIL.Image.fromarray((ramp * 257).astype(np.uint16))
    grey = PIL.Image.fromarray(ramp.astype(np.uint8))
    if mode == "LAB":
        return PIL.Image.merge("LAB", (grey, *(grey.point(lambda _: 128) for _ in range(2))))
    return grey.convert(mode)


def encoded(format: str, image: np.ndarray[Any, Any] | None = None, **options: Any) -> bytes:
    """A file of that format, in memory."""
    buffer = io.BytesIO()
    PIL.Image.fromarray(drawn() if image is None else image).save(buffer, format, **options)
    return buffer.getvalue()


def profile() -> bytes:
    """A valid colour profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def grey_profile() -> bytes:
    """A profile that says it is for grey pictures; the rest of it is not looked at."""
    data = bytearray(profile())
    data[16:20] = b"GRAY"
    return bytes(data)


def exif(orientation: int = 1, *, order: str = "<", thumbnail: bytes = b"") -> bytes:
    """Camera data as a camera writes them: maker, maker note, place, and a thumbnail at the end."""
    maker, note = b"Drawn\0", b"NOTE that refers to places in the block"
    heads = {"<": b"II", ">": b"MM"}
    # Places: 8 main directory, 100 camera directory, 150 place directory, 200 texts, 300 thumbnail.
    block = bytearray(300)
    struct.pack_into(order + "2sHI", block, 0, heads[order], 42, 8)
    main = [
        (0x010F, 2, len(maker), 200),
        (0x0112, 3, 1, orientation),
        (0x8769, 4, 1, 100),
        (0x8825, 4, 1, 150),
    ]
    _directory(block, order, 8, main, 70 if thumbnail else 0)
    _directory(block, order, 70, [(0x0201, 4, 1, 300), (0x0202, 4, 1, len(thumbnail))], 0)
    _directory(block, order, 100, [(0x927C, 7, len(note), 220)], 0)
    _directory(block, order, 150, [(0x0001, 2, 2, "N"), (0x0005, 1, 1, 1)], 0)
    block[200 : 200 + len(maker)] = maker
    block[220 : 220 + len(note)] = note
    return b"Exif\0\0" + bytes(block) + thumbnail


def _directory(
    block: bytearray,
    order: str,
    at: int,
    entries: list[tuple[int, int, int, int | str]],
    following: int,
) -> None:
    struct.pack_into(order + "H", block, at, len(entries))
    for place, (tag, kind, count, value) in enumerate(entries):
        where = at + 2 + 12 * place
        struct.pack_into(order + "HHI", block, where, tag, kind, count)
        if isinstance(value, str):
            block[where + 8 : where + 12] = value.encode().ljust(4, b"\0")
        else:
            struct.pack_into(order + {1: "B", 3: "H"}.get(kind, "I"), block, where + 8, value)
    struct.pack_into(order + "I", block, at + 2 + 12 * len(entries), following)


def png(width: int, height: int, depth: int, colour: int, rows: bytes, *chunks: bytes) -> bytes:
    """A PNG of any kind, with further chunks before the pixels; `rows` are not yet compressed."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = (chunk(b"IHDR", header), *chunks, chunk(b"IDAT", zlib.compress(rows)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def opened(folder: Path, data: bytes, name: str = "photo.jpg", **options: Any) -> Photo:
    """Open these bytes as a file of that name in the folder."""
    path = folder / name
    path.write_bytes(data)
    return open_photo(path, **options)
