"""A JPEG that is saved again keeps the blocks that were not touched, bit for bit."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
from pictures import drawn, encoded, exif, opened, profile

from inpaint_app.core import jpeg_blocks, jpeg_transplant
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


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_turned_photo_is_turned_without_loss(tmp_path: Path, orientation: int) -> None:
    """Where the sides are whole blocks; by rounding, pixels differ by at most a few levels."""
    data = encoded("JPEG", textured(), quality=50, subsampling=2, exif=exif(orientation))
    photo = opened(tmp_path, data)
    image, hole = with_hole(photo.image)
    saved = save_photo(tmp_path / "b.jpg", image, photo)
    assert saved.kept_blocks == KeptBlocks(183, 192)
    read = open_photo(tmp_path / "b.jpg")
    touched = around(hole, 16)
    apart = np.abs(read.image.astype(int) - photo.image)[~touched]
    assert apart.max() <= 4
    assert apart.mean() < 0.3
    assert read.orientation == 1


@pytest.mark.parametrize(
    ("orientation", "subsampling", "size"),
    [(3, 2, (101, 128)), (2, 2, (96, 135)), (6, 1, (96, 128))],
    ids=["part of a row", "part of a column", "another sampling"],
)
def test_what_cannot_be_turned_is_coded_anew(
    tmp_path: Path, orientation: int, subsampling: int, size: tuple[int, int]
) -> None:
    """Said by `kept_blocks`, which is None."""
    data = encoded(
        "JPEG", textured(*size), quality=90, subsampling=subsampling, exif=exif(orientation)
    )
    photo = opened(tmp_path, data)
    saved = save_photo(tmp_path / "b.jpg", photo.image, photo)
    assert saved.kept_blocks is None
    apart = np.abs(open_photo(tmp_path / "b.jpg").image.astype(int) - photo.image)
    assert apart.mean() < 4


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


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_coefficients_are_those_of_the_turned_picture(
    tmp_path: Path, orientation: int
) -> None:
    """As Pillow turns the pixels."""
    (tmp_path / "a.jpg").write_bytes(encoded("JPEG", textured()[..., 0], exif=exif(orientation)))
    source = jpeglib.read_dct(str(tmp_path / "a.jpg"))
    blocks = jpeg_transplant.turned(source.Y, orientation)
    upright = open_photo(tmp_path / "a.jpg").image[..., 0]
    frequencies = np.cos((np.arange(8)[:, None] * 2 + 1) * np.arange(8) * np.pi / 16)
    basis = frequencies * np.where(np.arange(8) == 0, np.sqrt(1 / 8), 0.5)  # (place, frequency)
    table = source.qt[0].T if orientation > 4 else source.qt[0]
    pixels = np.einsum("xu,abuv,yv->abxy", basis, blocks * table.astype(float), basis) + 128
    rows, columns = blocks.shape[:2]
    picture = pixels.transpose(0, 2, 1, 3).reshape(rows * 8, columns * 8).clip(0, 255)
    assert np.abs(picture - upright).max() < 2
    with PIL.Image.open(tmp_path / "a.jpg") as stored:
        assert stored.size == (128, 96)
