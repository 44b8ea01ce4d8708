"""The demo's landlord: invented people, every stage of a case, made by the product's own acts, the same each time."""

from collections import Counter

import pytest
from django.db import transaction

from evenhand.cases.models import Case
from evenhand.casework.facts import gather, with_facts
from evenhand.clock import now
from evenhand.incidents.models import Incident
from evenhand.journal.models import Entry
from evenhand.landlords.models import Landlord, Membership
from evenhand.landlords.queries import calendar_of, policy_of
from evenhand.ops.demo_data import build, log_ins
from evenhand.people.models import Customer, Home, Need
from evenhand.policy.calendar import localdate
from evenhand.policy.duties import duties
from evenhand.policy.duty import State

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def told() -> dict[str, object]:
    """Return what the demo is made of, without database keys."""
    return {
        "customers": list(Customer.objects.order_by("id").values_list("reference", "name")),
        "cases": list(Case.objects.order_by("id").values_list("reference", "customer__name", "opened_at")),
        "acts": list(Entry.objects.order_by("sequence").values_list("act", "subject", "by")),
    }


def test_the_demo_has_every_role_forty_customers_and_twelve_cases_made_by_acts():
    build()
    roles = Counter(role for membership in Membership.objects.all() for role in membership.roles)

    assert roles.keys() == {"officer", "service_manager", "assistant_director", "director"}
    assert (Customer.objects.count(), Case.objects.count()) == (40, 12)
    assert Home.objects.count() < Customer.objects.count()
    assert Need.objects.count() == 8
    assert Landlord.objects.get().policy_source.startswith("Octavia")
    assert any("Harbour & Vale Homes: 8 people" in line for line in log_ins())

    acts = Counter(Entry.objects.values_list("act", flat=True))

    assert acts["open_case"] == Case.objects.count()
    assert acts["log_incident"] == Incident.objects.count()
    assert acts.keys() >= {"warn", "propose", "authorise", "impose", "tell_marker", "decide_appeal", "review", "lapse", "close"}

    landlord, today = Landlord.objects.get(), localdate(now())
    policy, calendar = policy_of(landlord, today), calendar_of(landlord)
    states = {
        duty.state(today) for case in with_facts(Case.objects.all()) for duty in duties(policy, gather(case), today, calendar)
    }

    assert states >= {State.OVERDUE, State.UPCOMING, State.DONE}


def test_the_demo_is_the_same_on_every_run_of_a_day():
    first, second = [], []
    for kept in (first, second):
        with transaction.atomic():
            build()
            kept.append(told())
            transaction.set_rollback(True)

    assert first == second
