"""Checks the comparison with bare pages on each database; the bare process loads none of our code."""

import json
import os
import re

import pytest

from bench.data import asked
from bench.pages import bare_beside, compared, filled
from bench.pairs import Sizes

pytestmark = pytest.mark.django_db
TINY = ("20", "1")
LINE = re.compile(
    r"(?P<what>.+), beside a bare Django page: [\d.]+ times \(least [\d.]+, most [\d.]+\); CPU .+ ms beside .+ ms; .+"
)
VISIT = """
import json, sys
import plain.wsgi
from django.test import Client
from plain.models import User
client = Client(SERVER_NAME="127.0.0.1")
client.force_login(User.objects.get(username=sys.argv[1]))
pages = [client.get(path) for path in sys.argv[2:]]
modules = {name.split(".")[0] for name in sys.modules}
print(json.dumps({"answered": [page.status_code for page in pages], "case": pages[0].content.decode(),
                  "ours": sorted(modules & {"evenhand", "tests", "bench"})}))
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with filled(TINY, tmp_path_factory.mktemp("pages"), os.environ.get("DATABASE_URL", "")) as (ours, made):
        yield ours, made


def test_bare_process_answers_and_carries_none_of_our_code(place):
    ours, made = place
    (ours.data / "questions.json").write_text(json.dumps({"cases": [], "incident": []}))
    paths = (f"/cases/{made['case']}/", "/cases/", "/incidents/new/")

    visited = json.loads(asked(bare_beside(ours), "python", "-c", VISIT, made["user"], *paths))

    assert visited["answered"] == [200, 200, 200]
    assert visited["ours"] == []
    assert re.search(r"<dt>Customer</dt><dd>Marion Vale, tenant,", visited["case"])
    assert "Rang 14 times in one afternoon about the window" in visited["case"]


def test_three_pages_are_compared_with_counts(place):
    lines = list(compared(*place, Sizes(pairs=1, rounds=1)))

    told = [found["what"] for line in lines if (found := LINE.fullmatch(line))]
    assert told == ["list of 25 out of 20 cases", "case page", "incident form"]
    bare = [re.match(r"(\d+) queries", line.split(" beside ")[1])[1] for line in lines if "queries" in line]
    assert bare == ["5", "16", "3"]
