"""Of several fills of one mask one is kept, and in the history they are one step."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from conftest import SteppedInpainter, drawn_photo
from driving import LEFT, fill, mask_of, open_in_window, paint, stroke
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inpaint_app.session import Session
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.pill import seconds_left


@pytest.fixture
def choosing(qtbot: QtBot, led_session: Session, stepped: SteppedInpainter) -> Session:
    """A session with four variants of one stroke to choose from."""
    stepped.go_on.set()
    stroke(led_session, (40, 40))
    with qtbot.waitSignal(led_session.fill_ended):
        led_session.fill_variants()
    return led_session


def colour(session: Session) -> int:
    """What has been filled in; the stepped inpainter adds the seed to a mean colour."""
    assert session.document is not None
    return int(session.document.image[mask_of(session)][0, 0])


def test_four_seeds_are_filled_and_the_first_is_shown(
    choosing: Session, stepped: SteppedInpainter
) -> None:
    """The history has one step more, whichever is shown."""
    assert [request.seed for request in stepped.requests] == [0, 1, 2, 3]
    assert [f.seed for f in choosing.variants.fills] == [0, 1, 2, 3]
    first = colour(choosing)
    for index in (2, 3, 1):
        choosing.variants.show(index)
        assert colour(choosing) == first + index
        assert choosing.editing.undo_stack.count() == 2
    choosing.variants.step(-1)
    choosing.variants.step(-1)
    assert choosing.variants.shown == 3


def test_enter_keeps_and_escape_drops(choosing: Session, stepped: SteppedInpainter) -> None:
    """Keeping closes the choice; dropping brings the photo and the mask back as they were."""
    choosing.variants.show(2)
    kept = colour(choosing)
    choosing.fill()
    assert not choosing.variants.open
    assert colour(choosing) == kept
    assert len(stepped.requests) == 4
    choosing.editing.undo()
    assert choosing.editing.mask_shown


def test_dropping_brings_the_photo_back(choosing: Session) -> None:
    """And the mask is shown again."""
    choosing.cancel()
    assert not choosing.variants.open
    assert choosing.document is not None
    assert np.array_equal(choosing.document.image, drawn_photo())
    assert choosing.editing.mask_shown
    assert choosing.editing.has_mask


@pytest.mark.parametrize("way", ["undo", "stroke", "open"])
def test_any_other_step_ends_the_choice(
    qtbot: QtBot, choosing: Session, photo_path: Path, way: str
) -> None:
    """What is shown then stays, as kept."""
    if way == "undo":
        choosing.editing.undo()
    elif way == "stroke":
        stroke(choosing, (90, 90))
    else:
        with qtbot.waitSignal(choosing.opened):
            choosing.open(photo_path)
    assert not choosing.variants.open


def test_a_variant_can_be_kept_while_others_are_made(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter
) -> None:
    """The first is in the photo as soon as it is there; keeping it stops the others."""
    stepped.one_at_a_time = True
    stroke(led_session, (40, 40))
    led_session.fill_variants()
    with qtbot.waitSignal(led_session.filled):
        stepped.go_on.set()
    assert led_session.variants.open
    with qtbot.waitSignal(led_session.fill_ended):
        led_session.fill()
    assert not led_session.variants.open
    assert led_session.document is not None
    assert led_session.document.modified
    assert stepped.closed.wait(60)
    stepped.go_on.set()
    fill(qtbot, led_session)


def test_the_strip_shows_them_and_takes_keys_and_clicks(
    qtbot: QtBot, led_window: MainWindow, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """Shift+Enter, 1 to 4, arrows, a click, Enter."""
    stepped.go_on.set()
    window, variants = led_window, led_window._session.variants
    open_in_window(qtbot, window, photo_path)
    paint(window)
    assert not window.actions_by_name["variant_2"].isEnabled()
    with qtbot.waitSignal(window._session.fill_ended):
        QTest.keyClick(window.canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    assert window.strip.isVisible()
    assert window.canvas.rect().contains(window.strip.geometry())
    for key, shown in ((Qt.Key.Key_3, 2), (Qt.Key.Key_Right, 3), (Qt.Key.Key_Left, 2)):
        QTest.keyClick(window.canvas, key)
        assert variants.shown == shown
    for button in (window.strip.buttons[1], window.strip.buttons[1]):
        QTest.mouseClick(button, LEFT)
        assert variants.shown == 1
        assert [b.isChecked() for b in window.strip.buttons] == [False, True, False, False]
    QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    assert not window.strip.isVisible()
    assert not window.actions_by_name["variant_2"].isEnabled()
    assert window._session.document is not None
    assert window._session.document.modified


def test_the_time_left_is_told_after_a_second() -> None:
    """And only when enough is done to tell."""
    assert seconds_left(0.5, 999) is None
    assert seconds_left(0.04, 5000) is None
    assert seconds_left(-1.0, 5000) is None
    assert seconds_left(0.25, 2000) == 6
    assert seconds_left(1.0, 2000) == 0


def test_quick_work_shows_no_progress(qtbot: QtBot, window: MainWindow) -> None:
    """The hint stays until there is something worth to be told; then the time left is told."""
    pill = window.pill
    pill.show_hint("Paint.")
    pill.show_progress(0.2, "Filling")
    assert (pill.text.text(), pill.progress.isHidden()) == ("Paint.", True)
    pill._soon.setInterval(0)
    pill.show_hint("Paint.")
    pill.show_progress(0.2, "Filling")
    qtbot.waitUntil(lambda: not pill.progress.isHidden())
    assert pill.text.text() == "Filling"


def place_of_variants(qtbot: QtBot, window: MainWindow, y: int) -> QRect:
    """Where variants lie on the canvas that are made of a dab at (80, y)."""
    session = window._session
    session.editing.paint((80, y), (80, y), 8, hole=True)
    with qtbot.waitSignal(session.fill_ended):
        session.fill_variants()
    QApplication.processEvents()
    return QRect(*window.canvas.place_of(session.variants.fills[0].bounds))


def test_the_strip_does_not_hide_the_fills(
    qtbot: QtBot, led_window: MainWindow, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """It goes to the head of the canvas where they lie at its foot."""
    stepped.go_on.set()
    window = led_window
    open_in_window(qtbot, window, photo_path)
    for y, at_head in ((60, False), (105, True)):
        fills = place_of_variants(qtbot, window, y)
        strip = window.strip.geometry()
        assert window.canvas.rect().contains(strip)
        assert (strip.center().y() < window.canvas.height() / 2) == at_head
        assert not strip.intersects(fills)
        window._session.variants.keep()


def test_the_strip_makes_way_when_the_photo_is_moved(
    qtbot: QtBot, led_window: MainWindow, stepped: SteppedInpainter, photo_path: Path
) -> None:
    stepped.go_on.set()
    window = led_window
    open_in_window(qtbot, window, photo_path)
    fills = place_of_variants(qtbot, window, 60)
    foot = window.strip.geometry()
    down = foot.center().y() - fills.center().y()
    window.canvas._pan(QPointF(0, down))
    assert window.strip.geometry().bottom() < foot.top()
    window.canvas._pan(QPointF(0, -down))
    assert window.strip.geometry() == foot
