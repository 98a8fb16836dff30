"""Learning beside the window: looked through, held while a fill runs, stopped and gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from catalogues import said
from conftest import SteppedInpainter
from driving import Heard, stroke
from generators import ended
from learning_windows import LedLearning, outcome, preflight, ready
from pytestqt.qtbot import QtBot
from short_learning import SECONDS, few_steps, judged_already
from test_folder_scan import save
from training_photos import tiny_network

from inpaint_app import learning as whole_learning
from inpaint_app.core.errors import UserError
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.learning import learn_steps, learning_state, tuning
from inpaint_app.core.learning.folder_scan import scan_folder
from inpaint_app.core.learning.learning_state import PREVIOUS, STATE, load_state, save_state
from inpaint_app.core.learning.plan import plan
from inpaint_app.core.learning.stopped import StoppedLearning, stopped_learnings
from inpaint_app.learn_session import STAGES, LearnSession, State
from inpaint_app.learning import FolderLearning
from inpaint_app.library import Library
from inpaint_app.session import Session

WAIT = 120_000  # ms; a loaded machine takes long, and nothing is timed


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "models")


@pytest.fixture
def led() -> LedLearning:
    return LedLearning()


@pytest.fixture
def learning(session: Session, library: Library, led: LedLearning) -> LearnSession:
    return LearnSession(session, library, led)  # type: ignore[arg-type]


@pytest.fixture
def few_crops(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the tests of learning itself: steered by one crop."""
    monkeypatch.setattr(tuning, "_STEERED_BY", 1)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    save(tmp_path / "photos", 13)
    return tmp_path / "photos"


def test_a_folder_is_looked_through_before_it_is_learnt_from(
    qtbot: QtBot, session: Session, learning: LearnSession, inpainter: Inpainter, photos: Path
) -> None:
    """What is in it is known, and where each photo lies on the map."""
    session.filling.inpainter = inpainter
    (photos / "notes.txt").write_text("no photo")
    stages = []
    learning.looked.connect(lambda progress: stages.append(progress.stage))
    with qtbot.waitSignal(learning.changed, timeout=WAIT):
        learning.look(photos)
    assert learning.state is State.LOOKING
    qtbot.waitUntil(lambda: learning.state is State.READY, timeout=WAIT)
    found = learning.preflight
    assert found is not None
    assert found.problem is None
    assert len(found.survey.places) == len(found.scan.photos) == 13
    assert {"Looking at the photos", "Comparing the photos"} <= set(stages)
    assert learning.proposed_name() == "photos"


def test_a_look_can_be_cancelled(
    qtbot: QtBot, session: Session, learning: LearnSession, inpainter: Inpainter, photos: Path
) -> None:
    """What it would have found is dropped, and another folder can be looked through at once."""
    session.filling.inpainter = inpainter
    learning.look(photos)
    learning.cancel_look()
    assert learning.state is State.CHOOSING
    assert learning.folder is None
    (photos / "12.png").unlink()
    learning.look(photos)
    qtbot.waitUntil(lambda: learning.state is State.READY, timeout=WAIT)
    assert learning.preflight is not None
    assert len(learning.preflight.scan.photos) == 12


@pytest.mark.fault(66)
def test_why_a_folder_cannot_be_learnt_from_is_known_before(
    qtbot: QtBot, session: Session, learning: LearnSession, inpainter: Inpainter, tmp_path: Path
) -> None:
    """Too few photos are a reason; a folder that has gone is told."""
    session.filling.inpainter = inpainter
    learning.look(tmp_path)
    qtbot.waitUntil(lambda: learning.state is State.READY, timeout=WAIT)
    assert learning.preflight is not None
    assert "12 are needed" in str(learning.preflight.problem)
    with qtbot.waitSignal(learning.failed, timeout=WAIT) as told:
        learning.look(tmp_path / "gone")
    assert "cannot be read" in str(told.args[0])
    assert learning.state is State.CHOOSING


def test_a_learning_is_stopped_and_goes_on_another_day(
    qtbot: QtBot,
    session: Session,
    library: Library,
    photos: Path,
    few_crops: None,
    led: LedLearning,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A real one leaves its state at the step at which it is stopped, and is offered again."""
    monkeypatch.setattr(whole_learning, "general_photos", list)
    inpainter = Inpainter(tiny_network())

    def make(*args: Any, **known: Any) -> FolderLearning:
        return FolderLearning(*args, inpainter=inpainter, options=few_steps(50), **known)

    begun = judged_already(plan(ended(scan_folder(photos))), inpainter)
    save_state(library.place("Garden"), begun)
    learning = LearnSession(session, library, make)
    [stopped] = learning.stopped()
    assert (stopped.name, stopped.folder, stopped.seconds) == ("Garden", photos, SECONDS)
    ready(learning, preflight(folder=photos))
    with pytest.raises(UserError, match="Garden is being learnt"):
        learning.start("Garden", 1)

    def stop_in_training(step: Any) -> None:
        if step.training is not None:
            learning.stop()

    learning.stepped.connect(stop_in_training)
    learning.go_on(stopped)
    assert learning.preflight is None  # what was looked at may be another folder
    assert learning.stopped() == []
    qtbot.waitUntil(lambda: not learning.running, timeout=WAIT)
    assert len(learning.losses) < 50
    left = load_state(library.place("Garden"))
    assert left is not None
    assert left.training["step"] >= 1
    led.outcome = outcome(library, "Garden", 0.1)
    again = LearnSession(session, library, led)  # type: ignore[arg-type]
    again.go_on(again.stopped()[0])
    with qtbot.waitSignal(again.learnt, timeout=WAIT):
        again.finish()
    assert led.made == [
        {"folder": photos, "name": "Garden", "seconds": SECONDS, "library": library, "resume": True}
    ]
    again.begin_again()
    assert again.state is State.CHOOSING


@pytest.mark.fault(64)
def test_a_learning_waits_while_a_fill_runs(
    qtbot: QtBot, led_session: Session, library: Library, stepped: SteppedInpainter
) -> None:
    """And while the user lets it wait; the fill does not end that."""
    led = LedLearning()
    learning = LearnSession(led_session, library, led)  # type: ignore[arg-type]
    ready(learning)
    learning.start("Garden", 5)
    qtbot.waitUntil(lambda: led.count > 3, timeout=WAIT)
    stroke(led_session, (20, 20), (40, 40))
    led_session.fill()
    qtbot.waitUntil(stepped.begun.is_set, timeout=WAIT)
    held = led.count
    assert learning._worker is not None
    assert not learning._worker._free.is_set()
    with qtbot.waitSignal(led_session.fill_ended, timeout=WAIT):
        stepped.go_on.set()
    qtbot.waitUntil(lambda: led.count > held + 2, timeout=WAIT)
    learning.pause(True)
    led_session.fill_ended.emit()
    assert not learning._worker._free.is_set()
    learning.pause(False)
    before = led.count
    qtbot.waitUntil(lambda: led.count > before + 2, timeout=WAIT)


def test_stop_and_keep_goes_on_to_the_report(
    qtbot: QtBot, learning: LearnSession, led: LedLearning, library: Library
) -> None:
    """Also of a learning that waits."""
    led.outcome = outcome(library, "Garden", 0.1)
    ready(learning)
    learning.start("Garden", 5)
    qtbot.waitUntil(lambda: learning.step is not None, timeout=WAIT)
    learning.pause(True)
    with qtbot.waitSignal(learning.learnt, timeout=WAIT) as told:
        learning.finish()
    assert told.args[0].name == "Garden"
    assert led.made[0]["seconds"] == 300.0
    assert learning.sample is not None


@pytest.mark.parametrize("paused", [False, True])
def test_the_end_of_the_program_ends_a_learning(
    qtbot: QtBot, session: Session, learning: LearnSession, led: LedLearning, paused: bool
) -> None:
    """At its next step, at which its state is saved; also where it waits."""
    ready(learning)
    learning.start("Garden", 5)
    qtbot.waitUntil(lambda: learning.step is not None, timeout=WAIT)
    learning.pause(paused)
    session.stop()
    session.wait()
    assert led.closed.is_set()


@pytest.mark.fault(70)
def test_a_learning_that_fails_is_told_and_can_be_tried_again(
    qtbot: QtBot, learning: LearnSession, led: LedLearning
) -> None:
    """The folder is still there to begin with."""
    led.error = UserError("The disk is full")
    ready(learning)
    with qtbot.waitSignal(learning.failed, timeout=WAIT) as told:
        learning.start("Garden", 5)
    assert str(told.args[0]) == "The disk is full"
    assert learning.state is State.READY


def test_a_proposed_name_is_a_possible_one(
    learning: LearnSession, library: Library, tmp_path: Path
) -> None:
    """Whatever the folder is called, and other than what there is."""
    for folder, name in (("my*pics?", "mypics"), ("..", "Photos"), ("a" * 90, "a" * 40)):
        learning.folder = tmp_path / folder
        assert learning.proposed_name() == name
        library.place_for_new(name)
    library.weights("Garden").parent.mkdir(parents=True)
    library.weights("Garden").touch()
    learning.folder = tmp_path / "Garden"
    assert learning.proposed_name() == "Garden 2"


@pytest.mark.fault(60)
def test_what_is_no_stopped_learning_is_not_offered(library: Library, tmp_path: Path) -> None:
    """A damaged state, one of another kind, one of no known folder; the one before counts."""
    whole = {"kind": "learning", "plan": {"folder": str(tmp_path)}, "seconds": 60, "used": 15}
    for name, header in (
        ("Good", whole),
        ("Other kind", {**whole, "kind": "weights"}),
        ("Elsewhere", {**whole, "plan": {"folder": "photos"}}),
        ("No seconds", {**whole, "seconds": "none"}),
    ):
        place = library.place(name)
        place.mkdir(parents=True)
        learning_state.save_tensors(place / STATE, {}, header)
    (library.place("Good") / STATE).rename(library.place("Good") / PREVIOUS)
    (library.place("Good") / STATE).write_bytes(b"\x20\0\0\0\0\0\0\0{}")
    found = stopped_learnings(library.root)
    assert found == [StoppedLearning("Good", tmp_path, 60.0, 0.25)]
    assert stopped_learnings(tmp_path / "gone") == []


def test_a_stopped_learning_can_be_discarded(
    learning: LearnSession, library: Library, tmp_path: Path
) -> None:
    """With all that it had learnt."""
    library.place("Old").mkdir(parents=True)
    header = {"kind": "learning", "plan": {"folder": str(tmp_path)}, "seconds": 60, "used": 6}
    learning_state.save_tensors(library.place("Old") / STATE, {}, header)
    [stopped] = learning.stopped()
    library.weights("Old").touch()  # it ended, and the program died before it was tidied up
    assert learning.stopped() == []
    library.weights("Old").unlink()
    learning.discard(stopped)
    assert learning.stopped() == []
    assert not library.place("Old").exists()


def test_every_phase_of_a_learning_can_be_translated() -> None:
    """The core knows no Qt; its phases are known here."""
    phases = ("READING", "BEFORE", "FITTING", "TRAINING", "AFTER")
    assert {getattr(learn_steps, name) for name in phases} == set(STAGES)
    assert ("stages", whole_learning.SCANNING) in said()


def test_a_note_of_a_bug_is_not_told_as_a_sentence(
    qtbot: QtBot, session: Session, learning: LearnSession
) -> None:
    """It goes to where bugs go; the session is as before it began."""
    heard = Heard(session)
    learning.state = State.LEARNING
    with pytest.raises(RuntimeError, match="bug"):
        learning._not_learnt(RuntimeError("bug"))
    assert learning.state is State.CHOOSING
    assert heard.messages == []
