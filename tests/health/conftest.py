"""Makes an installation with a story once, and a copy for each test; its database is of the engine that is tested."""

import os
from collections.abc import Iterator
from secrets import token_hex

import pytest
from django.db import connection

from tests.health.installation import STORY, Installation, on_server


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Iterator[Installation]:
    data, url = tmp_path_factory.mktemp("prepared") / "data", ""
    if connection.vendor == "postgresql":
        server = os.environ["DATABASE_URL"]
        url = f"{server.rpartition('/')[0]}/evenhand_health_{token_hex(4)}"
        on_server(url, f'CREATE DATABASE "{url.rpartition("/")[2]}"')
    data.mkdir(mode=0o700)
    made = Installation(data, url)
    made.good("manage", "migrate", "--verbosity", "0")
    made.script(STORY)
    yield made
    if url:
        on_server(url, f'DROP DATABASE "{made.name}" WITH (FORCE)')


@pytest.fixture
def place(prepared, tmp_path) -> Iterator[Installation]:
    made = prepared.copied_to(tmp_path / "data", f"evenhand_health_{token_hex(4)}")
    yield made
    if made.url:
        on_server(made.url, f'DROP DATABASE IF EXISTS "{made.name}" WITH (FORCE)')
