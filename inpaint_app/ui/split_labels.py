"""Which side of the split is which: a word in the lower outer corner of each half.

Not in an upper one: messages lie there.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen

from inpaint_app.core.geometry import Bounds

_MARGIN = 10.0  # logical pixels from the edges of a half
_PAD_X, _PAD_Y = 10.0, 4.0  # around a word


def places(
    sizes: tuple[QSizeF, QSizeF], seen: Bounds, split: float, ratio: float
) -> tuple[QRectF | None, QRectF | None]:
    """Where pills of these logical sizes lie, in device pixels.

    `seen` is the photo's part in sight; `split` divides it. A half that is too narrow for its
    pill, or too low for the pill to stay off its middle, has none.
    """
    margin = _MARGIN * ratio
    middle = min(max(split, seen.x), seen.right)
    found: list[QRectF | None] = []
    for size, left, right in ((sizes[0], seen.x, middle), (sizes[1], middle, seen.right)):
        width, height = size.width() * ratio, size.height() * ratio
        if right - left < width + 2 * margin or seen.height / 2 < height + 2 * margin:
            found.append(None)
            continue
        x = right - margin - width if found else left + margin
        found.append(QRectF(x, seen.bottom - margin - height, width, height))
    return found[0], found[1]


def draw(
    painter: QPainter,
    words: tuple[str, str],
    font: QFont,
    palette: QPalette,
    seen: Bounds,
    split: float,
    ratio: float,
) -> None:
    """Draw the words of the left and of the right half, in the colours of the window's bars."""
    metrics = QFontMetricsF(font)
    height = metrics.height() + 2 * _PAD_Y
    sizes = [QSizeF(metrics.horizontalAdvance(word) + 2 * _PAD_X, height) for word in words]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    for word, place in zip(words, places((sizes[0], sizes[1]), seen, split, ratio), strict=True):
        if place is None:
            continue
        painter.save()
        painter.translate(QPointF(round(place.x()), round(place.y())))
        painter.scale(ratio, ratio)  # a font has its size in logical pixels
        pill = QRectF(QPointF(), place.size() / ratio)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)
        painter.restore()
    painter.restore()
