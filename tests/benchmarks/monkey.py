"""Random events in a real window without a screen: python tests/benchmarks/monkey.py

Paints, erases, zooms, pans, types every key of the table, fills, stops, chooses variants, undoes,
opens photos and projects, saves, closes, answers or drops every question, changes theme and size.
Each seed runs in a process of its own, which fails on any warning of Qt, any uncaught exception and
any thread that is left; prints events, fills, and memory at the half and at the end.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
IGNORED = ("This plugin does not support",)  # said of any window without a screen
# Closing is an event of its own, and what fills here has no network to learn or to look for dust.
NEVER = ("quit", "learn_photo", "suggest")


class QuickInpainter:
    """Fills with the mean colour in a few steps: what surrounds a fill is what is tested."""

    device, device_reason, model = "cpu", "This is a test.", "quick"

    def fill(self, request: Any) -> Generator[Any, None, Any]:
        """A Fill, after some progress."""
        from inpaint_app.core.fills import Fill, Progress
        from inpaint_app.core.geometry import Bounds

        for number in range(8):
            time.sleep(0.002)
            yield Progress(number / 8, "Filling")
        bounds = Bounds.of_mask(request.mask)
        pixels = request.image[bounds.slices].copy()
        mask = request.mask[bounds.slices].copy()
        pixels[mask] = (request.image.mean(axis=(0, 1)) + request.seed) % 256
        return Fill(bounds, mask, pixels, 0.1, self.device, self.model, request.seed)


def run(seed: int, events: int) -> int:
    """One process of random events; return the number of problems."""
    import numpy as np
    from PIL import Image as PillowImage
    from PySide6.QtCore import QPoint, QPointF, Qt, qInstallMessageHandler
    from PySide6.QtGui import QKeySequence, QWheelEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu

    from inpaint_app.application import Application
    from inpaint_app.ui import keys

    problems: list[str] = []

    def hear(_kind: object, _context: object, text: str) -> None:
        if not text.startswith(IGNORED):
            problems.append(f"Qt: {text}")

    qInstallMessageHandler(hear)
    application = Application(QuickInpainter)  # type: ignore[arg-type]
    application.bugs.install()
    application.bugs.reported.connect(lambda _sentence, details: problems.append(details))
    window, session = application.window, application.session
    application.recovery._timer.setInterval(50)
    chance = random.Random(seed)
    folder = Path(tempfile.mkdtemp(dir=os.environ["HOME"]))
    random_pixels = np.random.default_rng(seed)
    photos = []
    for number, (width, height) in enumerate(((160, 120), (700, 500), (64, 300), (7, 5))):
        photos.append(folder / f"photo{number}.png")
        noise = random_pixels.integers(0, 256, (height, width, 3 + number % 2), np.uint8)
        PillowImage.fromarray(noise).save(photos[-1])
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff no more")
    photos.append(folder / "broken.jpg")
    filled: list[float] = []
    session.filled.connect(lambda seconds, _model: filled.append(seconds))
    window.show()
    session.open(photos[1])

    canvas = window.canvas
    sequences = [
        sequence
        for name, key in keys.ACTIONS.items()
        if name not in NEVER
        for sequence in key.sequences
    ]
    modifiers = [Qt.KeyboardModifier.NoModifier] * 4 + [
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.ControlModifier,
    ]
    buttons = [Qt.MouseButton.LeftButton] * 3 + [
        Qt.MouseButton.RightButton,
        Qt.MouseButton.MiddleButton,
    ]

    def point() -> QPoint:
        return QPoint(chance.randrange(-20, canvas.width() + 20), chance.randrange(canvas.height()))

    def drag() -> None:
        button, held = chance.choice(buttons), chance.choice(modifiers)
        QTest.mousePress(canvas, button, held, point())
        for _ in range(chance.randrange(4)):
            QTest.mouseMove(canvas, point())
        if chance.random() < 0.1:
            QTest.keyClick(canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(canvas, button, held, point())

    def click_twice() -> None:
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, chance.choice(modifiers), point())

    def wheel() -> None:
        at, turn = QPointF(point()), QPoint(0, chance.choice((-240, -120, -15, 15, 120, 240)))
        event = QWheelEvent(
            at, canvas.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton,
            chance.choice(modifiers), Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)

    def key() -> None:
        combination = QKeySequence(chance.choice(sequences))[0]
        QTest.keyClick(window, combination.key(), combination.keyboardModifiers())

    def hold() -> None:
        act = chance.choice((QTest.keyPress, QTest.keyRelease))
        act(canvas, chance.choice((keys.HOLD_ORIGINAL, keys.HOLD_PAN)))

    def fill() -> None:
        chance.choice((session.fill, session.fill, session.fill_variants))()

    def wait() -> None:
        patience = time.monotonic() + 0.3
        while session.busy and time.monotonic() < patience:
            QApplication.processEvents()

    def reopen() -> None:
        kept = [*folder.glob("*.inpaint"), *photos]
        chance.choice((session.open, window.files.open))(chance.choice(kept))

    def save() -> None:
        suffix = chance.choice((".png", ".jpg", ".tif", ".webp", ".inpaint"))
        path = folder / f"saved{chance.randrange(3)}{suffix}"
        (session.saving.save_project if suffix == ".inpaint" else session.saving.save_as)(path)

    def close() -> None:
        window.close()
        if not window.isVisible():
            window._leaving = False
            window.show()

    def look() -> None:
        chance.choice(
            (
                lambda: window.resize(chance.randrange(300, 1300), chance.randrange(200, 900)),
                lambda: application.theme.wear(chance.choice(("light", "dark", "system"))),
                window.show_about,
                canvas.release_held,
            )
        )()

    def answer() -> None:
        """Press a button of the dialog in front, or drop it; a menu is closed."""
        for menu in (*window.findChildren(QMenu), QApplication.activePopupWidget()):
            if menu is not None and menu.isVisible():
                menu.close()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                choices = [b for b in dialog.findChildren(QAbstractButton) if b.isEnabled()]
                if type(dialog).__name__ == "QMessageBox" and choices and chance.random() < 0.7:
                    chance.choice(choices).click()
                elif type(dialog).__name__ == "SaveDialog" and chance.random() < 0.5:
                    dialog.accept()
                else:
                    dialog.reject()

    acts: list[Callable[[], object]] = [
        *[drag] * 30, *[key] * 30, *[wheel] * 8, *[hold] * 4, *[fill] * 6, *[click_twice] * 2,
        *[session.cancel] * 3, *[session.editing.undo] * 4, *[session.editing.redo] * 2,
        *[reopen] * 2, *[save] * 2, *[wait] * 6, close, look, *[QApplication.processEvents] * 8,
    ]  # fmt: skip
    half = 0
    started = time.monotonic()
    for number in range(events):
        try:
            chance.choice(acts)()
            if number % 3 == 0:
                QApplication.processEvents()
                answer()
        except Exception:  # QTest passes on what an event handler raises
            problems.append(traceback.format_exc())
        if number == events // 2:
            half = memory()
        if problems:
            break
    seconds = time.monotonic() - started
    answer()
    canvas.release_held()
    session.cancel()
    session.stop()
    deadline = time.monotonic() + 30
    while session.busy and time.monotonic() < deadline:
        QApplication.processEvents()
    if session.document is not None and session.busy == "":
        while session.editing.undo_stack.canUndo():
            session.editing.undo()
        if not np.array_equal(session.document.image, session.document.original):
            problems.append("undoing everything does not lead back to the opened photo")
    window.leave()
    session.stop()
    session.wait()
    QApplication.processEvents()
    application.recovery.end(clean=True)
    if session.busy:
        problems.append(f"still {session.busy}")
    left = [t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)][1:]
    problems += [f"a thread is left: {thread}" for thread in left]
    print(
        f"seed {seed}: {number + 1} events in {seconds:.0f} s, {len(filled)} fills, "
        f"{len(problems)} problems, "
        f"memory {half} MB at half, {memory()} MB at the end",
        flush=True,
    )
    for problem in problems[:5]:
        print(problem, file=sys.stderr)
    application.bugs.remove()
    qInstallMessageHandler(None)
    return len(problems)


def memory() -> int:
    """What the process takes now, in MB; its highest so far where the system tells no more."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return pages * resource.getpagesize() // 2**20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--seed", type=int, help="this one only, in this process")
    options = parser.parse_args()
    if options.seed is not None:
        return min(1, run(options.seed, options.events))
    failed = 0
    for seed in range(options.seeds):
        with tempfile.TemporaryDirectory() as home:
            places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), home)
            environment = {
                **os.environ, **places, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"
            }  # fmt: skip
            words = [sys.executable, __file__, "--seed", str(seed), "--events", str(options.events)]
            failed += subprocess.run(words, env=environment, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
