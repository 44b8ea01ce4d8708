"""Tests striking out and allowing more by the acts: the rows, the ledger, the gate's answer, and what is refused."""

from datetime import timedelta

import pytest

from evenhand.casework.access import the_case
from evenhand.casework.context import NotHere
from evenhand.casework.details.allowances import MoreAllowed, StruckOut
from evenhand.casework.details.customers import Contacted
from evenhand.casework.facts.gather import gather
from evenhand.casework.ledgers import ledgers_in
from evenhand.contacts.models import Contact, FurtherContact
from evenhand.measures.models import Measure
from evenhand.policy.acts import kind
from evenhand.policy.allowance import LedgerEntry
from evenhand.policy.contact_limits import ContactAsked
from evenhand.policy.vocabulary import Act, Channel, Direction, Matter, MoreFor, Uncounted
from evenhand.work.before_contact import before_contact
from tests.builders.house import contact_once_a_week, other_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    """Return a house whose customer may write once a week."""
    return contact_once_a_week()


def case_of(place):
    return Measure.objects.get().case.reference


def wrote(place, **more):
    told = Contacted(**{"words": "Asked.", "channel": "email", "happened_at": place.at, "matter": "new_issue"} | more)
    return place.do(Act.RECORD_CONTACT, told, case=more.pop("case", case_of(place))).subject


def strike(place, contact, because="dropped", who="officer"):
    told = StruckOut(contact=contact, because=because, words="The exchange confirms it.")
    return place.do(Act.STRIKE_OUT, told, who, case=case_of(place), subject=Measure.objects.get().reference)


def ledger(place):
    [found] = ledgers_in(Measure.objects.get().case, Measure.objects.get().reference, place.at)
    return found


def answer(place):
    found = before_contact(place.officers["officer"], place.customer.reference, place.at)
    return found.gate.ask(ContactAsked(Direction.FROM_CUSTOMER, Channel.EMAIL, found.at, Matter.NEW_ISSUE)).says.code


def test_contact_logged_on_the_form_of_the_case_counts_too(place):
    wrote(place)

    assert (answer(place), ledger(place).left) == ("all_used", 0)


def test_struck_out_contact_changes_the_answer_at_once(place):
    contact = wrote(place)
    before = answer(place)
    strike(place, contact)

    assert (before, answer(place)) == ("all_used", "this_many_left")
    assert [(one.entry, one.because) for one in ledger(place).lines[-2:]] == [
        (LedgerEntry.USED, None),
        (LedgerEntry.REFUNDED, Uncounted.DROPPED),
    ]
    row = Contact.objects.get(reference=contact)
    assert (row.struck_for, row.struck_at, row.uncounted) == ("dropped", place.at, "")


def test_contact_is_struck_out_once(place):
    contact = wrote(place)
    strike(place, contact)

    with pytest.raises(NotHere):
        strike(place, contact, because="logged_twice")
    assert Contact.objects.get(reference=contact).struck_for == "dropped"


def test_only_this_customers_contacts_are_struck_out(place):
    other = other_customer(place)
    told = Contacted(words="Rang.", channel="email", happened_at=place.at, customer=other.reference)
    theirs = place.do(Act.RECORD_CONTACT, told).subject
    ours = wrote(place, by_customer=False)

    for contact in (theirs, ours, "EV-NONE"):
        with pytest.raises(NotHere):
            strike(place, contact)


def test_reason_of_another_list_strikes_nothing_out(place):
    contact = wrote(place)

    with pytest.raises(NotHere):
        strike(place, contact, because="not_noted")


def test_more_contact_is_allowed_up_to_its_day(place):
    wrote(place)
    before = answer(place)
    until = place.today + timedelta(days=6 - place.today.weekday())
    told = MoreAllowed(amount=2, until=until, because="new_matter", words="A new leak.")
    place.do(Act.ALLOW_MORE, told, case=case_of(place), subject=Measure.objects.get().reference)

    assert (before, answer(place), ledger(place).left) == ("all_used", "this_many_left", 2)
    row = FurtherContact.objects.get()
    assert (row.amount, row.minutes, row.until, row.because) == (2, False, until, MoreFor.NEW_MATTER)
    place.later(days=7)
    assert ledger(place).granted == 1


def test_acts_are_about_measures_that_set_an_allowance(place):
    facts = gather(the_case(place.officers["officer"], case_of(place)))
    metered = [kind(act).applies(facts) for act in (Act.STRIKE_OUT, Act.ALLOW_MORE)]
    Measure.objects.update(terms={"named_contact": "Priya Shah"})
    facts = gather(the_case(place.officers["officer"], case_of(place)))

    assert metered == [(Measure.objects.get().reference,)] * 2
    assert [kind(act).applies(facts) for act in (Act.STRIKE_OUT, Act.ALLOW_MORE)] == [(), ()]


def test_contact_of_another_channel_is_not_on_the_ledger(place):
    Measure.objects.update(terms={"contacts_per": {"count": 1, "per": "week"}, "limited_channels": ["telephone"]})
    wrote(place)

    assert [one.entry for one in ledger(place).lines] == [LedgerEntry.GRANTED]
