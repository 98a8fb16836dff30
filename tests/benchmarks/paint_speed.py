"""How long a frame takes while painting on 48 megapixels: python tests/benchmarks/paint_speed.py

A brush of the usual size (5 % of the long side) is led over a photo of 8000 x 6000 in a window of
1280 x 800, fitted and at 100 %, by mouse events 8 ms of hand apart. A frame is all between such an
event and the picture on the window's surface. Prints median, p99 and longest of the moves, and the
longest press or release, in milliseconds; likewise of panning and zooming, for a photo in sRGB and
for one in Display P3, whose colours are converted for the screen. Then 200 long strokes, each
second one of the eraser, and the memory that their history takes.
"""

from __future__ import annotations

import functools
import math
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QColorSpace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inpaint_app.application import Application, load_shipped
from inpaint_app.ui.canvas import Canvas

WIDTH, HEIGHT = 8000, 6000
STROKES, MOVES = 10, 60
STEP = 14.0  # logical pixels between two events: a brisk hand at 125 events a second
UNDO_STEPS = 200


def photo() -> np.ndarray:
    """Texture everywhere, so that nothing is cheaper than in a real photo."""
    rows, columns = np.ogrid[:HEIGHT, :WIDTH]
    red = (columns * 3 + rows) % 256 + 0 * rows
    green = (rows * 5 + columns // 7) % 256
    blue = (rows // 40 + columns) % 256
    return np.dstack((red, green, blue)).astype(np.uint8)


def memory() -> float:
    """What the process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def tell(name: str, times: list[float]) -> None:
    """The frames of one kind."""
    ordered = sorted(times)
    print(
        f"{name:<20} median {statistics.median(ordered):5.1f}  "
        f"p99 {ordered[int(0.99 * len(ordered))]:5.1f}  longest {ordered[-1]:5.1f}  "
        f"({len(ordered)} frames)",
        flush=True,
    )


def frame(act: Callable[[], object]) -> float:
    """How long it takes, with drawing what it changes."""
    begun = time.perf_counter()
    act()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - begun)


def pan(canvas: Canvas) -> list[float]:
    """At 100 %, across the photo."""
    canvas.zoom_actual()
    moved = QPointF(-9, -5)
    return [frame(functools.partial(canvas._pan, moved)) for _ in range(200)]


def zoom_through(canvas: Canvas) -> list[float]:
    """By the wheel from the whole photo to single pixels and back."""
    canvas.fit()
    middle = canvas._middle()
    factors = [1.1] * 50 + [1 / 1.1] * 50
    return [frame(lambda f=f: canvas._zoom(canvas.view.zoomed(f, middle))) for f in factors]


class Hand:
    """Leads the brush over the canvas and notes how long each frame takes."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.moves: list[float] = []
        self.ends: list[float] = []

    def stroke(self, number: int, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """One wavy line across the canvas."""
        points = list(self._points(number))
        self._timed(self.ends, QTest.mousePress, button, pos=points[0])
        for point in points[1:]:
            self._timed(self.moves, QTest.mouseMove, point)
        self._timed(self.ends, QTest.mouseRelease, button, pos=points[-1])

    def _points(self, number: int) -> list[QPoint]:
        width, height = self._canvas.width(), self._canvas.height()
        top = height * (0.15 + 0.7 * number / STROKES)
        return [
            QPoint(
                round(80 + (STEP * i) % (width - 160)),
                round(top + 0.1 * height * math.sin(0.21 * i + number)),
            )
            for i in range(MOVES)
        ]

    def _timed(
        self, times: list[float], act: Callable[..., object], *words: object, **names: object
    ) -> None:
        times.append(frame(functools.partial(act, self._canvas, *words, **names)))


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        application = Application(load_shipped)
        window, session = application.window, application.session
        window.resize(1280, 800)
        loop = QEventLoop()
        session.device_known.connect(loop.quit)
        window.show()
        loop.exec()  # until the network has loaded, which would compete
        session.opened.connect(loop.quit)
        session.open_image(photo())
        loop.exec()
        while session.busy:
            QApplication.processEvents()
        canvas = window.canvas
        for name, zoom in (("fit", canvas.fit), ("100 %", canvas.zoom_actual)):
            zoom()
            QApplication.processEvents()
            hand = Hand(canvas)
            for number in range(STROKES):
                hand.stroke(number)
            tell(f"painting at {name}", hand.moves)
            print(f"  press or release: {max(hand.ends):.1f} at most")
        for space in (QColorSpace.NamedColorSpace.SRgb, QColorSpace.NamedColorSpace.DisplayP3):
            canvas._space = QColorSpace(space)
            for name, look in (("panning", pan), ("zooming", zoom_through)):
                tell(f"{name}, {space.name}", look(canvas))
        canvas._space = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        canvas.fit()
        before = memory()
        there = session.editing.undo_stack.count()
        for number in range(UNDO_STEPS):
            button = (Qt.MouseButton.RightButton, Qt.MouseButton.LeftButton)[number % 2]
            Hand(canvas).stroke(number // 2 % STROKES, button)
        stack = session.editing.undo_stack
        steps = range(there, stack.count())
        kept = sum(stack.command(i).nbytes for i in steps) / 2**20
        print(
            f"{len(steps)} steps more in the history: they hold {kept:.0f} MB; "
            f"{memory() - before:.0f} MB more, with what recovery copies now and then",
            flush=True,
        )
        window.leave()
        session.stop()
        session.wait()
        application.recovery.end(clean=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
