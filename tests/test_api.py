"""Filling from Python, and that it is the same as on the command line and in the window."""

from __future__ import annotations

import doctest
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from driving import fill as fill_in_session
from driving import open_in_session, stroke
from fill_commands import hole, save_mask
from pictures import drawn, encoded, exif
from pytestqt.qtbot import QtBot

from inpaint_app import FilledPhoto, api, cli, fill
from inpaint_app.core.errors import UserError
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.photo_files import Photo, open_photo
from inpaint_app.core.provenance import MEANING
from inpaint_app.session import Session
from models.autoencoder import TINY, DenoisingAutoencoder
from models.checkpoint import Checkpoint, save_checkpoint


@pytest.fixture
def tiny(tmp_path: Path) -> str:
    """The file of a tiny network."""
    torch.manual_seed(3)
    path = tmp_path / "tiny.safetensors"
    save_checkpoint(path, Checkpoint(TINY, DenoisingAutoencoder(TINY).state_dict()))
    return str(path)


def square(image: np.ndarray, size: int = 8) -> np.ndarray:
    """A mask in the middle."""
    mask = np.zeros(image.shape[:2], np.bool_)
    y, x = (side // 2 - size // 2 for side in mask.shape)
    mask[y : y + size, x : x + size] = True
    return mask


def test_the_example_in_the_documentation_works() -> None:
    """What the docstring of `fill` shows is what it does, with the shipped network."""
    results = doctest.testmod(api)
    assert results.attempted > 4
    assert results.failed == 0


def test_window_command_and_python_give_the_same_pixels(
    qtbot: QtBot,
    make_session: Callable[[Callable[[], Any]], Session],
    tmp_path: Path,
    tiny: str,
) -> None:
    """Acceptance statement 2: for the same photo, mask, model, device and seed."""
    photo = drawn(60, 80)
    photo[28:33, 25:45] = 0  # what should go
    (tmp_path / "photo.png").write_bytes(encoded("PNG", photo))
    session = make_session(lambda: Inpainter.load(Path(tiny), device="cpu"))
    open_in_session(qtbot, session, tmp_path / "photo.png")
    stroke(session, (20, 30), (50, 30))
    assert session.document is not None
    mask = session.document.mask.copy()
    save_mask(tmp_path / "mask.png", mask)
    fill_in_session(qtbot, session)
    shown = session.document.image
    paths = [str(tmp_path / name) for name in ("photo.png", "mask.png", "out.png")]
    words = ["--model", tiny, "--device", "cpu"]
    assert cli.main(["fill", paths[0], "--mask", paths[1], "-o", paths[2], *words]) == 0
    filled = fill(photo, mask * np.uint8(255), model=tiny, device="cpu")
    assert np.array_equal(filled.image, shown)
    assert np.array_equal(open_photo(paths[2]).image, shown)
    assert not np.array_equal(shown[mask], photo[mask])


def test_ten_fills_leave_the_rest_of_a_photo(tmp_path: Path, tiny: str) -> None:
    """Acceptance statement 1: what no mask covers is the source's, and alpha and depth are."""
    deep = drawn(32, 40, channels=4).astype(np.uint16) * 257
    original, union = deep.copy(), np.zeros(deep.shape[:2], np.bool_)
    image = deep
    for seed in range(10):
        mask = np.roll(square(image, 6), seed - 5, axis=(0, 1))
        union |= mask
        filled = fill(image, mask, model=tiny, device="cpu", seed=seed, quality="fast")
        image = filled.image
    assert np.array_equal(deep, original)
    assert (image.dtype, image.shape) == (original.dtype, original.shape)
    assert np.array_equal(image[~union], original[~union])
    assert np.array_equal(image[..., 3], original[..., 3])
    assert not np.array_equal(image[union], original[union])
    FilledPhoto(image, union, Photo(original), "cpu", "tiny", 0, 0.0).save(tmp_path / "a.tif")
    assert np.array_equal(open_photo(tmp_path / "a.tif").image, image)


def test_a_result_is_saved_with_what_goes_with_the_photo(tmp_path: Path, tiny: str) -> None:
    """Its metadata, or without the place; and over the photo only when that is said."""
    source = tmp_path / "photo.jpg"
    source.write_bytes(encoded("JPEG", exif=exif(6)))
    before = source.read_bytes()
    filled = fill(source, square(open_photo(source).image), model=tiny, device="cpu")
    assert isinstance(filled, FilledPhoto)
    assert (filled.changed_outside, filled.device, filled.model) == (0, "cpu", "tiny")
    filled.save(tmp_path / "out.png")
    read = open_photo(tmp_path / "out.png")
    assert np.array_equal(read.image, filled.image)
    assert read.exif == open_photo(source).exif
    filled.save(tmp_path / "out.png", strip_location=True)
    assert open_photo(tmp_path / "out.png").exif != read.exif
    filled.save(tmp_path / "out.png", provenance=True)
    assert MEANING in (open_photo(tmp_path / "out.png").xmp or b"")
    with pytest.raises(UserError, match=r"photo\.jpg is the photo itself"):
        filled.save(source)
    assert source.read_bytes() == before
    filled.save(source, overwrite=True)
    assert source.read_bytes() != before


def test_a_sky_of_sixteen_bits_keeps_its_levels(tmp_path: Path) -> None:
    """Inside a fill of the shipped network a gradient has more than 256 levels."""
    rows, columns = np.mgrid[:160, :160]
    sky = np.dstack([20000 + 60 * rows + 3 * columns] * 3).astype(np.uint16)
    noise = np.random.default_rng(0).integers(-20, 21, (160, 160, 1))
    sky = (sky + noise).astype(np.uint16)
    filled = fill(sky, square(sky, 48), quality="fast")
    inside = filled.image[filled.mask]
    assert len(np.unique(inside[:, 0])) > 256
    apart = np.abs(inside.astype(int) - sky[filled.mask].astype(int)).mean()
    assert apart < 65535 * 0.02


@pytest.mark.parametrize(
    ("photo", "mask"),
    [
        (np.zeros((8, 8), np.uint8), np.zeros((8, 8), np.bool_)),
        (np.zeros((8, 8, 3), np.float32), np.zeros((8, 8), np.bool_)),
        (np.zeros((8, 8, 3), np.uint8), np.zeros((8, 9), np.bool_)),
        (np.zeros((8, 8, 3), np.uint8), np.zeros((8, 8), np.float32)),
    ],
)
def test_arrays_of_another_kind_are_refused(photo: np.ndarray, mask: np.ndarray) -> None:
    """Before anything is loaded."""
    with pytest.raises(ValueError, match=r"the (photo|mask) is"):
        fill(photo, mask)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("quality", "bad"),
        ("quality", None),
        ("device", "tpu"),
        ("device", ""),
        ("seed", -1),
        ("seed", 2**63),
        ("seed", 2**64),
        ("seed", 1.5),
        ("seed", "1"),
    ],
)
def test_options_of_another_kind_are_refused(option: str, value: Any, tiny: str) -> None:
    """As on the command line, with a sentence that names the option, its values and this one."""
    options = {"model": tiny, "device": "cpu", option: value}
    with pytest.raises(ValueError, match=f"^{option} is (one of|a whole number from) .+, not "):
        fill(drawn(), square(drawn()), **options)


@pytest.mark.parametrize("seed", [2**63 - 1, np.int64(7)])
def test_every_seed_of_the_command_line_is_taken(seed: Any, tiny: str) -> None:
    """The largest too, and numpy's numbers, as plain ones."""
    filled = fill(drawn(), square(drawn()), model=tiny, device="cpu", seed=seed, quality="fast")
    assert (filled.seed, type(filled.seed)) == (seed, int)
    assert seed <= cli.LARGEST_SEED


@pytest.mark.parametrize("quality", [0, 101, -5, 9.5, "90"])
@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_a_quality_out_of_range_is_refused(tmp_path: Path, name: str, quality: Any) -> None:
    """In every format, and nothing is written; the ends of the range are taken."""
    image = drawn()
    filled = FilledPhoto(image, square(image), Photo(image), "cpu", "tiny", 0, 0.0)
    with pytest.raises(ValueError, match="quality is a whole number from 1 to 100, not "):
        filled.save(tmp_path / name, quality=quality)
    assert list(tmp_path.iterdir()) == []
    for taken in (1, 100, None):
        filled.save(tmp_path / name, quality=taken)


def test_what_cannot_be_filled_is_told(tmp_path: Path, tiny: str) -> None:
    """As on the command line: one sentence with what to do."""
    with pytest.raises(UserError, match=r"none\.jpg does not exist"):
        fill(tmp_path / "none.jpg", hole())
    with pytest.raises(UserError, match="The mask is empty"):
        fill(drawn(), np.zeros((48, 64), np.bool_), model=tiny)
    with pytest.raises(UserError, match="named none"):
        fill(drawn(), square(drawn()), model="none")
