"""The session opens and saves: nothing is lost, and every failure is a sentence."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from conftest import SteppedInpainter, drawn_photo
from driving import (
    Heard,
    fill,
    open_in_session,
    stroke,
)
from PIL import Image as PillowImage
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from inpaint_app.session import Session

# Opening


def test_an_opened_photo_is_on_screen_and_unmodified(
    qtbot: QtBot, session: Session, photo_path: Path
) -> None:
    """Opening gives a document with the pixels of the file, nothing to undo and nothing to save."""
    open_in_session(qtbot, session, photo_path)
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
    open_in_session(qtbot, session, photo_path)
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
    assert session.places.proposed == Path("picture_filled.png")
    assert not session.saving.save()


def test_what_was_reduced_on_opening_is_told(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    """A note of the decoder reaches the user."""
    path = tmp_path / "moving.gif"
    frames = [PillowImage.new("RGB", (8, 8), colour) for colour in ("red", "green")]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    heard = Heard(session)
    open_in_session(qtbot, session, path)
    assert "picture 1 of 2" in heard.messages[0][0]
    assert heard.messages[0][2] == "note"


@pytest.mark.fault(26)
def test_of_a_dropped_folder_the_first_photo_is_meant(session: Session, tmp_path: Path) -> None:
    """By name, where 2 comes before 10; one without photos is told."""
    heard = Heard(session)
    assert session.places.first_photo(tmp_path) is None
    assert "no photo in the folder" in heard.messages[0][0]
    for name in ("photo10.jpg", "photo2.jpg", "a.txt", ".b.jpg"):
        (tmp_path / name).touch()
    assert session.places.first_photo(tmp_path) == tmp_path / "photo2.jpg"
    assert session.places.first_photo(tmp_path / "gone") is None


@pytest.mark.fault(26)
def test_of_dropped_files_the_first_is_opened_and_the_others_are_mentioned(
    session: Session, tmp_path: Path
) -> None:
    """A drop of many files says which one is opened."""
    heard = Heard(session)
    urls = [QUrl.fromLocalFile(str(tmp_path / f"photo{i}.jpg")) for i in range(500)]
    assert session.places.pick_dropped(urls) == tmp_path / "photo0.jpg"
    assert heard.messages[0][0].startswith("500 files were dropped")
    assert "photo499.jpg" in heard.messages[0][1]


@pytest.mark.fault(26)
def test_an_address_of_the_web_is_refused(session: Session) -> None:
    """The program is offline: it says so and opens nothing."""
    heard = Heard(session)
    assert session.places.pick_dropped([QUrl("https://example.org/photo.jpg")]) is None
    assert heard.messages[0][2] == "error"


@pytest.mark.fault(26)
def test_a_dropped_folder_is_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    """A folder is no photo; the sentence names it."""
    heard = Heard(session)
    path = session.places.pick_dropped([QUrl.fromLocalFile(str(tmp_path))])
    assert path is not None
    with qtbot.waitSignal(session.message):
        session.open(path)
    assert "is a folder" in heard.messages[0][0]


@pytest.mark.fault(46)
def test_opening_sweeps_what_a_killed_program_left(
    qtbot: QtBot, session: Session, photo_path: Path
) -> None:
    """The unfinished file of a save that was killed is gone, and nothing else."""
    stray = photo_path.with_name(".inpaint-0123456789ab.tmp")
    stray.touch()
    open_in_session(qtbot, session, photo_path)
    assert [path.name for path in photo_path.parent.iterdir()] == [photo_path.name]


def test_the_next_photo_is_the_next_by_name_and_number(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    """Numbers count as numbers, other files are passed over, and the ends are told."""
    for name in ("a2.png", "a10.png", "a1.png", "B.PNG"):
        PillowImage.fromarray(drawn_photo(4, 4)).save(tmp_path / name)
    (tmp_path / "a3.txt").touch()
    heard = Heard(session)
    open_in_session(qtbot, session, tmp_path / "a2.png")
    assert session.places.neighbour(1) == tmp_path / "a10.png"
    assert session.places.neighbour(-1) == tmp_path / "a1.png"
    open_in_session(qtbot, session, tmp_path / "B.PNG")
    assert session.places.neighbour(1) is None
    assert "last photo" in heard.messages[-1][0]


# Saving


def test_the_first_save_needs_a_name_and_the_next_ones_use_it(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """The opened file is never overwritten unless it is chosen."""
    stepped.go_on.set()
    source = photo_path.read_bytes()
    stroke(led_session, (40, 40))
    fill(qtbot, led_session)
    assert led_session.editing.unsaved
    assert not led_session.saving.save()
    assert led_session.places.proposed == photo_path.with_name("garden_filled.png")
    with qtbot.waitSignal(led_session.saving.saved):
        led_session.saving.save_as(led_session.places.proposed)
    assert not led_session.editing.unsaved
    assert photo_path.read_bytes() == source
    stroke(led_session, (100, 80))
    fill(qtbot, led_session)
    with qtbot.waitSignal(led_session.saving.saved):
        assert led_session.saving.save()
    assert led_session.document is not None
    saved = np.asarray(PillowImage.open(photo_path.with_name("garden_filled.png")))
    assert np.array_equal(saved, led_session.document.image)
    assert photo_path.read_bytes() == source


def test_undoing_to_what_was_saved_is_no_unsaved_work(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter, tmp_path: Path
) -> None:
    """Whether something would be lost follows the history, not the number of steps."""
    stepped.go_on.set()
    stroke(led_session, (40, 40))
    fill(qtbot, led_session)
    with qtbot.waitSignal(led_session.saving.saved):
        led_session.saving.save_as(tmp_path / "out.png")
    led_session.editing.undo()
    assert led_session.editing.unsaved
    led_session.editing.redo()
    assert not led_session.editing.unsaved


@pytest.mark.fault(51)
@pytest.mark.skipif(os.name == "nt", reason="no folders without writing there")
def test_a_save_that_fails_is_told_and_loses_nothing(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter, tmp_path: Path
) -> None:
    """A target that cannot be written is a sentence; the work stays unsaved."""
    stepped.go_on.set()
    stroke(led_session, (40, 40))
    fill(qtbot, led_session)
    heard = Heard(led_session)
    with qtbot.waitSignal(led_session.saving.failed):
        led_session.saving.save_as(tmp_path / "no such folder" / "out.png")
    assert heard.messages[-1][2] == "error"
    assert "out.png" in heard.messages[-1][0]
    assert led_session.editing.unsaved
    assert led_session.busy == ""
    assert not led_session.saving.save()


@pytest.mark.fault(24)
def test_a_file_that_another_program_changed_is_not_overwritten(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """Even when the opened file itself is chosen, the other program's version stays."""
    photo_path.write_bytes(b"another program was here")
    with qtbot.waitSignal(led_session.saving.changed_on_disk) as told:
        led_session.saving.save_as(photo_path)
    assert told.args == [photo_path]
    assert photo_path.read_bytes() == b"another program was here"
    assert led_session.busy == ""
    with qtbot.waitSignal(led_session.saving.saved):
        led_session.saving.save_as(photo_path, overwrite_changed=True)
    with PillowImage.open(photo_path) as saved:
        assert np.array_equal(np.asarray(saved), drawn_photo())


@pytest.mark.fault(11)
def test_pages_are_not_lost_by_saving_over_the_original_at_last(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    """Fault 11: Save As elsewhere and then over the opened file is refused in a sentence."""
    heard = Heard(session)
    pages = [PillowImage.fromarray(drawn_photo() + v) for v in (0, 1)]
    pages[0].save(tmp_path / "pages.tif", save_all=True, append_images=pages[1:])
    before = (tmp_path / "pages.tif").read_bytes()
    open_in_session(qtbot, session, tmp_path / "pages.tif")
    qtbot.waitUntil(lambda: session.busy == "")
    with qtbot.waitSignal(session.saving.saved):
        session.saving.save_as(tmp_path / "other.tif")
    with qtbot.waitSignal(session.saving.failed):
        session.saving.save_as(tmp_path / "pages.tif")
    assert "pages.tif holds more" in heard.messages[-1][0]
    assert (tmp_path / "pages.tif").read_bytes() == before
