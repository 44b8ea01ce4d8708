"""Tests that letters read as English: our own tables of words, and every letter of the demo."""

import re
from dataclasses import replace

import pytest

from evenhand.letters import text as plain
from evenhand.letters.blocks import LetterDocument, Quote
from evenhand.letters.contents import Kind, compose
from evenhand.letters.models import Notice
from evenhand.policy.pack.terms import Terms
from evenhand.wording import letters
from evenhand.wording.letter_words import ENGLISH, ended, inside
from evenhand.wording.terms import sentences
from tests.builders.demo import demo
from tests.letters.samples import COMPLETE

AVOIDED = re.compile(r"\b(somebody|nobody|stands|is told|goes on|looked at again)\b", re.IGNORECASE)
DOUBLED = re.compile(r"\b(a|an|at|by|for|from|in|is|of|on|or|the|to|with) \1\b|\.\.|[?!]\.|: *\.|,,|\bundated\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.?!:;])\s+")
MOST_WORDS = 25


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner)


OURS = [text for name, table in vars(letters).items() if name.lstrip("_").isupper() for text in texts(table)]


def too_long(text, most):
    return [sentence for sentence in SENTENCE_END.split(text) if len(sentence.split()) > most]


def test_our_words_name_the_actor_and_use_plain_verbs():
    assert len(OURS) > 300
    assert [text for text in OURS if AVOIDED.search(text)] == []


def test_our_sentences_are_short():
    assert [long for text in OURS for long in too_long(text, MOST_WORDS)] == []


def test_few_of_our_sentences_pass_twenty_words():
    every = [sentence for text in OURS for sentence in SENTENCE_END.split(text) if len(sentence.split()) > 4]

    assert 20 * sum(len(sentence.split()) > 20 for sentence in every) <= len(every)


@pytest.mark.django_db
def test_every_letter_of_the_demo_reads_as_english():
    demo()
    issued = [LetterDocument.from_json(row.letter) for row in Notice.objects.all()]

    assert len(issued) > 100
    assert {found[0] for letter in issued for found in DOUBLED.finditer(_unquoted(letter))} == set()


def _unquoted(letter):
    """Return a letter in one line, without what a person said."""
    blocks = tuple(block for block in letter.blocks if not isinstance(block, Quote))
    return " ".join(plain.render(replace(letter, blocks=blocks)).split())


@pytest.mark.parametrize("kind", list(Kind))
def test_letter_states_once_that_a_reviewer_took_no_part(kind):
    facts = replace(COMPLETE, who_hears_appeal="a Head of Service who has taken no part in it so far")
    words = " ".join(plain.render(compose(kind, facts, ()).letter).split())

    assert words.count("taken no part in") == 1


@pytest.mark.parametrize(
    ("text", "sentence"), [("Ring us", "Ring us."), ("Ring us.", "Ring us."), ("Why? ", "Why?"), ("Stop!", "Stop!")]
)
def test_sentence_has_one_stop(text, sentence):
    assert ended(text) == sentence


def test_term_in_own_words_keeps_its_question_mark():
    assert sentences(Terms(description="What did we agree?")) == ["What did we agree?"]
    assert sentences(Terms(description="The blower starts at nine...")) == ["The blower starts at nine."]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Abusive behaviour", "abusive behaviour"),
        ("Aggressive calls to an MP", "aggressive calls to an MP"),
        ("MP calls", "MP calls"),
    ],
)
def test_policy_name_fits_inside_a_sentence(title, words):
    assert inside(title) == words


def test_undated_version_is_not_printed():
    assert ENGLISH.policy("Conduct Policy", "undated.1") == "our policy “Conduct Policy”"
    assert ENGLISH.policy("Conduct Policy", "2024.06.1") == "our policy “Conduct Policy”, version 2024.06.1"
