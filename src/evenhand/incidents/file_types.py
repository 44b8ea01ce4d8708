"""Recognises a file's type by its content alone, never by its name or the browser's claim."""

import io
import re
import zipfile

from django.utils.translation import gettext_lazy

OUTLOOK = "application/vnd.ms-outlook"
EMAIL = "message/rfc822"
TEXT = "text/plain"
PDF = "application/pdf"
JPEG = "image/jpeg"
HEIC = "image/heic"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAMES = {
    JPEG: "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/webp": "WebP",
    HEIC: "HEIC",
    PDF: "PDF",
    "audio/mpeg": "MP3",
    "audio/mp4": "M4A",
    "audio/ogg": "OGG",
    "audio/wav": "WAV",
    EMAIL: gettext_lazy("an email (EML)"),
    OUTLOOK: gettext_lazy("an email from Outlook (MSG)"),
    TEXT: gettext_lazy("plain text (TXT)"),
    WORD: gettext_lazy("a Word document (DOCX)"),
}
"""The types that are stored, with the names people know them by."""

_MAGIC: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\xff\xd8\xff", JPEG),
        (rb"\x89PNG\r\n\x1a\n", "image/png"),
        (rb"GIF8[79]a", "image/gif"),
        (rb"RIFF.{4}WEBP", "image/webp"),
        (rb"RIFF.{4}WAVE", "audio/wav"),
        (rb".{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)", HEIC),
        (rb".{4}ftyp(M4A |M4B )", "audio/mp4"),
        (rb"OggS\x00", "audio/ogg"),
        (rb"%PDF-\d", PDF),
        (rb"ID3|\xff[\xfb\xfa\xf3\xf2]", "audio/mpeg"),
    )
)
_MP4 = re.compile(rb".{4}ftyp(mp4[12]|isom|iso[2-9]|3gp\d|dash)", re.DOTALL)
_SOUND, _PICTURES = re.compile(rb"hdlr.{8}soun", re.DOTALL), re.compile(rb"hdlr.{8}vide", re.DOTALL)
_COMPOUND, _OF_OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "__properties_version1.0".encode("utf-16-le")
_HEADER = re.compile(
    rb"(Received|Return-Path|Delivered-To|From|To|Cc|Subject|Date|Reply-To|Message-ID|MIME-Version|Content-Type"
    rb"|Authentication-Results|ARC-[\w-]+|DKIM-Signature|X-[\w-]+): ",
    re.IGNORECASE,
)
_UNWRITTEN = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARK = b"\xef\xbb\xbf"


def kind_of(content: bytes) -> str | None:
    """Return the media type of a file that may be stored; None for any other type."""
    for magic, kind in _MAGIC:
        if magic.match(content):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return WORD if _is_word(content) else None
    if content.startswith(_COMPOUND):
        return OUTLOOK if _OF_OUTLOOK in content else None
    if _MP4.match(content):
        return "audio/mp4" if _SOUND.search(content) and not _PICTURES.search(content) else None
    return _written(content)


def _is_word(content: bytes) -> bool:
    """Return whether an archive is a Word document without programs in it; only its list of names is read."""
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    programs = any(name.lower().endswith("vbaproject.bin") for name in names)
    return "[Content_Types].xml" in names and "word/document.xml" in names and not programs


def _written(content: bytes) -> str | None:
    """Return whether text is an email or plain text. An email declares its encoding in its headers; a text is UTF-8."""
    written = content.removeprefix(_MARK)
    if not written.strip() or _UNWRITTEN.search(written):
        return None
    if _HEADER.match(written):
        return EMAIL
    try:
        written.decode()
    except UnicodeDecodeError:
        return None
    return TEXT
