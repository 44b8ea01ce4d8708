"""A real mail server and a real webhook on this machine, and a landlord whose people have addresses."""

import socket
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller

from evenhand.notifications.actions import FactToTell, claim, settle, tell, ways
from evenhand.notifications.models import SendState, Urgency
from tests.builders.house import House

SENDER = "evenhand@landlord.example"


@dataclass
class Mailboxes:
    """What a mail server took, by address. ``refuses``: its answer to an address; ``breaks``: it gives no answer."""

    boxes: dict[str, list[EmailMessage]] = field(default_factory=lambda: defaultdict(list))
    refuses: dict[str, str] = field(default_factory=dict)
    breaks: bool = False
    address: str = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        """Take an address, or refuse it."""
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Put an email into each mailbox; where the server breaks, close the connection in place of an answer."""
        for address in envelope.rcpt_tos:
            self.boxes[address].append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        if self.breaks:
            server.transport.close()
        return "250 OK"

    def lines(self, address: str) -> list[str]:
        """Return the lines of all emails to an address that say something and are no link."""
        return [line for email in self.boxes[address] for line in said(email)]

    def links(self, address: str) -> list[str]:
        """Return the addresses of pages in all emails to an address, without the last of each, to My work."""
        return [line for email in self.boxes[address] for line in text_of(email).splitlines() if line.startswith("http")]


def text_of(email: EmailMessage) -> str:
    """Return the text of an email."""
    return str(email.get_content()).replace("\r\n", "\n")


def said(email: EmailMessage) -> list[str]:
    """Return the sentences of an email, one a fact."""
    return [part.split("\n")[0] for part in text_of(email).split("\n\n")[1:-2]]


@contextmanager
def mail_server() -> Iterator[Mailboxes]:
    """Run a mail server on a free port of this machine."""
    boxes = Mailboxes()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(boxes, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        boxes.address = f"smtp://127.0.0.1:{port}?tls=off"
        yield boxes
    finally:
        controller.stop()


@dataclass
class Webhook:
    """What a webhook was sent: headers and body of each request. ``status``: what it answers; 0 closes without an answer."""

    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    status: int = 204
    address: str = ""


@contextmanager
def webhook_server() -> Iterator[Webhook]:
    """Run a webhook on a free port of this machine."""
    hook = Webhook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            hook.requests.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            if hook.status:
                self.send_response(hook.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        hook.address = f"http://127.0.0.1:{server.server_port}/hook"
        yield hook
    finally:
        server.shutdown()
        server.server_close()


def with_addresses(place: House) -> House:
    """Give everybody who works at a house an address for email."""
    for who, officer in place.officers.items():
        officer.user.email = address_of(place, who)
        officer.user.save(update_fields=["email"])
    return place


def address_of(place: House, who: str) -> str:
    """Return the address of one of the people of a house."""
    return f"{who}@{place.landlord.slug}.example"


def unanswered(place: House, who: str) -> str:
    """Tell somebody of danger by a message that was handed over without an answer; return the message."""
    fact = FactToTell("danger", "danger", Urgency.NOW, "EV-7KQ2AB12")
    tell(place.landlord, [place.officers[who].user], [fact], at=place.at)
    rows = claim(place.landlord, ways()[0], place.at, opened=True)
    settle(rows, SendState.UNCERTAIN, why="no_answer", at=place.at)
    return rows[0].message
