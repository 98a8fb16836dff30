"""Saving: what is refused beforehand, and that an old file survives every failure."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from children import run_python
from pictures import drawn, encoded, of_mode, opened

from inpaint_app.core.errors import UserError
from inpaint_app.core.photo import Photo
from inpaint_app.core.photo_files import open_photo, save_photo
from inpaint_app.core.photo_targets import check_target


@pytest.mark.fault(15)
def test_the_same_suffix_keeps_the_real_format(tmp_path: Path) -> None:
    """Fault 15: a PNG named .jpg is saved as PNG again, so nothing outside the fill changes."""
    photo = opened(tmp_path, encoded("PNG"), "a.jpg")
    assert save_photo(tmp_path / "a_filled.jpg", photo.image, photo).format == "PNG"
    assert np.array_equal(open_photo(tmp_path / "a_filled.jpg").image, photo.image)
    assert save_photo(tmp_path / "b.webp", photo.image, photo).format == "WEBP"


@pytest.mark.parametrize("name", ["a", "a.gif", "a.heic", "a.txt", "a.jpg.bak"])
def test_a_suffix_without_a_format_is_told(tmp_path: Path, name: str) -> None:
    """The sentence lists the ones that can be used."""
    with pytest.raises(UserError, match=r"\.png"):
        save_photo(tmp_path / name, drawn(), Photo(drawn()))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [".png", ".JPG"])
def test_a_name_that_is_only_a_suffix_is_told(tmp_path: Path, name: str) -> None:
    """It ends with one that can be used, so the sentence asks for another name."""
    with pytest.raises(UserError, match="choose another name"):
        save_photo(tmp_path / name, drawn(), Photo(drawn()))


@pytest.mark.parametrize(
    ("name", "provenance", "said"),
    [
        ("a.gif", False, "end the name with"),
        ("none/a.png", False, "folder does not exist"),
        ("folder.png", False, "is a folder"),
        ("x" * 252 + ".png", False, "too long"),
        ("nul\0.png", False, "no possible file name"),
        ("many.tif", False, "under another name"),
        ("a.bmp", True, "cannot say"),
        ("a.jpg", False, "transparency"),
        ("a.webp", False, "16383 pixels a side"),
    ],
)
def test_a_target_is_refused_as_saving_there_would_be(
    tmp_path: Path, name: str, provenance: bool, said: str
) -> None:
    """With the same sentence, before there is anything to save, and nothing is written."""
    frames = [PIL.Image.fromarray(np.full((8, 8, 3), v, np.uint8)) for v in (1, 2)]
    frames[0].save(tmp_path / "many.tif", save_all=True, append_images=frames[1:])
    (tmp_path / "folder.png").mkdir()
    photo, before = open_photo(tmp_path / "many.tif"), sorted(tmp_path.iterdir())
    shape = (2, 16384, 3) if name == "a.webp" else (8, 8, 4)
    image = np.zeros(shape, np.uint8)
    for function in (check_target, save_photo):
        with pytest.raises(UserError, match=said):
            function(tmp_path / name, image, photo, provenance=provenance)
    assert sorted(tmp_path.iterdir()) == before


def test_a_target_that_can_be_written_is_left_as_it_is(tmp_path: Path) -> None:
    """A new file is not made, an old one keeps its bytes and its time, and no stray is left."""
    old = tmp_path / "old.webp"
    old.write_bytes(b"old")
    time = old.stat().st_mtime_ns
    assert check_target(old, drawn(), Photo(drawn())) == "WEBP"
    assert check_target(tmp_path / "new.tif", drawn(), Photo(drawn())) == "TIFF"
    assert list(tmp_path.iterdir()) == [old]
    assert (old.read_bytes(), old.stat().st_mtime_ns) == (b"old", time)


@pytest.mark.fault(11)
@pytest.mark.fault(8)
def test_a_file_that_holds_more_is_not_overwritten(tmp_path: Path) -> None:
    """Faults 8 and 11: further frames or depth would be lost; another name works."""
    frames = [PIL.Image.fromarray(np.full((8, 8, 3), v, np.uint8)) for v in (1, 2)]
    frames[0].save(tmp_path / "many.tif", save_all=True, append_images=frames[1:])
    of_mode("F").save(tmp_path / "deep.tif")
    for name in ("many.tif", "deep.tif"):
        path = tmp_path / name
        photo, before = open_photo(path), path.read_bytes()
        (tmp_path / "link.tif").unlink(missing_ok=True)
        (tmp_path / "link.tif").symlink_to(path)
        for target in (path, tmp_path / "link.tif"):
            with pytest.raises(UserError, match="another name"):
                save_photo(target, photo.image, photo)
        assert path.read_bytes() == before
        other = tmp_path / "other.tif"
        saved = save_photo(other, photo.image, photo)
        save_photo(other, saved.image, saved)  # the new file holds nothing more


@pytest.mark.fault(11)
@pytest.mark.fault(24)
def test_the_opened_file_stays_guarded_after_saving_elsewhere(tmp_path: Path) -> None:
    """Faults 11 and 24: pages are not lost, nor another program's version, in a later save."""
    pages = [PIL.Image.fromarray(np.full((8, 8, 3), v, np.uint8)) for v in (1, 2)]
    many = tmp_path / "many.tif"
    pages[0].save(many, save_all=True, append_images=pages[1:])
    before = many.read_bytes()
    photo = open_photo(many)
    for name in ("a.tif", "b.tif", "a.tif"):
        photo = save_photo(tmp_path / name, photo.image, photo)
        with pytest.raises(UserError, match="another name"):
            save_photo(many, photo.image, photo)
    assert many.read_bytes() == before
    (tmp_path / "b.tif").write_bytes(b"theirs")
    with pytest.raises(UserError, match="another program"):
        save_photo(tmp_path / "b.tif", photo.image, photo)
    assert [file.path.name for file in photo.files] == ["a.tif", "b.tif", "many.tif"]


@pytest.mark.fault(24)
def test_a_file_changed_by_another_program_is_not_overwritten_unasked(tmp_path: Path) -> None:
    """Fault 24: its version stays until the user has decided; then it is replaced."""
    photo = opened(tmp_path, encoded("PNG"), "a.png")
    theirs = encoded("PNG", drawn()[::-1])
    (tmp_path / "a.png").write_bytes(theirs + b"!")
    with pytest.raises(UserError, match="another program"):
        save_photo(tmp_path / "a.png", photo.image, photo)
    assert (tmp_path / "a.png").read_bytes() == theirs + b"!"
    save_photo(tmp_path / "a.png", photo.image, photo, overwrite_changed=True)
    assert np.array_equal(open_photo(tmp_path / "a.png").image, photo.image)


@pytest.mark.fault(24)
def test_a_file_deleted_meanwhile_is_written_anew(tmp_path: Path) -> None:
    """Fault 24: there is nothing of the other program's to lose."""
    photo = opened(tmp_path, encoded("PNG"), "a.png")
    (tmp_path / "a.png").unlink()
    save_photo(tmp_path / "a.png", photo.image, photo)
    assert (tmp_path / "a.png").exists()


def test_saving_twice_over_the_opened_file_works(tmp_path: Path) -> None:
    """What we have written ourselves is no change by another program."""
    photo = opened(tmp_path, encoded("PNG"), "a.png")
    first = save_photo(tmp_path / "a.png", photo.image[::-1], photo)
    assert first.path == tmp_path / "a.png"
    second = save_photo(tmp_path / "a.png", photo.image, first)
    assert np.array_equal(open_photo(tmp_path / "a.png").image, second.image)


@pytest.mark.skipif(os.name != "posix", reason="POSIX resource limits")
@pytest.mark.fault(45)
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif", ".webp"])
def test_a_full_disk_leaves_the_old_photo(tmp_path: Path, suffix: str) -> None:
    """Fault 45: in every format one sentence, the old file, no stray; in a child process."""
    path = tmp_path / f"a{suffix}"
    image = np.random.default_rng(0).integers(0, 256, (300, 300, 3), np.uint8)
    save_photo(path, image, Photo(image))
    before = path.read_bytes()
    script = """
import resource, sys
from inpaint_app.core.errors import UserError
from inpaint_app.core.photo_files import open_photo, save_photo
photo = open_photo(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    save_photo(sys.argv[1], photo.image, photo)
except UserError as error:
    print(error)
"""
    result = run_python(script, path)
    assert result.returncode == 0, result.stderr
    assert "not saved" in result.stdout
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_encoder_that_fails_leaves_the_old_photo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pillow itself would have emptied the file by then; the sentence names the reason."""
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    for error, words in [(MemoryError(), "memory"), (OSError("encoder error -2"), "as PNG")]:

        def fail(*_: object, error: Exception = error, **__: object) -> None:
            raise error

        monkeypatch.setattr(PIL.Image.Image, "save", fail)
        with pytest.raises(UserError, match=words):
            save_photo(path, drawn(), Photo(drawn()))
        assert path.read_bytes() == b"old"


@pytest.mark.fault(23)
def test_a_name_of_the_greatest_length_can_be_opened_and_saved(tmp_path: Path) -> None:
    """Fault 23: 250 letters there and back."""
    name = "x" * 250 + ".png"
    photo = opened(tmp_path, encoded("PNG"), name)
    save_photo(tmp_path / name, photo.image, photo)
    assert np.array_equal(open_photo(tmp_path / name).image, drawn())


@pytest.mark.skipif(os.name != "posix", reason="names of bytes")
@pytest.mark.fault(22)
@pytest.mark.parametrize(
    "name", [b"new\nline.png", b"-x.png", b"caf\xe9.png", "名 🙂.png".encode()]
)
def test_odd_names_can_be_opened_and_saved(tmp_path: Path, name: bytes) -> None:
    """Fault 22: also names that are no text."""
    photo = opened(tmp_path, encoded("PNG"), os.fsdecode(name))
    assert photo.path is not None
    save_photo(photo.path, photo.image, photo)
    assert os.listdir(os.fsencode(tmp_path)) == [name]
