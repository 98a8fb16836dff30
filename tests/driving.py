"""What a hand does to a canvas, a window or a session, and what an eye sees of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inpaint_app.session import Session
from inpaint_app.ui import qimage
from inpaint_app.ui.canvas import Canvas
from inpaint_app.ui.main_window import MainWindow

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
MIDDLE = Qt.MouseButton.MiddleButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def mask_of(session: Session) -> np.ndarray:
    assert session.document is not None
    return session.document.mask


def place(canvas: Canvas, x: float, y: float) -> QPoint:
    """Where an image point lies on the canvas."""
    return QPointF(*canvas.view.to_device(x, y)).toPoint()


def drag(canvas: Canvas, button: Qt.MouseButton, *points: QPoint, keys: object = NONE) -> None:
    """Press at the first point, move over the others, release at the last."""
    QTest.mousePress(canvas, button, keys, points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, button, keys, points[-1])


def hover(canvas: Canvas, point: QPoint) -> None:
    """Move the cursor there; Qt tells no move to where it already is."""
    QTest.mouseMove(canvas, point + QPoint(3, 3))
    QTest.mouseMove(canvas, point)


def turn(canvas: Canvas, at: QPoint, notches: float, keys: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel."""
    event = QWheelEvent(
        QPointF(at), canvas.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    canvas.wheelEvent(event)


def held(canvas: Canvas, key: Qt.Key, down: bool) -> None:
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    assert canvas.hold_key(QKeyEvent(kind, key, NONE), down)


def shown(canvas: Canvas) -> np.ndarray:
    """What the canvas draws, as an (H, W, 3) array."""
    picture = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    return qimage.to_image(picture).astype(int)


def open_in_window(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window._session.opened):
        window.files.open(path)
    qtbot.waitUntil(lambda: window._session.busy == "")


def paint(window: MainWindow) -> None:
    middle = window.canvas.rect().center()
    QTest.mouseClick(window.canvas, LEFT, pos=middle)


def dialog_of(window: MainWindow, kind: type[Any]) -> Any:
    found = [child for child in window.findChildren(kind) if child.isVisible()]
    assert len(found) == 1
    return found[0]


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


class Heard:
    """What a session has told the user."""

    def __init__(self, session: Session) -> None:
        self.messages: list[tuple[str, str, str]] = []
        session.message.connect(self.hear)

    def hear(self, sentence: str, details: str, kind: str) -> None:
        self.messages.append((sentence, details, kind))


def open_in_session(qtbot: QtBot, session: Session, path: Path) -> None:
    with qtbot.waitSignal(session.opened):
        session.open(path)


def stroke(session: Session, *points: tuple[float, float], hole: bool = True) -> None:
    for start, end in zip(points, points[1:] or points, strict=False):
        session.editing.paint(start, end, 8.0, hole=hole)
    session.editing.end_stroke()


def fill(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.filled):
        session.fill()
