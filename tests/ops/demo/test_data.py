"""The demo's landlords: invented people, every stage of a case, made by acts, the same each time."""

from collections import Counter

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from evenhand.appeals.models import Appeal
from evenhand.cases.models import Case
from evenhand.casework.facts.statement import rows_of
from evenhand.casework.facts.tables import TABLES
from evenhand.casework.letters.issued import letter_of
from evenhand.casework.past_decisions import decisions, seen
from evenhand.clock import now
from evenhand.incidents.models import Incident
from evenhand.journal.models import Entry
from evenhand.landlords.models import Landlord, Membership
from evenhand.landlords.queries import Officer, calendar_of, policy_of
from evenhand.letters.models import Notice
from evenhand.measures.models import Measure
from evenhand.ops.demo.data import log_ins
from evenhand.ops.demo.data.build import HOUSES
from evenhand.people.models import Customer, Home, Need
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duties import duties
from evenhand.policy.duties.duty import State
from evenhand.policy.pack.load import shipped
from evenhand.policy.vocabulary import Act, Decision
from evenhand.reviews.models import Review
from evenhand.work.my_work import my_work
from tests import stages
from tests.builders.demo import demo
from tests.letters.conftest import BUILT
from tests.letters.first_page import SHEETS, pages_of
from tests.walks.oracle import equal_facts

pytestmark = [pytest.mark.django_db, pytest.mark.once]


AGAIN = HOUSES[1]


@pytest.fixture(scope="module")
def before(django_db_setup, django_db_blocker):
    """Build one landlord, remember it, and leave nothing of it."""
    with django_db_blocker.unblock(), stages.undone():
        demo(AGAIN.landlord["slug"])
        return told(AGAIN.landlord["slug"])


@pytest.fixture(scope="module", autouse=True)
def built(before, django_db_blocker):
    """Build the demo once for all tests of this module, and leave nothing of it."""
    with django_db_blocker.unblock(), stages.undone():
        demo()
        yield


@pytest.mark.skipif(not BUILT.exists(), reason="no fonts: `make static` builds them")
def test_first_page_of_a_letter_is_whole_on_two_sheets():
    sheets, lacking = Counter(), {}
    for notice in Notice.objects.filter(withdrawn_on=None).order_by("reference"):
        found = pages_of(letter_of(notice), BUILT)
        sheets[-(-found.many // 2)] += 1
        if found.lacks:
            lacking[notice.reference, notice.letter["title"]] = found.lacks
    assert lacking == {}
    assert max(sheets) == SHEETS


def told(landlord: str) -> dict[str, object]:
    """Return what a landlord of the demo is made of, without database keys."""
    theirs = {"landlord__slug": landlord}
    acts = Entry.objects.filter(landlord_id=Landlord.objects.get(slug=landlord).pk).order_by("sequence")
    return {
        "customers": list(Customer.objects.filter(**theirs).order_by("id").values_list("reference", "name")),
        "cases": list(Case.objects.filter(**theirs).order_by("id").values_list("reference", "customer__name", "opened_at")),
        "acts": list(acts.values_list("act", "subject", "by")),
    }


def officers(house) -> list[Officer]:
    """Return everybody who works at a landlord of the demo."""
    landlord = Landlord.objects.get(slug=house.landlord["slug"])
    return [Officer(one.user, landlord, one) for one in landlord.memberships.select_related("user")]


def named(house, *topics):
    """Return the keys that a landlord's policy gives to its roles, teams or committees."""
    pack = shipped(house.policy)
    return {key for topic in topics for key in getattr(pack, topic)}


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.policy)
def test_landlord_has_people_in_every_role_team_and_committee(house):
    people = Membership.objects.filter(landlord__slug=house.landlord["slug"], active=True)

    assert {role for one in people for role in one.roles} == named(house, "roles")
    assert {team for one in people for team in one.teams} >= named(house, "teams")
    assert people.exclude(manager=None).exists()
    assert all(one.user.email.endswith(f"@{settings.DEMO_MAIL_DOMAIN}") for one in people.select_related("user"))


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.policy)
def test_landlord_has_forty_customers_in_fewer_homes_and_cases(house):
    theirs = {"landlord__slug": house.landlord["slug"]}

    assert Customer.objects.filter(**theirs).count() == 40
    assert Home.objects.filter(**theirs).count() < 36
    assert Need.objects.filter(**theirs).count() >= 8
    assert Case.objects.filter(**theirs).count() >= 11
    assert all(Case.objects.filter(**theirs, customer__name=told.customer).count() <= 1 for told in house.stories)


def test_demo_has_five_landlords_200_customers_60_cases_by_acts():
    acts = Counter(Entry.objects.values_list("act", flat=True))

    assert (Landlord.objects.count(), Customer.objects.count(), Case.objects.count()) == (5, 200, 60)
    assert acts["open_case"] == Case.objects.count()
    assert acts["log_incident"] == Incident.objects.count()


def test_every_act_there_is_happens_in_some_story():
    missing = {str(act) for act in Act} - set(Entry.objects.values_list("act", flat=True))

    assert not missing, f"no story has {sorted(missing)}: add it to one of {[house.landlord['slug'] for house in HOUSES]}"


def test_every_outcome_there_is_happens_in_some_story():
    findings = set(Notice.objects.filter(decision=Decision.FINDING).values_list("outcome", flat=True))
    measures = Measure.objects.all()

    assert findings == {"unacceptable", "unreasonable", "not_made_out"}
    assert set(Appeal.objects.values_list("outcome", flat=True)) == {"", "kept", "changed", "ended"}
    assert set(Review.objects.values_list("outcome", flat=True)) >= {"keep", "lift"}
    assert measures.filter(lifted=True).exists()
    assert measures.filter(lifted=False, ended_on__isnull=False).exists()
    assert measures.exclude(sent_back_on=None).exists()
    assert measures.exclude(withdrawn_on=None).exists()
    assert measures.filter(authorised_on=None, sent_back_on=None, withdrawn_on=None).count() >= 5
    assert measures.filter(ended_on=None).exclude(imposed_on=None).count() >= 10
    assert Case.objects.exclude(closed_at=None).count() >= 10
    assert Case.objects.exclude(urgent_since=None).count() >= 3
    assert Incident.objects.filter(cases=None).count() >= 5


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.policy)
def test_landlord_has_decisions_waiting(house):
    waiting = [one for one in officers(house) if any(row.acts for row in my_work(one, now()))]

    assert waiting
    assert len({case.owner_id for case in Case.objects.filter(landlord__slug=house.landlord["slug"])}) > 1


def test_demo_has_duties_overdue_upcoming_and_done():
    states = set()
    for landlord in Landlord.objects.all():
        policy, calendar, today = policy_of(landlord, localdate(now())), calendar_of(landlord), localdate(now())
        for case in Case.objects.filter(landlord=landlord):
            states |= {duty.state(today) for duty in duties(policy, equal_facts(case.reference), today, calendar)}

    assert states >= {State.OVERDUE, State.UPCOMING, State.DONE}


def test_each_kind_of_rows_that_facts_rest_on_is_in_the_demo():
    """But for rechecks, of which tests/casework/test_corrections.py compares the facts."""
    rows = rows_of(Case.objects.values_list("pk", flat=True)).values()

    assert [kind for kind in TABLES if not any(getattr(one, kind) for one in rows)] == ["rechecks"]


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.policy)
def test_every_case_and_customer_with_one_can_be_opened(house):
    client = Client()
    client.force_login(next(one.user for one in officers(house) if one.may("caseworker")))
    cases = Case.objects.filter(landlord__slug=house.landlord["slug"]).select_related("customer")
    pages = [reverse("case", args=[case.reference]) for case in cases]
    pages += [reverse("customer", args=[case.customer.reference]) for case in cases]

    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_the_start_lists_the_people_of_the_demo():
    lines = "\n".join(log_ins())

    assert all(f"{house.landlord['name']}: {len(house.staff)} people" in lines for house in HOUSES)


def test_a_landlord_is_the_same_on_every_run_of_a_day(before):
    assert told(AGAIN.landlord["slug"]) == before


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.policy)
def test_recorded_facts_give_the_recorded_verdict_again(house):
    officer = officers(house)[0]
    found = [seen(officer, entry, None) for entry in decisions(officer.landlord.pk)]
    assert {Act.AUTHORISE, Act.DECIDE_APPEAL} <= {one.act for one in found}
    assert [(one.act, one.entry.sequence) for one in found if not one.same_again] == []
