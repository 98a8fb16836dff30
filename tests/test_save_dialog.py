"""Saving asks for name, folder, format and quality, and tells what would be replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import drawn_photo
from PIL import Image as PillowImage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inpaint_app.core.photo_files import open_photo
from inpaint_app.core.provenance import MEANING
from inpaint_app.saving import SaveOptions
from inpaint_app.session import Session
from inpaint_app.ui.save_dialog import SaveDialog

PLACE = 0x8825
Asks = Callable[..., SaveDialog]


@pytest.fixture
def jpeg(tmp_path: Path) -> Path:
    """A JPEG that tells where it was taken."""
    path = tmp_path / "beach.jpg"
    picture = PillowImage.fromarray(drawn_photo())
    exif = picture.getexif()
    exif.get_ifd(PLACE).update({1: "N", 2: (52.0, 31.0, 0.0), 3: "E", 4: (13.0, 24.0, 0.0)})
    exif[0x010F] = "Camera"
    picture.save(path, exif=exif, quality=90)
    return path


@pytest.fixture
def ask(qtbot: QtBot) -> Asks:
    """The dialog over a photo file."""

    def make(path: Path, options: SaveOptions | None = None) -> SaveDialog:
        proposed = path.with_name(f"{path.stem}_filled{path.suffix}")
        dialog = SaveDialog(proposed, open_photo(path), options or SaveOptions())
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def choose(dialog: SaveDialog, format: str) -> None:
    """As with the mouse in the list of formats."""
    dialog.format.setCurrentIndex(dialog.format.findData(format))
    dialog.format.activated.emit(dialog.format.currentIndex())


def test_the_format_is_that_of_the_name(ask: Asks, jpeg: Path) -> None:
    """Each follows the other; a name without a suffix gets that of the format."""
    dialog = ask(jpeg)
    assert dialog.name.selectedText() == "beach_filled"
    choose(dialog, "PNG")
    assert dialog.path == jpeg.with_name("beach_filled.png")
    dialog.name.setText("new.TIFF")
    assert dialog.format.currentData() == "TIFF"
    dialog.name.setText("v1.5 of it")
    assert dialog.path == jpeg.with_name("v1.5 of it.tif")
    choose(dialog, "WEBP")
    assert dialog.path == jpeg.with_name("v1.5 of it.webp")


def test_quality_is_for_formats_that_lose(ask: Asks, jpeg: Path) -> None:
    """What was chosen last is proposed; a format without loss has no quality."""
    dialog = ask(jpeg, SaveOptions(quality=85))
    assert dialog.options == SaveOptions(quality=85)
    choose(dialog, "PNG")
    assert not dialog.quality.isEnabled()
    assert dialog.options == SaveOptions()
    choose(dialog, "JPEG")
    assert dialog.options == SaveOptions()  # as the original


def test_what_would_be_replaced_is_told_before(ask: Asks, jpeg: Path) -> None:
    """In the dialog itself; an empty name and that of a folder cannot be saved under."""
    dialog = ask(jpeg)
    assert (dialog.told.text(), dialog.save_button.text()) == ("", "Save")
    dialog.name.setText("beach.jpg")
    assert "the opened photo" in dialog.told.text()
    assert dialog.save_button.text() == "Replace"
    jpeg.with_name("other.jpg").write_bytes(b"")
    dialog.name.setText("other.jpg")
    assert "other.jpg is there already" in dialog.told.text()
    jpeg.with_name("folder.png").mkdir()
    for name in ("", "  ", "folder.png"):
        dialog.name.setText(name)
        assert not dialog.save_button.isEnabled()
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.isVisible()


def test_a_folder_that_has_gone_is_told(ask: Asks, jpeg: Path) -> None:
    """Before anything is tried."""
    dialog = ask(jpeg)
    jpeg.rename(jpeg.parent.with_suffix(".moved.jpg"))
    jpeg.parent.rmdir()
    dialog.name.setText("other.jpg")
    assert "does not exist any more" in dialog.told.text()
    assert not dialog.save_button.isEnabled()


def test_another_folder_can_be_chosen(ask: Asks, jpeg: Path, tmp_path: Path) -> None:
    """In the file dialog of the system."""
    dialog = ask(jpeg)
    (tmp_path / "album").mkdir()
    QTest.mouseClick(dialog.place_button, Qt.MouseButton.LeftButton)
    files = dialog.findChild(QFileDialog)
    assert isinstance(files, QFileDialog)
    files.setDirectory(str(tmp_path / "album"))
    files.selectFile("sea.png")
    files.accept()
    assert dialog.path == tmp_path / "album" / "sea.png"
    assert dialog.format.currentData() == "PNG"


def test_the_place_is_left_out_only_where_it_is_wished(
    qtbot: QtBot, session: Session, jpeg: Path, tmp_path: Path, ask: Asks
) -> None:
    """And is not forgotten: the next file may have it again."""
    assert ask(jpeg).strip.isVisible()
    with qtbot.waitSignal(session.opened):
        session.open(jpeg)
    for name, strip in (("shared.jpg", True), ("kept.jpg", False)):
        with qtbot.waitSignal(session.saving.saved):
            session.saving.save_as(tmp_path / name, SaveOptions(strip_location=strip))
        with PillowImage.open(tmp_path / name) as saved:
            assert bool(saved.getexif().get_ifd(PLACE)) is not strip
            assert saved.getexif()[0x010F] == "Camera"


def test_a_photo_without_a_place_is_not_asked_for_it(ask: Asks, photo_path: Path) -> None:
    """No tick that would do nothing."""
    assert not ask(photo_path).strip.isVisible()


def test_only_a_filled_photo_can_be_marked(qtbot: QtBot, photo_path: Path, ask: Asks) -> None:
    """And only in a format with a place for it; the wish is kept meanwhile."""
    assert not ask(photo_path).provenance.isVisible()
    wish = SaveOptions(provenance=True)
    dialog = SaveDialog(photo_path.with_name("b.jpg"), open_photo(photo_path), wish, filled=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.provenance.isVisible()
    choose(dialog, "BMP")
    assert not dialog.provenance.isEnabled()
    assert dialog.options.provenance
    choose(dialog, "PNG")
    assert dialog.provenance.isEnabled()


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.bmp"])
def test_a_photo_is_marked_once_it_is_filled_and_that_is_wished(
    qtbot: QtBot, session: Session, jpeg: Path, tmp_path: Path, name: str
) -> None:
    """One that is saved as it was opened is not; BMP, without a place for it, is saved anyway."""
    with qtbot.waitSignal(session.opened):
        session.open(jpeg)
    session.saving.mark_provenance(True)
    marked = []
    for filled in (False, True):
        if filled:
            session.editing.paint((40, 40), (50, 50), 6, hole=True)
            with qtbot.waitSignal(session.filled):
                session.fill()
        with qtbot.waitSignal(session.saving.saved):
            session.saving.save_as(tmp_path / name)
        marked.append(MEANING in (open_photo(tmp_path / name).xmp or b""))
    assert marked == [False, name != "a.bmp"]


def test_saving_again_keeps_the_options(
    qtbot: QtBot, session: Session, jpeg: Path, tmp_path: Path
) -> None:
    """The quality that was chosen makes the file; Ctrl+S later uses it again."""
    with qtbot.waitSignal(session.opened):
        session.open(jpeg)
    sizes = []
    for options in (SaveOptions(quality=30), None, SaveOptions(quality=95)):
        with qtbot.waitSignal(session.saving.saved):
            session.saving.save_as(tmp_path / "out.jpg", options)
        sizes.append((tmp_path / "out.jpg").stat().st_size)
    assert sizes[0] == sizes[1] < sizes[2]
