"""Proposals: changed, signed, decided as they are or lighter, by the people each policy names."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evenhand.casework.context import NotHere
from evenhand.casework.details import Details
from evenhand.casework.details.measures import Authorised, Found, Instead, Signed, Warned
from evenhand.journal.queries import entries, open_part, unseal
from evenhand.letters.models import Notice
from evenhand.measures.models import Measure
from evenhand.policy.pack.terms import Terms, Times
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, Channel
from evenhand.wording.dates import on
from tests.builders.house import house
from tests.builders.scenario import LETTER, WORDS, case_under
from tests.clauses import clause
from tests.letters.reading import words_of
from tests.stages import stage

pytestmark = pytest.mark.django_db
ONE_PERSON = Terms(named_contact="Priya Shah", channels_only=("email", "letter"), replies_per=Times(count=1, per="week"))
TWICE = ONE_PERSON.model_copy(update={"replies_per": Times(count=2, per="week")})
CLOSED = ONE_PERSON.model_copy(update={"channels_only": (Channel.LETTER,)})


def weekly(case, terms=ONE_PERSON):
    day = case.house.today
    proposal = case.proposal("single_point_of_contact")
    return replace(proposal, terms=terms, until=day + timedelta(days=90), review_on=day + timedelta(days=80))


def instead(proposal, **changes):
    kept = {name: getattr(proposal, name) for name in ("key", "terms", "starts_on", "until", "review_on", "wide")}
    return Instead(**kept | changes)


@pytest.fixture
@stage
def case():
    """Return a case in which everything that a proposal needs is on file, so that nothing but the proposal changes any more."""
    case = case_under(house())
    first = case.do(Act.PROPOSE, weekly(case)).subject
    case.do(Act.AUTHORISE, Authorised(words=WORDS), first)
    case.do(Act.WITHDRAW, Details(words=WORDS), first)
    return case


@pytest.fixture
@stage
def proposed(case):
    return case.do(Act.PROPOSE, weekly(case)).subject


def test_authoriser_decides_a_lighter_measure_and_its_letter(case, proposed):
    lighter = instead(weekly(case), terms=TWICE, until=case.house.today + timedelta(days=60))

    case.do(Act.AUTHORISE, Authorised(words="Twice a week will do.", instead=lighter), proposed)
    case.do(Act.IMPOSE, LETTER, proposed)

    row, letter = Measure.objects.get(reference=proposed), Notice.objects.get(subject=proposed)
    assert (Terms.model_validate(row.terms), row.until) == (TWICE, lighter.until)
    assert Terms.model_validate(row.proposed["terms"]) == ONE_PERSON
    assert "We answer twice a week" in words_of(letter)
    assert "Twice a week will do." in words_of(letter)
    assert on(lighter.until) in words_of(letter)


def test_journal_keeps_the_proposed_and_the_authorised_terms(case, proposed):
    lighter = instead(weekly(case), terms=TWICE)
    case.do(Act.AUTHORISE, Authorised(words="Twice a week will do.", instead=lighter), proposed)

    *_, entry = entries(case.house.landlord.pk, subject=proposed)
    kept = unseal(entry)
    assert [kept[name]["terms"]["replies_per"]["count"] for name in ("proposed", "authorised")] == [1, 2]
    assert "Priya Shah" not in str(open_part(entry))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"terms": CLOSED}, ["channels_only"]),
        ({"until": None}, ["until"]),
        ({"wide": True}, ["wide"]),
        ({"key": "contact_time_limited", "terms": Terms(named_contact="Priya Shah")}, []),
    ],
)
def test_authoriser_cannot_decide_stricter_terms(case, proposed, changes, what):
    details = Authorised(words=WORDS, instead=instead(weekly(case), **changes))
    case.do(Act.CONSULT, Signed(words="They agree.", party="other_teams"), proposed)

    with pytest.raises(ActRefused) as refused:
        case.house.do(Act.AUTHORISE, details, "manager", case=case.case, subject=proposed)

    said_so = [result.message.params["terms"] for result in refused.value.verdict.refusals if "terms" in result.message.params]
    assert said_so == ([what] if what else [])
    assert Measure.objects.get(reference=proposed).authorised_on is None


def test_a_proposal_that_was_sent_back_is_changed_and_decided(case, proposed):
    case.do(Act.SEND_BACK, Signed(words="Twice a week, please."), proposed)
    changed = case.do(Act.PROPOSE, weekly(case, TWICE), proposed).subject
    case.do(Act.AUTHORISE, Authorised(words=WORDS), changed)

    assert changed == proposed
    assert Terms.model_validate(Measure.objects.get(reference=proposed).terms) == TWICE


@clause("octavia:4.2:5")
def test_octavia_4_2_teams_are_consulted_again_on_stricter_terms(case, proposed):
    case.do(Act.CONSULT, Signed(words="They agree.", party="other_teams"), proposed)
    case.do(Act.PROPOSE, weekly(case, CLOSED), proposed)

    with pytest.raises(ActRefused) as refused:
        case.house.do(Act.AUTHORISE, Authorised(words=WORDS), "manager", case=case.case, subject=proposed)

    assert ("octavia", "4.2", "consultation") in refused.value.verdict.unmet


def test_octavia_4_2_teams_are_consulted_once_on_lighter_terms(case, proposed):
    case.do(Act.CONSULT, Signed(words="They agree.", party="other_teams"), proposed)
    case.do(Act.PROPOSE, weekly(case, TWICE), proposed)

    done = case.house.do(Act.AUTHORISE, Authorised(words=WORDS), "manager", case=case.case, subject=proposed)
    assert done.verdict.permitted


def test_proposer_of_an_earlier_version_cannot_decide(case):
    proposed = case.do(Act.PROPOSE, weekly(case), who="manager").subject
    case.do(Act.CONSULT, Signed(words="They agree.", party="other_teams"), proposed)
    case.do(Act.PROPOSE, weekly(case, TWICE), proposed, "officer")

    with pytest.raises(ActRefused) as refused:
        case.house.do(Act.AUTHORISE, Authorised(words=WORDS), "manager", case=case.case, subject=proposed)

    assert "decider_not_proposer" in {rule for _, _, rule in refused.value.verdict.unmet}


def test_a_withdrawn_proposal_is_not_changed(case, proposed):
    case.do(Act.WITHDRAW, Details(words=WORDS), proposed)

    with pytest.raises(ActRefused):
        case.house.do(Act.PROPOSE, weekly(case), case=case.case, subject=proposed)


@clause("clarion:8:1")
def test_clarion_8_manager_signs_before_tenancy_specialists():
    case = case_under(house(policy="clarion"))
    proposed = case.do(Act.PROPOSE, case.proposal("writing_only")).subject

    with pytest.raises(ActRefused) as refused:
        case.house.do(Act.ENDORSE, Signed(words=WORDS), "specialist", case=case.case, subject=proposed)
    assert ("clarion", "8", "endorsement") in refused.value.verdict.unmet

    for who in ("manager", "specialist"):
        case.do(Act.ENDORSE, Signed(words=WORDS), proposed, who)


@clause("clarion:9:1")
def test_clarion_9_specialist_manager_approves_after_both_sign():
    case = case_under(house(policy="clarion"))
    proposed = case.do(Act.PROPOSE, case.proposal("writing_only")).subject
    case.do(Act.AUTHORISE, Authorised(words=WORDS), proposed, "specialist_manager")

    signed = [row.by.username for row in Measure.objects.get(reference=proposed).sign_offs.order_by("id")]
    assert signed == ["manager.harbour-homes", "specialist.harbour-homes"]
    other = case.do(Act.PROPOSE, case.proposal("set_frequency"), who="officer").subject
    for who in ("manager", "specialist"):
        verdict = case.verdict_on(Act.AUTHORISE, Authorised(words=WORDS), other, who)
        assert ("clarion", "9", "authority") in verdict.unmet


@clause("stonewater:1.3:1")
def test_stonewater_1_3_two_people_decide_to_use_the_policy():
    case = case_under(house(policy="stonewater"))
    case.establish(Act.ASSESS, "matters_escalated")
    case.do(Act.DECIDE_USE, Details(words=WORDS), who="officer")
    alone = case.verdict_on(Act.WARN, Warned(words=WORDS, asked="Please write to us."))
    case.do(Act.DECIDE_USE, Details(words=WORDS), who="line_manager")
    together = case.verdict_on(Act.WARN, Warned(words=WORDS, asked="Please write to us."))

    demand = ("stonewater", "1.3", "precondition")
    assert demand in alone.unmet
    assert demand not in together.unmet


def test_northmere_5_1_three_of_the_panel_decide():
    case = case_under(house(policy="northmere"))
    proposed = case.do(Act.PROPOSE, case.proposal("two_officers")).subject
    case.do(Act.AUTHORISE, Authorised(words=WORDS), proposed)

    row = Measure.objects.get(reference=proposed)
    people = {row.authorised_by.username, *(sign.by.username for sign in row.sign_offs.filter(act="endorse"))}
    assert {name.split(".")[0] for name in people} == {"panel_1", "panel_2", "panel_3"}


def test_sitting_member_from_outside_is_refused(case, proposed):
    with pytest.raises(NotHere):
        case.house.do(
            Act.AUTHORISE, Authorised(words=WORDS, sitting=("somebody",)), "manager", case=case.case, subject=proposed
        )


def found(case, outcome, **more):
    """Make a finding, with everything that it needs first."""
    details = Found(outcome=outcome, words="The call was recorded: nobody shouted.", **more)
    return case.do(Act.FIND, details).subject


@pytest.mark.parametrize("policy", ["a2dominion", "clarion", "conduct-2024", "octavia", "stonewater"])
def test_report_not_made_out_is_notified_and_supports_no_act(policy):
    case = case_under(house(policy=policy))
    letter = Notice.objects.get(reference=found(case, "not_made_out"))

    assert "We do not find that it happened as it was reported. Nothing follows from the report." in words_of(letter)
    assert "expected_behaviour" not in letter.must
    for act, details in (
        (Act.WARN, Warned(words=WORDS, asked="Please write.")),
        (Act.PROPOSE, case.proposal(next(iter(case.policy().catalogue("measure"))))),
    ):
        assert "nothing_follows_from_nothing" in {rule for _, _, rule in case.verdict_on(act, details).unmet}


def test_protected_act_can_only_be_found_not_made_out():
    place = house()
    case = case_under(place)
    case.row.incidents.update(protected_act=True)

    blamed = case.verdict_on(Act.FIND, Found(outcome="unreasonable", words=WORDS))
    assert "protected_act" in {rule for _, _, rule in blamed.unmet}
    assert Notice.objects.get(reference=found(case, "not_made_out")).outcome == "not_made_out"


@clause("stonewater:4.5:1")
def test_stonewater_4_5_a_warning_letter_as_a_measure_has_warned():
    case = case_under(house(policy="stonewater"))
    letter = case.do(Act.PROPOSE, case.proposal("warning_letter")).subject
    case.do(Act.AUTHORISE, Authorised(words=WORDS), letter)
    limit = case.proposal("contact_methods_limited")
    before = case.verdict_on(Act.PROPOSE, limit)
    case.do(Act.IMPOSE, LETTER, letter)
    after = case.verdict_on(Act.PROPOSE, limit)

    demand = ("stonewater", "4.3", "precondition")
    assert demand in before.unmet
    assert demand not in after.unmet
