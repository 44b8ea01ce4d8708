"""Tests how the database's address becomes settings."""

from pathlib import Path

import pytest
from django.db import connection

from evenhand.config.database import database

DATA = Path("data")


def test_sqlite_in_the_data_folder_where_no_address_is_given():
    entry = database("", DATA)

    assert entry["NAME"] == DATA / "evenhand.sqlite3"
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert entry["OPTIONS"]["timeout"] == 20


def test_options_of_the_address_join_the_pool():
    entry = database("postgresql://officer:p%40ss@db.example:5433/casework?sslmode=require", DATA)

    assert (entry["NAME"], entry["USER"], entry["PASSWORD"]) == ("casework", "officer", "p@ss")
    assert (entry["HOST"], entry["PORT"]) == ("db.example", "5433")
    assert entry["OPTIONS"] == {"pool": True, "sslmode": "require"}


def test_transaction_pooler_in_the_address_disables_cursors():
    behind, direct = (database(f"postgresql://db.example/casework{ask}", DATA) for ask in ("?pooler=transaction", ""))

    assert behind["OPTIONS"] == direct["OPTIONS"] == {"pool": True}
    assert (behind["DISABLE_SERVER_SIDE_CURSORS"], direct["DISABLE_SERVER_SIDE_CURSORS"]) == (True, False)


def test_a_connection_is_checked_before_a_request_gets_it():
    assert database("postgresql://db.example/casework", DATA)["CONN_HEALTH_CHECKS"] is True


def test_another_kind_of_database_is_refused():
    with pytest.raises(ValueError, match="must start with postgresql:// or sqlite://, not mysql://"):
        database("mysql://db.example/casework", DATA)


@pytest.mark.once
@pytest.mark.django_db
def test_sqlite_waits_its_turn_and_keeps_foreign_keys():
    if connection.vendor != "sqlite":
        pytest.skip("these are SQLite's own settings")
    with connection.cursor() as cursor:
        said = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }

    assert said == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 20_000}
