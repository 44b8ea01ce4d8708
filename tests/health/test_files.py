"""Checks ``evenhand files check``: rows without bytes, bytes without rows, changed bytes; nothing is removed."""

import json
import os
from datetime import UTC, datetime
from time import time

import pytest

from evenhand.health.files import compare
from evenhand.incidents.actions import attach
from evenhand.incidents.files import place_of
from evenhand.incidents.models import Evidence
from evenhand.ops.cli import main
from tests.builders.house import house, reported

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
AN_HOUR_AGO = time() - 3700


@pytest.fixture
def kept(settings, tmp_path):
    """Return three rows of evidence, two of them of the same bytes, and where their bytes are."""
    settings.MEDIA_ROOT = tmp_path / "files"
    place = house()
    reported(place)
    incident = place.customer.incidents.get()
    files = [("note.txt", b"Rang 14 times."), ("more.txt", b"Rang again."), ("again.txt", b"Rang again.")]
    attach(incident, files, by=place.officers["officer"].user, at=AT)
    return [
        (f"{place.landlord.slug} {row.reference}", place_of(place.landlord.pk, row.sha256))
        for row in Evidence.objects.order_by("id")
    ]


def checked(capsys) -> tuple[int, list[str]]:
    code = main(["files", "check"])
    return code, capsys.readouterr().out.splitlines()


def test_files_as_they_were_stored_fit(kept, capsys):
    assert checked(capsys) == (0, ["Rows of evidence: 3. All files fit."])


def test_missing_file_is_named_by_each_of_its_rows(kept, capsys):
    kept[1][1].unlink()

    lines = [f"{kept[n][0]}: the file is missing" for n in (1, 2)]
    assert checked(capsys) == (1, [*lines, "Rows of evidence: 3. Nothing was removed."])


def test_changed_bytes_of_the_same_size_are_named(kept, capsys):
    name, path = kept[0]
    path.write_bytes(path.read_bytes()[::-1])

    assert checked(capsys) == (
        1,
        [f"{name}: the file is not the one that was stored", "Rows of evidence: 3. Nothing was removed."],
    )
    assert compare(hashed=False).ok  # a pass of `work` reads no file


def test_file_without_a_row_is_named_once_it_has_settled(kept, settings, capsys):
    strange, arriving = settings.MEDIA_ROOT / "1" / "ab" / "abcd", settings.MEDIA_ROOT / "1" / "ab" / "arriving-x1"
    strange.parent.mkdir(parents=True)
    for path in (strange, arriving):
        path.write_bytes(b"?")
    assert checked(capsys)[0] == 0
    for path in (strange, arriving):
        os.utime(path, (AN_HOUR_AGO, AN_HOUR_AGO))

    lines = [f"1/ab/{name}: a file without a row" for name in ("abcd", "arriving-x1")]
    assert checked(capsys) == (1, [*lines, "Rows of evidence: 3. Nothing was removed."])
    assert strange.exists()


def test_json_shape_is_stable(kept, capsys):
    kept[0][1].unlink()

    assert main(["files", "check", "--json"]) == 1
    told = {"rows": 3, "missing": [kept[0][0]], "changed": [], "unclaimed": [], "ok": False}
    assert json.loads(capsys.readouterr().out) == told
