"""Tests that a list is screened as each customer alone is answered, and that a longer list asks no more queries a batch."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.rows import contacts
from evenhand.casework.details.requests import Requested
from evenhand.policy.contact_limits import ContactAsked
from evenhand.policy.vocabulary import Act, Channel, Direction, Matter
from evenhand.wording.gate import sentence
from evenhand.work import contact_checks
from evenhand.work.before_contact import before_contact
from evenhand.work.contact_checks import Check
from evenhand.work.screening import ListedContact, Screening
from tests.builders.decided import marked
from tests.builders.house import heard_and_assessed, house, limited, opened, other_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    """Return a house with a customer who is limited and marked, one who lives with them, and one apart."""
    place = house()
    place.case = opened(place)
    heard_and_assessed(place, place.case)
    limited(place, place.case)
    marked(place, place.case, place.customer.incidents.first().reference)
    place.people = [place.customer, other_customer(place, home=place.customer.home), other_customer(place, "Ada Quill")]
    return place


def listed(place):
    every = [(way, channel, matter) for way in Direction for channel in Channel for matter in (None, *Matter)]
    return [ListedContact(person.reference, *one) for person in place.people for one in every]


def test_list_is_answered_as_each_customer_alone(place):
    by = place.officers["adviser"]
    gates = {one.reference: before_contact(by, one.reference, place.at) for one in place.people}
    calls = [
        (gates[one.customer], ContactAsked(one.direction, one.channel, gates[one.customer].at, one.matter))
        for one in listed(place)
    ]

    found = Screening(by, place.at, sentence).answers(listed(place))
    assert found == [sentence(one.gate.ask(contact)) for one, contact in calls]
    assert len(set(found)) > 12


def test_way_that_a_customer_gave_up_counts_in_a_list(place):
    asked = Requested(
        words="I cannot use email any more.",
        received_on=place.today,
        route="telephone",
        asks="adjustment",
        cannot_use=("email", "letter"),
    )
    place.do(Act.TAKE_REQUEST, asked, case=place.case)
    call = ListedContact(place.customer.reference, Direction.FROM_CUSTOMER, Channel.TELEPHONE, Matter.NEW_ISSUE)
    [said] = Screening(place.officers["adviser"], place.at, lambda answer: answer.says.code).answers([call])

    assert said == "no_other_way"


def test_unknown_and_foreign_customers_have_no_answer(place):
    other = house("wexmoor", "Wexmoor Homes").customer.reference
    rows = [ListedContact(one, way, Channel.TELEPHONE, None) for one in (other, "EV-2222222") for way in Direction]

    assert Screening(place.officers["adviser"], place.at, sentence).answers(rows) == [None] * 6


def test_batch_of_contacts_asks_one_query(place, django_assert_num_queries):
    screening = Screening(place.officers["adviser"], place.at, sentence)
    calls = [one for one in listed(place) if one.direction is not Direction.VISIT]

    with django_assert_num_queries(1):
        screening.answers(calls * 3)


LARGE = ("customer", "need", "contact", "measure", "marker", "case", "notice", "request", "appeal")
SCANS = {"sqlite": r"^SCAN \w+_({}|[A-Z]\d)\b", "postgresql": r"Seq Scan on \w+_({})\b"}


@pytest.mark.both
@pytest.mark.parametrize("direction", list(Direction))
def test_check_reads_no_large_table_whole(place, direction):
    asked = Check(place.customer.reference, "", direction, Channel.TELEPHONE, place.at, purpose="take_contact")
    with CaptureQueriesContext(connection) as queries:
        contact_checks.answers(place.officers["adviser"], [asked])
    scans = re.compile(SCANS[connection.vendor].format("|".join(LARGE)))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # its tables are small here, and a scan would be the quickest
            cursor.execute("SET LOCAL enable_seqscan = off")
        for query in queries.captured_queries:
            cursor.execute(("EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN ") + query["sql"])
            assert [row for row in cursor.fetchall() if scans.search(str(row[-1]))] == [], query["sql"]


def test_records_of_a_customer_add_no_query_or_row(place):
    check = Check(place.customer.reference, "", Direction.FROM_CUSTOMER, Channel.TELEPHONE, place.at, purpose="take_contact")

    def reads():
        with CaptureQueriesContext(connection) as queries:
            contact_checks.answers(place.officers["adviser"], [check])
        return [query["sql"].split(" FROM ")[1].split()[0] for query in queries.captured_queries]

    reads()  # the policy of the day is read once
    before = reads()
    contacts(place, place.customer.cases.get(), 300)
    assert reads() == before
    assert '"contacts_contact"' not in before
