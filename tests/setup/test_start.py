"""Checks that a server refuses to start with demo settings or settings that would fail later."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from evenhand.config.checks import refuse_unsafe_start
from evenhand.config.start import look_at_hosts
from evenhand.landlords.actions import create_user

SECRET = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz"
KEY = SECRET[::-1]
SAFE = {"EVENHAND_SECRET": SECRET, "EVENHAND_KEY": KEY, "EVENHAND_HOSTS": "evenhand.example"}
SEALED = """
import django
django.setup()
from django.utils import timezone
from evenhand.journal.actions import record
at = timezone.now()
record(landlord_id=1, act="note", subject="EV-2222222", by="EV-2222222", recorded_at=at, happened_at=at, open={},
       sealed={"words": "She rang."}, person="EV-2222222")
"""
NAMES_ALONE = "write host names alone, with no scheme, port or path."
BLANK = "EVENHAND_HOSTS holds a blank: write host names with commas and no spaces between."
KEY_REFUSED = "EVENHAND_KEY does not open what is sealed in this database: set the key under which it was sealed."


def run(command: list[str], data: Path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND", "DATABASE", "DJANGO"))}
    return subprocess.run(
        [sys.executable, *command], env=kept | {"EVENHAND_DATA": str(data)} | env, capture_output=True, text=True, check=False
    )


def start(data: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Start what every server starts."""
    return run(["-c", "import evenhand.config.wsgi"], data, **(SAFE | env))


def refusal(data: Path, **env: str) -> str:
    """Return the last line of a start that is refused, which is what its server shows last."""
    done = start(data, **env)
    assert done.returncode == 1
    return done.stderr.splitlines()[-1].removeprefix("django.core.exceptions.ImproperlyConfigured: ")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """Make a folder whose database is migrated and holds something sealed."""
    data = tmp_path_factory.mktemp("prepared")
    made = run(["-m", "evenhand", "manage", "migrate", "--verbosity", "0"], data, **SAFE)
    assert (made.returncode, made.stderr) == (0, "")
    sealed = run(["-c", SEALED], data, **SAFE, DJANGO_SETTINGS_MODULE="evenhand.config.settings")
    assert (sealed.returncode, sealed.stderr) == (0, "")
    return data


@pytest.fixture
def data(prepared, tmp_path) -> Path:
    """Give a folder of its own, as it was prepared."""
    return Path(shutil.copytree(prepared, tmp_path / "data"))


def test_server_starts_with_its_own_secret_host_and_database(data):
    done = start(data)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("env", "says"),
    [
        (
            {"EVENHAND_SECRET": ""},
            "EVENHAND_SECRET is not set: give it 50 random characters, or EVENHAND_DEMO=1 for the demo.",
        ),
        ({"EVENHAND_SECRET": "short"}, "The secret is missing or short. Set EVENHAND_SECRET: 50 characters."),
        ({"EVENHAND_SECRET": settings.DEMO_SECRET}, "The secret is the demo's. Set EVENHAND_SECRET to one of your own."),
        ({"EVENHAND_DEBUG": "1"}, "Debug pages are on. Unset EVENHAND_DEBUG."),
        ({"EVENHAND_HOSTS": ""}, "No host name is allowed. Set EVENHAND_HOSTS."),
        ({"EVENHAND_HOSTS": "evenhand.example, www.evenhand.example"}, BLANK),
        (
            {"EVENHAND_HOSTS": "https://evenhand.example"},
            f'EVENHAND_HOSTS holds "https://evenhand.example": {NAMES_ALONE}',
        ),
        ({"EVENHAND_KEY": SECRET[:40] + KEY}, KEY_REFUSED),
    ],
    ids=lambda one: "-".join(one.values()).replace("/", "") or "none" if isinstance(one, dict) else "",
)
def test_unsafe_settings_are_refused_in_a_sentence(data, env, says):
    assert refusal(data, **env) == says


@pytest.mark.parametrize("hosts", ["evenhand.example,", " ", "a.example,,b.example", "a.example\t", ",a.example"])
def test_a_blank_among_the_hosts_is_refused(hosts):
    assert {found.msg for found in look_at_hosts(hosts.split(","))} == {BLANK}


@pytest.mark.parametrize("host", ["a.example:443", "https://a.example", "a.example/x", "a b.example", "-", "user@a.example"])
def test_invalid_host_name_is_refused(host):
    assert [found.msg for found in look_at_hosts([host])] == [f'EVENHAND_HOSTS holds "{host}": {NAMES_ALONE}']


@pytest.mark.parametrize("host", ["a.example", ".example", "127.0.0.1", "[::1]", "localhost", "xn--b-ema.example", "A.example"])
def test_a_host_name_is_taken(host):
    assert list(look_at_hosts([host])) == []


def test_a_missing_key_is_refused(data):
    assert refusal(data, EVENHAND_KEY="") == (
        "The key of the journal is missing or short. "
        "Set EVENHAND_KEY: 32 random characters or more, kept apart from the database."
    )


def test_an_empty_database_is_refused_until_it_is_migrated(tmp_path):
    says = refusal(tmp_path)

    many = says.removeprefix("The database lacks ").partition(" ")[0]
    assert int(many) > 40
    assert says == f"The database lacks {many} migrations, first contenttypes.0001_initial: run `evenhand manage migrate`."


def test_one_missing_migration_is_refused_by_its_name(data):
    back = run(["-m", "evenhand", "manage", "migrate", "--verbosity", "0", "personal", "zero"], data, **SAFE)
    assert (back.returncode, back.stderr) == (0, "")

    assert refusal(data) == ("The database lacks 1 migration, first personal.0001_initial: run `evenhand manage migrate`.")


@pytest.mark.parametrize("name", ["EVENHAND_DATA", "EVENHAND_HEADS_DIR"])
def test_a_folder_that_cannot_be_written_is_refused(data, name):
    folder = "/proc/evenhand"  # nobody makes a folder there, root neither
    url = f"sqlite://{data / 'evenhand.sqlite3'}"
    heads = {"EVENHAND_HEADS_DIR": str(data / "heads")} if name == "EVENHAND_DATA" else {}

    assert refusal(data, DATABASE_URL=url, **(heads | {name: folder})) == (
        f"The folder {folder} cannot be written (no such file or directory): "
        f"let Evenhand write there, or name another in {name}."
    )


def test_a_folder_that_is_a_file_is_refused(data):
    heads = data / "heads"
    shutil.rmtree(heads, ignore_errors=True)
    heads.write_text("")

    assert refusal(data) == (
        f"The folder {heads} cannot be written (not a directory): "
        "let Evenhand write there, or name another in EVENHAND_HEADS_DIR."
    )


def test_a_database_that_does_not_answer_is_refused(data):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert refusal(data, DATABASE_URL=f"postgresql://casework:secret@127.0.0.1:{port}/casework") == (
        f'The database cannot be reached (connection failed: connection to server at "127.0.0.1", port {port} failed: '
        "Connection refused): check DATABASE_URL, and that the database runs."
    )


def test_a_file_that_is_no_database_is_refused(data):
    (data / "evenhand.sqlite3").write_bytes(b"no database at all" * 100)

    assert refusal(data) == (
        "The database cannot be reached (file is not a database): check DATABASE_URL, and that the database runs."
    )


def settings_with(folder: Path, line: str) -> dict[str, str]:
    """Write settings of an operator's own, with one line more."""
    (folder / "own_settings.py").write_text(f"from evenhand.config.settings import *\nfrom pathlib import Path\n{line}\n")
    return {"DJANGO_SETTINGS_MODULE": "own_settings", "PYTHONPATH": str(folder)}


@pytest.mark.parametrize("line", ['STATIC_ROOT = Path("/nowhere")', 'FONTS_DIR = Path("/nowhere")'], ids=["static", "fonts"])
def test_a_start_without_the_static_build_is_refused(data, tmp_path, line):
    assert refusal(data, **settings_with(tmp_path, line)) == ("The static files and fonts are not built: run `make static`.")


def test_an_origin_without_a_scheme_is_refused(data, tmp_path):
    says = refusal(data, **settings_with(tmp_path, 'CSRF_TRUSTED_ORIGINS = ["evenhand.example"]'))

    assert says.startswith("As of Django 4.0, the values in the CSRF_TRUSTED_ORIGINS setting must start with a scheme ")
    assert "but found evenhand.example." in says


def test_every_fault_is_reported_at_once(data):
    says = refusal(data, EVENHAND_HOSTS="a.example, b.example", EVENHAND_KEY=SECRET[:40] + KEY)

    assert says == f"{BLANK} {KEY_REFUSED}"


def test_deploy_check_gives_the_same_error(data):
    done = run(["-m", "evenhand", "manage", "check", "--deploy"], data, **(SAFE | {"EVENHAND_HOSTS": "a.example, b.example"}))

    assert done.returncode == 1
    assert f"?: (evenhand.E006) {BLANK}" in done.stderr.splitlines()


def test_demo_is_not_served_from_an_unprepared_folder(tmp_path):
    done = run(["-m", "evenhand", "demo", "serve", "--port", "0"], tmp_path, EVENHAND_DEMO_DATA=str(tmp_path))

    assert done.returncode == 2
    assert done.stderr.startswith("evenhand: The database lacks ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.django_db
@pytest.mark.both
def test_server_refuses_the_users_of_the_demo(settings):
    settings.DEMO, settings.DEBUG, settings.ALLOWED_HOSTS = False, False, ["evenhand.example"]
    settings.SECRET_KEY, settings.JOURNAL_KEY = SECRET, KEY
    refuse_unsafe_start()  # a database without them is welcome
    create_user("priya", "Priya", "Shah", email=f"priya@{settings.DEMO_MAIL_DOMAIN}")

    with pytest.raises(ImproperlyConfigured, match="holds the demo's users"):
        refuse_unsafe_start()


@pytest.mark.django_db(transaction=True)
def test_a_key_that_does_not_open_what_is_sealed_is_refused(settings):
    if connection.vendor != "postgresql":
        pytest.skip("the starts above show it on SQLite")
    at = connection.settings_dict
    url = f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    sealed = run(["-c", SEALED], settings.DATA, **SAFE, DATABASE_URL=url, DJANGO_SETTINGS_MODULE="evenhand.config.settings")
    assert (sealed.returncode, sealed.stderr) == (0, "")

    assert (start(settings.DATA, DATABASE_URL=url).returncode, start(settings.DATA, DATABASE_URL=url).stderr) == (0, "")
    assert refusal(settings.DATA, DATABASE_URL=url, EVENHAND_KEY=SECRET[:40] + KEY) == KEY_REFUSED


@pytest.mark.django_db
def test_the_demo_starts_in_demo_mode_only(settings):
    assert settings.DEMO
    refuse_unsafe_start()
