"""Jobs of firms: from a feed to two firms, what each sees and answers, and how access ends with job and marker."""

from datetime import timedelta

import pytest

from evenhand.casework.context import NotHere
from evenhand.casework.details import Details
from evenhand.firms.actions import operative_of
from evenhand.firms.models import JobRead, SharedInstruction
from evenhand.firms.sharing import OwnAssessment
from evenhand.incidents.models import Incident
from evenhand.journal.queries import entries
from evenhand.markers.models import Marker
from evenhand.policy.vocabulary import Act, Risk, VisitCondition
from evenhand.visits.models import Visit
from evenhand.work import visits_ahead as ahead
from evenhand.work.feeds.imports import apply
from evenhand.work.jobs import changes
from evenhand.work.jobs.changes import Happened
from evenhand.work.jobs.feed import import_jobs, plan_jobs
from evenhand.work.jobs.lists import board, job_of, jobs_of
from evenhand.work.jobs.owners import at_firms, confirmed_by_telephone
from evenhand.work.sweep import sweep
from tests.builders.firms import firm, job
from tests.builders.house import house
from tests.builders.markers import placed

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TWO = (VisitCondition.IN_PAIRS,)
FEED = """id,starts,ends,address,postcode,kind,firm,operative,due
J1,{day} 09:00,{day} 10:00,"12 Cooper Row, Portmouth",PM2 4QT,job,Solent Gas,Kofi Mensah,{due}
J2,{day} 11:00,{day} 12:00,"12 Cooper Row, Portmouth",PM2 4QT,job,Quay Lifts,,
"""


def act_names(place, prefix=""):
    return [one.act for one in entries(place.landlord.pk) if one.act.startswith(prefix)]


def test_job_from_feed_to_two_firms_until_the_marker_ends():
    case, marker = placed("octavia", "safety_marker")
    place, officer = case.house, case.house.officers["officer"]
    gas, lifts = firm(place), firm(place, "Quay Lifts")  # nobody of Quay Lifts opens a page
    day = place.today + timedelta(days=3)
    apply(officer, FEED.format(day=day, due=day + timedelta(days=2)), place.at)
    one = operative_of(gas.operative.token)

    [seen] = jobs_of(one, place.at)
    assert (seen.conditions, seen.address, seen.about, seen.own_id) == (TWO, "12 Cooper Row, Portmouth, PM2 4QT", "", "")
    changes.read_job(one, seen.reference, at=place.at)
    [held] = board(gas.who, place.at).held
    changes.assess(gas.who, held.reference, OwnAssessment("Ines Cole", place.today, "Two engineers go."), at=place.at)
    place.later(days=3, hours=2)
    incident = changes.report(one, seen.reference, Happened("A door was slammed at us.", place.at), at=place.at)
    assert jobs_of(one, place.at) == ()
    case.do(Act.END_MARKER, Details(words="No incident since."), marker)

    row = Incident.objects.get(reference=incident)
    assert (row.reporter, row.on_behalf_name, row.customer) == (gas.row.speaks_as, "Kofi Mensah, Solent Gas", None)
    assert [(s.firm.name, bool(s.assessed_at), s.withdrawn_at) for s in SharedInstruction.objects.order_by("firm__name")] == [
        ("Quay Lifts", False, place.at),
        ("Solent Gas", True, place.at),
    ]
    changes.confirm(gas.who, held.reference, at=place.at)
    assert board(gas.who, place.at).held == ()
    assert [s.firm.name for s in SharedInstruction.objects.filter(acknowledged_at=None)] == ["Quay Lifts"]
    assert [one.conditions for one in board(lifts.who, place.at).jobs] == [()]


def test_access_ends_with_the_job_and_the_day_after():
    place = house()
    gas = firm(place)
    first, second = job(place, gas, days=1), job(place, gas, days=2)
    one = operative_of(gas.operative.token)
    ahead.cancel(second, by=place.officers["officer"], at=place.at)

    assert [seen.reference for seen in jobs_of(one, place.at)] == [first]
    place.later(days=1, hours=10)
    assert job_of(one, first, place.at).reference == first
    place.later(days=1)
    with pytest.raises(NotHere):
        job_of(one, first, place.at)
    assert board(gas.who, place.at).jobs == ()


def test_job_of_another_firm_is_not_here():
    place = house()
    gas, lifts = firm(place), firm(place, "Quay Lifts")
    reference = job(place, gas)
    other = operative_of(lifts.operative.token)

    for refused in (
        lambda: job_of(other, reference, place.at),
        lambda: changes.read_job(other, reference, at=place.at),
        lambda: changes.cannot_do(other, reference, "x", at=place.at),
        lambda: changes.hand_out(lifts.who, reference, "", at=place.at),
        lambda: changes.new_link(lifts.who, gas.row.operatives.get().reference, at=place.at),
    ):
        with pytest.raises(NotHere):
            refused()


def test_cannot_do_it_is_flagged_and_the_due_day_stays():
    case, _ = placed("octavia", "safety_marker")
    place, officer = case.house, case.house.officers["officer"]
    gas = firm(place)
    due = place.today + timedelta(days=5)
    text = FEED.format(day=place.today + timedelta(days=1), due=due).rpartition("J2")[0]
    apply(officer, text, place.at)
    row = Visit.objects.get(source_id="J1")

    changes.cannot_do(operative_of(gas.operative.token), row.reference, "I am alone until Friday.", at=place.at)

    [flag] = [one for one in ahead.flags_for(officer) if one.kind == "cannot"]
    [seen] = board(gas.who, place.at).jobs
    assert (flag.why, seen.cannot, seen.due_on) == ("I am alone until Friday.",) * 2 + (due,)


def test_answer_that_changes_is_to_be_read_again():
    case, marker = placed("octavia", "safety_marker")
    gas = firm(case.house)
    reference = job(case.house, gas)
    one = operative_of(gas.operative.token)
    changes.read_job(one, reference, at=case.house.at)

    case.do(Act.END_MARKER, Details(words="No incident since."), marker)

    seen = job_of(one, reference, case.house.at)
    assert (seen.conditions, seen.changed, seen.read) == ((), True, False)
    assert board(gas.who, case.house.at).changed == 1


def test_own_jobs_of_a_firm_sent_twice_change_nothing():
    place = house()
    gas = firm(place)
    day = place.today + timedelta(days=1)
    head = "id,starts,ends,address,postcode,operative,about\n"
    rows = f'7,{day} 09:00,{day} 10:00,"12 Cooper Row, Portmouth",PM2 4QT,kofi mensah,Boiler\n'

    found = import_jobs(gas.who, gas.row.reference, head + rows, at=place.at)
    again = import_jobs(gas.who, gas.row.reference, head + rows, at=place.at)
    wrong = plan_jobs(gas.who, gas.row.reference, head + rows.replace("12 Cooper", "99 Cooper").replace("kofi", "no"))

    assert (len(found.new), again.nothing, again.same) == (1, True, 1)
    assert [(one.column, one.code) for one in wrong.faults] == [("address", "unknown"), ("operative", "unknown")]
    [seen] = board(gas.who, place.at).jobs
    assert (seen.own_id, seen.about, seen.operative_name) == ("7", "Boiler", "Kofi Mensah")


def test_kind_of_risk_is_shared_unless_the_marker_is_withheld():
    case, marker = placed("octavia", "safety_marker", risk="violence")
    gas = firm(case.house)
    reference = job(case.house, gas)
    one = operative_of(gas.operative.token)

    found = board(gas.who, case.house.at)

    assert job_of(one, reference, case.house.at).risks == (Risk.VIOLENCE,)
    assert ([row.risks for row in found.jobs], [row.risk for row in found.held]) == ([(Risk.VIOLENCE,)], [Risk.VIOLENCE])
    row = Marker.objects.get(reference=marker)
    row.told_on, row.withheld_until = None, case.house.today + timedelta(days=9)
    row.save()  # no act withholds a marker that was told
    [withheld] = jobs_of(one, case.house.at)
    assert (withheld.conditions, withheld.risks, withheld.changed) == (TWO, (), True)


def test_marker_without_a_kind_of_risk_shares_none():
    case, _ = placed("octavia", "safety_marker")
    gas = firm(case.house)
    reference = job(case.house, gas)

    assert job_of(operative_of(gas.operative.token), reference, case.house.at).risks == ()


def test_each_look_and_each_change_is_recorded():
    place = house()
    gas = firm(place)
    reference = job(place, gas)

    board(gas.who, place.at)
    job_of(operative_of(gas.operative.token), reference, place.at)

    operative = gas.row.operatives.get().reference
    assert [(one.by, one.jobs) for one in JobRead.objects.all()] == [
        (operative, [reference]),
        (gas.user.reference, [reference]),
    ]
    assert {"add_firm", "add_scheduler", "add_operative", "send_job", "hand_out_job"} <= set(act_names(place))


def test_owner_sees_what_a_firm_has_not_assessed_or_confirmed():
    case, marker = placed("octavia", "safety_marker")
    place, officer = case.house, case.house.officers["officer"]
    gas = firm(place)
    job(place, gas, days=1)
    given = place.today

    assert at_firms(officer, place.at) == []
    place.later(days=7)
    [late] = at_firms(officer, place.at)
    assert (late.firm, late.withdrawn, late.due_on) == ("Solent Gas", False, given + timedelta(days=2))
    assert at_firms(place.officers["manager"], place.at) == []
    case.do(Act.END_MARKER, Details(words="No incident since."), marker)
    [ended] = at_firms(officer, place.at)
    assert (ended.reference, ended.withdrawn, ended.due_on) == (late.reference, True, place.today)
    with pytest.raises(NotHere):
        confirmed_by_telephone(ended.reference, by=place.officers["manager"], at=place.at)
    confirmed_by_telephone(ended.reference, by=officer, at=place.at)
    assert at_firms(officer, place.at) == []


def test_what_ends_by_its_date_is_withdrawn_by_the_sweep():
    case, _ = placed("octavia", "safety_marker")
    gas = firm(case.house)
    job(case.house, gas)

    case.house.later(days=400)
    sweep(case.house.landlord, case.house.at)

    assert SharedInstruction.objects.get(firm=gas.row).withdrawn_at == case.house.at
