"""The canvas: the photo under the tool in the hand; mouse, pen and held keys become gestures."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from inpaint_app.core.masking import Point
from inpaint_app.core.origins import sources_of
from inpaint_app.session import Session
from inpaint_app.ui import gestures, keys, overlays
from inpaint_app.ui.gestures import Gesture, Painting, Polygon
from inpaint_app.ui.photo_view import PhotoView, notches
from inpaint_app.ui.toolbox import Toolbox
from inpaint_app.ui.viewport import Grid

_RING_PAD = 4  # logical pixels that the lines of the ring reach beyond its radius
_TINY_RING = 2.5  # logical pixels; below this radius a cross is easier to see
_NEAR = 8.0  # logical pixels that a hand may miss a corner or a line by
_STILL = 3.0  # logical pixels that a click may move
_NEVER_FILL = ("eraser", "restore", "keep_out", "flood", "polygon")
_TRACED = 16  # logical pixels around the cursor whose sources are shown


class _Panning(Gesture):
    """The photo follows the hand; the canvas moves it."""


class _Splitting(Gesture):
    """The line between before and after follows the hand; the canvas moves it."""


class Canvas(PhotoView):
    """Draws `session`'s document and uses the tool of `toolbox` on it.

    `fill_asked` tells a click inside the mask, `marked` a gesture that has added to the mask.
    """

    fill_asked = Signal()
    marked = Signal()

    def __init__(self, session: Session, toolbox: Toolbox, parent: QWidget | None = None) -> None:
        super().__init__(session, toolbox, parent)
        self._brush = toolbox.brush
        self._gesture: Gesture | None = None
        self._click: gestures.Press | None = None  # inside the mask, until it moves
        self._last: Point | None = None  # the end of the last stroke
        self._cursor: QPointF | None = None
        self._panning_held = False
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        session.changed.connect(self._refresh_cursor)
        self.zoom_changed.connect(self._refresh_cursor)
        self._brush.changed.connect(self._toolbox_changed)

    @property
    def original_shown(self) -> bool:
        """Whether the photo is shown as it was opened."""
        return self._original_shown

    def show_original(self, shown: bool) -> None:
        """Show the photo as it was opened, without the mask, or as it is now."""
        super().show_original(shown)
        self._refresh_cursor()

    def finish(self) -> bool:
        """Close a polygon that is being drawn; False if there is none."""
        if not isinstance(self._gesture, Polygon):
            return False
        self._gesture.finish()
        self._after_gesture()
        return True

    def drop_gesture(self) -> bool:
        """Take back what is being drawn; False if nothing is."""
        gesture, self._gesture, self._click = self._gesture, None, None
        if gesture is None:
            return False
        gesture.cancel()
        self._refresh_cursor()
        self.update()
        return True

    # Keys that are held

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
        self._panning_held, self._click = False, None
        self.show_original(False)
        if not isinstance(self._gesture, Polygon):
            self._release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace takes a corner back; the arrows move the split."""
        if event.key() == Qt.Key.Key_Backspace and isinstance(self._gesture, Polygon):
            self._gesture.drop_corner()
            self._after_gesture()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._toolbox.shows_split:
            self._move_split(self._split + (0.02 if event.key() == Qt.Key.Key_Right else -0.02))
        else:
            super().keyPressEvent(event)

    # The mouse and the pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to use the tool, to pan, to size the brush or to move the split."""
        self._press(event.position(), event.button(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Close a polygon; the second press of a fast pair paints like any other."""
        if not self.finish():
            self._press(event.position(), event.button(), event.modifiers(), twice=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture; the ring follows the cursor."""
        self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture with the last of its buttons."""
        if event.buttons() == Qt.MouseButton.NoButton:
            self._release()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen paints as hard as it presses; its other end erases."""
        position = event.position()
        if event.type() == QEvent.Type.TabletPress:
            eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            button = Qt.MouseButton.RightButton if eraser else event.button()
            self._press(position, button, event.modifiers(), pressure=event.pressure())
        elif event.type() == QEvent.Type.TabletMove:
            self._drag(position, event.pressure())
        else:
            self._release()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel sizes the brush."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._brush.step(notches(event))
            event.accept()
        else:
            super().wheelEvent(event)

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

    # Gestures

    def _press(
        self,
        position: QPointF,
        button: Qt.MouseButton,
        modifiers: Qt.KeyboardModifier,
        pressure: float = 1.0,
        *,
        twice: bool = False,
    ) -> None:
        self._cursor = position
        left, right = (button == b for b in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton))
        press = gestures.press_of(self._point(position), button, modifiers, pressure)
        if isinstance(self._gesture, Polygon) and left and not self._panning_held:
            self._gesture.add(press.point, _NEAR / self._pixel)
            self._after_gesture()
        elif self._gesture is not None or self._click is not None:
            return
        elif button == Qt.MouseButton.MiddleButton or (left and self._panning_held):
            self._gesture = _Panning()
        elif right and modifiers & Qt.KeyboardModifier.AltModifier:
            self._gesture = gestures.Sizing(self._brush, press, self._pixel)
        elif left and self._at_split(position):
            self._gesture = _Splitting()
        elif (left or right) and self._editing.enabled:
            plain = left and not (press.erase or press.shift or twice)
            if plain and self._fills_here(press.point):
                self._click = press
            else:
                self._begin(press)
        self._refresh_cursor()

    def _begin(self, press: gestures.Press) -> None:
        near = _NEAR / self._pixel
        self._gesture = gestures.begin(
            self._session, self._toolbox, press, last=self._last, near=near
        )
        self._after_gesture()

    def _drag(self, position: QPointF, pressure: float = 1.0) -> None:
        moved = position - (self._cursor or position)
        if self._click is not None:
            way = self._point(position)
            if math.dist(way, self._click.point) * self._pixel > _STILL:
                press, self._click = self._click, None
                self._begin(press)
        self._move_ring(position)
        if isinstance(self._gesture, _Panning):
            self._pan(moved)
        elif isinstance(self._gesture, _Splitting):
            self._move_split(self._point(position)[0] / self.view.width)
        elif self._gesture is not None:
            self._gesture.move(self._point(position), pressure)
            self._after_gesture()

    def _release(self) -> None:
        if self._click is not None:
            self._click = None
            self.fill_asked.emit()
        elif self._gesture is not None:
            self._gesture.release()
            self._after_gesture()
        self._refresh_cursor()

    def _after_gesture(self) -> None:
        """Follow what the gesture has done, and let go of one that is done."""
        gesture = self._gesture
        if isinstance(gesture, Painting):
            self._last = gesture.last
        elif gesture is not None:
            self.update()  # outlines may reach anywhere
        if gesture is not None and gesture.done:
            self._gesture = None
            if gesture.marked:
                self.marked.emit()
        self._refresh_cursor()

    def _fills_here(self, point: Point) -> bool:
        """Whether a click there means to fill: well inside the mask, not with a choosing tool."""
        document, tool = self._editing.document, self._toolbox.tool
        assert document is not None
        if tool in _NEVER_FILL or not self._editing.mask_shown:
            return False
        x, y = math.floor(point[0]), math.floor(point[1])
        inside = 0 <= x < document.width and 0 <= y < document.height
        return inside and bool(document.cover[y, x])

    def _opened(self) -> None:
        self._gesture, self._click, self._last = None, None, None
        super()._opened()

    # The split

    def _at_split(self, position: QPointF) -> bool:
        if not self._toolbox.shows_split or self._original_shown:
            return False
        apart = abs(self._position(position)[0] - self._split_x)
        return apart <= _NEAR * self.devicePixelRatioF()

    def _move_split(self, part: float) -> None:
        self._split = min(max(part, 0.0), 1.0)
        self.update()

    # Where the pixels under the cursor came from

    def _draw_traces(self, painter: QPainter, grid: Grid) -> None:
        document = self._editing.document
        if document is None or self._cursor is None or self._gesture is not None:
            return
        centre = self._position(self._cursor)
        x, y = self.view.to_image(*centre)
        reach = _TRACED * grid.ratio
        steps = np.linspace(-reach, reach, 41) / self.view.scale
        columns, rows = np.meshgrid(np.floor(x + steps), np.floor(y + steps))
        near = (columns - x) ** 2 + (rows - y) ** 2 <= (reach / self.view.scale) ** 2
        near |= (columns == math.floor(x)) & (rows == math.floor(y))
        near &= (columns >= 0) & (columns < document.width) & (rows >= 0) & (rows < document.height)
        places = columns[near].astype(np.intp), rows[near].astype(np.intp)
        sources = sources_of(document.origins, document.filled, *places)
        if len(sources):
            on_screen = np.unique(sources, axis=0).astype(np.float64) + 0.5
            on_screen = on_screen * self.view.scale + (self.view.x, self.view.y)
            overlays.draw_sources(painter, centre, reach, on_screen, self.view.scale, grid.ratio)

    # What lies over the photo

    def _draw_over(self, painter: QPainter, grid: Grid) -> None:
        super()._draw_over(painter, grid)
        if self._toolbox.shows_sources and not self._original_shown:
            self._draw_traces(painter, grid)
        if self._gesture is not None and len(self._gesture.outline) > 1:
            points = [self.view.to_device(*point) for point in self._gesture.outline]
            overlays.draw_outline(painter, points, grid.ratio)
        if self._ring_shown and self._cursor is not None:
            radius = self._brush.radius * self.view.scale
            painting = self._gesture if isinstance(self._gesture, Painting) else None
            erasing = self._toolbox.erasing or (painting is not None and not painting.hole)
            overlays.draw_ring(
                painter,
                self._position(self._cursor),
                radius,
                grid.ratio,
                erasing=erasing,
                hardness=self._brush.hardness,
            )

    @property
    def _ring_shown(self) -> bool:
        return (
            self._editing.enabled
            and (self._toolbox.painting or isinstance(self._gesture, gestures.Sizing))
            and not self._panning_held
            and not isinstance(self._gesture, _Panning | _Splitting)
            and not self.original_shown
        )

    def _move_ring(self, position: QPointF | None) -> None:
        if self._toolbox.shows_sources:
            self.update()  # the sources may be anywhere
        for place in (self._cursor, position):
            if place is not None:
                reach = self._brush.radius * self._pixel + _RING_PAD
                corner = place - QPointF(reach, reach)
                side = math.ceil(2 * reach) + 1
                self.update(QRect(corner.toPoint(), QSize(side, side)))
        self._cursor = position

    def _refresh_cursor(self) -> None:
        shapes = Qt.CursorShape
        if isinstance(self._gesture, _Panning):
            self.setCursor(shapes.ClosedHandCursor)
        elif self._panning_held:
            self.setCursor(shapes.OpenHandCursor)
        elif isinstance(self._gesture, _Splitting):
            self.setCursor(shapes.SplitHCursor)
        elif self._ring_shown and self._brush.radius * self._pixel >= _TINY_RING:
            self.setCursor(shapes.BlankCursor)
        elif self._editing.enabled and not self.original_shown:
            self.setCursor(shapes.CrossCursor)
        else:
            self.setCursor(shapes.ArrowCursor)
        if self._cursor is not None:
            self._move_ring(self._cursor)

    def _toolbox_changed(self) -> None:
        if isinstance(self._gesture, Polygon) and self._toolbox.tool != "polygon":
            self.drop_gesture()
        self._refresh_cursor()
        super()._toolbox_changed()

    @property
    def _pixel(self) -> float:
        """How large an image pixel is on the screen, in logical pixels."""
        return self.view.scale / self.devicePixelRatioF()

    def _point(self, position: QPointF) -> Point:
        return self.view.to_image(*self._position(position))
