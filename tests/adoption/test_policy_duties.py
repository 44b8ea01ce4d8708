"""The landlord's own duties: in a named person's work, done with an outcome, in the journal."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from evenhand.adoption.policy_duties import Settled, owed_by, owed_by_landlord, settle
from evenhand.casework.context import NotHere, NotYetError
from evenhand.journal.queries import entries, open_part
from evenhand.landlords.models import PolicyDuty
from evenhand.policy.duties.duty import State
from tests.builders.adopting import with_owners
from tests.builders.house import house
from tests.stages import stage
from tests.web.acting import on, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
REVIEW = "own_review:stonewater:7.0:1"


@pytest.fixture
@stage
def place():
    return with_owners(house(policy="stonewater"))


def owner_of(place):
    """Return the landlord's policy owner, and another officer."""
    return place.officers["nell"], place.officers["officer"]


def review(place):
    owner, _ = owner_of(place)
    return next(one for one in owed_by_landlord(owner, place.today) if one.key == REVIEW)


def test_every_duty_has_a_named_person(place):
    owner, _ = owner_of(place)
    found = owed_by_landlord(owner, place.today)

    assert len(found) > 5
    assert [one.key for one in found if one.person is None] == []


def test_house_without_policy_owner_has_a_named_person():
    place = house(policy="stonewater")
    found = owed_by_landlord(place.officers["officer"], place.today)

    assert {one.person for one in found if one.key == REVIEW} <= {one.user.reference for one in place.officers.values()}
    assert [one.key for one in found if one.person is None] == []


def test_overdue_review_is_in_the_owners_list_until_done(place):
    owner, _ = owner_of(place)
    assert review(place).duty.state(place.today) is State.OVERDUE
    assert REVIEW in [one.key for one in owed_by(owner, place.today)]

    settle(REVIEW, Settled(person="", done_on=place.today, outcome="Kept, with new times."), by=owner, at=place.at)
    assert REVIEW not in [one.key for one in owed_by(owner, place.today)]
    assert (review(place).done_on, review(place).outcome) == (place.today, "Kept, with new times.")


def test_named_person_takes_it_over_and_records_it(place):
    owner, other = owner_of(place)
    with pytest.raises(PermissionDenied):
        settle(REVIEW, Settled(person="", done_on=place.today, outcome="Done."), by=other, at=place.at)

    settle(REVIEW, Settled(person=other.user.reference, done_on=None, outcome=""), by=owner, at=place.at)
    assert REVIEW in [one.key for one in owed_by(other, place.today)]
    with pytest.raises(PermissionDenied):
        settle(REVIEW, Settled(person=owner.user.reference, done_on=None, outcome=""), by=other, at=place.at)
    settle(REVIEW, Settled(person="", done_on=place.today, outcome="Done."), by=other, at=place.at)
    assert PolicyDuty.objects.get().outcome == "Done."


def test_unknown_duty_and_a_day_to_come_are_refused(place):
    owner, _ = owner_of(place)
    with pytest.raises(NotHere):
        settle("own_review:octavia:1:1", Settled(person="", done_on=None, outcome=""), by=owner, at=place.at)
    with pytest.raises(NotYetError):
        settle(REVIEW, Settled(person="", done_on=place.today + timedelta(days=1), outcome="So."), by=owner, at=place.at)


@pytest.mark.parametrize("before", [date(1900, 1, 1), date(1989, 12, 31)])
def test_day_before_the_calendar_is_refused_and_pages_answer(place, before):
    set_clock(place)
    client, address = signed_in(place, "nell"), f"/adoptions/duties/?duty={REVIEW}"

    sent = client.post(address, {"outcome": "Kept.", **on("done_on", before)})
    assert (sent.status_code, sent.context["form"].errors["done_on"]) == (422, ["The day must be 1 January 1990 or later"])
    assert client.get("/").status_code == 200


def test_an_earlier_day_replaces_no_later_one(place):
    owner, _ = owner_of(place)
    settle(REVIEW, Settled(done_on=place.today, outcome="Kept."), by=owner, at=place.at)

    with pytest.raises(ValueError, match="done later already"):
        settle(REVIEW, Settled(done_on=place.today - timedelta(days=1), outcome="Older."), by=owner, at=place.at)
    (entry,) = entries(place.landlord.pk, subject=PolicyDuty.objects.get().reference)
    assert sorted(open_part(entry)) == ["done_on", "key", "person"]


def test_links_of_duties_name_the_duty_and_its_clause(place):
    set_clock(place)
    page = signed_in(place, "nell").get("/adoptions/duties/")
    links = {one.about.href.partition("=")[2]: one.about.text for one in page.context["duties"] if one.about}

    assert links[REVIEW.replace(":", "%3A")] == "Update “Review the policy itself” (stonewater 7.0:1)"
    assert len(set(links.values())) == len(links)


def test_my_work_with_policy_duties_alone_is_not_empty(place):
    set_clock(place)
    owner, other = owner_of(place)
    settle(REVIEW, Settled(person=other.user.reference, done_on=None, outcome=""), by=owner, at=place.at)
    shown = text_of(signed_in(place, "officer").get("/"))

    assert ("Review the policy itself" in shown, "Nothing waits for you." in shown) == (True, False)
    assert "You own no open case." in shown


def test_pages_name_the_person_and_take_the_outcome(place):
    set_clock(place)
    owner, _ = owner_of(place)
    client = signed_in(place, "nell")

    assert "Review the policy itself" in text_of(client.get("/"))
    page = text_of(client.get("/adoptions/duties/"))
    assert owner.user.name in page
    address = f"/adoptions/duties/?duty={REVIEW}"
    assert client.get(address).status_code == 200
    assert client.post(address, on("done_on", place.today)).status_code == 422
    sent = client.post(address, {"outcome": "Kept.", "person": owner.user.reference, **on("done_on", place.today)})
    assert (sent.status_code, review(place).outcome) == (302, "Kept.")
    assert client.get("/adoptions/duties/?duty=audit:foreign:1:1").status_code == 404


def entries_of(place):
    return [entry for row in PolicyDuty.objects.all() for entry in entries(place.landlord.pk, subject=row.reference)]


def test_duty_form_sent_twice_is_one_entry(place):
    set_clock(place)
    _, other = owner_of(place)
    client, address = signed_in(place, "nell"), f"/adoptions/duties/?duty={REVIEW}"
    seen = client.get(address).context["form"]["seen"].value()
    answers = {"outcome": "Kept.", "person": other.user.reference, "seen": seen, **on("done_on", place.today)}

    assert [client.post(address, answers).status_code for _ in range(2)] == [302, 302]
    assert (review(place).person, review(place).outcome, len(entries_of(place))) == (other.user.reference, "Kept.", 1)


def test_stale_duty_form_undoes_no_change_of_a_colleague(place):
    set_clock(place)
    owner, other = owner_of(place)
    client, address = signed_in(place, "nell"), f"/adoptions/duties/?duty={REVIEW}"
    stale = client.get(address).context["form"]
    settle(REVIEW, Settled(person=other.user.reference), by=owner, at=place.at)

    answers = {"person": owner.user.reference, "outcome": "Kept.", "seen": stale["seen"].value(), **on("done_on", place.today)}
    refused = client.post(address, answers)

    assert (refused.status_code, review(place).person, review(place).done_on) == (409, other.user.reference, None)
    now, yours = f"{other.user.name} answers for it", f"{owner.user.name} answers for it, done on 1 June 2026: Kept"
    (error,) = refused.context["form"].errors["__all__"]
    assert error.startswith(f"A colleague changed this while you wrote. Recorded now: {now}. Yours: {yours}. To replace it")
    again = answers | {"seen": refused.context["form"]["seen"].value()}
    assert client.post(address, again).status_code == 302
    assert (review(place).person, review(place).outcome) == (owner.user.reference, "Kept.")
