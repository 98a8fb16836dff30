"""A photo with all that has to be kept of its file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

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


class KeptBlocks(NamedTuple):
    """How many of the luminance blocks of a JPEG are those of the photo's file, bit for bit."""

    kept: int
    blocks: int


@dataclass(frozen=True)
class KnownFile:
    """A file that a photo was read from or saved to.

    `complete` is False when it holds more than could be read, such as further frames or more than
    8 bits: saving over it would lose that. `stamp` is (modification time in ns, size) as it was
    read or written.
    """

    path: Path
    stamp: tuple[int, int] | None
    complete: bool


@dataclass(frozen=True, eq=False)
class Photo:
    """A decoded photo, and what its file says about it.

    `format` and `mode` are Pillow's names. `exif` starts with `Exif\\0\\0`, says orientation 1 and
    holds no thumbnail (it would still show what was removed); `xmp` likewise. `thumbnail` is
    (width, height) of the one that the file had. `image_resources` are Photoshop's, with the
    captions of IPTC. `icc_profile` is
    None where the colours are sRGB or unknown. `path`, `complete` and `stamp` are those of the
    KnownFile where the photo lies now, and `orientation` is that of the pixels in it (EXIF);
    `kept_blocks` tells what a JPEG that was just saved has of the one before. `earlier` are the
    files where the photo lay before, which must not be lost either.
    """

    image: Image
    path: Path | None = None
    format: str = "PNG"
    mode: str = "RGB"
    exif: bytes | None = None
    icc_profile: bytes | None = None
    xmp: bytes | None = None
    image_resources: bytes | None = None
    thumbnail: tuple[int, int] | None = None
    dpi: tuple[float, float] | None = None
    text: tuple[tuple[str, str], ...] = ()
    comment: bytes | None = None
    jpeg: JpegCoding | None = None
    tiff_compression: str | None = None
    frames: int = 1
    complete: bool = True
    notes: tuple[Sentence, ...] = ()
    stamp: tuple[int, int] | None = None
    orientation: int = 1
    kept_blocks: KeptBlocks | None = None
    earlier: tuple[KnownFile, ...] = ()

    @property
    def files(self) -> tuple[KnownFile, ...]:
        """All files that this photo was read from or saved to, the latest first."""
        if self.path is None:
            return self.earlier
        return (KnownFile(self.path, self.stamp, self.complete), *self.earlier)
