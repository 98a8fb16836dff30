"""JPEG files in which the blocks that were not touched keep their coefficients bit for bit.

Coded again, even with its own tables, a JPEG changes everywhere by a little: rounding to whole
grey levels and back loses. Here the new file is the photo's own, with only those blocks coded anew
in which a pixel differs. It lies as the photo's file does, with the same EXIF orientation: turned,
the same coefficients are decoded to other roundings.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
import PIL.Image
from PIL import ExifTags

from inpaint_app.core.geometry import Bounds
from inpaint_app.core.jpeg_transplant import ALIGNED
from inpaint_app.core.photo import KeptBlocks
from inpaint_app.core.pixels import Image

_LONGEST = 300  # seconds; 48 megapixels take about ten
_CODE = Path(__file__).resolve().parents[2]


class SourceFile(NamedTuple):
    """A JPEG on disk: its bytes, its EXIF orientation, and its pixels as they lie in it."""

    data: bytes
    orientation: int
    image: Image


class KeptFile(NamedTuple):
    """A JPEG to be written, how much of it is its source's, and where it differs from that."""

    data: bytes
    orientation: int
    blocks: KeptBlocks
    region: Bounds


def keep_blocks(described: bytes, image: Image, source: SourceFile) -> KeptFile | None:
    """The source with other pixels, an image that lies as it does, in the blocks they change.

    Segments and comments are those of `described`, which has to say the same orientation. None
    where the source is coded in an unusual way or the image does not fit it.
    """
    if image.shape != source.image.shape or image.dtype != source.image.dtype:
        return None
    changed = (image != source.image).any(axis=2)  # (H, W)
    region = Bounds.of_mask(changed).align(ALIGNED).clamp(image.shape[1], image.shape[0])
    try:
        with tempfile.TemporaryDirectory(prefix="inpaint-") as folder:
            place = Path(folder)
            (place / "source.jpg").write_bytes(source.data)
            np.save(place / "changed.npy", changed[region.slices])
            np.save(place / "pixels.npy", image[region.slices])
            kept = _transplanted(place, region)
            if kept is None:
                return None
            data = _with_segments_of(described, (place / "result.jpg").read_bytes())
    except OSError:  # no room for temporary files
        return None
    return KeptFile(data, source.orientation, kept, region)


def holds(kept: KeptFile, source: SourceFile) -> bool:
    """Whether it opens, lies as it says, and differs only in its region and what is mixed there."""
    try:
        with PIL.Image.open(io.BytesIO(kept.data), formats=["JPEG"]) as picture:
            said = picture.getexif().get(ExifTags.Base.Orientation, 1)
            pixels = np.array(picture.convert("RGB"))
    except Exception:  # Pillow raises many things
        return False
    if said != kept.orientation or pixels.shape != source.image.shape:
        return False
    height, width = pixels.shape[:2]
    mixed = kept.region.pad(2).clamp(width, height)
    pixels[mixed.slices] = source.image[mixed.slices]
    return np.array_equal(pixels, source.image)


def _transplanted(folder: Path, region: Bounds) -> KeptBlocks | None:
    """Run `jpeg_transplant` beside this process, which libjpeg would end on a damaged file."""
    path = os.pathsep.join(filter(None, (str(_CODE), os.environ.get("PYTHONPATH"))))
    module = "inpaint_app.core.jpeg_transplant"
    # jpeglib copies the photo to a temporary file, which would stay where the process is ended.
    place = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    try:
        done = subprocess.run(  # noqa: S603 - our own module on files of our own names
            [sys.executable, "-m", module, folder, str(region.y), str(region.x)],
            env={**os.environ, "PYTHONPATH": path, **place},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if done.returncode != 0:
            return None
        kept, blocks = map(int, done.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return KeptBlocks(kept, blocks)


def _with_segments_of(described: bytes, coded: bytes) -> bytes:
    """The picture of one JPEG with the application segments and comments of another."""
    return b"".join((described[:2], *_segments(described)[0], *_segments(coded)[1]))


def _segments(jpeg: bytes) -> tuple[list[bytes], list[bytes]]:
    """The segments that only describe, and the others with all that follows the first scan's."""
    described: list[bytes] = []
    coded: list[bytes] = []
    at = 2
    while jpeg[at + 1] != 0xDA:  # start of scan
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        describes = 0xE0 <= jpeg[at + 1] <= 0xEF or jpeg[at + 1] == 0xFE
        (described if describes else coded).append(jpeg[at:end])
        at = end
    return described, [*coded, jpeg[at:]]
