"""TIFF files: any depth, compressed without loss, with the camera data of the photo.

Pillow writes no 16-bit colours, and camera data only into files that are not compressed.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.directories import Entry, Order, numbers, write_directory

Samples = (
    NDArray[np.uint8] | NDArray[np.uint16]
)  # (H, W, 1 to 4): grey or RGB, with or without alpha

_STRIP = 1 << 18  # bytes, before compression
_SHORT, _RATIONAL, _UNDEFINED = 3, 5, 7
_NONE, _LZW, _DEFLATE = 1, 5, 8
_COMPRESSIONS = {"raw": _NONE, "tiff_lzw": _LZW}  # Pillow's names; all others become deflate


def encode_tiff(
    samples: Samples,
    metadata: Sequence[Entry],
    *,
    order: Order,
    compression: str | None,
    dpi: tuple[float, float] | None,
) -> bytes:
    """A TIFF with these samples and further tags, whose bytes are in this order (`<` or `>`)."""
    height, width, channels = samples.shape
    rows = max(1, _STRIP // samples[:1].nbytes)
    code = _COMPRESSIONS.get(compression or "", _DEFLATE)
    compress = _compressor(code)
    predicted = code != _NONE
    parts = [{"<": b"II*\0", ">": b"MM\0*"}[order], b"\0\0\0\0"]
    offsets, lengths, at = [], [], 8
    for top in range(0, height, rows):
        strip = samples[top : top + rows]
        if predicted:
            strip = strip.copy()
            strip[:, 1:] -= samples[top : top + rows, :-1]  # differences, modulo the depth
        data = compress(strip.astype(strip.dtype.newbyteorder(order)).tobytes())
        offsets.append(at)
        lengths.append(len(data))
        data += b"\0" * (len(data) % 2)
        parts.append(data)
        at += len(data)
    tags = [
        numbers(256, order, width),
        numbers(257, order, height),
        numbers(258, order, *[samples.dtype.itemsize * 8] * channels, kind=_SHORT),
        numbers(259, order, code, kind=_SHORT),
        numbers(262, order, 2 if channels > 2 else 1, kind=_SHORT),  # RGB or dark is zero
        numbers(273, order, *offsets),
        numbers(277, order, channels, kind=_SHORT),
        numbers(278, order, rows),
        numbers(279, order, *lengths),
        numbers(284, order, 1, kind=_SHORT),
    ]
    if predicted:
        tags.append(numbers(317, order, 2, kind=_SHORT))
    if channels in (2, 4):
        tags.append(numbers(338, order, 2, kind=_SHORT))  # alpha, not premultiplied
    if dpi is not None:
        tags += [_ratio(282, order, dpi[0]), _ratio(283, order, dpi[1])]
        tags.append(numbers(296, order, 2, kind=_SHORT))  # per inch
    ours = {tag.tag for tag in tags}
    tags += [tag for tag in metadata if tag.tag not in ours]
    parts[1] = at.to_bytes(4, "little" if order == "<" else "big")
    return b"".join((*parts, write_directory(tags, order, at)))


def opaque(tag: int, data: bytes, *, kind: int = _UNDEFINED) -> Entry:
    """An entry of bytes that mean nothing to TIFF, such as a colour profile."""
    return Entry(tag, kind, len(data), data)


def _compressor(code: int) -> Callable[[bytes], bytes]:
    if code == _NONE:
        return bytes
    if code == _DEFLATE:
        return lambda data: zlib.compress(data, 4)
    import imagecodecs  # few photos need it

    return lambda data: bytes(imagecodecs.lzw_encode(data))


def _ratio(tag: int, order: Order, value: float) -> Entry:
    return numbers(tag, order, round(value * 10000), 10000)._replace(kind=_RATIONAL, values=1)
