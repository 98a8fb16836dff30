"""A JPEG that is saved again keeps the blocks that were not touched, bit for bit."""

from __future__ import annotations

import dataclasses
import io
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
from pictures import drawn, encoded, exif, opened, profile
from PIL import ExifTags

from inpaint_app.core import jpeg_blocks
from inpaint_app.core.photo import KeptBlocks
from inpaint_app.core.photo_files import open_photo, save_photo

pytestmark = pytest.mark.fault(52)
jpeglib = pytest.importorskip("jpeglib")


def textured(height: int = 96, width: int = 128) -> np.ndarray:
    noise = np.random.default_rng(0).normal(0, 12, (height, width, 3))
    return np.clip(drawn(height, width) * 0.7 + 30 + noise, 0, 255).astype(np.uint8)


def with_hole(image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The image with a black square, and where it is."""
    hole = np.zeros(image.shape[:2], np.bool_)
    hole[37:50, 45:60] = True
    result = image.copy()
    result[hole] = 0
    return result, hole


def around(hole: np.ndarray, side: int) -> np.ndarray:
    """The blocks of `side` pixels that the hole touches, with one pixel more for upsampling."""
    grown = np.zeros_like(hole)
    for y in range(0, hole.shape[0], side):
        for x in range(0, hole.shape[1], side):
            if hole[y : y + side, x : x + side].any():
                grown[max(y - 1, 0) : y + side + 1, max(x - 1, 0) : x + side + 1] = True
    return grown


@pytest.mark.parametrize(
    "options",
    [
        {"subsampling": 0},
        {"subsampling": 1},
        {"subsampling": 2},
        {"subsampling": 2, "progressive": True, "optimize": True},
        {"subsampling": 2, "quality": 40},
    ],
    ids=["444", "422", "420", "progressive", "coarse"],
)
def test_untouched_blocks_are_the_same(tmp_path: Path, options: dict[str, Any]) -> None:
    """Their pixels do not change at all, in any sampling, and the metadata is what it was."""
    tags = {"exif": exif(1), "icc_profile": profile(), "comment": b"hello"}
    photo = opened(tmp_path, encoded("JPEG", textured(101, 135), **tags, **options))
    image, hole = with_hole(photo.image)
    saved = save_photo(tmp_path / "b.jpg", image, photo)
    assert saved.kept_blocks is not None
    assert saved.kept_blocks.blocks == 13 * 17
    assert saved.kept_blocks.blocks - saved.kept_blocks.kept == 9
    read = open_photo(tmp_path / "b.jpg")
    touched = around(hole, 16 if options["subsampling"] else 8)
    assert np.array_equal(read.image[~touched], photo.image[~touched])
    inside = read.image[hole].astype(int)
    assert inside.mean() < 40
    assert (read.exif, read.comment) == (photo.exif, b"hello")
    assert read.icc_profile == photo.icc_profile == tags["icc_profile"]
    assert read.jpeg == photo.jpeg
    coefficients = [jpeglib.read_dct(str(tmp_path / name)) for name in ("photo.jpg", "b.jpg")]
    for name in ("Y", "Cb", "Cr"):
        old, new = (getattr(each, name) for each in coefficients)
        assert np.count_nonzero((old != new).any(axis=(2, 3))) <= 9


def test_a_grey_jpeg_keeps_its_blocks(tmp_path: Path) -> None:
    """With one component."""
    photo = opened(tmp_path, encoded("JPEG", textured()[..., 0]))
    image, hole = with_hole(photo.image)
    assert save_photo(tmp_path / "b.jpg", image, photo).kept_blocks == KeptBlocks(183, 192)
    touched = around(hole, 8)
    assert np.array_equal(open_photo(tmp_path / "b.jpg").image[~touched], photo.image[~touched])


def test_an_unchanged_photo_keeps_all(tmp_path: Path) -> None:
    """Even after three saves, each from the one before."""
    photo = first = opened(tmp_path, encoded("JPEG", textured(), quality=60))
    for number in range(3):
        photo = save_photo(tmp_path / f"{number}.jpg", photo.image, photo)
        assert photo.kept_blocks == KeptBlocks(192, 192)
        photo = open_photo(tmp_path / f"{number}.jpg")
    assert np.array_equal(photo.image, first.image)


@pytest.mark.parametrize("subsampling", [0, 1, 2])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_turned_photo_stays_as_it_lies(
    tmp_path: Path, orientation: int, subsampling: int
) -> None:
    """Not turned, its untouched blocks are the same too, also where sides are no whole blocks."""
    data = encoded(
        "JPEG", textured(101, 135), quality=50, subsampling=subsampling, exif=exif(orientation)
    )
    photo = opened(tmp_path, data)
    image, hole = with_hole(photo.image)
    saved = save_photo(tmp_path / "b.jpg", image, photo)
    assert saved.kept_blocks is not None
    assert saved.kept_blocks.kept >= 13 * 17 - 12
    read = open_photo(tmp_path / "b.jpg")
    touched = np.zeros_like(hole)
    touched[20:67, 28:77] = True  # all blocks that the hole can reach, wherever they begin
    assert np.array_equal(read.image[~touched], photo.image[~touched])
    assert np.abs(read.image[touched & ~hole].astype(int) - photo.image[touched & ~hole]).max() < 80
    assert read.image[hole].mean() < 40
    assert read.orientation == saved.orientation == photo.orientation == orientation
    assert (read.exif, read.jpeg) == (photo.exif, photo.jpeg)


def test_a_turned_photo_can_be_saved_upright(tmp_path: Path) -> None:
    """With a chosen quality or in another format; the orientation is 1 then."""
    photo = opened(tmp_path, encoded("JPEG", textured(), quality=90, exif=exif(6)))
    for name, quality in (("b.jpg", 95), ("b.png", None)):
        assert save_photo(tmp_path / name, photo.image, photo, quality=quality).orientation == 1
        read = open_photo(tmp_path / name)
        assert read.orientation == 1
        assert read.image.shape == photo.image.shape


@pytest.mark.parametrize("orientation", [1, 6, 7])
def test_the_thumbnail_lies_as_the_photo_does(tmp_path: Path, orientation: int) -> None:
    """It is made anew from what is saved, and readers turn it as they turn the photo."""
    small = encoded("JPEG", textured(96, 128)[::4, ::4])
    data = encoded("JPEG", textured(96, 128), exif=exif(orientation, thumbnail=small))
    photo = opened(tmp_path, data)
    image = photo.image.copy()
    image[: image.shape[0] // 2] = 0  # the upper half, as it is seen
    assert save_photo(tmp_path / "b.jpg", image, photo).kept_blocks is not None
    with PIL.Image.open(tmp_path / "b.jpg") as stored:
        thumbnail = stored.getexif().get_ifd(ExifTags.IFD.IFD1)
        start, length = thumbnail[0x0201], thumbnail[0x0202]
        block = stored.info["exif"].removeprefix(b"Exif\0\0")
        large = np.asarray(stored.convert("L")).astype(int)
        whole = PIL.Image.open(io.BytesIO(block[start : start + length]))
        little = whole.convert("L").resize(stored.size)
    assert whole.size == (32, 24)
    assert np.abs(np.asarray(little) - large).mean() < 25
    assert np.abs(np.asarray(little)[::-1, ::-1] - large).mean() > 50


def test_the_orientation_in_xmp_goes_with_the_pixels(tmp_path: Path) -> None:
    """Where only the XMP tells it, as Pillow reads it."""
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><tiff:Orientation>6</tiff:Orientation></x:xmpmeta>'
    photo = opened(tmp_path, encoded("JPEG", textured(), xmp=xmp))
    assert photo.orientation == 6
    assert save_photo(tmp_path / "b.jpg", photo.image, photo).orientation == 6
    read = open_photo(tmp_path / "b.jpg")
    assert np.array_equal(read.image, photo.image)
    assert read.xmp == photo.xmp


def test_untouched_pixels_of_touched_blocks_change_little(tmp_path: Path) -> None:
    """A third less than where their blocks are coded like any other."""
    photo = opened(tmp_path, encoded("JPEG", textured(), quality=90, subsampling=0))
    image, hole = with_hole(photo.image)
    save_photo(tmp_path / "b.jpg", image, photo)
    plain = dataclasses.replace(photo, path=None, stamp=None)
    assert save_photo(tmp_path / "c.jpg", image, plain).kept_blocks is None
    kept, coded = (
        np.abs(open_photo(tmp_path / name).image.astype(int) - photo.image)[around(hole, 8) & ~hole]
        for name in ("b.jpg", "c.jpg")
    )
    assert kept.mean() < 0.7 * coded.mean()


def test_the_blocks_come_from_a_file_that_is_as_it_was(tmp_path: Path) -> None:
    """After Save As still from the first file; not from one that another program has changed."""
    photo = opened(tmp_path, encoded("JPEG", textured()))
    image, _ = with_hole(photo.image)
    saved = save_photo(tmp_path / "b.jpg", image, photo)
    again = save_photo(tmp_path / "c.jpg", photo.image, saved)  # the fill was undone
    assert again.kept_blocks == KeptBlocks(192, 192)
    (tmp_path / "photo.jpg").write_bytes(encoded("JPEG", textured()[::-1]))
    third = save_photo(tmp_path / "d.jpg", photo.image, again)
    assert third.kept_blocks is not None
    assert third.kept_blocks.kept < 192  # b.jpg holds the hole
    for path in (tmp_path / "b.jpg", tmp_path / "c.jpg"):
        path.unlink()
    (tmp_path / "d.jpg").unlink()
    assert save_photo(tmp_path / "e.jpg", photo.image, third).kept_blocks is None


def test_a_chosen_quality_codes_all_anew(tmp_path: Path) -> None:
    """As does another format, or a photo that was no JPEG."""
    photo = opened(tmp_path, encoded("JPEG", textured()))
    assert save_photo(tmp_path / "b.jpg", photo.image, photo, quality=80).kept_blocks is None
    assert save_photo(tmp_path / "b.png", photo.image, photo).kept_blocks is None
    png = opened(tmp_path, encoded("PNG", textured()), "a.png")
    assert save_photo(tmp_path / "c.jpg", png.image, png).kept_blocks is None


@pytest.mark.parametrize(
    "script", ["raise SystemExit(3)", "print('nonsense')", "import os; os.abort()"]
)
def test_a_process_that_fails_costs_only_the_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """Where the coefficients cannot be had, the photo is coded anew and saved."""
    photo = opened(tmp_path, encoded("JPEG", textured()))
    (tmp_path / "python").write_text(f'#!/bin/sh\nexec {sys.executable} -c "{script}"\n')
    (tmp_path / "python").chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    saved = save_photo(tmp_path / "b.jpg", photo.image, photo)
    assert saved.kept_blocks is None
    assert open_photo(tmp_path / "b.jpg").image.shape == photo.image.shape
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    assert save_photo(tmp_path / "c.jpg", photo.image, photo).kept_blocks is None


def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files that the other process works on show a private photo."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(jpeg_blocks.tempfile, "tempdir", str(place))
    photo = opened(tmp_path, encoded("JPEG", textured()))
    assert save_photo(tmp_path / "b.jpg", photo.image, photo).kept_blocks is not None
    assert os.listdir(place) == []


def test_nothing_is_left_by_a_process_that_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its library copies the photo to a temporary file, which it removes only at its own end."""
    place = tmp_path / "temporary"
    place.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(place))
    monkeypatch.setattr(jpeg_blocks.tempfile, "tempdir", str(place))
    photo = opened(tmp_path, encoded("JPEG", textured()))
    script = "import jpeglib, os, sys; os.unlink = os.remove = lambda *_: os.abort()"
    script += "; jpeglib.read_dct(sys.argv[3] + '/source.jpg').load()"
    (tmp_path / "python").write_text(f'#!/bin/sh\nexec {sys.executable} -c "{script}" "$@"\n')
    (tmp_path / "python").chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert save_photo(tmp_path / "b.jpg", photo.image, photo).kept_blocks is None
    assert os.listdir(place) == []
