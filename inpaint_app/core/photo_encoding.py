"""From pixels and what is known of their file to the bytes of a new file."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import numpy as np
import PIL.Image
from PIL import PngImagePlugin

from inpaint_app.core import image_resources
from inpaint_app.core.deep_pixels import encode_png, png_description
from inpaint_app.core.errors import UserError
from inpaint_app.core.photo import JpegCoding, Photo
from inpaint_app.core.photo_decoding import SIDEWAYS, turned_back
from inpaint_app.core.photo_metadata import (
    tiff_tags,
    turned_exif,
    turned_xmp,
    with_thumbnail,
)
from inpaint_app.core.pixels import Image
from inpaint_app.core.tiff_encoding import Samples, encode_tiff, opaque
from inpaint_app.core.webp_alpha import with_opaque_alpha

# Longest side; Pillow notices only after it has emptied the old file.
LONGEST_SIDE = {"JPEG": 65500, "WEBP": 16383, "AVIF": 65536, "BMP": 2**31 - 1, "TIFF": 2**31 - 1}
WITHOUT_ALPHA = ("JPEG", "BMP")

_GREY_MODES = ("1", "L", "LA", "La", "I", "F")  # and all that start with "I;16"
_LONGEST_MARKER = 65533  # bytes in a JPEG segment


def encode(image: Image, photo: Photo, format: str, quality: int | None) -> bytes:
    """Encode with the camera data, profile, resolution and texts of the photo, where they fit.

    Without a `quality` (1..100) PNG, WebP, TIFF and BMP are exact, and a photo from a JPEG is
    encoded with its own tables. Raises UserError where the format cannot hold the image.
    """
    check_fits(image, format)
    samples = _samples(image, photo, format)
    if photo.icc_profile and not _fits(photo.icc_profile, samples):
        photo = dataclasses.replace(photo, icc_profile=None)
    failure: Exception | None = None
    try:
        for attempt in (photo, dataclasses.replace(photo, exif=None, thumbnail=None)):
            try:
                return _encoded(samples, attempt, format, quality)
            except MemoryError:
                raise
            except Exception as error:  # Pillow and damaged camera data fail in many ways
                failure = error
    except MemoryError as error:
        raise UserError(
            "There is not enough memory to save this photo; close other programs and try again",
            details=repr(error),
        ) from error
    raise UserError(
        "This photo could not be encoded as {format}; save it in another format",
        format=format,
        details=repr(failure),
    ) from failure


def check_fits(image: Image, format: str) -> None:
    """Raise UserError where the format cannot hold the sides or the transparency of the image."""
    side = max(image.shape[:2])
    if side > LONGEST_SIDE.get(format, side):
        raise UserError(
            "{format} holds at most {limit} pixels a side and this photo has {side}; "
            "save it as PNG or TIFF",
            format=format,
            limit=LONGEST_SIDE[format],
            side=side,
        )
    alpha = image[..., 3:]  # (H, W, 0 or 1)
    if format in WITHOUT_ALPHA and (alpha < np.iinfo(image.dtype).max).any():
        raise UserError(
            "{format} cannot keep the transparency of this photo; save it as PNG, WebP or TIFF",
            format=format,
        )


def description(image: Image, photo: Photo, orientation: int) -> bytes | None:
    """A tiny JPEG with all that is kept of the photo, for pixels that lie by that orientation.

    None where the camera data are damaged and cannot say how they lie. `check_fits` has to have
    passed.
    """
    samples = turned_back(_samples(image, photo, "JPEG"), orientation)
    try:
        if orientation != 1:
            photo = dataclasses.replace(
                photo,
                exif=photo.exif and turned_exif(photo.exif, orientation),
                xmp=photo.xmp and turned_xmp(photo.xmp, orientation),
                dpi=photo.dpi[::-1] if photo.dpi and orientation in SIDEWAYS else photo.dpi,
            )
        buffer = io.BytesIO()
        _picture(samples[:8, :8]).save(buffer, "JPEG", **_options(samples, photo, "JPEG", None))
    except Exception:  # Pillow and damaged camera data fail in many ways
        return None
    return buffer.getvalue()


def _encoded(samples: Samples, photo: Photo, format: str, quality: int | None) -> bytes:
    if format == "TIFF":
        return _tiff(samples, photo)
    options = _options(samples, photo, format, quality)
    if samples.dtype == np.uint16:  # only PNG is left
        return encode_png(samples.astype(np.uint16, copy=False), png_description(**options))
    buffer = io.BytesIO()
    _picture(samples).save(buffer, format, **options)
    if format == "WEBP" and samples.shape[2] == 4:
        return with_opaque_alpha(buffer.getvalue())
    return buffer.getvalue()


def _samples(image: Image, photo: Photo, format: str) -> Samples:
    """What is stored, (H, W, 1 to 4): grey stays grey, 16 bits stay where they can."""
    alpha = image.shape[2] == 4
    if alpha and format in WITHOUT_ALPHA:  # all opaque, or `check_fits` had refused it
        alpha, image = False, image[..., :3]
    if image.dtype == np.uint16 and format not in ("PNG", "TIFF"):
        image = np.rint(image / np.float32(257)).astype(np.uint8)
    if photo.mode in _GREY_MODES or photo.mode.startswith("I;16"):
        grey = image[..., 0]
        if np.array_equal(grey, image[..., 1]) and np.array_equal(grey, image[..., 2]):
            if not alpha:
                return grey[..., None]
            if format in ("PNG", "TIFF"):
                return image[..., 2:]  # the last of three equal channels, and alpha
    return image


def _picture(samples: Samples) -> PIL.Image.Image:
    return PIL.Image.fromarray(samples[..., 0] if samples.shape[2] == 1 else samples)


def _tiff(samples: Samples, photo: Photo) -> bytes:
    order, tags = tiff_tags(photo.exif) if photo.exif else ("<", [])
    if photo.xmp:
        tags.append(opaque(700, photo.xmp, kind=1))
    if photo.icc_profile:
        tags.append(opaque(34675, photo.icc_profile))
    if photo.image_resources:
        tags.append(opaque(34377, photo.image_resources))
        if captions := image_resources.captions(photo.image_resources):
            tags.append(opaque(33723, captions))
    return encode_tiff(
        samples, tags, order=order, compression=photo.tiff_compression, dpi=photo.dpi
    )


def _options(samples: Samples, photo: Photo, format: str, quality: int | None) -> dict[str, Any]:
    """What Pillow is told; the efforts are chosen by measurement on 12 megapixels.

    Seconds of one core against the default, and growth of the file: PNG 0.9 against 2.4 and 1 %,
    WebP 1.6 against 8.4 and 16 %, AVIF 3.1 against 8.0 and 8 %.
    """
    options: dict[str, Any] = {}
    if photo.icc_profile and format != "BMP":
        options["icc_profile"] = photo.icc_profile
    if photo.exif and format != "BMP":
        options["exif"] = _exif(samples, photo, format)
    if photo.xmp and format in ("JPEG", "WEBP", "AVIF"):
        options["xmp"] = photo.xmp
    if photo.dpi and format in ("JPEG", "PNG", "BMP"):
        options["dpi"] = photo.dpi
    if format == "JPEG":
        options.update(_jpeg_options(samples.shape[2], photo, quality))
        for name, longest in (("exif", _LONGEST_MARKER), ("xmp", _LONGEST_MARKER - 29)):
            if len(options.get(name, b"")) > longest:  # JPEG cannot hold it
                del options[name]
    elif format == "WEBP":
        options["exact"] = True  # keep the colour under full transparency
        if quality is None:  # here quality and method are the effort: a fifth of the default's
            options.update(lossless=True, quality=20, method=1)
        else:
            options["quality"] = quality
    elif format == "AVIF":
        options.update(quality=quality or 95, subsampling="4:4:4", speed=8)
    elif format == "PNG":
        options.update(pnginfo=_png_texts(photo), compress_level=3)
    return options


def _exif(samples: Samples, photo: Photo, format: str) -> bytes:
    """The camera data, with a thumbnail of what is saved if they had one of what was opened."""
    exif = photo.exif or b""
    if photo.thumbnail is None:
        return exif
    height, width = samples.shape[:2]
    step = max(1, min(height, width) // (2 * max(photo.thumbnail)))  # enough for a thumbnail
    small = samples[::step, ::step, : 3 if samples.shape[2] > 2 else 1]
    if small.dtype == np.uint16:
        small = (small // 257).astype(np.uint8)
    picture = _picture(small)
    short, long = sorted(photo.thumbnail)
    picture.thumbnail((long, short) if width > height else (short, long))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=80)
    whole = with_thumbnail(exif, buffer.getvalue())
    return whole if format != "JPEG" or len(whole) <= _LONGEST_MARKER else exif


def _fits(icc_profile: bytes, samples: Samples) -> bool:
    """Whether the profile still describes the picture; a grey one is wrong for colours."""
    grey_profile = icc_profile[16:20] == b"GRAY"  # ICC.1:2022, 7.2.6
    return not grey_profile or samples.shape[2] <= 2


def _jpeg_options(channels: int, photo: Photo, quality: int | None) -> dict[str, Any]:
    options: dict[str, Any] = {"quality": quality or 95, "subsampling": 0}
    if photo.jpeg is not None:
        options["progressive"] = photo.jpeg.progressive
        if quality is None and len(photo.jpeg.tables) == channels:
            del options["quality"]
            options["qtables"] = _tables(photo.jpeg)
            options["subsampling"] = photo.jpeg.subsampling
    if photo.comment and len(photo.comment) <= _LONGEST_MARKER:
        options["comment"] = photo.comment
    if photo.image_resources:
        options["extra"] = image_resources.to_segments(photo.image_resources)
    return options


def _tables(coding: JpegCoding) -> list[list[int]]:
    """The tables as libjpeg takes them: the last one serves all further components."""
    tables = [list(table) for table in coding.tables]
    while len(tables) > 1 and tables[-1] == tables[-2]:
        tables.pop()
    return tables


def _png_texts(photo: Photo) -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    for key, value in photo.text:
        info.add_itxt(key, value) if not value.isascii() else info.add_text(key, value)
    if photo.xmp:
        info.add_itxt("XML:com.adobe.xmp", photo.xmp.decode("utf-8", "replace"))
    return info
