"""Reads from the environment where notifications go: an email server that is off until it is set, and the address of pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class MailServer:
    """A mail server, by its host; ``host`` "" for none. ``is_tls``: TLS from the start; ``starts_tls``: by STARTTLS."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    is_tls: bool = False
    starts_tls: bool = False


def mail_server(address: str) -> MailServer:
    """Return the server of ``smtp://user:password@host:port``, which starts TLS, or of ``smtps://``, which begins with it.

    ``smtp://host:port?tls=off`` is for a server on this machine. `health.checks` refuses a start with an unusable one.
    """
    parts = urlsplit(address)
    return MailServer(
        parts.hostname or "",
        parts.port or PORTS.get(parts.scheme, 0),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        is_tls=parts.scheme == "smtps",
        starts_tls=parts.scheme == "smtp" and parts.query != "tls=off",
    )


def first_page(hosts: Sequence[str]) -> str:
    """Return the address of the first page at the first host that is named whole."""
    host = next((one for one in hosts if one and one[0] not in "*."), "localhost")
    return f"https://{host}"
