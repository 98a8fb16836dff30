"""A photo with all that has to be kept of its file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inpaint_app.core.errors import Sentence
from inpaint_app.core.pixels import Image


@dataclass(frozen=True)
class JpegCoding:
    """How a JPEG was encoded, to encode it again with the least loss.

    `tables` are the quantisation tables of the components, 64 numbers each, row by row, lying as
    the upright image does; `subsampling` is 0 for 4:4:4, 1 for 4:2:2, 2 for 4:2:0.
    """

    tables: tuple[tuple[int, ...], ...]
    subsampling: int
    progressive: bool


@dataclass(frozen=True, eq=False)
class Photo:
    """A decoded photo, and what its file says about it.

    `format` and `mode` are Pillow's names. `exif` starts with `Exif\\0\\0`, says orientation 1 and
    holds no thumbnail (it would still show what was removed); `xmp` likewise. `icc_profile` is
    None where the colours are sRGB or unknown. `complete` is False when the file holds more than
    could be read, such as further frames or more than 8 bits: saving over it would lose that.
    `stamp` is (modification time in ns, size) of the file as it was read.
    """

    image: Image
    path: Path | None = None
    format: str = "PNG"
    mode: str = "RGB"
    exif: bytes | None = None
    icc_profile: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    text: tuple[tuple[str, str], ...] = ()
    comment: bytes | None = None
    jpeg: JpegCoding | None = None
    tiff_compression: str | None = None
    frames: int = 1
    complete: bool = True
    notes: tuple[Sentence, ...] = ()
    stamp: tuple[int, int] | None = None
