"""The session decides: one work at a time, nothing lost, and a sentence for every failure."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import SteppedInpainter, drawn_photo
from PIL import Image as PillowImage
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from inpaint_app.core.errors import UserError
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.session import Session

MakeSession = Callable[[Callable[[], Any]], Session]


class Heard:
    """What a session has told the user."""

    def __init__(self, session: Session) -> None:
        self.messages: list[tuple[str, str, str]] = []
        session.message.connect(self.hear)

    def hear(self, sentence: str, details: str, kind: str) -> None:
        self.messages.append((sentence, details, kind))


def open_photo(qtbot: QtBot, session: Session, path: Path) -> None:
    with qtbot.waitSignal(session.opened):
        session.open(path)


def stroke(session: Session, *points: tuple[float, float], hole: bool = True) -> None:
    for start, end in zip(points, points[1:] or points, strict=False):
        session.editing.paint(start, end, 8.0, hole=hole)
    session.editing.end_stroke()


def fill(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.filled, timeout=20000):
        session.fill()


@pytest.fixture
def led(
    qtbot: QtBot, make_session: MakeSession, stepped: SteppedInpainter, photo_path: Path
) -> Session:
    """A session with an open photo, whose fills a test leads by the hand."""
    session = make_session(lambda: stepped)
    with qtbot.waitSignal(session.device_known):
        session.load_network()
    open_photo(qtbot, session, photo_path)
    return session


# Opening


def test_an_opened_photo_is_on_screen_and_unmodified(
    qtbot: QtBot, session: Session, photo_path: Path
) -> None:
    """Opening gives a document with the pixels of the file, nothing to undo and nothing to save."""
    open_photo(qtbot, session, photo_path)
    assert session.document is not None
    assert np.array_equal(session.document.image, drawn_photo())
    assert not session.editing.undo_stack.canUndo()
    assert not session.editing.unsaved
    assert session.busy == ""


@pytest.mark.fault(1)
def test_a_file_that_does_not_open_leaves_the_present_photo(
    qtbot: QtBot, session: Session, photo_path: Path
) -> None:
    """A broken file is told in a sentence that names it; photo and mask stay."""
    heard = Heard(session)
    open_photo(qtbot, session, photo_path)
    stroke(session, (50, 50), (60, 50))
    document = session.document
    broken = photo_path.with_name("empty.jpg")
    broken.touch()
    with qtbot.waitSignal(session.message):
        session.open(broken)
    assert heard.messages[0][0].startswith("empty.jpg is empty")
    assert heard.messages[0][2] == "error"
    assert session.document is document
    assert session.editing.has_mask
    assert session.busy == ""


@pytest.mark.fault(30)
def test_of_several_photos_the_last_one_asked_for_is_opened(
    qtbot: QtBot, session: Session, photo_path: Path
) -> None:
    """Opening while another photo opens drops that one."""
    last = photo_path.with_name("last.png")
    PillowImage.fromarray(drawn_photo(32, 24)).save(last)
    with qtbot.waitSignal(session.opened):
        for path in (photo_path, photo_path, last):
            session.open(path)
    assert session.document is not None
    assert session.document.width == 32
    assert session.busy == ""


def test_pixels_without_a_file_can_be_opened(qtbot: QtBot, session: Session) -> None:
    """A pasted picture is a photo whose name is yet to be chosen."""
    with qtbot.waitSignal(session.opened):
        session.open_image(drawn_photo(20, 10))
    assert session.document is not None
    assert (session.document.width, session.document.height) == (20, 10)
    assert session.proposed_path == Path("picture.png")
    assert not session.save()


def test_what_was_reduced_on_opening_is_told(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    """A note of the decoder reaches the user."""
    path = tmp_path / "moving.gif"
    frames = [PillowImage.new("RGB", (8, 8), colour) for colour in ("red", "green")]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    heard = Heard(session)
    open_photo(qtbot, session, path)
    assert "picture 1 of 2" in heard.messages[0][0]
    assert heard.messages[0][2] == "note"


@pytest.mark.fault(26)
def test_of_dropped_files_the_first_is_opened_and_the_others_are_mentioned(
    session: Session, tmp_path: Path
) -> None:
    """A drop of many files says which one is opened."""
    heard = Heard(session)
    urls = [QUrl.fromLocalFile(str(tmp_path / f"photo{i}.jpg")) for i in range(500)]
    assert session.pick_dropped(urls) == tmp_path / "photo0.jpg"
    assert heard.messages[0][0].startswith("500 files were dropped")
    assert "photo499.jpg" in heard.messages[0][1]


@pytest.mark.fault(26)
def test_an_address_of_the_web_is_refused(session: Session) -> None:
    """The program is offline: it says so and opens nothing."""
    heard = Heard(session)
    assert session.pick_dropped([QUrl("https://example.org/photo.jpg")]) is None
    assert heard.messages[0][2] == "error"


@pytest.mark.fault(26)
def test_a_dropped_folder_is_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    """A folder is no photo; the sentence names it."""
    heard = Heard(session)
    path = session.pick_dropped([QUrl.fromLocalFile(str(tmp_path))])
    assert path is not None
    with qtbot.waitSignal(session.message):
        session.open(path)
    assert "is a folder" in heard.messages[0][0]


def test_the_next_photo_is_the_next_by_name_and_number(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    """Numbers count as numbers, other files are passed over, and the ends are told."""
    for name in ("a2.png", "a10.png", "a1.png", "B.PNG"):
        PillowImage.fromarray(drawn_photo(4, 4)).save(tmp_path / name)
    (tmp_path / "a3.txt").touch()
    heard = Heard(session)
    open_photo(qtbot, session, tmp_path / "a2.png")
    assert session.neighbour(1) == tmp_path / "a10.png"
    assert session.neighbour(-1) == tmp_path / "a1.png"
    open_photo(qtbot, session, tmp_path / "B.PNG")
    assert session.neighbour(1) is None
    assert "last photo" in heard.messages[-1][0]


# Filling


def test_a_fill_changes_what_is_painted_and_nothing_else(
    qtbot: QtBot, session: Session, photo_path: Path
) -> None:
    """A fill of the real, tiny network is one step of the history; the proof counts 0."""
    open_photo(qtbot, session, photo_path)
    stroke(session, (40, 40), (90, 70))
    document = session.document
    assert document is not None
    mask = document.mask.copy()
    with qtbot.waitSignal(session.editing.certified, timeout=20000) as certified:
        session.fill()
    assert certified.args == [0]
    assert (document.image != document.original).any(axis=2).sum() > 0.5 * mask.sum()
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
    open_photo(qtbot, session, photo_path)
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
    open_photo(qtbot, session, photo_path)
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
    open_photo(qtbot, session, photo_path)
    heard = Heard(session)
    session.fill()
    assert "paint over what should go" in heard.messages[0][0]
    assert session.busy == ""


@pytest.mark.fault(28)
def test_a_mask_over_everything_says_what_to_do(
    qtbot: QtBot, session: Session, photo_path: Path
) -> None:
    """Without surroundings there is nothing to learn from; photo and mask stay."""
    open_photo(qtbot, session, photo_path)
    session.editing.invert_mask()
    heard = Heard(session)
    with qtbot.waitSignal(session.fill_ended, timeout=20000):
        session.fill()
    assert "covers the whole photo" in heard.messages[0][0]
    assert session.editing.mask_shown
    assert session.editing.has_mask


@pytest.mark.fault(30)
def test_a_second_enter_begins_no_second_fill(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter
) -> None:
    """While a fill runs, fill, undo, painting and saving do nothing."""
    stroke(led, (40, 40))
    led.fill()
    assert stepped.begun.wait(5)
    for act in (led.fill, led.editing.undo, led.editing.clear_mask, led.editing.invert_mask):
        act()
    stroke(led, (90, 90))
    stepped.go_on.set()
    with qtbot.waitSignal(led.filled):
        pass
    assert len(stepped.requests) == 1
    assert led.editing.undo_stack.count() == 2


@pytest.mark.fault(31)
def test_cancelling_leaves_photo_and_mask_as_they_were(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter
) -> None:
    """A fill that is stopped in its middle leaves no trace; the next one works."""
    stroke(led, (40, 40))
    assert led.document is not None
    before = led.document.image.copy(), led.document.mask.copy()
    led.fill()
    assert stepped.begun.wait(5)
    with qtbot.waitSignal(led.fill_ended):
        led.cancel()
    assert stepped.closed.wait(5)
    assert np.array_equal(led.document.image, before[0])
    assert np.array_equal(led.document.mask, before[1])
    assert led.editing.mask_shown
    stepped.go_on.set()
    fill(qtbot, led)


def test_a_fill_can_be_cancelled_while_it_waits_for_the_network(
    qtbot: QtBot, make_session: MakeSession, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """Esc during the start of the program takes the fill back, and the network still loads."""

    def load() -> SteppedInpainter:
        stepped.go_on.wait(5)
        return stepped

    session = make_session(load)
    open_photo(qtbot, session, photo_path)
    stroke(session, (40, 40))
    session.fill()
    session.cancel()
    assert session.busy == ""
    with qtbot.waitSignal(session.device_known):
        stepped.go_on.set()
    assert stepped.requests == []


def test_a_failed_fill_is_told_and_leaves_the_photo(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter
) -> None:
    """A failure that the user can mend becomes a sentence with its details."""
    stepped.error = UserError("There is no room.", details="17 bytes")
    stepped.go_on.set()
    stroke(led, (40, 40))
    heard = Heard(led)
    with qtbot.waitSignal(led.fill_ended):
        led.fill()
    assert heard.messages == [("There is no room.", "17 bytes", "error")]
    assert led.document is not None
    assert not led.document.modified


def test_a_bug_in_a_fill_reaches_the_excepthook_and_ends_the_fill(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter
) -> None:
    """What is no UserError is not swallowed, and the session works on."""
    stepped.error = ZeroDivisionError("bug")
    stepped.go_on.set()
    stroke(led, (40, 40))
    with qtbot.captureExceptions() as bugs:
        with qtbot.waitSignal(led.fill_ended):
            led.fill()
        qtbot.waitUntil(lambda: len(bugs) == 1)
    assert bugs[0][0] is ZeroDivisionError
    stepped.error = None
    fill(qtbot, led)


@pytest.mark.fault(38)
def test_a_fill_that_does_not_fit_is_refused(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A result of another size is a bug; the photo stays and the next fill works."""
    stepped.go_on.set()
    stroke(led, (40, 40))
    good = SteppedInpainter.fill

    def wrong(self: SteppedInpainter, request: Any) -> Any:
        found = yield from good(self, request)
        return type(found)(**{**vars(found), "pixels": found.pixels[1:]})

    monkeypatch.setattr(SteppedInpainter, "fill", wrong)
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(led.fill_ended):
        led.fill()
    assert [kind for kind, _, _ in bugs] == [ValueError]
    assert led.document is not None
    assert not led.document.modified
    assert led.busy == ""
    monkeypatch.undo()
    fill(qtbot, led)


def test_opening_another_photo_drops_the_running_fill(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """The fill of a photo that is gone changes nothing of the next one."""
    stroke(led, (40, 40))
    led.fill()
    assert stepped.begun.wait(5)
    open_photo(qtbot, led, photo_path)
    assert stepped.closed.wait(5)
    assert led.document is not None
    assert np.array_equal(led.document.image, drawn_photo())
    assert not led.editing.undo_stack.canUndo()


def test_a_repeated_fill_tries_another_seed(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter
) -> None:
    """Enter once more on the same mask gives another result; a new mask begins with seed 0."""
    stepped.go_on.set()
    stroke(led, (40, 40))
    fill(qtbot, led)
    fill(qtbot, led)
    led.editing.undo()
    led.editing.undo()
    fill(qtbot, led)
    stroke(led, (100, 80))
    fill(qtbot, led)
    assert [request.seed for request in stepped.requests] == [0, 1, 0, 0]


# Saving


def test_the_first_save_needs_a_name_and_the_next_ones_use_it(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """The opened file is never overwritten unless it is chosen."""
    stepped.go_on.set()
    source = photo_path.read_bytes()
    stroke(led, (40, 40))
    fill(qtbot, led)
    assert led.editing.unsaved
    assert not led.save()
    assert led.proposed_path == photo_path.with_name("garden_filled.png")
    with qtbot.waitSignal(led.saved):
        led.save_as(led.proposed_path)
    assert not led.editing.unsaved
    assert photo_path.read_bytes() == source
    stroke(led, (100, 80))
    fill(qtbot, led)
    with qtbot.waitSignal(led.saved):
        assert led.save()
    assert led.document is not None
    saved = np.asarray(PillowImage.open(photo_path.with_name("garden_filled.png")))
    assert np.array_equal(saved, led.document.image)
    assert photo_path.read_bytes() == source


def test_undoing_to_what_was_saved_is_no_unsaved_work(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter, tmp_path: Path
) -> None:
    """Whether something would be lost follows the history, not the number of steps."""
    stepped.go_on.set()
    stroke(led, (40, 40))
    fill(qtbot, led)
    with qtbot.waitSignal(led.saved):
        led.save_as(tmp_path / "out.png")
    led.editing.undo()
    assert led.editing.unsaved
    led.editing.redo()
    assert not led.editing.unsaved


@pytest.mark.fault(51)
@pytest.mark.skipif(os.name == "nt", reason="no folders without writing there")
def test_a_save_that_fails_is_told_and_loses_nothing(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter, tmp_path: Path
) -> None:
    """A target that cannot be written is a sentence; the work stays unsaved."""
    stepped.go_on.set()
    stroke(led, (40, 40))
    fill(qtbot, led)
    heard = Heard(led)
    with qtbot.waitSignal(led.save_failed):
        led.save_as(tmp_path / "no such folder" / "out.png")
    assert heard.messages[-1][2] == "error"
    assert "out.png" in heard.messages[-1][0]
    assert led.editing.unsaved
    assert led.busy == ""
    assert not led.save()


@pytest.mark.fault(24)
def test_a_file_that_another_program_changed_is_not_overwritten(
    qtbot: QtBot, led: Session, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """Even when the opened file itself is chosen, the other program's version stays."""
    photo_path.write_bytes(b"another program was here")
    heard = Heard(led)
    with qtbot.waitSignal(led.save_failed):
        led.save_as(photo_path)
    assert "changed by another program" in heard.messages[-1][0]
    assert photo_path.read_bytes() == b"another program was here"
