"""Customers who died or left: letters stop, measures end or need a decision, each by a named act."""

from datetime import timedelta

import pytest

from evenhand.appeals.models import Appeal
from evenhand.casework.case_view import case_view
from evenhand.casework.details import Established
from evenhand.casework.details.cases import Closed
from evenhand.casework.details.customers import AccountSought, WayToReach
from evenhand.casework.details.departures import Departed
from evenhand.casework.details.letters import Issued, Served
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.details.measures import Found, Warned
from evenhand.casework.details.reviews import Reviewed
from evenhand.journal.queries import entries, open_part, verify
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.people import actions as people
from evenhand.policy.duties.duty import State
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import House, heard_and_assessed, house, once_a_week, opened
from tests.builders.scenario import case_under
from tests.clauses import clause
from tests.stages import stage

pytestmark = pytest.mark.django_db


def departed(place: House, what: str, who: str = "officer", **changes):
    told = Departed(words="His sister rang us.", customer=place.customer.reference, what=what, **changes)
    return place.do(Act.RECORD_DEPARTURE, told, who)


@stage
def bound(place: House):
    """Return a case with a measure in force, a marker, and an appeal that waits."""
    case, measure = in_force(place)
    marker = marked(place, case, place.customer.incidents.first().reference)
    return case, measure, marker, appealed(place, case, measure)


def due(place: House, case: str) -> dict[str, list[str]]:
    """Return what is owed and not done in a case: by kind, about what."""
    view = case_view(place.officers["officer"], case, place.at)
    found: dict[str, list[str]] = {}
    for duty in view.duties:
        if duty.state(place.today) in {State.UPCOMING, State.OVERDUE}:
            found.setdefault(duty.kind, []).append(duty.subject)
    return found


@clause("floor:45:3", "floor:53:1")
def test_death_ends_measure_marker_and_appeal_by_named_acts():
    place = house()
    case, measure, marker, appeal = bound(place)

    departed(place, "died")

    assert Measure.objects.get(reference=measure).ended_on == place.today
    assert Marker.objects.get(reference=marker).ended_on == place.today
    assert (Appeal.objects.get(reference=appeal).outcome, Appeal.objects.get(reference=appeal).heard_by) == (
        "fallen_away",
        None,
    )
    told = [(entry.act, entry.subject, open_part(entry)) for entry in entries(place.landlord.pk).order_by("sequence")][-5:]
    customer = place.customer.reference
    assert [(act, subject) for act, subject, _ in told] == [
        ("record_departure", customer),
        ("record_departure", customer),
        ("lift", measure),
        ("end_marker", marker),
        ("record_departure", appeal),
    ]
    assert [inside["case"] for *_, inside in told] == [None, case, case, case, case]
    assert {str(inside["cause"]) for *_, inside in told[1:]} == {str({"act": "record_departure", "subject": customer})}
    assert [fault for fault in verify(place.landlord.pk).faults if fault.kind != "no_head"] == []
    assert set(due(place, case)) == {"report"}  # what colleagues are told of it is ours
    place.do(Act.CLOSE, Closed(outcome="died", words="She has died."), case=case)


@clause("floor:45:3")
@pytest.mark.parametrize("act", [Act.WARN, Act.FIND, Act.SEEK_ACCOUNT, Act.PROPOSE])
def test_letter_to_a_dead_customer_is_refused_with_the_reason(act):
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    departed(place, "died")
    details = {
        Act.WARN: Warned(asked="Write once a week.", words="It takes staff from others."),
        Act.FIND: Found(outcome="unreasonable", words="Out of proportion."),
        Act.SEEK_ACCOUNT: AccountSought(words="Wrote.", channels=("letter",)),
        Act.PROPOSE: once_a_week(place),
    }

    with pytest.raises(ActRefused) as refused:
        place.do(act, details[act], case=case)

    assert ("floor", "45", "ends_with_the_person") in refused.value.verdict.unmet


@clause("floor:45:3")
def test_death_stops_letters_and_withdraws_the_proposal():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    letter = case_view(place.officers["officer"], case, place.at).notices[-1].reference
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject

    departed(place, "died")

    assert Measure.objects.get(reference=measure).withdrawn_on == place.today
    with pytest.raises(ActRefused):
        place.do(Act.SERVE, Served(how="email"), case=case, subject=letter)
    with pytest.raises(ActRefused):
        place.do(Act.IMPOSE, Issued(contact_person="Priya Shah"), case=case, subject=measure)


def test_case_about_a_dead_customer_cannot_be_opened():
    place = house()
    opened(place)
    departed(place, "died")

    with pytest.raises(ActRefused) as refused:
        opened(place)

    assert "ends_with_the_person" in {result.rule for result in refused.value.verdict.refusals}


@clause("floor:45:2")
def test_customer_who_left_needs_a_decision_on_each_measure():
    place = house()
    case, measure, marker, _ = bound(place)
    place.later(days=5)

    departed(place, "left")

    assert due(place, case)["decide_after_leaving"] == sorted([measure, marker])
    assert Measure.objects.get(reference=measure).ended_on is None
    place.do(Act.RECORD_REACH, WayToReach(words="She told us.", by="post", to="9 Mill Row\nOtterford"), case=case)
    place.do(Act.LIFT, Established(words="She has moved to another town."), case=case, subject=measure)
    assert due(place, case)["decide_after_leaving"] == [marker]
    kept = Reviewed(outcome="keep", words="She still comes to the office.", next_on=place.today + timedelta(days=80))
    place.do(Act.REVIEW_MARKER, kept, case=case, subject=marker)
    assert "decide_after_leaving" not in due(place, case)


@clause("floor:45:1", "floor:45:2")
def test_household_change_needs_a_decision_on_a_tenancy_marker():
    place = house(policy="conduct-2024")
    case = case_under(place, "violence")
    marker = on_the_tenancy(place, case)
    place.later(days=3)
    other = people.register(place.landlord, "Otto Vale", place.customer.home)

    told = Departed(words="He moved out.", customer=other.reference, what="left")
    place.do(Act.RECORD_DEPARTURE, told)

    assert due(place, case.case)["decide_for_household"] == [marker]
    assert "decide_after_leaving" not in due(place, case.case)


@clause("floor:45:2")
def test_death_in_household_needs_a_decision_on_tenancy_marker():
    place = house(policy="conduct-2024")
    case = case_under(place, "violence")
    marker = on_the_tenancy(place, case)
    place.later(days=3)

    departed(place, "died")

    assert Marker.objects.get(reference=marker).ended_on is None
    assert due(place, case.case)["decide_for_household"] == [marker]


@stage
def on_the_tenancy(place, case):
    incident = place.customer.incidents.first()
    told = Marked(
        key="tenancy_marker",
        instruction="Two people go to visits.",
        incidents=(incident.reference,),
        words="A visit ended in shouting.",
        review_on=place.today + timedelta(days=90),
    )
    marker = case.do(Act.PLACE_MARKER, told).subject
    agreed = MarkerAuthorised(words="It is needed.", hard_end_on=place.today + timedelta(days=365))
    case.do(Act.AUTHORISE_MARKER, agreed, marker)
    return marker


def test_a_death_that_was_recorded_by_mistake_is_taken_back():
    place = house()
    case = opened(place)
    departed(place, "died")

    departed(place, "mistaken")

    asked = AccountSought(words="Wrote to ask for her side.", channels=("letter",))
    assert place.do(Act.SEEK_ACCOUNT, asked, case=case).verdict.permitted


def test_departure_of_another_landlords_customer_is_refused():
    place, other = house(), house("other-homes", "Other Homes")
    told = Departed(words="She has died.", customer=other.customer.reference, what="died")

    with pytest.raises(Exception, match="matching query"):
        place.do(Act.RECORD_DEPARTURE, told)

    other.customer.refresh_from_db()
    assert other.customer.died_on is None
