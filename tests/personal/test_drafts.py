"""Drafts: kept for one person at one landlord, deleted when sent, discarded, erased or old."""

from datetime import timedelta

import pytest

from evenhand.journal import actions as journal
from evenhand.landlords import actions as landlords
from evenhand.ops.cli import main
from evenhand.personal import actions
from evenhand.personal.actions import UNTOUCHED, FormSubject, NotKept
from evenhand.personal.models import Draft
from evenhand.personal.queries import my_drafts, the_draft
from tests.builders.house import house

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PAGE = "/incidents/new/"


@pytest.fixture
def place():
    return house()


def kept(place, who="officer", words="She rang twice.", page=PAGE, **about):
    by = place.officers[who]
    told = FormSubject(page, "Log an incident", **about)
    return actions.keep(told, [("words", words)], user=by.user.pk, landlord=by.landlord.pk, at=place.at)


def test_draft_saved_again_replaces_the_earlier_one(place):
    kept(place)
    kept(place.later(minutes=1), words="She rang three times.")

    row = the_draft(place.officers["officer"], PAGE)
    assert row.answers == [["words", "She rang three times."]]
    assert row.saved_at == place.at
    assert Draft.objects.count() == 1


def test_draft_of_a_colleague_is_not_found(place):
    kept(place)
    assert the_draft(place.officers["manager"], PAGE) is None
    assert not list(my_drafts(place.officers["manager"]))
    assert not actions.throw_away(place.officers["manager"], PAGE)
    assert Draft.objects.exists()


def test_a_draft_that_is_thrown_away_is_gone(place):
    kept(place)
    assert actions.throw_away(place.officers["officer"], PAGE)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("answers", [[("words", "x" * 400_001)], [("words", "x")] * 1_001])
def test_draft_larger_than_any_form_is_refused(place, answers):
    by = place.officers["officer"]
    with pytest.raises(NotKept, match="too long"):
        actions.keep(FormSubject(PAGE, "Log"), answers, user=by.user.pk, landlord=by.landlord.pk, at=place.at)
    assert not Draft.objects.exists()


def test_a_sign_that_no_database_holds_is_left_out(place):
    assert kept(place, words="She\x00 rang.").answers == [("words", "She rang.")]


def test_draft_of_a_user_without_a_post_is_refused(place):
    by = place.officers["officer"]
    by.membership.active = False
    by.membership.save()
    stranger = landlords.create_user("stranger", "Sid", "Strand")
    for user in (by.user, stranger):
        with pytest.raises(NotKept, match="do not work"):
            actions.keep(FormSubject(PAGE, "Log"), [], user=user.pk, landlord=by.landlord.pk, at=place.at)


def test_erasing_a_customer_deletes_only_drafts_about_them(place):
    hers = place.customer.reference
    kept(place, page="/a/", customer=hers)
    kept(place, page="/b/", customer="EV-0THER2")

    journal.destroy_key(hers, landlord_id=place.landlord.pk, at=place.at)

    assert [row.page for row in Draft.objects.all()] == ["/b/"]


def test_draft_untouched_for_sixty_days_is_deleted_by_the_sweep(place, monkeypatch, capsys):
    kept(place, page="/old/")
    kept(place.later(days=1), page="/newer/")
    monkeypatch.setattr("evenhand.ops.work_commands.now", lambda: place.at - timedelta(minutes=1) + UNTOUCHED)

    assert main(["sweep"]) == 0
    assert main(["sweep"]) == 0

    assert [row.page for row in Draft.objects.all()] == ["/newer/"]
    assert capsys.readouterr().out.count("Deleted 1 drafts untouched for 60 days.") == 1
