"""Checks ``evenhand doctor`` and the page: each fault that an installation can have is named, worst first, with what to do."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from evenhand import clock
from evenhand.config import probes
from evenhand.health import checks
from evenhand.health.actions import note_run
from evenhand.journal.actions import record
from evenhand.landlords.actions import set_manager
from evenhand.ops.cli import main
from tests.builders.adopting import with_owners
from tests.builders.house import house
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
NEVER = {
    "work": "`evenhand work` has never run here. Start it, and keep it running: limits end and reminders come by it.",
    "backup": (
        "No backup was ever made. Let `evenhand backup FOLDER` run every night, and `evenhand restore --check` on what it made."
    ),
    "scan": "Files are kept unscanned. Name a command in EVENHAND_SCAN that looks for harmful content.",
}


@pytest.fixture(autouse=True)
def well(settings, tmp_path):
    """Give an installation in which nothing is wrong."""
    settings.DATA, settings.HEADS_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "heads", tmp_path / "files"
    settings.CLOCK_FILE, settings.SCAN_COMMAND = tmp_path / "clock", "true"
    tmp_path.chmod(0o700)
    for job in ("work", "backup", "files"):
        note_run(job, clock.now())
    return settings


def found() -> dict[str, tuple[str, str]]:
    """Return what is not good: its level and its sentences, by the key of its check."""
    return {one.key: (one.level, " ".join(one.says)) for one in checks.examine(clock.now()) if one.level != "good"}


def test_well_installation_has_nothing_to_do(capsys):
    assert main(["doctor"]) == 0
    first = "Settings, Host names, Trusted proxies, Folders can be written, Static files and fonts, Database, Migrations"
    rest = "Key of the journal, Users of the demo, Work that runs by itself, Backup, Heads of the journal, Clocks"
    last = "Evidence and its files, Decisions that nobody can take, Disk, Folders are private, Scan of files"
    assert capsys.readouterr().out == f"good     {first}, {rest}, {last}\n"


def test_new_installation_lists_worst_first_what_to_do(well, tmp_path, capsys):
    connection.cursor().execute("DELETE FROM health_lastrun")
    well.SCAN_COMMAND = ""
    tmp_path.chmod(0o755)

    assert main(["doctor"]) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [
        f"fault    Work that runs by itself: {NEVER['work']}",
        f"fault    Backup: {NEVER['backup']}",
        f"warning  Folders are private: Others on this machine may enter the folder {tmp_path}: run `chmod 700 {tmp_path}`.",
        f"warning  Scan of files: {NEVER['scan']}",
    ]


def test_json_shape_is_stable(capsys):
    assert main(["doctor", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is True
    assert told["checks"][0] == {"key": "settings", "title": "Settings", "level": "good", "says": []}
    assert [one["key"] for one in told["checks"]] == [check.key for check in checks.CHECKS]


@pytest.mark.parametrize(
    ("ago", "level"),
    [({"minutes": 59}, None), ({"minutes": 61}, "fault"), ({"days": 3}, "fault")],
)
def test_work_that_stopped_for_an_hour_is_a_fault(ago, level):
    note_run("work", clock.now() - timedelta(**ago))

    assert found().get("work", (None,))[0] == level


def test_work_that_failed_at_a_landlord_is_a_fault():
    note_run("work", clock.now(), {"failed": 2, "orphans": 1})

    failed = "In its last pass `evenhand work` failed at 2 landlords."
    open_one = "1 open decision can be taken by nobody present."
    assert found() == {
        "work": ("fault", f"{failed} Look at its log; the next pass tries again."),
        "decisions": ("warning", f"{open_one} `evenhand work --once` names each, with the role that is missing."),
    }


@pytest.mark.parametrize(
    ("ago", "level"), [({"hours": 25}, None), ({"hours": 27}, "warning"), ({"days": 7}, "warning"), ({"days": 9}, "fault")]
)
def test_age_of_the_backup_is_looked_at(ago, level):
    note_run("backup", clock.now() - timedelta(**ago))

    assert found().get("backup", (None,))[0] == level


def test_head_that_is_not_at_the_chains_end_is_a_fault(well):
    at = datetime(2026, 6, 2, tzinfo=UTC)
    record(landlord_id=1, act="note", subject="", by="EV-2", recorded_at=at, happened_at=at, open={})
    assert found() == {}
    shutil.rmtree(well.HEADS_DIR)

    says = "The journal of 1 landlord does not end where its head outside the database is."
    assert found() == {"heads": ("fault", f"{says} Run `evenhand journal verify`, which names the entries.")}


def test_entry_later_than_now_shows_a_wrong_clock():
    for minutes, says in ((1, {}), (9, {"clocks"})):
        at = clock.now() + timedelta(minutes=minutes)
        record(landlord_id=1, act="note", subject="", by="EV-2", recorded_at=at, happened_at=at, open={})
        assert found().keys() == set(says)


@pytest.mark.parametrize(("megabytes", "level"), [(3000, None), (1000, "warning"), (100, "fault")])
def test_disk_that_fills_is_named(monkeypatch, megabytes, level):
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda _: SimpleNamespace(free=megabytes * 1024**2))

    assert found().get("disk", (None,))[0] == level


def test_evidence_without_its_file_is_a_fault():
    note_run("files", clock.now(), {"missing": 1, "changed": 0, "unclaimed": 2})

    says = "Evidence and its files differ: 1 files missing, 0 changed, 2 without a row."
    do = "Run `evenhand files check`, which names each. Restore what is missing from a backup."
    assert found() == {"files": ("fault", f"{says} {do}")}


def test_missing_migration_leaves_out_what_reads_rows():
    with transaction.atomic():
        connection.cursor().execute("DELETE FROM django_migrations WHERE app = 'personal'")
        looked = {one.key: one.level for one in checks.examine(clock.now())}
        transaction.set_rollback(True)

    assert looked["migrations"] == "fault"
    assert looked.keys().isdisjoint({"key", "work", "backup", "heads"})


def test_page_is_for_administrators_and_names_no_customer(well):
    well.SCAN_COMMAND = ""
    place = set_clock(with_owners(house()))
    administers = [who for who, officer in place.officers.items() if officer.may("policy_owner")]
    assert administers

    for who in place.officers:
        page = client_of(place, who).get("/landlord/health/")
        assert page.status_code == (200 if who in administers else 404)
    shown = client_of(place, administers[0]).get("/landlord/health/").content.decode()
    assert NEVER["scan"] in shown
    assert place.customer.name not in shown


def test_managers_see_since_when_nothing_ran_by_itself():
    place = set_clock(house())
    set_manager(place.officers["officer"], place.officers["manager"])
    note_run("work", place.at - timedelta(minutes=61))
    says = "What Evenhand does by itself last ran at 1 June 2026, 09:29. Tell your Evenhand administrator"

    for who, shown in (("manager", True), ("officer", False)):
        assert (says in client_of(place, who).get("/").content.decode()) is shown
    note_run("work", place.at - timedelta(minutes=59))
    assert says not in client_of(place, "manager").get("/").content.decode()


def test_each_pass_notes_itself_and_compares_files_hourly():
    place = set_clock(house())
    for _ in range(2):
        assert main(["work", "--once"]) == 0
    work, files = (checks.last_run(job) for job in ("work", "files"))

    assert work.found == {"left": 0, "orphans": 0, "failed": 0}
    assert abs(work.at - place.at) < timedelta(minutes=1)
    assert files.found == {"missing": 0, "changed": 0, "unclaimed": 0}


def test_probes_answer_without_host_session_or_page(client):
    with_host = {"HTTP_HOST": "probe.invalid"}
    alive, ready = client.get("/healthz", **with_host), client.get("/readyz", **with_host)

    assert [(one.status_code, one.content) for one in (alive, ready)] == [(200, b"ok\n"), (200, b"ready\n")]
    assert alive.headers["Cache-Control"] == "no-store"
    assert not alive.cookies


def test_readiness_names_what_is_missing_and_comes_back(client, monkeypatch):
    monkeypatch.setattr(probes._Answered, "at", -99.0)
    monkeypatch.setattr(checks, "opens_what_is_sealed", lambda: False)
    refused = client.get("/readyz")
    monkeypatch.undo()
    assert (refused.status_code, refused.content) == (503, b"not ready: key\n")
    assert client.get("/readyz").content == b"ready\n"
