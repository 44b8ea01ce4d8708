"""Checks that an issued letter keeps its words in later builds, and that the journal has its hash."""

import json
from hashlib import sha256

import pytest

from evenhand.casework.letters.issued import issued, letter_of
from evenhand.journal.canonical import canonical
from evenhand.journal.queries import entries, open_part
from evenhand.letters import html, text
from evenhand.letters.blocks import LetterDocument
from evenhand.letters.contents import compose
from evenhand.letters.models import Notice
from evenhand.letters.parts import Kind
from evenhand.policy.vocabulary import NoticePart
from evenhand.wording.letter_words import LetterWords
from tests.builders.decided import in_force
from tests.builders.house import house
from tests.letters.samples import COMPLETE


@pytest.mark.parametrize("kind", list(Kind))
def test_a_letter_is_the_same_after_being_kept_as_json(kind):
    letter = compose(kind, COMPLETE, list(NoticePart)).letter

    again = LetterDocument.from_json(json.loads(json.dumps(letter.as_json())))

    assert again == letter
    assert (text.render(again), html.render(again)) == (text.render(letter), html.render(letter))


@pytest.mark.django_db
def test_issued_letter_keeps_its_words_when_the_wording_changes(monkeypatch):
    place = house()
    in_force(place)
    notice = Notice.objects.latest("id")
    before = text.render(letter_of(notice))
    monkeypatch.setattr(LetterWords, "heading", lambda *_: "Another heading")

    after = issued(place.officers["officer"], notice.reference, place.at).letter

    assert text.render(after) == before
    assert "Another heading" not in before


@pytest.mark.django_db
def test_the_journal_keeps_the_hash_of_each_letter():
    place = house()
    in_force(place)

    kept = {}
    for entry in entries(place.landlord.pk):
        kept |= open_part(entry).get("letters", {})

    rows = Notice.objects.all()
    assert rows.count() > 1
    assert kept == {row.reference: sha256(canonical(row.letter).encode()).hexdigest() for row in rows}
