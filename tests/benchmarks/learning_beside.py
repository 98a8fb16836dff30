"""What learning costs the window: python tests/benchmarks/learning_beside.py FOLDER [SECONDS]

Learns from the photos of FOLDER for SECONDS (default: 60) in the window, with its dialog open, and
prints how late a timer of 10 ms comes before and meanwhile, how long fills take alone and beside
it, how long its steps are (the longest that a stop waits for), and how long closing the window
takes; then the state that was left is loaded.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as the program does, before torch loads

from event_loop import Probe
from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

from inpaint_app.application import Application, load_shipped
from inpaint_app.core.learning.stopped import stopped_learnings
from inpaint_app.learn_session import LearnSession
from inpaint_app.shipped import RESOURCES

PLACES = ((150, 120), (300, 200), (450, 280))


def wait(signal: SignalInstance, begin: object = None, milliseconds: int = 0) -> float:
    """Run the event loop until the signal, or for a time; return the seconds."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    if milliseconds:
        QTimer.singleShot(milliseconds, loop.quit)
    started = time.perf_counter()
    if callable(begin):
        begin()
    loop.exec()
    signal.disconnect(loop.quit)
    return time.perf_counter() - started


def fills(application: Application, places: Sequence[tuple[int, int]] = PLACES) -> list[float]:
    """Seconds of fills in the sample photo, each from its start to its end."""
    session, found = application.session, []
    for x, y in places:
        session.editing.paint((x, y), (x + 60, y + 20), 40, hole=True)
        found.append(wait(session.fill_ended, session.fill))
        session.editing.undo()
        session.editing.clear_mask()
    return found


def main() -> int:
    folder = Path(sys.argv[1])
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            os.environ[name] = home
        application = Application(load_shipped)
        session, learning = application.session, application.teaching.learning
        probe = Probe()
        wait(session.device_known, application.window.show)
        wait(session.opened, lambda: session.open(RESOURCES / "sample.jpg"))
        application.teaching.show_learning()
        fills(application, PLACES[:1])  # the first one prepares kernels
        alone = fills(application)
        print(f"load of the machine: {os.getloadavg()[0]:.1f}", flush=True)
        probe.delays.clear()
        wait(session.saving.failed, milliseconds=round(200 * seconds))
        tell("event loop with nothing to do", probe.delays)
        began = time.perf_counter()
        ready = QEventLoop()

        def looked() -> None:
            if learning.preflight is not None:
                ready.quit()

        learning.changed.connect(looked)
        probe.delays.clear()
        learning.look(folder)
        ready.exec()
        learning.changed.disconnect(looked)
        print(f"looking through {folder.name}: {time.perf_counter() - began:.1f} s", flush=True)
        tell("event loop while looking", probe.delays)
        gaps: list[tuple[float, str]] = []
        last = time.perf_counter()

        def stepped() -> None:
            nonlocal last
            now = time.perf_counter()
            assert learning.step is not None
            gaps.append((now - last, learning.step.stage))
            last = now

        learning.stepped.connect(stepped)
        probe.delays.clear()
        learning.start("Benchmark", 10)
        wait(session.saving.failed, milliseconds=round(1000 * seconds))
        tell("event loop while learning", probe.delays)
        learning.stepped.disconnect(stepped)
        longest: dict[str, float] = {}
        for gap, stage in gaps[1:]:
            longest[stage] = max(longest.get(stage, 0.0), gap)
        for stage, gap in longest.items():
            print(f"longest step of {stage!r}: {gap:.2f} s", flush=True)
        beside = fills(application)
        print(
            f"a fill alone {statistics.median(alone):.2f} s, beside learning "
            f"{statistics.median(beside):.2f} s (median of {len(alone)}; "
            f"{max(alone):.2f} and {max(beside):.2f} at most): "
            f"{statistics.median(beside) / statistics.median(alone):.2f} times",
            flush=True,
        )
        close(application, learning)
    return 0


def close(application: Application, learning: LearnSession) -> None:
    """Close the window in the middle of the learning, and load what is left."""
    from inpaint_app.core.learning.learning_state import load_state

    application.session.editing.mark_saved()
    clock: list[float] = []

    def leave() -> None:
        clock.append(time.perf_counter())
        application.window.leave()

    QTimer.singleShot(1000, leave)
    code = application.run()
    took = time.perf_counter() - clock[0]
    state = load_state(learning.library.place("Benchmark"))
    offered = [one.name for one in stopped_learnings(learning.library.root)]
    print(f"closing in the middle: exit code {code} after {took:.2f} s")
    print(f"state whole: {state is not None}, offered again: {offered}")


def tell(name: str, delays: list[float]) -> None:
    """Median, p99 and longest, in milliseconds."""
    ordered = sorted(delays)
    print(
        f"{name:<28} median {statistics.median(ordered):5.1f}  "
        f"p99 {ordered[int(len(ordered) * 0.99)]:6.1f}  longest {ordered[-1]:6.1f}  "
        f"({len(ordered)} ticks)",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
