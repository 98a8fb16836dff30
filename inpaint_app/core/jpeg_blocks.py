"""JPEG files in which the blocks that were not touched keep their coefficients bit for bit.

Coded again, even with its own tables, a JPEG changes everywhere by a little: rounding to whole
grey levels and back loses. Here the new file takes every block in which no pixel differs from the
photo's file, and only the other ones from the new coding.
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

from inpaint_app.core.photo import KeptBlocks
from inpaint_app.core.pixels import Image

_LONGEST = 300  # seconds; 48 megapixels take about ten
_CODE = Path(__file__).resolve().parents[2]


class SourceFile(NamedTuple):
    """A JPEG on disk: its bytes, the EXIF orientation of its blocks, and its upright pixels."""

    data: bytes
    orientation: int
    image: Image


def keep_blocks(
    encoded: bytes, image: Image, source: SourceFile
) -> tuple[bytes, KeptBlocks | None]:
    """`encoded`, a JPEG of `image`, with the blocks of the source where their pixels are the same.

    Comes back as it is, with None, where the two are not coded alike: other tables or sampling, or
    a source that would have to be turned and does not end with whole blocks; and where the
    coefficients cannot be had.
    """
    if image.shape != source.image.shape or image.dtype != source.image.dtype:
        return encoded, None
    changed = (image != source.image).any(axis=2)  # (H, W)
    try:
        with tempfile.TemporaryDirectory(prefix="inpaint-") as folder:
            place = Path(folder)
            (place / "source.jpg").write_bytes(source.data)
            (place / "encoded.jpg").write_bytes(encoded)
            np.save(place / "changed.npy", changed)
            kept = _transplanted(place, source.orientation)
            if kept is None:
                return encoded, None
            data = _with_segments_of(encoded, (place / "result.jpg").read_bytes())
    except OSError:  # no room for temporary files
        return encoded, None
    return (data, kept) if _opens(data, image) else (encoded, None)


def _transplanted(folder: Path, orientation: int) -> KeptBlocks | None:
    """Run `jpeg_transplant` beside this process, which libjpeg would end on a damaged file."""
    path = os.pathsep.join(filter(None, (str(_CODE), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(  # noqa: S603 - our own module on files of our own names
            [sys.executable, "-m", "inpaint_app.core.jpeg_transplant", folder, str(orientation)],
            env={**os.environ, "PYTHONPATH": path},
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


def _opens(jpeg: bytes, image: Image) -> bool:
    """Whether it is a whole picture of that size."""
    try:
        with PIL.Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as picture:
            picture.load()
            return picture.size == image.shape[1::-1]
    except Exception:  # Pillow raises many things
        return False
