"""Opening: every file gives an upright photo or one sentence, never anything else."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures import chunk, drawn, encoded, exif, of_mode, opened, png, profile

from inpaint_app.core.errors import UserError
from inpaint_app.core.photo_files import (
    PIXEL_LIMIT,
    open_mask,
    open_photo,
    proposed_name,
    save_mask,
)

LOSSLESS = ("PNG", "WEBP", "TIFF", "BMP")
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions and special files")


def refused(folder: Path, data: bytes, name: str = "photo.jpg", **options: Any) -> str:
    """The sentence with which these bytes are refused; it names the file."""
    with pytest.raises(UserError) as caught:
        opened(folder, data, name, **options)
    sentence = str(caught.value)
    assert name in sentence
    assert "\n" not in sentence
    return sentence


def assert_opens_or_is_told(folder: Path, data: bytes) -> None:
    """There is an image or a sentence; any other exception fails the test."""
    try:
        photo = opened(folder, data)
    except UserError as error:
        sentence = str(error)
        assert "photo.jpg" in sentence
    else:
        assert photo.image.shape[2] in (3, 4)


@pytest.mark.parametrize("format", LOSSLESS)
def test_a_lossless_file_opens_with_exactly_its_pixels(tmp_path: Path, format: str) -> None:
    """RGB, 8 bits, with nothing to note."""
    options = {"lossless": True} if format == "WEBP" else {}
    photo = opened(tmp_path, encoded(format, **options))
    assert np.array_equal(photo.image, drawn())
    assert photo.image.dtype == np.uint8
    assert (photo.format, photo.mode, photo.frames) == (format, "RGB", 1)
    assert photo.complete
    assert photo.notes == ()


@pytest.mark.parametrize("format", ["JPEG", "AVIF"])
def test_a_lossy_file_opens_nearly_as_drawn(tmp_path: Path, format: str) -> None:
    """The colours are in the right order."""
    photo = opened(tmp_path, encoded(format, quality=95))
    assert photo.format == format
    assert np.abs(photo.image.astype(int) - drawn()).mean() < 3


def test_a_photo_remembers_its_file(tmp_path: Path) -> None:
    """Path, time and size are those of the file that was read."""
    photo = opened(tmp_path, encoded("PNG"), "a.png")
    state = (tmp_path / "a.png").stat()
    assert photo.path == tmp_path / "a.png"
    assert photo.stamp == (state.st_mtime_ns, state.st_size)


@pytest.mark.fault(1)
@pytest.mark.parametrize("data", [b"", b"\xff", b"\0"])
def test_an_empty_file_is_told(tmp_path: Path, data: bytes) -> None:
    """Fault 1: files of no byte and of one byte."""
    sentence = refused(tmp_path, data)
    assert "is empty" in sentence or "not a picture" in sentence


@pytest.mark.fault(2)
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "AVIF"])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9])
def test_a_truncated_file_is_told(tmp_path: Path, format: str, part: float) -> None:
    """Fault 2: whatever is missing, it is one sentence and not half a photo."""
    noise = np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8)
    data = encoded(format, noise)
    sentence = refused(tmp_path, data[: int(len(data) * part)])
    assert "damaged" in sentence or "not a picture" in sentence


@pytest.mark.fault(3)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF")),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_a_damaged_file_opens_or_is_told(
    tmp_path: Path, format: str, changes: list[tuple[float, int]]
) -> None:
    """Fault 3: whichever bytes are wrong, there is a photo or a UserError, and no warning."""
    data = bytearray(encoded(format, exif=exif(6), icc_profile=profile()))
    for place, value in changes:
        data[int(place * len(data))] = value
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert_opens_or_is_told(tmp_path, bytes(data))


@pytest.mark.fault(4)
def test_a_bomb_is_refused_at_once_with_its_size_and_the_limit(tmp_path: Path) -> None:
    """Fault 4: 60000 x 60000 pixels in a small file are never decoded."""
    bomb = png(60000, 60000, 1, 0, bytes(100_000))
    sentence = refused(tmp_path, bomb)
    assert "3600 megapixels" in sentence
    assert str(PIXEL_LIMIT // 10**6) in sentence


@pytest.mark.fault(5)
@pytest.mark.parametrize("limit", [100, 1535, 3071])
def test_the_limit_is_ours_and_not_pillows(tmp_path: Path, limit: int) -> None:
    """Fault 5: the limit holds where Pillow would warn and where it would raise, and is exact."""
    before = PIL.Image.MAX_IMAGE_PIXELS
    assert "megapixels" in refused(tmp_path, encoded("PNG"), pixel_limit=limit)
    assert opened(tmp_path, encoded("PNG"), pixel_limit=64 * 48).image.shape == (48, 64, 3)
    assert before == PIL.Image.MAX_IMAGE_PIXELS


@pytest.mark.fault(6)
@pytest.mark.parametrize("name", [b"zTXt", b"iCCP"])
def test_a_bomb_inside_of_the_texts_does_no_harm(tmp_path: Path, name: bytes) -> None:
    """Fault 6: 200 MB of text or profile in a small picture are refused or left out."""
    bomb = chunk(name, b"key\0\0" + zlib.compress(bytes(200_000_000), 9))
    data = png(2, 2, 8, 2, (b"\0" + b"\1" * 6) * 2, bomb)
    assert_opens_or_is_told(tmp_path, data)


@pytest.mark.fault(15)
def test_a_wrong_suffix_opens_by_content(tmp_path: Path) -> None:
    """Fault 15: the format that is remembered is the real one."""
    assert opened(tmp_path, encoded("PNG"), "photo.jpg").format == "PNG"
    assert opened(tmp_path, encoded("WEBP"), "photo.bmp").format == "WEBP"
    assert opened(tmp_path, encoded("JPEG"), "photo").format == "JPEG"


@pytest.mark.fault(16)
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><html><body>404</body></html>", "HTML"),
        (b"\n  <HTML><head>", "HTML"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"<?xml version='1.0'?><plist/>", "XML"),
        (b"PK\x03\x04\x14\0\0\0", "ZIP"),
        (b"\x7fELF\x02\x01\x01\0", "ELF"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:", "Git LFS"),
        (b"just some words, \xc3\xa4\xc3\xb6\xc3\xbc", "text"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "MP4, AVI or MKV"),
    ],
)
def test_what_is_no_picture_is_told_with_what_it_is(tmp_path: Path, data: bytes, kind: str) -> None:
    """Fault 16: the sentence says what the file looks like."""
    assert f"not a picture (it looks like {kind})" in refused(tmp_path, data)


@pytest.mark.fault(17)
@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "PostScript"),
        (b"%PDF-1.7\n", "PDF"),
        (b"8BPS\0\1" + bytes(40), "Photoshop"),
        (b"BLP2" + bytes(40), "BLP"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
    ],
)
def test_formats_that_are_not_offered_are_named(
    tmp_path: Path, data: bytes, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 17: no other decoder is tried and no program is started."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError("a program was started")

    monkeypatch.setattr(subprocess, "Popen", never)
    assert f"format {format}" in refused(tmp_path, data)


@pytest.mark.fault(17)
@pytest.mark.parametrize("format", ["PPM", "TGA", "SGI", "PCX", "ICO", "DDS", "JPEG2000"])
def test_sound_files_of_other_formats_are_refused(tmp_path: Path, format: str) -> None:
    """Fault 17: what is not on the list stays closed even where Pillow could read it."""
    refused(tmp_path, encoded(format))


@pytest.mark.fault(17)
def test_a_camera_raw_file_is_refused_and_not_opened_as_its_preview(tmp_path: Path) -> None:
    """Fault 17: to Pillow a NEF or DNG is a small TIFF."""
    data = encoded("TIFF", tiffinfo={254: 1, 330: 8})
    assert "RAW" in refused(tmp_path, data)


@pytest.mark.fault(18)
def test_heic_without_its_plug_in_is_named_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 18: the sentence names HEIC, the plug-in and JPEG."""
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    sentence = refused(tmp_path, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(50), "a.heic")
    assert all(word in sentence for word in ("HEIC", "pillow-heif", "JPEG"))


@pytest.mark.fault(18)
def test_heic_opens_with_its_plug_in(tmp_path: Path) -> None:
    """Fault 18: a sound HEIC file opens, a damaged one is told."""
    heif = pytest.importorskip("pillow_heif")
    heif.from_pillow(PIL.Image.fromarray(drawn())).save(tmp_path / "a.heic", quality=95)
    data = (tmp_path / "a.heic").read_bytes()
    photo = opened(tmp_path, data, "a.heic")
    assert photo.format == "HEIF"
    assert np.abs(photo.image.astype(int) - drawn()).mean() < 4
    assert "damaged" in refused(tmp_path, data[:200], "b.heic")


@pytest.mark.fault(19)
@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (7, 7)])
def test_tiny_and_thin_photos_open(tmp_path: Path, size: tuple[int, int]) -> None:
    """Fault 19: no size is too small to open."""
    image = drawn(*size)
    assert np.array_equal(opened(tmp_path, encoded("PNG", image)).image, image)


@posix
@pytest.mark.fault(21)
def test_pipes_devices_and_folders_are_refused_at_once(tmp_path: Path) -> None:
    """Fault 21: nothing waits, and nothing endless is read."""
    os.mkfifo(tmp_path / "pipe.jpg")
    for path in (tmp_path / "pipe.jpg", Path("/dev/zero")):
        with pytest.raises(UserError, match="no ordinary file"):
            open_photo(path)
    with pytest.raises(UserError, match="is a folder"):
        open_photo(tmp_path)


@pytest.mark.fault(21)
def test_missing_and_unreadable_files_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 21: missing, forbidden, failing disk, impossible name: a sentence for each."""
    with pytest.raises(UserError, match="does not exist"):
        open_photo(tmp_path / "gone.jpg")
    with pytest.raises(UserError, match="cannot be read"):
        open_photo(tmp_path / "a\0b.jpg")
    with pytest.raises(UserError, match="cannot be read"):
        open_photo(tmp_path / ("x" * 300))
    path = tmp_path / "a.png"
    path.write_bytes(encoded("PNG"))
    for error, words in [(PermissionError(13, "no"), "may not"), (OSError(5, "I/O"), "I/O")]:

        def fail(*_: object, error: OSError = error) -> None:
            raise error

        monkeypatch.setattr("builtins.open", fail)
        with pytest.raises(UserError, match=words):
            open_photo(path)
        monkeypatch.undo()


def test_a_gigantic_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A sparse file of 3 GB costs nothing."""
    with open(tmp_path / "big.tif", "wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(UserError, match="2 GB"):
        open_photo(tmp_path / "big.tif")


def test_lack_of_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The decoder's MemoryError becomes a sentence."""

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("inpaint_app.core.photo_decoding.decode", fail)
    assert "memory" in refused(tmp_path, encoded("PNG"))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "I;16"])
def test_a_mask_may_have_any_mode(tmp_path: Path, mode: str) -> None:
    """White over half is hole, whatever the file's mode."""
    of_mode(mode).save(tmp_path / "mask.png")
    mask = open_mask(tmp_path / "mask.png", width=64, height=48)
    assert mask.dtype == np.bool_
    assert not mask[:, 0].any()
    assert mask[:, -1].all()
    assert mask.shape == (48, 64)


def test_a_mask_of_another_size_is_refused_with_both_sizes(tmp_path: Path) -> None:
    """One sentence with the name and the four numbers."""
    save_mask(tmp_path / "mask.png", np.zeros((10, 20), np.bool_))
    with pytest.raises(UserError, match=r"mask\.png has 20 × 10 .* 64 × 48"):
        open_mask(tmp_path / "mask.png", width=64, height=48)


def test_a_mask_is_saved_as_one_channel_and_comes_back(tmp_path: Path) -> None:
    """Import and export agree."""
    mask = np.random.default_rng(0).random((33, 21)) > 0.5
    save_mask(tmp_path / "mask.png", mask)
    with PIL.Image.open(tmp_path / "mask.png") as picture:
        assert picture.mode == "L"
    assert np.array_equal(open_mask(tmp_path / "mask.png", width=21, height=33), mask)


@pytest.mark.fault(23)
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jpg", "a_filled.jpg"),
        ("a.b.PNG", "a.b_filled.PNG"),
        ("a.gif", "a_filled.png"),
        ("a.HEIC", "a_filled.jpg"),
        ("a", "a_filled.png"),
        ("x" * 251 + ".jpg", "x" * 244 + "_filled.jpg"),
        ("é" * 125 + ".jpg", "é" * 122 + "_filled.jpg"),
    ],
)
def test_the_proposed_name_says_filled_and_fits(name: str, expected: str) -> None:
    """Fault 23: beside the source, in a format that can be saved, at most 255 bytes long."""
    assert proposed_name(Path("folder") / name) == Path("folder") / expected
