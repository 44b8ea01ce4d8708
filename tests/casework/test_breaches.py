"""Checks that a breach of a restriction counts only after its letter was given (floor 9; Clarion 7)."""

from datetime import timedelta

import pytest

from evenhand.casework.details.incidents import Reported
from evenhand.casework.details.measures import Assessment, Weighed
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.decided import in_force
from tests.builders.house import house
from tests.clauses import clause

pytestmark = [pytest.mark.django_db, clause("floor:9:2")]
ANSWER = Weighed(fact="restriction_breached", so=True, why="Rang eight times on Monday; the letter asks for email.")


def rang_again(place, case, *, days: int) -> None:
    told = Reported(
        words="Rang eight times.",
        customer=place.customer.reference,
        happened_at=place.at + timedelta(days=days),
        channel="telephone",
        behaviours=("disproportionate_contact",),
    )
    place.later(days=max(days, 0) + 1).do(Act.LOG_INCIDENT, told, case=case)


def test_report_before_the_letter_was_given_is_no_breach():
    place = house()
    case, _ = in_force(place)
    rang_again(place, case, days=-1)
    with pytest.raises(ActRefused) as refused:
        place.do(Act.ASSESS, Assessment(answers=(ANSWER,)), case=case)
    assert [one.rule for one in refused.value.verdict.refusals] == ["breach_after_service"]
    assert [one.cited.id for one in refused.value.verdict.refusals] == ["floor:9:2"]


def test_report_after_the_letter_was_given_is_a_breach():
    place = house()
    case, _ = in_force(place)
    rang_again(place, case, days=2)
    assert place.do(Act.ASSESS, Assessment(answers=(ANSWER,)), case=case).verdict.permitted
