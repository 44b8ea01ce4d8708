"""Tests the replies that we owe, from rows: promised at a contact or by a letter, late, given, and whose they are."""

from datetime import timedelta

import pytest

from evenhand.casework.context import NotHere
from evenhand.casework.details.colleagues import Covered
from evenhand.casework.details.customers import Contacted
from evenhand.casework.replies import replies_to
from evenhand.contacts.models import Contact
from evenhand.landlords.cover import covers_on
from evenhand.measures.models import Measure
from evenhand.policy.contact_limits import ContactAsked
from evenhand.policy.vocabulary import Act, Channel, Direction, Matter
from evenhand.work.before_contact import before_contact
from evenhand.work.replies import replies_of
from tests.builders.house import contact_once_a_week, other_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    """Return a house whose customer may write once a week."""
    return contact_once_a_week()


def log(place, who="officer", **more):
    told = {"words": "Asked.", "channel": "telephone", "happened_at": place.at, "matter": "new_issue"} | more
    return place.do(Act.RECORD_CONTACT, Contacted(**told), who, case=Measure.objects.get().case.reference).subject


def owed(place):
    return [
        (one.due_on, one.by, one.contact, one.measure)
        for one in replies_to(place.landlord, [place.customer], place.at).get(place.customer.pk, ())
    ]


def user(place, who):
    return place.officers[who].user.reference


def answer(place):
    found = before_contact(place.officers["officer"], place.customer.reference, place.at)
    return found.gate.ask(ContactAsked(Direction.FROM_CUSTOMER, Channel.TELEPHONE, found.at, Matter.NEW_ISSUE)).says.code


def test_promised_reply_is_owed_by_who_promised_it(place):
    contact = log(place, reply_by=place.today + timedelta(days=1))

    assert owed(place) == [(place.today + timedelta(days=1), user(place, "officer"), contact, "")]
    assert [one.customer for one in replies_of(place.officers["officer"], place.at)] == [place.customer.reference]
    assert replies_of(place.officers["manager"], place.at) == []


def test_promised_reply_is_owed_by_the_colleague_named(place):
    log(place, reply_by=place.today, reply_from=user(place, "manager"))

    assert [one[1] for one in owed(place)] == [user(place, "manager")]
    assert len(replies_of(place.officers["manager"], place.at)) == 1


def test_stranger_cannot_be_named_for_a_reply(place):
    with pytest.raises(NotHere):
        log(place, reply_by=place.today, reply_from="EV-NOBODY1")


def test_reply_is_given_once_ours_is_logged_as_it(place):
    log(place, reply_by=place.today)
    place.later(hours=1)
    log(place, by_customer=False)
    still = owed(place)
    log(place, by_customer=False, answers=True)

    assert (len(still), owed(place)) == (1, [])
    assert replies_of(place.officers["officer"], place.at) == []


def test_customers_contact_is_never_our_reply(place):
    log(place, answers=True)

    assert Contact.objects.latest("id").answers is False


def test_contact_after_a_missed_reply_does_not_count(place):
    log(place, reply_by=place.today)
    used = answer(place)
    place.later(days=1)
    late = answer(place)
    log(place)

    assert (used, late) == ("all_used", "our_reply_late")
    assert Contact.objects.latest("id").uncounted == "our_reply_late"


def test_contact_on_the_day_of_the_reply_still_counts(place):
    log(place, reply_by=place.today)
    log(place)

    assert Contact.objects.latest("id").uncounted == ""


def test_contact_counts_again_once_we_have_replied(place):
    log(place, reply_by=place.today)
    place.later(days=1)
    log(place, by_customer=False, answers=True)
    place.later(hours=1)
    log(place)

    assert (Contact.objects.latest("id").uncounted, answer(place)) == ("", "all_used")


def test_weekly_answer_is_owed_by_the_person_named_in_the_letter(place):
    manager = place.officers["manager"].user
    terms = {"replies_per": {"count": 1, "per": "week"}, "named_contact": manager.name}
    Measure.objects.update(terms=terms)
    log(place, channel="email")

    [(due_on, by, contact, measure)] = owed(place)
    assert (by, contact, measure) == (manager.reference, "", Measure.objects.get().reference)
    assert due_on.weekday() == 4
    assert len(replies_of(place.officers["manager"], place.at)) == 1


def test_weekly_answer_falls_to_the_owner_where_no_one_is_named(place):
    Measure.objects.update(terms={"replies_per": {"count": 1, "per": "week"}})
    log(place, channel="email")

    assert [one[1] for one in owed(place)] == [Measure.objects.get().case.owner.reference]


def test_cover_has_the_replies_of_an_absent_colleague(place):
    log(place, reply_by=place.today)
    told = Covered(away=user(place, "officer"), by=user(place, "manager"), since=place.today, until=place.today)
    place.do(Act.COVER, told)
    manager = place.officers["manager"]
    [found] = replies_of(manager, place.at, covers_on(manager, place.today))

    assert (found.of, found.late) == (place.officers["officer"].user.name, False)


def test_other_customer_is_owed_nothing_by_it(place):
    log(place, reply_by=place.today)
    other = other_customer(place)

    assert replies_to(place.landlord, [other], place.at) == {}
