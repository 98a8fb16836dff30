"""The provenance tag: a photo's XMP says that a part of it was made by a trained network."""

from __future__ import annotations

import dataclasses
import re

from inpaint_app.core.errors import UserError
from inpaint_app.core.photo import Photo

# IPTC Photo Metadata 2023.1, Digital Source Type; the term's own example is inpainting.
NAMESPACE = b"http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
MEANING = b"http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"

WITHOUT_XMP = ("BMP",)

_LONGEST = {"JPEG": 65_504}  # bytes of XMP in one segment; longer packets are left out of the file
_NAME = rb"[\w.-]+:DigitalSourceType"
_ATTRIBUTE = re.compile(rb"\s+" + _NAME + rb"""\s*=\s*("[^"]*"|'[^']*')""")
_ELEMENT = re.compile(rb"<(" + _NAME + rb")\b(?:[^>]*/>|.*?</\1\s*>)", re.DOTALL)
_TAGS = re.compile(rb"<[^>]*>")
_END = re.compile(rb"</([\w.-]+):RDF\s*>")
_ABOUT = re.compile(rb"""\b[\w.-]+:about\s*=\s*("[^"]*"|'[^']*')""")
_PADDING = re.compile(rb"\s+(?=<\?xpacket\s+end)")
_EMPTY = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'
    b'</x:xmpmeta>\n<?xpacket end="w"?>'
)


def with_provenance(photo: Photo, format: str) -> Photo:
    """The photo with the tag in its XMP; raises UserError where the format has no place for it.

    All else that the XMP says is kept, but for padding, and where a JPEG could not hold it anyway.
    """
    if format in WITHOUT_XMP:
        raise UserError(
            "{format} cannot say that the photo was filled; save it in another format or "
            "without the tag",
            format=format,
        )
    xmp = tagged(photo.xmp)
    if len(xmp) > _LONGEST.get(format, len(xmp)):
        xmp = tagged(None)
    return dataclasses.replace(photo, xmp=xmp)


def tagged(xmp: bytes | None) -> bytes:
    """The XMP packet with the tag in place of an earlier one, or a packet with nothing else."""
    if xmp is not None and _said(xmp) == [MEANING]:
        return xmp
    bare = _PADDING.sub(b"\n", _ELEMENT.sub(b"", _ATTRIBUTE.sub(b"", xmp or _EMPTY)))
    ends = list(_END.finditer(bare))
    if not ends:  # a packet without properties, or what no reader would read
        return tagged(_EMPTY)
    prefix, at = ends[-1][1], ends[-1].start()
    about = _ABOUT.search(bare)  # all descriptions of a packet are about the same thing
    tag = b"<%b:Description %b:about=%b" % (
        prefix,
        prefix,
        about[1] if about else b'""',
    ) + b' xmlns:Iptc4xmpExt="%b" Iptc4xmpExt:DigitalSourceType="%b"/>' % (NAMESPACE, MEANING)
    return bare[:at] + tag + bare[at:]


def _said(xmp: bytes) -> list[bytes]:
    """Every digital source type in a packet."""
    attributes = (found[1][1:-1] for found in _ATTRIBUTE.finditer(xmp))
    elements = (_TAGS.sub(b"", found[0]).strip() for found in _ELEMENT.finditer(xmp))
    return [*attributes, *elements]
