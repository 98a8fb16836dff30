"""The brush: how large and how hard."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Signal

SMALLEST = 0.5  # radius in image pixels: one pixel
STEP = 1.15
HARDNESS_STEP = 0.1
SLIDER_STEPS = 1000


class Brush(QObject):
    """A round brush; `radius` is in image pixels, from half a pixel to a quarter of the long side.

    `hardness` is the part of the radius that paints fully; from there on its edge runs out. `part`
    is its diameter as a part of the photo's long side. It is what is remembered, so that the same
    brush fits photos of every size.
    """

    changed = Signal()

    def __init__(self, part: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.hardness = 1.0
        self._long_side = 1

    @property
    def largest(self) -> float:
        """The largest radius for the present photo."""
        return max(self._long_side / 4, SMALLEST)

    @property
    def radius(self) -> float:
        """In image pixels."""
        return min(max(self.part * self._long_side / 2, SMALLEST), self.largest)

    @property
    def position(self) -> int:
        """The radius as a place on a slider from 0 to SLIDER_STEPS, in equal ratios."""
        span = math.log(self.largest / SMALLEST)
        return round(SLIDER_STEPS * math.log(self.radius / SMALLEST) / span) if span else 0

    def set_photo_size(self, width: int, height: int) -> None:
        """Fit the brush to a photo."""
        self._long_side = max(width, height)
        self.changed.emit()

    def set_radius(self, radius: float) -> None:
        """Change the radius, within its limits."""
        radius = min(max(radius, SMALLEST), self.largest)
        self.part = 2 * radius / self._long_side
        self.changed.emit()

    def set_position(self, position: int) -> None:
        """Change the radius to a place on the slider."""
        if position != self.position:
            self.set_radius(SMALLEST * (self.largest / SMALLEST) ** (position / SLIDER_STEPS))

    def step(self, steps: float) -> None:
        """Larger (positive) or smaller by steps of 15 %, and by at least half a pixel each.

        Fine wheels and trackpads make parts of a step.
        """
        scaled = self.radius * STEP**steps
        least = self.radius + steps / 2
        self.set_radius(max(scaled, least) if steps > 0 else min(scaled, least))

    def larger(self) -> None:
        """One step larger."""
        self.step(1)

    def smaller(self) -> None:
        """One step smaller."""
        self.step(-1)

    def set_hardness(self, hardness: float) -> None:
        """Change the hardness, within 0 to 1."""
        self.hardness = min(max(hardness, 0.0), 1.0)
        self.changed.emit()

    def harder(self) -> None:
        """One step harder."""
        self.set_hardness(round(self.hardness + HARDNESS_STEP, 2))

    def softer(self) -> None:
        """One step softer."""
        self.set_hardness(round(self.hardness - HARDNESS_STEP, 2))
