"""A bug is logged each time, told once, and never makes things worse."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from inpaint_app.bug_log import BugLog


class Told(QObject):
    """Remembers what was told."""

    def __init__(self, log: BugLog) -> None:
        super().__init__()
        self.sentences: list[str] = []
        self.details: list[str] = []
        log.reported.connect(self.hear)

    def hear(self, sentence: str, details: str) -> None:
        self.sentences.append(sentence)
        self.details.append(details)


@pytest.fixture
def log(qtbot: QtBot, tmp_path: Path) -> Iterator[BugLog]:
    """An installed log."""
    before = sys.excepthook, threading.excepthook
    log = BugLog(tmp_path / "state")
    log.install()
    yield log
    sys.excepthook, threading.excepthook = before


def fail() -> None:
    raise ZeroDivisionError("bug 17")


@pytest.mark.fault(44)
@pytest.mark.qt_no_exception_capture
def test_an_exception_in_a_slot_is_logged_and_told(
    qtbot: QtBot, log: BugLog, capfd: pytest.CaptureFixture[str]
) -> None:
    """Qt would go on in silence."""
    told = Told(log)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(told.sentences))
    assert "your photo is still here" in told.sentences[0]
    assert "bug 17" in told.details[0]
    assert "bug 17" in log.path.read_text()
    assert "bug 17" in capfd.readouterr().err


@pytest.mark.qt_no_exception_capture
def test_the_same_bug_is_told_once_and_logged_each_time(
    qtbot: QtBot, log: BugLog, capfd: pytest.CaptureFixture[str]
) -> None:
    """A bug in drawing would otherwise cover the window with messages."""
    told = Told(log)
    for _ in range(3):
        QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: log.path.exists() and log.path.read_text().count("bug 17") >= 3)
    assert len(told.sentences) == 1
    capfd.readouterr()


@pytest.mark.qt_no_exception_capture
def test_an_exception_in_a_thread_is_told_too(
    qtbot: QtBot, log: BugLog, capfd: pytest.CaptureFixture[str]
) -> None:
    """Threads have a hook of their own; the sentence comes on the window's thread."""
    told = Told(log)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(told.sentences) == 1)
    capfd.readouterr()


@pytest.mark.fault(79)
def test_the_log_is_capped(log: BugLog, capfd: pytest.CaptureFixture[str]) -> None:
    """It never takes more than two megabytes, and only its owner may read it."""
    error = ValueError("x" * 300_000)
    for _ in range(12):
        log.report(ValueError, error, None)
    sizes = [path.stat().st_size for path in log.path.parent.iterdir()]
    assert sum(sizes) <= 2_000_000
    assert len(sizes) == 2
    assert os.name == "nt" or log.path.stat().st_mode & 0o077 == 0
    capfd.readouterr()


@pytest.mark.fault(79)
def test_a_log_that_cannot_be_written_is_no_error(
    qtbot: QtBot, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The bug is told all the same."""
    (tmp_path / "state").touch()
    log = BugLog(tmp_path / "state")
    told = Told(log)
    log.report(ValueError, ValueError("bug"), None)
    assert len(told.sentences) == 1
    capfd.readouterr()
