"""Checks that the parts which `policy check` refuses for a letter are those that its decision has nothing to say on."""

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Found, Warned
from evenhand.casework.letters.letter import written
from evenhand.casework.perform import prepare
from evenhand.policy.pack.values import NOT_CARRIED
from evenhand.policy.vocabulary import Act, Decision, NoticePart
from tests.builders.decided import marked
from tests.builders.house import heard_and_assessed, house, limited, opened

pytestmark = pytest.mark.django_db
BY_THE_POLICY = {
    NoticePart.HOW_TO_APPEAL,
    NoticePart.APPEAL_BY_WHEN,
    NoticePart.WHO_HEARS_APPEAL,
    NoticePart.CORRECT_OR_COMPLAIN,
}
"""Parts that a letter has by what the policy lets be appealed."""
ISSUED = Issued(contact_person="Ann Lee", service_implications="Repairs go on.", home_at_risk=True, asked="Please write.")


def lacking(place, case, decision, act, details, subject=None):
    """Return the parts on which the fullest letter of a decision has nothing to say."""
    ctx = prepare(act, details, by=place.officers["officer"], at=place.at, case=case, subject=subject)
    return set(NoticePart) - set(written(ctx, decision).says) - BY_THE_POLICY


@pytest.fixture
def case():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    return place, case


def test_warning_carries_every_part_but_those_refused(case):
    lacks = lacking(*case, Decision.WARNING, Act.WARN, Warned(words="It kept others waiting.", asked="Please write."))

    assert lacks == NOT_CARRIED[Decision.WARNING]


def test_finding_carries_every_part_but_those_refused(case):
    lacks = lacking(*case, Decision.FINDING, Act.FIND, Found(words="It was.", outcome="unacceptable", asked="Please write."))

    assert lacks == NOT_CARRIED[Decision.FINDING]


def test_measure_carries_every_part_but_those_refused(case):
    place, case = case
    measure = limited(place, case)

    assert (
        lacking(place, case, Decision.MEASURE, Act.IMPOSE, ISSUED, measure) - {NoticePart.NEXT_REVIEW}
        == (NOT_CARRIED[Decision.MEASURE])
    )


def test_marker_carries_every_part_but_those_refused(case):
    place, case = case
    incident = Case.objects.get(reference=case).incidents.first().reference
    marker = marked(place, case, incident)

    assert (
        lacking(place, case, Decision.MARKER, Act.TELL_MARKER, Issued(asked="x"), marker) - {NoticePart.NEXT_REVIEW}
        == (NOT_CARRIED[Decision.MARKER])
    )
