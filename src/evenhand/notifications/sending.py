"""Sends what waits, one message a person, by email and by a signed webhook.

Each message is marked as being sent, in the database, before it is handed over. What was refused is tried again; what was
handed over without an answer is uncertain, and never sent again by itself.
"""

import hashlib
import hmac
import json
import smtplib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import formatdate
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import calendar_of
from evenhand.notifications.actions import EMAIL, claim, drop_leavers, note_lost, settle, ways
from evenhand.notifications.models import Notification, SendState
from evenhand.policy.calendar import localdate, localtime
from evenhand.wording import notifications as words

SECONDS = 20
"""How long a server may take for one answer."""
LATER, NEVER = frozenset({408, 425, 429, 503}), range(400, 500)
"""Answers of a webhook that took nothing: ask again later, and never again."""
LinkOf = Callable[[str, str, str, str], str]


@dataclass(frozen=True)
class Delivery:
    """What came of a message; ``why``: a code, "" where it was sent."""

    state: SendState
    why: str = ""


def send_waiting(landlord: Landlord, at: datetime, link: LinkOf, clock: Callable[[], datetime]) -> dict[SendState, int]:
    """Send all that goes now; return how many messages came to each state. Safe to run on any number of machines.

    ``link``: gives the path of the page that a line opens, by kind, case, act and subject.
    ``clock``: gives the moment at which an answer is recorded.
    """
    note_lost(landlord, at)
    drop_leavers(landlord)
    opened, done = has_opened(landlord, at), dict.fromkeys(SendState, 0)
    for way in ways():
        while rows := claim(landlord, way, at, opened=opened):
            outcome = _handed_over(landlord, way, rows, link, at)
            settle(rows, outcome.state, why=outcome.why, at=clock())
            done[outcome.state] += 1
    return {state: count for state, count in done.items() if count}


def has_opened(landlord: Landlord, at: datetime) -> bool:
    """Return whether a landlord's office has opened by now today."""
    return localtime(at) >= landlord.office_opens


def is_morning(landlord: Landlord, at: datetime) -> bool:
    """Return whether digests are gathered now: on a working day, once the office has opened."""
    return has_opened(landlord, at) and calendar_of(landlord).is_working(localdate(at))


def _handed_over(landlord: Landlord, way: str, rows: Sequence[Notification], link: LinkOf, at: datetime) -> Delivery:
    pages = [f"{settings.BASE_URL}{link(row.kind, row.case, row.act, row.subject)}" for row in rows]
    return _mailed(landlord, rows, pages, at) if way == EMAIL else _posted(landlord, rows, pages, at)


def _mailed(landlord: Landlord, rows: Sequence[Notification], pages: Sequence[str], at: datetime) -> Delivery:
    to = rows[0].recipient.email
    if not to:
        return Delivery(SendState.FAILED, "no_address")
    said = [words.line(row.kind, row.act, row.case, row.due_on) for row in rows]
    host = urlsplit(settings.BASE_URL).hostname
    headers = {
        "Message-ID": f"<{rows[0].message}@{host}>",
        "Date": formatdate(at.timestamp()),
        "Auto-Submitted": "auto-generated",
    }
    subject = words.subject(len(rows), urgent=any(row.urgency == "now" for row in rows))
    body = words.body(landlord.name, list(zip(said, pages, strict=True)), f"{settings.BASE_URL}/")
    return _by_smtp(EmailMessage(subject, body, settings.MAIL_FROM, [to], headers=headers))


def _by_smtp(message: EmailMessage) -> Delivery:
    backend = EmailBackend(timeout=SECONDS)
    try:
        backend.open()
    except smtplib.SMTPAuthenticationError:
        return Delivery(SendState.WAITING, "sign_in_refused")
    except (OSError, smtplib.SMTPException):
        return Delivery(SendState.WAITING, "no_connection")
    try:
        backend.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        return Delivery(SendState.FAILED if all(code >= 500 for code in codes) else SendState.WAITING, "address_refused")
    except smtplib.SMTPResponseException as refused:
        return Delivery(SendState.FAILED if refused.smtp_code >= 500 else SendState.WAITING, "refused")
    except (OSError, smtplib.SMTPException):  # it was handed over, in part at least: the server may have taken it
        return Delivery(SendState.UNCERTAIN, "no_answer")
    finally:
        _leave(backend)
    return Delivery(SendState.SENT)


def _leave(backend: EmailBackend) -> None:
    """Say goodbye; what a server makes of that changes nothing that it took."""
    with suppress(OSError, smtplib.SMTPException):
        backend.close()


def _posted(landlord: Landlord, rows: Sequence[Notification], pages: Sequence[str], at: datetime) -> Delivery:
    lines = [
        {
            "kind": row.kind,
            "case": row.case,
            "act": row.act,
            "due_on": row.due_on.isoformat() if row.due_on else None,
            "says": words.line(row.kind, row.act, row.case, row.due_on),
            "link": page,
        }
        for row, page in zip(rows, pages, strict=True)
    ]
    told = {
        "id": rows[0].message,
        "type": "notification",
        "landlord": landlord.slug,
        "to": rows[0].recipient.username,
        "lines": lines,
    }
    body = json.dumps(told, ensure_ascii=False, allow_nan=False).encode()
    stamp = str(int(at.timestamp()))
    headers = {
        "Content-Type": "application/json",
        "Evenhand-Message": rows[0].message,
        "Evenhand-Timestamp": stamp,
        "Evenhand-Signature": f"v1={signature(settings.WEBHOOK_SECRET, stamp, body)}",
    }
    return _by_http(settings.WEBHOOK_URL, body, headers)


def signature(secret: str, stamp: str, body: bytes) -> str:
    """Return HMAC-SHA256 over the timestamp in seconds, a full stop and the body, in hexadecimal."""
    return hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _by_http(address: str, body: bytes, headers: dict[str, str]) -> Delivery:
    """Post once; a redirect is not followed."""
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=SECONDS)
    try:
        connection.connect()
    except OSError:
        return Delivery(SendState.WAITING, "no_connection")
    try:
        connection.request("POST", f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", body, headers)
        status = connection.getresponse().status
    except (OSError, HTTPException):
        return Delivery(SendState.UNCERTAIN, "no_answer")
    finally:
        connection.close()
    if status // 100 == 2:
        return Delivery(SendState.SENT)
    if status in LATER:
        return Delivery(SendState.WAITING, "refused")
    return Delivery(SendState.FAILED if status in NEVER or status // 100 == 3 else SendState.UNCERTAIN, "refused")
