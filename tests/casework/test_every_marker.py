"""Runs every marker of every policy from request to end, with an appeal, by the product's own acts."""

import re
from datetime import timedelta

import pytest

from evenhand.cases.models import Case
from evenhand.casework.case_view import case_view, who_could_hear
from evenhand.casework.details.appeals import AppealDecided, Appealed, GroundHeard
from evenhand.casework.details.letters import Served
from evenhand.casework.details.markers import Marked
from evenhand.casework.details.reviews import Reviewed
from evenhand.casework.facts.gather import gather
from evenhand.casework.perform import consider_act
from evenhand.landlords.actions import set_manager
from evenhand.landlords.queries import officer
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.policy.calendar import localdate
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.wording.dates import on as worded
from evenhand.work.instructions import instruction
from tests.builders.markers import MARKERS, WORDS, placed
from tests.clauses import clause
from tests.letters.reading import words_of
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
POLICIES = ["a2dominion", "clarion", "octavia", "stonewater"]


def appealed(case, marker):
    told = Appealed(words="It was not me.", received_on=case.house.today, route="telephone", grounds=("factual_error",))
    return case.do(Act.RECEIVE_APPEAL, told, marker).subject


def deciding(outcome, **more):
    heard = GroundHeard(ground="factual_error", found="made_out", because="Two people say so.")
    return AppealDecided(words="Looked at all of it again.", outcome=outcome, grounds=(heard,), **more)


@pytest.mark.parametrize(("policy", "key", "behaviour"), MARKERS)
def test_marker_runs_from_request_through_appeal_to_its_end(policy, key, behaviour):
    case, marker = placed(policy, key, behaviour)
    place, appeal = case.house, appealed(case, marker)
    kept = Reviewed(outcome="keep", words="It may happen again.", next_on=place.later(days=20).today + timedelta(days=60))
    case.do(Act.REVIEW_MARKER, kept, marker)
    panel = tuple(member.user.reference for who, member in place.officers.items() if who.startswith("appeals_"))
    case.do(Act.DECIDE_APPEAL, deciding("ended", sat_with=panel), appeal)

    row = Marker.objects.get(reference=marker)
    assert (row.ended_on, row.review_on) == (place.today, kept.next_on)
    assert case.row.steps.get(act=Act.END_MARKER).more["cause"] == {"act": "decide_appeal", "subject": appeal}
    answer = case.row.notices.get(subject=appeal)
    assert "You are right: Two people say so." in words_of(answer)
    case.do(Act.SERVE, Served(how="letter"), appeal)
    assert gather(Case.objects.all().get()).appeals[0].told_on == place.today


@clause("floor:10:1")
@pytest.mark.parametrize("policy", POLICIES)
def test_involved_reviewer_is_refused_and_the_case_gives_reasons(policy):
    case, marker = placed(policy, {"stonewater": "warning_flag", "a2dominion": "conduct_note"}.get(policy, "safety_marker"))
    place, appeal = case.house, appealed(case, marker)
    view = case_view(place.officers["officer"], case.case, place.at)
    found = {
        one.membership.user.reference: {reason.code for reason in one.against} for one in who_could_hear(view, appeal, place.at)
    }

    assert set(view.facts.involved) <= set(found)
    assert all("took_part" in found[person] for person in view.facts.involved)
    could = [person for person, against in found.items() if not against]
    assert could
    for member in place.officers.values():
        if member.may("reviewer"):
            verdict = consider_act(Act.DECIDE_APPEAL, deciding("kept"), by=member, at=place.at, case=case.case, subject=appeal)
            assert verdict.permitted == (member.user.reference in could), member.membership.title


@clause("floor:10:3")
@pytest.mark.parametrize("policy", POLICIES)
def test_managers_decide_no_appeal_against_their_staff(policy):
    case, marker = placed(policy, {"stonewater": "warning_flag", "a2dominion": "conduct_note"}.get(policy, "safety_marker"))
    place, appeal = case.house, appealed(case, marker)
    who = case.who_may(Act.DECIDE_APPEAL, deciding("kept"), appeal)
    decider = Marker.objects.get(reference=marker).authorised_by
    set_manager(officer(decider, place.landlord.slug), place.officers[who])
    by = officer(place.officers[who].user, place.landlord.slug)

    verdict = consider_act(Act.DECIDE_APPEAL, deciding("kept"), by=by, at=place.at, case=case.case, subject=appeal)
    assert [result.rule for result in verdict.refusals] == ["appeal_not_by_manager"]


def test_marker_ends_on_its_last_day_and_holds_no_health_words():
    case, _ = placed("octavia", "safety_marker")
    row = gather(Case.objects.all().get()).markers[0]
    assert row.on_record(row.hard_end_on)
    assert not row.on_record(row.hard_end_on + timedelta(days=1))

    told = Marked(
        key="safety_marker",
        instruction="Has schizophrenia: go in pairs.",
        incidents=row.incidents,
        words=WORDS,
        review_on=row.review_on,
    )
    with pytest.raises(ActRefused) as refused:
        case.house.do(Act.PLACE_MARKER, told, case=case.case)
    assert ("floor", "49", "no_health_in_marker") in refused.value.verdict.unmet


@clause("a2dominion:1.2:2")
def test_a_flag_for_contractors_is_not_on_a_reporters_page():
    case, _ = placed("a2dominion", "contractor_flag")
    place = case.house

    def seen(who):
        return [row.key for row in instruction(place.officers[who], place.customer.reference, place.today).markers]

    assert (seen("adviser"), seen("officer")) == ([], ["contractor_flag"])


def test_marker_letter_gives_its_last_day_and_the_card_its_issue(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    case, marker = placed("octavia", "safety_marker")
    place = case.house
    last = worded(Marker.objects.get(reference=marker).hard_end_on)

    def card():
        page = client_of(set_clock(place), "officer").get(f"/cases/{case.case}/").content.decode()
        return re.search(r"Letter to the customer\s*</dt>\s*<dd[^>]*>\s*([^<]*?)\s*</dd>", page)[1]

    assert f"On our records until the end of: {last}" in words_of(Notice.objects.get(subject=marker))
    assert card() == "Issued on 1 June 2026. That it was given is not recorded yet."

    place.later(days=2)
    case.do(Act.SERVE, Served(how="letter"), Notice.objects.get(subject=marker).reference)
    assert card() == "Issued on 1 June 2026, given on 3 June 2026"


def test_staff_see_the_instruction_until_its_last_day():
    case, marker = placed("octavia", "safety_marker")
    place = case.house
    last = Marker.objects.get(reference=marker).hard_end_on

    def seen(at):
        return [
            row.instruction for row in instruction(place.officers["adviser"], place.customer.reference, localdate(at)).markers
        ]

    assert seen(place.at) == ["Two people go to visits."]
    assert seen(place.at + (last - place.today)) == ["Two people go to visits."]
    assert seen(place.at + (last - place.today) + timedelta(days=1)) == []
