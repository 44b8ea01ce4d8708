"""Checks that each act's form sent twice is one act, a second form another, and a day in its message the duty's own."""

import re
from calendar import month_name
from collections import Counter
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import transaction

from evenhand.cases.models import Case, Step
from evenhand.casework.facts.gather import gather
from evenhand.landlords.queries import calendar_of, policy_of
from evenhand.policy.duties.duties import duties
from evenhand.policy.vocabulary import Act, Tri
from evenhand.web.acts.registry import PAGES
from evenhand.wording.acts import ACTS
from evenhand.wording.dates import on
from tests.builders.walk_data import TODAY
from tests.web.acting import counted, text_of
from tests.web.acts_ready import form_of, standing_world

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ASKED_OTHERWISE = {Act.ASSESS, Act.TRACK_COMPLAINT, Act.REASSIGN_CASE, Act.STRIKE_OUT}
"""Acts whose questions are others once they are done: the second form says which, and keeps what was typed."""

PROMISED = {Act.RECEIVE_APPEAL: ("appeal_answer",), Act.TAKE_REQUEST: ("request_answer",)}
"""The acts whose message promises a day, and the duties of which that is the day."""
DAY = re.compile(rf"(?:\b\w+day )?\b\d{{1,2}} (?:{'|'.join(month_name[1:])})(?: \d{{4}})?")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Give the world of the walk to all tests here; each takes back what it did."""
    with django_db_blocker.unblock(), standing_world(tmp_path_factory.mktemp("world")) as walk:
        yield walk


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def saved(page, answers):
    return page.client.post(page.path, answers | {"action": "save"})


def said_on(page, answer) -> list[str]:
    """Return what is said on the page that follows an answer."""
    assert answer.status_code == 302, (page.act, answer.status_code, text_of(answer)[:3000])
    return [str(said) for said in page.client.get(answer.url).context["messages"]]


def owed(page) -> set[tuple[str, str, date]]:
    """Return the open duties of the case that have a day, as the case's page shows them."""
    case = Case.objects.get(reference=page.case)
    on_the_day = (policy_of(case.landlord, TODAY), gather(case), TODAY, calendar_of(case.landlord))
    return {(duty.kind, duty.subject, duty.due_on) for duty in duties(*on_the_day) if duty.due_on and duty.done is not Tri.YES}


def days_in(said) -> list[str]:
    """Return each day that messages name."""
    return DAY.findall(" ".join(said))


def mine(page) -> int:
    return Step.objects.filter(case__reference=page.case, act=page.act).count()


@pytest.mark.parametrize("act", list(PAGES))
def test_an_act_sent_twice_is_done_once_and_answered_as_done(world, act):
    with taken_back():
        page = world.ready(act)
        steps, before, due = mine(page), counted(), owed(page)
        said = said_on(page, saved(page, page.answers))
        new = [on(day) for kind, _, day in sorted(owed(page) - due) if kind in PROMISED.get(act, ())]
        assert days_in(said) == new  # a day that is said is the duty's day, and no other act names one
        once, done = counted(), mine(page)
        again = said_on(page, saved(page, page.answers))

        assert said[0] == again[0] == ACTS[act].after
        assert (done, once["cases.Step"] > before["cases.Step"]) == (steps + 1, True)
        assert counted() - once == once - counted() == Counter()


@pytest.mark.parametrize("act", list(PAGES))
def test_two_forms_of_an_act_are_two_acts_or_the_second_is_asked(world, act):
    with taken_back():
        page = world.ready(act)
        other = form_of(page.client.get(page.path))
        answers = page.answers | {control.name: [control.value] for control in other.controls if control.name == "once"}
        assert answers["once"] != page.answers["once"]
        steps = mine(page)
        said_on(page, saved(page, page.answers))
        once = counted()

        second = saved(page, answers)

        if PAGES[act].adds and act is not Act.ANSWER_QUESTION:
            assert said_on(page, second)[0] == ACTS[act].after
            assert mine(page) == steps + 2
        else:
            assert second.status_code == (422 if act in ASKED_OTHERWISE else 409)
            assert mine(page) == steps + 1
            assert counted() - once == once - counted() == Counter()
