"""Tests a letter as a page: headings, tables, languages, hostile words."""

from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from evenhand.letters import html
from evenhand.letters.contents import CustomerSide, Kind, compose
from tests.letters.samples import BLANK, COMPLETE, EVERY_PART, OKAFOR, facts

HOSTILE = "<script>alert(1)</script><h1>x</h1>\" onload='x' &amp; {{ name }} {% x %} javascript:alert(1) <!-- ]]>"


class Read(HTMLParser):
    """Reads a fragment strictly: every element that is opened is closed in its place."""

    def __init__(self, fragment):
        super().__init__()
        self.open, self.tags, self.attributes, self.words = [], [], [], ""
        self.feed(fragment)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def handle_comment(self, data):
        pytest.fail("a comment stands in the letter")

    @property
    def levels(self):
        return [int(tag[1]) for tag in self.tags if tag[0] == "h" and tag[1:].isdigit()]


def drawn(kind=Kind.RESTRICTION, given=COMPLETE, top=1):
    return Read(html.render(compose(kind, given, EVERY_PART).letter, top=top))


@pytest.mark.parametrize("kind", list(Kind))
def test_a_letter_has_one_h1_and_skips_no_level(kind):
    levels = drawn(kind).levels

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_letter_in_a_titled_page_starts_one_level_lower():
    assert min(drawn(top=2).levels) == 2
    assert drawn(top=2).levels == [level + 1 for level in drawn().levels]


def test_hostile_words_everywhere_stay_words():
    hostile = facts(
        greeting=HOSTILE,
        reference=HOSTILE,
        behaviour=(HOSTILE,),
        outcome=HOSTILE,
        your_account=CustomerSide(HOSTILE, HOSTILE),
        who_decided=replace(COMPLETE.who_decided, name=HOSTILE, role=HOSTILE),
        recipient=replace(OKAFOR, lines=(HOSTILE, HOSTILE)),
    )

    read = drawn(given=hostile)

    assert sorted(set(read.tags)) == sorted(set(drawn().tags))
    assert read.levels == drawn().levels
    assert "script" not in read.tags
    assert not [name for _, name, _ in read.attributes if name.startswith("on") or name in {"style", "src"}]
    assert {(tag, value.partition(":")[0]) for tag, name, value in read.attributes if name == "href"} == {
        ("a", "https"),
        ("a", "mailto"),
    }
    assert read.words.count("<script>alert(1)</script>") >= 8


def test_only_header_cells_head_rows_and_columns():
    assert [(tag, value) for tag, name, value in drawn().attributes if name == "scope"] == [("th", "col")] * 2 + [
        ("th", "row")
    ] * 5


def test_gap_is_tagged_worded_and_has_a_link_target():
    fragment = html.render(compose(Kind.RESTRICTION, BLANK, ["how_to_ask_for_adjustment"]).letter)

    assert '<p class="govuk-body letter-gap" id="gap-how_to_ask_for_adjustment">' in fragment
    assert '<strong class="govuk-tag govuk-tag--orange">Missing</strong>' in fragment
    assert "This letter does not yet say how to ask for an adjustment." in fragment


def test_ids_are_unique_whatever_is_missing():
    ids = [value for _, name, value in drawn(given=BLANK).attributes if name == "id"]

    assert len(ids) == len(set(ids)) == len(EVERY_PART)


@pytest.mark.parametrize(("language", "direction"), [("en-GB", "ltr"), ("cy", "ltr"), ("ur", "rtl"), ("ar-EG", "rtl")])
def test_the_fragment_carries_its_language_and_direction(language, direction):
    assert ("article", "lang", language) in drawn(given=facts(language=language)).attributes
    assert ("article", "dir", direction) in drawn(given=facts(language=language)).attributes


def test_quotation_in_another_language_names_it():
    quoted = facts(your_account=CustomerSide("السلام عليكم", language="ar"))

    assert ("blockquote", "lang", "ar") in drawn(given=quoted).attributes
    assert ("blockquote", "dir", "rtl") in drawn(given=quoted).attributes
