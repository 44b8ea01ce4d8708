"""The demo's landlords: invented people, every stage of a case, made by the product's own acts, the same each time."""

import pytest
from django.conf import settings
from django.db import transaction

from evenhand.cases.models import Case
from evenhand.casework.facts import gather, with_facts
from evenhand.clock import now
from evenhand.incidents.models import Incident
from evenhand.journal.models import Entry
from evenhand.landlords.models import Landlord, Membership
from evenhand.landlords.queries import calendar_of, policy_of
from evenhand.ops.demo_data import build, log_ins
from evenhand.ops.demo_data.build import HOUSES
from evenhand.people.models import Customer, Home, Need
from evenhand.policy.calendar import localdate
from evenhand.policy.duties import duties
from evenhand.policy.duty import State
from evenhand.policy.load import shipped

pytestmark = [pytest.mark.django_db, pytest.mark.once]


AGAIN = HOUSES[1]


@pytest.fixture(scope="module")
def before(django_db_setup, django_db_blocker):
    """Build one landlord, remember it, and leave nothing of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        build([AGAIN])
        remembered = told(AGAIN.landlord["slug"])
        transaction.set_rollback(True)
    return remembered


@pytest.fixture(scope="module", autouse=True)
def demo(before, django_db_blocker):
    """Build the demo once for all tests of this module, and leave nothing of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        build()
        yield
        transaction.set_rollback(True)


def told(landlord: str) -> dict[str, object]:
    """Return what a landlord of the demo is made of, without database keys."""
    theirs = {"landlord__slug": landlord}
    acts = Entry.objects.filter(landlord_id=Landlord.objects.get(slug=landlord).pk).order_by("sequence")
    return {
        "customers": list(Customer.objects.filter(**theirs).order_by("id").values_list("reference", "name")),
        "cases": list(Case.objects.filter(**theirs).order_by("id").values_list("reference", "customer__name", "opened_at")),
        "acts": list(acts.values_list("act", "subject", "by")),
    }


def named(house, *topics):
    """Return the keys that a landlord's policy gives to its roles, teams or committees."""
    pack = shipped(house.policy)
    return {key for topic in topics for key in getattr(pack, topic)}


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.policy)
def test_each_landlord_has_somebody_in_every_role_team_and_committee_that_its_policy_names(house):
    people = Membership.objects.filter(landlord__slug=house.landlord["slug"])

    assert {role for one in people for role in one.roles} == named(house, "roles")
    assert {team for one in people for team in one.teams} >= named(house, "teams")
    assert people.exclude(manager=None).exists()
    assert all(one.user.email.endswith(f"@{settings.DEMO_MAIL_DOMAIN}") for one in people.select_related("user"))


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.policy)
def test_each_landlord_has_forty_customers_in_fewer_homes_and_cases(house):
    theirs = {"landlord__slug": house.landlord["slug"]}

    assert Customer.objects.filter(**theirs).count() == 40
    assert Home.objects.filter(**theirs).count() < 36
    assert Need.objects.filter(**theirs).count() >= 8
    assert Case.objects.filter(**theirs).count() >= 11


def test_what_cases_are_made_of_was_made_by_acts():
    acts = list(Entry.objects.values_list("act", flat=True))

    assert acts.count("open_case") == Case.objects.count()
    assert acts.count("log_incident") == Incident.objects.count()


def test_something_is_overdue_something_comes_and_something_is_done():
    states = set()
    for landlord in Landlord.objects.all():
        policy, calendar, today = policy_of(landlord, localdate(now())), calendar_of(landlord), localdate(now())
        for case in with_facts(Case.objects.filter(landlord=landlord)):
            states |= {duty.state(today) for duty in duties(policy, gather(case), today, calendar)}

    assert states >= {State.OVERDUE, State.UPCOMING, State.DONE}


def test_whoever_starts_it_is_told_whom_the_demo_has():
    lines = "\n".join(log_ins())

    assert all(f"{house.landlord['name']}: {len(house.staff)} people" in lines for house in HOUSES)


def test_a_landlord_is_the_same_on_every_run_of_a_day(before):
    assert told(AGAIN.landlord["slug"]) == before
