"""Octavia, start to end: one case from report to lapse, each step by the product's own acts."""

from datetime import timedelta

import pytest

from evenhand.casework.details import Established
from evenhand.casework.details.appeals import AppealDecided, Appealed
from evenhand.casework.details.measures import Assessment, Proposed, Signed, Weighed
from evenhand.casework.details.reviews import Reviewed
from evenhand.journal.queries import entries, open_part, verify
from evenhand.landlords import actions as landlords
from evenhand.measures.models import Measure
from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.pack import Pack
from evenhand.policy.pack.terms import Terms
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.decided import imposed
from tests.builders.house import heard_and_assessed, house, once_a_week, opened

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_case_runs_from_report_to_lapse_and_the_journal_verifies():
    place = house()
    case = opened(place)
    measure = imposed(place, case)
    place.later(days=3)
    appeal = place.do(
        Act.RECEIVE_APPEAL,
        Appealed(words="Nobody rang me back.", received_on=place.today, route="telephone"),
        "adviser",
        case=case,
        subject=measure,
    ).subject
    place.later(days=4).do(
        Act.DECIDE_APPEAL,
        AppealDecided(outcome="kept", words="Looked at every ground."),
        "assistant_director",
        case=case,
        subject=appeal,
    )
    place.later(days=70).do(
        Act.REVIEW,
        Reviewed(outcome="keep", words="Calls are fewer.", next_on=place.today + timedelta(days=85)),
        case=case,
        subject=measure,
    )
    place.later(days=120).do(Act.LAPSE, Established(words="Its day has passed."), case=case, subject=measure)
    place.do(Act.CLOSE, Established(words="Nothing is left open."), case=case)

    faults = [fault for fault in verify(place.landlord.pk).faults if fault.kind != "no_head"]  # nothing is committed here
    assert faults == []


def test_octavia_4_2_a_service_manager_may_not_limit_services():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    weighed = tuple(
        Weighed(fact=fact, so=True, why="As the agreement says.") for fact in ("exceptional_case", "occupancy_agreement_allows")
    )
    place.do(Act.ASSESS, Assessment(answers=weighed), case=case)
    limit = Proposed(
        words="Contractors are not safe.",
        key="health_and_safety_repairs_only",
        terms=Terms(services=("routine_repairs",)),
        starts_on=place.today,
        review_on=place.today + timedelta(days=80),
        until=place.today + timedelta(days=80),
    )
    measure = place.do(Act.PROPOSE, limit, case=case).subject
    place.do(Act.CONSULT, Signed(party="other_teams"), case=case, subject=measure)

    with pytest.raises(ActRefused) as refused:
        place.do(Act.AUTHORISE, Signed(words="Yes."), "manager", case=case, subject=measure)

    assert ("octavia", "4.2", "authority") in refused.value.verdict.unmet
    place.do(Act.AUTHORISE, Signed(words="Yes."), "assistant_director", case=case, subject=measure)


def test_decision_keeps_the_pack_version_it_was_judged_by():
    place = house()
    case = opened(place)
    newer = Pack.restored(shipped("octavia").canonical.replace(b'"version":"', b'"version":"9.', 1))
    landlords.adopt(place.landlord, newer, shipped("floor"), since=place.today + timedelta(days=1), at=place.at)
    heard_and_assessed(place, case)
    reference = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    measure = Measure.objects.get(reference=reference)
    entry = entries(place.landlord.pk, subject=reference).get(act="propose")

    assert measure.case.release.sha256 == shipped("octavia").sha256
    assert measure.release.sha256 == newer.sha256 == open_part(entry)["verdict"]["pack_sha256"]
