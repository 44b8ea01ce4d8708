"""Changes a backup in each way that a disk or a person may, and expects its refusal by name."""

import json
import shutil

import pytest
from django.db import connection

from evenhand.health.engines import FILE
from evenhand.health.manifest import NotRestorable, read
from tests.health.installation import KEY

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DATABASE = FILE[connection.vendor]


@pytest.fixture(scope="module")
def made(prepared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("backups") / "backup"
    prepared.good("backup", folder)
    return folder


@pytest.fixture
def backup(made, tmp_path, settings):
    settings.JOURNAL_KEY = KEY
    return shutil.copytree(made, tmp_path / "backup")


def refused(folder) -> str:
    with pytest.raises(NotRestorable) as why:
        read(folder)
    return str(why.value)


def evidence(folder):
    return min((folder / "files").rglob("*/*/*"))


def test_backup_as_it_was_made_is_read(backup):
    assert sorted(read(backup).state.ends) == ["1", "2"]


@pytest.mark.parametrize("part", ["database", "evidence", "head"])
@pytest.mark.parametrize("how", ["truncated", "emptied", "changed", "missing"])
def test_file_that_is_not_as_it_was_is_refused_by_name(backup, part, how):
    path = {"database": backup / DATABASE, "evidence": evidence(backup), "head": backup / "heads" / "1.head"}[part]
    content = path.read_bytes()
    less = {"truncated": content[: len(content) // 2], "emptied": b""}.get(how)
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes(bytes([content[0] ^ 1]) + content[1:] if less is None else less)

    assert refused(backup) == {
        "missing": f"{path} is missing.",
        "changed": f"{path} was changed after the backup was made.",
    }.get(how, f"{path} has {len(less or b'')} bytes, and had {len(content)} when the backup was made.")


def test_all_that_is_wrong_is_named_at_once(backup):
    (backup / "heads" / "2.head").unlink()
    (backup / "files" / "more").write_text("x")

    assert refused(backup).splitlines() == [
        f"{backup}/heads/2.head is missing.",
        f"{backup}/files/more does not belong to the backup.",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("made_at", "2020-01-01T00:00:00+00:00"),
        ("engine", "oracle"),
        ("files", {}),
        ("state", {}),
        ("mark", ""),
        ("evenhand", "9"),
    ],
)
def test_changed_manifest_is_refused_by_name(backup, name, value):
    path = backup / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {name: value}))

    assert refused(backup) == f"{path} was changed after the backup was made."


@pytest.mark.parametrize(("text", "says"), [("", "cannot be read"), ("{", "cannot be read"), ("[]", "is not a manifest."),
                                            ("{}", "has a form that this version does not know: None.")])  # fmt: skip
def test_file_that_is_no_manifest_is_refused(backup, text, says):
    path = backup / "manifest.json"
    path.write_text(text)

    assert refused(backup).startswith(f"{path} {says}")


def test_folder_that_is_no_backup_is_refused(tmp_path):
    assert refused(tmp_path) == f"{tmp_path} is not a whole backup: it has no manifest.json."
