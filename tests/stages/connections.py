"""Switches Django's connection to another database within a test that has changed nothing."""

from typing import Any

from django.db import connection


def swap(raw: Any) -> None:
    """Go on with another connection to the server or file, in a transaction with the same savepoints."""
    connection.connection.rollback()
    connection.connection = raw
    begin()


def begin() -> None:
    """Begin the transaction that Django believes to be open, and its savepoints."""
    if not connection.in_atomic_block:
        return
    connection._start_transaction_under_autocommit()
    for name in filter(None, connection.savepoint_ids):
        connection._savepoint(name)
