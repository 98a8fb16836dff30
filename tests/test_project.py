"""What has been done to a photo can be kept in a file, and gone on with later."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import SteppedInpainter, drawn_photo
from driving import Heard, fill, mask_of, stroke
from PIL import Image as PillowImage
from pytestqt.qtbot import QtBot

from inpaint_app.core.document import Document
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Fill
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.photo import Photo
from inpaint_app.core.project import (
    FillRecord,
    Project,
    edits_of,
    project_of,
    read_project,
    write_project,
)
from inpaint_app.session import Session


def worked_on(image: np.ndarray[Any, Any]) -> tuple[Document, Project]:
    """A document with one fill and another mask painted since, and its project."""
    document = Document(image)
    hole = np.ones((7, 9), np.bool_)
    hole[0] = False
    bounds = Bounds(5, 4, 9, 7)
    pixels = image[bounds.slices].copy()
    pixels[hole] = 77
    done = Fill(bounds, hole, pixels, 1.5, "cpu", "tiny", 12)
    document.apply(document.fill_edit(done))
    document.paint((20, 12), (25, 12), 4)
    edit = document.finish_stroke()
    assert edit is not None
    document.apply(edit)
    document.paint((4, 15), (9, 15), 2, layer="excluded")
    edit = document.finish_stroke()
    assert edit is not None
    document.apply(edit)
    photo = Photo(image, path=None)
    return document, project_of(document, photo, (FillRecord.of(done),), spent=False)


@pytest.mark.parametrize(("depth", "channels"), [("uint8", 3), ("uint8", 4), ("uint16", 3)])
def test_a_project_comes_back_as_it_was(tmp_path: Path, depth: str, channels: int) -> None:
    """Photo, mask and fills, in the photo's own depth, with how each fill was made."""
    image = np.random.default_rng(1).integers(0, 60_000, (20, 32, channels)).astype(depth)
    document, project = worked_on(image)
    write_project(tmp_path / "work.inpaint", project)
    found = read_project(tmp_path / "work.inpaint")
    assert found.original is not None
    assert np.array_equal(found.original, image)
    again = Document(found.original)
    for edit in edits_of(found, again):
        again.apply(edit)
    assert np.array_equal(again.image, document.image)
    assert np.array_equal(again.mask, document.mask)
    assert np.array_equal(again.filled, document.filled)
    assert np.array_equal(again.excluded, document.excluded)
    assert again.excluded.any()
    assert again.changed_outside() == 0
    (record,) = found.fills
    assert (record.seed, record.model, record.device, record.seconds) == (12, "tiny", "cpu", 1.5)
    assert np.array_equal(record.mask, project.fills[0].mask)


def test_a_project_is_plain_json_and_png(tmp_path: Path) -> None:
    """Another program can read it; nothing in it is run."""
    _, project = worked_on(drawn_photo(32, 20))
    write_project(tmp_path / "work.inpaint", project)
    with zipfile.ZipFile(tmp_path / "work.inpaint") as archive:
        names = set(archive.namelist())
        data = json.loads(archive.read("project.json"))
    assert names == {
        *("project.json", "photo.png", "mask.png", "excluded.png"),
        *("filled.png", "pixels.png", "fills/1.png"),
    }
    assert data["fills"][0]["seed"] == 12


@pytest.mark.fault(56)
def test_a_damaged_project_is_a_sentence(tmp_path: Path) -> None:
    """Wherever bytes are changed or cut off, there is a project or a UserError."""
    _, project = worked_on(drawn_photo(32, 20))
    path = tmp_path / "work.inpaint"
    write_project(path, project)
    whole, chance = path.read_bytes(), random.Random(3)
    refused = 0
    for _ in range(150):
        data = bytearray(whole)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        for _ in range(chance.randrange(1, 4)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            read_project(path)
        except UserError as error:
            assert "work.inpaint" in str(error)
            refused += 1
    assert refused > 100


def test_a_project_of_a_newer_version_is_told(tmp_path: Path) -> None:
    """It is not read by guessing."""
    with zipfile.ZipFile(tmp_path / "a.inpaint", "w") as archive:
        archive.writestr("project.json", json.dumps({"format": 99}))
    with pytest.raises(UserError, match="newer version"):
        read_project(tmp_path / "a.inpaint")
    with pytest.raises(UserError, match="does not exist"):
        read_project(tmp_path / "b.inpaint")


def test_work_goes_on_after_opening_its_project(
    qtbot: QtBot, led_session: Session, stepped: SteppedInpainter, photo_path: Path
) -> None:
    """Photo, mask and fills are as they were; one undo leads to the photo as opened."""
    stepped.go_on.set()
    session = led_session
    stroke(session, (40, 40))
    fill(qtbot, session)
    stroke(session, (100, 60))
    assert session.document is not None
    image, mask = session.document.image.copy(), mask_of(session).copy()
    path = photo_path.with_name("work.inpaint")
    with qtbot.waitSignal(session.saving.saved):
        session.saving.save_project(path)
    assert not session.editing.unsaved
    session.editing.undo()
    with qtbot.waitSignal(session.reopened):
        session.open(path)
    assert np.array_equal(session.document.image, image)
    assert np.array_equal(mask_of(session), mask)
    assert session.places.proposed.name == "garden_filled.png"
    assert [record.seed for record in session.editing.fills] == [0]
    fill(qtbot, session)
    assert len(session.editing.fills) == 2
    session.editing.undo()
    session.editing.undo()
    assert np.array_equal(session.document.image, drawn_photo())


def test_a_project_finds_its_photo_beside_it(
    qtbot: QtBot, led_session: Session, photo_path: Path, tmp_path: Path
) -> None:
    """Both may be moved together; a photo that was changed since is told, one that is gone too."""
    session, heard = led_session, Heard(led_session)
    stroke(session, (40, 40))
    with qtbot.waitSignal(session.saving.saved):
        session.saving.save_project(tmp_path / "work.inpaint")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("work.inpaint", "garden.png"):
        (tmp_path / name).rename(elsewhere / name)
    with qtbot.waitSignal(session.reopened):
        session.open(elsewhere / "work.inpaint")
    assert session.editing.has_mask
    PillowImage.fromarray(drawn_photo() // 2).save(elsewhere / "garden.png")
    with qtbot.waitSignal(session.reopened):
        session.open(elsewhere / "work.inpaint")
    assert "changed after this work" in heard.messages[-1][0]
    PillowImage.fromarray(drawn_photo(30, 20)).save(elsewhere / "garden.png")
    with qtbot.waitSignal(session.opened):
        session.open(elsewhere / "work.inpaint")
    qtbot.waitUntil(lambda: "no longer fits" in heard.messages[-1][0])
    (elsewhere / "garden.png").unlink()
    with qtbot.waitSignal(session.message) as told:
        session.open(elsewhere / "work.inpaint")
    assert "garden.png does not exist" in told.args[0]
