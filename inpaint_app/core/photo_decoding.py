"""From an opened Pillow image to an upright Photo, with a note on everything that was reduced."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from typing import Any, BinaryIO, NamedTuple, cast

import numpy as np
import PIL.Image
import PIL.ImageFile
from numpy.typing import NDArray
from PIL import ExifTags, ImageCms, JpegImagePlugin

from inpaint_app.core import image_resources
from inpaint_app.core.deep_pixels import read_samples
from inpaint_app.core.errors import Sentence
from inpaint_app.core.photo import JpegCoding, Photo
from inpaint_app.core.photo_metadata import (
    EXIF_HEADER,
    remove_pixel_tags,
    thumbnail_size,
    upright_exif,
    upright_xmp,
    valid_profile,
)

SIDEWAYS = (5, 6, 7, 8)  # EXIF orientations that swap width and height
# Keys of PNG texts that hold camera data (as ImageMagick writes them) and XMP.
_KEPT_ELSEWHERE = ("Raw profile type exif", "Raw profile type APP1", "XML:com.adobe.xmp")


class _Stored(NamedTuple):
    """What Pillow forgets of a file once it has loaded the pixels, to read them again in 16 bits.

    `orientation` is that of a TIFF, to which Pillow turns its own pixels; 0 in other formats.
    """

    file: BinaryIO | None
    format: str
    raw_modes: str
    size: tuple[int, int]
    orientation: int

    @classmethod
    def of(cls, opened: PIL.Image.Image) -> _Stored:
        """To be asked before loading."""
        file = cast(PIL.ImageFile.ImageFile, opened)
        size, orientation = opened.size, 0
        if opened.format == "TIFF":
            said = getattr(opened, "tag_v2", {}).get(ExifTags.Base.Orientation, 1)
            orientation = said if isinstance(said, int) else 1
            size = size[::-1] if orientation in SIDEWAYS else size
        modes = repr([tile.args for tile in file.tile])
        return cls(cast(BinaryIO, file.fp), str(opened.format), modes, size, orientation)

    def deep_samples(self) -> NDArray[np.uint16] | None:
        """The 16-bit colours as stored, alpha not premultiplied; None where they cannot be had."""
        if self.format not in ("PNG", "TIFF") or self.file is None:
            return None
        samples = read_samples(self.file, self.format, self.size)
        if samples is not None and "RGBX" in self.raw_modes:
            return samples[..., :3]
        if samples is not None and "RGBa" in self.raw_modes:
            alpha = np.maximum(samples[..., 3:].astype(np.float32), 1)
            colours = np.rint(samples[..., :3] * (65535 / alpha)).clip(0, 65535)
            return np.dstack((colours.astype(np.uint16), samples[..., 3:]))
        return samples


def decode(opened: PIL.Image.Image, head: bytes) -> Photo:
    """Decode the first frame; `head` are the first bytes of the file.

    The photo has neither path nor stamp yet. Raises whatever the decoder raises.
    """
    notes: list[Sentence] = []
    frames = _frames(opened)
    if frames > 1:
        notes.append(
            Sentence(
                "This is picture 1 of {frames} in the file; the result is saved under another "
                "name, so that the others are not lost.",
                frames=frames,
            )
        )
    deep = _deeper_than_8_bit(opened, head) or (
        opened.mode.startswith("I;16") and opened.has_transparency_data  # Pillow has no such mode
    )
    stored = _Stored.of(opened)
    coding = JpegCoding((), 0, False)
    if isinstance(opened, JpegImagePlugin.JpegImageFile):
        coding = _jpeg_coding(opened)
    opened.load()
    info: Mapping[Any, Any] = opened.info
    exif, orientation, thumbnail = _exif(opened, notes)
    icc_profile = _icc_profile(info, notes)
    dpi = _dpi(info.get("dpi"))
    mode = opened.mode
    samples = stored.deep_samples() if deep and mode != "CMYK" else None
    if samples is None:
        image, reduced = _pixels(opened, icc_profile)
    else:
        orientation = stored.orientation or orientation
        mode = {1: "I;16", 2: "LA"}.get(samples.shape[2], mode)
        image, reduced, deep = _coloured(samples), None, False
    if reduced is None and deep:
        reduced = Sentence(
            "This file has more than 8 bits per colour; it is edited in 8 bits and saved under "
            "another name."
        )
    if reduced is not None:
        notes.append(reduced)
    if opened.mode in ("CMYK", "LAB"):
        icc_profile = None  # it described the colours before the conversion
    if 2 <= orientation <= 8:
        image = turned(image, orientation)
    if orientation in SIDEWAYS:
        coding = _turned_coding(coding)
        dpi = dpi and (dpi[1], dpi[0])
    return Photo(
        image=image,
        format="JPEG" if opened.format == "MPO" else str(opened.format),
        mode=mode,
        exif=exif,
        icc_profile=icc_profile,
        xmp=_xmp(info),
        image_resources=_image_resources(opened),
        thumbnail=thumbnail,
        orientation=orientation if 2 <= orientation <= 8 else 1,
        dpi=dpi,
        text=_text(opened),
        comment=info.get("comment") if coding.tables else None,
        jpeg=coding if coding.tables else None,
        tiff_compression=info.get("compression") if opened.format == "TIFF" else None,
        frames=frames,
        complete=frames == 1 and reduced is None,
        notes=tuple(notes),
    )


def is_camera_raw(opened: PIL.Image.Image, head: bytes) -> bool:
    """Whether this TIFF is a raw file (NEF, ARW, DNG, CR2), of which Pillow sees a preview only."""
    tags = getattr(opened, "tag_v2", {})
    return head[8:10] == b"CR" or (tags.get(254) == 1 and 330 in tags)


def _frames(opened: PIL.Image.Image) -> int:
    """How many pictures the file holds; 1 if the later ones are damaged beyond counting."""
    try:
        frames = int(getattr(opened, "n_frames", 1))
    except Exception:  # plug-ins raise EOFError, SyntaxError, KeyError and others here
        frames = 1
    opened.seek(0)
    return max(frames, 1)


def _deeper_than_8_bit(opened: PIL.Image.Image, head: bytes) -> bool:
    """Whether Pillow will decode fewer bits than the file holds (modes I and F keep them)."""
    if opened.mode[0] in "IF":
        return False
    if opened.format == "TIFF":  # TIFF 6.0, BitsPerSample; the raw modes of planes do not tell
        bits = getattr(opened, "tag_v2", {}).get(258, (8,))
        return max(bits, default=8) > 8
    if opened.format == "PNG":  # the raw mode of a tile, as "RGB;16B"
        tiles = cast(PIL.ImageFile.ImageFile, opened).tile
        return any(";16" in repr(tile.args) for tile in tiles)
    if opened.format == "AVIF":  # ISO 23008-12, PixelInformationProperty
        at = head.find(b"pixi")
        return at >= 0 and head[at + 9 : at + 10] > b"\x08"
    return int(opened.info.get("bit_depth", 8)) > 8  # HEIF


def _jpeg_coding(opened: JpegImagePlugin.JpegImageFile) -> JpegCoding:
    """Read tables and subsampling; without tables where they cannot be used again."""
    tables = tuple(tuple(opened.quantization.get(layer[3], ())) for layer in opened.layer)
    if len(tables) not in (1, 3) or any(len(table) != 64 for table in tables):
        tables = ()
    sampling = JpegImagePlugin.get_sampling(opened)
    # -1 is a sampling that Pillow cannot write; 4:4:4 loses least in its place.
    progressive = "progressive" in opened.info or "progression" in opened.info
    return JpegCoding(tables, max(sampling, 0), progressive)


def _turned_coding(coding: JpegCoding) -> JpegCoding:
    """The coding of an image whose rows have become columns."""
    return JpegCoding(
        tuple(tuple(np.reshape(table, (8, 8)).T.ravel().tolist()) for table in coding.tables),
        0 if coding.subsampling == 1 else coding.subsampling,  # 4:2:2 is not square
        coding.progressive,
    )


def _exif(
    opened: PIL.Image.Image, notes: list[Sentence]
) -> tuple[bytes | None, int, tuple[int, int] | None]:
    """The camera data to keep, the orientation still to be applied, the size of the thumbnail."""
    try:
        exif = opened.getexif()
        orientation = exif.get(ExifTags.Base.Orientation, 1)
        stored = opened.info.get("exif")
        if not stored:  # in TIFF the data are the file's own; some PNG hold them as text
            remove_pixel_tags(exif)
            stored = exif.tobytes() if len(exif) else b""
        kept = upright_exif(stored) if len(stored) > len(EXIF_HEADER) else None
        return kept, orientation if isinstance(orientation, int) else 1, thumbnail_size(stored)
    except Exception:  # the parser raises ValueError, SyntaxError, struct.error, TypeError, ...
        notes.append(
            Sentence(
                "The camera data of this photo are damaged; it is shown as it is stored, and saved "
                "without them."
            )
        )
        return None, 1, None


def _icc_profile(info: Mapping[Any, Any], notes: list[Sentence]) -> bytes | None:
    profile = info.get("icc_profile")
    if not profile:
        return None
    if valid_profile(profile):
        return bytes(profile)
    notes.append(
        Sentence("The colour profile of this photo is damaged; its colours are taken as sRGB.")
    )
    return None


def _image_resources(opened: PIL.Image.Image) -> bytes | None:
    if isinstance(opened, JpegImagePlugin.JpegImageFile):
        segments = [data for name, data in opened.applist if name == "APP13"]
        return image_resources.from_segments(segments)
    tags = getattr(opened, "tag_v2", {})
    resources, captions = (_bytes(tags.get(number)) for number in (34377, 33723))
    return image_resources.from_tiff(resources, captions)


def _bytes(value: Any) -> bytes | None:
    """The bytes of a TIFF tag; Pillow wraps those of tags that it does not know into a tuple."""
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    return value if isinstance(value, bytes) else None


def _xmp(info: Mapping[Any, Any]) -> bytes | None:
    xmp = info.get("xmp")
    return upright_xmp(xmp) if isinstance(xmp, bytes) else None


def _dpi(dpi: Any) -> tuple[float, float] | None:
    """The resolution, unless it is nonsense; 1 stands for none in TIFF."""
    try:
        x, y = (float(value) for value in dpi)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return (x, y) if all(math.isfinite(v) and 1 < v < 65536 for v in (x, y)) else None


def _text(opened: PIL.Image.Image) -> tuple[tuple[str, str], ...]:
    """The texts of a PNG, less those that are camera data or XMP."""
    texts = getattr(opened, "text", None)
    if opened.format != "PNG" or not isinstance(texts, dict):
        return ()
    return tuple((str(k), str(v)) for k, v in texts.items() if k not in _KEPT_ELSEWHERE)


def _coloured(samples: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Grey, with or without alpha, as RGB or RGBA; colours as they are."""
    if samples.shape[2] > 2:
        return samples
    return np.dstack((_grey(samples[..., 0]), samples[..., 1:]))


def _pixels(
    opened: PIL.Image.Image, icc_profile: bytes | None
) -> tuple[NDArray[Any], Sentence | None]:
    """The pixels as RGB or RGBA as stored, and what was reduced."""
    transparent = opened.has_transparency_data
    if opened.mode.startswith("I;16") and not transparent:
        return _grey(np.asarray(opened).astype(np.uint16)), None
    if opened.mode[0] in "IF":
        return _scaled(opened, transparent)
    if opened.mode in ("CMYK", "LAB"):
        return np.array(_converted(opened, icc_profile)), Sentence(
            "The {mode} colours of this file were converted to RGB; the result is saved as RGB "
            "under another name.",
            mode="Lab" if opened.mode == "LAB" else "CMYK",
        )
    if opened.mode == "La":  # grey with premultiplied alpha
        opened = opened.convert("LA")
    target = "RGBA" if transparent or opened.mode == "RGBa" else "RGB"
    return np.array(opened if opened.mode == target else opened.convert(target)), None


def _scaled(opened: PIL.Image.Image, transparent: bool) -> tuple[NDArray[Any], Sentence]:
    """Bring one channel of integers or floats of any range to 8 bits; NaN becomes the darkest."""
    values = np.asarray(opened).astype(np.float32)
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
    values = np.nan_to_num(values, nan=low, posinf=high, neginf=low)
    if low < 0 or high > 65535:
        black, white = low, max(high, low + 1)
    elif high > 255 or opened.mode.startswith("I;16"):
        black, white = 0.0, 65535.0
    else:
        black, white = 0.0, 1.0 if opened.mode == "F" and high <= 1 else 255.0
    grey = np.rint((values - black) * (255 / (white - black))).astype(np.uint8)
    image = _grey(grey)
    if transparent:
        alpha = np.asarray(opened) != opened.info.get("transparency")
        image = np.dstack((image, np.uint8(255) * alpha))
    return image, Sentence(
        "The values of this file, from {low} to {high}, were reduced to 8 bits; the result is "
        "saved under another name.",
        low=f"{low:g}",
        high=f"{high:g}",
    )


def _grey(values: NDArray[Any]) -> NDArray[Any]:
    return np.repeat(values[..., None], 3, axis=2)  # (H, W) to (H, W, 3)


def _converted(opened: PIL.Image.Image, icc_profile: bytes | None) -> PIL.Image.Image:
    """Convert CMYK or Lab to sRGB, by the file's own profile where it has a fitting one."""
    srgb = ImageCms.createProfile("sRGB")
    if opened.mode == "LAB":
        source: Any = ImageCms.createProfile("LAB")
    elif icc_profile is None:
        return opened.convert("RGB")
    else:
        source = io.BytesIO(icc_profile)
    try:
        converted = ImageCms.profileToProfile(opened, source, srgb, outputMode="RGB")
    except ImageCms.PyCMSError:  # such as an RGB profile in a CMYK file
        converted = opened.convert("RGB")
    assert converted is not None
    return converted


def turned(image: NDArray[Any], orientation: int) -> NDArray[Any]:
    """Apply an EXIF orientation."""
    if orientation in SIDEWAYS:
        image = image.transpose(1, 0, 2)  # what 5 asks for
    if orientation in (2, 3, 6, 7):
        image = image[:, ::-1]
    if orientation in (3, 4, 7, 8):
        image = image[::-1]
    return np.ascontiguousarray(image)


def turned_back(image: NDArray[Any], orientation: int) -> NDArray[Any]:
    """The opposite: how an upright image lies in a file of that EXIF orientation."""
    return turned(image, {6: 8, 8: 6}.get(orientation, orientation))
