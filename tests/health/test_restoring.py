"""Destroys an installation and restores it from its backup, on the engine that is tested."""

import json
import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.health.installation import KEY, OTHER_KEY, SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.both]
WHOLE = "Counts, guards, chains and files are those of the backup.\n"
VERIFIED = "Landlord 1, entries 5: whole.\nLandlord 2, entries 5: whole.\n"


def destroyed(place) -> None:
    """Take away every row with its guards, every file and every head."""
    if place.url:
        place.sql("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    else:
        (place.data / "evenhand.sqlite3").write_bytes(b"no database at all" * 500)
    for folder in ("files", "heads"):
        shutil.rmtree(place.data / folder)


def held(backup: Path) -> str:
    """Return how commands describe a backup."""
    kept = json.loads((backup / "manifest.json").read_text())
    rows = sum(kept["state"]["counts"].values())
    return f"{rows} rows, 4 files, journal of 10 entries, version {kept['evenhand']}, made at {kept['made_at'][:19]}Z"


def test_destroyed_rows_files_and_heads_come_back(place, tmp_path):
    rows, files, backup = place.rows(), place.files(), tmp_path / "backup"
    place.good("backup", backup)

    destroyed(place)
    said = place.good("restore", backup, "--replace", place.name)

    assert said == f"Restored: {held(backup)}.\n{WHOLE}"
    assert (place.rows(), place.files()) == (rows, files)
    assert place.good("journal", "verify") == VERIFIED
    assert place.good("files", "check") == "Rows of evidence: 4. All files fit.\n"


def test_later_rows_go_and_later_heads_are_put_aside(place, tmp_path):
    rows, backup = place.rows(), tmp_path / "backup"
    place.good("backup", backup)
    place.script(
        "import django; django.setup()\nfrom datetime import UTC, datetime\nfrom evenhand.journal.actions import record\n"
        "at = datetime(2026, 6, 3, tzinfo=UTC)\n"
        "record(landlord_id=1, act='note', subject='', by='EV-2', recorded_at=at, happened_at=at, open={})\n"
    )
    later = place.files()["heads/1.head"]

    said = place.good("restore", backup, f"--replace={place.name}").splitlines()

    aside = re.fullmatch(
        rf"The heads until now are in ({re.escape(str(place.data))}/heads/replaced-\d{{8}}T\d{{6}})\.", said[1]
    )
    assert (said[0], said[2]) == (f"Restored: {held(backup)}.", WHOLE.strip())
    assert (Path(aside[1]) / "1.head").read_bytes() == later
    assert place.rows() == rows
    assert place.good("journal", "verify") == VERIFIED


def test_database_that_holds_rows_is_replaced_only_by_name(place, tmp_path):
    rows, files, backup = place.rows(), place.files(), tmp_path / "backup"
    place.good("backup", backup)

    for words in ((), ("--replace", "another")):
        done = place.run("restore", backup, *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            f"evenhand: nothing was restored: The database {place.name} holds rows, or cannot be read. "
            f"To replace all of it, add --replace {place.name}\n"
        )
    assert (place.rows(), place.files()) == (rows, files)


def test_another_key_is_refused_before_anything_is_written(place, tmp_path):
    rows, files, backup = place.rows(), place.files(), tmp_path / "backup"
    place.good("backup", backup)
    kept = json.loads((backup / "manifest.json").read_text())["key"]

    done = place.run("restore", backup, "--replace", place.name, EVENHAND_KEY=OTHER_KEY)

    assert (done.returncode, done.stdout) == (2, "")
    told = re.fullmatch(
        r"evenhand: nothing was restored: The backup was made under another key than EVENHAND_KEY: its fingerprint is "
        r"([0-9a-f]{16}), this one's is ([0-9a-f]{16})\. Set the key under which it was made\.\n",
        done.stderr,
    )
    assert told[1] == kept != told[2]
    assert (place.rows(), place.files()) == (rows, files)


def test_backup_is_private_and_holds_no_key(place, tmp_path):
    backup = tmp_path / "kept" / "backup"
    place.good("backup", backup)

    for path in [backup, *backup.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0
        content = path.read_bytes() if path.is_file() else b""
        assert KEY.encode() not in content
        assert SECRET.encode() not in content
    assert list(backup.parent.iterdir()) == [backup]


def test_backup_over_a_folder_that_exists_is_refused(place, tmp_path):
    done = place.run("backup", tmp_path)

    assert (done.returncode, done.stderr) == (
        2,
        f"evenhand: no backup was made: {tmp_path} exists: name a new folder. A backup overwrites nothing.\n",
    )


def test_check_verifies_in_a_scratch_database_and_leaves_nothing(place, tmp_path):
    rows, files, backup = place.rows(), place.files(), tmp_path / "backup"
    place.good("backup", backup)
    destroyed(place)
    aside = tmp_path / "temporary"
    aside.mkdir()
    if place.url:
        place.sql("CREATE TABLE left_alone (n int)")

    said = place.good("restore", "--check", backup, TMPDIR=str(aside))

    assert said == f"Tried: {held(backup)}.\n{WHOLE}"
    assert list(aside.iterdir()) == []
    if place.url:
        assert place.sql("SELECT datname FROM pg_database WHERE datname LIKE 'evenhand_check_%'") == []
        assert list(place.rows()) == ["left_alone"]
    assert (rows, files) != (place.files(), rows)


def test_check_finds_evidence_that_was_gone_before_the_backup(place, tmp_path):
    backup, (first, *_) = tmp_path / "backup", sorted((place.data / "files" / "1").rglob("*/*"))
    reference = place.sql(f"SELECT reference FROM incidents_evidence WHERE landlord_id = 1 AND sha256 = '{first.name}'")[0][0]
    first.unlink()
    place.good("backup", backup)

    done = place.run("restore", "--check", backup)

    assert (done.returncode, done.stderr) == (1, f"evenhand: The file of evidence harbour-homes {reference} is missing.\n")


def test_older_backup_migrates_forward(place, tmp_path):
    backup = tmp_path / "backup"
    place.good("manage", "migrate", "--verbosity", "0", "personal", "zero")
    place.good("backup", backup)
    place.good("manage", "migrate", "--verbosity", "0")
    rows = place.rows()

    for words in (("--check",), ("--replace", place.name)):
        said = place.good("restore", backup, *words).splitlines()
        assert re.fullmatch(r"Migrated forward: [1-9]\d*\.", said[1])
    assert place.rows().keys() == rows.keys()
    assert place.good("journal", "verify") == VERIFIED


def test_newer_backup_is_refused_by_name(place, tmp_path):
    backup = tmp_path / "backup"
    place.sql("INSERT INTO django_migrations (app, name, applied) VALUES ('cases', '0999_next', '2027-01-01 00:00:00+00:00')")
    place.good("backup", backup)
    version = json.loads((backup / "manifest.json").read_text())["evenhand"]

    done = place.run("restore", backup, "--replace", place.name)

    assert done.returncode == 2
    assert done.stderr == (
        f"evenhand: nothing was restored: The backup is of a newer version ({version}; this is {version}): this version does "
        "not know the migration cases.0999_next. Install the version that made the backup, or a later one.\n"
    )


def test_what_was_erased_since_stays_erased(place, tmp_path):
    backup = tmp_path / "backup"
    place.good("backup", backup)
    place.script(
        "import django; django.setup()\nfrom datetime import UTC, datetime\nfrom evenhand.journal.actions import destroy_key\n"
        "from evenhand.people.models import Customer\n"
        "destroy_key(Customer.objects.get(landlord_id=1).reference, landlord_id=1, at=datetime(2026, 7, 1, tzinfo=UTC))\n"
    )

    said = place.good("restore", backup, "--replace", place.name).splitlines()

    assert said[1] == "Erased again, as it was erased since the backup: 1."
    living = "SELECT landlord_id FROM journal_personkey WHERE destroyed_at IS NULL"
    assert place.sql(living) == [(2,)]


def test_guard_that_a_dump_lost_is_named(place, tmp_path):
    backup = tmp_path / "backup"
    if not place.url:
        pytest.skip("SQLite switches no trigger")
    place.sql("ALTER TABLE journal_entry ENABLE ALWAYS TRIGGER journal_entry_no_update")
    place.good("backup", backup)
    kept = json.loads((backup / "manifest.json").read_text())["state"]["guards"]["journal_entry journal_entry_no_update"]

    assert kept[0] == "A"
    place.good("restore", backup, "--replace", place.name)
    enabled = "SELECT tgenabled::text FROM pg_trigger WHERE tgname = 'journal_entry_no_update'"
    assert place.sql(enabled) == [("A",)]


def test_restore_signs_everybody_out(place, tmp_path):
    backup = tmp_path / "backup"
    place.sql("INSERT INTO django_session VALUES ('a', 'b', '2030-01-01 00:00:00+00:00')")
    place.good("backup", backup)

    place.good("restore", backup, "--replace", place.name)

    assert place.sql("SELECT session_key FROM django_session") == []


def scratch_folders():
    return set(Path(tempfile.gettempdir()).glob("evenhand-restore-*"))


def test_backup_that_cannot_be_finished_leaves_no_folder(place, tmp_path):
    before = scratch_folders()
    backup = tmp_path / "kept" / "backup"
    if place.url:
        done = place.run("backup", backup, DATABASE_URL=place.url.replace(place.name, "no_such_database"))
        assert done.returncode == 2
    else:
        (place.data / "evenhand.sqlite3").write_bytes(os.urandom(8192))
        done = place.run("backup", backup)
        assert (done.returncode, done.stderr) == (2, "evenhand: no backup was made: file is not a database\n")
    assert list(backup.parent.iterdir()) == []
    assert scratch_folders() - before == set()
