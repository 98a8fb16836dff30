"""The canvas: shows the photo, its mask and the brush, and turns mouse gestures into strokes."""

from __future__ import annotations

import math
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QColorSpace,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from inpaint_app.core.geometry import Bounds
from inpaint_app.session import Session
from inpaint_app.ui import keys, qimage, rendering
from inpaint_app.ui.brush import Brush
from inpaint_app.ui.viewport import Grid, Viewport

_MARGIN = 20  # around a fitted photo, in logical pixels
_HINT_ROOM = 36  # more below it, so that the hint covers nothing
_NOTCH = 120  # what a wheel reports for one click
_ZOOM_PER_NOTCH = 1.25
_RING_PAD = 4  # logical pixels that the lines of the ring reach beyond its radius
_TINY_RING = 2.5  # logical pixels; below this radius a cross is easier to see


class _Gesture(Enum):
    NONE = auto()
    PAINT = auto()
    PAN = auto()
    SIZE = auto()


class Canvas(QWidget):
    """Draws `session`'s document; `brush` says what a stroke is."""

    zoom_changed = Signal(float)  # device pixels per image pixel

    def __init__(self, session: Session, brush: Brush, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = session.editing
        self._session = session
        self._brush = brush
        self._space = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        self._surround = QColor(Qt.GlobalColor.gray)
        self.view = Viewport(1, 1, 1, 1)
        self._fitted = True
        self._gesture = _Gesture.NONE
        self._hole = True
        self._last: tuple[float, float] | None = None  # the end of the stroke, in image pixels
        self._cursor: QPointF | None = None
        self._panning_held = False
        self._original_shown = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 150)
        self.setAccessibleName(self.tr("Photo"))
        session.opened.connect(self._opened)
        session.changed.connect(self._refresh_cursor)
        self._editing.image_changed.connect(self._region_changed)
        self._editing.mask_changed.connect(self._region_changed)
        brush.changed.connect(self._brush_changed)

    def set_surround(self, colour: QColor) -> None:
        """The colour around the photo."""
        self._surround = colour
        self.update()

    @property
    def original_shown(self) -> bool:
        """Whether the photo is shown as it was opened."""
        return self._original_shown

    def show_original(self, shown: bool) -> None:
        """Show the photo as it was opened, without the mask, or as it is now."""
        if shown != self._original_shown:
            self._original_shown = shown
            self._refresh_cursor()
            self.update()

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

    def hold_key(self, event: QKeyEvent, held: bool) -> bool:
        """React to a key that acts while it is held; False for any other key."""
        if event.key() == keys.HOLD_ORIGINAL:  # repeats are the same hold
            if not event.isAutoRepeat():
                self.show_original(held)
        elif event.key() == keys.HOLD_PAN:
            if not event.isAutoRepeat():
                self._panning_held = held
                self._refresh_cursor()
        else:
            return False
        return True

    def release_held(self) -> None:
        """Forget held keys and end the gesture: their release may never be told to this window."""
        self._panning_held = False
        self.show_original(False)
        self._end_gesture()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is exposed."""
        grid, rect = self._grid, event.rect()
        exposed = grid.covering(Bounds(rect.x(), rect.y(), rect.width(), rect.height()))
        with QPainter(self) as painter:
            painter.scale(1 / grid.ratio, 1 / grid.ratio)
            painter.translate(-grid.phase_x, -grid.phase_y)
            painter.fillRect(QRect(*exposed), self._surround)
            self._draw_document(painter, exposed)
            if self._ring_shown and self._cursor is not None:
                radius = self._brush.radius * self.view.scale
                erasing = self._brush.erasing or (
                    self._gesture == _Gesture.PAINT and not self._hole
                )
                centre = self._position(self._cursor)
                rendering.draw_ring(painter, centre, radius, grid.ratio, erasing=erasing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole photo, or the point in the middle, in sight."""
        if self._fitted:
            self.fit()
        else:
            self._show(self._resized())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to paint, to pan or to size the brush."""
        self._cursor = event.position()
        if self._gesture != _Gesture.NONE:
            return
        left = event.button() == Qt.MouseButton.LeftButton
        right = event.button() == Qt.MouseButton.RightButton
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._panning_held):
            self._gesture = _Gesture.PAN
        elif right and alt:
            self._gesture = _Gesture.SIZE
        elif (left or right) and self._editing.enabled:
            self._gesture = _Gesture.PAINT
            self._hole = not (right or alt or self._brush.erasing)
            straight = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._paint_to(event.position(), joined=straight)
        self._refresh_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a fast pair paints like any other."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture; the ring follows the cursor."""
        moved = event.position() - (self._cursor or event.position())
        self._move_ring(event.position())
        if self._gesture == _Gesture.PAINT:
            if self._editing.painting:  # not after Esc
                self._paint_to(event.position(), joined=True)
        elif self._gesture == _Gesture.PAN:
            self._pan(moved)
        elif self._gesture == _Gesture.SIZE:
            self._brush.set_radius(
                self._brush.radius + moved.x() * self.devicePixelRatioF() / self.view.scale / 2
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture with the last of its buttons."""
        if event.buttons() == Qt.MouseButton.NoButton:
            self._end_gesture()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms, or sizes the brush with Ctrl; fingers on a trackpad pan."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        notches = (event.angleDelta().y() or event.angleDelta().x()) / _NOTCH
        if control:
            self._brush.step(notches)
        elif event.device().type() == QInputDevice.DeviceType.TouchPad:
            fine = event.pixelDelta()
            self._pan(QPointF(fine if not fine.isNull() else event.angleDelta() / 4))
        else:
            factor = _ZOOM_PER_NOTCH**notches
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

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the ring."""
        self._move_ring(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Take the ring away."""
        self._move_ring(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys that are released elsewhere are not held."""
        self.release_held()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden canvas has no gesture."""
        self.release_held()

    # Inside

    def _draw_document(self, painter: QPainter, exposed: Bounds) -> None:
        pyramids, editing = self._editing.pyramids, self._editing
        if pyramids is None:
            return
        photo = pyramids.original if self._original_shown else pyramids.image
        rendering.draw_photo(painter, photo, self.view, exposed, self._space)
        if editing.mask_shown and not self._original_shown:
            line = max(1, round(self.devicePixelRatioF()))
            rendering.draw_mask(painter, pyramids.mask, self.view, exposed, line)

    def _opened(self) -> None:
        photo, document = self._session.photo, self._editing.document
        assert photo is not None
        assert document is not None
        self._end_gesture()
        self._last = None
        self._space = qimage.colour_space(photo.icc_profile)
        self.view = Viewport(document.width, document.height, 1, 1)
        self._brush.set_photo_size(document.width, document.height)
        self.fit()

    def _region_changed(self, bounds: Bounds) -> None:
        # The lines around the mask and the smoothing of the photo reach a little farther.
        device = self.view.covered(bounds, pad=4 + math.ceil(self.view.scale))
        self.update(QRect(*self._grid.covered_by(device)))

    def _brush_changed(self) -> None:
        self._refresh_cursor()
        self.update()  # the old ring may have been of any size

    def _paint_to(self, position: QPointF, *, joined: bool) -> None:
        point = self.view.to_image(*self._position(position))
        start = self._last if joined and self._last is not None else point
        self._editing.paint(start, point, self._brush.radius, hole=self._hole)
        self._last = point

    def _end_gesture(self) -> None:
        if self._gesture == _Gesture.PAINT:
            self._editing.end_stroke()
        self._gesture = _Gesture.NONE
        self._refresh_cursor()

    def _pan(self, moved: QPointF) -> None:
        ratio = self.devicePixelRatioF()
        self._zoom(self.view.panned(moved.x() * ratio, moved.y() * ratio))

    def _zoom(self, view: Viewport) -> None:
        if self._editing.document is not None:
            self._fitted = False
            self._show(view)

    def _show(self, view: Viewport) -> None:
        self.view = view
        self._refresh_cursor()
        self.update()
        self.zoom_changed.emit(view.scale)

    # The cursor

    @property
    def _ring_shown(self) -> bool:
        return (
            self._editing.enabled
            and not self._panning_held
            and self._gesture != _Gesture.PAN
            and not self._original_shown
        )

    def _move_ring(self, position: QPointF | None) -> None:
        for place in (self._cursor, position):
            if place is not None:
                reach = self._brush.radius * self.view.scale / self.devicePixelRatioF() + _RING_PAD
                corner = place - QPointF(reach, reach)
                side = math.ceil(2 * reach) + 1
                self.update(QRect(corner.toPoint(), QSize(side, side)))
        self._cursor = position

    def _refresh_cursor(self) -> None:
        if self._gesture == _Gesture.PAN:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._panning_held:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif not self._ring_shown:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        elif self._brush.radius * self.view.scale < _TINY_RING * self.devicePixelRatioF():
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.setCursor(Qt.CursorShape.BlankCursor)
        if self._cursor is not None:
            self._move_ring(self._cursor)

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
