"""What of a photo comes back from each format."""

from __future__ import annotations

import dataclasses
import io
import struct
from pathlib import Path
from typing import Any

import numpy as np
import PIL.ExifTags
import PIL.Image
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures import drawn, encoded, exif, grey_profile, of_mode, opened, profile
from PIL import IptcImagePlugin
from strategies import images

from inpaint_app.core import image_resources
from inpaint_app.core.errors import UserError
from inpaint_app.core.location import has_location
from inpaint_app.core.photo import Photo
from inpaint_app.core.photo_files import open_photo, save_photo

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:title>drawn</dc:title></x:xmpmeta>"


def resource(number: int, data: bytes) -> bytes:
    """One of Photoshop's image resources, without a name."""
    return struct.pack(">4sHHI", b"8BIM", number, 0, len(data)) + data + bytes(len(data) % 2)


def full_photo(image: np.ndarray | None = None, **values: Any) -> Photo:
    """A photo with everything that can be kept."""
    kept = {
        "exif": exif(1),
        "icc_profile": profile(),
        "xmp": XMP,
        "dpi": (300.0, 300.0),
        "text": (("Title", "drawn"), ("Comment", "größer 名前")),
    }
    return Photo(drawn() if image is None else image, **{**kept, **values})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(images(), st.sampled_from((".png", ".tif", ".webp")))
def test_any_image_comes_back_exactly_from_a_lossless_file(
    tmp_path: Path, image: np.ndarray, suffix: str
) -> None:
    """Size, colours, depth and alpha."""
    if image.dtype == np.uint16:  # WebP has 8 bits
        suffix = ".png" if suffix == ".webp" else suffix
    path = tmp_path / f"photo{suffix}"
    save_photo(path, image, Photo(image))
    read = open_photo(path).image
    assert read.dtype == image.dtype
    assert np.array_equal(read, image)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".avif"])
def test_camera_data_profile_and_xmp_are_kept(tmp_path: Path, suffix: str) -> None:
    """In every format that can hold them; TIFF and AVIF write the camera data anew."""
    photo = full_photo()
    save_photo(tmp_path / f"a{suffix}", photo.image, photo)
    read = open_photo(tmp_path / f"a{suffix}")
    assert read.icc_profile == photo.icc_profile
    assert read.xmp == photo.xmp
    tags = PIL.Image.Exif()
    tags.load(read.exif or b"")
    assert tags[0x010F] == "Drawn"
    assert tags.get_ifd(0x8769)[0x927C].startswith(b"NOTE")
    assert tags.get_ifd(0x8825)[1] == "N"
    if suffix in (".jpg", ".png", ".webp"):
        assert read.exif == photo.exif
    assert read.notes == ()


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".bmp"])
def test_the_resolution_is_kept(tmp_path: Path, suffix: str) -> None:
    """To the precision of the format."""
    photo = full_photo(dpi=(300.0, 150.0))
    save_photo(tmp_path / f"a{suffix}", photo.image, photo)
    read = open_photo(tmp_path / f"a{suffix}").dpi
    assert read is not None
    assert np.allclose(read, (300, 150), atol=0.1)


def test_png_texts_are_kept(tmp_path: Path) -> None:
    """Plain and international texts; XMP is not among them."""
    photo = full_photo()
    save_photo(tmp_path / "a.png", photo.image, photo)
    assert open_photo(tmp_path / "a.png").text == photo.text


@pytest.mark.fault(12)
@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".avif"])
def test_a_turned_photo_is_not_turned_again(tmp_path: Path, orientation: int, suffix: str) -> None:
    """Fault 12: saved upright with orientation 1, it opens as it was shown."""
    photo = opened(tmp_path, encoded("PNG", exif=exif(orientation)), "source.png")
    save_photo(tmp_path / f"a{suffix}", photo.image, photo)
    read = open_photo(tmp_path / f"a{suffix}")
    assert read.image.shape == photo.image.shape
    assert np.abs(read.image.astype(int) - photo.image).mean() < 3
    tags = PIL.Image.Exif()
    tags.load(read.exif or b"")
    assert tags.get(0x0112, 1) == 1
    assert tags[0x010F] == "Drawn"


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
def test_the_thumbnail_is_made_anew(tmp_path: Path, suffix: str, order: str) -> None:
    """The old one would still show what was removed; the rest of the camera data stays in place."""
    thumbnail = encoded("JPEG", drawn(12, 16), quality=33)
    photo = opened(tmp_path, encoded("JPEG", exif=exif(1, order=order, thumbnail=thumbnail)))
    assert photo.thumbnail == (16, 12)
    black = np.zeros_like(photo.image)
    save_photo(tmp_path / f"b{suffix}", black, photo)
    assert thumbnail[-60:] in (tmp_path / "photo.jpg").read_bytes()
    assert thumbnail[-60:] not in (tmp_path / f"b{suffix}").read_bytes()
    with PIL.Image.open(tmp_path / f"b{suffix}") as saved:
        tags = saved.getexif()
        if suffix == ".tif":  # a second directory would be a second page
            assert tags.get_ifd(0x8769)[0x927C].startswith(b"NOTE")
            return
        made = tags.get_ifd(PIL.ExifTags.IFD.IFD1)
        block = saved.info["exif"].removeprefix(b"Exif\0\0")
    with PIL.Image.open(io.BytesIO(block[made[0x0201] :][: made[0x0202]])) as picture:
        assert picture.size == (16, 12)
        assert picture.getextrema() == ((0, 0),) * 3
    again = open_photo(tmp_path / f"b{suffix}")
    assert again.exif == photo.exif
    assert again.thumbnail == (16, 12)


def test_a_preview_inside_of_the_makers_notes_is_blanked(tmp_path: Path) -> None:
    """Some makers keep a larger thumbnail there; nothing else of the notes changes."""
    hidden = encoded("JPEG", drawn(), quality=50)
    block = exif(1) + b"more notes" + hidden + b"and more"
    photo = opened(tmp_path, encoded("JPEG", exif=block))
    assert photo.exif == exif(1) + b"more notes" + bytes(len(hidden)) + b"and more"


def test_captions_and_keywords_are_kept(tmp_path: Path) -> None:
    """IPTC in Photoshop's resources, between JPEG and TIFF, without Photoshop's thumbnails."""
    captions = b"\x1c\2\x78\0\5drawn" + b"\x1c\2\x5a\0\6Berlin"
    resources = resource(1028, captions) + resource(1036, b"a thumbnail") + resource(1005, b"odd")
    segments = image_resources.to_segments(resources)
    photo = opened(tmp_path, encoded("JPEG", extra=segments))
    kept = resource(1028, captions) + resource(1005, b"odd")
    assert photo.image_resources == kept
    for name in ("b.jpg", "c.tif", "d.jpg"):
        photo = save_photo(tmp_path / name, photo.image, photo)
        assert open_photo(tmp_path / name).image_resources == kept
        with PIL.Image.open(tmp_path / name) as saved:
            assert IptcImagePlugin.getiptcinfo(saved) == {(2, 120): b"drawn", (2, 90): b"Berlin"}
    long = image_resources.from_segments([b"Photoshop 3.0\0" + resource(1060, bytes(200_000))])
    assert long is not None
    photo = dataclasses.replace(photo, image_resources=long)
    save_photo(tmp_path / "e.jpg", photo.image, photo)
    assert open_photo(tmp_path / "e.jpg").image_resources == long


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".avif"])
def test_the_location_is_left_out_when_asked(tmp_path: Path, suffix: str, order: str) -> None:
    """Coordinates and names of places go; the camera, its notes and the title stay."""
    xmp = (
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description exif:GPSLatitude='52,31N' "
        b"photoshop:City=\"Berlin\" drone-dji:GpsLongitude='13,22E' geo:lat='52,31' "
        b"dc:format='image/jpeg'><dc:title>drawn</dc:title>"
        b"<Iptc4xmpExt:LocationShown><rdf:Bag>Berlin</rdf:Bag></Iptc4xmpExt:LocationShown>"
        b"<exif:GPSAltitude>34/1</exif:GPSAltitude></rdf:Description></x:xmpmeta>"
    )
    captions = b"\x1c\2\x78\0\5drawn" + b"\x1c\2\x5a\0\6Berlin"
    data = encoded(
        "JPEG",
        exif=exif(1, order=order),
        xmp=xmp,
        extra=image_resources.to_segments(resource(1028, captions)),
    )
    photo = opened(tmp_path, data)
    assert has_location(photo)
    saved = save_photo(tmp_path / f"b{suffix}", photo.image, photo, strip_location=True)
    assert not has_location(saved)
    read = open_photo(tmp_path / f"b{suffix}")
    assert not has_location(read)
    assert b"Berlin" not in (tmp_path / f"b{suffix}").read_bytes()
    for coordinate in (b"52,31", b"13,22"):
        assert coordinate not in (tmp_path / f"b{suffix}").read_bytes()
    assert b"drawn" in (read.xmp or b"")
    tags = PIL.Image.Exif()
    tags.load(read.exif or b"")
    assert tags[0x010F] == "Drawn"
    assert tags.get_ifd(0x8769)[0x927C].startswith(b"NOTE")
    assert not tags.get_ifd(0x8825)
    assert not has_location(Photo(drawn()))


def test_coordinates_in_the_texts_of_a_png_are_left_out(tmp_path: Path) -> None:
    """As ImageMagick writes them; other texts stay."""
    texts = (("exif:GPSLatitude", "52/1"), ("GPSLongitude", "13/1"), ("Title", "GPS track"))
    photo = Photo(drawn(), text=texts)
    save_photo(tmp_path / "b.png", photo.image, photo, strip_location=True)
    assert open_photo(tmp_path / "b.png").text == (("Title", "GPS track"),)


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"])
def test_a_tiff_stays_as_it_was_compressed(tmp_path: Path, compression: str) -> None:
    """Also beside camera data; what is no usual compression becomes deflate."""
    photo = opened(tmp_path, encoded("TIFF", compression=compression), "a.tif")
    photo = dataclasses.replace(photo, exif=exif(1))
    save_photo(tmp_path / "b.tif", photo.image, photo)
    read = open_photo(tmp_path / "b.tif")
    assert np.array_equal(read.image, photo.image)
    expected = "tiff_adobe_deflate" if compression == "packbits" else compression
    assert read.tiff_compression == expected
    assert read.exif is not None


@pytest.mark.fault(52)
@pytest.mark.parametrize("subsampling", [0, 1, 2])
@pytest.mark.parametrize("quality", [60, 90])
def test_a_jpeg_is_encoded_with_its_own_tables(
    tmp_path: Path, subsampling: int, quality: int
) -> None:
    """Fault 52: the second encoding loses next to nothing, and the file does not grow."""
    noise = np.random.default_rng(0).normal(0, 12, (96, 128, 3))
    image = np.clip(drawn(96, 128) * 0.7 + 30 + noise, 0, 255).astype(np.uint8)
    data = encoded("JPEG", image, quality=quality, subsampling=subsampling, comment=b"hello")
    photo = opened(tmp_path, data)
    (tmp_path / "photo.jpg").unlink()  # else its blocks would be kept
    saved = save_photo(tmp_path / "b.jpg", photo.image, photo)
    read = open_photo(tmp_path / "b.jpg")
    assert read.jpeg == photo.jpeg == saved.jpeg
    assert read.comment == b"hello"
    assert ((read.image.astype(float) - photo.image) ** 2).mean() < 6.5  # 40 dB
    assert abs((tmp_path / "b.jpg").stat().st_size / len(data) - 1) < 0.05


@pytest.mark.fault(52)
@pytest.mark.parametrize("orientation", [1, 3, 5, 6, 8])
def test_the_tables_of_a_turned_jpeg_are_turned_too(tmp_path: Path, orientation: int) -> None:
    """Fault 52: where the sides are whole blocks, turning costs no quality."""
    noise = np.random.default_rng(0).normal(0, 12, (96, 128, 3))
    image = np.clip(drawn(96, 128) * 0.7 + 30 + noise, 0, 255).astype(np.uint8)
    data = encoded("JPEG", image, quality=50, subsampling=0, exif=exif(orientation))
    photo = opened(tmp_path, data)
    (tmp_path / "photo.jpg").unlink()  # else its blocks would be kept
    save_photo(tmp_path / "b.jpg", photo.image, photo)
    read = open_photo(tmp_path / "b.jpg")
    assert ((read.image.astype(float) - photo.image) ** 2).mean() < 6.5  # 40 dB


def test_a_progressive_jpeg_stays_progressive(tmp_path: Path) -> None:
    """Also a large one of noise, which needs a large buffer."""
    noise = np.random.default_rng(0).integers(0, 256, (600, 800, 3), np.uint8)
    photo = opened(tmp_path, encoded("JPEG", noise, progressive=True, quality=98))
    save_photo(tmp_path / "b.jpg", photo.image, photo)
    assert open_photo(tmp_path / "b.jpg").jpeg == photo.jpeg
    assert photo.jpeg is not None
    assert photo.jpeg.progressive


def test_a_photo_from_elsewhere_becomes_a_jpeg_of_high_quality(tmp_path: Path) -> None:
    """Quality 95 without subsampling by default; a chosen quality is used."""
    image = drawn(96, 128)
    save_photo(tmp_path / "a.jpg", image, Photo(image))
    coding = open_photo(tmp_path / "a.jpg").jpeg
    assert coding is not None
    assert coding.subsampling == 0
    assert max(coding.tables[0]) <= 12
    save_photo(tmp_path / "b.jpg", image, Photo(image), quality=30)
    assert (tmp_path / "b.jpg").stat().st_size < (tmp_path / "a.jpg").stat().st_size


@pytest.mark.parametrize("suffix", [".webp", ".avif"])
def test_a_chosen_quality_makes_a_smaller_file(tmp_path: Path, suffix: str) -> None:
    """Without one, WebP is exact and AVIF very good."""
    image = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    save_photo(tmp_path / f"a{suffix}", image, Photo(image))
    save_photo(tmp_path / f"b{suffix}", image, Photo(image), quality=30)
    assert (tmp_path / f"b{suffix}").stat().st_size < (tmp_path / f"a{suffix}").stat().st_size


@pytest.mark.parametrize(
    ("mode", "format", "suffix"),
    [
        ("L", "JPEG", ".jpg"),
        ("L", "PNG", ".png"),
        ("L", "TIFF", ".tif"),
        ("L", "BMP", ".bmp"),
        ("LA", "PNG", ".png"),
        ("I;16", "PNG", ".png"),
        ("I;16", "TIFF", ".tif"),
    ],
)
def test_a_grey_photo_stays_grey(tmp_path: Path, mode: str, format: str, suffix: str) -> None:
    """One channel, its depth, and the grey profile, as long as the image has no colour."""
    profiled = {} if format == "BMP" else {"icc_profile": grey_profile()}
    of_mode(mode).save(tmp_path / "a", format, **profiled)
    photo = open_photo(tmp_path / "a")
    save_photo(tmp_path / f"b{suffix}", photo.image, photo)
    read = open_photo(tmp_path / f"b{suffix}")
    assert read.mode == mode
    assert read.icc_profile == photo.icc_profile == profiled.get("icc_profile")
    if format != "JPEG":
        assert np.array_equal(read.image, photo.image)


def test_a_grey_photo_with_a_coloured_fill_is_saved_in_colour(tmp_path: Path) -> None:
    """It becomes RGB of the same depth, without the grey profile."""
    of_mode("L").save(tmp_path / "a.png", icc_profile=grey_profile())
    photo = open_photo(tmp_path / "a.png")
    image = photo.image.copy()
    image[5, 5] = (255, 0, 0)
    save_photo(tmp_path / "b.png", image, photo)
    read = open_photo(tmp_path / "b.png")
    assert (read.mode, read.icc_profile) == ("RGB", None)
    assert np.array_equal(read.image, image)
    of_mode("I;16").save(tmp_path / "deep.png")
    photo = open_photo(tmp_path / "deep.png")
    image = photo.image.copy()
    image[5, 5] = (65535, 0, 0)
    save_photo(tmp_path / "deep2.png", image, photo)
    assert np.array_equal(open_photo(tmp_path / "deep2.png").image, image)


def test_sixteen_bits_become_eight_where_the_format_has_no_more(tmp_path: Path) -> None:
    """White stays white."""
    image = np.full((4, 4, 3), 65535, np.uint16)
    save_photo(tmp_path / "a.bmp", image, Photo(image, mode="I;16"))
    assert (open_photo(tmp_path / "a.bmp").image == 255).all()


@pytest.mark.fault(10)
@pytest.mark.parametrize("suffix", [".jpg", ".bmp"])
def test_transparency_is_never_dropped_silently(tmp_path: Path, suffix: str) -> None:
    """Fault 10: refused where the format has none, and the old file stays; opaque alpha may go."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")
    image = drawn(channels=4)
    with pytest.raises(UserError, match="transparency"):
        save_photo(path, image, Photo(image, mode="RGBA"))
    assert path.read_bytes() == b"old"
    image[..., 3] = 255
    save_photo(path, image, Photo(image, mode="RGBA"))
    assert open_photo(path).image.shape == (48, 64, 3)


@pytest.mark.fault(20)
@pytest.mark.parametrize(("suffix", "side"), [(".webp", 16384), (".jpg", 65501), (".avif", 65537)])
def test_a_side_too_long_for_the_format_is_told_before_writing(
    tmp_path: Path, suffix: str, side: int
) -> None:
    """Fault 20: the old file stays, and the sentence names the limit and other formats."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")
    image = np.zeros((2, side, 3), np.uint8)
    with pytest.raises(UserError, match=f"at most {side - 1} pixels.*PNG or TIFF"):
        save_photo(path, image, Photo(image))
    assert path.read_bytes() == b"old"


def test_camera_data_that_a_format_refuses_do_not_hinder_saving(tmp_path: Path) -> None:
    """JPEG has room for 64 kB of camera data, XMP and comment; longer ones are left out."""
    photo = full_photo(exif=exif() + bytes(70_000), xmp=XMP * 1000, comment=b"x" * 70_000)
    save_photo(tmp_path / "a.jpg", photo.image, photo)
    read = open_photo(tmp_path / "a.jpg")
    assert (read.exif, read.xmp, read.comment) == (None, None, None)
    assert read.icc_profile == photo.icc_profile
    save_photo(tmp_path / "a.png", photo.image, photo)
    assert open_photo(tmp_path / "a.png").exif == photo.exif
    broken = dataclasses.replace(photo, exif=b"Exif\0\0II*\0\xff\xff\xff\xff", xmp=None)
    save_photo(tmp_path / "a.tif", photo.image, broken)
    assert np.array_equal(open_photo(tmp_path / "a.tif").image, photo.image)


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "jpeg"])
def test_a_tiff_keeps_its_compression_if_it_is_lossless(tmp_path: Path, compression: str) -> None:
    """JPEG inside of TIFF would change every pixel and is replaced."""
    photo = opened(tmp_path, encoded("TIFF", compression=compression), "a.tif")
    save_photo(tmp_path / "b.tif", photo.image, photo)
    read = open_photo(tmp_path / "b.tif")
    assert np.array_equal(read.image, photo.image)
    lossless = compression if compression != "jpeg" else "tiff_adobe_deflate"
    assert read.tiff_compression == lossless


def test_sizes_in_the_camera_data_do_not_break_a_tiff(tmp_path: Path) -> None:
    """Some phones note the size before turning; TIFF would take it for its own."""
    tags = PIL.Image.Exif()
    tags.update({256: 9999, 257: 1, 258: 16, 271: "Drawn"})
    photo = full_photo(exif=tags.tobytes())
    save_photo(tmp_path / "a.tif", photo.image, photo)
    assert np.array_equal(open_photo(tmp_path / "a.tif").image, photo.image)
