"""The floor: reassignment without an interest in the case, and questions before a decision."""

from datetime import timedelta

from evenhand.policy.acts import kind
from evenhand.policy.facts.facts import Facts, Question
from evenhand.policy.vocabulary import Act
from tests.policy.cures import TODAY, Asked, applied, officer, opened
from tests.policy.floor.small import authorising, small_policy


def handed(owner: str, **changes) -> Asked:
    """Return the question whether a case may pass to somebody."""
    return Asked(small_policy(), opened("shouting").plus(new_owner=owner, **changes), Act.REASSIGN_CASE, officer("officer-1"))


def test_a_case_passes_to_an_officer_without_an_interest():
    assert handed("priya", interested=frozenset({"tom"})).judged().permitted


def test_no_case_passes_to_an_interested_officer_but_to_another():
    asked = handed("tom", interested=frozenset({"tom"}))

    [refused] = asked.judged().refusals

    assert refused.rule == "new_owner_has_no_interest"
    assert applied(asked, refused.cures[0]).judged().permitted


def waiting(facts: Facts, *questions: Question) -> tuple[str | None, ...]:
    """Return the questions that wait for an answer."""
    return kind(Act.ANSWER_QUESTION).applies(facts.plus(questions=questions))


def test_question_waits_until_answered_or_decided():
    facts = authorising().facts
    asked = Question("EV-Q1", facts.subject, TODAY)
    answered = Question("EV-Q2", facts.subject, TODAY, TODAY + timedelta(days=1))

    assert waiting(facts, asked, answered) == ("EV-Q1",)
    decided = facts.plus(measures=())
    assert waiting(decided, asked, answered) == ()
