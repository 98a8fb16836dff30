"""Looking for dust beside the window: what is found becomes the mask, and Esc ends the search."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from driving import Heard, mask_of, open_in_session, open_in_window, stroke
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inpaint_app.core import suggesting
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Progress
from inpaint_app.core.suggesting import Suggestion
from inpaint_app.session import Session
from inpaint_app.ui.main_window import MainWindow


class LedSearch:
    """A search that a test leads: it tells progress until it may `go_on`."""

    def __init__(self) -> None:
        self.begun, self.go_on, self.closed = (threading.Event() for _ in range(3))
        self.found = np.zeros((120, 160), np.bool_)
        self.error: Exception | None = None

    def suggest(self, _inpainter: Any, image: Any) -> Generator[Progress, None, Suggestion]:
        """In place of the real one."""
        try:
            while not self.go_on.wait(0.01):
                yield Progress(0.5, "Looking for defects")
                self.begun.set()
        except GeneratorExit:
            self.closed.set()
            raise
        if self.error is not None:
            raise self.error
        return Suggestion(self.found, int(self.found.any()), 0.1, "cpu", "led")


@pytest.fixture
def led(monkeypatch: pytest.MonkeyPatch) -> Iterator[LedSearch]:
    search = LedSearch()
    monkeypatch.setattr(suggesting, "suggest", search.suggest)
    yield search
    search.go_on.set()


def look(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.fill_ended):
        session.suggest_mask()


def test_what_is_found_becomes_the_mask_as_one_step(
    qtbot: QtBot, session: Session, photo_path: Path, led: LedSearch
) -> None:
    """It replaces what was painted, says how many there are, and undo brings the stroke back."""
    open_in_session(qtbot, session, photo_path)
    stroke(session, (20, 20))
    painted = mask_of(session)
    led.found[50:54, 60:64] = True
    led.go_on.set()
    heard = Heard(session)
    look(qtbot, session)
    assert np.array_equal(mask_of(session), led.found)
    assert heard.messages[0][0].startswith("1 defects are marked")
    session.editing.undo()
    assert np.array_equal(mask_of(session), painted)


def test_nothing_found_is_said_and_changes_nothing(
    qtbot: QtBot, session: Session, photo_path: Path, led: LedSearch
) -> None:
    """A sound photo is a sentence, and what was painted stays."""
    open_in_session(qtbot, session, photo_path)
    stroke(session, (20, 20))
    painted, steps = mask_of(session), session.editing.undo_stack.count()
    led.go_on.set()
    heard = Heard(session)
    look(qtbot, session)
    assert heard.messages[0][0].startswith("No dust or scratches were found")
    assert np.array_equal(mask_of(session), painted)
    assert session.editing.undo_stack.count() == steps
    assert session.busy == ""


def test_the_real_network_looks(qtbot: QtBot, session: Session, photo_path: Path) -> None:
    """Before it has loaded too; a tiny one finds nothing."""
    open_in_session(qtbot, session, photo_path)
    heard = Heard(session)
    look(qtbot, session)
    assert heard.messages[0][0].startswith("No dust or scratches were found")


def test_esc_ends_the_search(
    qtbot: QtBot, session: Session, photo_path: Path, led: LedSearch
) -> None:
    """The mask stays as it was; while it runs, neither a fill nor a stroke begins."""
    open_in_session(qtbot, session, photo_path)
    stroke(session, (20, 20))
    painted = mask_of(session)
    session.suggest_mask()
    assert led.begun.wait(60)
    assert session.busy == "suggesting"
    session.fill()
    session.suggest_mask()
    stroke(session, (90, 90))
    with qtbot.waitSignal(session.fill_ended):
        session.cancel()
    assert led.closed.is_set()
    assert np.array_equal(mask_of(session), painted)
    assert session.busy == ""


def test_opening_another_photo_ends_the_search(
    qtbot: QtBot, session: Session, photo_path: Path, led: LedSearch
) -> None:
    """The photo asked for last wins, and gets no mask of the one before."""
    open_in_session(qtbot, session, photo_path)
    session.suggest_mask()
    assert led.begun.wait(60)
    with qtbot.waitSignal(session.opened):
        session.open(photo_path)
    assert led.closed.is_set()
    assert not mask_of(session).any()


def test_a_search_that_fails_is_told(
    qtbot: QtBot, session: Session, photo_path: Path, led: LedSearch
) -> None:
    """One sentence; the next search works."""
    open_in_session(qtbot, session, photo_path)
    led.error = UserError("The mask is empty; paint over what should go first")
    led.go_on.set()
    heard = Heard(session)
    look(qtbot, session)
    assert heard.messages[0][2] == "error"
    led.error = None
    look(qtbot, session)
    assert heard.messages[1][2] == "note"


def test_a_key_looks_and_the_button_stops(
    qtbot: QtBot, window: MainWindow, photo_path: Path, led: LedSearch
) -> None:
    """D begins; while it runs the big button says Stop, and Esc ends it."""
    open_in_window(qtbot, window, photo_path)
    assert window.actions_by_name["suggest"].isEnabled()
    QTest.keyClick(window.canvas, Qt.Key.Key_D)
    assert led.begun.wait(60)
    assert window.bar.fill_button.text() == "Stop"
    assert not window.actions_by_name["suggest"].isEnabled()
    with qtbot.waitSignal(window._session.fill_ended):
        QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.bar.fill_button.text() == "Fill"
    assert window.actions_by_name["suggest"].isEnabled()


def test_leaving_while_it_looks_leaves_no_thread(
    qtbot: QtBot,
    make_session: Callable[[Callable[[], Any]], Session],
    photo_path: Path,
    led: LedSearch,
) -> None:
    """The search is asked to end and waited for."""
    session = make_session(lambda: None)
    open_in_session(qtbot, session, photo_path)
    session.suggest_mask()
    assert led.begun.wait(60)
    session.stop()
    session.wait()
    assert led.closed.is_set()
