"""Reads an email safely: sender, receiver, date, subject and words. Nothing in it runs or is fetched."""

import email
import html
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from typing import cast

import olefile

from evenhand.incidents.file_types import EMAIL, OUTLOOK, TEXT

MOST = 100_000
"""The most characters shown of a text."""
_MOST_NAMED = 50
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_UNREADABLE = (MessageError, ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""What email readers raise on malformed messages."""


@dataclass(frozen=True)
class MessageText:
    """The content of an email or a text. ``head``: from, to, date, subject.

    ``attached``: the names of what came with it, "" for what has none.
    ``formatted``: the words were taken out of a formatted version; ``cut``: only their beginning is here.
    """

    head: tuple[tuple[str, str], ...] = ()
    words: str = ""
    attached: tuple[str, ...] = ()
    formatted: bool = False
    cut: bool = False


def read(kind: str, content: bytes) -> MessageText | None:
    """Return the content of an email or a text; None where it cannot be read, or is no such file."""
    reader = _READERS.get(kind)
    try:
        found = reader(content) if reader else None
    except _UNREADABLE:
        return None
    if found is None or not (found.head or found.words or found.attached):
        return None
    words = _plain(found.words)
    cut = len(words) > MOST or len(found.attached) > _MOST_NAMED
    return MessageText(found.head, words[:MOST].strip(), found.attached[:_MOST_NAMED], found.formatted, cut)


def _text(content: bytes) -> MessageText:
    return MessageText(words=content.decode("utf-8-sig", "replace"))


def _email(content: bytes) -> MessageText:
    found = email.message_from_bytes(content.removeprefix(b"\xef\xbb\xbf"), policy=policy.default)
    names = ("From", "To", "Cc", "Date", "Subject")
    head = tuple((name, _plain(str(found[name]))) for name in names if found[name])
    words, formatted = _body(found)
    attached = tuple(_plain(part.get_filename() or "") for part in found.iter_attachments())
    return MessageText(head, words, attached, formatted)


def _body(found: EmailMessage) -> tuple[str, bool]:
    plain = found.get_body(("plain",))
    part = plain or found.get_body(("html",))
    if part is None:
        return "", False
    says = str(part.get_content()) if part.get_content_charset() else _undeclared(part)
    return (says, False) if plain else (words_of(says), True)


def _undeclared(part: MIMEPart) -> str:
    """Return words without a declared encoding: most are UTF-8, the rest Windows-1252."""
    content = cast("bytes", part.get_payload(decode=True))
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


_FROM, _ADDRESS, _TO, _CC, _SUBJECT, _SENT_WITH = "0C1A", "0C1F", "0E04", "0E03", "0037", "007D"
_WORDS, _HTML, _NAMED = "1000", "1013", "3707"


def _outlook(content: bytes) -> MessageText:
    with olefile.OleFileIO(io.BytesIO(content)) as found:
        sender = " ".join(filter(None, (_property(found, _FROM), _bracketed(_property(found, _ADDRESS)))))
        sent = email.message_from_string(_property(found, _SENT_WITH), policy=policy.default)["Date"]
        head = (
            ("From", sender),
            ("To", _property(found, _TO)),
            ("Cc", _property(found, _CC)),
            ("Date", str(sent or "")),
            ("Subject", _property(found, _SUBJECT)),
        )
        plain, rich = _property(found, _WORDS), _stream(found, f"__substg1.0_{_HTML}0102").decode("utf-8", "replace")
        attached = tuple(_attached(found))
    shown = tuple((name, _plain(value)) for name, value in head if value.strip())
    return MessageText(shown, plain or words_of(rich), attached, formatted=not plain and bool(rich))


def _attached(found: olefile.OleFileIO) -> Iterator[str]:
    for place in sorted({entry[0] for entry in found.listdir() if entry[0].startswith("__attach_version1.0_")}):
        yield _plain(_property(found, _NAMED, f"{place}/"))


def _property(found: olefile.OleFileIO, tag: str, place: str = "") -> str:
    """Return a text of an Outlook message: in UTF-16, or as older programs wrote it."""
    wide = _stream(found, f"{place}__substg1.0_{tag}001F")
    return wide.decode("utf-16-le", "replace") or _stream(found, f"{place}__substg1.0_{tag}001E").decode("cp1252", "replace")


def _stream(found: olefile.OleFileIO, name: str) -> bytes:
    return bytes(found.openstream(name).read()) if found.exists(name) else b""


def _bracketed(address: str) -> str:
    return f"<{address}>" if "@" in address else ""


def _plain(text: str) -> str:
    """Return a text without invisible characters that change how others look, such as reversing a line."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n"))


COMMENT = "!--"
SILENT = frozenset({"script", "style", "head", "title", "template"})
BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote"})
_NAME, _BLANKS = re.compile("/?[A-Za-z0-9]*"), re.compile(r"\s+")


def words_of(formatted: str) -> str:
    """Return the words of a formatted text, a line for each of its blocks: in one pass, however it is written.

    They are text and are shown as text: a missed tag is visible and does nothing. (The standard library's
    parser takes a minute for 300 kB of comments that are never closed.)
    """
    first, *pieces = formatted.split("<")
    found, silent = [first], ""
    for piece in pieces:
        silent, says = _read_on(silent, piece)
        found.append(says)
    lines = html.unescape("".join(found)).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def _read_on(silent: str, piece: str) -> tuple[str, str]:
    """Return the hidden part in which a piece after a "<" ends, if any, and its visible text."""
    if silent == COMMENT or (not silent and piece.startswith(COMMENT)):
        _, ended, says = piece.partition("-->")
        return ("", says) if ended else (COMMENT, "")
    tag, _, says = piece.partition(">")
    found = _NAME.match(tag)
    name = found[0].lower() if found else ""
    if silent:
        return ("", says) if name == f"/{silent}" else (silent, "")
    if name in SILENT:
        return name, ""
    return "", ("\n" if name.strip("/") in BREAKS else "") + _BLANKS.sub(" ", says)


_READERS: dict[str, Callable[[bytes], MessageText]] = {TEXT: _text, EMAIL: _email, OUTLOOK: _outlook}
