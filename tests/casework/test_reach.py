"""Checks that a letter goes to where it reaches the customer, and has a gap where that is not known."""

import pytest

from evenhand.casework.details import Details
from evenhand.casework.details.customers import WayToReach
from evenhand.casework.details.departures import Departed
from evenhand.casework.letter_preview import preview
from evenhand.casework.perform import consider_act, prepare
from evenhand.letters.models import Notice
from evenhand.policy.remedies import remedy_of
from evenhand.policy.vocabulary import Act, NoticePart
from tests.builders.decided import in_force
from tests.builders.house import house
from tests.clauses import clause
from tests.stages import stage
from tests.web.acting import address, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db

LIFTED = Details(words="She has moved to another town.")


@pytest.fixture
@stage
def moved():
    """Return a landlord, a case and its measure, whose customer has left the home."""
    place = house()
    case, measure = in_force(place)
    place.later(days=5)
    place.do(Act.RECORD_DEPARTURE, Departed(words="She gave her notice.", customer=place.customer.reference, what="left"))
    return place, case, measure


def lifting(place, case, measure):
    return prepare(Act.LIFT, LIFTED, by=place.officers["officer"], at=place.at, case=case, subject=measure)


@clause("floor:9:3")
def test_a_letter_to_a_customer_who_left_has_a_gap(moved):
    place, case, measure = moved
    verdict = consider_act(Act.LIFT, LIFTED, by=place.officers["officer"], at=place.at, case=case, subject=measure)
    (refusal,) = verdict.refusals

    assert (refusal.cited.id, refusal.rule) == ("floor:9:3", "letter_reaches")
    remedy = remedy_of(refusal.cures[0], verdict)
    assert (remedy.act, remedy.field) == (Act.RECORD_REACH, "by")
    composed = preview(lifting(place, case, measure))
    assert composed.missing == (NoticePart.REACHED_AT,)
    assert composed.letter.gaps[0].says == "where we reach the customer"
    assert composed.letter.recipient.lines == ("Marion Vale",)


@clause("floor:9:3")
@pytest.mark.parametrize(
    ("by", "to", "head"),
    [
        ("post", "9 Mill Row\n \u200e\nOtterford\nOT3 0ZZ", ("9 Mill Row", "Otterford", "OT3 0ZZ")),
        ("email", "nora@vale.example", ("By email: nora@vale.example",)),
        ("otherwise", "Kept at our office, where she collects it", ("Kept at our office, where she collects it",)),
    ],
)
def test_a_recorded_way_heads_the_letter(moved, by, to, head):
    place, case, measure = moved
    place.do(Act.RECORD_REACH, WayToReach(words="She rang on Monday.", by=by, to=to), case=case)

    place.do(Act.LIFT, LIFTED, case=case, subject=measure)

    assert Notice.objects.latest("id").letter["recipient"]["lines"] == ["Marion Vale", *head]


@clause("floor:9:3")
def test_a_recorded_reason_lets_a_letter_go_without_address(moved):
    place, case, measure = moved
    told = Details(words="She has moved.", departures={"floor:9:3": "We rang her sister twice; nobody knows where she is."})

    place.do(Act.LIFT, told, "manager", case=case, subject=measure)

    notice = Notice.objects.latest("id")
    assert notice.letter["recipient"]["lines"] == ["Marion Vale"]
    assert "reached_at" not in notice.must


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({}, "Select how letters reach them"),
        ({"by": "post"}, "Write where letters go"),
        ({"by": "email", "email": "nora at vale"}, "Enter an email address in the correct format"),
        ({"by": "otherwise", "address": "9 Mill Row"}, "Write where letters go"),
        ({"by": "post", "address": "9 Mill Row\n" * 9}, "Write the address in at most 8 lines"),
        ({"by": "post", "address": "9 Mill Row" * 40}, "Write the address in at most 8 lines"),
    ],
)
def test_a_way_that_leads_nowhere_is_refused(moved, answers, says):
    place, case, _ = moved
    set_clock(place)

    page = send(signed_in(place), address(case, Act.RECORD_REACH), answers | {"words": "She rang."})

    assert page.status_code == 422
    assert says in text_of(page)


def test_the_page_begins_with_the_way_on_file(moved):
    place, case, measure = moved
    set_clock(place)
    where = address(case, Act.RECORD_REACH)
    told = {"by": "post", "address": "9 Mill Row\r\nOtterford", "words": "She rang on Monday."}

    assert send(signed_in(place), where, told).status_code == 302

    form = signed_in(place).get(where).context["form"]
    assert (form["by"].value(), form["address"].value()) == ("post", "9 Mill Row\nOtterford")
    assert preview(lifting(place, case, measure)).missing == ()
