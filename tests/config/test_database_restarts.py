"""Checks that the served application keeps answering after the database closed its connections."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.builders.house import house
from tests.web.acting import signed_in

THREADS = 4
SECONDS = 60  # generous: the machine may be busy; it takes about four
OTHERS = "datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture
def place(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could close a connection")
    return house()


@pytest.fixture
def application(place):
    """Serve the product as in life, in a process of its own, on the tests' database; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    at, name = connection.settings_dict, connection.settings_dict["NAME"]
    url = f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{name}"
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--blocking-threads", str(THREADS)]
    options += ["--workers-kill-timeout", "1"]
    server = subprocess.Popen(
        [Path(sys.executable).with_name("granian"), *options, "evenhand.config.wsgi:application"],
        env={**os.environ, "EVENHAND_DEMO": "1", "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "evenhand.config.settings"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    where = f"http://127.0.0.1:{port}"
    _wait_for(where)
    yield where
    server.terminate()
    server.wait(SECONDS)


def _wait_for(where: str) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{where}/sign-in/", timeout=SECONDS)
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("The server did not start")


def status_of(where: str, cookie: str) -> int:
    asked = urllib.request.Request(where, headers={"Cookie": cookie})
    try:
        return urllib.request.urlopen(asked, timeout=SECONDS).status
    except urllib.error.HTTPError as refused:
        return refused.code


def closed() -> int:
    """Close every connection of the server, as a restart of the database does; return how many there were."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE {OTHERS}")
        return cursor.fetchone()[0]


def test_requests_after_a_database_restart_are_answered(place, application):
    cookie = f"{settings.SESSION_COOKIE_NAME}={signed_in(place).cookies[settings.SESSION_COOKIE_NAME].value}"
    before = status_of(f"{application}/", cookie)

    answered, closings = [], []
    for _ in range(3):
        closings.append(closed())
        with ThreadPoolExecutor(THREADS) as askers:
            answered += askers.map(lambda _: status_of(f"{application}/", cookie), range(2 * THREADS))

    assert before == 200
    assert min(closings) >= 1
    assert answered == [200] * 3 * 2 * THREADS
