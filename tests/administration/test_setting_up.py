"""Sets a landlord up from a file: what it makes, what a second run changes, what is refused and where."""

import re
from pathlib import Path

import pytest
from django.test import Client

from evenhand.journal.queries import entries
from evenhand.landlords.models import DataController, Landlord, Membership, User
from evenhand.ops.cli import main
from tests.builders.house import PASSWORD
from tests.builders.landlord_file import FILE

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NEXT = (
    "Next: evenhand policy release quayside-homes FILE --by USER; for a policy that comes with Evenhand, evenhand policy adopt"
)
SAID = [
    "landlord: Quayside Homes",
    "text number: 07700 900100",
    "office hours: 09:00-17:00 becomes 08:30-17:30",
    "closure day 2026-12-24: Christmas Eve",
    "controller Quayside Homes Limited: ZA000001",
    "person i.muir: added",
    "person h.frost: added",
]


@pytest.fixture
def setup(tmp_path: Path, capsys):
    def run(text: str, *words: str):
        file = tmp_path / "landlord.yaml"
        file.write_text(text)
        code = main(["setup", str(file), *words])
        told = capsys.readouterr()
        return code, told.out.splitlines(), told.err.replace(f"{file}:", "").splitlines()

    return run


def test_file_makes_a_landlord_its_data_and_its_people(setup):
    code, out, err = setup(FILE)

    assert (code, out[:7], err) == (0, SAID, [])
    assert [line.partition(": http")[0] for line in out[7:9]] == [
        f"The link of {who}, for one use within three days" for who in ("i.muir", "h.frost")
    ]
    assert out[9:] == ["Missing: a policy.", NEXT]
    landlord = Landlord.objects.get()
    assert (landlord.nation, landlord.telephone, landlord.closure_days) == (
        "england", "01632 960100", {"2026-12-24": "Christmas Eve"},
    )  # fmt: skip
    assert DataController.objects.get().officer_email == "data@quayside.example"
    assert Membership.objects.get(user__username="i.muir").manager.user.username == "h.frost"
    acts = [(one.act, one.by) for one in reversed(list(entries(landlord.pk)))]
    calendar = User.objects.get(username="calendar.quayside-homes").reference
    assert sorted(acts) == sorted([
        *[(act, "installer") for act in ("establish", "state_text_number", "state_office_hours", "state_controller")],
        ("add_closure_day", calendar),
        *[("add_colleague", "installer")] * 2,
        ("change_colleague", "installer"),
    ])  # fmt: skip


def test_same_file_again_changes_nothing(setup):
    setup(FILE)
    before = entries(Landlord.objects.get().pk)

    code, out, err = setup(FILE)

    assert (code, err, out[0]) == (0, [], "Quayside Homes: nothing changes.")
    assert len(list(entries(Landlord.objects.get().pk))) == len(list(before))


def test_changed_file_lists_its_changes(setup):
    setup(FILE)

    code, out, _ = setup(FILE.replace("960100", "960101").replace("Head of Policy", "Policy Lead"))

    assert code == 0
    assert out[:2] == ["telephone: 01632 960100 becomes 01632 960101", "person i.muir: title"]


def test_dry_run_stores_nothing(setup):
    code, out, _ = setup(FILE, "--dry-run")

    assert (code, out) == (0, [*SAID, "Nothing was stored."])
    assert not Landlord.objects.exists()


def test_every_fault_is_named_by_line_and_column(setup):
    bad = FILE.replace("[policy_owner], manager: h.frost", "[polcy_owner], manager: nobody").replace("h.frost\np", "x\np")

    code, out, err = setup(bad)

    assert (code, out) == (2, [])
    assert err == [
        "18:1 - “x” is not among the people - name one of them by user name",
        '20:82 - “polcy_owner” is not known - did you mean "policy_owner"?',
        "20:109 - “nobody” is not known here - name a colleague by user name",
    ]
    assert not Landlord.objects.exists()


def test_administrators_link_sets_a_password_once(setup):
    _, out, _ = setup(FILE)
    link = re.search(r"(/join/EV-\w+/[\w-]+/)$", out[8]).group(1)
    client = Client()

    assert client.post(link, {"password": "password"}).status_code == 422
    assert client.post(link, {"password": PASSWORD}).status_code == 302
    assert User.objects.get(username="h.frost").check_password(PASSWORD)
    assert client.post(link, {"password": PASSWORD}).status_code == 404


def test_setup_without_a_file_asks_only_on_a_terminal(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)

    assert main(["setup"]) == 2
    assert capsys.readouterr().err == "evenhand: name a file, or run this on a terminal, where it asks.\n"
