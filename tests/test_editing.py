"""Painting is one step per stroke, and a filled mask makes way for the next one."""

from __future__ import annotations

import random
import weakref
from typing import Any

import numpy as np
import pytest
from conftest import drawn_photo
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from inpaint_app.core.document import Document
from inpaint_app.core.edits import Edit
from inpaint_app.core.fills import Fill
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import sha256_outside
from inpaint_app.core.pyramid import Pyramid, Pyramids
from inpaint_app.editing import Editing
from inpaint_app.history import EditCommand


@pytest.fixture
def editing(qtbot: QtBot) -> Editing:
    """An editing of a drawn photo that is large enough for a pyramid."""
    editing = Editing()
    document = Document(drawn_photo(600, 500))
    editing.adopt(document, Pyramids.of(document))
    return editing


def document_of(editing: Editing) -> Document:
    assert editing.document is not None
    return editing.document


def stroke(editing: Editing, x: float, y: float, *, hole: bool = True) -> None:
    editing.paint((x, y), (x + 20, y), 10.0, hole=hole)
    editing.paint((x + 20, y), (x + 20, y + 20), 10.0, hole=hole)
    editing.end_stroke()


def fill(editing: Editing, value: int | NDArray[Any] = 9) -> None:
    document = document_of(editing)
    bounds = Bounds.of_mask(document.mask)
    mask = document.mask[bounds.slices].copy()
    pixels = document.image[bounds.slices].copy()
    pixels[mask] = value
    editing.put(Fill(bounds, mask, pixels, 0.1, "cpu", "test", 0))


def test_a_stroke_is_one_step(editing: Editing) -> None:
    """All pieces from press to release are undone together and made again together."""
    stroke(editing, 100, 100)
    painted = document_of(editing).mask.copy()
    assert editing.undo_stack.count() == 1
    editing.undo()
    assert not document_of(editing).mask.any()
    editing.redo()
    assert np.array_equal(document_of(editing).mask, painted)


def test_a_stroke_shows_while_it_is_painted(qtbot: QtBot, editing: Editing) -> None:
    """Each piece is told at once, with no more than what has changed."""
    with qtbot.waitSignal(editing.mask_changed) as told:
        editing.paint((100, 100), (100, 100), 5, hole=True)
    assert told.args == [Bounds(95, 95, 10, 10)]
    assert editing.has_mask
    assert not editing.undo_stack.canUndo()


def test_a_stroke_that_changes_nothing_is_no_step(editing: Editing) -> None:
    """Erasing where nothing is painted leaves no trace in the history."""
    stroke(editing, 100, 100, hole=False)
    assert editing.undo_stack.count() == 0


def test_a_cancelled_stroke_leaves_nothing(editing: Editing) -> None:
    """Esc in the middle of a stroke takes it back, and only it."""
    stroke(editing, 100, 100)
    before = document_of(editing).mask.copy()
    editing.paint((300, 300), (350, 300), 10, hole=True)
    assert editing.cancel_stroke()
    assert not editing.cancel_stroke()
    assert np.array_equal(document_of(editing).mask, before)


def test_after_a_fill_the_mask_is_kept_but_not_shown(editing: Editing) -> None:
    """The result is seen; undoing the fill brings the mask back on screen."""
    stroke(editing, 100, 100)
    mask = document_of(editing).mask.copy()
    fill(editing)
    assert not editing.mask_shown
    assert np.array_equal(document_of(editing).mask, mask)
    editing.undo()
    assert editing.mask_shown
    editing.redo()
    assert not editing.mask_shown


def test_the_next_stroke_begins_a_new_mask(editing: Editing) -> None:
    """What has been filled is not filled again; one undo brings all of the old mask back."""
    stroke(editing, 100, 100)
    old = document_of(editing).mask.copy()
    fill(editing)
    stroke(editing, 110, 105)
    assert editing.mask_shown
    assert not np.array_equal(document_of(editing).mask, old)
    assert not (document_of(editing).mask & old).all()
    editing.undo()
    assert np.array_equal(document_of(editing).mask, old)
    assert not editing.mask_shown
    editing.redo()
    assert editing.mask_shown


@pytest.mark.parametrize("end", ["cancel", "nothing painted"])
def test_a_stroke_on_a_filled_mask_that_comes_to_nothing_brings_it_back(
    editing: Editing, end: str
) -> None:
    """The filled mask is there as before, and still not shown."""
    stroke(editing, 100, 100)
    old = document_of(editing).mask.copy()
    fill(editing)
    if end == "cancel":
        editing.paint((300, 300), (310, 300), 10, hole=True)
        editing.cancel_stroke()
    else:
        stroke(editing, 300, 300, hole=False)
    assert np.array_equal(document_of(editing).mask, old)
    assert not editing.mask_shown
    assert editing.undo_stack.count() == 2


def test_a_filled_mask_that_is_shown_can_be_edited(editing: Editing) -> None:
    """Who shows it again wants to change it: strokes add to it."""
    stroke(editing, 100, 100)
    old = document_of(editing).mask.copy()
    fill(editing)
    editing.toggle_mask()
    stroke(editing, 300, 300)
    assert (document_of(editing).mask & old).sum() == old.sum()


def test_painting_shows_a_hidden_mask(editing: Editing) -> None:
    """Nobody paints blindly."""
    stroke(editing, 100, 100)
    editing.toggle_mask()
    assert not editing.mask_shown
    stroke(editing, 300, 300)
    assert editing.mask_shown


def test_clear_and_invert_are_steps(editing: Editing) -> None:
    """Both can be undone; clearing an empty mask is none."""
    editing.clear_mask()
    assert editing.undo_stack.count() == 0
    stroke(editing, 100, 100)
    painted = document_of(editing).mask.copy()
    editing.invert_mask()
    assert np.array_equal(document_of(editing).mask, ~painted)
    editing.undo()
    editing.clear_mask()
    assert not editing.has_mask
    editing.undo()
    assert np.array_equal(document_of(editing).mask, painted)


@pytest.mark.parametrize("act", ["clear_mask", "invert_mask"])
def test_clear_and_invert_end_an_unfinished_stroke(editing: Editing, act: str) -> None:
    """The key may come while the button is still down: the stroke is a step of its own."""
    masks = [document_of(editing).mask.copy()]
    editing.paint((100, 100), (150, 100), 10, hole=True)
    masks.append(document_of(editing).mask.copy())
    getattr(editing, act)()
    masks.append(document_of(editing).mask.copy())
    editing.end_stroke()
    assert editing.undo_stack.count() == 2
    editing.undo()
    assert np.array_equal(document_of(editing).mask, masks[1])
    editing.undo()
    assert np.array_equal(document_of(editing).mask, masks[0])
    editing.redo()
    editing.redo()
    assert np.array_equal(document_of(editing).mask, masks[2])


def test_while_locked_nothing_changes(editing: Editing) -> None:
    """What a work reads stays as it is."""
    stroke(editing, 100, 100)
    painted = document_of(editing).mask.copy()
    editing.locked = True
    stroke(editing, 300, 300)
    for act in (editing.undo, editing.redo, editing.clear_mask, editing.invert_mask):
        act()
    assert np.array_equal(document_of(editing).mask, painted)


def digest_of(editing: Editing) -> str:
    return sha256_outside(document_of(editing).image, document_of(editing).filled)


def test_the_proof_counts_what_changed_outside_the_fills(qtbot: QtBot, editing: Editing) -> None:
    """It agrees with the document's own count, also when that is not 0, and hashes the same."""
    stroke(editing, 100, 100)
    with qtbot.waitSignal(editing.certified) as told:
        fill(editing)
    assert told.args == [0, digest_of(editing)]
    document_of(editing).image[400, 300:307] ^= 1  # as a fault of the program would
    with qtbot.waitSignal(editing.certified) as told:
        editing.undo()
    assert document_of(editing).changed_outside() == 7
    assert told.args == [7, digest_of(editing)]


def test_a_fill_that_changes_no_pixel_is_certified_too(qtbot: QtBot, editing: Editing) -> None:
    """Made once, made again and undone, each time the proof tells of the fills there are now."""
    document_of(editing).image[:] = document_of(editing).original[0, 0]
    stroke(editing, 100, 100)
    same = document_of(editing).image[0, 0]
    for _ in range(2):  # the second one finds nothing new that is filled either
        with qtbot.waitSignals([editing.certified, editing.image_changed]):
            fill(editing, same)
    for _ in range(2):
        with qtbot.waitSignal(editing.certified) as told:
            editing.undo()
    assert told.args[1] == digest_of(editing)


def test_the_proof_of_a_photo_ends_with_it(qtbot: QtBot, editing: Editing) -> None:
    """What was being counted is not told as a proof of the next photo."""
    stroke(editing, 100, 100)
    fill(editing)
    document = Document(drawn_photo(64, 48))
    editing.adopt(document, Pyramids.of(document))
    with qtbot.assertNotEmitted(editing.certified):
        for _ in range(20):
            QCoreApplication.processEvents()


@pytest.mark.parametrize("seed", range(8))
def test_any_history_can_be_walked_to_its_beginning_and_back(editing: Editing, seed: int) -> None:
    """Random strokes, fills and undos: the ends are the same, and the pyramids always fit."""
    chance = random.Random(seed)
    document = document_of(editing)
    acts = [
        lambda: stroke(editing, chance.uniform(-20, 620), chance.uniform(-20, 520)),
        lambda: stroke(editing, chance.uniform(0, 600), chance.uniform(0, 500), hole=False),
        lambda: fill(editing, chance.randrange(256)) if editing.has_mask else None,
        editing.undo,
        editing.redo,
        editing.toggle_mask,
        editing.clear_mask,
        editing.invert_mask,
    ]
    for _ in range(25):
        chance.choice(acts)()
    end = document.image.copy(), document.mask.copy()
    steps = editing.undo_stack.index()
    for _ in range(steps):
        editing.undo()
    assert np.array_equal(document.image, drawn_photo(600, 500))
    assert not document.mask.any()
    assert document.changed_outside() == 0
    for _ in range(steps):
        editing.redo()
    assert np.array_equal(document.image, end[0])
    assert np.array_equal(document.mask, end[1])
    assert editing.pyramids is not None
    for pyramid in (editing.pyramids.image, editing.pyramids.mask, editing.pyramids.original):
        anew = Pyramid(pyramid.levels[0])
        assert all(map(np.array_equal, pyramid.levels, anew.levels))


def test_a_step_does_not_keep_what_it_changes() -> None:
    """The history would be in a circle, and collecting that has ended the process."""

    class Desk:
        def apply(self, edit: Edit) -> None: ...

        def revert(self, edit: Edit) -> None: ...

        def set_mask_spent(self, spent: bool) -> None: ...

    desk = Desk()
    there = weakref.ref(desk)
    step = EditCommand("Step", desk, (), spent=(False, False))
    del desk
    assert there() is None
    assert step.forgotten
