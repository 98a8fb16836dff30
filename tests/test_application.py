"""The program starts fast, remembers, and ends cleanly whatever runs and whoever asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import drawn_photo
from PIL import Image as PillowImage
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent

# Each script runs in a process of its own; `quit` is called by what the test is about.
START = """
import os, signal, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from inpaint_app.application import Application
from inpaint_app.core.fills import Progress

class Inpainter:
    device, device_reason, model = "cpu", "This is a test.", "endless"
    def fill(self, request):
        print("filling", flush=True)
        while True:
            yield Progress(0.5, "Filling")

application = Application(Inpainter)
session, window = application.session, application.window

def paint_and_fill():
    session.editing.paint((20, 20), (40, 40), 5, hole=True)
    session.editing.end_stroke()
    session.fill()
"""
END = """
sys.exit(application.run())
"""


def run(
    script: str, home: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a script over a home folder of its own."""
    done = subprocess.run(
        [sys.executable, "-c", START + script + END, *arguments],
        env=_environment(home) | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    # What Qt says of every window without a screen.
    lines = [line for line in done.stderr.splitlines(True) if "propagateSizeHints" not in line]
    done.stderr = "".join(lines)
    return done


def _environment(home: Path) -> dict[str, str]:
    places = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return {**os.environ, **places}


def settings_of(home: Path) -> dict[str, object]:
    found = json.loads((home / "config" / "inpaint-app" / "settings.json").read_text())
    assert isinstance(found, dict)
    return found


def test_it_starts_and_closes(tmp_path: Path) -> None:
    """Closing the window ends the program, without a word on the terminal."""
    done = run("window.painted.connect(window.close)", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_it_remembers_the_last_photo(tmp_path: Path) -> None:
    """The settings hold the photo that was opened, for the start page of the next time."""
    path = tmp_path / "garden.png"
    PillowImage.fromarray(drawn_photo()).save(path)
    script = "session.opened.connect(window.close); session.open(Path(sys.argv[1]))"
    assert run(script, tmp_path, str(path)).returncode == 0
    assert settings_of(tmp_path)["recent"] == [str(path)]
    done = run("print(window._settings.recent); window.painted.connect(window.close)", tmp_path)
    assert done.stdout == f"{[str(path)]}\n"


@pytest.mark.fault(71)
def test_damaged_settings_are_told_and_kept(tmp_path: Path) -> None:
    """The program starts with the defaults and says so."""
    folder = tmp_path / "config" / "inpaint-app"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_bytes(b"\x00\xff{")
    done = run(
        "print(window.messages.sentence.text()); window.painted.connect(window.close)", tmp_path
    )
    assert done.returncode == 0
    assert "settings were damaged" in done.stdout
    assert len(list(folder.glob("settings.json.bad-*"))) == 1


@pytest.mark.fault(72)
def test_without_a_home_it_starts_and_says_what_is_not_kept(tmp_path: Path) -> None:
    """A home that is a file, or read-only, costs only the settings."""
    (tmp_path / "home").touch()
    done = run(
        "print(window.messages.sentence.text()); window.painted.connect(window.close)",
        tmp_path / "home",
    )
    assert done.returncode == 0
    assert "settings will not be kept" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.fault(57)
@pytest.mark.fault(58)
@pytest.mark.skipif(os.name == "nt", reason="signals are not sent there")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_it_cleanly(tmp_path: Path, name: str) -> None:
    """Ctrl+C and a logout close the window; settings are kept; nothing hangs."""
    script = f"window.painted.connect(lambda: os.kill(os.getpid(), signal.{name}))"
    done = run(script, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert settings_of(tmp_path)["geometry"]


@pytest.mark.fault(57)
def test_a_second_signal_ends_it_at_once(tmp_path: Path) -> None:
    """Where the end itself hangs, asking again does not wait for it."""
    if os.name == "nt":
        pytest.skip("signals are not sent there")
    script = """
def stuck():
    os.kill(os.getpid(), signal.SIGINT)
    threading.Event().wait()
session.wait = stuck
window.painted.connect(lambda: os.kill(os.getpid(), signal.SIGINT))
"""
    done = run(script, tmp_path)
    assert (done.returncode, done.stderr) == (128 + 2, "")


@pytest.mark.fault(54)
@pytest.mark.parametrize("way", ["window.close()", "os.kill(os.getpid(), signal.SIGTERM)"])
def test_it_ends_cleanly_while_a_fill_runs(tmp_path: Path, way: str) -> None:
    """The fill is stopped at its next step; Qt does not abort over a running thread."""
    if os.name == "nt" and "kill" in way:
        pytest.skip("signals are not sent there")
    path = tmp_path / "garden.png"
    PillowImage.fromarray(drawn_photo()).save(path)
    script = f"""
session.opened.connect(lambda: QTimer.singleShot(0, paint_and_fill))
ways = []
def leave(fraction, stage):
    if fraction == 0.5 and not ways:
        ways.append({way})
session.fill_progressed.connect(leave)
session.open(Path(sys.argv[1]))
"""
    done = run(script, tmp_path, str(path))
    assert done.returncode == 0, done.stderr
    assert done.stdout == "filling\n"
    assert done.stderr == ""


def test_it_ends_cleanly_while_the_network_loads(tmp_path: Path) -> None:
    """Closing at once after the start waits for the import that cannot be stopped."""
    script = """
going, gone = threading.Event(), threading.Event()
def load():
    going.set()
    gone.wait()
    return Inpainter()
session.filling.load_inpainter = load
def close():
    going.wait()
    window.close()
    gone.set()
window.painted.connect(lambda: QTimer.singleShot(0, close))
"""
    done = run(script, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.fault(44)
def test_a_bug_is_shown_logged_and_survived(tmp_path: Path) -> None:
    """An exception in a slot costs one message; the window lives on and closes as ever."""
    script = """
def bug():
    raise ZeroDivisionError("bug 17")
def then(sentence, details):
    print(window.messages.isVisible(), "bug 17" in details, window.messages.sentence.text())
    window.close()
application.bugs.reported.connect(then)
window.painted.connect(lambda: QTimer.singleShot(0, bug))
"""
    done = run(script, tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("True True Something went wrong inside the program")
    assert "bug 17" in (tmp_path / "state" / "inpaint-app" / "bugs.log").read_text()


def test_the_chosen_theme_can_be_overridden_for_one_start(tmp_path: Path) -> None:
    """As needed for screenshots and for those whose desktop tells nothing."""
    script = "print(application.theme.dark); window.painted.connect(window.close)"
    for theme, dark in (("dark", "True"), ("light", "False"), ("pink", "False")):
        assert run(script, tmp_path, INPAINT_APP_THEME=theme).stdout == f"{dark}\n"
    assert settings_of(tmp_path)["theme"] == "system"


def test_the_photo_of_the_command_line_is_opened(tmp_path: Path) -> None:
    """`inpaint-app PHOTO` shows that photo, whatever its name."""
    path = tmp_path / "-x %s 'Gärten' ☂.png"
    PillowImage.fromarray(drawn_photo(30, 20)).save(path)
    code = """
import sys
from PySide6.QtCore import QTimer
from inpaint_app import application
made = application.Application.run
def run(self):
    self.session.opened.connect(lambda: print(self.session.document.width))
    self.session.opened.connect(self.window.close)
    return made(self)
application.Application.run = run
application.load_shipped = lambda: None
sys.exit(application.main(sys.argv[1:]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env=_environment(tmp_path),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "30\n"), done.stderr


def test_qt_gives_back_what_it_borrows(qtbot: QtBot) -> None:
    """A call or a signal takes no reference from None or True; PySide6 6.12.0 did, and aborted.

    Where Python is older than 3.12, the process ends when the last of them is gone.
    """
    label = QObject()

    def references() -> list[int]:
        return [sys.getrefcount(value) for value in (None, True, False)]

    before = references()
    for _ in range(500):
        label.setObjectName("name")
        label.objectNameChanged.emit("name")
    lost = [then - now for then, now in zip(before, references(), strict=True)]
    assert max(lost) < 100, "install the tested version: pip install -c constraints.txt ."


def test_signals_are_given_back_at_the_end(tmp_path: Path) -> None:
    """After the window has closed, Ctrl+C means again what it meant before."""
    script = """
before = signal.getsignal(signal.SIGINT), sys.excepthook, threading.excepthook
window.painted.connect(window.close)
application.run()
assert (signal.getsignal(signal.SIGINT), sys.excepthook, threading.excepthook) == before
assert signal.set_wakeup_fd(-1) == -1
sys.exit(0)
"""
    done = run(script, tmp_path)
    assert done.returncode == 0, done.stderr
