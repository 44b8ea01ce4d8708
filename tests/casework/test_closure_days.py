"""Checks that a closure day that moves a promised day is recorded, and that the reader of the letter is owed the new one."""

from datetime import date, timedelta
from functools import partial

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details import Details
from evenhand.casework.details.appeals import Appealed
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.letters import Served
from evenhand.casework.details.requests import Requested
from evenhand.casework.facts.gather import gather
from evenhand.casework.letters.issued import letter_of
from evenhand.journal.queries import entries
from evenhand.landlords.actions import calendar_officer, close_on
from evenhand.landlords.queries import calendar_of, policy_of
from evenhand.letters.models import Notice
from evenhand.letters.text import render
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.ops.cli import main
from evenhand.policy.calendar import Term, Unit
from evenhand.policy.duties.duties import duties
from evenhand.policy.vocabulary import Act, Tri
from evenhand.wording.dates import short
from evenhand.work.moved_days import moved_for
from tests.builders.markers import marker_authorised, placed
from tests.builders.measure_in_force import standing
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
EVE, BEFORE = date(2026, 12, 24), date(2026, 12, 23)


def in_force(policy="octavia", **days):
    place, scenario, measure = standing(policy)
    place.at += date(2026, 12, 1) - place.today
    Measure.objects.filter(reference=measure).update(imposed_on=place.today, review_on=EVE, until=EVE + 60 * DAY, **days)
    return place, scenario, measure


def close(place, day, why="Staff conference"):
    return close_on(place.landlord, day, why=why, by=calendar_officer(place.landlord), at=place.at)


def owed(place, case):
    facts = gather(Case.objects.get(reference=case))
    found = duties(policy_of(place.landlord, place.today), facts, place.today, calendar_of(place.landlord))
    return [
        (duty.subject, duty.message.params["on"], duty.due_on, duty.act, duty.cited.id)
        for duty in found
        if duty.kind == "tell_new_day"
    ]


def test_closure_is_journalled_once():
    place, *_ = in_force()

    assert (close(place, EVE), close(place, EVE)) == (True, False)

    (entry,) = entries(place.landlord.pk).filter(act="add_closure_day")
    assert entry.open == '{"day":"2026-12-24","why":"Staff conference"}'
    assert place.landlord.closure_days[EVE.isoformat()] == "Staff conference"


def test_moved_review_is_owed_until_a_letter_gives_its_day():
    place, scenario, measure = in_force()
    place.later(days=3)
    assert owed(place, scenario.case) == []

    close(place, EVE)

    assert owed(place, scenario.case) == [(measure, BEFORE, place.today, Act.TELL_NEW_DAY, "floor:37:1")]
    done = scenario.do(Act.TELL_NEW_DAY, Details(words="Our staff conference is on that day."), measure)
    letter = Notice.objects.get(reference=done.letter)
    text = " ".join(render(letter_of(letter)).split())
    assert (letter.outcome, letter.about) == ("moved", measure)
    assert "We review the decision by 23 December 2026, not 24 December 2026." in text
    assert "Our staff conference is on that day." in text
    assert "[MISSING" not in text
    assert owed(place, scenario.case) == []
    place.do(Act.SERVE, Served(how="email"), case=scenario.case, subject=letter.reference)
    assert Notice.objects.get(pk=letter.pk).served_on == place.today


def test_moved_answer_to_an_appeal_is_owed():
    place, scenario, measure = in_force()
    received = place.today
    appeal = Appealed(words="It is not fair.", received_on=received, route="letter")
    scenario.do(Act.RECEIVE_APPEAL, appeal, measure)
    place.later(days=2)
    before = calendar_of(place.landlord)

    close(place, received + 8 * DAY, "A flood")

    ((_, on, *_),) = owed(place, scenario.case)
    assert before.working_days_between(received, on) == 11


@pytest.mark.parametrize(
    ("day", "last"),
    [(date(2026, 12, 31), date(2026, 12, 30)), (date(2027, 2, 19), date(2027, 2, 18)), (date(2026, 12, 24), BEFORE)],
)
def test_last_day_moves_to_the_working_day_before(day, last):
    place, scenario, measure = in_force("clarion")
    Measure.objects.filter(reference=measure).update(until=day + (day == date(2027, 2, 19)) * 2 * DAY, review_on=day + 60 * DAY)
    place.later(days=3)

    close(place, day)

    assert [one[1] for one in owed(place, scenario.case)] == [last]


def test_closure_that_moves_no_promised_day_owes_nothing():
    place, scenario, measure = in_force()
    place.later(days=3)

    close(place, EVE + 5 * DAY)
    assert owed(place, scenario.case) == []
    close(place, EVE)
    place.at += EVE + DAY - place.today
    assert owed(place, scenario.case) == []
    assert "a_day_moved" in {
        one.rule for one in scenario.verdict_on(Act.TELL_NEW_DAY, Details(words="Closed."), measure).refusals
    }


def test_command_records_the_day_and_lists_what_moves(capsys, settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place, scenario, measure = in_force()
    place.later(days=3)
    set_clock(place)
    words = ["closure-day", "add", place.landlord.slug, "2026-12-24", "Staff conference"]

    codes = (main(words), main(words), main([*words[:2], "nobody", *words[3:]]))

    moved = f"case {scenario.case}, {measure}: the review was 24 December 2026, is 23 December 2026."
    out = capsys.readouterr().out.splitlines()
    assert codes == (0, 0, 2)
    assert out == [
        "Harbour Homes: closed on 24 December 2026, Staff conference.",
        moved,
        "1 promised days to tell customers.",
        "Harbour Homes: recorded before.",
        moved,
        "1 promised days to tell customers.",
    ]


@pytest.mark.parametrize("policy", ["octavia", "clarion", "stonewater"])
def test_moved_days_of_a_marker_are_in_a_letter(policy):
    scenario, marker = placed(policy, "warning_flag" if policy == "stonewater" else "safety_marker")
    place = scenario.house
    Marker.objects.filter(reference=marker).update(review_on=EVE, hard_end_on=EVE + 60 * DAY)
    place.later(days=3)
    assert owed(place, scenario.case) == []

    close(place, EVE)

    ((subject, on, due, act, _),) = owed(place, scenario.case)
    assert (subject, on, due, act) == (marker, BEFORE, place.today, Act.TELL_NEW_DAY)
    assert [(one.subject, one.day.now) for one in moved_for(place.landlord, place.at)] == [(marker, BEFORE)]
    done = scenario.do(Act.TELL_NEW_DAY, Details(words="Our staff conference is on that day."), marker)
    letter = Notice.objects.get(reference=done.letter)
    text = " ".join(render(letter_of(letter)).split())
    assert (letter.outcome, letter.about) == ("moved", marker)
    assert "We review the decision by 23 December 2026, not 24 December 2026." in text
    assert "[MISSING" not in text
    assert owed(place, scenario.case) == []


def test_untold_marker_owes_no_new_day():
    scenario, marker = marker_authorised("octavia", "safety_marker")
    place = scenario.house
    Marker.objects.filter(reference=marker).update(review_on=EVE)
    close(place.later(days=3), EVE)

    assert owed(place, scenario.case) == []


def day_after(place, day):
    """Return the next working day."""
    return calendar_of(place.landlord).last_day(day, Term(1, Unit.WORKING_DAYS))


def told_of_new_day(place, scenario, subject):
    """Write the letter about a moved day; return its text."""
    done = scenario.do(Act.TELL_NEW_DAY, Details(words="Our staff conference is on that day."), subject)
    letter = Notice.objects.get(reference=done.letter)
    assert (letter.outcome, letter.about) == ("moved", subject)
    text = " ".join(render(letter_of(letter)).split())
    assert "[MISSING" not in text
    return text


DECISION = {Act.FIND: "finding", Act.WARN: "warning"}


@pytest.mark.parametrize("act", DECISION)
@pytest.mark.parametrize("policy", ["octavia", "a2dominion", "stonewater"])
def test_moved_answer_to_an_appeal_against_a_letter(policy, act):
    place, scenario, _ = standing(policy)
    scenario.establish(act, None)
    subject = Notice.objects.filter(case__reference=scenario.case, decision=DECISION[act]).latest("id").reference
    scenario.do(Act.RECEIVE_APPEAL, Appealed(words="It was not me.", received_on=place.today, route="letter"), subject)
    was = due_of(place, scenario.case, "appeal_answer")
    place.later(days=1)
    assert [one for one in owed(place, scenario.case) if one[0] == subject] == []

    close(place, was)
    now = day_after(place, was)
    (found,) = [one for one in owed(place, scenario.case) if one[0] == subject]
    assert found[:4] == (subject, now, place.today, Act.TELL_NEW_DAY)
    assert (subject, was, now) in [(one.subject, one.day.was, one.day.now) for one in moved_for(place.landlord, place.at)]
    assert f"We answer your appeal by {short(now)}, not {short(was)}." in told_of_new_day(place, scenario, subject)
    assert [one for one in owed(place, scenario.case) if one[0] == subject] == []


def due_of(place, case, kind):
    """Return the day of the open duty of a kind, by the calendar of today."""
    facts = gather(Case.objects.get(reference=case))
    found = duties(policy_of(place.landlord, place.today), facts, place.today, calendar_of(place.landlord))
    return next(duty.due_on for duty in found if duty.kind == kind and duty.done is Tri.NO)


@pytest.mark.parametrize(
    ("act", "told", "kind", "says"),
    [
        (Act.TAKE_COMPLAINT, Complained, "complaint_answer", "We answer your complaint by"),
        (Act.TAKE_COMPLAINT, Complained, "complaint_acknowledged", "We acknowledge your complaint by"),
        (Act.TAKE_REQUEST, partial(Requested, asks="adjustment"), "request_answer", "We answer your request by"),
        (Act.TAKE_REQUEST, partial(Requested, asks="data_complaint"), "request_answer", "We answer your request by"),
    ],
)
def test_moved_answer_to_what_a_customer_asked(act, told, kind, says):
    place, scenario, _ = standing("octavia")
    subject = scenario.do(act, told(words="The window is open still.", received_on=place.today, route="letter")).subject
    was = due_of(place, scenario.case, kind)
    if was is None:
        return  # no layer sets a day for it, so none can move
    place.later(days=1)

    close(place, was)
    moved = {one.day.what: one.day for one in moved_for(place.landlord, place.at) if one.subject == subject}
    assert moved[kind].was == was < moved[kind].now
    assert f"{says} {short(moved[kind].now)}, not {short(was)}." in told_of_new_day(place, scenario, subject)
    assert moved_for(place.landlord, place.at) == []


def test_moved_decision_on_a_stay_is_owed():
    place, scenario, measure = standing("octavia")
    appeal = scenario.do(
        Act.RECEIVE_APPEAL, Appealed(words="It is not fair.", received_on=place.today, route="letter"), measure
    ).subject
    asked = Requested(words="Wait for my appeal.", received_on=place.today, route="telephone", asks="stay", of=appeal)
    stay = scenario.do(Act.TAKE_REQUEST, asked).subject
    was = due_of(place, scenario.case, "request_answer")
    place.later(days=1)

    close(place, was)
    now = day_after(place, was)
    assert [one[:2] for one in owed(place, scenario.case) if one[0] == stay] == [(stay, now)]
    assert f"We answer your request by {short(now)}, not {short(was)}." in told_of_new_day(place, scenario, stay)
    assert [one for one in owed(place, scenario.case) if one[0] == stay] == []


def test_closure_known_before_an_appeal_moves_nothing():
    place, scenario, measure = in_force()
    received = place.today + 2 * DAY
    close(place.later(days=1), received + 5 * DAY)
    place.later(days=1)
    appeal = Appealed(words="It is not fair.", received_on=received, route="letter")
    scenario.do(Act.RECEIVE_APPEAL, appeal, measure)
    place.later(days=1)

    assert owed(place, scenario.case) == []
