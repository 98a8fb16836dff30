"""A folder of photos and `inpaint-app batch` run on it, for the tests of that command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fill_commands import HEIGHT, WIDTH, MeanFiller, hole, save_mask
from pictures import drawn, encoded, exif, profile

from inpaint_app import cli
from inpaint_app.batch_journal import NAME


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A mask and a folder of photos with a subfolder, and files that are none."""
    photos = tmp_path / "photos"
    (photos / "sub" / "deeper").mkdir(parents=True)
    image = drawn(HEIGHT, WIDTH)
    tags = {"exif": exif(1), "icc_profile": profile()}
    (photos / "a.jpg").write_bytes(encoded("JPEG", image, quality=90, **tags))
    (photos / "b.png").write_bytes(encoded("PNG", image))
    (photos / "sub" / "a.jpg").write_bytes(encoded("JPEG", image))
    (photos / "sub" / "deeper" / "c.tif").write_bytes(encoded("TIFF", image))
    (photos / "notes.txt").write_text("no photo")
    (photos / ".hidden.png").write_bytes(encoded("PNG", image))
    save_mask(tmp_path / "mask.png", hole())
    return tmp_path


def batch(
    folder: Path, *words: str, filler: MeanFiller | None = None, mask: str = "mask.png"
) -> int:
    filler = filler or MeanFiller()
    paths = [str(folder / "photos"), "--mask", str(folder / mask), "-o", str(folder / "out")]
    return cli.main(["batch", *paths, *words], load=filler.load)


def report_of(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


def names(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {NAME}
