"""Destroying a key erases the words and leaves the chain."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from evenhand.journal import actions, queries
from evenhand.journal.models import PersonKey
from evenhand.journal.seals import UnreadableError
from tests.journal.conftest import START

pytestmark = pytest.mark.both

OTHER_SECRET = "another secret, also long enough to be one"


@pytest.mark.django_db(transaction=True)
def test_destroyed_key_erases_only_its_words_and_keeps_the_chain(write):
    write(sealed={"said": "about her"}, person="EV-P3TT", open={"clause": "octavia:3.1:1"})
    write(sealed={"said": "about him"}, person="EV-Q4RR")

    assert actions.destroy_key("EV-P3TT", landlord_id=1, at=START)

    hers, his = queries.entries(1)
    assert queries.unseal(hers) is None
    assert queries.open_part(hers) == {"clause": "octavia:3.1:1"}
    assert queries.unseal(his) == {"said": "about him"}
    assert queries.verify(1).ok


@pytest.mark.django_db
def test_no_byte_of_a_destroyed_key_is_left_in_its_row(write):
    write(sealed={"said": "about her"}, person="EV-P3TT")
    actions.destroy_key("EV-P3TT", landlord_id=1, at=START)

    with connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM journal_personkey")
        assert [bytes(wrapped) for (wrapped,) in cursor.fetchall()] == [b""]


@pytest.mark.django_db
def test_destroying_a_key_twice_is_safe_and_reported(write):
    write(sealed={"said": "about her"}, person="EV-P3TT")

    assert [actions.destroy_key("EV-P3TT", landlord_id=1, at=START) for _ in range(2)] == [True, False]


@pytest.mark.django_db
def test_words_recorded_later_have_a_new_key(write):
    write(sealed={"said": "before"}, person="EV-P3TT")
    actions.destroy_key("EV-P3TT", landlord_id=1, at=START)
    write(sealed={"said": "after"}, person="EV-P3TT")

    assert [queries.unseal(entry) for entry in queries.entries(1)] == [None, {"said": "after"}]
    assert PersonKey.objects.filter(person="EV-P3TT").count() == 2


@pytest.mark.django_db
def test_two_landlords_who_know_one_reference_share_no_key(write):
    write(1, sealed={"said": "ours"}, person="EV-P3TT")
    write(2, sealed={"said": "theirs"}, person="EV-P3TT")

    actions.destroy_key("EV-P3TT", landlord_id=1, at=START)

    assert queries.unseal(queries.entries(1).get()) is None
    assert queries.unseal(queries.entries(2).get()) == {"said": "theirs"}


@pytest.mark.django_db
def test_words_moved_to_another_entry_do_not_open(write):
    first, second = (write(sealed={"said": said}, person="EV-P3TT") for said in ("first", "second"))
    second.sealed = first.sealed

    with pytest.raises(UnreadableError):
        queries.unseal(second)


@pytest.mark.django_db
def test_changed_secret_opens_nothing_until_keys_are_rewrapped(write, settings):
    old = settings.JOURNAL_KEY
    write(sealed={"said": "kept"}, person="EV-P3TT")
    settings.JOURNAL_KEY = OTHER_SECRET

    with pytest.raises(UnreadableError):
        queries.unseal(queries.entries(1).get())
    assert actions.rewrap(old) == 1
    assert queries.unseal(queries.entries(1).get()) == {"said": "kept"}


@pytest.mark.django_db
def test_rewrapping_from_a_wrong_secret_changes_nothing(write):
    write(sealed={"said": "kept"}, person="EV-P3TT")

    with pytest.raises(UnreadableError):
        actions.rewrap(OTHER_SECRET)
    assert queries.unseal(queries.entries(1).get()) == {"said": "kept"}


@pytest.mark.django_db
def test_a_short_secret_seals_nothing(write, settings):
    settings.JOURNAL_KEY = "short"

    with pytest.raises(ImproperlyConfigured, match="32 characters"):
        write(sealed={"said": "kept"}, person="EV-P3TT")
