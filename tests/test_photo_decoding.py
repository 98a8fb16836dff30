"""From a file's colours, depth, frames and orientation to an upright photo."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
from pictures import drawn, encoded, exif, grey_profile, of_mode, opened, profile

from inpaint_app.core.photo_decoding import decode
from inpaint_app.core.photo_files import open_photo


@pytest.mark.fault(7)
@pytest.mark.parametrize("icc_profile", [None, profile()])
def test_cmyk_opens_in_the_right_colours_and_says_so(
    tmp_path: Path, icc_profile: bytes | None
) -> None:
    """Fault 7: Adobe's inverted CMYK is no negative; a profile that does not fit is ignored."""
    cmyk = np.zeros((16, 48, 4), np.uint8)
    cmyk[:, 16:, 1:3] = 255  # magenta and yellow are red
    cmyk[:, 32:, 3] = 255  # black
    data = PIL.Image.fromarray(cmyk, "CMYK")
    data.save(tmp_path / "cmyk.jpg", quality=95, icc_profile=icc_profile)
    photo = open_photo(tmp_path / "cmyk.jpg")
    white, red, black = (photo.image[8, x].astype(int) for x in (8, 24, 40))
    assert white.min() > 240
    assert red[0] > 220
    assert red[1:].max() < 60
    assert black.max() < 60
    assert photo.icc_profile is None
    assert not photo.complete
    assert "CMYK" in photo.notes[0]


@pytest.mark.fault(8)
@pytest.mark.parametrize(
    ("mode", "format", "reduced"),
    [
        ("1", "PNG", False),
        ("L", "PNG", False),
        ("LA", "PNG", False),
        ("P", "PNG", False),
        ("I;16", "PNG", False),
        ("I;16", "TIFF", False),
        ("I", "TIFF", True),
        ("F", "TIFF", True),
        ("LAB", "TIFF", True),
        ("CMYK", "TIFF", True),
        ("YCbCr", "TIFF", False),
        ("L", "JPEG", False),
        ("P", "GIF", False),
    ],
)
def test_every_mode_opens_and_says_what_it_reduces(
    tmp_path: Path, mode: str, format: str, reduced: bool
) -> None:
    """Fault 8: dark stays dark, light stays light, 16 bits are not white, grey is grey."""
    of_mode(mode).save(tmp_path / "photo", format)
    photo = open_photo(tmp_path / "photo")
    top = np.iinfo(photo.image.dtype).max
    ramp = photo.image[..., :3].mean(axis=(0, 2)) / top
    assert np.abs(ramp[[0, 31, 63]] - (0, 0.49, 1)).max() < (0.5 if mode == "1" else 0.06)
    assert photo.image.shape[2] == (4 if mode == "LA" else 3)
    assert photo.image.dtype == (np.uint16 if mode == "I;16" else np.uint8)
    assert photo.complete is not reduced
    assert bool(photo.notes) is reduced


@pytest.mark.fault(8)
def test_deep_avif_and_heic_are_reduced_with_a_note(tmp_path: Path) -> None:
    """Fault 8: HDR photos of phones have 10 bits."""
    data = encoded("AVIF")
    eight, ten = b"pixi\0\0\0\0\3\10\10\10", b"pixi\0\0\0\0\3\12\12\12"
    assert eight in data
    for head, complete in [(data, True), (data.replace(eight, ten), False)]:
        with PIL.Image.open(io.BytesIO(data)) as picture:
            photo = decode(picture, head)
        assert photo.complete is complete
        assert bool(photo.notes) is not complete
    heif = pytest.importorskip("pillow_heif")
    pixels = np.full((48, 64, 3), 32768, np.uint16)
    deep = heif.from_bytes(mode="RGB;16", size=(64, 48), data=pixels.tobytes())
    deep.save(tmp_path / "a.heic")
    photo = open_photo(tmp_path / "a.heic")
    assert "8 bits" in photo.notes[0]
    assert abs(int(photo.image[8, 8, 0]) - 128) < 4


@pytest.mark.fault(9)
def test_floats_that_are_no_numbers_become_dark(tmp_path: Path) -> None:
    """Fault 9: NaN and infinities neither crash nor spoil the range of the others."""
    values = np.array([[0, 0.5, 1, np.nan, np.inf, -np.inf]], np.float32)
    PIL.Image.fromarray(values).save(tmp_path / "f.tif")
    photo = open_photo(tmp_path / "f.tif")
    assert photo.image[0, :, 0].tolist() == [0, 128, 255, 0, 255, 0]
    PIL.Image.fromarray(values[:, 3:]).save(tmp_path / "f.tif")
    assert open_photo(tmp_path / "f.tif").image.shape == (1, 3, 3)


@pytest.mark.fault(9)
def test_floats_of_any_range_are_stretched(tmp_path: Path) -> None:
    """Fault 9: negative and huge values use the whole range."""
    PIL.Image.fromarray(np.array([[-3e9, 0, 3e9]], np.float32)).save(tmp_path / "f.tif")
    assert open_photo(tmp_path / "f.tif").image[0, :, 0].tolist() == [0, 128, 255]


@pytest.mark.fault(10)
def test_colours_under_full_transparency_are_kept(tmp_path: Path) -> None:
    """Fault 10: a fully transparent picture still has its colours."""
    image = drawn(channels=4)
    image[..., 3] = 0
    assert np.array_equal(opened(tmp_path, encoded("PNG", image)).image, image)


@pytest.mark.fault(10)
@pytest.mark.parametrize(("mode", "value"), [("L", 85), ("RGB", (85, 85, 85)), ("P", 1)])
def test_a_transparent_colour_becomes_alpha(tmp_path: Path, mode: str, value: Any) -> None:
    """Fault 10: tRNS in grey, colour and palette."""
    grey = PIL.Image.fromarray(np.array([[0, 85], [170, 255]], np.uint8))
    picture = grey.convert(mode)
    if mode == "P":
        picture = PIL.Image.fromarray(np.array([[0, 1], [2, 3]], np.uint8))
        picture.putpalette([v for step in (0, 85, 170, 255) for v in (step,) * 3])
    picture.save(tmp_path / "t.png", transparency=value)
    photo = open_photo(tmp_path / "t.png")
    assert photo.image[..., 3].tolist() == [[255, 0], [255, 255]]
    assert photo.image[..., 0].tolist() == [[0, 85], [170, 255]]


@pytest.mark.fault(10)
def test_premultiplied_grey_is_divided_by_its_alpha(tmp_path: Path) -> None:
    """Fault 10: in TIFF, alpha may have been multiplied into the colours."""
    pixels = np.array([[[50, 100], [0, 0], [200, 255]]], np.uint8)
    straight, premultiplied = (struct.pack("<HHIH", 338, 3, 1, kind) for kind in (2, 1))
    data = encoded("TIFF", pixels)
    assert straight in data
    photo = opened(tmp_path, data.replace(straight, premultiplied))
    assert photo.image[0, :, 3].tolist() == [100, 0, 255]
    assert photo.image[0, [0, 2], 0].tolist() == [127, 200]


@pytest.mark.fault(11)
def test_pictures_that_cannot_be_counted_are_one(tmp_path: Path) -> None:
    """Fault 11: a damaged second page does not hinder the first."""
    frames = [PIL.Image.fromarray(np.full((8, 8, 3), v, np.uint8)) for v in (1, 2)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    data = bytearray((tmp_path / "a.tif").read_bytes())
    (count,) = struct.unpack_from("<H", data, 8)
    link = 8 + 2 + 12 * count
    data[link : link + 4] = (len(data) - 1).to_bytes(4, "little")
    photo = opened(tmp_path, bytes(data))
    assert (photo.image == 1).all()


@pytest.mark.fault(11)
@pytest.mark.parametrize("format", ["GIF", "PNG", "WEBP", "TIFF", "MPO"])
def test_of_several_pictures_the_first_opens_and_the_number_is_told(
    tmp_path: Path, format: str
) -> None:
    """Fault 11: animations, pages, and phones' double pictures."""
    frames = [PIL.Image.fromarray(np.full((24, 32, 3), v, np.uint8)) for v in (60, 120, 180)]
    frames[0].save(tmp_path / "many", format, save_all=True, append_images=frames[1:])
    photo = open_photo(tmp_path / "many")
    assert photo.frames == 3
    assert "1 of 3" in photo.notes[0]
    assert not photo.complete
    assert np.abs(photo.image.astype(int) - 60).max() <= 4
    assert photo.format == ("JPEG" if format == "MPO" else format)


TURNS = {
    1: lambda a: a,
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.transpose(1, 0, 2),
    6: lambda a: np.rot90(a, -1),
    7: lambda a: a.transpose(1, 0, 2)[::-1, ::-1],
    8: lambda a: np.rot90(a),
}


@pytest.mark.fault(12)
@pytest.mark.parametrize("orientation", [*range(1, 9), 0, 9, 65535])
@pytest.mark.parametrize("format", ["PNG", "TIFF", "WEBP"])
def test_every_orientation_opens_upright(tmp_path: Path, orientation: int, format: str) -> None:
    """Fault 12: turned once; a number that means nothing turns nothing; the tag says 1 after."""
    options = {"lossless": True} if format == "WEBP" else {}
    photo = opened(tmp_path, encoded(format, exif=exif(orientation), **options))
    turn = TURNS.get(orientation, TURNS[1])
    assert np.array_equal(photo.image, turn(drawn()))
    tags = PIL.Image.Exif()
    tags.load(photo.exif or b"")
    assert tags.get(0x0112, 1) == 1
    assert tags[0x010F] == "Drawn"


@pytest.mark.fault(13)
@pytest.mark.parametrize(
    "data", [b"Exif\0\0", b"Exif\0\0garbage", b"Exif\0\0II*\0\xff\xff\xff\xff", exif(6)[:30]]
)
def test_broken_camera_data_do_not_hinder(tmp_path: Path, data: bytes) -> None:
    """Fault 13: the photo opens as it is stored, and a note says what is lost."""
    photo = opened(tmp_path, encoded("JPEG", exif=data))
    assert photo.image.shape == (48, 64, 3)
    assert photo.exif is None
    assert data == b"Exif\0\0" or "camera data" in photo.notes[0]


@pytest.mark.fault(14)
def test_a_broken_colour_profile_is_told_and_dropped(tmp_path: Path) -> None:
    """Fault 14: garbage is not passed on; a sound profile is kept byte for byte."""
    photo = opened(tmp_path, encoded("JPEG", icc_profile=b"garbage" * 99))
    assert photo.icc_profile is None
    assert "colour profile" in photo.notes[0]
    assert opened(tmp_path, encoded("JPEG", icc_profile=profile())).icc_profile == profile()
    assert opened(tmp_path, encoded("JPEG", icc_profile=grey_profile())).notes == ()
