"""Checks that what is decided is done once its customer was told, and that an end is written to the customer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details.appeals import AppealDecided
from evenhand.casework.details.letters import Served
from evenhand.casework.details.measures import Signed
from evenhand.casework.details.reviews import Reviewed
from evenhand.casework.facts.case_status import case_status
from evenhand.casework.facts.gather import gather
from evenhand.casework.letters.issued import letter_of
from evenhand.landlords.queries import calendar_of, policy_of
from evenhand.letters.models import Notice
from evenhand.letters.text import render
from evenhand.measures.models import Measure
from evenhand.policy.duties.duties import duties
from evenhand.policy.duties.duty import State
from evenhand.policy.pack.terms import Terms
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.wording.dates import short
from evenhand.wording.letter_words import ENGLISH
from evenhand.wording.terms import sentences
from evenhand.work.sweep import sweep
from tests.builders.decided import appealed, asked_for_longer, in_force
from tests.builders.house import House, heard_and_assessed, house, opened
from tests.builders.measure_in_force import standing
from tests.builders.scenario import LETTER
from tests.clauses import clause

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
GIVEN = Served(how="email")


def facts_of(case: str):
    return gather(Case.objects.get(reference=case))


def owed(place: House, case: str, kind: str):
    """Return the duties of a kind: what is left to do, by when, its act and its state today."""
    found = duties(policy_of(place.landlord, place.today), facts_of(case), place.today, calendar_of(place.landlord))
    return [(duty.message.code, duty.due_on, duty.act, duty.state(place.today)) for duty in found if duty.kind == kind]


@pytest.mark.parametrize(
    ("last", "outcome", "code", "says"),
    [
        (
            100,
            "missed",
            "missed",
            (
                "It has ended, because we did not review it in time.",
                "This no longer applies: * ",
                "A decision like this ends if we do not review it by its day.",
                "Without that it would have lasted until 15 December 2026, as our letter said.",
            ),
        ),
        (-60, "lapse", "ended", ("It has ended, on the last day that we gave you.", "This no longer applies: * ")),
    ],
    ids=["review-missed", "by-its-date"],
)
@clause("floor:37:1", "floor:54:2")
def test_customer_gets_a_letter_of_an_end_without_decision(last, outcome, code, says):
    place = house()
    case, measure = in_force(place)
    row = Measure.objects.get(reference=measure)
    Measure.objects.filter(pk=row.pk).update(until=row.review_on + last * DAY)
    place.later(days=120)

    sweep(place.landlord, place.at)
    sweep(place.landlord, place.at)

    (letter,) = Notice.objects.filter(about=measure, decision="review")
    text = " ".join(render(letter_of(letter)).split())
    assert (letter.outcome, case_status(facts_of(case), place.today).code) == (outcome, code)
    assert all(one in text for one in says)
    ended = Measure.objects.get(pk=row.pk).ended_on
    assert f"It lasted until the end of: {ENGLISH.day(ended)}" in text
    assert f"No longer applies from: {ENGLISH.day(ended + DAY)}" in text
    assert "while the decision lasts" not in text
    assert "[MISSING" not in text
    assert "Jo Vale made this decision" not in text
    assert owed(place, case, "give_letter")[-1] == ("duty_tell_end", place.today, Act.SERVE, State.UPCOMING)
    place.do(Act.SERVE, GIVEN, case=case, subject=letter.reference)
    assert owed(place, case, "give_letter")[-1][3] is State.DONE


def test_end_of_an_unserved_limit_brings_no_letter():
    place = house()
    _, measure = in_force(place)
    Notice.objects.filter(subject=measure).update(served_on=None)  # no act takes back that a letter was given

    assert sweep(place.landlord, place.at + timedelta(days=120)).lapsed == (measure,)
    assert not Notice.objects.filter(about=measure, decision="review").exists()


@clause("floor:37:1")
def test_finding_and_warning_are_owed_until_they_are_given():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)

    finding, warning = owed(place, case, "give_letter")
    assert [(one[0], one[2], one[3]) for one in (finding, warning)] == [
        ("duty_give_finding", Act.SERVE, State.OVERDUE),
        ("duty_give_warning", Act.SERVE, State.OVERDUE),
    ]
    for notice in Notice.objects.filter(case__reference=case):
        place.do(Act.SERVE, GIVEN, case=case, subject=notice.reference)
    assert [one[3] for one in owed(place, case, "give_letter")] == [State.DONE_LATE, State.DONE_LATE]


def test_decided_appeal_is_answered_once_its_letter_is_given():
    place = house()
    case, measure = in_force(place)
    appeal = appealed(place, case, measure)
    kept = AppealDecided(outcome="kept", words="We looked again.", uninvolved=True)
    place.do(Act.DECIDE_APPEAL, kept, "assistant_director", case=case, subject=appeal)

    ((code, due, act, state),) = owed(place, case, "appeal_answer")
    assert (code, act, state) == ("duty_give_appeal_answer", Act.SERVE, State.UPCOMING)
    assert due > place.today
    place.do(Act.SERVE, GIVEN, case=case, subject=appeal)
    assert owed(place, case, "appeal_answer")[0][3] is State.DONE


def _extended(place: House) -> tuple[str, str, Notice, Measure]:
    """Have an extension granted; return the case, the measure, the letter and the measure as it was before."""
    case, measure = asked_for_longer(place)
    before = Measure.objects.get(reference=measure)
    place.do(Act.CONSULT, Signed(party="other_teams", words="They agree."), case=case, subject=measure)
    place.do(Act.EXTEND, LETTER, "manager", case=case, subject=measure)
    return case, measure, Notice.objects.get(about=measure, outcome="extend"), before


def test_extension_binds_from_when_its_letter_is_given():
    place = house()
    case, measure, letter, before = _extended(place)
    asked = before.extensions.get()

    (known,) = facts_of(case).measures
    assert (known.last_day, known.extends_to) == (before.until, asked.until)
    place.do(Act.SERVE, GIVEN, case=case, subject=letter.reference)
    (known,) = facts_of(case).measures
    row = Measure.objects.get(reference=measure)
    assert (known.last_day, known.extends_to, row.review_on) == (asked.until, None, asked.review_on)


def test_untold_extension_ends_on_the_old_last_day():
    place = house()
    case, measure, letter, before = _extended(place)
    Measure.objects.filter(reference=measure).update(review_on=before.until)  # its reviews on the way were done
    place.at += before.until + DAY - place.today

    with pytest.raises(ActRefused) as refused:
        place.do(Act.SERVE, GIVEN, case=case, subject=letter.reference)
    assert [one.rule for one in refused.value.verdict.refusals] == ["extension_told_while_it_runs"]
    assert sweep(place.landlord, place.at).lapsed == (measure,)
    assert Measure.objects.get(reference=measure).ended_on == before.until
    assert [one[0] for one in owed(place, case, "give_letter")][-1] == "duty_tell_end"
    assert [one for one in owed(place, case, "tell_review_outcome") if one[3] is State.OVERDUE] == []
    with pytest.raises(ActRefused):
        place.do(Act.SERVE, GIVEN, case=case, subject=letter.reference)


POLICIES = ("octavia", "a2dominion", "clarion", "conduct-2024", "stonewater", "northmere")


def kept(policy: str = "octavia") -> tuple[House, str, str, Notice, Measure]:
    """Have a limit without an end kept by a review; return the house, the case, the measure, the letter, and it as it was."""
    place, scenario, measure = standing(policy)
    Measure.objects.filter(reference=measure).update(until=None)  # some policies set every limit an end
    before = Measure.objects.get(reference=measure)
    place.at += before.review_on - place.today
    told = Reviewed(outcome="keep", words="It is still needed.", next_on=before.review_on + DAY)
    letter = scenario.do(Act.REVIEW, told, measure).letter
    return place, scenario.case, measure, Notice.objects.get(reference=letter), before


@clause("floor:37:1", "floor:54:2")
@pytest.mark.parametrize("policy", POLICIES)
def test_kept_limit_is_extended_by_its_letter(policy):
    place, case, _, letter, before = kept(policy)

    (known,) = facts_of(case).measures
    later = before.review_on + DAY
    assert (known.review_on, known.kept_until, known.lapses_after) == (before.review_on, later, before.review_on)
    (owes,) = owed(place, case, "tell_review_outcome")
    assert owes == ("duty_tell_kept", place.today, Act.SERVE, State.UPCOMING)
    assert later in [due for _, due, _, state in owed(place, case, "review") if state is State.UPCOMING]

    place.do(Act.SERVE, GIVEN, case=case, subject=letter.reference)
    (known,) = facts_of(case).measures
    assert (known.review_on, known.kept_until, known.lapses_after) == (later, None, later)


@clause("floor:37:1", "floor:54:2")
def test_kept_limit_without_a_letter_ends_on_the_promised_day():
    place, case, measure, letter, before = kept()
    place.at += before.review_on + DAY - place.today

    assert owed(place, case, "tell_review_outcome")[0][3] is State.OVERDUE
    with pytest.raises(ActRefused) as refused:
        place.do(Act.SERVE, GIVEN, case=case, subject=letter.reference)
    assert [one.rule for one in refused.value.verdict.refusals] == ["extension_told_while_it_runs"]
    assert sweep(place.landlord, place.at).lapsed == (measure,)
    row = Measure.objects.get(reference=measure)
    told = f"It was reviewed, but by its day, {short(before.review_on)}, the customer had no letter about that."
    assert (row.ended_on, row.ended_because) == (before.review_on, f"{told} The calendar recorded the end.")
    assert case_status(facts_of(case), place.today).code == "untold"
    end = Notice.objects.get(about=measure, outcome="untold")
    text = " ".join(render(letter_of(end)).split())
    assert "It has ended. We decided that it should go on, and did not tell you in time." in text
    assert "A decision like this ends by its day, unless we review it and write to you before then." in text
    assert "[MISSING" not in text


@pytest.mark.parametrize("if_missed", ["ends", "stays"])
def test_review_of_what_ends_by_a_date_or_stays_moves_at_once(if_missed):
    place, scenario, measure = standing("octavia")
    row = Measure.objects.get(reference=measure)
    endless = {"until": None} if if_missed == "stays" else {"until": row.review_on + 30 * DAY}
    Measure.objects.filter(reference=measure).update(if_missed=if_missed, **endless)
    place.at += row.review_on - 7 * DAY - place.today
    later = row.review_on + 14 * DAY

    scenario.do(Act.REVIEW, Reviewed(outcome="keep", words="It is still needed.", next_on=later), measure)
    assert Measure.objects.get(reference=measure).review_on == later


@pytest.mark.parametrize("outcome", ["keep", "lighten"])
@clause("floor:37:1", "a2dominion:4.3:1")
def test_review_letter_gives_changes_reasons_and_the_appeal(outcome):
    place, scenario, measure = standing("a2dominion")
    row = Measure.objects.get(reference=measure)
    terms = Terms.model_validate(row.terms)
    lighter = terms.model_copy(update={"channels_closed": (), "channels_only": ()})
    told = Reviewed(outcome=outcome, words="The calls have stopped.", next_on=place.today + 30 * DAY)
    if outcome == "lighten":
        told = replace(told, terms=lighter)
    done = scenario.do(Act.REVIEW, told, measure)

    notice = Notice.objects.get(reference=done.letter)
    text = " ".join(render(letter_of(notice)).split())
    assert {"reasons", "how_to_appeal", "next_review", "outcome"} <= set(notice.must) <= set(notice.says)
    assert "The calls have stopped." in text
    gone = [one for one in sentences(terms) if one not in sentences(lighter)]
    assert gone
    assert [f"This no longer applies: {one}" in text for one in gone] == [outcome == "lighten"] * len(gone)
    assert ("Nothing changes: it stays as it is until the next review." in text) is (outcome == "keep")


def test_measure_that_begins_tomorrow_is_not_past_its_day():
    place = house()
    case, measure = in_force(place)
    Measure.objects.filter(reference=measure).update(starts_on=place.today + DAY)

    today, tomorrow = (case_status(facts_of(case), place.today + many * DAY) for many in (0, 1))
    assert (today.code, today.params["on"], tomorrow.code) == ("begins", place.today + DAY, "in_force")
