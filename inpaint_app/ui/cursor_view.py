"""What is seen at the cursor: the brush's ring, an outline being drawn, where pixels came from."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter
from PySide6.QtWidgets import QWidget

from inpaint_app.core.masking import Point
from inpaint_app.core.origins import sources_of
from inpaint_app.session import Session
from inpaint_app.ui import overlays
from inpaint_app.ui.gestures import Gesture, Painting, Sizing
from inpaint_app.ui.photo_view import PhotoView
from inpaint_app.ui.toolbox import Toolbox
from inpaint_app.ui.viewport import Grid

_RING_PAD = 4  # logical pixels that the lines of the ring reach beyond its radius
_TINY_RING = 2.5  # logical pixels; below this radius a cross is easier to see
_TRACED = 16  # logical pixels around the cursor whose sources are shown


class Panning(Gesture):
    """The photo follows the hand; the canvas moves it."""


class Splitting(Gesture):
    """The line between before and after follows the hand; the canvas moves it."""


class CursorView(PhotoView):
    """Shows what the tool would do at the cursor, and what its gesture has drawn."""

    def __init__(self, session: Session, toolbox: Toolbox, parent: QWidget | None = None) -> None:
        super().__init__(session, toolbox, parent)
        self._brush = toolbox.brush
        self._gesture: Gesture | None = None
        self._cursor: QPointF | None = None
        self._panning_held = False
        session.changed.connect(self._refresh_cursor)
        self.zoom_changed.connect(self._refresh_cursor)

    @property
    def original_shown(self) -> bool:
        """Whether the photo is shown as it was opened."""
        return self._original_shown

    def show_original(self, shown: bool) -> None:
        """Show the photo as it was opened, without the mask, or as it is now."""
        super().show_original(shown)
        self._refresh_cursor()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the ring."""
        self._move_ring(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Take the ring away."""
        self._move_ring(None)

    # Drawing

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
            and (self._toolbox.painting or isinstance(self._gesture, Sizing))
            and not self._panning_held
            and not isinstance(self._gesture, Panning | Splitting)
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
        if isinstance(self._gesture, Panning):
            self.setCursor(shapes.ClosedHandCursor)
        elif self._panning_held:
            self.setCursor(shapes.OpenHandCursor)
        elif isinstance(self._gesture, Splitting):
            self.setCursor(shapes.SplitHCursor)
        elif self._ring_shown and self._brush.radius * self._pixel >= _TINY_RING:
            self.setCursor(shapes.BlankCursor)
        elif self._editing.enabled and not self.original_shown:
            self.setCursor(shapes.CrossCursor)
        else:
            self.setCursor(shapes.ArrowCursor)
        if self._cursor is not None:
            self._move_ring(self._cursor)

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

    # Between the widget and the photo

    @property
    def _pixel(self) -> float:
        """How large an image pixel is on the screen, in logical pixels."""
        return self.view.scale / self.devicePixelRatioF()

    def _point(self, position: QPointF) -> Point:
        return self.view.to_image(*self._position(position))
