"""Checks that the parts which `policy check` refuses for a letter are those that its decision has nothing to say on."""

from datetime import date

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details import Details
from evenhand.casework.details.appeals import AppealDecided, GroundHeard
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Found, Warned
from evenhand.casework.details.referrals import ReferralTold
from evenhand.casework.details.requests import Requested, StayDecided
from evenhand.casework.details.reviews import Lightened, Reviewed
from evenhand.casework.letters.letter import written
from evenhand.casework.perform import prepare
from evenhand.policy.acts import KINDS
from evenhand.policy.pack.terms import Terms
from evenhand.policy.pack.values import NOT_CARRIED
from evenhand.policy.vocabulary import Act, Channel, Decision, Ground, NoticePart
from tests.builders.decided import appealed, in_force, marked, reported_to_police
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


def lacking(place, case, decision, act, details, subject=None, who="officer"):
    """Return the parts on which the fullest letter of a decision has nothing to say."""
    ctx = prepare(act, details, by=place.officers[who], at=place.at, case=case, subject=subject)
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


@pytest.fixture
def limit():
    place = house()
    return place, *in_force(place)


@pytest.mark.parametrize(
    ("act", "details", "beside"),
    [
        (Act.REVIEW, Reviewed(outcome="keep", words="It goes on.", next_on=date(2026, 9, 1)), set()),
        (Act.VARY, Lightened(words="Less is enough.", terms=Terms(channels_only=(Channel.EMAIL, Channel.LETTER))), set()),
        (Act.LIFT, Details(words="Calm for months."), {NoticePart.NEXT_REVIEW}),
    ],
)
def test_review_carries_every_part_but_those_refused(limit, act, details, beside):
    place, case, measure = limit

    assert lacking(place, case, Decision.REVIEW, act, details, measure) - beside == NOT_CARRIED[Decision.REVIEW]


def test_appeal_carries_every_part_but_those_refused(limit):
    place, case, measure = limit
    appeal = appealed(place, case, measure)
    heard = GroundHeard(ground=Ground.DISPROPORTIONATE, found="partly", because="It is fair.")
    details = AppealDecided(outcome="kept", words="It stays.", grounds=(heard,))

    lacks = lacking(place, case, Decision.APPEAL, Act.DECIDE_APPEAL, details, appeal, "assistant_director")

    assert lacks == NOT_CARRIED[Decision.APPEAL]


def test_refusal_carries_every_part_but_those_refused(limit):
    place, case, _ = limit
    told = Complained(words="The window.", received_on=place.today, route="telephone")
    complaint = place.do(Act.TAKE_COMPLAINT, told, case=case).subject

    lacks = lacking(place, case, Decision.COMPLAINT, Act.REFUSE_COMPLAINT, Details(words="Not ours."), complaint, "manager")

    assert lacks == NOT_CARRIED[Decision.COMPLAINT]


def test_stay_carries_every_part_but_those_refused(limit):
    place, case, measure = limit
    appeal = appealed(place, case, measure)
    asked = Requested(words="Wait.", received_on=place.today, route="telephone", asks="stay", of=appeal)
    stay = place.do(Act.TAKE_REQUEST, asked, "adviser", case=case).subject
    held = StayDecided(outcome="agreed", words="It can wait.", told_by=("letter",), uninvolved=True)

    assert lacking(place, case, Decision.STAY, Act.DECIDE_STAY, held, stay, "director") == NOT_CARRIED[Decision.STAY]


def test_report_carries_every_part_but_those_refused():
    place, case, report = reported_to_police()
    told = ReferralTold(words="Told by telephone.")

    assert lacking(place, case, Decision.REFERRAL, Act.NOTIFY_REFERRAL, told, report) == NOT_CARRIED[Decision.REFERRAL]


def test_each_letter_states_what_it_cannot_carry():
    assert set(NOT_CARRIED) == {decision for one in KINDS for decision in one.letters}
