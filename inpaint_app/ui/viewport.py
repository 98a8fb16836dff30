"""Where the photo lies on the screen: pure geometry, in device pixels.

Device pixels are the screen's own, so 100 % means one image pixel on one of them whatever the
scaling of the desktop. Whole numbers are the edges between them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from inpaint_app.core.geometry import Bounds

LARGEST_SCALE = 64.0
_FIT_LARGEST = 16.0  # a 7 x 7 picture need not become a wall of squares
_STAYS = 64.0  # device pixels of the photo that no panning pushes out of sight
_ROUNDING = 1e-6  # logical positions are device positions divided by 1.25 or 1.5
_STEPS = (0.05, 0.1, 0.17, 0.25, 0.33, 0.5, 0.67, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 16.0, 32.0)


@dataclass(frozen=True)
class Grid:
    """How a widget's logical pixels lie on device pixels: `ratio` of them, from `phase` on.

    The phase is where the widget itself begins between two pixels of the screen, from 0 up to 1;
    it is not 0 only at fractional scaling.
    """

    ratio: float = 1.0
    phase_x: float = 0.0
    phase_y: float = 0.0

    @classmethod
    def at(cls, ratio: float, x: int, y: int) -> Grid:
        """The grid of a widget at a logical position in its window."""
        return cls(ratio, (x * ratio) % 1, (y * ratio) % 1)

    def to_device(self, x: float, y: float) -> tuple[float, float]:
        """The device position of a logical one."""
        return x * self.ratio + self.phase_x, y * self.ratio + self.phase_y

    def pointed_at(self, x: float, y: float) -> tuple[float, float]:
        """The middle of the device pixel that a cursor at a logical position points at.

        A cursor is told by the corner of its pixel; drawn around that, a brush of one pixel would
        lie on four.
        """
        device_x, device_y = self.to_device(x, y)
        return math.floor(device_x + _ROUNDING) + 0.5, math.floor(device_y + _ROUNDING) + 0.5

    def covering(self, logical: Bounds) -> Bounds:
        """All device pixels that logical pixels touch."""
        return _outward(
            *self.to_device(logical.x, logical.y), *self.to_device(logical.right, logical.bottom)
        )

    def covered_by(self, device: Bounds) -> Bounds:
        """All logical pixels that device pixels touch."""
        return _outward(
            (device.x - self.phase_x) / self.ratio,
            (device.y - self.phase_y) / self.ratio,
            (device.right - self.phase_x) / self.ratio,
            (device.bottom - self.phase_y) / self.ratio,
        )


@dataclass(frozen=True)
class Viewport:
    """A photo of `width` x `height` pixels at `scale` device pixels each, its corner at x, y.

    `view_width` and `view_height` are the canvas in device pixels. The corner is kept on a whole
    device pixel, so that 100 % is sharp.
    """

    width: int
    height: int
    view_width: float
    view_height: float
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole photo is seen."""
        room_x, room_y = max(self.view_width, 1), max(self.view_height, 1)
        return min(room_x / self.width, room_y / self.height, _FIT_LARGEST)

    def fitted(self, margin: float = 0.0, below: float = 0.0) -> Viewport:
        """The whole photo in the middle, with `margin` device pixels around and `below` more."""
        room_x, room_y = self.view_width - 2 * margin, self.view_height - 2 * margin - below
        scale = replace(self, view_width=room_x, view_height=room_y).fit_scale
        x = (self.view_width - self.width * scale) / 2
        y = (self.view_height - below - self.height * scale) / 2
        return replace(self, scale=scale, x=x, y=y)._settled()

    def zoomed(self, factor: float, at: tuple[float, float]) -> Viewport:
        """Larger by `factor`, with the image point under the device position `at` staying there."""
        smallest = min(self.fit_scale / 4, 1.0)
        scale = min(max(self.scale * factor, smallest), LARGEST_SCALE)
        factor = scale / self.scale
        return replace(
            self,
            scale=scale,
            x=at[0] - (at[0] - self.x) * factor,
            y=at[1] - (at[1] - self.y) * factor,
        )._settled()

    def stepped(self, direction: int, at: tuple[float, float]) -> Viewport:
        """Zoomed to the next larger (direction 1) or smaller (-1) of the usual percentages."""
        if direction > 0:
            goal = next((step for step in _STEPS if step > self.scale * 1.01), LARGEST_SCALE)
        else:
            goal = next((step for step in reversed(_STEPS) if step < self.scale / 1.01), 0.0)
        return self.zoomed(goal / self.scale if goal else 0.5, at)

    def panned(self, dx: float, dy: float) -> Viewport:
        """Moved by device pixels; a part of the photo always stays in sight."""
        return replace(self, x=self.x + dx, y=self.y + dy)._settled()

    def resized(self, view_width: float, view_height: float) -> Viewport:
        """The same image point in the middle of a canvas of another size."""
        moved_x, moved_y = (view_width - self.view_width) / 2, (view_height - self.view_height) / 2
        return replace(
            self,
            view_width=view_width,
            view_height=view_height,
            x=self.x + moved_x,
            y=self.y + moved_y,
        )._settled()

    def to_image(self, x: float, y: float) -> tuple[float, float]:
        """The image point under a device position; pixel (0, 0) reaches from 0 to 1."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def to_device(self, x: float, y: float) -> tuple[float, float]:
        """The device position of an image point."""
        return self.x + x * self.scale, self.y + y * self.scale

    @property
    def area(self) -> Bounds:
        """The device pixels that show the photo: those whose middle lies in it, at least one."""
        width, height = round(self.width * self.scale), round(self.height * self.scale)
        return Bounds(int(self.x), int(self.y), max(width, 1), max(height, 1))

    def covered(self, bounds: Bounds, pad: int = 0) -> Bounds:
        """The device pixels that the image pixels in `bounds` touch, and `pad` more around."""
        if bounds.empty:
            return bounds
        first = self.to_device(bounds.x, bounds.y)
        last = self.to_device(bounds.right, bounds.bottom)
        return _outward(*first, *last).pad(pad)

    def seen(self, device: Bounds) -> Bounds:
        """The image pixels that lie under the device pixels, clamped to the photo."""
        first = self.to_image(device.x, device.y)
        last = self.to_image(device.right, device.bottom)
        return _outward(*first, *last).clamp(self.width, self.height)

    def _settled(self) -> Viewport:
        """With a part of the photo in sight and its corner on a whole pixel of the screen."""
        size_x, size_y = self.width * self.scale, self.height * self.scale
        stays_x = min(_STAYS, size_x, self.view_width)
        stays_y = min(_STAYS, size_y, self.view_height)
        x = min(max(self.x, stays_x - size_x), self.view_width - stays_x)
        y = min(max(self.y, stays_y - size_y), self.view_height - stays_y)
        return replace(self, x=float(round(x)), y=float(round(y)))


def _outward(left: float, top: float, right: float, bottom: float) -> Bounds:
    x, y = math.floor(left), math.floor(top)
    return Bounds(x, y, math.ceil(right) - x, math.ceil(bottom) - y)
