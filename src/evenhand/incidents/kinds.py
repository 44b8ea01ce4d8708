"""Which kind a file is, told by its content alone: its name and what a browser says of it are not believed."""

import io
import re
import zipfile

NAMES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/webp": "WebP",
    "image/heic": "HEIC",
    "application/pdf": "PDF",
    "audio/mpeg": "MP3",
    "audio/mp4": "M4A",
    "audio/wav": "WAV",
    "message/rfc822": "an email (EML)",
    "text/plain": "plain text (TXT)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document (DOCX)",
}
"""The kinds that are kept, with the names by which people know them."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAGIC: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\xff\xd8\xff", "image/jpeg"),
        (rb"\x89PNG\r\n\x1a\n", "image/png"),
        (rb"GIF8[79]a", "image/gif"),
        (rb"RIFF.{4}WEBP", "image/webp"),
        (rb"RIFF.{4}WAVE", "audio/wav"),
        (rb".{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)", "image/heic"),
        (rb".{4}ftyp(M4A |M4B )", "audio/mp4"),
        (rb"%PDF-\d", "application/pdf"),
        (rb"ID3|\xff[\xfb\xfa\xf3\xf2]", "audio/mpeg"),
    )
)
_HEADER = re.compile(
    r"(Received|Return-Path|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|X-[\w-]+): ", re.IGNORECASE
)
_UNWRITTEN = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(content: bytes) -> str | None:
    """Return the media type of a file that may be kept; None where it is of no such kind."""
    for magic, kind in _MAGIC:
        if magic.match(content):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _WORD if _is_word(content) else None
    return _written(content)


def _is_word(content: bytes) -> bool:
    """Tell whether an archive is a Word document without programs in it; only its list of names is read."""
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    programs = any(name.lower().endswith("vbaproject.bin") for name in names)
    return "[Content_Types].xml" in names and "word/document.xml" in names and not programs


def _written(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if not text.strip() or _UNWRITTEN.search(text):
        return None
    return "message/rfc822" if _HEADER.match(text) else "text/plain"
