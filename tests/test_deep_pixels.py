"""16 bits per colour stay 16 bits from file to file, in PNG and TIFF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
import tifffile
from pictures import chunk, exif, opened, png, profile

from inpaint_app.core.deep_pixels import read_samples
from inpaint_app.core.photo_files import open_photo, save_photo

pytestmark = pytest.mark.fault(8)


def deep(channels: int, height: int = 40, width: int = 30) -> np.ndarray:
    """Samples of which no two rows or columns are alike in their lower eight bits."""
    return np.random.default_rng(channels).integers(0, 65536, (height, width, channels), np.uint16)


def rgba(samples: np.ndarray) -> np.ndarray:
    """What the samples look like when they are opened."""
    if samples.shape[2] > 2:
        return samples
    return np.dstack((*[samples[..., 0]] * 3, *np.moveaxis(samples[..., 1:], 2, 0)))


def write_tiff(path: Path, samples: np.ndarray, **options: Any) -> None:
    settings: dict[str, Any] = {
        "photometric": "rgb" if samples.shape[2] > 2 else "minisblack",
        "extrasamples": ["unassalpha"] if samples.shape[2] in (2, 4) else None,
        "metadata": None,
    }
    data = samples[..., 0] if samples.shape[2] == 1 else samples
    tifffile.imwrite(path, data, **{**settings, **options})


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_a_png_keeps_its_depth(tmp_path: Path, channels: int) -> None:
    """Grey or colours, with or without alpha: the file that is saved holds the same samples."""
    samples = deep(channels, 6, 5)
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples)
    photo = opened(tmp_path, png(5, 6, 16, {1: 0, 2: 4, 3: 2, 4: 6}[channels], rows), "a.png")
    assert np.array_equal(photo.image, rgba(samples))
    assert photo.complete
    assert photo.notes == ()
    save_photo(tmp_path / "b.png", photo.image, photo)
    again = open_photo(tmp_path / "b.png")
    assert np.array_equal(again.image, rgba(samples))
    assert again.mode == photo.mode
    header = (tmp_path / "b.png").read_bytes()
    assert (header[24], header[25]) == (16, {1: 0, 2: 4, 3: 2, 4: 6}[channels])


@pytest.mark.parametrize(
    ("colour", "value", "sample"),
    [(0, b"\0\5", b"\0\5"), (2, b"\0\5\0\6\0\7", b"\0\5\0\6\0\7")],
    ids=["grey", "colours"],
)
def test_a_transparent_value_becomes_alpha(
    tmp_path: Path, colour: int, value: bytes, sample: bytes
) -> None:
    """A PNG can name one value as transparent; depth and alpha are both kept."""
    row = b"\0" + sample + b"\xff" * len(sample)
    photo = opened(tmp_path, png(2, 1, 16, colour, row, chunk(b"tRNS", value)), "a.png")
    assert photo.image[0, :, 3].tolist() == [0, 65535]
    assert photo.image[0, 0, 2] == sample[-1]
    assert photo.complete
    save_photo(tmp_path / "b.png", photo.image, photo)
    assert np.array_equal(open_photo(tmp_path / "b.png").image, photo.image)


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"compression": "lzw", "predictor": True},
        {"compression": "zlib", "byteorder": ">"},
        {"tile": (16, 16)},
        {"planarconfig": "separate"},
    ],
    ids=["plain", "lzw", "deflate", "tiles", "planes"],
)
def test_a_tiff_keeps_its_depth(tmp_path: Path, channels: int, options: dict[str, Any]) -> None:
    """In every layout, and saved over itself it holds the same samples."""
    if channels == 1 and "planarconfig" in options:
        pytest.skip("a single plane is none")
    samples = deep(channels)
    data = np.moveaxis(samples, 2, 0) if "planarconfig" in options else samples
    path = tmp_path / "a.tif"
    if "planarconfig" in options:
        extra = {"extrasamples": ["unassalpha"]} if channels == 4 else {}
        tifffile.imwrite(path, data, photometric="rgb", metadata=None, **options, **extra)
    else:
        write_tiff(path, samples, **options)
    photo = open_photo(path)
    assert photo.image.dtype == np.uint16
    assert np.array_equal(photo.image, rgba(samples))
    assert photo.complete
    save_photo(path, photo.image, photo)
    assert np.array_equal(open_photo(path).image, rgba(samples))
    assert np.array_equal(tifffile.imread(path), samples.squeeze())
    with tifffile.TiffFile(path) as tiff:
        lzw = options.get("compression") == "lzw"
        assert (tiff.pages.first.compression == 5) == lzw


def test_premultiplied_alpha_is_divided_out(tmp_path: Path) -> None:
    """A colour at half transparency is stored at half its value."""
    samples = np.full((4, 4, 4), (10000, 20000, 30000, 32768), np.uint16)
    write_tiff(tmp_path / "a.tif", samples, extrasamples=["assocalpha"])
    assert open_photo(tmp_path / "a.tif").image[0, 0].tolist() == [20000, 39999, 59999, 32768]


@pytest.mark.fault(12)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_deep_photo_opens_upright(tmp_path: Path, orientation: int) -> None:
    """As the same photo of 8 bits does, in TIFF and in PNG."""
    samples = deep(3)
    write_tiff(tmp_path / "a.tif", samples, extratags=[(274, 3, 1, orientation, True)])
    shallow = (samples >> 8).astype(np.uint8)
    tags = PIL.Image.Exif()
    tags[274] = orientation
    PIL.Image.fromarray(shallow).save(tmp_path / "b.png", exif=tags)
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples)
    block = chunk(b"eXIf", tags.tobytes().removeprefix(b"Exif\0\0"))
    expected = open_photo(tmp_path / "b.png").image
    for photo in (
        open_photo(tmp_path / "a.tif"),
        opened(tmp_path, png(30, 40, 16, 2, rows, block), "c.png"),
    ):
        assert photo.image.dtype == np.uint16
        assert np.array_equal((photo.image >> 8).astype(np.uint8), expected)


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_what_goes_with_a_deep_photo_is_kept(tmp_path: Path, suffix: str) -> None:
    """Camera data, profile, resolution and texts, as in a photo of 8 bits."""
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in deep(3, 6, 5))
    chunks = (
        chunk(b"pHYs", (11811).to_bytes(4, "big") * 2 + b"\1"),
        chunk(b"tEXt", b"Title\0drawn"),
        chunk(b"eXIf", exif(1)[6:]),
    )
    source = opened(tmp_path, png(5, 6, 16, 2, rows, *chunks), "a.png")
    photo = save_photo(tmp_path / f"b{suffix}", source.image, source)
    photo = open_photo(tmp_path / f"b{suffix}")
    assert np.array_equal(photo.image, source.image)
    assert photo.dpi is not None
    assert np.allclose(photo.dpi, 300, atol=0.1)
    tags = PIL.Image.Exif()
    tags.load(photo.exif or b"")
    assert tags.get_ifd(0x8769)[0x927C].startswith(b"NOTE")
    assert tags.get_ifd(0x8825)[1] == "N"
    if suffix == ".png":
        assert photo.text == (("Title", "drawn"),)
        assert photo.exif == source.exif


def test_the_profile_of_a_deep_photo_is_kept(tmp_path: Path) -> None:
    """Byte for byte in both formats."""
    icc_profile = profile()
    write_tiff(tmp_path / "a.tif", deep(3), iccprofile=icc_profile)
    photo = open_photo(tmp_path / "a.tif")
    assert photo.icc_profile == icc_profile
    for name in ("b.tif", "b.png"):
        save_photo(tmp_path / name, photo.image, photo)
        assert open_photo(tmp_path / name).icc_profile == icc_profile


def test_a_page_that_lies_about_its_size_is_not_decoded_deep(tmp_path: Path) -> None:
    """It must have the size that Pillow has checked against the limit."""
    write_tiff(tmp_path / "a.tif", deep(3))
    with open(tmp_path / "a.tif", "rb") as file:
        assert read_samples(file, "TIFF", (30, 41)) is None
        assert read_samples(file, "TIFF", (30, 40)) is not None
