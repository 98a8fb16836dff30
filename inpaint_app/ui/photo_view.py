"""The photo on screen: zooming, panning, the original, and the masks laid over it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QColorSpace,
    QInputDevice,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from inpaint_app.core.fills import Preview
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.origins import doubt
from inpaint_app.core.pyramid import Pyramid
from inpaint_app.session import Session
from inpaint_app.ui import overlays, qimage, rendering, split_labels
from inpaint_app.ui.toolbox import MASK_COLOURS, Toolbox
from inpaint_app.ui.viewport import Grid, Viewport

_MARGIN = 20  # around a fitted photo, in logical pixels
_HINT_ROOM = 36  # more below it, so that the hint covers nothing
_NOTCH = 120  # what a wheel reports for one click
_ZOOM_PER_NOTCH = 1.25
_EXCLUDED = ("#f08c00", 0.45)
_DOUBT = ("#ff5a1f", 0.75)


class PhotoView(QWidget):
    """Draws `session`'s document as `toolbox` says."""

    zoom_changed = Signal(float)  # device pixels per image pixel

    def __init__(self, session: Session, toolbox: Toolbox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = session.editing
        self._session = session
        self._toolbox = toolbox
        self._space = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        self._surround = QColor(Qt.GlobalColor.gray)
        self.view = Viewport(1, 1, 1, 1)
        self._fitted = True
        self._original_shown = False
        self._split = 0.5  # of the photo's width, from where on it is shown as it is now
        self._doubt: Pyramid | None = None
        self._preview: Preview | None = None  # of the running fill
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 150)
        self.setAccessibleName(self.tr("Photo"))
        session.opened.connect(self._opened)
        session.fill_previewed.connect(self._show_preview)
        session.fill_ended.connect(self._show_preview)
        self._editing.image_changed.connect(self._image_changed)
        self._editing.mask_changed.connect(self._region_changed)
        toolbox.changed.connect(self._toolbox_changed)

    def set_surround(self, colour: QColor) -> None:
        """The colour around the photo."""
        self._surround = colour
        self.update()

    def show_original(self, shown: bool) -> None:
        """Show the photo as it was opened, without the mask, or as it is now."""
        if shown != self._original_shown:
            self._original_shown = shown
            self.update()

    def place_of(self, bounds: Bounds, pad: int = 0) -> Bounds:
        """The logical pixels that show these image pixels, and `pad` device pixels around."""
        return self._grid.covered_by(self.view.covered(bounds, pad=pad))

    # Zooming

    def fit(self) -> None:
        """Show the whole photo, and keep doing so when the window changes its size."""
        self._fitted = True
        ratio = self.devicePixelRatioF()
        self._show(self._resized().fitted(_MARGIN * ratio, _HINT_ROOM * ratio))

    def zoom_actual(self) -> None:
        """One image pixel on one pixel of the screen."""
        self._zoom(self.view.zoomed(1 / self.view.scale, self._middle()))

    def zoom_in(self) -> None:
        """To the next larger of the usual percentages."""
        self._zoom(self.view.stepped(1, self._middle()))

    def zoom_out(self) -> None:
        """To the next smaller of the usual percentages."""
        self._zoom(self.view.stepped(-1, self._middle()))

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is exposed."""
        grid, rect = self._grid, event.rect()
        exposed = grid.covering(Bounds(rect.x(), rect.y(), rect.width(), rect.height()))
        with QPainter(self) as painter:
            painter.scale(1 / grid.ratio, 1 / grid.ratio)
            painter.translate(-grid.phase_x, -grid.phase_y)
            painter.fillRect(QRect(*exposed), self._surround)
            if self._editing.pyramids is not None:
                self._draw_document(painter, exposed)
                self._draw_over(painter, grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole photo, or the point in the middle, in sight."""
        if self._fitted:
            self.fit()
        else:
            self._show(self._resized())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms; fingers on a trackpad pan."""
        if event.device().type() == QInputDevice.DeviceType.TouchPad:
            fine = event.pixelDelta()
            self._pan(QPointF(fine if not fine.isNull() else event.angleDelta() / 4))
        else:
            factor = _ZOOM_PER_NOTCH ** notches(event)
            self._zoom(self.view.zoomed(factor, self._position(event.position())))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """A pinch zooms; a change of the screen's scaling redraws everything."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                at = self._position(event.position())
                self._zoom(self.view.zoomed(1 + event.value(), at))
                return True
        elif event.type() == QEvent.Type.DevicePixelRatioChange and self._editing.document:
            self._show(self._resized())
        return super().event(event)

    # Drawing

    def _draw_document(self, painter: QPainter, exposed: Bounds) -> None:
        pyramids = self._editing.pyramids
        assert pyramids is not None
        split = exposed.x  # the original is to the left of it
        if self._original_shown:
            split = exposed.right
        elif self._toolbox.shows_split:
            split = min(max(math.floor(self._split_x), exposed.x), exposed.right)
        before = exposed._replace(width=split - exposed.x)
        now = exposed._replace(x=split, width=exposed.right - split)
        if not before.empty:
            painter.setClipRect(QRect(*before))
            rendering.draw_photo(painter, pyramids.original, self.view, before, self._space)
        if not now.empty:
            painter.setClipRect(QRect(*now))
            rendering.draw_photo(painter, pyramids.image, self.view, now, self._space)
            if self._preview is not None:
                rendering.draw_preview(painter, self._preview, self.view, now, self._space)
            self._draw_masks(painter, now)
        painter.setClipping(False)

    def _draw_masks(self, painter: QPainter, exposed: Bounds) -> None:
        pyramids = self._editing.pyramids
        assert pyramids is not None
        line = max(1, round(self.devicePixelRatioF()))
        if self._toolbox.shows_doubt and (unsure := self._doubt_pyramid()) is not None:
            colours = rendering.tints(*_DOUBT)
            rendering.draw_mask(painter, unsure, self.view, exposed, 0, colours)
        if self._editing.mask_shown:
            colours = rendering.tints(*_EXCLUDED)
            rendering.draw_mask(painter, pyramids.excluded, self.view, exposed, line, colours)
            opacity = self._toolbox.opacity if self._preview is None else 0.0
            colours = rendering.tints(MASK_COLOURS[self._toolbox.colour], opacity)
            rendering.draw_mask(painter, pyramids.mask, self.view, exposed, line, colours)

    def _draw_over(self, painter: QPainter, grid: Grid) -> None:
        """What lies over the photo and its masks, in device pixels."""
        if not self._toolbox.shows_split or self._original_shown:
            return
        area, split = self.view.area, self._split_x
        overlays.draw_split(painter, split, area, grid.ratio)
        seen = area.intersect(grid.covering(Bounds(0, 0, self.width(), self.height())))
        words = (self.tr("Original"), self.tr("Result"))
        split_labels.draw(painter, words, self.font(), self.palette(), seen, split, grid.ratio)

    def _doubt_pyramid(self) -> Pyramid | None:
        """How unsure the fills are, made when it is first drawn after a change."""
        document = self._editing.document
        assert document is not None
        if self._doubt is None:
            unsure = doubt(document.origins, document.filled)
            self._doubt = Pyramid(unsure) if unsure is not None else None
        return self._doubt

    # Inside

    @property
    def _split_x(self) -> float:
        """Where the split is on the screen."""
        return self.view.to_device(self._split * self.view.width, 0)[0]

    def _opened(self) -> None:
        photo, document = self._session.photo, self._editing.document
        assert photo is not None
        assert document is not None
        self._doubt = None
        self._space = qimage.colour_space(photo.icc_profile)
        self.view = Viewport(document.width, document.height, 1, 1)
        self._toolbox.brush.set_photo_size(document.width, document.height)
        self.fit()

    def _show_preview(self, preview: Preview | None = None) -> None:
        """Show the first look at a fill in the hole instead of the tint, or no more."""
        self._preview = preview
        self.update()

    def _image_changed(self, bounds: Bounds) -> None:
        self._doubt = None
        self._region_changed(bounds)

    def _region_changed(self, bounds: Bounds) -> None:
        # The lines around the mask and the smoothing of the photo reach a little farther.
        self.update(QRect(*self.place_of(bounds, pad=4 + math.ceil(self.view.scale))))

    def _toolbox_changed(self) -> None:
        self.update()

    def _pan(self, moved: QPointF) -> None:
        ratio = self.devicePixelRatioF()
        self._zoom(self.view.panned(moved.x() * ratio, moved.y() * ratio))

    def _zoom(self, view: Viewport) -> None:
        if self._editing.document is not None:
            self._fitted = False
            self._show(view)

    def _show(self, view: Viewport) -> None:
        self.view = view
        self.update()
        self.zoom_changed.emit(view.scale)

    # Between logical and device pixels

    @property
    def _grid(self) -> Grid:
        corner = self.mapTo(self.window(), QPoint(0, 0))
        return Grid.at(self.devicePixelRatioF(), corner.x(), corner.y())

    def _position(self, logical: QPointF) -> tuple[float, float]:
        return self._grid.pointed_at(logical.x(), logical.y())

    def _resized(self) -> Viewport:
        ratio = self.devicePixelRatioF()
        return self.view.resized(self.width() * ratio, self.height() * ratio)

    def _middle(self) -> tuple[float, float]:
        return self.view.view_width / 2, self.view.view_height / 2


def notches(event: QWheelEvent) -> float:
    """By how many clicks a wheel was turned."""
    return (event.angleDelta().y() or event.angleDelta().x()) / _NOTCH
