"""What the canvas draws is what is painted, pixel by pixel, at every zoom and scaling."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from conftest import drawn_photo
from driving import (
    LEFT,
    drag,
    hover,
    place,
    shown,
    turn,
)
from PIL import Image as PillowImage
from PySide6.QtCore import QPoint
from PySide6.QtGui import (
    QColorSpace,
    QImage,
)
from pytestqt.qtbot import QtBot

from inpaint_app.core.fills import Preview
from inpaint_app.core.geometry import Bounds
from inpaint_app.session import Session
from inpaint_app.ui import qimage, rendering
from inpaint_app.ui.canvas import Canvas
from inpaint_app.ui.toolbox import Toolbox
from inpaint_app.ui.viewport import Viewport

ShowPhoto = Callable[[np.ndarray], Canvas]


def test_a_photo_at_100_percent_is_shown_pixel_by_pixel(show: ShowPhoto) -> None:
    """Nothing is smoothed or shifted."""
    canvas = show(drawn_photo(300, 200))
    canvas.zoom_actual()
    x, y = int(canvas.view.x), int(canvas.view.y)
    assert np.array_equal(shown(canvas)[y : y + 200, x : x + 300], drawn_photo(300, 200))


def test_pixels_are_squares_when_they_are_large(show: ShowPhoto) -> None:
    """At 800 % each pixel is a block of 8 x 8 of its own colour."""
    image = np.random.default_rng(1).integers(0, 255, (30, 40, 3)).astype(np.uint8)
    canvas = show(image)
    canvas._zoom(canvas.view.zoomed(8 / canvas.view.scale, (200, 150)))
    block = canvas.view.covered(Bounds(20, 10, 1, 1))
    assert (block.width, block.height) == (8, 8)
    assert (shown(canvas)[block.slices] == image[10, 20]).all()


@pytest.mark.parametrize("factor", [0.37, 0.5, 1.0, 1.6, 3.0])
def test_drawing_a_part_equals_drawing_the_whole(show: ShowPhoto, factor: float) -> None:
    """A region that is drawn again leaves no seam."""
    canvas = show(drawn_photo(900, 700))
    canvas._zoom(canvas.view.zoomed(factor / canvas.view.scale, (123, 77)))
    canvas._editing.paint((450, 350), (500, 380), 60, hole=True)
    whole = canvas.grab().toImage()
    pieces = canvas.grab().toImage()
    for x in range(0, 400, 57):
        for y in range(0, 300, 43):
            part = canvas.grab(canvas.rect().intersected(canvas.rect().translated(x, y)))
            one = qimage.to_image(part.toImage().convertToFormat(QImage.Format.Format_RGB888))
            there = qimage.to_image(whole.convertToFormat(QImage.Format.Format_RGB888))[y:, x:]
            assert np.abs(one.astype(int) - there.astype(int)).max() <= 1
    assert pieces == whole


def test_a_large_photo_is_drawn_from_a_small_level(
    show: ShowPhoto, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cost of drawing depends on the window, not on the photo."""
    canvas = show(np.zeros((3000, 4000, 3), np.uint8))
    sizes = []
    wrap = qimage.wrap

    def spy(image: np.ndarray) -> QImage:
        sizes.append(image.shape)
        return wrap(image)

    monkeypatch.setattr(rendering.qimage, "wrap", spy)
    canvas.grab()
    assert sizes
    assert max(height * width for height, width, _ in sizes) < 4 * 400 * 300


def test_a_display_p3_photo_is_shown_in_srgb(show: ShowPhoto, session: Session) -> None:
    """Its colours are converted, so a strong green does not look pale."""
    canvas = show(np.full((50, 50, 3), (30, 200, 60), np.uint8))
    before = shown(canvas)[150, 200]
    canvas._space = QColorSpace(QColorSpace.NamedColorSpace.DisplayP3)
    after = shown(canvas)[150, 200]
    assert before.tolist() == [30, 200, 60]
    assert after[0] < 10
    assert after[1] > 200


@pytest.mark.parametrize("factor", [0.37, 1.0, 1.6, 3.0])
@pytest.mark.parametrize("channels", [3, 4])
def test_colours_are_converted_to_the_edge_at_every_zoom(
    show: ShowPhoto, factor: float, channels: int
) -> None:
    """As if the photo had been in sRGB, up to rounding; also what is transparent in part."""
    image = np.dstack((drawn_photo(301, 203) // 2 + 60, np.full((203, 301), 128, np.uint8)))
    image = np.ascontiguousarray(image[..., :channels])
    wanted = qimage.to_qimage(image)
    rendering._convert(wanted, QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    pictures = []
    for photo in (image, qimage.to_image(wanted)):
        canvas = show(photo)
        if photo is image:
            canvas._space = QColorSpace(QColorSpace.NamedColorSpace.DisplayP3)
        canvas._zoom(canvas.view.zoomed(factor / canvas.view.scale, (123, 77)))
        pictures.append(shown(canvas))
    apart = np.abs(pictures[0] - pictures[1]).max(axis=2)
    assert np.quantile(apart, 0.99) <= 2  # edges of the drawn photo's squares are smoothed
    area = canvas.view.area.clamp(canvas.width(), canvas.height())
    assert apart[area.slices][[0, -1]].max() <= 8
    assert apart[area.slices][:, [0, -1]].max() <= 8


def test_only_the_painted_part_is_looked_at(
    show: ShowPhoto, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small hole in a large photo costs little at any zoom, an empty mask next to nothing."""
    canvas = show(np.zeros((1500, 2000, 3), np.uint8))
    sizes = []
    sampled = rendering._sampled

    def spy(mask: np.ndarray, view: Viewport, target: Bounds, size: int) -> np.ndarray:
        sizes.append((target.width, target.height))
        return sampled(mask, view, target, size)

    monkeypatch.setattr(rendering, "_sampled", spy)
    canvas.grab()
    assert sizes == []
    canvas._editing.paint((900, 700), (930, 710), 20, hole=True)
    canvas.grab()
    [(width, height)] = sizes
    assert 0 < width < 40
    assert 0 < height < 40


def test_a_first_look_at_a_fill_is_shown_in_the_hole(show: ShowPhoto, session: Session) -> None:
    """Instead of the tint of the mask, inside of the photo only, until the fill has ended."""
    canvas = show(drawn_photo())
    canvas.zoom_actual()
    session.editing.paint((20, 20), (60, 20), 12, hole=True)
    session.editing.end_stroke()
    painted = shown(canvas)
    green = np.zeros((5, 10, 4), np.uint8)
    green[..., 1:4:2] = 255
    session.fill_previewed.emit(Preview(Bounds(-20, 0, 100, 50), green))
    looked = shown(canvas)
    column, row = (round(place) for place in canvas.view.to_device(40, 20))
    assert tuple(looked[row, column]) == (0, 255, 0)
    outside = canvas.view.area.x - 5
    assert np.array_equal(looked[row, outside], painted[row, outside])
    session.fill_ended.emit()
    assert np.array_equal(shown(canvas), painted)


def test_the_canvas_before_a_photo(qtbot: QtBot, session: Session) -> None:
    """Without a photo there is only the surround, and no gesture does anything."""
    canvas = Canvas(session, Toolbox(0.05))
    qtbot.addWidget(canvas)
    canvas.resize(200, 150)
    for act in (canvas.fit, canvas.zoom_in, canvas.zoom_out, canvas.zoom_actual):
        act()
    drag(canvas, LEFT, QPoint(10, 10), QPoint(50, 50))
    turn(canvas, QPoint(50, 50), 1)
    assert len(np.unique(shown(canvas).reshape(-1, 3), axis=0)) == 1


# Golden pictures: pinned size, scale and colours


def scene(width: int, height: int) -> np.ndarray:
    """A sky, a hill and a sun."""
    rows, columns = np.mgrid[:height, :width] / (height, width)[0]
    image = np.dstack((130 + 60 * rows, 170 + 40 * rows, 220 - 20 * rows))
    image[(rows > 0.65 + 0.1 * np.sin(5 * columns))] = (96, 140, 84)
    image[(columns - 1.05) ** 2 + (rows - 0.25) ** 2 < 0.01] = (255, 240, 190)
    return image.astype(np.uint8)


def test_golden_mask_and_ring(
    show: ShowPhoto, session: Session, golden: Callable[[str, QImage], None]
) -> None:
    """A fitted photo with a painted mask and the ring of the brush over it."""
    canvas = show(scene(800, 600))
    drag(canvas, LEFT, place(canvas, 200, 300), place(canvas, 400, 420), place(canvas, 600, 300))
    hover(canvas, place(canvas, 640, 240))
    golden("mask_and_ring", canvas.grab().toImage())


def test_golden_zoomed_eraser(
    show: ShowPhoto, session: Session, golden: Callable[[str, QImage], None]
) -> None:
    """Far zoomed in: square pixels, a sharp edge of the mask, and the ring of the eraser."""
    canvas = show(scene(120, 90))
    canvas._zoom(canvas.view.zoomed(12 / canvas.view.scale, (200, 150)))
    canvas._brush.set_radius(6)
    drag(canvas, LEFT, QPoint(120, 150), QPoint(280, 150))
    canvas._toolbox.choose("eraser")
    drag(canvas, LEFT, QPoint(200, 150))
    hover(canvas, QPoint(210, 160))
    golden("zoomed_eraser", canvas.grab().toImage())


def test_golden_transparency(
    show: ShowPhoto, session: Session, golden: Callable[[str, QImage], None]
) -> None:
    """Under transparent pixels lies a checkerboard."""
    image = np.dstack((scene(300, 200), np.tile(np.linspace(0, 255, 300), (200, 1))))
    canvas = show(image.astype(np.uint8))
    golden("transparency", canvas.grab().toImage())


# At other scalings of the desktop, each in a process of its own

CLICKS = """
import sys
import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from inpaint_app.core.document import Document
from inpaint_app.core.photo_files import Photo
from inpaint_app.core.pyramid import Pyramids
from inpaint_app.opening import Opened
from inpaint_app.session import Session
from inpaint_app.ui.toolbox import Toolbox
from inpaint_app.ui.viewport import Viewport
from inpaint_app.ui.canvas import Canvas

app = QApplication([])
rows, columns = np.mgrid[:480, :640]
image = np.dstack((columns // 4, rows // 4, columns % 4 + rows % 4 * 4)).astype(np.uint8)
session = Session(lambda: None)
window = QWidget()
canvas = Canvas(session, Toolbox(0.0001), window)
canvas.setGeometry(int(sys.argv[1]), int(sys.argv[2]), 401, 307)
window.resize(450, 350)
window.show()
session._open_succeeded(Opened(Photo(image), (d := Document(image)), Pyramids.of(d)))
ratio = canvas.devicePixelRatioF()
assert ratio == float(sys.argv[3]), ratio
for scale in (1.0, 3.0, 5.0):
    canvas._zoom(canvas.view.zoomed(scale / canvas.view.scale, (150, 150)))
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))  # the ring and the mask would be in the picture
    session.editing.clear_mask()
    picture = window.grab().toImage()
    for x, y in ((110, 130), (117, 141), (128, 122), (133, 137), (150, 150)):
        session.editing.clear_mask()
        here = canvas.mapTo(window, QPoint(x, y))
        # The middle of the device pixel whose left upper corner the click is in.
        seen = picture.pixelColor(int(here.x() * ratio), int(here.y() * ratio))
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        found = np.argwhere(d.mask).tolist()
        low = seen.blue()
        expected = [seen.green() * 4 + low // 4, seen.red() * 4 + low % 4]
        assert found == [expected], (scale, x, y, found, expected)
session.deleteLater()
"""


@pytest.mark.parametrize("corner", [(0, 0), (3, 53)], ids=["at the corner", "off the corner"])
@pytest.mark.parametrize("ratio", ["1", "1.25", "1.5", "2"])
def test_a_click_paints_the_pixel_that_is_seen_under_it(
    ratio: str, corner: tuple[int, int]
) -> None:
    """At every scaling of the desktop, wherever the canvas lies in the window."""
    done = subprocess.run(
        [sys.executable, "-c", CLICKS, *map(str, corner), ratio],
        env={**os.environ, "QT_SCALE_FACTOR": ratio, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_the_picture_of_a_photo_file_is_upright(
    qtbot: QtBot, show: ShowPhoto, session: Session, tmp_path: Path
) -> None:
    """A photo that was taken sideways is shown as it was seen."""
    path = tmp_path / "sideways.jpg"
    exif = PillowImage.Exif()
    exif[0x0112] = 6
    PillowImage.fromarray(drawn_photo(64, 32)).save(path, exif=exif)
    canvas = show(drawn_photo(10, 10))
    with qtbot.waitSignal(session.opened):
        session.open(path)
    assert (canvas.view.width, canvas.view.height) == (32, 64)
