"""The floor: contents of letters, duties after reviews, and appeals."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.duties.landlord import policy_duties
from evenhand.policy.facts.facts import Appeal, Decided, ReviewDone
from evenhand.policy.layers import About, Jurisdiction
from evenhand.policy.pack.terms import Terms
from evenhand.policy.rules.notices import must_say
from evenhand.policy.vocabulary import Act, Category, Decision, Ground, MeasureKind, NoticePart, Part
from tests.clauses import clause
from tests.policy.cures import CALENDAR, TODAY, Asked, change_measure, lifted, met_by, officer, opened, refused_by
from tests.policy.floor.small import DIRECTOR, imposing, silent_policy, small_policy

PARTS = [
    *[
        ("floor:9:1", part)
        for part in (
            "behaviour",
            "why_unacceptable",
            "what_is_decided",
            "from_when",
            "until_when",
            "review_when",
            "what_stays_open",
            "how_to_appeal",
            "appeal_by_when",
        )
    ],
    ("floor:56:1", "how_to_ask_for_adjustment"),
    ("floor:61:1", "emergencies"),
    ("floor:77:1", "ombudsman"),
]


def silent_on(part: str, key: str = "writing_only", terms: Terms | None = None) -> Asked:
    asked = imposing(key, terms) if terms else imposing(key)
    return replace(asked, facts=change_measure(asked.facts, says=frozenset(NoticePart) - {NoticePart(part)}))


@pytest.mark.parametrize(
    ("demand", "part"), [pytest.param(demand, part, marks=clause(demand), id=f"{demand}-{part}") for demand, part in PARTS]
)
def test_a_letter_with_a_part_missing_is_not_issued(demand, part):
    silent = silent_on(part)

    assert [result.message.params["parts"] for result in refused_by(silent, demand)] == [[part]]
    assert lifted(silent, demand)


@pytest.mark.parametrize(
    ("key", "terms", "demand", "parts"),
    [
        pytest.param(
            "complaint_not_taken",
            Terms(complaint="CO-1042"),
            "floor:16:2",
            ("reasons", "ombudsman"),
            marks=clause("floor:16:2"),
        ),
        pytest.param(
            "not_at_office",
            Terms(premises=("Harbour Street office",)),
            "floor:36:1",
            ("reasons", "review_when", "how_to_appeal"),
            marks=clause("floor:36:1"),
        ),
    ],
)
def test_some_decisions_owe_more_in_their_letter(key, terms, demand, parts):
    for part in parts:
        assert refused_by(silent_on(part, key, terms), demand)
        assert lifted(silent_on(part, key, terms), demand)
        assert not refused_by(silent_on(part), demand)


@clause("floor:8:2")
@pytest.mark.parametrize("part", ["behaviour", "why_unacceptable", "expected_behaviour"])
def test_warning_letter_without_a_required_part_is_refused(part):
    letter = Decided("EV-W1", Decision.WARNING, TODAY, says=frozenset(NoticePart) - {NoticePart(part)})
    facts = opened("shouting").plus(decided=(letter,), subject="EV-W1")
    warning = Asked(small_policy(), facts, Act.WARN, officer())

    assert [result.message.params["parts"] for result in refused_by(warning, "floor:8:2")] == [[part]]
    assert lifted(warning, "floor:8:2")


@pytest.mark.parametrize(
    ("demand", "decision", "parts"),
    [
        pytest.param(
            "floor:37:1",
            Decision.REVIEW,
            {"outcome", "reasons", "what_is_decided", "until_when", "next_review", "how_to_appeal"},
            marks=clause("floor:37:1"),
        ),
        pytest.param(
            "floor:10:2", Decision.APPEAL, {"outcome", "reasons", "ombudsman"}, marks=clause("floor:10:2", "floor:77:2")
        ),
    ],
)
def test_reviews_and_appeals_have_letters_of_their_own(demand, decision, parts):
    jurisdiction = Jurisdiction(on=TODAY)

    assert set(must_say(small_policy(), decision, About(decision=decision), jurisdiction)) == parts, demand


@clause("floor:37:1")
def test_review_outcome_is_owed_to_the_customer():
    asked = imposing()
    reviewed = change_measure(asked.facts, imposed_on=TODAY, reviews=(ReviewDone(date(2026, 8, 3)),))

    owed = duties(asked.policy, reviewed, date(2026, 8, 4), CALENDAR)
    told = [(duty.due_on, duty.cited.id) for duty in owed if duty.kind == "tell_review_outcome"]
    assert told == [(date(2026, 8, 3), "floor:37:1")]


@clause("floor:26:1")
def test_a_letter_that_labels_a_person_does_not_go():
    asked = imposing()
    known = asked.facts.fact("reasons_written")
    labelled = replace(asked, facts=asked.facts.knowing(conduct_described=replace(known, state="no")))

    assert [result.rule for result in refused_by(labelled, "floor:26:1")] == ["conduct_described"]
    assert lifted(labelled, "floor:26:1")


def appealing(*grounds: Ground, act: Act = Act.DECIDE_APPEAL, **changes: object) -> Asked:
    asked = imposing()
    facts = change_measure(asked.facts, imposed_on=TODAY, served_on=TODAY)
    appeal = Appeal("EV-A1", "EV-M1", Decision.MEASURE, TODAY, grounds)
    facts = facts.plus(appeals=(appeal,), subject="EV-A1", **changes)
    return Asked(asked.policy, facts, act, DIRECTOR)


@clause("floor:10:1")
def test_a_restriction_can_be_appealed():
    receiving = appealing(act=Act.RECEIVE_APPEAL)

    assert [result.rule for result in met_by(receiving, "floor:10:1")] == ["appealable"]
    assert receiving.judged().permitted


@clause("floor:10:1")
@pytest.mark.parametrize("part", list(Part))
def test_a_participant_does_not_hear_the_appeal(part):
    involved = appealing(involved={DIRECTOR.reference: frozenset({part})})

    assert [result.breach for result in refused_by(involved, "floor:10:1")] == [Category.APPEAL_NOT_INDEPENDENT]
    assert lifted(involved, "floor:10:1")


@clause("floor:10:2")
def test_open_reading_of_appeal_answer_is_the_shorter_time():
    asked = appealing()

    (owed,) = [duty for duty in duties(asked.policy, asked.facts, TODAY, CALENDAR) if duty.kind == "appeal_answer"]
    assert (owed.due_on, owed.cited.id, owed.cited.layer) == (date(2026, 6, 16), "floor:10:2", "reading")


@pytest.mark.parametrize(
    ("option", "due"), [("within_14_working_days", date(2026, 6, 22)), ("within_10_working_days", date(2026, 6, 16))]
)
def test_adopted_reading_of_appeal_answer_is_cited_as_a_reading(option, due):
    policy = silent_policy(appeal_answered_in_time=option)

    (owed,) = [duty for duty in duties(policy, appealing().facts, TODAY, CALENDAR) if duty.kind == "appeal_answer"]
    assert (owed.due_on, owed.cited.id, owed.cited.layer) == (due, "floor:10:2", "reading")


@clause("floor:38:1")
def test_the_grounds_at_least_and_any_other_reason_as_well():
    asked = appealing(Ground.PERSONAL_CIRCUMSTANCES, Ground.FACTUAL_ERROR)

    (grounds,) = met_by(asked, "floor:38:1")
    assert grounds.message.params["named"] == [Ground.PERSONAL_CIRCUMSTANCES]
    assert grounds.message.params["heard_as_well"] == [Ground.FACTUAL_ERROR]


@pytest.mark.parametrize(
    ("demand", "to", "days"),
    [
        pytest.param("floor:22:1", "governing_body", 365, marks=clause("floor:22:1")),
        pytest.param("floor:39:1", "governing_body", 92, marks=clause("floor:39:1")),
        pytest.param("floor:66:1", "tenants", 365, marks=clause("floor:66:1")),
    ],
)
def test_reports_that_are_owed_at_an_interval_have_a_day(demand, to, days):
    (owed,) = [duty for duty in policy_duties(small_policy(), TODAY, CALENDAR) if duty.cited and duty.cited.id == demand]

    assert owed.subject == to
    assert 0 < (owed.due_on - TODAY).days <= days


@clause("floor:16:2")
def test_only_a_refused_complaint_owes_the_letter_of_one():
    about = About(kind=MeasureKind.CONTACT_RESTRICTION, decision=Decision.MEASURE)

    assert NoticePart.REASONS not in must_say(small_policy(), Decision.MEASURE, about, Jurisdiction(on=TODAY))
