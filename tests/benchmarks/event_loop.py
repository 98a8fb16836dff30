"""How long the window's event loop is ever held up: python tests/benchmarks/event_loop.py

A timer of 10 ms notes how late it comes while the program starts (torch is imported and the network
loads), a photo of 100 megapixels opens, and a hole is filled in it. Prints median, p99 and longest
delay of each, in milliseconds. Then fills are stopped after different times: how long that takes,
and how long it takes until the window shows that one has begun.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image as PillowImage
from PySide6.QtCore import QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inpaint_app.application import Application, load_shipped

STEP_MS = 10
STOPPED_AFTER_MS = range(20, 2000, 90)


class Probe:
    """Notes how much later than STEP_MS after the last one each tick comes."""

    def __init__(self) -> None:
        self.delays: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(STEP_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.delays.append(max(0.0, 1000 * (now - self._last) - STEP_MS))
        self._last = now

    def report(self, name: str, begin: Callable[[], object], end: SignalInstance) -> None:
        """Begin, wait for the end, and tell."""
        loop = QEventLoop()
        end.connect(loop.quit)
        self.delays.clear()
        QTimer.singleShot(0, begin)
        loop.exec()
        end.disconnect(loop.quit)
        ordered = sorted(self.delays)
        p99 = ordered[int(len(ordered) * 0.99)]
        print(
            f"{name:<28} median {statistics.median(ordered):5.1f}  p99 {p99:6.1f}  "
            f"longest {ordered[-1]:6.1f}  ({len(ordered)} ticks)",
            flush=True,
        )


def stops(application: Application) -> None:
    """Begin fills by the button, end each after another time, and tell how long that takes."""
    session, window = application.session, application.window
    assert session.document is not None
    before = session.document.image.copy()
    begun, ended = [], []
    for delay in STOPPED_AFTER_MS:
        loop = QEventLoop()
        started = time.perf_counter()
        QTest.mouseClick(window.bar.fill_button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        begun.append(1000 * (time.perf_counter() - started))
        QTimer.singleShot(delay, loop.quit)
        loop.exec()
        if session.filling.running:
            session.fill_ended.connect(loop.quit)
            started = time.perf_counter()
            QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
            if session.filling.running:
                loop.exec()
            QApplication.processEvents()  # until it is seen
            ended.append(1000 * (time.perf_counter() - started))
            session.fill_ended.disconnect(loop.quit)
        else:
            session.editing.undo()
    same = np.array_equal(before, session.document.image) and session.editing.has_mask
    print(f"a fill is seen to begin after at most {max(begun):.0f} ms")
    print(
        f"Esc ends a fill in {statistics.median(ended):.0f} ms (median), {max(ended):.0f} at most "
        f"({len(ended)} stops); photo and mask as before: {same}"
    )


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        path = Path(home, "large.jpg")
        rows, columns = np.ogrid[:10_000, :10_000]
        photo = np.dstack([(rows + columns) % 256, (rows // 40) % 256 + 0 * columns] * 2)[..., :3]
        PillowImage.fromarray(photo.astype(np.uint8)).save(path)
        application = Application(load_shipped)
        session = application.session
        probe = Probe()
        probe.report("start, torch, network", application.window.show, session.device_known)
        probe.report("opening 100 megapixels", lambda: session.open(path), session.opened)

        def fill() -> None:
            session.editing.paint((4000, 4000), (4300, 4100), 80, hole=True)
            session.fill()

        probe.report("filling in it", fill, session.fill_ended)
        session.editing.undo()
        stops(application)
        application.window.leave()
        session.stop()
        session.wait()
        application.recovery.end(clean=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
