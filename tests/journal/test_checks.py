"""Checks that the journal needs a key, and its own one outside demo mode."""

import pytest

from evenhand.journal.checks import look_at_key

OWN = "a secret of the journal's own, long enough"


def found(settings, key):
    settings.DEMO, settings.JOURNAL_KEY = False, key
    return [error.id for error in look_at_key(None)]


@pytest.mark.parametrize(("key", "ids"), [("", ["journal.E001"]), ("short", ["journal.E001"]), (OWN, [])])
def test_a_missing_or_short_key_is_refused(settings, key, ids):
    assert found(settings, key) == ids


def test_the_demos_and_djangos_secret_are_refused(settings):
    settings.SECRET_KEY = "the secret of Django, which is changed on other occasions"

    assert found(settings, settings.DEMO_SECRET) == ["journal.E002"]
    assert found(settings, settings.SECRET_KEY) == ["journal.E002"]


def test_the_demo_needs_none(settings):
    settings.JOURNAL_KEY = ""

    assert look_at_key(None) == []
