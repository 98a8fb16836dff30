"""Between numpy arrays and Qt's images: the one edge where pixels change their type."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColorSpace, QImage

from inpaint_app.core.pixels import Image

_FORMATS = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBA8888}


def wrap(image: Image) -> QImage:
    """A QImage that shows the array's own memory when it is 8 bit and contiguous.

    It must not outlive the array; 16-bit images and parts of images are copied.
    """
    if image.dtype == np.uint16:
        image = (image // 257).astype(np.uint8)  # 65535 / 257 = 255
    return _over(np.ascontiguousarray(image), _FORMATS[image.shape[2]])


def wrap_codes(codes: NDArray[np.uint8], colours: list[int]) -> QImage:
    """A QImage over contiguous (H, W) codes, each shown as its ARGB colour in `colours`."""
    image = _over(codes, QImage.Format.Format_Indexed8)
    image.setColorTable(colours)
    return image


def to_qimage(image: Image) -> QImage:
    """A QImage with memory of its own, for the clipboard and other lasting uses."""
    return wrap(image).copy()


def to_image(image: QImage) -> Image:
    """An (H, W, 3) or, where it has transparency, (H, W, 4) uint8 array with memory of its own."""
    channels = 4 if image.hasAlphaChannel() else 3
    image = image.convertToFormat(_FORMATS[channels])
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : image.width() * channels]  # Qt pads each row to 4 bytes
    return pixels.reshape(image.height(), image.width(), channels).copy()


def colour_space(icc_profile: bytes | None) -> QColorSpace:
    """The colour space of a profile; sRGB when there is none or Qt cannot use it for RGB.

    That of a grey gamma is sRGB's with this curve: greys are opened as RGB.
    """
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if not icc_profile:
        return srgb
    space = QColorSpace.fromIccProfile(icc_profile)
    if space.isValid() and space.colorModel() == QColorSpace.ColorModel.Gray:
        curve = space.transferFunction()
        if curve == QColorSpace.TransferFunction.Custom:  # a table, which Qt does not tell
            return srgb
        return QColorSpace(QColorSpace.Primaries.SRgb, curve, space.gamma())
    usable = space.isValid() and space.colorModel() == QColorSpace.ColorModel.Rgb
    return space if usable else srgb


def _over(array: NDArray[Any], format_: QImage.Format) -> QImage:
    height, width = array.shape[:2]
    image = QImage(array.data, width, height, array.strides[0], format_)
    image._owner = array  # type: ignore[attr-defined]  # a copy made above lives as long as needed
    return image
