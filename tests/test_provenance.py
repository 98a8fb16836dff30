"""The provenance tag says that a network made a part of a photo; nothing else changes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from pictures import drawn, encoded

from inpaint_app.core.errors import UserError
from inpaint_app.core.photo import Photo
from inpaint_app.core.photo_files import open_photo, save_photo
from inpaint_app.core.provenance import MEANING, NAMESPACE, tagged

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PACKET = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    b'xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
    b'<r:Description r:about="uuid:7"%b dc:title="drawn">%b</r:Description></r:RDF></x:xmpmeta>'
    b'%b<?xpacket end="w"?>'
)
CAMERA = b"http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"


def meanings(xmp: bytes) -> list[str]:
    """All digital source types that a reader of XML finds, as attributes or as elements."""
    name = f"{{{NAMESPACE.decode()}}}DigitalSourceType"
    root = ElementTree.fromstring(xmp)
    return [
        *(element.attrib[name] for element in root.iter() if name in element.attrib),
        *(element.text or "" for element in root.iter(name)),
    ]


@pytest.mark.parametrize(
    "xmp",
    [
        None,
        b"no packet",
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>',
        PACKET % (b"", b"", b" " * 2000),
        PACKET % (b' ext:DigitalSourceType="' + CAMERA + b'"', b"", b"\n"),
        PACKET % (b"", b"<ext:DigitalSourceType>" + CAMERA + b"</ext:DigitalSourceType>", b""),
        tagged(PACKET % (b"", b"", b"")),
    ],
    ids=["none", "no XML", "empty", "padded", "attribute", "element", "tagged before"],
)
def test_a_packet_says_it_once(xmp: bytes | None) -> None:
    """In place of what an earlier program said; what stood there stays."""
    said = tagged(xmp)
    assert meanings(said) == [MEANING.decode()]
    assert (b'dc:title="drawn"' in said) == (b"drawn" in (xmp or b""))
    about = {e.get(f"{{{RDF}}}about") for e in ElementTree.fromstring(said).iter()} - {None}
    assert len(about) == 1  # as XMP demands of all descriptions
    assert tagged(said) == said


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".avif"])
def test_a_saved_photo_is_marked_only_when_asked(tmp_path: Path, suffix: str) -> None:
    """With the title that it had; the pixels are those without the tag."""
    (tmp_path / "a.jpg").write_bytes(encoded("JPEG", xmp=PACKET % (b"", b"", b"")))
    photo = open_photo(tmp_path / "a.jpg")
    plain, marked = tmp_path / f"b{suffix}", tmp_path / f"c{suffix}"
    save_photo(plain, photo.image, photo)
    save_photo(marked, photo.image, photo, provenance=True)
    assert meanings(open_photo(plain).xmp or b"") == []
    read = open_photo(marked)
    assert meanings(read.xmp or b"") == [MEANING.decode()]
    assert b"drawn" in (read.xmp or b"")
    assert (read.image == open_photo(plain).image).all()


def test_a_packet_too_long_for_a_jpeg_does_not_cost_the_tag(tmp_path: Path) -> None:
    """Such a packet is left out of a JPEG anyway."""
    photo = Photo(drawn(), xmp=PACKET % (b"", b"<dc:note>" + b"x" * 70_000 + b"</dc:note>", b""))
    save_photo(tmp_path / "a.jpg", photo.image, photo, provenance=True)
    assert meanings(open_photo(tmp_path / "a.jpg").xmp or b"") == [MEANING.decode()]


def test_a_format_without_a_place_for_it_is_told(tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(UserError, match="BMP cannot say that the photo was filled"):
        save_photo(tmp_path / "a.bmp", drawn(), Photo(drawn()), provenance=True)
    assert not (tmp_path / "a.bmp").exists()
