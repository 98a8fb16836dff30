"""An alpha channel in WebP files where all of it is opaque; libwebp leaves it out.

A photo with alpha would come back without, and what counts on four channels would fail.
"""

from __future__ import annotations

import struct

_ALPHA = 0x10  # in the flags of VP8X, and in the last byte of a VP8L header
# A lossless plane without transforms, in which each of five codes has one symbol, 255 for the
# alpha: no bits at all are needed for its pixels (RFC 9649, 2.7.1.2 and 3.7).
_OPAQUE = b"\x01" + (0b00010001_00010001_11111111_101_000).to_bytes(4, "little")


def with_opaque_alpha(webp: bytes) -> bytes:
    """The same still picture with an alpha channel; as it is if it has one."""
    chunks = _chunks(webp)
    kinds = [kind for kind, _ in chunks]
    if b"ALPH" in kinds or not {b"VP8 ", b"VP8L"} & set(kinds):
        return webp
    at = kinds.index(b"VP8L") if b"VP8L" in kinds else kinds.index(b"VP8 ")
    picture = bytearray(chunks[at][1])
    if chunks[at][0] == b"VP8L":
        packed = int.from_bytes(picture[1:5], "little")
        width, height = packed & 0x3FFF, packed >> 14 & 0x3FFF  # less one
        picture[4] |= _ALPHA
        chunks[at] = (b"VP8L", bytes(picture))
        if b"VP8X" not in kinds:
            return _file(chunks)
    else:
        width, height = (n % 0x4000 - 1 for n in struct.unpack_from("<HH", picture, 6))
        chunks.insert(at, (b"ALPH", _OPAQUE))
    if b"VP8X" in kinds:
        place = kinds.index(b"VP8X")
        extended = bytearray(chunks[place][1])
        extended[0] |= _ALPHA
        chunks[place] = (b"VP8X", bytes(extended))
    else:
        sides = width.to_bytes(3, "little") + height.to_bytes(3, "little")
        chunks.insert(0, (b"VP8X", bytes([_ALPHA, 0, 0, 0]) + sides))
    return _file(chunks)


def _chunks(webp: bytes) -> list[tuple[bytes, bytes]]:
    found = []
    at = 12
    while at + 8 <= len(webp):
        size = int.from_bytes(webp[at + 4 : at + 8], "little")
        found.append((webp[at : at + 4], webp[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    return found


def _file(chunks: list[tuple[bytes, bytes]]) -> bytes:
    parts = [b"WEBP"]
    for kind, data in chunks:
        parts += [kind, len(data).to_bytes(4, "little"), data, b"\0" * (len(data) % 2)]
    body = b"".join(parts)
    return b"RIFF" + len(body).to_bytes(4, "little") + body
