"""Answers every error of the API as a problem (RFC 9457), whichever part of Django refused the request.

A problem quotes nothing of the request: what was sent may hold personal data.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from pydantic import BaseModel, Field

UNDER = "/api/"
MOST_BYTES = 512 * 1024
"""The largest body: a full batch takes a third of it."""
PROBLEM = "application/problem+json"
DETAILS = {
    400: "The body is not JSON in UTF-8, or names a key twice.",
    401: "Send a working token: “Authorization: Bearer evenhand_...”. Your landlord’s administrators make one.",
    404: "There is nothing here for this token: no such address, customer or home.",
    405: "This address takes POST alone.",
    413: "The body is larger than 512 KiB. Send fewer checks at once.",
    415: "Send the body as application/json.",
    422: "The body does not have the form that docs/api/openapi.json gives.",
    500: "It failed on our side. Take the contact; before a visit, ring the office first.",
    503: "The records cannot be read at the moment. Take the contact; before a visit, ring the office first.",
}
"""What to do, by the status."""


class WrongValue(BaseModel):
    """What is wrong with one value. ``at``: its place in the body, as a JSON Pointer (RFC 6901)."""

    at: str = Field(examples=["/checks/0/channel"])
    says: str


class ProblemDetails(BaseModel):
    """An error (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    faults: list[WrongValue] = []


def problem(status: int, faults: Iterable[Mapping[str, str]] = (), *, detail: str = "") -> HttpResponse:
    """Return an answer that is a problem."""
    body = problem_json(status, faults, detail=detail)
    answer = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=PROBLEM)
    if status == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def problem_json(status: int, faults: Iterable[Mapping[str, str]] = (), *, detail: str = "") -> dict[str, Any]:
    """Return a problem as JSON, for one item of a batch too."""
    title = HTTPStatus(status).phrase
    says = detail or DETAILS.get(status, title)
    return {"type": "about:blank", "title": title, "status": status, "detail": says, "faults": list(faults)}


def as_problems(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Turn each refusal below the API's address into a problem; refuse a body that is too large, and answer OPTIONS.

    A middleware. No cache keeps an answer.
    """

    def api_or_page(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(UNDER):
            return answer(request)
        response = _refused(request) or answer(request)
        if response.status_code >= HTTPStatus.BAD_REQUEST and response.headers.get("Content-Type") != PROBLEM:
            response = _instead_of(response, request)
        response.headers["Cache-Control"] = "no-store"
        return response

    return api_or_page


def _refused(request: HttpRequest) -> HttpResponse | None:
    """Return the refusal of a body that is not read at all: one of another kind, or too large."""
    if request.method == "POST" and request.content_type != "application/json":
        return problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE) if _size(request) > MOST_BYTES else None


def _instead_of(response: HttpResponseBase, request: HttpRequest) -> HttpResponse:
    allow = response.headers.get("Allow", "")
    if request.method == "OPTIONS" and allow:
        instead = HttpResponse(status=HTTPStatus.NO_CONTENT)
        del instead["Content-Type"]
    else:
        instead = problem(response.status_code)
    if allow:
        instead["Allow"] = f"{allow}, OPTIONS"
    return instead


def _size(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
