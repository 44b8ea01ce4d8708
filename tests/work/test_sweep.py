"""Checks that what ends by date ends on that day in the landlord's zone, whenever recorded."""

from datetime import UTC, date, datetime, timedelta

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details.customers import Contacted
from evenhand.casework.details.reviews import Reviewed
from evenhand.casework.facts.gather import gather
from evenhand.journal.queries import entries
from evenhand.landlords import actions as landlords
from evenhand.landlords.queries import calendar_of, staff
from evenhand.measures.models import Measure
from evenhand.ops.cli import main
from evenhand.policy.duties.duties import duties
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.wording.words import Words
from evenhand.work.case_lists import case_list
from evenhand.work.my_work import my_work
from evenhand.work.sweep import sweep
from tests.builders.decided import in_force, letters_given
from tests.builders.house import House, heard_and_assessed, house, once_a_week, opened
from tests.builders.measure_in_force import standing
from tests.builders.scenario import case_under
from tests.clauses import clause
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def known(case):
    return gather(Case.objects.filter(reference=case).get()).measures[0]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@clause("floor:54:2")
def test_measure_with_a_missed_review_ends_that_day_noted_once():
    place = house()
    case, measure = in_force(place)
    review = Measure.objects.get(reference=measure).review_on

    assert known(case).in_force(review)
    assert not known(case).in_force(review + DAY)
    assert sweep(place.landlord, at(review, 12)).lapsed == ()
    assert sweep(place.landlord, at(review + DAY, 12)).lapsed == (measure,)
    assert sweep(place.landlord, at(review + DAY, 13)).lapsed == ()
    row = Measure.objects.get(reference=measure)
    assert (row.ended_on, row.lifted) == (review, False)


@pytest.mark.parametrize(
    ("until", "note", "shown"),
    [
        (
            None,
            "Its review was not done by its day, 6 September 2026. The calendar recorded the end, without a decision.",
            ("Ended on 6 September 2026: its review was not done", "Ended: its review was not done by 6 September 2026"),
        ),
        (
            date(2026, 7, 1),
            "Its last day has passed. The calendar recorded this, without a decision.",
            ("Lapsed on 1 July 2026", "Lapsed on its last day"),
        ),
    ],
    ids=["review-missed", "by-its-date"],
)
def test_calendar_notes_a_missed_review_or_a_passed_last_day(until, note, shown, settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    case, measure = in_force(place)
    row = Measure.objects.get(reference=measure)
    Measure.objects.filter(pk=row.pk).update(until=until or row.review_on + 100 * DAY)
    place.later(days=150)
    before = client_of(set_clock(place), "officer").get(f"/cases/{case}/").content.decode()

    sweep(place.landlord, place.at)

    after = client_of(place, "officer").get(f"/cases/{case}/").content.decode()
    assert Measure.objects.get(reference=measure).ended_because == note
    assert ("Its review was not done by its day" in before) is (until is None)
    assert ("Its last day has passed" in before) is (until is not None)
    assert all(says in after for says in shown)


def test_sweep_is_journalled_under_a_name_outside_the_staff():
    place = house()
    _, measure = in_force(place)
    sweep(place.landlord, place.at + timedelta(days=90))

    (entry,) = entries(place.landlord.pk, subject=measure).filter(act="lapse")
    calendar = [one for one in place.landlord.memberships.filter(active=False) if one.user.reference == entry.by]
    assert [one.user.name for one in calendar] == ["The calendar"]
    assert calendar[0].user.is_active is False
    assert calendar[0].pk not in {one.pk for one in staff(place.landlord)}


def test_another_landlords_measures_are_left_alone():
    place, other = house(), house("other-homes", "Other Homes")
    in_force(place)

    assert sweep(other.landlord, place.at + timedelta(days=400)).lapsed == ()


def test_measure_ended_unreviewed_cannot_be_kept():
    place = house()
    case, measure = in_force(place)
    place.later(days=90)

    kept = Reviewed(outcome="keep", words="Still needed.", next_on=place.today + timedelta(days=60))
    with pytest.raises(ActRefused) as refused:
        place.do(Act.REVIEW, kept, case=case, subject=measure)
    assert "reviewed_while_it_runs" in [one.rule for one in refused.value.verdict.refusals]


def test_safety_instruction_with_a_missed_review_stays():
    place, scenario, measure = standing("a2dominion", "visit_conditions")
    row = Measure.objects.get(reference=measure)
    after = row.review_on + DAY
    Measure.objects.filter(pk=row.pk).update(until=None)

    assert row.if_missed == "stays"
    assert sweep(place.landlord, at(after, 12)).lapsed == ()
    assert known(scenario.case).in_force(after)
    facts = gather(Case.objects.filter(reference=scenario.case).get())
    policy = place.officers["officer"].policy_on(after)
    owed = {duty.kind: duty for duty in duties(policy, facts, after, calendar_of(place.landlord))}["review_missed"]
    assert owed.who == ("manager",)
    assert owed.due_on == row.review_on


@pytest.mark.parametrize(
    ("day", "hour", "minute", "over"),
    [
        (date(2026, 6, 20), 22, 59, False),  # one minute to midnight of a summer night in London
        (date(2026, 6, 20), 23, 30, True),  # the same day by UTC, the next one in London
        (date(2026, 10, 24), 22, 59, False),  # the night before the clocks go back
        (date(2026, 10, 24), 23, 0, True),
        (date(2026, 10, 25), 23, 30, False),  # the night after: London is UTC again
        (date(2026, 10, 26), 0, 0, True),
        (date(2027, 3, 27), 23, 30, False),  # the night before the clocks go forward
        (date(2027, 3, 28), 0, 0, True),
        (date(2027, 3, 28), 22, 59, False),
        (date(2027, 3, 28), 23, 0, True),
    ],
)
def test_the_last_day_is_a_whole_day_of_the_landlords(day, hour, minute, over):
    place: House = house()
    _, measure = in_force(place)
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
    last = day if (hour, minute) != (0, 0) else day - DAY
    Measure.objects.filter(reference=measure).update(until=last, review_on=None)

    assert bool(sweep(place.landlord, moment).lapsed) is over


@clause("clarion:5:11")
def test_clarion_5_restriction_is_reviewed_at_the_next_contact():
    place, scenario, measure = standing("clarion")
    policy, calendar = place.officers["officer"].policy_on(place.today), calendar_of(place.landlord)

    def owed():
        facts = gather(Case.objects.filter(reference=scenario.case).get())
        return [duty.due_on for duty in duties(policy, facts, place.today, calendar) if duty.kind == "review_upon"]

    assert owed() == []
    place.later(days=3)
    wrote = Contacted(words="Asked when the window comes.", channel="email", happened_at=place.at)
    scenario.do(Act.RECORD_CONTACT, wrote, None, "officer")
    assert owed() == [place.today]
    kept = Reviewed(outcome="keep", words="One letter a week is enough.", next_on=place.today + timedelta(days=60))
    scenario.do(Act.REVIEW, kept, measure)
    assert owed() == []


@clause("a2dominion:5.1:2")
def test_a2dominion_5_1_warning_is_reviewed_once_adopted():
    place = house(policy="a2dominion")
    people = tuple(place.officers[who].user for who in ("director", "head_of_service"))
    every = {"review": {"of": "warning", "every": {"value": 6, "unit": "months"}, "for": {"decisions": ["warning"]}}}
    landlords.adopt_choice(
        place.landlord, "a2dominion", every, says="Every six months.", by=people, on=place.today, minute="Minute 8"
    )
    scenario = case_under(place)
    scenario.establish(Act.WARN, None)

    (warning,) = gather(Case.objects.filter(reference=scenario.case).get()).decided
    assert warning.review_on == date(2026, 12, place.today.day) - DAY or warning.review_on == date(2026, 12, place.today.day)
    next_on = place.later(days=30).today + timedelta(days=150)
    kept = Reviewed(outcome="keep", words="It stands.", next_on=next_on)
    scenario.do(Act.REVIEW, kept, warning.reference)
    (again,) = gather(Case.objects.filter(reference=scenario.case).get()).decided
    assert (again.review_on, [result.outcome for result in again.reviews]) == (next_on, ["keep"])


def test_a_case_with_nothing_due_shows_who_decides_its_proposal():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    place.do(Act.PROPOSE, once_a_week(place), case=case)
    letters_given(place, case)
    place.customer.needs.update(ended_on=place.today)  # the day on which a need is looked at again is a year away

    (row,) = my_work(place.officers["officer"], place.at)
    assert (row.owed.code, row.owed.params["roles"]) == ("waits_for", ["service_manager"])
    assert case_list(place.officers["officer"], place.at).rows[0].owed == row.owed
    assert Words(place.officers["officer"].policy_on(place.today)).message(row.owed) == "Waits for a Service Manager to decide"


def test_the_command_sweeps_and_is_safe_to_repeat(capsys):
    place = house()
    _, measure = in_force(place)
    Measure.objects.filter(reference=measure).update(until=date(2020, 1, 1), review_on=None)

    assert main(["sweep", "--landlord", place.landlord.slug]) == 0
    assert main(["sweep"]) == 0
    said_so = capsys.readouterr().out.splitlines()
    assert said_so == [f"{place.landlord.slug}: 1 lapsed.", f"{place.landlord.slug}: 0 lapsed."]
    assert main(["sweep", "--landlord", "nobody"]) == 2
