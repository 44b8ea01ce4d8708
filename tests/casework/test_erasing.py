"""Erasure after a whole case: a destroyed key makes a person's words unreadable and keeps the chain."""

import pytest
from django.db import connection

from evenhand.casework.details import Details
from evenhand.casework.details.appeals import AppealDecided
from evenhand.casework.details.colleagues import Awaited
from evenhand.journal import actions, queries
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, in_force
from tests.builders.house import house, opened, other_customer
from tests.stages import stage

pytestmark = [pytest.mark.django_db, pytest.mark.both]

NOTE, LETTER = "She hears better with her left ear.", "The letter of her doctor"


@pytest.fixture
@stage
def told():
    """Return a landlord with a whole case of one customer, and a case of another that goes on."""
    place = house()
    case, measure = in_force(place)
    place.do(Act.NOTE, Details(words=NOTE), case=case)
    place.do(Act.WAIT_FOR, Awaited(words=LETTER), case=case)
    appeal = appealed(place, case, measure)
    answer = AppealDecided(outcome="kept", words="It goes no further than it must.")
    place.do(Act.DECIDE_APPEAL, answer, "assistant_director", case=case, subject=appeal)
    hers, place.customer = place.customer, other_customer(place)
    opened(place)
    return place, hers, place.customer


def words_of(place, customer):
    """Return the words of each journal entry that was sealed about a customer; None where they are erased."""
    return [
        queries.unseal(one) for one in queries.entries(place.landlord.pk) if one.key and one.key.person == customer.reference
    ]


def raw_journal():
    """Return every byte of the journal's rows, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT act, subject, open, sealed FROM journal_entry")
        return "".join(
            bytes(cell).decode("latin-1") if not isinstance(cell, str) else cell for row in cursor for cell in row if cell
        )


def test_closed_case_keeps_its_words_sealed_in_the_journal(told):
    place, hers, _ = told
    words = [text for entry in words_of(place, hers) for text in entry.values() if " " in text]

    assert {"I ring because nobody rings me back about the window.", NOTE, LETTER} <= set(words)
    assert len(words) > 10
    assert [text for text in words if text in raw_journal()] == []


def test_destroyed_key_erases_only_its_persons_words(told):
    place, hers, his = told
    before = len(words_of(place, hers))

    assert actions.destroy_key(hers.reference, landlord_id=place.landlord.pk, at=place.at)

    assert words_of(place, hers) == [None] * before
    assert all(words_of(place, his))
    faults = queries.verify(place.landlord.pk).faults
    assert [fault for fault in faults if fault.kind != "no_head"] == []  # nothing is committed here


def test_destroyed_key_keeps_references_and_clauses(told):
    place, hers, _ = told
    before = [queries.open_part(one) for one in queries.entries(place.landlord.pk)]

    actions.destroy_key(hers.reference, landlord_id=place.landlord.pk, at=place.at)

    assert [queries.open_part(one) for one in queries.entries(place.landlord.pk)] == before
    assert {"authorise", "decide_appeal"} <= {one.act for one in queries.entries(place.landlord.pk)}
