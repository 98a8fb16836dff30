"""The first minute with the program, by real mouse and keys in a real window, step by step.

    python tests/first_minute.py FOLDER [--only dark-2-de] [--readme]

walks through it in light and dark, at scale 1 and 2, in English and German, each in a screen of its
own (Xvfb with openbox; xdotool moves the mouse and presses the keys), and writes
FOLDER/<run>/*.png. It fails where a step does not lead to what it should, or where a label is cut
off. --readme puts the pictures of the README into resources/screenshots.

Debian: apt-get install xvfb xdotool openbox, and what the window itself needs (README.md).
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image as PillowImage

ROOT = Path(__file__).resolve().parent.parent
RUNS = ["-".join(run) for run in itertools.product(("light", "dark"), ("1", "2"), ("en", "de"))]
SIZE = (1180, 780)
# In the photo's pixels, on the sample: what is painted over.
SCRATCH = ((492, 343), (478, 365), (462, 388))
PATIENCE_S = 600  # for one step; a busy machine takes long to fill
SETTLED = 3  # looks of 150 ms each
README = {"03-painted": "painting", "05-filled": "filled", "09-sources": "sources"}


def walk_all(folder: Path, runs: list[str], *, readme: bool) -> int:
    """Each run in a process and on a screen of its own; return the number of failures."""
    failures = 0
    for number, run in enumerate(runs):
        theme, scale, language = run.split("-")
        out = folder / run
        out.mkdir(parents=True, exist_ok=True)
        display = f":{70 + number + os.getpid() % 1000}"
        size = f"{1280 * int(scale)}x{860 * int(scale)}x24"
        screen = subprocess.Popen(["Xvfb", display, "-screen", "0", size, "-nolisten", "tcp"])
        with tempfile.TemporaryDirectory() as home:
            environment = {
                **os.environ,
                **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), home),
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "QT_SCALE_FACTOR": scale,
                "INPAINT_APP_THEME": theme,
                "INPAINT_APP_LANGUAGE": language,
                "PYTHONPATH": str(ROOT),
            }
            manager = None
            try:
                time.sleep(1)
                manager = subprocess.Popen(["openbox"], env=environment)
                time.sleep(1)
                done = subprocess.run(
                    [sys.executable, __file__, "--walk", str(out)], env=environment, check=False
                )
            finally:
                for process in (manager, screen):
                    if process is not None:
                        process.terminate()
                        process.wait()
        print(f"{run}: {'failed' if done.returncode else 'done'}", flush=True)
        failures += done.returncode != 0
    if readme:
        for source, name in README.items():
            with PillowImage.open(folder / "light-1-en" / f"{source}.png") as picture:
                target = ROOT / "resources" / "screenshots" / f"{name}.jpg"
                picture.convert("RGB").save(target, quality=82, subsampling=0, optimize=True)
    return failures


Step = Callable[[], bool]  # whether to go on with the next


def walk(folder: Path) -> int:
    """The walk itself, inside of the program that is walked through."""
    from PySide6.QtCore import QPoint, QTimer
    from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

    from inpaint_app.application import Application, load_shipped
    from inpaint_app.ui.status_bar import ElidedLabel

    application = Application(load_shipped)
    window, session = application.window, application.session
    window.resize(*SIZE)
    problems: list[str] = []
    ended: list[str] = []
    session.fill_ended.connect(lambda: ended.append("fill"))
    session.editing.certified.connect(lambda count: ended.append(f"proof {count}"))
    session.saving.saved.connect(lambda: ended.append("saved"))

    def hand(*words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], check=True)

    def at(widget: QWidget, place: QPoint | None = None) -> tuple[int, int]:
        """A place of a widget on the screen, in the screen's own pixels."""
        spot = widget.mapToGlobal(place or widget.rect().center())
        ratio = widget.devicePixelRatioF()
        return round(spot.x() * ratio), round(spot.y() * ratio)

    def click(widget: QWidget) -> None:
        hand("mousemove", *at(widget), "click", 1)

    def on_photo(x: float, y: float) -> tuple[int, int]:
        canvas = window.canvas
        ratio = canvas.devicePixelRatioF()
        left, top = canvas.view.to_device(x, y)
        return at(canvas, QPoint(round(left / ratio), round(top / ratio)))

    def drag(*points: tuple[float, float]) -> None:
        hand("mousemove", *on_photo(*points[0]), "mousedown", 1)
        for point in points:
            hand("mousemove", *on_photo(*point))
        hand("mouseup", 1)

    def dialog() -> QDialog | None:
        found = [child for child in window.findChildren(QDialog) if child.isVisible()]
        return found[-1] if found else None

    def shot(name: str) -> None:
        """A picture of the screen's part with the window; nothing in it may be cut off."""
        QApplication.processEvents()
        picture = window.screen().grabWindow(0)
        frame = window.frameGeometry()
        ratio = picture.devicePixelRatio()
        corner, size = frame.topLeft() * ratio, frame.size() * ratio
        picture.copy(corner.x(), corner.y(), size.width(), size.height()).save(
            str(folder / f"{name}.png")
        )
        for label in (*window.findChildren(QLabel), *window.findChildren(QPushButton)):
            wide = label.width() >= label.minimumSizeHint().width()
            if label.isVisible() and not wide and not isinstance(label, ElidedLabel):
                problems.append(f"{name}: “{label.text()}” is cut off")

    def steps() -> Iterator[Callable[[], bool]]:
        """Each piece does something and gives what has to become true."""
        yield lambda: window.isActiveWindow()
        shot("01-start")
        click(window.start.sample_button)
        yield lambda: session.document is not None and session.busy == ""
        hand("mousemove", *on_photo(470, 300))
        yield lambda: window.canvas.underMouse()
        shot("02-open")
        drag(*SCRATCH)
        yield lambda: session.editing.has_mask and not session.editing.painting
        shot("03-painted")
        yield lambda: session.filling.inpainter is not None
        hand("key", "Return")
        yield lambda: window.pill.progress.isVisible() or "fill" in ended
        shot("04-filling")
        yield lambda: "fill" in ended and "proof 0" in ended
        shot("05-filled")
        hand("keydown", "backslash")
        yield lambda: window.canvas.original_shown
        shot("06-original")
        hand("keyup", "backslash")
        yield lambda: not window.canvas.original_shown
        hand("mousemove", *on_photo(*SCRATCH[1]))
        for name, key in (("07-split", "c"), ("08-doubt", "k"), ("09-sources", "h")):
            hand("key", key)
            yield lambda: True
            shot(name)
            hand("key", key)
            yield lambda: True
        hand("key", "F10")
        yield window.menu.isVisible
        shot("10-menu")
        hand("key", "Escape")
        yield lambda: not window.menu.isVisible()
        ended.clear()
        hand("key", "shift+Return")
        yield lambda: "fill" in ended
        hand("key", "2")
        yield lambda: session.variants.shown == 1
        shot("11-variants")
        hand("key", "Return")
        yield lambda: not session.variants.open
        for name, keys in (("12-keys", "question"), ("13-settings", "ctrl+comma")):
            hand("key", keys)
            yield lambda: dialog() is not None
            shot(name)
            hand("key", "Escape")
            yield lambda: dialog() is None
        hand("key", "ctrl+h")
        yield window.history.isVisible
        shot("14-history")
        hand("key", "ctrl+h")
        yield lambda: not window.history.isVisible()
        hand("key", "ctrl+s")
        yield lambda: dialog() is not None
        shot("15-save")
        hand("key", "Return")
        yield lambda: "saved" in ended or dialog() is None
        yield lambda: "saved" in ended
        shot("16-saved")
        hand("key", "ctrl+q")
        yield lambda: not window.isVisible()

    walking = steps()
    state = {"wanted": lambda: True, "since": time.monotonic(), "number": 0, "true": 0}

    def go_on() -> None:
        try:
            if state["wanted"]():  # type: ignore[operator]
                state["true"] = int(str(state["true"])) + 1
                if state["true"] < SETTLED:  # dialogs are there before they are drawn
                    return
                state.update(wanted=next(walking), since=time.monotonic(), true=0)
                state["number"] = int(str(state["number"])) + 1
            elif time.monotonic() - float(str(state["since"])) > PATIENCE_S:
                problems.append(f"step {state['number']} led nowhere")
                shot("99-stuck")
                timer.stop()
                window.leave()
        except StopIteration:
            timer.stop()

    timer = QTimer()
    timer.timeout.connect(go_on)
    timer.start(150)
    code = application.run()
    for problem in problems:
        print(problem, file=sys.stderr)
    return code or int(bool(problems))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", choices=RUNS)
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--walk", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.walk:
        return walk(options.folder)
    return walk_all(options.folder, options.only or RUNS, readme=options.readme)


if __name__ == "__main__":
    sys.exit(main())
