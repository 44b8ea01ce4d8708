"""Reads every row that the facts of cases rest on, in one statement for any number of cases.

The statement is a UNION ALL of one SELECT for each of `TABLES`: which table, which case, and the columns as one JSON array.
Django compiles it from the models once for a process; after that it is text, and PostgreSQL plans it once for a connection.
"""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, get_args, get_type_hints
from weakref import WeakSet

from django.db import ProgrammingError, connection
from django.db.models import F, Func, JSONField, TextField
from django.db.models.expressions import Combinable
from psycopg.errors import InvalidSqlStatementName

from evenhand.casework.facts.tables import TABLES, FactTable, Rows

MOST = 1000
"""The most cases read at once: SQLite takes 32,766 parameters at most."""


class _Columns(Func):
    """Columns as the text of one JSON array: days in ISO form, JSON columns as JSON."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> Any:
        source = [_Parsed(one) if isinstance(one.output_field, JSONField) else one for one in self.get_source_expressions()]
        columns = self.copy()
        columns.set_source_expressions(source)
        return columns.as_sql(compiler, connection, function="JSON_ARRAY")

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> Any:
        return self.as_sql(compiler, connection, template="JSON_BUILD_ARRAY(%(expressions)s)::text")


class _Parsed(Func):
    function = "JSON"
    output_field = TextField()


class _Read(NamedTuple):
    """How one kind of row becomes its records."""

    make: Callable[[list[Any]], Any]
    converts: tuple[tuple[int, Callable[[Any], Any]], ...]
    order: Callable[[Any], Any]


def rows_of(cases: Iterable[int]) -> dict[int, Rows]:
    """Return the rows of cases by the case's number; a missing case is left out. One query for `MOST` cases."""
    numbers = list(dict.fromkeys(cases))
    found: dict[int, list[list[Any]]] = {number: [[] for _ in TABLES] for number in numbers}
    for start in range(0, len(numbers), MOST):
        for table, case, columns in _selected(numbers[start : start + MOST]):
            values, read = json.loads(columns), _READS[table]
            for place, convert in read.converts:
                if values[place] is not None:
                    values[place] = convert(values[place])
            found[case][table].append(read.make(values))
    return {case: _in_order(kinds) for case, kinds in found.items() if kinds[0]}


def _selected(numbers: list[int]) -> list[tuple[int, int, str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            if connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
                cursor.execute(_statement("= ANY(%(cases)s)"), {"cases": numbers})
            else:
                _execute(cursor, numbers)
        else:
            names = [f"case_{place}" for place in range(len(numbers))]
            among = ", ".join(f"%({name})s" for name in names)
            cursor.execute(_statement(f"IN ({among})"), dict(zip(names, numbers, strict=True)))
        found: list[tuple[int, int, str]] = cursor.fetchall()
    return found


def _execute(cursor: Any, numbers: list[int]) -> None:
    """Let PostgreSQL plan the statement once for a connection: planning takes seven times as long as reading one case.

    A connection that has lost it (``DISCARD ALL``) is given it again; inside a transaction only the next one can be.
    """
    execute = f"EXECUTE {_NAME} ('{{{','.join(map(str, numbers))}}}')"
    try:
        _prepare()
        cursor.execute(execute)
    except ProgrammingError as lost:
        if not isinstance(lost.__cause__, InvalidSqlStatementName):
            raise
        _PREPARED.discard(connection.connection)
        if connection.in_atomic_block:
            raise
        _prepare()
        cursor.execute(execute)


def _prepare() -> None:
    held = connection.connection
    if held not in _PREPARED:
        with connection.wrap_database_errors, held.cursor() as cursor:
            cursor.execute(f"PREPARE {_NAME} (bigint[]) AS {_statement('= ANY($1)')}")
        _PREPARED.add(held)


def _in_order(kinds: list[list[Any]]) -> Rows:
    for rows, read in zip(kinds, _READS, strict=True):
        if len(rows) > 1:
            rows.sort(key=read.order)
    return Rows(**dict(zip(TABLES, kinds, strict=True)))


def _statement(among: str) -> str:
    """Return the statement for ``among`` cases."""
    return " UNION ALL ".join(f"SELECT {number}, {select}".replace(_ONE, among) for number, select in enumerate(_selects()))


_ONE = "IN (%s)"
_NAME = "evenhand_facts"
_PREPARED: WeakSet[Any] = WeakSet()
"""Connections that have the statement prepared."""


@cache
def _selects() -> tuple[str, ...]:
    """Return the SELECT of each table in the default database's dialect, without its first word."""
    return tuple(_select(table).removeprefix("SELECT ") for table in TABLES.values())


def _select(table: FactTable) -> str:
    rows = table.model._default_manager.filter(table.only, **{f"{table.case}__in": [0]}).order_by()  # noqa: SLF001
    columns = _Columns(*(_expression(table.path(name)) for name in table.record._fields))
    sql, params = rows.annotate(_columns=columns).values_list(table.case, "_columns").query.sql_with_params()
    assert params == (0,), sql  # noqa: S101 - only the case is asked for from outside
    return str(sql)


def _expression(path: str | Combinable) -> Any:
    return F(path) if isinstance(path, str) else path


def _moment(text: str) -> datetime:
    """Return a moment; SQLite stores them in UTC without a zone."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


_CONVERTS: dict[type, Callable[[Any], Any]] = {date: date.fromisoformat, datetime: _moment, bool: bool}


def _read(table: FactTable) -> _Read:
    hints = get_type_hints(table.record)
    kinds = [next((kind for kind in (hint, *get_args(hint)) if kind in _CONVERTS), None) for hint in hints.values()]
    converts = tuple((place, _CONVERTS[kind]) for place, kind in enumerate(kinds) if kind)
    return _Read(table.record._make, converts, attrgetter(*table.order))


_READS = tuple(_read(table) for table in TABLES.values())
