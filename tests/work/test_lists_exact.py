"""Checks that lists are complete before, while and after cases are recalculated."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from bench.rows import in_bulk
from evenhand.cases.models import NEVER, Case, CaseSummary
from evenhand.casework.details.cases import Closed, Reopened
from evenhand.casework.details.colleagues import Reassigned
from evenhand.casework.details.customers import AccountSought, Needs, NeedTold
from evenhand.casework.facts.gather import gather, gather_all
from evenhand.casework.paging import every
from evenhand.landlords import actions as landlords
from evenhand.policy.vocabulary import Act
from evenhand.work.case_lists import A_WEEK, CasesAsked, case_list, every_case
from evenhand.work.case_rows import refresh_all, work_out
from evenhand.work.case_summary import holds, is_stale, summary
from evenhand.work.choice import A_STEP
from tests.builders.house import house, opened, pinned_on

pytestmark = pytest.mark.django_db
OPEN, CLOSED, APPEALS = 2 * A_STEP + 40, 60, 60
ASKED = {
    "late": CasesAsked(due="late"),
    "week": CasesAsked(due="week", order="oldest"),
    "stands": CasesAsked(stands="appealed", order="name"),
    "by day": CasesAsked(order="due"),
    "late by day": CasesAsked(due="late", order="due"),
    "all late": CasesAsked(which="all", due="late"),
    "mine": CasesAsked(which="mine", due="week", order="due"),
}


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Return a landlord with more open cases than are worked out at once, all of them written down."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = house(policy="a2dominion")
        in_bulk(made, closed=CLOSED, still_open=OPEN, appeals=APPEALS)
        while refresh_all(made.landlord, made.at):
            pass
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def place(built, db):
    """Return the same landlord; what a test does there is undone."""
    yield built
    built.landlord.closure_days = {}


@contextmanager
def undone():
    """Let what is written in here be undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def worked_out(place):
    """Return what each case shows today, from its facts alone."""
    pinned = pinned_on(place, place.today)
    rows = list(CaseSummary.objects.filter(landlord=place.landlord).select_related("case"))
    facts = gather_all([row.case for row in rows])
    return [summary(row, facts[row.pk], pinned) for row in rows]


def wanted(place, asked, rows):
    """Return the references that a list has to show of rows: chosen and ordered here by plain Python."""
    before = {"late": place.today, "week": place.today + A_WEEK + timedelta(days=1)}.get(asked.due)
    found = [
        row
        for row in rows
        if (asked.which == "all" or row.is_open)
        and (asked.which != "mine" or row.owner_id == place.officers["officer"].user.pk)
        and asked.stands in {"", row.standing}
        and (before is None or row.due_on < before)
    ]
    column = {"newest": "opened_at", "oldest": "opened_at", "name": "name", "due": "due_on"}[asked.order]
    found.sort(key=lambda row: (getattr(row, column), row.pk), reverse=asked.order == "newest")
    return [row.case.reference for row in found]


def fresh(place):
    """Return the officer as of a new visit, who asks for the policy again."""
    return replace(place.officers["officer"])


def shown(place, asked):
    """Return the references on all pages of a list."""
    by = fresh(place)
    pages = every(lambda after: case_list(by, place.at, asked, after=after))
    return [row.case.reference for row in pages]


def left(place):
    return CaseSummary.objects.filter(is_stale(pinned_on(place, place.today)), landlord=place.landlord)


def close_a_day(place):
    """Let the landlord have been closed on a day: what is counted over it is due a day later."""
    place.landlord.closure_days = {(place.today - timedelta(days=5)).isoformat(): "A flood"}
    place.landlord.save(update_fields=["closure_days"])


def adopt_a_count(place):
    """Adopt another day from which an appeal's answer is counted, in place of the one that was adopted."""
    place.landlord.choices.filter(answers__has_key="appeal.count").update(until=place.today - timedelta(days=1))
    two = (place.officers["director"].user, place.officers["head_of_service"].user)
    answers = {"appeal.count": {"starts": "receipt"}}
    how = {"says": "From receipt.", "by": two, "on": place.today, "minute": "EMT 9/26"}
    landlords.adopt_choice(place.landlord, "a2dominion", answers, **how)


CHANGES = {"closure day": (close_a_day, tuple(ASKED)), "house choice": (adopt_a_count, ("late", "by day"))}


def test_lists_are_exact_when_everything_holds(place):
    rows = worked_out(place)
    for name, asked in ASKED.items():
        assert shown(place, asked) == wanted(place, asked, rows), name
        assert wanted(place, asked, rows), f"{name}: says nothing about no case"


@pytest.mark.parametrize(("change", "names"), CHANGES.values(), ids=CHANGES)
def test_no_page_loses_a_case_while_some_are_stale(place, change, names):
    before = worked_out(place)
    change(place)
    assert left(place).count() == OPEN + CLOSED, "each case may have changed"
    rows = worked_out(place)
    assert [row.due_on for row in rows] != [row.due_on for row in before]
    for name, asked in ((name, ASKED[name]) for name in names):
        with undone():
            pages = shown(place, asked)
        assert sorted(pages) == sorted(wanted(place, asked, rows)), name


def test_first_page_shows_known_rows_and_announces_more(place):
    close_a_day(place)
    rows = worked_out(place)
    for name, asked in ASKED.items():
        with undone():
            page = case_list(fresh(place), place.at, asked)
            yet = set(left(place).values_list("pk", flat=True))
        known = [row for row in rows if row.pk not in yet]
        assert [row.case.reference for row in page.rows] == wanted(place, asked, known)[:25], name
        assert len(known) == A_STEP
        assert (page.unsure, bool(page.rows)) == (True, True), name


def test_a_file_is_exact_while_some_are_stale(place):
    close_a_day(place)
    rows = worked_out(place)
    for name, asked in ASKED.items():
        with undone():
            sent = [row.case.reference for row in every_case(fresh(place), place.at, asked, 200)]
        assert sent == wanted(place, asked, rows), name


def test_visits_bring_a_list_up_to_date_and_say_so(place):
    close_a_day(place)
    by, asked, unsure, visits = place.officers["officer"], ASKED["by day"], True, 0
    while unsure:
        left_before = left(place).filter(is_open=True).count()
        page = case_list(by, place.at, asked)
        unsure, visits = page.unsure, visits + 1
        assert left(place).filter(is_open=True).count() == max(left_before - A_STEP, 0)
    assert visits == 3
    assert [row.case.reference for row in page.rows] == wanted(place, asked, worked_out(place))[:25]


def test_a_visit_works_out_no_more_than_a_step(place):
    close_a_day(place)
    case_list(place.officers["officer"], place.at, CasesAsked(stands="closed"))
    assert OPEN + CLOSED - left(place).count() == A_STEP


def test_the_most_urgent_open_cases_come_first(place):
    urgent = list(CaseSummary.objects.filter(is_open=True).order_by("due_on", "pk").values_list("pk", flat=True)[:50])
    close_a_day(place)
    assert refresh_all(place.landlord, place.at, most=50) == 50
    assert set(CaseSummary.objects.exclude(pk__in=left(place).values("pk")).values_list("pk", flat=True)) == set(urgent)
    refresh_all(place.landlord, place.at, most=OPEN - 50)
    assert not left(place).filter(is_open=True).exists()
    assert left(place).filter(is_open=False).count() == CLOSED


def test_overdue_summary_is_not_renewed_each_day(place):
    """Only a day that is named may change what is shown, not each day after it."""
    late = CaseSummary.objects.filter(is_open=True, due_on__lt=place.today - timedelta(days=2))
    assert late.exists()
    assert not late.filter(changes_on__lte=place.today + timedelta(days=1)).exclude(due_on=NEVER).exists()


class TestActs:
    def test_an_act_is_not_written_over_by_a_reader_of_before(self, place):
        case = opened(place)
        before = list(CaseSummary.objects.filter(case__reference=case))
        place.do(Act.SEEK_ACCOUNT, AccountSought(words="Wrote.", channels=("letter",)), case=case)
        work_out(before, pinned_on(place, place.today))
        row = CaseSummary.objects.get(case__reference=case)
        assert (row.under, row.turn) == ("", before[0].turn + 1)
        assert row in left(place)

    def test_need_recorded_in_one_case_makes_the_others_stale(self, place):
        first, second = opened(place), opened(place)
        refresh_all(place.landlord, place.at)
        need = NeedTold(kind="format", says="Large print", relook_on=place.today + timedelta(days=90), basis="consent")
        place.do(Act.RECORD_NEEDS, Needs(words="She told us.", needs=(need,)), case=first)
        rows = CaseSummary.objects.filter(case__reference__in=(first, second))
        assert [row.under for row in rows] == ["", ""]

    def test_rows_follow_owner_and_whether_a_case_is_open(self, place):
        case, other = opened(place), place.officers["manager"].user
        place.do(Act.REASSIGN_CASE, Reassigned(words="She has room.", owner=other.reference), case=case)
        assert CaseSummary.objects.get(case__reference=case).owner == other
        place.do(Act.CLOSE, Closed(words="Settled.", outcome="resolved"), case=case)
        assert not CaseSummary.objects.get(case__reference=case).is_open
        place.do(Act.REOPEN, Reopened(words="It goes on."), case=case)
        row = CaseSummary.objects.select_related("case").get(case__reference=case)
        assert (row.is_open, row.owner) == (True, row.case.owner)


def test_summary_holds_until_the_day_that_it_names(place):
    row = next(one for one in worked_out(place) if date(1, 1, 2) < one.due_on < NEVER)
    facts, held = gather(Case.objects.get(pk=row.pk)), row
    for days in range(1, 400):
        now = summary(row, facts, pinned_on(place, place.today + timedelta(days=days)))
        if holds(held, pinned_on(place, place.today + timedelta(days=days))):
            assert (now.stands, now.owed, now.due_on, now.counted) == (held.stands, held.owed, held.due_on, held.counted)
        held = now
