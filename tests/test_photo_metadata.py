"""Camera data are kept byte for byte, without orientation and thumbnail."""

from __future__ import annotations

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import encoded, exif, profile

from inpaint_app.core.photo_metadata import (
    remove_pixel_tags,
    upright_exif,
    upright_xmp,
    valid_profile,
)

THUMBNAIL = encoded("JPEG")


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(9))
def test_only_the_orientation_changes(order: str, orientation: int) -> None:
    """Both byte orders; every other byte stays in its place, so maker notes stay readable."""
    assert upright_exif(exif(orientation, order=order)) == exif(1, order=order)


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_thumbnail_is_gone_and_the_rest_is_not(order: str) -> None:
    """It would still show what was removed; at the end of the block its bytes are cut off."""
    before = exif(6, order=order, thumbnail=THUMBNAIL)
    after = upright_exif(before)
    assert len(after) == len(before) - len(THUMBNAIL)
    assert b"NOTE that refers to places in the block" in after
    tags = PIL.Image.Exif()
    tags.load(after)
    assert tags[0x010F] == "Drawn"
    assert tags.get_ifd(0x8769)[0x927C].startswith(b"NOTE")
    assert tags.get_ifd(0x8825)[1] == "N"
    assert tags.get_ifd(1) == {}


def test_a_thumbnail_before_other_data_is_blanked() -> None:
    """Nothing moves, so what comes after it is found where it was."""
    before = exif(1, thumbnail=THUMBNAIL) + b"other data"
    after = upright_exif(before)
    assert after.endswith(bytes(len(THUMBNAIL)) + b"other data")
    assert THUMBNAIL[:16] not in after


def test_a_doubled_header_is_read_as_one() -> None:
    """Some programs write it twice."""
    assert upright_exif(b"Exif\0\0" + exif(6)) == exif(1)


@pytest.mark.fault(13)
@pytest.mark.parametrize(
    "data", [b"", b"Exif\0\0", b"garbage!", b"II*\0", b"II+\0\x08\0\0\0", exif()[:20]]
)
def test_a_damaged_block_raises(data: bytes) -> None:
    """Fault 13: the caller drops it and says so."""
    with pytest.raises(ValueError, match=r"camera data|TIFF header"):
        upright_exif(data)


@pytest.mark.fault(13)
@given(
    st.sampled_from((exif(6, thumbnail=THUMBNAIL), exif(3, order=">"))),
    st.lists(st.tuples(st.integers(0, 299), st.integers(0, 255)), max_size=9),
)
def test_no_damage_makes_it_hang_or_crash(block: bytes, changes: list[tuple[int, int]]) -> None:
    """Fault 13: circles, wild offsets and huge counts end in a result or a ValueError."""
    data = bytearray(block)
    for place, value in changes:
        data[place] = value
    try:
        result = upright_exif(bytes(data))
    except ValueError:
        return
    assert len(result) <= len(data) + 6


def test_directories_in_a_circle_end() -> None:
    """A second directory that names itself as the next one is walked through only so often."""
    data = bytearray(exif(1, thumbnail=b"x"))
    link = 6 + 70 + 2 + 12 * 2
    data[link : link + 4] = (70).to_bytes(4, "little")
    assert b"Drawn" in upright_exif(bytes(data))


def test_xmp_is_made_upright_and_loses_its_thumbnails() -> None:
    """Both ways of writing the orientation; the description stays."""
    for form in (b'tiff:Orientation="6"', b"<tiff:Orientation>6</tiff:Orientation>"):
        xmp = (
            b"<x:xmpmeta>"
            + form
            + b"<xmp:Thumbnails><rdf:Alt>\n/9j/4AAQ</rdf:Alt></xmp:Thumbnails>"
            + b"<dc:title>A</dc:title>"
        )
        result = upright_xmp(xmp)
        assert form.replace(b"6", b"1") in result
        assert b"/9j/" not in result
        assert b"<dc:title>A</dc:title>" in result


@pytest.mark.fault(14)
def test_a_profile_is_valid_if_it_can_be_used() -> None:
    """Fault 14: garbage and a cut profile are not."""
    assert valid_profile(profile())
    assert not valid_profile(profile()[:100])
    assert not valid_profile(b"garbage")


def test_tags_that_describe_the_old_pixels_are_removed() -> None:
    """Size, strips and Photoshop's layers are wrong in a new file; who took it is not."""
    tags = PIL.Image.Exif()
    tags.update({256: 10, 257: 20, 273: 8, 37724: b"layers", 271: "Drawn", 274: 1})
    remove_pixel_tags(tags)
    assert dict(tags) == {271: "Drawn", 274: 1}
