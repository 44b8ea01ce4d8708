"""Checks that a letter gives the work line of its single point of contact, once their manager has cleared it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from evenhand.casework.letter_preview import preview
from evenhand.casework.perform import prepare
from evenhand.journal.models import Entry
from evenhand.landlords.actions import set_manager
from evenhand.landlords.cover import arrange
from evenhand.landlords.work_lines import line_of, same_name, state_line
from evenhand.policy.vocabulary import Act, NoticePart
from evenhand.work.lines import clear, lines
from tests.builders.house import house, with_line
from tests.builders.scenario import case_under
from tests.clauses import clause
from tests.letters.reading import words_composed
from tests.web.acting import signed_in, text_of
from tests.web.pages import set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PAGE = "/work-lines/"
SEEN = ("01632 960077", "officer.harbour-homes@work.example")
LEAD = "Your contact for anything in this letter is Lena Marsh: "
LINE = "phone 01632 960077; email officer.harbour-homes@work.example."
OURS = "ring 0808 157 0123 or email hello@harbour-homes.example"


@pytest.fixture
def place():
    found = set_clock(house(policy="conduct-2024"))
    set_manager(found.officers["officer"], found.officers["manager"])
    return found


def letter(place, name="Lena Marsh"):
    """Return the letter that makes the officer the only contact, by a name as it was typed, as it would be proposed."""
    scenario = case_under(place)
    proposed = scenario.proposal("one_point_of_contact")
    told = proposed.terms.model_copy(update={"named_contact": name})
    by = place.officers["officer"]
    doing = prepare(Act.PROPOSE, replace(proposed, terms=told), by=by, at=place.at, case=scenario.case)
    return preview(doing)


def contact_in(found):
    said = words_composed(found).partition("Your contact for anything in this letter is ")[2]
    return "Your contact for anything in this letter is " + said.partition(" If you disagree ")[0]


@clause("conduct-2024:what-well-do-5:1")
def test_only_contact_is_reached_by_their_own_cleared_line(place):
    found = letter(place)

    assert contact_in(found).startswith(f"{LEAD}{LINE} When they are away, {OURS}.")
    assert NoticePart.CONTACT_PERSON not in found.missing


@clause("conduct-2024:what-well-do-5:1")
def test_colleague_who_covers_is_named_with_their_line(place):
    away, by = (place.officers[who].membership for who in ("officer", "manager"))
    last = place.today + timedelta(days=9)
    arrange(away, by, since=place.today, until=last, arranged=(away.user, place.at))

    name = place.officers["manager"].user.name
    reach = "ring 01632 960077 or email manager.harbour-homes@work.example"
    expected = f"{LEAD}{LINE} Lena Marsh is away. {name} answers until 10 June 2026: {reach}."
    assert contact_in(letter(place)).startswith(expected)


def test_cover_who_has_left_is_not_named(place):
    away, by = (place.officers[who].membership for who in ("officer", "manager"))
    arrange(away, by, since=place.today, until=place.today + timedelta(days=9), arranged=(away.user, place.at))
    by.active = False
    by.save()

    assert contact_in(letter(place)).startswith(f"{LEAD}{LINE} When they are away, {OURS}.")


@pytest.mark.parametrize("typed", ["lena marsh", "Lena Marsh.", "Ms Lena  Marsh"])
def test_only_contact_is_known_however_the_name_was_typed(place, typed):
    assert contact_in(letter(place, typed)).startswith(f"{LEAD}{LINE} When they are away, {OURS}.")


@pytest.mark.parametrize("other", ["Lena Marshall", "Ms", "", "Marsh"])
def test_other_name_is_another_person(other):
    assert not same_name("Lena Marsh", other)
    assert not same_name("", other)


@clause("conduct-2024:what-well-do-5:1")
def test_uncleared_line_is_a_gap_that_names_the_manager(place):
    with_line(place.officers["officer"], cleared=False)
    found = letter(place)

    name = place.officers["manager"].user.name
    gap = f"[MISSING: this letter does not yet say how to reach Lena Marsh directly. {name} can clear their work line.]"
    assert gap in words_composed(found)
    assert NoticePart.CONTACT_PERSON in found.missing
    assert "01632 960077" not in words_composed(found)


def test_manager_clears_a_line_and_the_journal_keeps_both(place):
    officer, manager = place.officers["officer"], place.officers["manager"]
    state_line(officer, telephone=SEEN[0], email=SEEN[1], at=place.at)
    assert line_of(place.landlord, "Lena Marsh").cleared is False

    assert clear(officer.user.reference, by=manager, seen=SEEN, at=place.at) is True
    assert line_of(place.landlord, "Lena Marsh").cleared_by == manager.user.name
    kept = Entry.objects.filter(landlord_id=place.landlord.pk, act__endswith="_work_line").order_by("sequence")
    assert [(row.act, row.by, row.subject) for row in kept] == [
        ("state_work_line", officer.user.reference, officer.user.reference),
        ("clear_work_line", manager.user.reference, officer.user.reference),
    ]


def test_line_changed_since_it_was_seen_is_not_cleared(place):
    officer, manager = place.officers["officer"], place.officers["manager"]
    state_line(officer, telephone="01632 960099", email="", at=place.at)

    assert clear(officer.user.reference, by=manager, seen=SEEN, at=place.at) is False


def test_own_line_and_a_strangers_are_not_cleared(place):
    officer = place.officers["officer"]
    with_line(officer, cleared=False)

    for who in ("officer", "adviser"):
        with pytest.raises(PermissionDenied):
            clear(officer.user.reference, by=place.officers[who], seen=SEEN, at=place.at)
    assert [one.name for one in lines(place.officers["manager"]).team] == ["Lena Marsh"]


def test_uncleared_line_is_in_the_work_of_its_manager_alone(place):
    with_line(place.officers["officer"], cleared=False)
    asked = {who for who in place.officers if signed_in(place, who).get("/").context["lines"] == ["Lena Marsh"]}

    assert asked == {"manager"}
    assert "Look at the work line of Lena Marsh" in text_of(signed_in(place, "manager").get("/"))
    with_line(place.officers["officer"])
    assert signed_in(place, "manager").get("/").context["lines"] == []


def test_page_takes_the_line_and_the_managers_clearance(place):
    mine, theirs = signed_in(place, "officer"), signed_in(place, "manager")
    assert mine.post(PAGE, {"telephone": "ask me", "email": ""}).status_code == 422
    mine.post(PAGE, {"telephone": "01632 960088", "email": "kit@work.example"})
    waits = f"It waits for {place.officers['manager'].user.name} to clear it."
    assert waits in text_of(mine.get(PAGE))

    of = place.officers["officer"].user.reference
    theirs.post(PAGE, {"action": "clear", "of": of, "telephone": "01632 960088", "email": "kit@work.example"})
    assert f"{place.officers['manager'].user.name} cleared it on 1 June 2026." in text_of(mine.get(PAGE))
    assert mine.post(PAGE, {"action": "clear", "of": of}).status_code == 403
