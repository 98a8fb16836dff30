"""From pixels and what is known of their file to the bytes of a new file."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from PIL import PngImagePlugin

from inpaint_app.core.errors import UserError
from inpaint_app.core.photo import JpegCoding, Photo
from inpaint_app.core.photo_metadata import CAMERA_TAGS, remove_pixel_tags
from inpaint_app.core.pixels import Image

# Longest side; Pillow notices only after it has emptied the old file.
LONGEST_SIDE = {"JPEG": 65500, "WEBP": 16383, "AVIF": 65536, "BMP": 2**31 - 1, "TIFF": 2**31 - 1}
WITHOUT_ALPHA = ("JPEG", "BMP")

_GREY_MODES = ("1", "L", "LA", "La", "I", "F")  # and all that start with "I;16"
_LONGEST_MARKER = 65533  # bytes in a JPEG segment
_LOSSLESS_TIFF = ("raw", "packbits", "tiff_lzw", "tiff_deflate", "tiff_adobe_deflate")


def encode(image: Image, photo: Photo, format: str, quality: int | None) -> bytes:
    """Encode with the camera data, profile, resolution and texts of the photo, where they fit.

    Without a `quality` (1..100) PNG, WebP, TIFF and BMP are exact, and a photo from a JPEG is
    encoded with its own tables. Raises UserError where the format cannot hold the image.
    """
    side = max(image.shape[:2])
    if side > LONGEST_SIDE.get(format, side):
        raise UserError(
            "{format} holds at most {limit} pixels a side and this photo has {side}; "
            "save it as PNG or TIFF",
            format=format,
            limit=LONGEST_SIDE[format],
            side=side,
        )
    picture = _picture(image, photo, format)
    options = _options(picture, photo, format, quality)
    failure: Exception | None = None
    for attempt in (options, {**options, "exif": b""}):
        try:
            return _encoded(picture, format, attempt)
        except MemoryError as error:
            raise UserError(
                "There is not enough memory to save this photo; close other programs and try again",
                details=repr(error),
            ) from error
        except Exception as error:  # TIFF refuses odd camera data with TypeError, RuntimeError...
            failure = error
    raise UserError(
        "This photo could not be encoded as {format}; save it in another format",
        format=format,
        details=repr(failure),
    ) from failure


def _encoded(picture: PIL.Image.Image, format: str, options: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format, **options)
    return buffer.getvalue()


def _picture(image: Image, photo: Photo, format: str) -> PIL.Image.Image:
    """The image in the mode to be saved: grey stays grey, 16 bits stay where they can."""
    alpha = image.shape[2] == 4
    if alpha and format in WITHOUT_ALPHA:
        if int(image[..., 3].min()) < np.iinfo(image.dtype).max:
            raise UserError(
                "{format} cannot keep the transparency of this photo; save it as PNG, WebP or TIFF",
                format=format,
            )
        alpha, image = False, image[..., :3]
    deep = image.dtype == np.uint16
    if deep and (alpha or format not in ("PNG", "TIFF")):
        image, deep = np.rint(image / np.float32(257)).astype(np.uint8), False
    if deep:  # only grey files are read in 16 bits, so a coloured fill has to become grey again
        return PIL.Image.fromarray(_luminance(image))
    if photo.mode in _GREY_MODES or photo.mode.startswith("I;16"):
        grey = image[..., 0]
        if np.array_equal(grey, image[..., 1]) and np.array_equal(grey, image[..., 2]):
            if not alpha:
                return PIL.Image.fromarray(grey)
            if format in ("PNG", "TIFF"):
                return PIL.Image.fromarray(np.stack((grey, image[..., 3]), axis=2))
    return PIL.Image.fromarray(image)


def _luminance(image: Image) -> NDArray[np.uint16]:
    """Rec. 601 luminance in whole numbers: exactly the grey value where all channels are equal."""
    red, green, blue = np.moveaxis(image[..., :3].astype(np.uint32), 2, 0)
    grey = (299 * red + 587 * green + 114 * blue + 500) // 1000
    return np.asarray(grey, np.uint16)


def _options(
    picture: PIL.Image.Image, photo: Photo, format: str, quality: int | None
) -> dict[str, Any]:
    """What Pillow is told; the efforts are chosen by measurement on 12 megapixels.

    Seconds of one core against the default, and growth of the file: PNG 0.9 against 2.4 and 1 %,
    WebP 1.6 against 8.4 and 16 %, AVIF 3.1 against 8.0 and 8 %.
    """
    options: dict[str, Any] = {}
    if photo.icc_profile and format != "BMP" and _fits(photo, picture):
        options["icc_profile"] = photo.icc_profile
    if photo.exif and format != "BMP":
        options["exif"] = photo.exif
    if photo.xmp and format in ("JPEG", "WEBP", "AVIF"):
        options["xmp"] = photo.xmp
    if photo.dpi and format in ("JPEG", "PNG", "TIFF", "BMP"):
        options["dpi"] = photo.dpi
    if format == "JPEG":
        options.update(_jpeg_options(picture, photo, quality))
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
    elif format == "TIFF":
        options["exif"] = tags = _tiff_tags(photo)
        source = photo.tiff_compression
        options["compression"] = source if source in _LOSSLESS_TIFF else "tiff_adobe_deflate"
        if any(tag in tags for tag in CAMERA_TAGS):
            options["compression"] = "raw"  # through libtiff, Pillow cannot write these directories
    return options


def _fits(photo: Photo, picture: PIL.Image.Image) -> bool:
    """Whether the profile still describes the picture; a grey one is wrong for colours."""
    grey_profile = (photo.icc_profile or b"")[16:20] == b"GRAY"  # ICC.1:2022, 7.2.6
    return not grey_profile or picture.mode in ("L", "LA", "I;16")


def _jpeg_options(picture: PIL.Image.Image, photo: Photo, quality: int | None) -> dict[str, Any]:
    options: dict[str, Any] = {"quality": quality or 95, "subsampling": 0}
    channels = len(picture.getbands())
    if photo.jpeg is not None:
        options["progressive"] = photo.jpeg.progressive
        if quality is None and len(photo.jpeg.tables) == channels:
            del options["quality"]
            options["qtables"] = _tables(photo.jpeg)
            options["subsampling"] = photo.jpeg.subsampling
    if photo.comment and len(photo.comment) <= _LONGEST_MARKER:
        options["comment"] = photo.comment
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


def _tiff_tags(photo: Photo) -> PIL.Image.Exif:
    tags = PIL.Image.Exif()
    if photo.exif:
        tags.load(photo.exif)
        remove_pixel_tags(tags)
    if photo.xmp:
        tags[700] = photo.xmp
    return tags
