"""One hole that was kept aside, side by side: to fill, before, after, the photo itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from inpaint_app.ui.qimage import to_qimage

if TYPE_CHECKING:
    from inpaint_app.core.learning.learn_steps import Sample

_SMALLEST, _LIKED = QSize(96, 72), QSize(180, 135)
_GREY = 127  # what stands for the hole, as in the printed report


class Picture(QWidget):
    """A picture scaled into the room there is, keeping its shape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SMALLEST)

    def show_image(self, image: QImage) -> None:
        """Show this one; a null image shows nothing."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to judge a fill."""
        return _LIKED

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it below its caption."""
        if self._image.isNull():
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveLeft((self.width() - place.width()) / 2)  # at the top, below its caption
        ratio = self.devicePixelRatioF()
        # Qt's painter takes every other pixel when it makes a picture less than half as large.
        scaled = self._image.scaled(
            size * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        with QPainter(self) as painter:
            painter.drawImage(place, scaled)


class SampleRow(QWidget):
    """The four pictures of a Sample, each with its caption."""

    def __init__(self, *, after: str, parent: QWidget | None = None) -> None:
        """`after` is the caption of the fill by the learnt model."""
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        captions = (self.tr("To fill"), self.tr("Before"), after, self.tr("The photo"))
        self.pictures = []
        for column, text in enumerate(captions):
            caption = QLabel(text)
            caption.setObjectName("quiet")
            picture = Picture()
            picture.setAccessibleName(text)
            self.pictures.append(picture)
            grid.addWidget(caption, 0, column)
            grid.addWidget(picture, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)

    def show_sample(self, sample: Sample) -> None:
        """Show another hole."""
        hole = sample.truth.copy()
        hole[sample.mask] = _GREY
        for picture, pixels in zip(
            self.pictures, (hole, sample.before, sample.after, sample.truth), strict=True
        ):
            picture.show_image(to_qimage(np.ascontiguousarray(pixels)))
