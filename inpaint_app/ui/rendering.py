"""How the photo and its masks are drawn, all in device pixels.

Only what lies in the exposed part is read and drawn, from the level of the pyramid that fits the
zoom, so that the cost depends on the window and not on the photo.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QPainter, qRgba

from inpaint_app.core.fills import Preview
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pyramid import Pyramid
from inpaint_app.ui import qimage
from inpaint_app.ui.viewport import Viewport

_EDGE = 0xE6FFFFFF  # outside the coloured line: one of the two shows on any photo

_CHECKER = (QColor(0xFFFFFF), QColor(0xD9DCE1))
_CHECKER_SIZE = 10
_SQUARES_FROM = 2.0  # from this scale on, pixels are shown as squares instead of being blurred


def draw_photo(
    painter: QPainter, pyramid: Pyramid, view: Viewport, exposed: Bounds, space: QColorSpace
) -> None:
    """Draw the photo within `exposed`, its colours converted from `space` to sRGB."""
    target = exposed.intersect(view.area)
    if target.empty:
        return
    level = pyramid.level_for(view.scale)
    pixels = pyramid.levels[level]
    # Two pixels more on each side, so that smoothing never sees the edge of the exposed part.
    seen = view.seen(target)
    part = Bounds(
        seen.x >> level, seen.y >> level, (seen.width >> level) + 2, (seen.height >> level) + 2
    )
    part = part.pad(2).clamp(pixels.shape[1], pixels.shape[0])
    size = view.scale * 2**level
    corner = view.to_device(part.x * 2**level, part.y * 2**level)
    place = QRectF(*corner, part.width * size, part.height * size)
    if pixels.dtype == np.uint8:
        picture, source = qimage.wrap(pixels), QRectF(*part)
    else:
        picture, source = qimage.wrap(pixels[part.slices]), QRectF(0, 0, part.width, part.height)
    if picture.hasAlphaChannel():
        _draw_checkerboard(painter, view, target)
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if space == srgb:
        _draw_scaled(painter, place, picture, source, size)
        return
    if size > 1:  # fewer pixels before scaling than after it
        picture = qimage.wrap(pixels[part.slices])
        _convert(picture, space)
        _draw_scaled(painter, place, picture, QRectF(0, 0, part.width, part.height), size)
        return
    # Opaque pixels are converted in two thirds of the time of those that may be transparent.
    formats = QImage.Format
    opaque = not picture.hasAlphaChannel()
    kind = formats.Format_RGB32 if opaque else formats.Format_ARGB32_Premultiplied
    shown = QImage(target.width, target.height, kind)
    if not opaque:
        shown.fill(Qt.GlobalColor.transparent)
    with QPainter(shown) as inner:
        inner.translate(-target.x, -target.y)
        _draw_scaled(inner, place, picture, source, size)
    _convert(shown, space)
    painter.drawImage(QPointF(target.x, target.y), shown)


@lru_cache(maxsize=16)
def tints(colour: str, opacity: float) -> tuple[int, ...]:
    """The colours of the codes of `draw_mask`: nothing, two lines, then more and more covered."""
    line = QColor(colour)
    red, green, blue = line.red(), line.green(), line.blue()
    strengths = (round(opacity * code) for code in range(3, 256))
    return (
        0,
        _EDGE,
        line.rgba(),
        *(qRgba(red, green, blue, strength) for strength in strengths),
    )


def draw_mask(
    painter: QPainter,
    pyramid: Pyramid,
    view: Viewport,
    exposed: Bounds,
    line: int,
    colours: tuple[int, ...],
) -> None:
    """Tint the hole within `exposed` by its cover, its edge as two lines of `line` device pixels.

    `pyramid` is of a cover or of a mask; `colours` come from `tints`. Without a `line` there is no
    edge.
    """
    target = exposed.pad(2 * line).intersect(view.covered(_painted(pyramid), pad=1))
    target = target.intersect(view.area)
    if target.empty:
        return
    level = pyramid.level_for(view.scale, finer=False)
    cover = _sampled(pyramid.levels[level], view, target, 2**level)
    if not cover.any():
        return
    if cover.dtype == np.bool_:
        cover = cover.view(np.uint8) * np.uint8(255)
    codes = np.where(cover != 0, np.maximum(cover, 3), 0)
    if line:
        hole = cover != 0
        outer = _eroded(hole, line)
        inner = _eroded(outer, line)
        codes[hole & ~inner] = 2
        codes[hole & ~outer] = 1
    picture = qimage.wrap_codes(codes, list(colours))
    shown = target.intersect(exposed)
    place = QRectF(*shown)
    painter.drawImage(place, picture, place.translated(-target.x, -target.y))


def draw_preview(
    painter: QPainter, preview: Preview, view: Viewport, exposed: Bounds, space: QColorSpace
) -> None:
    """Draw the first look at a fill over its bounds, as far as they lie in the photo."""
    x, y, width, height = preview.bounds
    place = QRectF(*view.to_device(x, y), width * view.scale, height * view.scale)
    picture = qimage.to_qimage(preview.pixels)  # small: a working copy
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if space != srgb:
        _convert(picture, space)
    painter.setClipRect(QRect(*exposed.intersect(view.area)))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, picture)
    painter.setClipRect(QRect(*exposed))


def _convert(picture: QImage, space: QColorSpace) -> None:
    """From a colour space to the screen's."""
    picture.setColorSpace(space)
    picture.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))


def _draw_scaled(
    painter: QPainter, place: QRectF, picture: QImage, source: QRectF, size: float
) -> None:
    smooth = size < _SQUARES_FROM and size != 1
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(place, picture, source)


def _draw_checkerboard(painter: QPainter, view: Viewport, target: Bounds) -> None:
    """Squares that stay with the photo's corner, so that they do not crawl under it."""
    x = (np.arange(target.x, target.right) - int(view.x)) // _CHECKER_SIZE
    y = (np.arange(target.y, target.bottom) - int(view.y)) // _CHECKER_SIZE
    codes = ((x + y[:, None]) % 2).astype(np.uint8)  # (H, W)
    squares = qimage.wrap_codes(codes, [colour.rgba() for colour in _CHECKER])
    painter.drawImage(QPointF(target.x, target.y), squares)


def _painted(pyramid: Pyramid) -> Bounds:
    """Where a mask may be painted, in image pixels, as its smallest level tells at once."""
    factor = 2 ** (len(pyramid.levels) - 1)
    found = Bounds.of_mask(pyramid.levels[-1] != 0)
    return Bounds(*(factor * number for number in found))


def _sampled(mask: NDArray[Any], view: Viewport, target: Bounds, size: int) -> NDArray[Any]:
    """The mask level at the centre of each device pixel of `target`; `size` image pixels each."""
    x = (np.arange(target.x, target.right) + 0.5 - view.x) / (view.scale * size)
    y = (np.arange(target.y, target.bottom) + 0.5 - view.y) / (view.scale * size)
    columns = np.clip(np.floor(x).astype(np.intp), 0, mask.shape[1] - 1)
    rows = np.clip(np.floor(y).astype(np.intp), 0, mask.shape[0] - 1)
    # First rows, then columns: at once, `mask[rows[:, None], columns]`, takes five times as long.
    near = mask[:, columns[0] : columns[-1] + 1]
    return np.asarray(near[rows].take(columns - columns[0], axis=1))


def _eroded(mask: NDArray[np.bool_], distance: int) -> NDArray[np.bool_]:
    """Without the pixels within `distance` of the outside; beyond the array is outside."""
    padded = np.pad(mask, distance)
    height, width = mask.shape
    result = mask.copy()
    for step in range(2 * distance + 1):
        result &= padded[step : step + height, distance : distance + width]
        result &= padded[distance : distance + height, step : step + width]
    return result
