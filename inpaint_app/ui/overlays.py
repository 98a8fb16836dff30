"""What is laid over the photo: the ring, outlines of shapes, the split, and sources of a fill.

All in device pixels; `ratio` is how many of them a logical pixel has.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from inpaint_app.core.geometry import Bounds

_DARK, _LIGHT = QColor(0, 0, 0, 150), QColor(255, 255, 255)
_SOURCE = QColor(0x00, 0xC2, 0xFF)
HANDLE = 9.0  # radius of the split's handle, in logical pixels


def draw_ring(
    painter: QPainter,
    centre: tuple[float, float],
    radius: float,
    ratio: float,
    *,
    erasing: bool,
    hardness: float = 1.0,
) -> None:
    """Draw the brush as a ring, light on dark; with a minus in the middle when it erases.

    A soft brush has a second, thinner ring up to where it is full.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, arm = QPointF(*centre), QPointF(4 * ratio, 0)
    for colour, width in ((_DARK, 3 * ratio), (_LIGHT, 1.25 * ratio)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(middle, radius, radius)
        if erasing and radius > 8 * ratio:
            painter.drawLine(middle - arm, middle + arm)
        if hardness < 1 and radius > 8 * ratio:
            painter.setPen(QPen(colour, width / 2))
            painter.drawEllipse(middle, radius * hardness, radius * hardness)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_outline(painter: QPainter, points: Sequence[tuple[float, float]], ratio: float) -> None:
    """Draw a closed line through the points, light dashes on dark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = QPolygonF([QPointF(*point) for point in points])
    painter.setPen(QPen(_DARK, 3 * ratio))
    painter.drawPolygon(line)
    dashes = QPen(_LIGHT, 1.25 * ratio)
    dashes.setDashPattern([5, 3])
    painter.setPen(dashes)
    painter.drawPolygon(line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_split(painter: QPainter, x: float, area: Bounds, ratio: float) -> None:
    """Draw the line between before and after over the photo, with a handle in its middle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top, bottom = QPointF(x, area.y), QPointF(x, area.bottom)
    middle = QPointF(x, (area.y + area.bottom) / 2)
    for colour, width in ((_DARK, 4 * ratio), (_LIGHT, 2 * ratio)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(top, bottom)
    painter.setPen(QPen(_DARK, ratio))
    painter.setBrush(_LIGHT)
    painter.drawEllipse(middle, HANDLE * ratio, HANDLE * ratio)
    painter.setPen(QPen(QColor(0, 0, 0), 1.5 * ratio))
    for side in (-1, 1):
        tip = middle + QPointF(5 * side * ratio, 0)
        for way in (-3, 3):
            painter.drawLine(tip, tip + QPointF(-3 * side * ratio, way * ratio))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_sources(
    painter: QPainter,
    centre: tuple[float, float],
    reach: float,
    sources: NDArray[np.float64],
    pixel: float,
    ratio: float,
) -> None:
    """Draw where the pixels within `reach` of the centre came from: `sources` (N, 2), N > 0.

    A `pixel` of the photo has that many device pixels; a line leads to the middle of the sources.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    dots = QPolygonF([QPointF(*source) for source in sources.tolist()])
    size = max(pixel, 2 * ratio)
    here, there = QPointF(*centre), QPointF(*np.median(sources, axis=0).tolist())
    for colour, more in ((_DARK, 2 * ratio), (_SOURCE, 0.0)):
        painter.setPen(QPen(colour, size + more))
        painter.drawPoints(dots)
    for colour, width in ((_DARK, 3.5 * ratio), (_SOURCE, 1.75 * ratio)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(here, reach, reach)
        painter.drawLine(here, there)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
