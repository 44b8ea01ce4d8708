"""Checks that a missed review reaches the people it falls to, each day until one decides, and the owner's manager."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from evenhand.casework.details.letters import Served
from evenhand.casework.details.requests import Requested
from evenhand.casework.details.reviews import Reviewed
from evenhand.casework.facts.gather import gather
from evenhand.journal.queries import entries
from evenhand.landlords import actions as landlords
from evenhand.landlords.queries import policy_of
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act
from evenhand.ui.labels import Labels
from evenhand.wording.words import Words
from evenhand.work.case_lists import workload
from evenhand.work.case_summary import worst
from evenhand.work.missed import SHOWN_FOR, missed_in_team
from evenhand.work.my_work import my_work
from evenhand.work.sweep import sweep
from tests.builders.decided import appealed, in_force
from tests.builders.house import facts_of, house, pinned_on
from tests.builders.markers import marker_authorised
from tests.builders.measure_in_force import standing
from tests.builders.scenario import case_under
from tests.clauses import clause
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


def falls(place, who):
    """Return the duties that fall to somebody by what the policy names, in their worklist."""
    return [duty.kind for row in my_work(place.officers[who], place.at) for duty in row.falls]


def take_roles_from(place, who):
    """Leave an officer without a role: no act changes a post."""
    member = place.officers[who].membership
    member.roles = []
    member.save(update_fields=["roles"])
    place.officers[who] = replace(place.officers[who])


def test_missed_review_of_an_instruction_falls_to_its_deciders():
    place, _, measure = standing("a2dominion", "visit_conditions")
    review = Measure.objects.get(reference=measure).review_on
    Measure.objects.filter(reference=measure).update(until=None)
    decides = {who for who, one in place.officers.items() if "manager" in one.person.roles}

    place.at += review - place.today
    assert {who for who in place.officers if "review_missed" in falls(place, who)} == set()
    for _ in range(10):
        place.later(days=1)
        assert {who for who in place.officers if falls(place, who).count("review_missed") == 1} == decides
    page = client_of(set_clock(place), min(decides)).get("/")
    (shown,) = [one for one in page.context["due_now"] if "review was missed" in one.says]
    assert (shown.who, shown.state.text) == ("Marion Vale · This falls to you", "Overdue")


def test_marker_with_a_missed_review_falls_to_who_may_decide():
    scenario, marker = marker_authorised("octavia", "safety_marker")
    place, row = scenario.house, Marker.objects.get(reference=marker)
    by = row.authorised_by
    senior = {who for who, one in place.officers.items() if "service_manager" in one.person.roles}

    place.at += row.review_on + DAY - place.today
    assert {who for who in place.officers if falls(place, who) == ["marker_hard_end"]} == senior
    assert by in {place.officers[who].user for who in senior}
    page = client_of(set_clock(place), min(senior)).get("/")
    (now,) = [one for one in page.context["due_now"] if "keep the marker" in one.says]
    assert now.count.iso == row.hard_end_on.isoformat()
    kept = Reviewed(outcome="keep", words="Still needed.", next_on=place.today + 30 * DAY)
    place.do(Act.REVIEW_MARKER, kept, min(senior), case=scenario.case, subject=marker)
    assert "marker_hard_end" not in {kind for who in place.officers for kind in falls(place, who)}


def test_missed_review_of_unheld_role_falls_to_the_manager():
    place, scenario, measure = standing("a2dominion", "visit_conditions")
    Measure.objects.filter(reference=measure).update(until=None)
    owner = next(who for who, one in place.officers.items() if one.user == scenario.row.owner)
    landlords.set_manager(place.officers[owner], place.officers["head_of_service"])
    place.at += Measure.objects.get(reference=measure).review_on + DAY - place.today
    assert [who for who in place.officers if "review_missed" in falls(place, who)] == ["manager"]

    take_roles_from(place, "manager")
    assert [who for who in place.officers if "review_missed" in falls(place, who)] == ["head_of_service"]
    page = client_of(set_clock(place), "head_of_service").get("/")
    (shown,) = [one for one in page.context["due_now"] if "review was missed" in one.says]
    by = scenario.row.owner.name
    assert shown.who == f"Marion Vale · No one here holds this role: Manager. It falls to you as {by}'s manager."
    sweep(place.landlord, place.at)
    last = entries(place.landlord.pk, subject=measure).filter(act="escalate").last()
    assert json.loads(last.open)["to"] == [place.officers["head_of_service"].user.reference]


def test_unheld_role_without_manager_falls_to_the_authoriser():
    scenario, marker = marker_authorised("octavia", "safety_marker")
    place, row = scenario.house, Marker.objects.get(reference=marker)
    place.at += row.review_on + DAY - place.today
    by = next(who for who, one in place.officers.items() if one.user == row.authorised_by)
    take_roles_from(place, "manager")

    assert [who for who in place.officers if "marker_hard_end" in falls(place, who)] == [by]
    page = client_of(set_clock(place), by).get("/")
    (shown,) = [one for one in page.context["due_now"] if "keep the marker" in one.says]
    owner = scenario.row.owner.name
    assert shown.who.endswith(f"It falls to you: you authorised it, and {owner} has no manager.")


def test_role_whose_holders_took_part_falls_to_the_manager():
    place = house()
    case, measure = in_force(place)
    appeal = appealed(place.later(days=1), case, measure)
    told = Requested(words="Wait for my appeal.", received_on=place.today, route="telephone", asks="stay", of=appeal)
    place.do(Act.TAKE_REQUEST, told, "adviser", case=case)
    landlords.set_manager(place.officers["officer"], place.officers["director"])
    take_roles_from(place, "assistant_director")

    assert [who for who in place.officers if "request_answer" in falls(place, who)] == []
    place.later(days=14)
    assert [who for who in place.officers if "request_answer" in falls(place, who)] == ["director"]


def test_list_shows_the_worst_duty_and_not_the_earliest():
    scenario, marker = marker_authorised("octavia", "safety_marker")
    place = scenario.house
    place.at += Marker.objects.get(reference=marker).review_on + DAY - place.today

    owed = pinned_on(place, place.today).duties(facts_of(place, scenario.case))
    late = [duty.kind for duty in owed if duty.state(place.today) == "overdue"]
    assert worst(owed, place.today).kind == "marker_review"
    assert late[0] != "marker_review"  # another one has waited for longer


def test_duty_without_a_day_is_in_the_list_of_its_owner():
    place = house(policy="a2dominion")
    scenario = case_under(place)
    scenario.establish(Act.WARN, None)  # to be reviewed regularly: no layer says how often
    owed = pinned_on(place, place.today).duties(facts_of(place, scenario.case))
    owner = next(who for who, one in place.officers.items() if one.user == scenario.row.owner)

    undated = [duty.message.code for duty in owed if duty.due_on is None]
    page = client_of(set_clock(place), owner).get(f"/cases/{scenario.case}/?due=all").context["owed"]
    assert undated == ["duty_review_warning_undated"]
    assert [one.state.text for one in page if one.count is None] == ["No day is set"]


def test_missed_review_is_shown_to_the_manager_and_counted():
    place = house()
    case, measure = in_force(place)
    landlords.set_manager(place.officers["officer"], place.officers["manager"])
    place.at += Measure.objects.get(reference=measure).review_on + DAY - place.today
    sweep(place.landlord, place.at)

    def seen(who):
        return [(row.measure.reference, row.told_on) for row in missed_in_team(place.officers[who], place.today)]

    assert {who: seen(who) for who in place.officers if seen(who)} == {"manager": [(measure, None)]}
    page = client_of(set_clock(place), "manager").get("/")
    ((link, says),) = page.context["missed"]
    ended = Measure.objects.get(reference=measure).ended_on
    assert link.text == f"Case {case}"
    assert says == (
        f"Marion Vale: a limit ended on {ended.day} September 2026, because its review was not done. "
        "Priya Shah owns the case. The customer has not been told yet."
    )
    assert [load.missed for load in workload(place.officers["manager"], place.at)] == [1]
    letter = Notice.objects.get(about=measure, outcome="missed")
    called = Labels(gather(letter.case), Words(policy_of(place.landlord, place.today))).name(letter.reference)
    assert called == f"Letter about the missed review of {place.today.day} September 2026, single point of contact"
    place.do(Act.SERVE, Served(how="email"), case=case, subject=letter.reference)
    assert seen("manager") == [(measure, place.today)]
    place.at += SHOWN_FOR
    assert seen("manager") == []


def test_missed_review_without_manager_shown_to_authoriser():
    place = house()
    _, measure = in_force(place)
    place.at += Measure.objects.get(reference=measure).review_on + DAY - place.today
    sweep(place.landlord, place.at)

    by = Measure.objects.get(reference=measure).authorised_by
    assert [who for who, one in place.officers.items() if missed_in_team(one, place.today)] == [
        who for who, one in place.officers.items() if one.user == by
    ]


def test_stay_falls_only_to_seniors_who_took_no_part():
    place = house()
    case, measure = in_force(place)
    appeal = appealed(place.later(days=1), case, measure)
    told = Requested(words="Wait for my appeal.", received_on=place.today, route="telephone", asks="stay", of=appeal)
    place.do(Act.TAKE_REQUEST, told, "adviser", case=case)
    (stay,) = [duty for duty in pinned_on(place, place.today).duties(facts_of(place, case)) if duty.act is Act.DECIDE_STAY]
    senior = {who for who, one in place.officers.items() if one.person.roles & set(stay.who)}

    assert senior == {"assistant_director", "manager"}
    assert Measure.objects.get(reference=measure).authorised_by == place.officers["manager"].user
    assert [who for who in place.officers if "request_answer" in falls(place, who)] == ["assistant_director"]
    page = client_of(set_clock(place), "assistant_director").get("/").context
    assert "request" in " ".join(one.name for one in page["decisions"])
    assert [one.says for one in (*page["due_now"], *page["due"])] == []


@clause("floor:44:2")
def test_instruction_that_stays_is_refused_without_a_last_day():
    place = house(policy="a2dominion")
    scenario = case_under(place)
    proposed = scenario.proposal("visit_conditions")

    review = place.today + 30 * DAY
    for last, refused in ((None, True), (review - DAY, True), (review, False)):
        verdict = scenario.verdict_on(Act.PROPOSE, replace(proposed, until=last, review_on=review))
        assert ("instruction_has_a_last_day" in [one.rule for one in verdict.refusals]) is refused
