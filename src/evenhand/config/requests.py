"""Refuses a request that is not UTF-8 text, holds a NUL or is too large, before a view, a session or a row sees it.

PostgreSQL keeps no NUL and SQLite does; half-read bytes would be stored as question marks. One place answers for every page.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.http import parse_header_parameters

NUL = "\0"
UTF_8 = frozenset({"utf-8", "utf8"})
TOO_LARGE = 413
BROKEN = re.compile("%[89A-F][0-9A-F]")
"""What Django leaves in an address for a byte that is not UTF-8."""
LOSSLESS = "latin-1"
"""Each byte is one character: the original can be read again, strictly."""
Sent = TypeVar("Sent", bound=MultiValueDict[str, Any])


def refuse_unreadable(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 to what cannot be read and 413 to what is too large, each with our own page."""

    def readable(request: HttpRequest) -> HttpResponse:
        try:
            _refuse_nul(_head(request))
            _refuse_nul(_body(request))
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
            return HttpResponse(render_to_string("413.html"), status=TOO_LARGE)
        except (ValueError, UnreadablePostError) as why:  # bytes that are no UTF-8, or a sender who went away half-way
            raise BadRequest("It is not UTF-8") from why
        return answer(request)

    return readable


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400 with a page that reads nothing of the request: no session, no query, no user."""
    return HttpResponseBadRequest(render_to_string("400.html"))


class ReadableRequest(WSGIRequest):
    """A request that is read as UTF-8 whatever it declares; the middleware refuses one that declares otherwise.

    Django decodes the query in the charset that the content type names before any handler can answer:
    ``charset=hex`` would end in the server's own empty 500.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            self.content_type, self.content_params = "", {"charset": "unreadable"}


class Handler(WSGIHandler):
    """What the server calls."""

    request_class = ReadableRequest


class Strict(FileUploadHandler):
    """Reads a multipart form as strict UTF-8, where Django puts question marks for what it cannot read."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 - Django's name
        *_: Any,
        **__: Any,
    ) -> tuple[QueryDict, MultiValueDict[str, Any]]:
        """Return the fields and the files.

        Raises:
            UnicodeDecodeError: a name or a value is not UTF-8.
        """
        assert self.request is not None  # noqa: S101 - a handler that Django made for a request has it
        others = [one for one in self.request.upload_handlers if one is not self]
        fields, files = _Parser(META, input_data, others, LOSSLESS).parse()
        return _utf_8(fields, QueryDict(mutable=True)), _utf_8(files, MultiValueDict())


class _Parser(MultiPartParser):
    def sanitize_file_name(self, file_name: str) -> str | None:
        name = _again(file_name)
        if NUL in name:
            raise MultiPartParserError("A file's name holds a NUL")
        return super().sanitize_file_name(name)


def _head(request: HttpRequest) -> Iterator[str]:
    """Yield what came beside the body, decoded: address, query, cookies and headers."""
    if (request.content_params or {}).get("charset", "utf-8").lower() not in UTF_8:
        raise BadRequest("It is not in UTF-8")
    if BROKEN.search(request.path):
        raise BadRequest("Its address is not UTF-8")
    yield request.path
    yield unquote_to_bytes(request.META.get("QUERY_STRING", "").encode(LOSSLESS)).decode()
    yield from request.GET
    yield from request.COOKIES
    yield from request.COOKIES.values()  # a quoted cookie may spell a NUL: "\000"
    yield from (value for value in request.META.values() if isinstance(value, str))


def _body(request: HttpRequest) -> Iterator[str]:
    """Yield the fields of a form, decoded."""
    if request.method == "POST" and request.content_type == "application/x-www-form-urlencoded":
        yield unquote_to_bytes(request.body).decode()
    for name, values in request.POST.lists():
        yield from (name, *map(str, values))
    yield from request.FILES


def _refuse_nul(texts: Iterable[str]) -> None:
    if any(NUL in text for text in texts):
        raise BadRequest("It holds a NUL")


def _utf_8(sent: MultiValueDict[str, Any], made: Sent) -> Sent:
    for name, values in sent.lists():
        made.setlist(_again(name), [_again(value) if isinstance(value, str) else value for value in values])
    return made


def _again(text: str) -> str:
    return text.encode(LOSSLESS).decode()
