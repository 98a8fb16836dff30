"""Edits can be made, taken back and made again without a trace."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from strategies import images, masks

from inpaint_app.core.document import Document, Edit
from inpaint_app.core.fills import Fill
from inpaint_app.core.geometry import EMPTY, Bounds


def gradient(height: int = 40, width: int = 60) -> np.ndarray:
    """A drawn photo in which no two neighbours are equal."""
    rows, columns = np.mgrid[:height, :width]
    return np.dstack((rows * 5 % 256, columns * 3 % 256, (rows + columns) % 256)).astype(np.uint8)


def fill_of(document: Document, mask: np.ndarray, value: int = 7) -> Fill:
    """A fill of the whole photo with one value where the mask is True."""
    pixels = np.where(mask[..., None], value, document.image).astype(document.image.dtype)
    bounds = Bounds(0, 0, document.width, document.height)
    return Fill(bounds, mask, pixels, seconds=0.1, device="cpu", model="test", seed=0)


def square(document: Document, x: int, y: int, side: int = 8) -> np.ndarray:
    """A mask with one square hole."""
    mask = np.zeros((document.height, document.width), np.bool_)
    mask[y : y + side, x : x + side] = True
    return mask


def layers(document: Document) -> tuple[bytes, bytes, bytes]:
    """All that an edit may change."""
    return document.image.tobytes(), document.mask.tobytes(), document.filled.tobytes()


@st.composite
def histories(draw: st.DrawFn) -> tuple[Document, list[tuple[str, object]]]:
    """A document and a few steps for it."""
    document = Document(draw(images()))
    size = (document.height, document.width)
    mask_steps = st.tuples(st.just("mask"), masks(size))
    fill_steps = st.tuples(
        st.just("fill"),
        st.tuples(masks(size), arrays.arrays(document.image.dtype, document.image.shape)),
    )
    points = st.tuples(st.floats(-2, 14), st.floats(-2, 14))
    strokes = st.tuples(
        st.just("stroke"), st.tuples(points, points, st.floats(0.5, 5), st.booleans())
    )
    steps = st.one_of(mask_steps, fill_steps, strokes)
    return document, draw(st.lists(steps, max_size=6))


@settings(max_examples=60)
@given(histories())
def test_undo_and_redo_restore_every_layer_exactly(
    history: tuple[Document, list[tuple[str, object]]],
) -> None:
    """Whatever is done, taking it back gives the state before, and doing it again the one after."""
    document, steps = history
    states, edits = [layers(document)], []
    for kind, what in steps:
        if kind == "mask":
            edit = document.mask_edit(what, "Mask")
        elif kind == "fill":
            mask, pixels = what
            bounds = Bounds(0, 0, document.width, document.height)
            edit = document.fill_edit(Fill(bounds, mask, pixels, 0.0, "cpu", "test", 0))
        else:
            start, end, radius, hole = what
            document.paint(start, end, radius, hole=hole)
            edit = document.finish_stroke()
        if edit is not None:
            document.apply(edit)
            edits.append(edit)
            states.append(layers(document))
        assert document.changed_outside() == 0
    for edit, before, after in zip(reversed(edits), states[-2::-1], states[:0:-1], strict=True):
        assert layers(document) == after
        document.revert(edit)
        assert layers(document) == before
    for edit, after in zip(edits, states[1:], strict=True):
        document.apply(edit)
        assert layers(document) == after
    assert document.changed_outside() == 0


def test_a_fresh_document_shows_the_photo_as_opened() -> None:
    """There is no hole, nothing is filled, nothing is modified."""
    image = gradient()
    document = Document(image)
    assert (document.width, document.height) == (60, 40)
    assert np.array_equal(document.image, image)
    assert not document.mask.any()
    assert not document.filled.any()
    assert not document.modified
    assert document.changed_outside() == 0
    assert document.revision == 0


def test_the_original_cannot_be_written_to() -> None:
    """What was opened is the measure for the rest of the day."""
    document = Document(gradient())
    with pytest.raises(ValueError, match="read-only"):
        document.original[0, 0] = 0
    document.image[0, 0] = 1
    assert document.original[0, 0].tolist() == [0, 0, 0]
    assert document.changed_outside() == 1


@pytest.mark.parametrize("shape", [(4, 4), (4, 4, 2), (0, 4, 3)])
def test_what_is_no_image_makes_no_document(shape: tuple[int, ...]) -> None:
    """Grey arrays and empty ones are mistakes of the caller."""
    with pytest.raises(ValueError, match="not an image"):
        Document(np.zeros(shape, np.uint8))


def test_a_fill_changes_the_photo_inside_its_mask_only() -> None:
    """Even a fill that brings other pixels outside of its mask leaves them alone."""
    document = Document(gradient())
    mask = square(document, 10, 10)
    fill = fill_of(document, mask)
    fill.pixels[:] = 9
    changed = document.apply(document.fill_edit(fill))
    assert changed == Bounds(10, 10, 8, 8)
    assert (document.image[mask] == 9).all()
    assert document.changed_outside() == 0
    assert np.array_equal(document.filled, mask)


def test_filled_is_the_union_of_the_fills_now_applied() -> None:
    """It grows with each fill and shrinks with each undo, also where fills overlap."""
    document = Document(gradient())
    one, two = square(document, 5, 5), square(document, 9, 9)
    first = document.fill_edit(fill_of(document, one, 1))
    document.apply(first)
    second = document.fill_edit(fill_of(document, two, 2))
    document.apply(second)
    assert np.array_equal(document.filled, one | two)
    document.revert(second)
    assert np.array_equal(document.filled, one)
    document.revert(first)
    assert not document.filled.any()
    assert np.array_equal(document.image, document.original)


@pytest.mark.fault(38)
def test_a_fill_of_another_size_depth_or_place_is_refused() -> None:
    """Fault 38: a fill that does not fit raises and changes nothing."""
    document = Document(gradient())
    mask = square(document, 0, 0)
    whole = Bounds(0, 0, 60, 40)
    pixels = document.image.copy()
    for bounds, fill_mask, fill_pixels in [
        (whole, mask, pixels.astype(np.uint16)),
        (whole, mask, pixels[:, :30]),
        (whole, mask[:20], pixels),
        (Bounds(1, 0, 60, 40), mask, pixels),
    ]:
        fill = Fill(bounds, fill_mask, fill_pixels, 0.0, "cpu", "test", 0)
        with pytest.raises(ValueError, match="fill"):
            document.fill_edit(fill)
    assert document.revision == 0


def test_a_stroke_of_many_pieces_becomes_one_edit() -> None:
    """The mask shows each piece at once; undo takes back the whole stroke."""
    document = Document(gradient())
    assert not document.painting
    first = document.paint((5, 5), (20, 5), 2)
    second = document.paint((20, 5), (20, 30), 2)
    assert document.painting
    assert document.mask[5, 10]
    edit = document.finish_stroke()
    assert edit is not None
    assert not document.painting
    assert edit.bounds == first.union(second)
    painted = document.mask.copy()
    document.apply(edit)
    assert np.array_equal(document.mask, painted)
    document.revert(edit)
    assert not document.mask.any()


def test_a_stroke_that_changes_nothing_leaves_no_edit() -> None:
    """Erasing where nothing is, or painting outside, is not worth an undo step."""
    document = Document(gradient())
    document.paint((5, 5), (20, 5), 2, hole=False)
    assert document.finish_stroke() is None
    document.paint((500, 500), (520, 500), 2)
    assert document.finish_stroke() is None
    assert document.finish_stroke() is None


def test_a_cancelled_stroke_leaves_the_mask_as_it_was() -> None:
    """Also where the stroke ran over an older hole."""
    document = Document(gradient())
    edit = document.mask_edit(square(document, 0, 0, 20), "Mask")
    assert edit is not None
    document.apply(edit)
    before = document.mask.copy()
    changed = document.paint((10, 10), (50, 30), 6, hole=True)
    assert document.cancel_stroke() == changed
    assert np.array_equal(document.mask, before)
    assert not document.painting
    assert document.cancel_stroke() == EMPTY


def test_replacing_the_mask_by_an_equal_one_is_no_edit() -> None:
    """Clearing an empty mask is not worth an undo step; another size is a mistake."""
    document = Document(gradient())
    assert document.mask_edit(np.zeros((40, 60), np.bool_), "Clear") is None
    with pytest.raises(ValueError, match="photo"):
        document.mask_edit(np.zeros((4, 6), np.bool_), "Clear")


def test_modified_follows_undo_redo_and_saving() -> None:
    """Only the photo counts, and going back to what was saved is not modified."""
    document = Document(gradient())
    paint = document.mask_edit(square(document, 2, 2), "Mask")
    assert paint is not None
    document.apply(paint)
    assert not document.modified
    fill = document.fill_edit(fill_of(document, document.mask))
    document.apply(fill)
    assert document.modified
    document.mark_saved()
    assert not document.modified
    document.revert(fill)
    assert document.modified
    document.apply(fill)
    assert not document.modified
    assert document.revision == 4


def test_fills_are_not_taken_back_out_of_order() -> None:
    """Each edit holds the pixels before it, so a wrong order would bring back wrong ones."""
    document = Document(gradient())
    one = document.fill_edit(fill_of(document, square(document, 2, 2)))
    document.apply(one)
    two = document.fill_edit(fill_of(document, square(document, 20, 20)))
    document.apply(two)
    with pytest.raises(ValueError, match="reverse order"):
        document.revert(one)


def test_an_edit_of_two_far_corners_stores_only_the_corners() -> None:
    """What lies between two small holes costs no memory."""
    document = Document(np.zeros((2000, 3000, 3), np.uint8))
    mask = square(document, 3, 3, 10) | square(document, 2900, 1900, 10)
    edit = document.fill_edit(fill_of(document, mask))
    assert edit.bounds == Bounds(3, 3, 2907, 1907)
    assert edit.nbytes < 3000
    document.apply(edit)
    assert document.changed_outside() == 0
    assert (document.image[mask] == 7).all()


@pytest.mark.fault(40)
def test_many_long_strokes_on_a_large_photo_cost_little_memory() -> None:
    """Fault 40: 200 strokes across 24 megapixels stay under 500 MB (acceptance statement 9)."""
    document = Document(np.zeros((4000, 6000, 3), np.uint8))
    edits: list[Edit] = []
    for turn in range(4):
        document.paint((100, 100), (5900, 3900), 150, hole=turn % 2 == 0)
        edit = document.finish_stroke()
        assert edit is not None
        edits.append(edit)
    assert sum(edit.nbytes for edit in edits) / len(edits) * 200 < 500e6
