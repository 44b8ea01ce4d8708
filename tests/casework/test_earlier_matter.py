"""Checks that "only new issues" names the earlier matter and how it was answered: asked, printed, and missed as a gap."""

from dataclasses import replace

import pytest

from evenhand.casework.details.measures import Signed
from evenhand.casework.letter_preview import preview
from evenhand.casework.perform import prepare
from evenhand.policy.pack.terms import EarlierMatter, Terms
from evenhand.policy.strictness import stricter_terms
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, NoticePart
from evenhand.web.acts.forms.terms import TermQuestions
from tests.builders.house import house
from tests.builders.scenario import case_under
from tests.clauses import clause
from tests.letters.reading import words_composed
from tests.policy.cures import policy_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
EARLIER = EarlierMatter(matter="your service charge of 2023", answer="by our letter of 3 March 2026")
SAID = (
    "* We answer new issues. For earlier ones we say that we have your message and point to our answer."
    " * The earlier matter is your service charge of 2023. We answered it by our letter of 3 March 2026."
)
GAP = "[MISSING: this letter does not yet say which earlier matter is meant, and how we answered it.]"


def proposing(terms):
    """Return a case under Clarion's policy and a proposal to answer only new issues."""
    scenario = case_under(house(policy="clarion"))
    return scenario, replace(scenario.proposal("new_issues_only"), terms=terms)


def drafted(scenario, proposed):
    who = scenario.house.officers["officer"]
    return preview(prepare(Act.PROPOSE, proposed, by=who, at=scenario.house.at, case=scenario.case))


@clause("clarion:5:9")
def test_letter_names_the_earlier_matter_and_its_answer():
    letter = drafted(*proposing(Terms(new_issues_only=True, earlier_matter=EARLIER)))

    assert SAID in words_composed(letter)
    assert NoticePart.WHAT_IS_DECIDED not in letter.missing


@clause("clarion:5:9")
def test_letter_without_the_earlier_matter_has_a_gap():
    letter = drafted(*proposing(Terms(new_issues_only=True)))

    assert f"point to our answer. {GAP}" in words_composed(letter)
    assert NoticePart.WHAT_IS_DECIDED in letter.missing


def test_letter_without_the_earlier_matter_is_not_signed():
    scenario, proposed = proposing(Terms(new_issues_only=True))
    measure = scenario.do(Act.PROPOSE, proposed).subject
    scenario.house.later(days=1)

    signed = Signed(words="In proportion, and nothing lighter is enough.")
    with pytest.raises(ActRefused) as refused:
        scenario.house.do(Act.AUTHORISE, signed, "specialist_manager", case=scenario.case, subject=measure)
    lacking = [one.message.params["parts"] for one in refused.value.verdict.refusals if one.rule == "signed_as_it_goes"]
    assert [NoticePart.WHAT_IS_DECIDED] in lacking


def test_form_of_only_new_issues_asks_for_the_earlier_matter():
    fields = TermQuestions(policy_of("clarion"), "new_issues_only", "Priya Shah").fields()

    assert {name: field.required for name, field in fields.items() if name.startswith("earlier")} == {
        "earlier_matter": True,
        "earlier_matter_answer": True,
    }


def test_form_of_any_restriction_asks_for_it_where_it_is_meant():
    fields = TermQuestions(policy_of("clarion"), "other_restriction", "Priya Shah").fields()

    assert fields["earlier_matter"].required is False


def test_naming_another_earlier_matter_is_stricter():
    named = Terms(new_issues_only=True, earlier_matter=EARLIER)
    other = Terms(new_issues_only=True, earlier_matter=EarlierMatter(matter="the lift", answer="by email on 2 May 2026"))

    assert stricter_terms(Terms(new_issues_only=True), named) == ()
    assert stricter_terms(named, other) == ("earlier_matter",)
    assert stricter_terms(named, Terms(new_issues_only=True)) == ("earlier_matter",)
