"""Checks ``evenhand doctor`` and the page: each fault that an installation can have is named, worst first, with what to do."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from evenhand import clock
from evenhand.config import probes
from evenhand.config.outgoing import mail_server
from evenhand.health import checks
from evenhand.health.actions import note_run
from evenhand.health.checks import before_start
from evenhand.journal.actions import record
from evenhand.landlords.actions import set_manager
from evenhand.notifications.actions import decide
from evenhand.notifications.queries import unsettled
from evenhand.ops.cli import main
from tests.builders.adopting import with_owners
from tests.builders.house import house
from tests.builders.mailboxes import unanswered
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
NEVER = {
    "work": "`evenhand work` has never run here. Start it, and keep it running: limits end and reminders come by it.",
    "backup": (
        "No backup was ever made. Let `evenhand backup FOLDER` run every night, and `evenhand restore --check` on what it made."
    ),
    "notifications": (
        "No message goes out: colleagues see what waits once they sign in. "
        "Set EVENHAND_MAIL and EVENHAND_MAIL_FROM, or EVENHAND_WEBHOOK."
    ),
    "scan": "Files are kept unscanned. Name a command in EVENHAND_SCAN that looks for harmful content.",
}


@pytest.fixture(autouse=True)
def well(settings, tmp_path):
    """Give an installation in which nothing is wrong."""
    settings.DATA, settings.HEADS_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "heads", tmp_path / "files"
    settings.CLOCK_FILE, settings.SCAN_COMMAND = tmp_path / "clock", "true"
    settings.WEBHOOK_URL, settings.WEBHOOK_SECRET = "http://127.0.0.1:9/", "x" * 32
    tmp_path.chmod(0o700)
    for job in ("work", "backup", "files"):
        note_run(job, clock.now())
    return settings


def found() -> dict[str, tuple[str, str]]:
    """Return what is not good: its level and its sentences, by the key of its check."""
    return {one.key: (one.level, " ".join(one.says)) for one in checks.examine(clock.now()) if one.level != "good"}


def test_well_installation_has_nothing_to_do(capsys):
    assert main(["doctor"]) == 0
    first = "Settings, Host names, Trusted proxies, Email and webhook, Folders can be written, Static files and fonts, Database"
    rest = "Migrations, Key of the journal, Users of the demo, Work that runs by itself, Backup, Heads of the journal, Clocks"
    last = "Evidence and its files, Decisions that nobody can take, Messages to colleagues, Disk, Folders are private"
    assert capsys.readouterr().out == f"good     {first}, {rest}, {last}, Scan of files\n"


def test_new_installation_lists_worst_first_what_to_do(well, tmp_path, capsys):
    connection.cursor().execute("DELETE FROM health_lastrun")
    well.SCAN_COMMAND = well.WEBHOOK_URL = ""
    tmp_path.chmod(0o755)

    assert main(["doctor"]) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [
        f"fault    Work that runs by itself: {NEVER['work']}",
        f"fault    Backup: {NEVER['backup']}",
        f"warning  Messages to colleagues: {NEVER['notifications']}",
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


def test_message_without_an_answer_is_a_fault_until_decided():
    place = set_clock(house())
    message = unanswered(place, "officer")

    says = "1 message to a colleague may not have arrived."
    do = "Open “Messages that may not have arrived”: say for each if it arrived, or send it again."
    assert found()["notifications"] == ("fault", f"{says} {do}")
    decide(place.landlord, message, arrived=True, by="EV-2", at=place.at)
    assert "notifications" not in found()


def test_administrator_decides_about_a_message_on_its_page():
    place = set_clock(with_owners(house()))
    message = unanswered(place, "officer")
    administrator = client_of(place, next(who for who, one in place.officers.items() if one.may("policy_owner")))
    assert client_of(place, "officer").get("/landlord/messages/").status_code == 404

    page = administrator.get("/landlord/messages/").content.decode()
    assert f"Webhook to {place.officers['officer'].user.name}, 1 line" in page
    assert place.customer.name not in page
    assert unsettled(place.landlord)[0].reference == message
    assert administrator.post("/landlord/messages/", {"message": message, "action": "again"}).status_code == 302
    assert unsettled(place.landlord) == []
    page = administrator.get("/landlord/messages/").content.decode()
    assert ("The message will be sent again within some minutes." in page, "Each message arrived." in page) == (True, True)


def test_message_of_another_landlord_is_left_alone():
    place, other = set_clock(with_owners(house())), house("other-homes", "Other Homes")
    message = unanswered(other, "officer")
    administrator = client_of(place, next(who for who, one in place.officers.items() if one.may("policy_owner")))

    administrator.post("/landlord/messages/", {"message": message, "action": "again"})
    assert [one.reference for one in unsettled(other.landlord)] == [message]


@pytest.mark.parametrize(
    ("mail", "hook", "secret", "faults"),
    [
        ("smtp://mail.example", "", "", []),
        ("smtp://mail.example?tls=off", "", "", ["evenhand.E024"]),
        ("smtp://127.0.0.1:25?tls=off", "https://hook.example/a", "y" * 32, []),
        (
            "mail://mail.example",
            "http://hook.example/",
            "short",
            ["evenhand.E023", "evenhand.E024", "evenhand.E025", "evenhand.E026"],
        ),
    ],
)
def test_start_refuses_ways_that_cannot_be_used(well, mail, hook, secret, faults):
    server = mail_server(mail)
    well.MAIL_ON, well.MAIL_FROM, well.EMAIL_HOST, well.EMAIL_PORT = True, "a@b.example", server.host, server.port
    well.EMAIL_USE_TLS, well.EMAIL_USE_SSL = server.starts_tls, server.is_tls
    well.WEBHOOK_URL, well.WEBHOOK_SECRET = hook, secret

    named = [one.id for one in before_start(clock.now()) if one.id in {f"evenhand.E0{n}" for n in range(23, 27)}]
    assert named == faults


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
