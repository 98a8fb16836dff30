"""One fill at a time: it waits, runs, stops or fails, and the photo is always whole."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import SteppedInpainter, drawn_photo
from driving import (
    Heard,
    fill,
    open_in_session,
    stroke,
)
from pytestqt.qtbot import QtBot

from inpaint_app.core.errors import UserError
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.pixels import sha256_outside
from inpaint_app.session import Session
from inpaint_app.worker import Worker

MakeSession = Callable[[Callable[[], Any]], Session]


def test_a_fill_changes_what_is_painted_and_nothing_else(
    qtbot: QtBot, session: Session, photo_path: Path
) -> None:
    """A fill of the real, tiny network is one step of the history; the proof counts 0."""
    open_in_session(qtbot, session, photo_path)
    stroke(session, (40, 40), (90, 70))
    document = session.document
    assert document is not None
    mask = document.mask.copy()
    with qtbot.waitSignal(session.editing.certified) as certified:
        session.fill()
    assert certified.args == [0, sha256_outside(drawn_photo(), mask)]
    # Not everywhere: the drawn gradient is continued so well that many pixels come out the same.
    assert (document.image != document.original).any(axis=2)[mask].any()
    assert np.array_equal(document.image[~mask], drawn_photo()[~mask])
    session.editing.undo()
    assert np.array_equal(document.image, drawn_photo())
    session.editing.redo()
    assert (document.image != document.original).any()


def test_a_fill_before_the_network_has_loaded_waits_for_it(
    qtbot: QtBot, make_session: MakeSession, inpainter: Inpainter, photo_path: Path
) -> None:
    """Enter is never refused because the program is still starting."""
    session = make_session(lambda: inpainter)
    open_in_session(qtbot, session, photo_path)
    stroke(session, (40, 40))
    stages = []
    session.fill_progressed.connect(lambda fraction, stage: stages.append((fraction, stage)))
    fill(qtbot, session)
    assert stages[0] == (-1.0, "Loading the network…")
    assert session.busy == ""


@pytest.mark.fault(77)
def test_a_network_that_does_not_load_is_told_and_tried_again(
    qtbot: QtBot, make_session: MakeSession, inpainter: Inpainter, photo_path: Path
) -> None:
    """A missing model is a sentence; the next fill tries to load it once more."""
    tries = []

    def load() -> Inpainter:
        tries.append(1)
        if len(tries) < 3:
            raise UserError("The model {name} is missing.", name="x")
        return inpainter

    session = make_session(load)
    heard = Heard(session)
    with qtbot.waitSignal(session.message):
        session.load_network()
    open_in_session(qtbot, session, photo_path)
    stroke(session, (40, 40))
    with qtbot.waitSignal(session.fill_ended):
        session.fill()
    assert [sentence for sentence, _, _ in heard.messages] == ["The model x is missing."] * 2
    fill(qtbot, session)


@pytest.mark.fault(27)
def test_filling_without_a_mask_says_what_to_do(
    qtbot: QtBot, session: Session, photo_path: Path
) -> None:
    """Nothing painted, nothing filled, one sentence."""
    open_in_session(qtbot, session, photo_path)
    heard = Heard(session)
    session.fill()
    assert "paint over what should go" in heard.messages[0][0]
    assert session.busy == ""


@pytest.mark.fault(28)
def test_a_mask_over_everything_says_what_to_do(
    qtbot: QtBot, session: Session, photo_path: Path
) -> None:
    """Without surroundings there is nothing to learn from; photo and mask stay."""
    open_in_session(qtbot, session, photo_path)
    session.editing.invert_mask()
    heard = Heard(session)
    with qtbot.waitSignal(session.fill_ended):
        session.fill()
    assert "covers the whole photo" in heard.messages[0][0]
    assert session.editing.mask_shown
    assert session.editing.has_mask


@pytest.mark.fault(30)
def test_a_second_enter_begins_no_second_fill(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter
) -> None:
    """While a fill runs, fill, undo and painting do nothing."""
    stroke(led_session, (40, 40))
    led_session.fill()
    assert stepped.begun.wait(60)
    for act in (
        led_session.fill,
        led_session.editing.undo,
        led_session.editing.clear_mask,
        led_session.editing.invert_mask,
    ):
        act()
    stroke(led_session, (90, 90))
    stepped.go_on.set()
    with qtbot.waitSignal(led_session.filled):
        pass
    assert len(stepped.requests) == 1
    assert led_session.editing.undo_stack.count() == 2


@pytest.mark.fault(31)
def test_cancelling_leaves_photo_and_mask_as_they_were(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter
) -> None:
    """A fill that is stopped in its middle leaves no trace; the next one works."""
    stroke(led_session, (40, 40))
    assert led_session.document is not None
    before = led_session.document.image.copy(), led_session.document.mask.copy()
    led_session.fill()
    assert stepped.begun.wait(60)
    with qtbot.waitSignal(led_session.fill_ended):
        led_session.cancel()
    assert stepped.closed.wait(60)
    assert np.array_equal(led_session.document.image, before[0])
    assert np.array_equal(led_session.document.mask, before[1])
    assert led_session.editing.mask_shown
    stepped.go_on.set()
    fill(qtbot, led_session)


@pytest.mark.fault(31)
def test_a_long_step_does_not_keep_the_user_waiting(
    qtbot: QtBot, make_session: MakeSession, photo_path: Path
) -> None:
    """Esc ends the fill at once; the next one begins when the step has ended."""
    in_step, end_of_step = threading.Event(), threading.Event()

    class Slow(SteppedInpainter):
        def fill(self, request: Any) -> Generator[Any, None, Any]:
            in_step.set()
            end_of_step.wait(60)
            return (yield from super().fill(request))

    slow = Slow()
    slow.go_on.set()
    session = make_session(lambda: slow)
    open_in_session(qtbot, session, photo_path)
    stroke(session, (40, 40))
    session.fill()
    qtbot.waitUntil(in_step.is_set)
    session.cancel()
    assert session.busy == ""
    stroke(session, (80, 60))
    session.fill()
    assert session.busy == "filling"
    assert slow.requests == []
    with qtbot.waitSignal(session.filled):
        end_of_step.set()
    assert len(slow.requests) == 2
    assert slow.requests[1].mask[60, 80]


@pytest.mark.fault(54)
def test_a_fill_that_ends_with_all_work_is_ended(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter
) -> None:
    """As when the window closes; where it is shown again the next fill works."""
    stroke(led_session, (40, 40))
    led_session.fill()
    assert stepped.begun.wait(60)
    with qtbot.waitSignal(led_session.fill_ended):
        led_session.stop()
    assert led_session.busy == ""
    stepped.go_on.set()
    fill(qtbot, led_session)


@pytest.mark.fault(31)
def test_a_fill_that_is_done_when_it_is_cancelled_is_dropped(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter
) -> None:
    """Esc during the last step counts too: the result comes late and changes nothing."""
    stroke(led_session, (40, 40))
    led_session.fill()
    assert stepped.begun.wait(60)
    stepped.go_on.set()
    for worker in led_session.findChildren(Worker):
        worker.wait()  # its Fill now waits in the queue of this thread
    heard: list[str] = []
    led_session.filled.connect(lambda _seconds, model: heard.append(model))
    with qtbot.waitSignal(led_session.fill_ended):
        led_session.cancel()
    assert heard == []
    assert led_session.document is not None
    assert not led_session.document.modified
    assert led_session.editing.mask_shown
    fill(qtbot, led_session)


def test_a_fill_can_be_cancelled_while_it_waits_for_the_network(
    qtbot: QtBot, make_session: MakeSession, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """Esc during the start of the program takes the fill back, and the network still loads."""

    def load() -> SteppedInpainter:
        stepped.go_on.wait(60)
        return stepped

    session = make_session(load)
    open_in_session(qtbot, session, photo_path)
    stroke(session, (40, 40))
    session.fill()
    session.cancel()
    assert session.busy == ""
    with qtbot.waitSignal(session.device_known):
        stepped.go_on.set()
    assert stepped.requests == []


def test_a_failed_fill_is_told_and_leaves_the_photo(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter
) -> None:
    """A failure that the user can mend becomes a sentence with its details."""
    stepped.error = UserError("There is no room.", details="17 bytes")
    stepped.go_on.set()
    stroke(led_session, (40, 40))
    heard = Heard(led_session)
    with qtbot.waitSignal(led_session.fill_ended):
        led_session.fill()
    assert heard.messages == [("There is no room.", "17 bytes", "error")]
    assert led_session.document is not None
    assert not led_session.document.modified


def test_a_bug_in_a_fill_reaches_the_excepthook_and_ends_the_fill(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter
) -> None:
    """What is no UserError is not swallowed, and the session works on."""
    stepped.error = ZeroDivisionError("bug")
    stepped.go_on.set()
    stroke(led_session, (40, 40))
    with qtbot.captureExceptions() as bugs:
        with qtbot.waitSignal(led_session.fill_ended):
            led_session.fill()
        qtbot.waitUntil(lambda: len(bugs) == 1)
    assert bugs[0][0] is ZeroDivisionError
    stepped.error = None
    fill(qtbot, led_session)


@pytest.mark.fault(38)
def test_a_fill_that_does_not_fit_is_refused(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A result of another size is a bug; the photo stays and the next fill works."""
    stepped.go_on.set()
    stroke(led_session, (40, 40))
    good = SteppedInpainter.fill

    def wrong(self: SteppedInpainter, request: Any) -> Any:
        found = yield from good(self, request)
        return type(found)(**{**vars(found), "pixels": found.pixels[1:]})

    monkeypatch.setattr(SteppedInpainter, "fill", wrong)
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(led_session.fill_ended):
        led_session.fill()
    assert [kind for kind, _, _ in bugs] == [ValueError]
    assert led_session.document is not None
    assert not led_session.document.modified
    assert led_session.busy == ""
    monkeypatch.undo()
    fill(qtbot, led_session)


def test_opening_another_photo_drops_the_running_fill(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """The fill of a photo that is gone changes nothing of the next one."""
    stroke(led_session, (40, 40))
    led_session.fill()
    assert stepped.begun.wait(60)
    open_in_session(qtbot, led_session, photo_path)
    assert stepped.closed.wait(60)
    assert led_session.document is not None
    assert np.array_equal(led_session.document.image, drawn_photo())
    assert not led_session.editing.undo_stack.canUndo()


def test_a_repeated_fill_tries_another_seed(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter
) -> None:
    """Enter once more on the same mask gives another result; a new mask begins with seed 0."""
    stepped.go_on.set()
    stroke(led_session, (40, 40))
    fill(qtbot, led_session)
    fill(qtbot, led_session)
    led_session.editing.undo()
    led_session.editing.undo()
    fill(qtbot, led_session)
    stroke(led_session, (100, 80))
    fill(qtbot, led_session)
    assert [request.seed for request in stepped.requests] == [0, 1, 0, 0]


def test_the_network_learns_from_the_photo_before_a_fill(qtbot: QtBot, session: Session) -> None:
    """A copy of it does, and the user is told what came of it; the network itself never changes."""
    with qtbot.waitSignal(session.opened):
        session.open_image(np.tile(drawn_photo(), (3, 2, 1)))
    stroke(session, (150, 150), (180, 150))
    session.filling.learning_seconds = 0.2
    heard = Heard(session)
    with qtbot.waitSignals([session.filling.learnt, session.filled]):
        session.fill()
    before = session.filling.inpainter
    (sentence, _, kind) = heard.messages[0]
    assert "photo" in sentence
    assert kind == "note"
    assert session.filling.inpainter is before


def test_learning_from_the_photo_can_be_stopped(qtbot: QtBot, session: Session) -> None:
    """As a fill can: photo and mask stay as they are."""
    photo = np.tile(drawn_photo(), (3, 2, 1))
    with qtbot.waitSignal(session.opened):
        session.open_image(photo)
    stroke(session, (150, 150), (180, 150))
    session.filling.learning_seconds = 600.0
    stages: list[str] = []
    session.fill_progressed.connect(lambda _, stage: stages.append(stage))
    session.fill()
    qtbot.waitUntil(lambda: "Learning the photo" in stages)
    with qtbot.waitSignal(session.fill_ended):
        session.cancel()
    assert session.document is not None
    assert np.array_equal(session.document.image, photo)
    assert session.editing.has_mask
