"""A worker who was harassed: owed in a named person's list, recorded on the report, shown on it and exported."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from evenhand.cases.models import Step
from evenhand.casework.case_view import case_view
from evenhand.casework.details.cases import Opened
from evenhand.casework.details.incidents import ContactEnded, Moved, Reported
from evenhand.casework.incident_queries import owed_without_a_case
from evenhand.incidents.models import Incident
from evenhand.landlords import actions as landlords
from evenhand.policy.vocabulary import Act
from tests.builders.house import house
from tests.clauses import clause
from tests.web.acting import report, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
THURSDAY = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
TOLD = {
    "words": "He said that he would follow her home. Looked at with Dana.",
    "before": "None.",
    "afterwards": "Two people at each visit.",
    "support": "Offered counselling; she took it.",
    "on_0": "26",
    "on_1": "11",
    "on_2": "2026",
}


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    built = house()
    built.at = THURSDAY
    landlords.set_manager(built.officers["adviser"], built.officers["manager"])
    return set_clock(built)


def reported(place, harassment=("sexual",), **more):
    told = Reported(
        words="Said what he would do to her.",
        customer=place.customer.reference,
        happened_at=place.at - timedelta(hours=1),
        channel="telephone",
        harassment=harassment,
        **more,
    )
    return place.do(Act.LOG_INCIDENT, told, "adviser").subject


def page(made):
    return reverse("protect-worker", args=[made])


def in_list(place, who):
    found = signed_in(place, who).get(reverse("my-work")).context["to_protect"]
    return [(one.about.href, one.count.iso, one.who) for one in found]


def owed_in(place, case):
    found = case_view(place.officers["officer"], case, place.at).duties
    return [(one.subject, one.due_on.isoformat(), one.done_on) for one in found if one.kind == "protect_worker"]


def opened(place, made):
    return place.do(Act.OPEN_CASE, Opened(customer=place.customer.reference, incidents=(made,))).case


@clause("floor:84:1")
def test_harassment_in_no_case_is_in_two_named_lists(place):
    made = reported(place)
    reported(place, harassment=())

    expected = [(page(made), "2026-11-30", f"Reported by {place.officers['adviser'].user.name}")]
    assert (in_list(place, "adviser"), in_list(place, "manager"), in_list(place, "officer")) == (expected, expected, [])

    sent = signed_in(place, "manager").post(page(made), TOLD)
    assert sent.status_code == 302, text_of(sent)
    assert (in_list(place, "adviser"), in_list(place, "manager")) == ([], [])


@clause("floor:84:1")
def test_call_ended_over_harassment_owes_the_same(place):
    made = reported(place, harassment=())
    place.do(Act.END_CONTACT, ContactEnded(because="discriminatory"), "adviser", subject=made)

    assert [day for _, day, _ in in_list(place, "adviser")] == ["2026-11-30"]
    rows = {str(row.key): str(row.value) for row in signed_in(place).get(reverse("incident", args=[made])).context["rows"]}
    assert rows["Harassment of a worker"] == "Abuse about race, religion, sex, disability or another protected characteristic"
    assert rows["What the worker is owed"] == "Look at the risk with them by 30 November 2026"


@clause("floor:84:1")
def test_case_of_a_report_owes_it_until_it_is_recorded(place):
    made = reported(place)
    case = opened(place, made)
    assert owed_in(place, case) == [(made, "2026-11-30", None)]
    assert page(made) in signed_in(place).get(reverse("case", args=[case])).content.decode()

    sent = signed_in(place).post(page(made), TOLD)

    assert sent.status_code == 302, text_of(sent)
    assert owed_in(place, case) == [(made, "2026-11-30", place.today)]
    assert Step.objects.get(act=Act.PROTECT_WORKER).subject == made


@clause("floor:84:1")
def test_record_before_a_case_counts_in_the_case(place):
    made = reported(place)
    signed_in(place, "adviser").post(page(made), TOLD)

    assert owed_in(place, opened(place, made)) == [(made, "2026-11-30", place.today)]


@clause("floor:84:1")
@pytest.mark.parametrize("in_a_case", [False, True])
def test_protection_of_a_worker_is_shown_and_exported(place, in_a_case):
    made = reported(place)
    case = opened(place, made) if in_a_case else ""
    assert signed_in(place).post(page(made), TOLD).status_code == 302

    [card] = signed_in(place).get(reverse("incident", args=[made])).context["protected"]
    name = place.officers["officer"].user.name
    assert [str(row.value) for row in card.rows] == [TOLD["words"], "None.", TOLD["afterwards"], TOLD["support"], name]
    sheet = b"".join(signed_in(place).get("/workers-protected.csv").streaming_content).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(sheet))
    assert row == {
        "Report": made,
        "Case": case,
        "Day": "2026-11-26",
        "Recorded by": name,
        "Risk": TOLD["words"],
        "Steps before": "None.",
        "Steps since": TOLD["afterwards"],
        "Support": TOLD["support"],
    }
    assert signed_in(place, "adviser").get("/workers-protected.csv").status_code == 404


def test_report_form_asks_whether_a_worker_was_harassed(place):
    client = signed_in(place, "adviser")

    logged = client.post(reverse("log-incident"), report(place, harassment=["discriminatory"], danger_is="no"))

    row = Incident.objects.get()
    assert (logged.status_code, row.harassment) == (302, ["discriminatory"])
    more = client.post(reverse("add-to-incident", args=[row.reference]), {"harassment": ["sexual"], "danger_is": "no"})
    assert (more.status_code, Incident.objects.get().harassment) == (302, ["discriminatory", "sexual"])


def test_protection_typed_while_its_report_is_withdrawn_is_kept(place):
    made = reported(place)
    place.do(Act.CORRECT_PERSON, Moved(words="Nobody.", withdraw=True), subject=made)

    late = signed_in(place).post(page(made), TOLD)

    assert late.status_code == 409
    assert "This report was withdrawn." in text_of(late)
    assert TOLD["words"] in text_of(late)


def leaves(place, who, *, manager=True):
    """End an officer's post, as a directory does; ``manager``: whether their manager stays."""
    for name in (who, *(() if manager else ("manager",))):
        member = place.officers[name].membership
        member.active = False
        member.save(update_fields=["active"])


@pytest.mark.both
@pytest.mark.parametrize(("manager", "seen"), [(True, ["manager"]), (False, ["director"])])
def test_report_of_one_who_left_falls_to_manager_or_senior(place, manager, seen):
    made = reported(place)
    leaves(place, "adviser", manager=manager)

    present = [who for who, one in place.officers.items() if one.membership.active]
    assert [who for who in present if page(made) in [href for href, *_ in in_list(place, who)]] == seen


@pytest.mark.both
def test_discriminatory_conduct_without_an_answer_is_owed_too():
    place = house(policy="conduct-2024")
    place.at = THURSDAY
    for conduct in ("discriminatory_remarks", "excessive_emails"):
        reported(place, harassment=(), behaviours=(conduct,))

    owed = owed_without_a_case(place.officers["adviser"], place.at)
    assert [(row.behaviours, duty.act) for row, duty in owed] == [(["discriminatory_remarks"], Act.PROTECT_WORKER)]
