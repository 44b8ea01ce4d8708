# ruff: noqa: INP001 - a folder for the path of a server, not a package
"""Serves one build's WSGI application as it is; counts what one request asks of the database where the request says so.

It runs in the build's own environment and imports nothing of ours but the application that BENCH_APPLICATION names. Without
the header ``X-Bench`` a request passes straight through. ``X-Bench: count`` answers with ``X-Bench-Queries``.
``X-Bench: settle`` first leaves to the garbage collector only what comes from now on.
"""

import gc
import os
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from django.db import connection

_module, _, _name = os.environ["BENCH_APPLICATION"].partition(":")
_built = getattr(import_module(_module), _name)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer one request (PEP 3333)."""
    asked = environ.get("HTTP_X_BENCH", "")
    if asked == "settle":
        gc.collect()
        gc.freeze()
    return _counted(environ, start_response) if asked == "count" else _built(environ, start_response)


def _counted(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    queries = 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's own order
        nonlocal queries
        queries += 1
        return execute(sql, params, many, context)

    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start_response(status, [*headers, ("X-Bench-Queries", str(queries))], *more)

    with connection.execute_wrapper(count):
        answer = _built(environ, start)
    if connection.vendor == "postgresql":  # let the server's own counts be read at once, not within ten seconds
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_force_next_flush()")
        connection.close()
    return answer
