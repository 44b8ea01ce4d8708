"""Answers /healthz and /readyz, for a proxy or a monitor: before hosts, sessions and pages are looked at.

``/healthz``: the process answers. ``/readyz``: its database answers, is migrated, and the key opens what is sealed; 503 names
which of them does not. Neither says more: they are open to everybody.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

from django.http import HttpRequest, HttpResponse

from evenhand.health.checks import unready

HOLDS = 5.0
"""Seconds for which an answer of readiness holds: asking often costs nothing."""
UNREADY = 503


class _Answered:
    at = -HOLDS
    missing: tuple[str, ...] = ()


def answer_probes(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer the two addresses, and pass on all others."""

    def probed(request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return _plain("ok")
        if request.path == "/readyz":
            missing = _missing()
            return _plain(f"not ready: {', '.join(missing)}", UNREADY) if missing else _plain("ready")
        return answer(request)

    return probed


def _missing() -> tuple[str, ...]:
    if monotonic() - _Answered.at > HOLDS or _Answered.missing:
        _Answered.missing = unready(datetime.now(UTC))
        _Answered.at = monotonic()
    return _Answered.missing


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(
        f"{text}\n", status=status, content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"}
    )
