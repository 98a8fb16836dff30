"""The canvas: the photo under the tool in the hand; mouse, pen and held keys become gestures."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from inpaint_app.core.masking import Point
from inpaint_app.session import Session
from inpaint_app.ui import gestures, keys
from inpaint_app.ui.cursor_view import CursorView, Panning, Splitting
from inpaint_app.ui.gestures import Painting, Polygon
from inpaint_app.ui.photo_view import notches
from inpaint_app.ui.toolbox import Toolbox

_NEAR = 8.0  # logical pixels that a hand may miss a corner or a line by
_STILL = 3.0  # logical pixels that a click may move
_NEVER_FILL = ("eraser", "restore", "keep_out", "flood", "polygon")


class Canvas(CursorView):
    """Draws `session`'s document and uses the tool of `toolbox` on it.

    `fill_asked` tells a click inside the mask, `marked` a gesture that has added to the mask.
    """

    fill_asked = Signal()
    marked = Signal()

    def __init__(self, session: Session, toolbox: Toolbox, parent: QWidget | None = None) -> None:
        super().__init__(session, toolbox, parent)
        self._click: gestures.Press | None = None  # inside the mask, until it moves
        self._last: Point | None = None  # the end of the last stroke
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._brush.changed.connect(self._toolbox_changed)

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
            self._gesture = Panning()
        elif right and modifiers & Qt.KeyboardModifier.AltModifier:
            self._gesture = gestures.Sizing(self._brush, press, self._pixel)
        elif left and self._at_split(position):
            self._gesture = Splitting()
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
        if isinstance(self._gesture, Panning):
            self._pan(moved)
        elif isinstance(self._gesture, Splitting):
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

    def _toolbox_changed(self) -> None:
        if isinstance(self._gesture, Polygon) and self._toolbox.tool != "polygon":
            self.drop_gesture()
        self._refresh_cursor()
        super()._toolbox_changed()
