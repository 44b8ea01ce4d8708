"""Configures what the product logs: moments, routes and codes, never a person's data.

Each line is JSON. A request is logged by its route (``/cases/<reference>/``), not its path; sign-ins and refusals have a log of
their own, in which a user is a code (`code_of`) and the address is the client's.
"""

import logging.handlers
import os
import re
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from secrets import token_hex
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from structlog.typing import Processor

from evenhand.casework.activity import activity

log = structlog.get_logger("evenhand.requests")
access = structlog.get_logger("evenhand.access")
REQUEST_ID = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
"""A proxy's own number of a request is kept; any other text is not."""
REFUSED = frozenset({401, 403, 429})
NOT_FOUND, WRONG, FAILED = 404, 400, 500

_BEFORE: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


class AccessLog(logging.handlers.WatchedFileHandler):
    """Writes to a file that only its owner reads, made with the first line; another program may move it away."""

    def __init__(self, filename: str) -> None:
        super().__init__(filename, encoding="utf-8", delay=True)

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return open(self.baseFilename, "a", encoding="utf-8", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def logging_from(level: str, access_log: Path) -> dict[str, Any]:
    """Return the settings of the standard library's logging: JSON lines on stderr, ours from ``level`` up.

    ``access_log``: the file of sign-ins and refusals.
    """
    line = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        "foreign_pre_chain": _BEFORE,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
            "access": {"()": AccessLog, "filename": str(access_log), "formatter": "line"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "evenhand": {"level": level},
            "evenhand.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
            # Django names the path of a refused request and axes names the user: neither belongs in a log.
            "django.request": {"level": "ERROR"},
            "django.server": {"level": "ERROR"},
            "axes": {"level": "CRITICAL"},
        },
    }


structlog.configure(
    processors=[*_BEFORE, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)


def log_requests(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Log one line for each answer, and one for each refusal; the answer carries the request's number."""

    def timed(request: HttpRequest) -> HttpResponse:
        number = request.headers.get(REQUEST_ID, "")
        number = number if GIVEN.fullmatch(number) else token_hex(8)
        with structlog.contextvars.bound_contextvars(request=number), activity() as measured:
            response = answer(request)
            log.info("answered", **_named(request), **_outcome(response), **measured.used)
            if _is_refusal(request, response):
                access.info("refused", **_named(request), **_outcome(response), **_who(request))
        response.headers[REQUEST_ID] = number
        return response

    return timed


def _is_refusal(request: HttpRequest, response: HttpResponse) -> bool:
    """Return whether somebody was kept out: of a page, or of what a page of ours is about. `sign_ins` logs wrong passwords."""
    match = request.resolver_match
    if match is None or match.url_name == "sign-in":
        return False
    return response.status_code in REFUSED or response.status_code == NOT_FOUND


def _named(request: HttpRequest) -> dict[str, Any]:
    """Return the route, the act and the landlord of a request: codes that we chose, nothing that was sent."""
    match = request.resolver_match
    by = getattr(request, "officer", None) or getattr(request, "auth", None)
    act = match.kwargs.get("act") if match else None
    named = {"method": request.method, "route": match.route if match else "(no route)"}
    return named | ({"act": str(act)} if act else {}) | ({"landlord": by.landlord.slug} if by else {})


def _outcome(response: HttpResponse) -> dict[str, Any]:
    status = response.status_code
    return {"status": status, "outcome": "done" if status < WRONG else "refused" if status < FAILED else "failed"}


def _who(request: HttpRequest) -> dict[str, str]:
    user = getattr(request, "user", None)
    known = {"who": code_of(user.get_username())} if user is not None and user.is_authenticated else {}
    return {**known, "address": request.META.get("REMOTE_ADDR", "")}


def code_of(username: str) -> str:
    """Return the code of a user name in the log of sign-ins: the same each time here, and no name."""
    return salted_hmac("evenhand.access", username.casefold()).hexdigest()[:12]
