"""Unsaved work survives a killed program, and only that."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import SteppedInpainter, drawn_photo
from driving import fill, mask_of, stroke
from PIL import Image as PillowImage
from pytestqt.qtbot import QtBot
from test_application import run

from inpaint_app.core.errors import UserError
from inpaint_app.recovery import Found, Recovery
from inpaint_app.session import Session
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.message_bar import Question

MakeSession = Callable[[Callable[[], Any]], Session]


class Seen:
    """What a recovery has told."""

    def __init__(self, recovery: Recovery) -> None:
        self.found: list[Found] = []
        self.damaged: list[Path] = []
        self.errors: list[UserError] = []
        recovery.found.connect(self.found.append)
        recovery.damaged.connect(self.damaged.append)
        recovery.failed.connect(self.errors.append)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where unsaved work is kept."""
    return tmp_path / "state" / "recovery"


@pytest.fixture
def make_recovery(folder: Path) -> Iterator[Callable[[Session], Recovery]]:
    """Make recoveries over sessions; their locks are freed after the test."""
    made: list[Recovery] = []

    def make(session: Session) -> Recovery:
        made.append(Recovery(session, folder))
        return made[-1]

    yield make
    for recovery in made:
        recovery.end(clean=True)


def kept(qtbot: QtBot, recovery: Recovery) -> list[Path]:
    """The files with work, after writing what is unsaved."""
    recovery.keep()
    qtbot.waitUntil(lambda: recovery._worker is None)
    return list(recovery._folder.glob("*.inpaint"))


def test_unsaved_work_is_kept_in_a_private_file_until_it_is_saved(
    qtbot: QtBot,
    led_session: Session,
    stepped: SteppedInpainter,
    make_recovery: Callable[[Session], Recovery],
    tmp_path: Path,
) -> None:
    """A mask alone counts too; nothing is kept of a photo that was only looked at."""
    recovery = make_recovery(led_session)
    assert kept(qtbot, recovery) == []
    stroke(led_session, (40, 40))
    assert recovery._timer.isActive()
    assert recovery._timer.interval() <= 60_000
    (file,) = kept(qtbot, recovery)
    assert os.name == "nt" or file.stat().st_mode & 0o077 == 0
    assert os.name == "nt" or file.parent.stat().st_mode & 0o077 == 0
    stepped.go_on.set()
    fill(qtbot, led_session)
    assert kept(qtbot, recovery) == [file]
    with qtbot.waitSignal(led_session.saving.saved):
        led_session.saving.save_as(tmp_path / "done.png")
    qtbot.waitUntil(lambda: not file.exists())


@pytest.mark.fault(55)
def test_work_that_was_left_is_found_and_gone_on_with(
    qtbot: QtBot,
    make_session: MakeSession,
    led_session: Session,
    stepped: SteppedInpainter,
    make_recovery: Callable[[Session], Recovery],
) -> None:
    """Mask and fills are identical; the old file goes only when the work is kept anew."""
    stepped.go_on.set()
    first = make_recovery(led_session)
    stroke(led_session, (40, 40))
    fill(qtbot, led_session)
    stroke(led_session, (90, 50), (100, 60))
    assert led_session.document is not None
    (file,) = kept(qtbot, first)
    first.end(clean=False)

    session = make_session(lambda: stepped)
    second = make_recovery(session)
    seen = Seen(second)
    with qtbot.waitSignal(second.found):
        second.look()
    (found,) = seen.found
    assert found.photo is not None
    assert found.photo.name == "garden.png"
    with qtbot.waitSignal(session.reopened):
        second.restore(found)
    assert np.array_equal(mask_of(session), mask_of(led_session))
    assert session.document is not None
    assert np.array_equal(session.document.image, led_session.document.image)
    qtbot.waitUntil(lambda: not file.exists())
    assert len(kept(qtbot, second)) == 1


@pytest.mark.fault(56)
def test_a_damaged_file_is_told_and_the_others_are_offered(
    qtbot: QtBot,
    make_session: MakeSession,
    led_session: Session,
    stepped: SteppedInpainter,
    make_recovery: Callable[[Session], Recovery],
) -> None:
    """It is left there under another name, so that it is not told each time."""
    first = make_recovery(led_session)
    stroke(led_session, (40, 40))
    (file,) = kept(qtbot, first)
    first.end(clean=False)
    broken = file.with_name("1-broken.inpaint")
    broken.write_bytes(file.read_bytes()[:200])
    second = make_recovery(make_session(lambda: stepped))
    seen = Seen(second)
    with qtbot.waitSignals([second.found, second.damaged]):
        second.look()
    assert [found.file for found in seen.found] == [file]
    assert seen.damaged == [broken.with_name("1-broken.inpaint.damaged")]
    assert seen.damaged[0].exists()
    second.discard(seen.found[0])
    assert not file.exists()


@pytest.mark.fault(73)
def test_the_work_of_a_running_program_is_left_alone(
    qtbot: QtBot,
    make_session: MakeSession,
    led_session: Session,
    stepped: SteppedInpainter,
    make_recovery: Callable[[Session], Recovery],
) -> None:
    """A second window is offered nothing of the first, and each has a file of its own."""
    first = make_recovery(led_session)
    stroke(led_session, (40, 40))
    (file,) = kept(qtbot, first)
    second = make_recovery(make_session(lambda: stepped))
    second.look()
    assert second._held == {}
    second.end(clean=True)
    assert file.exists()


@pytest.mark.fault(72)
def test_a_folder_that_cannot_be_written_is_told_once(
    qtbot: QtBot,
    led_session: Session,
    folder: Path,
    make_recovery: Callable[[Session], Recovery],
) -> None:
    """Painting goes on."""
    folder.parent.parent.joinpath("state").touch()
    recovery = make_recovery(led_session)
    seen = Seen(recovery)
    stroke(led_session, (40, 40))
    for _ in range(2):
        kept(qtbot, recovery)
    assert len(seen.errors) == 1
    assert led_session.editing.has_mask


def test_a_question_waits_for_its_answer(qtbot: QtBot, window: MainWindow) -> None:
    """A message goes before it, and it comes back; the next one follows the answer."""
    bar, answers = window.messages, []
    for name in ("one", "two"):
        bar.ask(Question(f"Question {name}?", ((name, lambda name=name: answers.append(name)),)))  # type: ignore[misc]
    assert bar.sentence.text() == "Question one?"
    bar.show_message("A note.", "", "note")
    assert bar.sentence.text() == "A note."
    assert bar._answers.count() == 0
    bar._timer.timeout.emit()
    assert bar.sentence.text() == "Question one?"
    bar._answers.itemAt(0).widget().click()
    assert answers == ["one"]
    assert bar.sentence.text() == "Question two?"
    bar.close_button.click()
    assert not bar.isVisible()
    assert answers == ["one"]


KILL = """
from inpaint_app import recovery
recovery.KEPT_AFTER_MS = 0
application.recovery._timer.setInterval(0)
def paint():
    session.editing.paint((20, 20), (60, 40), 7, hole=True)
    session.editing.end_stroke()
    look.start(10)
def wait():
    if application.recovery._file.exists():  # whole: it is put there by one rename
        look.stop()
        os.kill(os.getpid(), signal.{name})
look = QTimer()
look.timeout.connect(wait)
session.opened.connect(lambda: QTimer.singleShot(0, paint))
session.open(Path(sys.argv[1]))
"""
FIND = """
def answer(found):
    print(window.messages.sentence.text())
    window.messages._answers.itemAt(0).widget().click()
def show(_file):
    import hashlib
    mask = session.document.mask
    print(hashlib.sha256(mask.tobytes()).hexdigest(), int(mask.sum()))
    os._exit(0)
application.recovery.found.connect(lambda found: QTimer.singleShot(0, lambda: answer(found)))
session.reopened.connect(lambda file: QTimer.singleShot(0, lambda: show(file)))
"""


@pytest.mark.fault(55)
@pytest.mark.fault(58)
@pytest.mark.skipif(os.name == "nt", reason="signals are not sent there")
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_a_killed_program_offers_the_work_at_its_next_start(tmp_path: Path, name: str) -> None:
    """By a real kill, and by a logout; the mask comes back to the pixel."""
    path = tmp_path / "garden.png"
    PillowImage.fromarray(drawn_photo()).save(path)
    done = run(KILL.replace("{name}", name), tmp_path, str(path))
    assert done.returncode == (-signal.SIGKILL if name == "SIGKILL" else 0), done.stderr
    again = run(FIND, tmp_path)
    told, found = again.stdout.splitlines()
    assert told.startswith("Your work on garden.png (")
    assert found == _mask_painted_there()


def _mask_painted_there() -> str:
    import hashlib

    from inpaint_app.core.document import Document

    document = Document(drawn_photo())
    document.paint((20, 20), (60, 40), 7)
    return f"{hashlib.sha256(document.mask.tobytes()).hexdigest()} {int(document.mask.sum())}"


def test_a_clean_end_keeps_nothing(tmp_path: Path) -> None:
    """Whoever says Don't save means it."""
    path = tmp_path / "garden.png"
    PillowImage.fromarray(drawn_photo()).save(path)
    script = """
def paint():
    session.editing.paint((20, 20), (60, 40), 7, hole=True)
    session.editing.end_stroke()
    application.recovery.keep()
    application.recovery._worker.finished.connect(window.leave)
session.opened.connect(lambda: QTimer.singleShot(0, paint))
session.open(Path(sys.argv[1]))
"""
    done: subprocess.CompletedProcess[str] = run(script, tmp_path, str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert list((tmp_path / "state" / "inpaint-app" / "recovery").iterdir()) == []
