"""Checks ``evenhand work``: thirty days with nobody clicking, a landlord that fails, and intervals that make no sense."""

from datetime import timedelta

import pytest

from evenhand.health.recorded import held_against_journal
from evenhand.journal.canonical import canonical
from evenhand.journal.queries import entries
from evenhand.landlords.actions import establish, set_manager
from evenhand.letters.models import Notice
from evenhand.measures.models import Measure
from evenhand.ops import work_commands
from evenhand.ops.cli import main
from evenhand.policy.calendar import localdate
from evenhand.work.missed import missed_in_team
from evenhand.work.my_work import my_work
from evenhand.work.sweep import sweep
from tests.builders.decided import in_force
from tests.builders.house import house
from tests.builders.measure_in_force import standing
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


def ends(place, **days):
    """Put a measure in force that ends, or whose review falls due, so many days from today; return its reference."""
    _, measure = in_force(place)
    Measure.objects.filter(reference=measure).update(**{field: place.today + DAY * many for field, many in days.items()})
    return measure


def test_thirty_days_record_each_end_once_on_the_day_after():
    place, other = house(), house("other-homes", "Other Homes")
    until, missed = ends(place, until=10, review_on=5), ends(other, until=40, review_on=20)
    Measure.objects.filter(reference=until).update(if_missed="stays")
    first, recorded = place.today, {}

    for day in range(1, 31):
        set_clock(place.later(days=1))
        for _ in range(2):
            assert main(["work", "--once"]) == 0
        for reference in (until, missed):
            if Measure.objects.get(reference=reference).ended_on and reference not in recorded:
                recorded[reference] = day

    assert recorded == {until: 11, missed: 21}
    rows = {row.reference: row for row in Measure.objects.filter(reference__in=recorded)}
    assert [rows[one].ended_on for one in (until, missed)] == [first + 10 * DAY, first + 20 * DAY]
    for home, reference in ((place, until), (other, missed)):
        assert entries(home.landlord.pk, subject=reference).filter(act="lapse").count() == 1


def test_thirty_days_show_each_missed_review_once_a_day():
    place, _, instruction = standing("a2dominion", "visit_conditions")
    Measure.objects.filter(reference=instruction).update(review_on=place.today + 4 * DAY, until=None)
    other = house("other-homes", "Other Homes")
    _, limit = in_force(other)
    Measure.objects.filter(reference=limit).update(review_on=other.today + 6 * DAY)
    set_manager(other.officers["officer"], other.officers["manager"])
    falls, written, seen, start = {}, {}, {}, place.today
    other.at = place.at

    for day in range(1, 31):
        other.at = place.later(days=1).at
        set_clock(place)
        assert [main(["work", "--once"]), main(["work", "--once"])] == [0, 0]
        for who, officer in place.officers.items():
            kinds = [duty.kind for row in my_work(officer, place.at) for duty in row.falls]
            if kinds.count("review_missed"):
                falls.setdefault(who, []).append(day * kinds.count("review_missed"))
        written.setdefault(Notice.objects.filter(about=limit, outcome="missed").count(), day)
        seen.setdefault(len(missed_in_team(other.officers["manager"], other.today)), day)

    deciders = {who for who, one in place.officers.items() if "manager" in one.person.roles}
    assert falls == {who: list(range(5, 31)) for who in deciders}  # each day, once, until one of them decides
    escalated = list(entries(place.landlord.pk, subject=instruction).filter(act="escalate"))
    assert [(localdate(one.recorded_at) - start).days for one in escalated] == list(range(5, 31))
    held_by = sorted(place.officers[who].user.reference for who in deciders)
    case = Measure.objects.get(reference=instruction).case.reference
    assert {one.open for one in escalated} == {canonical({"case": case, "duty": "review_missed", "to": held_by})}
    (row,) = Measure.objects.filter(reference=limit)
    first = (row.ended_on - start).days + 1
    assert (written, seen) == ({0: 1, 1: first}, {0: 1, 1: first})
    assert Measure.objects.get(reference=instruction).ended_on is None
    assert [one.kind for one in held_against_journal(place.landlord.pk).faults if one.field == "escalate"] == []
    assert [entries(one.landlord.pk).filter(act="lapse").count() for one in (place, other)] == [0, 1]


def test_one_landlords_failure_stops_no_other(monkeypatch, capsys):
    place, other = house(), house("other-homes", "Other Homes")
    ended = ends(other, until=1)
    set_clock(other.later(days=3))

    def swept(landlord, at):
        if landlord == place.landlord:
            raise RuntimeError(place.customer.name)
        return sweep(landlord, at)

    monkeypatch.setattr(work_commands, "swept_of", swept)

    assert main(["work", "--once"]) == 1
    assert Measure.objects.get(reference=ended).ended_on is not None
    assert capsys.readouterr().err == "evenhand: harbour-homes failed (RuntimeError); the next pass tries again.\n"


def test_landlord_without_a_policy_has_nothing_to_record(capsys):
    establish("new-homes", "New Homes", kind="housing_association", address="1 New Street")

    assert main(["work", "--once"]) == 0
    assert capsys.readouterr().out == "new-homes: 0 lapsed.\n"


@pytest.mark.parametrize("minutes", ["0", "-5", "soon"])
def test_interval_that_is_no_number_of_minutes_is_refused(minutes, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["work", f"--every={minutes}"])

    said = capsys.readouterr().err.splitlines()[-1]
    assert (ended.value.code, said) == (
        2,
        f'evenhand work: error: argument --every: "{minutes}" is no number of minutes: give 1 or more',
    )
