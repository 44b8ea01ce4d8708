"""Clarion: steps before a restriction, and the restrictions themselves."""

from dataclasses import replace

import pytest

from evenhand.policy.facts.facts import not_so, so
from evenhand.policy.pack.terms import Hours, Terms
from evenhand.policy.verdict import Cure, Outcome
from evenhand.policy.vocabulary import Category, Channel, Matter, MeasureKind
from tests.clauses import clause
from tests.policy.clarion.cases import MEASURES, authorising, policy, proposal
from tests.policy.cures import TODAY, Asked, change_measure, forgetting, lifted, met_by, refused_by

NEEDED = [
    ("clarion:3:2", "account_sought", authorising),
    ("clarion:5:1", "chance_given", proposal),
    ("clarion:5:2", "behaviour_continued", proposal),
    ("clarion:5:4", "vulnerability_considered", proposal),
    ("clarion:5:4", "adjustments_considered", proposal),
    ("clarion:8:1", "evidence_held", proposal),
]
RESTRICTIONS = {
    "clarion:5:5": ("set_times_or_named_person", "days"),
    "clarion:5:6": ("appointments_with_named_person", "appointment_only"),
    "clarion:5:7": ("writing_only", "channels_only"),
    "clarion:5:8": ("set_frequency", "replies_per"),
    "clarion:5:9": ("new_issues_only", "new_issues_only"),
    "clarion:5:10": ("other_restriction", "description"),
}


def saying(asked: Asked, terms: Terms) -> Asked:
    return replace(asked, facts=change_measure(asked.facts, terms=terms))


@pytest.mark.parametrize(
    ("demand", "fact", "asked"), [pytest.param(*row, marks=clause(row[0]), id=f"{row[0]}-{row[1]}") for row in NEEDED]
)
def test_clarion_act_needs_each_fact_recorded_first(demand, fact, asked):
    unwritten = forgetting(asked(), fact)
    denied = replace(unwritten, facts=unwritten.facts.knowing(**{fact: not_so(TODAY)}))

    assert [result.outcome for result in refused_by(unwritten, demand)] == [Outcome.NOT_KNOWN]
    assert [result.outcome for result in refused_by(denied, demand)] == [Outcome.UNMET]
    assert lifted(unwritten, demand)


@clause("clarion:5:1", "clarion:5:2")
def test_clarion_5_urgency_does_not_waive_the_chance_to_change():
    asked = forgetting(proposal(behaviour="threats"), "chance_given", "behaviour_continued")
    urgent = replace(asked, facts=asked.facts.plus(urgent_since=TODAY, situations=frozenset({"immediate_danger"})))

    assert refused_by(urgent, "clarion:5:1")
    assert refused_by(urgent, "clarion:5:2")


@clause("clarion:3:2")
def test_clarion_3_immediate_danger_defers_the_account():
    asked = forgetting(authorising(behaviour="threats"), "account_sought")
    urgent = replace(asked, facts=asked.facts.plus(urgent_since=TODAY, situations=frozenset({"immediate_danger"})))

    assert [result.outcome for result in met_by(urgent, "clarion:3:2")] == [Outcome.WAIVED]


@pytest.mark.parametrize(
    ("demand", "key"), [pytest.param(key, named[0], marks=clause(key), id=key) for key, named in RESTRICTIONS.items()]
)
def test_clarion_5_each_restriction_can_be_proposed_and_is_cited(demand, key):
    permitted = proposal(key)

    assert {"measure": key} in [result.message.params for result in met_by(permitted, demand)]
    assert permitted.judged().permitted


@pytest.mark.parametrize(
    ("demand", "key", "term"), [pytest.param(key, *named, marks=clause(key), id=key) for key, named in RESTRICTIONS.items()]
)
def test_clarion_5_restriction_without_its_term_is_refused(demand, key, term):
    unsaid = saying(proposal(key), Terms())

    assert term in [cure.params["term"] for result in refused_by(unsaid, demand) for cure in result.cures]
    assert lifted(unsaid, demand)


@pytest.mark.parametrize(
    ("demand", "key"),
    [pytest.param(key, named[0], marks=clause(key), id=key) for key, named in RESTRICTIONS.items() if key != "clarion:5:10"],
)
def test_clarion_5_restriction_with_another_term_is_refused(demand, key):
    more = saying(proposal(key), MEASURES[key].model_copy(update={"premises": ("Harbour Street office",)}))

    assert [result.cures for result in refused_by(more, demand)] == [(Cure("drop_term", term="premises"),)]


@clause("clarion:5:5")
@pytest.mark.parametrize(
    "terms", [Terms(days=("friday",)), Terms(hours=Hours(from_="10:00", until="11:00")), Terms(named_contact="Priya Shah")]
)
def test_clarion_5_set_times_or_a_named_person_or_both(terms):
    asked = proposal("set_times_or_named_person")
    both = Terms(**{**terms.stated(), "named_contact": "Priya Shah"})

    assert not refused_by(saying(asked, terms), "clarion:5:5")
    assert not refused_by(saying(asked, both), "clarion:5:5")


@clause("clarion:5:6")
def test_clarion_5_appointments_need_a_named_contact():
    unnamed = saying(proposal("appointments_with_named_person"), Terms(appointment_only=True))

    assert [cure.params["term"] for result in refused_by(unnamed, "clarion:5:6") for cure in result.cures] == ["named_contact"]


@clause("clarion:5:7")
@pytest.mark.parametrize(
    "channel", [channel for channel in Channel if channel not in {"letter", "email", "online", "text_message"}]
)
def test_clarion_5_only_what_is_written_counts_as_writing(channel):
    spoken = saying(proposal(), Terms(channels_only=("letter", channel)))

    assert [result.message.params["outside"] for result in refused_by(spoken, "clarion:5:7")] == [[channel]]


@clause("clarion:5:7")
@pytest.mark.parametrize(
    ("agreed", "allowed"), [({}, False), ({"letter_only_agreed": not_so()}, False), ({"letter_only_agreed": so()}, True)]
)
def test_clarion_5_word_limit_needs_letter_only_agreed(agreed, allowed):
    limited = saying(proposal(), Terms(channels_only=("letter",), word_limit=300))
    limited = replace(limited, facts=limited.facts.knowing(**agreed))

    assert bool(refused_by(limited, "clarion:5:7")) != allowed


@clause("clarion:5:9")
def test_clarion_5_only_earlier_issues_may_be_left_unanswered():
    closing = saying(proposal("new_issues_only"), Terms(new_issues_only=True, topics_closed=(Matter.EARLIER_ISSUE,)))
    wider = saying(closing, Terms(new_issues_only=True, topics_closed=(Matter.GENERAL_ENQUIRY,)))

    assert not refused_by(closing, "clarion:5:9")
    assert [result.message.params["outside"] for result in refused_by(wider, "clarion:5:9")] == [["general_enquiry"]]


@clause("clarion:5:10")
def test_clarion_5_another_restriction_is_put_in_plain_words():
    other = policy().catalogue("measure")["other_restriction"]

    assert (other.cited.id, other.value.open, other.value.kind) == ("clarion:5:10", True, MeasureKind.OTHER)


@pytest.mark.parametrize(
    "demand",
    [pytest.param("clarion:5:3", marks=clause("clarion:5:3")), pytest.param("clarion:5:4", marks=clause("clarion:5:4"))],
)
def test_clarion_5_one_usable_channel_must_stay_open(demand):
    asked = proposal()
    cannot_write = replace(asked, facts=asked.facts.plus(unusable=frozenset({Channel.LETTER, Channel.EMAIL})))
    needs_letters = replace(asked, facts=asked.facts.plus(unusable=frozenset({Channel.EMAIL})))

    assert [result.breach for result in refused_by(cannot_write, demand)] == [Category.NO_CHANNEL_LEFT]
    assert not refused_by(needs_letters, demand)


@clause("clarion:5:3")
def test_clarion_5_emergencies_can_always_be_reported():
    closing = saying(proposal("other_restriction"), Terms(description="No calls.", topics_closed=(Matter.EMERGENCY,)))

    assert [result.breach for result in refused_by(closing, "clarion:5:3")] == [Category.EMERGENCY_BLOCKED]
    assert lifted(closing, "clarion:5:3")
