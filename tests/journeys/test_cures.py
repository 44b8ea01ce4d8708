"""From a refused act back to it by its cures, click by click, under every policy."""

from datetime import timedelta

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details.customers import Needs, NeedTold
from evenhand.landlords.queries import policy_of
from evenhand.policy.vocabulary import Act
from evenhand.web.acts.forms.terms import answers_of
from tests.builders.house import house, opened
from tests.builders.landlords import SETTINGS
from tests.builders.measure_in_force import USUAL
from tests.builders.scenario import least_terms
from tests.journeys.cures_clicked import Clicked
from tests.turns import in_turn_but
from tests.web.cures_followed import Followed
from tests.web.pages import set_clock


@pytest.fixture
def case(time, page, served, policy) -> Clicked:
    place = set_clock(house(policy=policy))
    return Clicked(place, opened(place, (SETTINGS[policy].behaviour,)), page=page, served=served)


def proposing(case):
    key = USUAL[case.place.policy]
    offered = policy_of(case.place.landlord, case.place.today).catalogue("measure")[key].value
    return Act.PROPOSE, None, f"?measure={key}", answers_of(least_terms(offered))


def proposed(case):
    """Return a measure that was proposed by the forms of its cures, without a browser."""
    forms = Followed(case.place, case.case)
    act, subject, query, answers = proposing(case)
    forms.do(act, subject, query, **answers)
    return Case.objects.get(reference=case.case).measures.get().reference


def serving(case):
    """Return the letter of a finding, to be given in a way that its customer cannot use."""
    Followed(case.place, case.case).do(Act.FIND)
    sight = NeedTold(
        kind="adjustment",
        says="She cannot read print.",
        relook_on=case.place.today + timedelta(days=365),
        basis="consent",
        unusable_channels=("letter",),
    )
    case.place.do(Act.RECORD_NEEDS, Needs(words="Asked.", needs=(sight,)), case=case.case)
    return Act.SERVE, Case.objects.get(reference=case.case).notices.get().reference, "", {"how": ["letter"]}


def referring(case):
    return Act.REFER, None, "", {"key": ["police"], "route": ["safeguarding"], "passed_on": "What was said."}


def deciding(case):
    return Act.AUTHORISE, proposed(case), "", {}


def warning(_case):
    return Act.WARN, None, "", {}


def finding(_case):
    return Act.FIND, None, "", {}


WALKS = {
    "a2dominion": (warning, ["seek_account account_sought", "record_needs needs_asked", "assess vulnerability_considered"]),
    "clarion": (
        deciding,
        [
            "assess circumstances_weighed",
            "assess proportionality_considered",
            "endorse by manager",
            "endorse by specialist_manager",
            "endorse by specialist",
            "seek_account account_sought",
            "record_account account_settled",
            "assess lighter_steps_considered",
            "assess own_handling_considered",
            "assess disability_link_considered",
            "assess equality_considered",
            "assess human_rights_considered",
            "assess protected_act_excluded",
            "assess for_letter",
        ],
    ),
    "conduct-2024": (
        finding,
        [
            "assess facts_and_frequency_established",
            "seek_account account_sought",
            "record_account account_settled",
            "record_needs contributing_issues_asked",
            "find asked",
        ],
    ),
    "northmere": (referring, ["assess offence_believed"]),
    "octavia": (
        proposing,
        [
            "communicate_concerns told_unacceptable",
            "log_incident behaviour_continued",
            "assess contact_is_the_matter",
            "propose review_on",
        ],
    ),
    "stonewater": (serving, ["serve how"]),
}
"""A refused act under each policy, and the blanks at which its cures are carried out, in the order in which they are done."""


@pytest.mark.parametrize("policy", in_turn_but("octavia"))
def test_cures_are_clicked_until_the_act_is_done(policy, case):
    begin, cures = WALKS[policy]
    act, subject, query, answers = begin(case)

    landed = case.do(act, subject, query, **answers)

    assert case.cures == cures
    assert len(set(case.cures)) == len(cures)
    assert landed == f"/cases/{case.case}/"
    assert Case.objects.get(reference=case.case).steps.filter(act=act).count() == 1
