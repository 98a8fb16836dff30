"""Reading photos small: thousands of a folder, of which no pixel is needed at full size."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from PIL import ExifTags, ImageOps

from inpaint_app.core.photo_files import PIXEL_LIMIT, open_photo

Small = NDArray[np.uint8]  # (H, W, 3) RGB, upright


class SmallPhoto(NamedTuple):
    """A photo scaled down, and what its file tells about it."""

    pixels: Small
    size: tuple[int, int]  # width and height in the file, upright
    taken: str  # when, as EXIF says it: "2024:05:01 12:30:07"; empty if unknown


def read_small(path: Path, short_side: int) -> SmallPhoto:
    """Decode upright to 8-bit RGB with the short side at most `short_side`.

    JPEG files are decoded at an eighth to the whole of their size, which is ten times as fast for a
    camera's. Raises UserError for what `open_photo` cannot open.
    """
    found = _read_jpeg(path, short_side)
    if found is not None:
        return found
    photo = open_photo(path)
    image = photo.image[..., :3]
    if image.dtype == np.uint16:
        image = (image // 257).astype(np.uint8)
    pixels = _shrunk(PIL.Image.fromarray(np.ascontiguousarray(image)), short_side)
    return SmallPhoto(pixels, (image.shape[1], image.shape[0]), _taken(photo.exif or b""))


def _read_jpeg(path: Path, short_side: int) -> SmallPhoto | None:
    """None for whatever is no plain, whole JPEG file: `open_photo` then says what it is."""
    try:
        with PIL.Image.open(path, formats=("JPEG",)) as file:
            if file.mode not in ("RGB", "L") or file.width * file.height > PIXEL_LIMIT:
                return None
            exif = file.getexif()
            turned = exif.get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8)
            size = (file.height, file.width) if turned else (file.width, file.height)
            taken = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal, "")
            file.draft("RGB", (2 * short_side, 2 * short_side))
            image = ImageOps.exif_transpose(file.convert("RGB"))
            return SmallPhoto(_shrunk(image, short_side), size, str(taken))
    except Exception:  # decoders of broken files raise nearly everything, see open_photo
        return None


def _shrunk(image: PIL.Image.Image, short_side: int) -> Small:
    scale = short_side / min(image.size)
    if scale < 1:
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        image = image.resize(size, PIL.Image.Resampling.LANCZOS)
    return np.asarray(image.convert("RGB"))


def _taken(exif: bytes) -> str:
    data = PIL.Image.Exif()
    try:
        data.load(exif)
        return str(data.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal, ""))
    except Exception:  # as above: camera data can be broken in any way
        return ""
