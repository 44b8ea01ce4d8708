"""The floor: who authorises signs the letter as it will go, and has their own question answered first."""

from dataclasses import replace

import pytest

from evenhand.policy.facts.facts import Departure, Question
from evenhand.policy.remedies import Remedy, remedy_of
from evenhand.policy.rules.notices import BY_ITS_SENDER, ESSENTIAL
from evenhand.policy.verdict import Cure
from evenhand.policy.vocabulary import Act, NoticePart
from tests.clauses import clause
from tests.policy.cures import TODAY, Asked, lifted, refused_by
from tests.policy.floor.small import MANAGER, authorising, marking

ESSENTIALS, REST = "floor:9:5", "floor:9:6"
WHOLE = frozenset(NoticePart)
OF_A_MEASURE = {
    "behaviour",
    "why_unacceptable",
    "what_is_decided",
    "from_when",
    "until_when",
    "review_when",
    "how_to_appeal",
    "appeal_by_when",
    "what_stays_open",
}
OF_A_MARKER = {"why_unacceptable", "what_is_decided", "review_when", "how_removed", "how_to_appeal"}


def signing(act: Act, says: frozenset[NoticePart]) -> Asked:
    """Return whether a manager may sign, where the letter would say so much."""
    asked = authorising() if act is Act.AUTHORISE else replace(marking(), act=act)
    return replace(asked, facts=asked.facts.plus(says=says))


def departing(asked: Asked) -> Asked:
    """Return the same question where a manager wrote why the letter goes without the rest."""
    why = {demand: Departure(MANAGER, TODAY, now=True) for demand in (ESSENTIALS, REST)}
    return replace(asked, facts=asked.facts.plus(departures={**asked.facts.departures, **why}))


def refused(asked: Asked, demand: str) -> dict[str, tuple[str, ...]]:
    """Return the codes of the cures of each part that a demand misses."""
    return {one.message.params["parts"][0]: tuple(cure.code for cure in one.cures) for one in refused_by(asked, demand)}


@clause(ESSENTIALS)
@pytest.mark.parametrize(("act", "parts"), [(Act.AUTHORISE, OF_A_MEASURE), (Act.AUTHORISE_MARKER, OF_A_MARKER)])
def test_no_reason_waives_what_a_letter_is_for(act, parts):
    asked = signing(act, WHOLE - ESSENTIAL)

    assert refused(asked, ESSENTIALS) == dict.fromkeys(parts, ("fill_letter",))
    assert refused(departing(asked), ESSENTIALS) == dict.fromkeys(parts, ("fill_letter",))
    assert lifted(asked, ESSENTIALS)


@clause(REST)
@pytest.mark.parametrize("act", [Act.AUTHORISE, Act.AUTHORISE_MARKER, Act.CONFIRM_MARKER])
@pytest.mark.parametrize("part", [NoticePart.REACHED_AT, NoticePart.EMERGENCIES])
def test_another_gap_waits_for_its_cure_or_a_reason(act, part):
    asked = signing(act, WHOLE - {part})

    assert refused(asked, REST) == {part: ("fill_letter", "give_reason")}
    assert refused(departing(asked), REST) == {}
    assert lifted(asked, REST)


@clause(REST)
def test_what_the_sender_adds_is_no_gap_yet():
    assert refused(signing(Act.AUTHORISE, WHOLE - BY_ITS_SENDER), REST) == {}


@clause(REST)
def test_ones_own_open_question_waits_for_the_answer():
    asked = signing(Act.AUTHORISE, WHOLE)
    mine = Question("EV-Q1", "EV-M1", TODAY, by=MANAGER.reference)
    questions = (mine, replace(mine, reference="EV-Q2", by="director-1"), replace(mine, reference="EV-Q3", answered_on=TODAY))
    waiting = replace(asked, facts=asked.facts.plus(questions=questions))

    (found,) = refused_by(waiting, REST)
    assert (found.message.code, found.message.params) == ("question_open", {"on": TODAY})
    remedy = remedy_of(found.cures[0], waiting.judged())
    assert (remedy.act, remedy.subject) == (Act.ANSWER_QUESTION, "EV-Q1")
    assert refused_by(departing(waiting), REST) == []


@pytest.mark.parametrize(
    ("part", "act", "subject", "field"),
    [
        ("reached_at", Act.RECORD_REACH, None, "by"),
        ("your_account", Act.RECORD_ACCOUNT, None, "your_account"),
        ("equality_considered", Act.ASSESS, None, "for_letter"),
        ("until_when", Act.PROPOSE, "EV-M1", "until"),
        ("what_stays_open", Act.PROPOSE, "EV-M1", "channels_only"),
        ("behaviour", Act.LOG_INCIDENT, None, "words"),
        ("emergencies", Act.NAME_REPRESENTATIVE, None, ""),
        ("ombudsman", None, None, ""),
    ],
)
def test_cure_of_a_gap_leads_to_the_blank(part, act, subject, field):
    verdict = signing(Act.AUTHORISE, WHOLE).judged()
    cure = Cure("fill_letter", parts=[part])

    measure = "" if act is None else "writing_only"
    assert remedy_of(cure, verdict) == Remedy(cure, act, subject, measure, field)
