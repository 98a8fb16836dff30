"""What a file is, told from its first bytes: for the sentence about a file that does not open."""

from __future__ import annotations

HEAD = 4096  # bytes that are enough to tell

_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
)
_OTHER_PICTURES = (
    (b"8BPS", "Photoshop"),
    (b"%!PS", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "PostScript"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"gimp xcf", "GIMP"),
    (b"\0\0\1\0", "ICO"),
    (b"\0\0\2\0", "CUR"),
    (b"icns", "ICNS"),
    (b"DDS ", "DDS"),
    (b"BLP", "BLP"),
    (b"qoif", "QOI"),
    (b"v/1\x01", "OpenEXR"),
    (b"#?RADIANCE", "Radiance HDR"),
    (b"FUJIFILMCCD-RAW", "RAW"),
    (b"IIRO", "RAW"),
    (b"IIU\0", "RAW"),
    (b"FOVb", "RAW"),
    (b"%PDF", "PDF"),
)
_NO_PICTURES = (
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"version https://git-lfs", "Git LFS"),
    (b"{\\rtf", "RTF"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"SQLite format 3", "SQLite"),
)
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"vvic"}


def picture_format(head: bytes) -> str | None:
    """The format that the file claims to have, of those that can be opened; None for others."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    brands = _brands(head)
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    if brands & _HEIC_BRANDS:
        return "HEIC"
    return _first(_PICTURES, head)


def other_picture_format(head: bytes) -> str | None:
    """The name of a picture or page format that is not offered, or None."""
    return _first(_OTHER_PICTURES, head)


def other_kind(head: bytes) -> str | None:
    """The name of what it is instead of a picture, or None if that cannot be told."""
    if kind := _first(_NO_PICTURES, head):
        return kind
    if _brands(head) or head[:4] == b"\x1aE\xdf\xa3" or head[:4] == b"RIFF":
        return "MP4, AVI or MKV"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in text:
        return "SVG"
    if text.startswith((b"<!doctype html", b"<html")) or b"<html" in text[:1024]:
        return "HTML"
    if text.startswith(b"<?xml"):
        return "XML"
    if head and b"\0" not in head and _is_text(head):
        return "text"
    return None


def _first(table: tuple[tuple[bytes, str], ...], head: bytes) -> str | None:
    return next((kind for start, kind in table if head.startswith(start)), None)


def _brands(head: bytes) -> set[bytes]:
    """What an ISO media file (HEIC, AVIF, MP4) says it is compatible with."""
    if head[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(head[:4], "big"), 128)
    return {head[8:12], *(head[at : at + 4] for at in range(16, end, 4))} - {b""}


def _is_text(head: bytes) -> bool:
    try:
        head[: HEAD - 4].decode()  # a character may be cut at the end
    except UnicodeDecodeError:
        return False
    return True
