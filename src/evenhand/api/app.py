"""Builds the API: its parser, its tokens, its errors, its operations, its OpenAPI document."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser
from ninja.security import HttpBearer
from pydantic_core import to_json

from evenhand.api.problems import PROBLEM, ProblemDetails, problem
from evenhand.casework.context import NotHere
from evenhand.clock import now
from evenhand.landlords.queries import NoPolicy
from evenhand.landlords.tokens import Program, program_of

TITLE, VERSION = "Evenhand", "1"
ABOUT = (
    "How a contact with a customer is taken: with a sentence to say, what speaks and why, until when, and what stays open. "
    "Nothing is logged as a contact. Every error is a problem (RFC 9457)."
)
ERRORS = dict.fromkeys((400, 401, 404, 405, 413, 415, 422, 500, 503), ProblemDetails)
"""What each operation may answer beside its result."""
_LONGEST_KEY = 60


class ProgramRequest(HttpRequest):
    """A request of a landlord's program."""

    auth: Program


class Token(HttpBearer):
    """The token of a landlord's program."""

    def authenticate(self, request: HttpRequest, token: str) -> Program | None:  # noqa: ARG002 - ninja's signature
        """Return the program; None where the token does not work."""
        return program_of(token, at=now())


class StrictJSON(Parser):
    """Reads a body as JSON: no NaN, no key twice, no deeper than Python reads."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return what the body holds. Raises `ValueError`."""
        try:
            return json.loads(request.body.decode(), parse_constant=_no_number, object_pairs_hook=_once)
        except RecursionError as wrong:
            raise ValueError("unreadable") from wrong


def _no_number(name: str) -> None:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


class Api(NinjaAPI):
    """The API, whose document says in which form errors come."""

    def get_openapi_schema(self, **path: Any) -> Any:
        """Return the OpenAPI document, with errors as problems."""
        found = super().get_openapi_schema(**path)
        for operations in found["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400:
                        answer["content"] = {PROBLEM: answer["content"].pop("application/json")}
        return found


api = Api(
    title=TITLE,
    version=VERSION,
    description=ABOUT,
    openapi_url=None,
    docs_url=None,
    auth=Token(),
    parser=StrictJSON(),
    urls_namespace="api-1",
)


def sent_as_it_is(body: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """Return an answer that is not validated again: tests hold each against the document."""
    return HttpResponse(to_json(body), status=status, content_type="application/json")


def faults_of(errors: list[dict[str, Any]], *, skip: int = 0) -> list[dict[str, str]]:
    """Return what is wrong and where, without the values that were sent. ``skip``: how many first parts are ninja's."""
    return [{"at": "".join(map(_step, one["loc"][skip:])), "says": _plain(one)} for one in errors]


def _step(part: str | int) -> str:
    """Return one step of a JSON Pointer (RFC 6901), of a key that is not known as far as one reads it."""
    return "/" + str(part)[:_LONGEST_KEY].replace("~", "~0").replace("/", "~1")


def _plain(error: Mapping[str, Any]) -> str:
    return str(error["msg"]).removeprefix("Value error, ")


@api.exception_handler(ValidationError)
def _not_the_form(_: HttpRequest, wrong: ValidationError) -> HttpResponse:
    return problem(422, faults_of(wrong.errors, skip=2))


@api.exception_handler(AuthenticationError)
def _no_token(_: HttpRequest, __: AuthenticationError) -> HttpResponse:
    return problem(401)


@api.exception_handler(HttpError)
def _refused(_: HttpRequest, wrong: HttpError) -> HttpResponse:
    return problem(wrong.status_code)


@api.exception_handler(NotHere)
@api.exception_handler(Http404)
def _not_found(_: HttpRequest, __: Exception) -> HttpResponse:
    return problem(404)


@api.exception_handler(NoPolicy)
@api.exception_handler(DatabaseError)
def _not_read(_: HttpRequest, __: Exception) -> HttpResponse:
    return problem(503)
