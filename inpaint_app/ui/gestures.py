"""What a tool does between press and release; all points are in image pixels."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt

from inpaint_app.core import shapes
from inpaint_app.core.document import Combination
from inpaint_app.core.masking import Point
from inpaint_app.editing import Editing
from inpaint_app.session import Session
from inpaint_app.ui.brush import Brush
from inpaint_app.ui.toolbox import PAINTS, Toolbox

_THINNEST = 0.15  # of the brush, under a pen that hardly presses


@dataclass(frozen=True)
class Press:
    """How a gesture begins: the buttons and keys, and how hard a pen presses (0..1)."""

    point: Point
    erase: bool
    shift: bool
    pressure: float = 1.0

    @property
    def combination(self) -> Combination:
        """What a shape does to the mask."""
        return "subtract" if self.erase else "add" if self.shift else "new"


class Gesture:
    """One use of a tool. `outline` is what it has drawn so far; `done` when it needs no more."""

    def __init__(self) -> None:
        self.outline: list[Point] = []
        self.done = False
        self.marked = False  # whether it has added to the mask

    def move(self, point: Point, pressure: float) -> None:
        """The cursor is at another point."""

    def release(self) -> None:
        """The last button has been released."""
        self.done = True

    def cancel(self) -> None:
        """Take back what is unfinished."""
        self.done = True


class Painting(Gesture):
    """A stroke of the brush, the eraser, the restoring brush or of what must not be copied."""

    def __init__(
        self, editing: Editing, toolbox: Toolbox, press: Press, start: Point | None
    ) -> None:
        super().__init__()
        self._editing, self._brush = editing, toolbox.brush
        self._layer = PAINTS[toolbox.tool]
        self.hole = not (press.erase or toolbox.erasing)
        self.last = start if start is not None else press.point
        self._paint(press.point, press.pressure)

    def move(self, point: Point, pressure: float) -> None:
        """Paint on, unless Esc has taken the stroke back."""
        if self._editing.painting:
            self._paint(point, pressure)

    def release(self) -> None:
        """Make the stroke a step, with the inside of a loop that it has closed."""
        if self._editing.painting and self.hole:
            self._editing.close_loop()
            self.marked = self._layer == "cover"
        self._editing.end_stroke()
        self.done = True

    def cancel(self) -> None:
        """Take the stroke back."""
        self._editing.cancel_stroke()
        self.done = True

    def _paint(self, point: Point, pressure: float) -> None:
        brush = self._brush
        radius = brush.radius * (_THINNEST + (1 - _THINNEST) * pressure)
        self._editing.paint(
            self.last, point, radius, hole=self.hole, hardness=brush.hardness, layer=self._layer
        )
        self.last = point


class ShapeDrag(Gesture):
    """A rectangle or an ellipse from corner to corner, or the box around an object."""

    def __init__(self, kind: str, press: Press, finished: Callable[[Point, Point], None]) -> None:
        super().__init__()
        self._kind = kind
        self._start = self._end = press.point
        self._finished = finished
        self.marked = not press.erase

    def move(self, point: Point, pressure: float) -> None:
        """Drag the second corner."""
        self._end = point
        (x0, y0), (x1, y1) = self._start, point
        if self._kind == "ellipse":
            turns = [2 * math.pi * i / 96 for i in range(96)]
            self.outline = [
                ((x0 + x1 + (x1 - x0) * math.cos(turn)) / 2,
                 (y0 + y1 + (y1 - y0) * math.sin(turn)) / 2)
                for turn in turns
            ]  # fmt: skip
        else:
            self.outline = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]

    def release(self) -> None:
        """Use the shape."""
        self.done = True
        self._finished(self._start, self._end)


class Lasso(Gesture):
    """A line drawn by hand, closed by letting go."""

    def __init__(self, press: Press, finished: Callable[[list[Point]], None]) -> None:
        super().__init__()
        self.outline = [press.point]
        self._finished = finished
        self.marked = not press.erase

    def move(self, point: Point, pressure: float) -> None:
        """Draw on."""
        if point != self.outline[-1]:
            self.outline.append(point)

    def release(self) -> None:
        """Close the line."""
        self.done = True
        self._finished(self.outline)


class Polygon(Gesture):
    """Corner after corner; it ends at its first corner, with a double click or with Enter."""

    def __init__(self, press: Press, finished: Callable[[list[Point]], None]) -> None:
        super().__init__()
        self.corners = [press.point]
        self.outline = [press.point, press.point]
        self._finished = finished
        self.marked = not press.erase

    def move(self, point: Point, pressure: float) -> None:
        """The next side follows the cursor."""
        self.outline = [*self.corners, point]

    def release(self) -> None:
        """It goes on after a button is released."""

    def add(self, point: Point, near: float) -> None:
        """Put the next corner; one within `near` of the first ends the polygon."""
        if len(self.corners) > 2 and math.dist(point, self.corners[0]) <= near:
            self.finish()
        elif point != self.corners[-1]:
            self.corners.append(point)
            self.move(point, 1.0)

    def drop_corner(self) -> None:
        """Take the last corner back; without any the polygon ends."""
        self.corners.pop()
        self.outline = [*self.corners, *self.outline[-1:]]
        self.done = not self.corners

    def finish(self) -> None:
        """Close it."""
        self.done = True
        if len(self.corners) > 2:
            self._finished(self.corners)


class Sizing(Gesture):
    """The brush follows the hand: to the right larger, upwards harder."""

    def __init__(self, brush: Brush, press: Press, pixels: float) -> None:
        """`pixels` is what an image pixel measures on the screen, in logical pixels."""
        super().__init__()
        self._brush, self._pixels, self._last = brush, pixels, press.point

    def move(self, point: Point, pressure: float) -> None:
        """Half of the way is the change of the radius; 200 pixels are all of the hardness."""
        right, down = (now - then for now, then in zip(point, self._last, strict=True))
        self._last = point
        self._brush.set_radius(self._brush.radius + right / 2)
        self._brush.set_hardness(self._brush.hardness - down * self._pixels / 200)


def begin(
    session: Session, toolbox: Toolbox, press: Press, *, last: Point | None, near: float
) -> Gesture:
    """The gesture of the tool in the hand.

    `last` is where the last stroke ended, `near` how many image pixels a hand may miss by.
    """
    editing, combination = session.editing, press.combination
    tool = toolbox.tool  # which a key may change before the gesture ends
    document = editing.document
    assert document is not None
    size = (document.width, document.height)

    def use(shape: shapes.Shape) -> None:
        editing.combine(*shape, combination, _tr("Shape"))

    def use_points(points: list[Point]) -> None:
        if len(points) > 2:
            use(shapes.polygon(points, size))

    def use_corners(start: Point, end: Point) -> None:
        if math.dist(start, end) > near / 4:  # a click draws nothing
            use(shapes.SHAPES[tool](start, end, size))

    def use_box(start: Point, end: Point) -> None:
        box = None if math.dist(start, end) <= near else (start, end)
        session.mask_works.select_object(start, box, combination)

    if toolbox.painting:
        straight = last if press.shift else None
        return Painting(editing, toolbox, press, straight)
    if tool == "lasso":
        return Lasso(press, use_points)
    if tool == "polygon":
        return Polygon(press, use_points)
    if tool == "object":
        return ShapeDrag("rectangle", press, use_box)
    if tool == "flood":
        session.mask_works.select_colour(press.point, toolbox.tolerance, combination)
        ended = Gesture()
        ended.done = True
        return ended
    return ShapeDrag(tool, press, use_corners)


def press_of(
    point: Point,
    button: Qt.MouseButton,
    keys: Qt.KeyboardModifier,
    pressure: float = 1.0,
) -> Press:
    """What buttons and keys mean for a tool."""
    alt = bool(keys & Qt.KeyboardModifier.AltModifier)
    shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
    return Press(point, button == Qt.MouseButton.RightButton or alt, shift, pressure)


def _tr(text: str) -> str:
    return QCoreApplication.translate("gestures", text)
