"""Configures what the product logs: moments, routes and codes, never a person's data.

A request is logged by its route (``/cases/<reference>/``), not its path, and without user or address.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.typing import Processor

log = structlog.get_logger("evenhand.requests")

_BEFORE: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logging_from(level: str) -> dict[str, Any]:
    """Return the settings of the standard library's logging: JSON lines on stderr, ours from ``level`` up."""
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
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "evenhand": {"level": level},
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
    """Log one line for each answer: method, route, status, milliseconds."""

    def timed(request: HttpRequest) -> HttpResponse:
        started = perf_counter()
        response = answer(request)
        route = request.resolver_match.route if request.resolver_match else "(no route)"
        taken = round((perf_counter() - started) * 1000)
        log.info("answered", method=request.method, route=route, status=response.status_code, ms=taken)
        return response

    return timed
