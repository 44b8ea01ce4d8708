"""Follows each cure of a refused act to its blank and back, under every shipped policy."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest

from evenhand.cases.models import Case
from evenhand.casework.permissions import allowed
from evenhand.landlords import actions as landlords
from evenhand.landlords.actions import Post
from evenhand.landlords.queries import policy_of
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import shipped
from evenhand.policy.vocabulary import Act
from evenhand.web.acts.forms.terms import answers_of
from tests.builders.house import house, opened
from tests.builders.landlords import SETTINGS
from tests.builders.measure_in_force import standing
from tests.builders.scenario import least_terms
from tests.turns import in_turn_but
from tests.web.acting import address, on, signed_in, ticket_on, token_of
from tests.web.cures_followed import Followed
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


def case_of(policy):
    place = house(policy=policy)
    return Followed(place, opened(place, (SETTINGS[policy].behaviour,)))


def proposed(case, key):
    offered = policy_of(case.place.landlord, case.place.today).catalogue("measure")[key].value
    case.do(Act.PROPOSE, None, f"?measure={key}", **answers_of(least_terms(offered)))
    return Case.objects.get(reference=case.case).measures.get().reference


@pytest.mark.parametrize("policy", in_turn_but("octavia"))
def test_cures_lead_from_a_new_case_to_a_measure_in_force(policy, clock):
    case = case_of(policy)
    key = next(iter(policy_of(case.place.landlord, case.place.today).catalogue("measure")))

    measure = proposed(case, key)
    case.do(Act.AUTHORISE, measure)
    case.do(Act.IMPOSE, measure)

    assert Case.objects.get(reference=case.case).measures.get().imposed_on == case.place.today


OTHERS = {policy: list(Policy(shipped("floor"), one.pack).catalogue("measure"))[1:] for policy, one in SETTINGS.items()}


@pytest.mark.in_turn
@pytest.mark.parametrize(("policy", "key"), [(policy, key) for policy, keys in OTHERS.items() for key in keys])
def test_cures_lead_to_every_other_measure(policy, key, clock):
    case = case_of(policy)

    measure = proposed(case, key)
    case.do(Act.AUTHORISE, measure)

    assert Case.objects.get(reference=case.case).measures.get().authorised_on == case.place.today


@pytest.mark.parametrize("policy", in_turn_but("octavia"))
def test_cures_lead_from_a_new_case_to_a_marker_letter(policy, clock):
    case = case_of(policy)
    if not policy_of(case.place.landlord, case.place.today).catalogue("marker"):
        pytest.skip("this policy has no marker")
    report = Case.objects.get(reference=case.case).incidents.get().reference

    case.do(Act.PLACE_MARKER, instruction="Attend in pairs.", incidents=[report])
    marker = Case.objects.get(reference=case.case).markers.get().reference
    case.do(Act.AUTHORISE_MARKER, marker)
    case.do(Act.TELL_MARKER, marker)

    assert Case.objects.get(reference=case.case).notices.filter(decision="marker").exists()


@pytest.mark.parametrize("act", [Act.FIND, Act.WARN, Act.CLOSE])
@pytest.mark.parametrize("policy", in_turn_but("octavia"))
def test_cures_lead_from_a_new_case_to_its_letter_or_end(policy, act, clock):
    case = case_of(policy)

    case.do(act)

    assert Case.objects.get(reference=case.case).steps.filter(act=act).count() == 1


def uninvolved(place):
    """Employ another of each who may hear appeals: the case has used up those who are there."""
    for who, one in list(place.officers.items()):
        member = one.membership
        if "reviewer" in member.capacities:
            given = {name: tuple(getattr(member, name)) for name in ("roles", "teams", "committees", "capacities")}
            user = landlords.create_user(f"new.{who}.{place.landlord.slug}", "New", member.user.last_name)
            place.officers[f"new_{who}"] = landlords.employ(place.landlord, user, Post(title=member.title, **given))


AFTERWARDS = {
    "review": (Act.REVIEW,),
    "extend": (Act.PROPOSE_EXTENSION, Act.EXTEND),
    "lift": (Act.LIFT,),
    "appeal": (Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL),
}
"""What is done to a measure in force."""


@pytest.mark.in_turn
@pytest.mark.parametrize("way", AFTERWARDS)
@pytest.mark.parametrize("policy", SETTINGS)
def test_cures_lead_on_from_a_measure_in_force(policy, way, clock):
    place, scenario, measure = standing(policy, review_in=20)
    answers = {
        Act.REVIEW: {"outcome": "keep", **on("next_on", place.today + timedelta(days=21))},
        Act.RECEIVE_APPEAL: {"route": "telephone"},
        Act.DECIDE_APPEAL: {"outcome": "ended"},
    }
    uninvolved(place)
    case = Followed(place, scenario.case)

    for act in AFTERWARDS[way]:
        heard = act is Act.DECIDE_APPEAL
        case.do(act, scenario.row.appeals.get().reference if heard else measure, **answers.get(act, {}))

    assert scenario.row.steps.filter(act=AFTERWARDS[way][-1]).count() == 1


NAMES_NOBODY = "northmere"
"""Its policy names nobody who refuses a complaint, and no layer does: an answer is adopted first."""


@pytest.mark.in_turn
def test_refusing_where_no_role_is_named_asks_to_adopt(clock):
    case = case_of(NAMES_NOBODY)

    case.do(Act.TAKE_COMPLAINT, about="Nobody repaired the boiler.", route="telephone")
    complaint = Case.objects.get(reference=case.case).complaints.get().reference
    who = next(who for who, one in case.place.officers.items() if allowed(one, Act.REFUSE_COMPLAINT))
    page = signed_in(set_clock(case.place), who).get(address(case.case, Act.REFUSE_COMPLAINT, complaint))

    cures = [cure.says for one in page.context["first"] for cure in one.rule.cures]
    assert cures == [
        "The landlord adopts a house choice: who authorises it. No colleague here can propose it.",
        "The landlord adopts a house choice: who hears an appeal. No colleague here can propose it.",
    ]
    assert not page.context["not_theirs"]


@pytest.mark.in_turn
@pytest.mark.parametrize("policy", [policy for policy in SETTINGS if policy != NAMES_NOBODY])
def test_cures_lead_from_a_new_case_to_a_refused_complaint(policy, clock):
    case = case_of(policy)

    case.do(Act.TAKE_COMPLAINT, about="Nobody repaired the boiler.", route="telephone")
    complaint = Case.objects.get(reference=case.case).complaints.get().reference
    case.do(Act.REFUSE_COMPLAINT, complaint)

    assert Case.objects.get(reference=case.case).steps.filter(act=Act.REFUSE_COMPLAINT).count() == 1


REFERRALS = [
    (policy, key) for policy, one in SETTINGS.items() for key in Policy(shipped("floor"), one.pack).catalogue("referral")
]
LATER = {("clarion", "legal_services")}
"""Where a restriction was not kept to: a new case has none."""


@pytest.mark.in_turn
@pytest.mark.parametrize(("policy", "key"), [one for one in REFERRALS if one not in LATER])
def test_cures_lead_from_a_new_case_to_each_referral(policy, key, clock):
    case = case_of(policy)

    case.do(Act.REFER, None, key=[key], route=["safeguarding"], passed_on="What was said on the telephone.")

    assert Case.objects.get(reference=case.case).referrals.get().key == key


def test_what_was_typed_is_there_again_after_a_cure(clock):
    place = set_clock(house())
    case, client = opened(place), signed_in(place)
    where = address(case, Act.WARN)
    client.post(
        where, {"draft": ticket_on(client.get(where)), "asked": "Please write.", "words": "It takes staff from others."}
    )

    client.get(address(case, Act.ASSESS), {"asks": "vulnerability_considered", "back": where})

    assert "It takes staff from others." in client.get(where).content.decode()


@pytest.mark.parametrize(
    "away", ["https://elsewhere.example/", "//elsewhere.example/", "/no-such-page/", "cases/", "/cases/\n"]
)
def test_no_form_returns_to_a_page_that_is_not_ours(clock, away):
    place = set_clock(house())
    case, client = opened(place), signed_in(place)
    where = f"{address(case, Act.NOTE)}?{urlencode({'back': away})}"

    page = client.get(where)
    done = client.post(where, {"token": token_of(page), "words": "She rang.", "action": "save"})

    assert page.context["back"] == ""
    assert done.headers["Location"] == f"/cases/{case}/"


def test_assessment_opens_at_a_question_asked_by_a_cure(clock):
    place = set_clock(house())
    case = opened(place)

    page = signed_in(place).get(address(case, Act.ASSESS), {"asks": "wider_reach_justified"})

    assert page.context["form"].asked_for == "so-wider_reach_justified"
    assert page.content.decode().count('id="asked"') == 1
