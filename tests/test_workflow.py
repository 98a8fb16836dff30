"""The whole path of a user: drop a photo, paint, fill, compare, save, close."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from conftest import drawn_photo
from driving import open_in_window
from generators import ended
from PIL import Image as PillowImage
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.qimage import to_image
from inpaint_app.ui.save_dialog import SaveDialog

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def at(window: MainWindow, x: float, y: float) -> QPoint:
    """Where a point of the photo is on the canvas."""
    grid, device = window.canvas._grid, window.canvas.view.to_device(x, y)
    return QPointF(device[0] / grid.ratio, device[1] / grid.ratio).toPoint()


def drag(window: MainWindow, button: Qt.MouseButton, *points: tuple[float, float]) -> None:
    places = [at(window, *point) for point in points]
    QTest.mousePress(window.canvas, button, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(window.canvas, place)
    QTest.mouseRelease(window.canvas, button, pos=places[-1])


def shown(window: MainWindow) -> np.ndarray:
    """The part of the canvas that shows the photo, without the ring."""
    window.canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    picture = window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    return to_image(picture)[window.canvas.view.area.slices]


@pytest.mark.fault(29)
def test_from_the_drop_to_the_saved_file(
    qtbot: QtBot, window: MainWindow, inpainter: Inpainter, tmp_path: Path
) -> None:
    """The saved photo differs from the source inside the stroke only, and the source not at all."""
    source = tmp_path / "holiday.png"
    PillowImage.fromarray(drawn_photo(200, 150)).save(source)
    source_bytes = source.read_bytes()
    session = window._session
    session.load_network()

    # Drop it on the window.
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source))])
    place, no_keys = QPointF(300, 300), Qt.KeyboardModifier.NoModifier
    dropped = QDropEvent(place, Qt.DropAction.CopyAction, data, LEFT, no_keys)
    with qtbot.waitSignal(session.opened):
        window.dropEvent(dropped)
    qtbot.waitUntil(lambda: session.busy == "")
    document = session.document
    assert document is not None
    opened = shown(window)

    # Paint, with a larger brush, and take a corner of it back with the right button.
    QTest.keyClick(window.canvas, Qt.Key.Key_BracketRight)
    drag(window, LEFT, (50, 50), (75, 70), (110, 60))
    drag(window, RIGHT, (110, 60), (115, 60))
    mask = document.mask.copy()
    assert mask[50, 50]
    assert not mask[60, 111]
    painted = shown(window)
    assert (painted != opened).any()

    # Enter fills; the mask makes way for the result, and the proof is told.
    with (
        qtbot.waitSignal(session.filled),
        qtbot.waitSignal(session.editing.certified),
    ):
        QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.busy == "")
    result = document.image.copy()
    assert (result != document.original)[mask].any()
    assert np.array_equal(result[~mask], document.original[~mask])
    assert window.status.proof.text() == "0 pixels changed outside the mask"
    filled = shown(window)
    assert not np.array_equal(filled, opened)

    # It is what the command line and Python make of the same photo and mask.
    fill = ended(inpainter.fill(FillRequest(drawn_photo(200, 150), mask, seed=0)))
    assert np.array_equal(result[fill.bounds.slices], fill.pixels)

    # Undo brings back the photo with its mask, redo the fill.
    QTest.keyClick(window.canvas, Qt.Key.Key_Z, CONTROL)
    assert np.array_equal(document.image, document.original)
    assert np.array_equal(shown(window), painted)
    QTest.keyClick(window.canvas, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert np.array_equal(document.image, result)
    assert np.array_equal(shown(window), filled)

    # The original while the backslash is held.
    QTest.keyPress(window.canvas, Qt.Key.Key_Backslash)
    assert np.array_equal(shown(window), opened)
    QTest.keyRelease(window.canvas, Qt.Key.Key_Backslash)
    assert np.array_equal(shown(window), filled)

    # Save proposes a name beside the source.
    QTest.keyClick(window.canvas, Qt.Key.Key_S, CONTROL)
    dialog = window.findChild(SaveDialog)
    assert isinstance(dialog, SaveDialog)
    with qtbot.waitSignal(session.saving.saved):
        dialog.accept()
    with qtbot.waitActive(window):  # as a window manager does when a dialog closes
        window.activateWindow()
    saved = np.asarray(PillowImage.open(tmp_path / "holiday_filled.png"))
    changed = (saved != drawn_photo(200, 150)).any(axis=2)
    assert changed.any()
    assert not (changed & ~mask).any()
    assert source.read_bytes() == source_bytes
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "holiday.png",
        "holiday_filled.png",
    ]

    # A second spot: the first stays filled, and its mask is not filled again.
    drag(window, LEFT, (150, 100), (165, 110))
    assert not document.mask[50, 50]
    with qtbot.waitSignal(session.filled):
        QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.busy == "")
    assert np.array_equal(document.image[mask], result[mask])
    assert document.changed_outside() == 0

    # Everything is undone to the first pixel.
    while session.editing.undo_stack.canUndo():
        QTest.keyClick(window.canvas, Qt.Key.Key_Z, CONTROL)
    assert np.array_equal(document.image, drawn_photo(200, 150))


@pytest.mark.fault(29)
@pytest.mark.fault(19)
@pytest.mark.parametrize("size", [(2, 2), (7, 7), (1, 40), (300, 1)])
def test_tiny_photos_are_filled_too(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, size: tuple[int, int]
) -> None:
    """A photo smaller than the network's grid, with one painted pixel at its edge."""
    path = tmp_path / "tiny.png"
    PillowImage.fromarray(drawn_photo(*size)).save(path)
    session = window._session
    with qtbot.waitSignal(session.opened):
        window.files.open(path)
    session.editing.paint((0.5, 0.5), (0.5, 0.5), 0.5, hole=True)
    with qtbot.waitSignal(session.filled):
        session.fill()
    assert session.document is not None
    assert session.document.changed_outside() == 0


def test_what_is_unsure_in_a_fill_is_tinted(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """By its key, inside of what was filled only, and gone by the same key."""
    noise = np.random.default_rng(0).integers(0, 256, (120, 160, 3), dtype=np.uint8)
    PillowImage.fromarray(noise).save(tmp_path / "noise.png")
    open_in_window(qtbot, window, tmp_path / "noise.png")
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=at(window, 80, 60))
    with qtbot.waitSignal(window._session.filled):
        window._session.fill()
    qtbot.waitUntil(lambda: window._session.busy == "")
    plain = shown(window)
    QTest.keyClick(window.canvas, Qt.Key.Key_K)
    tinted = (shown(window) != plain).any(axis=2)
    document = window._session.document
    assert document is not None
    assert tinted.any()
    scale = window.canvas.view.scale
    assert tinted.sum() <= 1.2 * document.filled.sum() * scale**2
    QTest.keyClick(window.canvas, Qt.Key.Key_K)
    assert np.array_equal(shown(window), plain)
