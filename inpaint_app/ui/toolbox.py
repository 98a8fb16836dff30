"""Which tool is in the hand and how it is set; no widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from inpaint_app.core.document import Painted
from inpaint_app.ui.brush import Brush

PAINTS: dict[str, Painted] = {
    "brush": "cover",
    "eraser": "cover",
    "restore": "restored",
    "keep_out": "excluded",
}
SHAPES = ("rectangle", "ellipse", "lasso", "polygon")
CLICKS = ("flood", "object")
TOOLS = (*PAINTS, *SHAPES, *CLICKS)
LARGEST_AMOUNT = 500
MASK_COLOURS = {
    "violet": "#5b3df5",
    "red": "#e5262b",
    "green": "#0b9d3f",
    "blue": "#0a73ff",
    "yellow": "#f5c400",
}
_USABLE: dict[str, Callable[[Any], bool]] = {
    "tolerance": lambda value: 0 <= value <= 255,
    "amount": lambda value: 1 <= value <= LARGEST_AMOUNT,
    "colour": lambda value: value in MASK_COLOURS,
    "opacity": lambda value: 0.1 <= value <= 1,
    "fills_on_release": lambda _: True,
}


class Toolbox(QObject):
    """The tool, its settings and what is laid over the photo.

    `tolerance` (0..255) is for choosing by colour, `amount` in pixels for growing, shrinking and
    feathering, `opacity` (0..1) that of the mask.
    """

    changed = Signal()

    def __init__(self, part: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.brush = Brush(part, self)
        self.tool = "brush"
        self.tolerance = 24
        self.amount = 8
        self.colour = "violet"
        self.opacity = 0.4
        self.fills_on_release = False
        self.learns_photo = False
        self.shows_sources = False
        self.shows_doubt = False
        self.shows_split = False

    @property
    def state(self) -> dict[str, Any]:
        """What is remembered from one start to the next."""
        kept = {name: getattr(self, name) for name in _USABLE}
        return {**kept, "hardness": self.brush.hardness}

    def restore(self, state: dict[str, Any]) -> None:
        """Set what was remembered; what is no usable value stays as it is."""
        for name in _USABLE:
            value = state.get(name)
            if type(value) is type(getattr(self, name)) and _USABLE[name](value):
                setattr(self, name, value)
        hardness = state.get("hardness")
        if isinstance(hardness, float):
            self.brush.set_hardness(hardness)
        self.changed.emit()

    @property
    def erasing(self) -> bool:
        """Whether the tool takes paint away."""
        return self.tool == "eraser"

    @property
    def painting(self) -> bool:
        """Whether the tool is a kind of brush."""
        return self.tool in PAINTS

    def choose(self, tool: str) -> None:
        """Take a tool into the hand."""
        assert tool in TOOLS
        self.tool = tool
        self.changed.emit()

    def set_tolerance(self, tolerance: int) -> None:
        """How much colours may differ."""
        self.tolerance = min(max(tolerance, 0), 255)
        self.changed.emit()

    def set_amount(self, amount: int) -> None:
        """By how many pixels the mask is changed at once."""
        self.amount = min(max(amount, 1), LARGEST_AMOUNT)
        self.changed.emit()

    def set_colour(self, colour: str) -> None:
        """The mask's, a name of MASK_COLOURS."""
        assert colour in MASK_COLOURS
        self.colour = colour
        self.changed.emit()

    def set_opacity(self, opacity: float) -> None:
        """The mask's; a little is always seen."""
        self.opacity = min(max(opacity, 0.1), 1.0)
        self.changed.emit()

    def toggle_fill_on_release(self) -> None:
        """Fill after each stroke, or only when asked."""
        self.fills_on_release = not self.fills_on_release
        self.changed.emit()

    def toggle_learn_photo(self) -> None:
        """Learn from the photo before each fill, or not; not remembered, as it takes its time."""
        self.learns_photo = not self.learns_photo
        self.changed.emit()

    def toggle_sources(self) -> None:
        """Show where the pixels under the cursor came from, or not."""
        self.shows_sources = not self.shows_sources
        self.changed.emit()

    def toggle_doubt(self) -> None:
        """Show how sure the fills are, or not."""
        self.shows_doubt = not self.shows_doubt
        self.changed.emit()

    def toggle_split(self) -> None:
        """Show the original in one part of the canvas, or not."""
        self.shows_split = not self.shows_split
        self.changed.emit()
