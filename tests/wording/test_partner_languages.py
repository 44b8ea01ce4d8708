"""The fixed sentences of an operative's page: each language has every one, and none that English has."""

from string import Formatter

import pytest

from evenhand.policy.vocabulary import Risk, VisitCondition
from evenhand.wording.partner_languages import LANGUAGES
from evenhand.wording.visits import CONDITIONS, RISKS


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_language_has_every_fixed_sentence(tag):
    said = LANGUAGES[tag]

    assert (list(said.conditions), list(said.risks)) == (list(VisitCondition), list(Risk))
    texts = [*said.conditions.values(), *said.risks.values(), said.nothing, said.not_known, said.read, said.cannot]
    assert all(texts)
    assert len({*texts, said.happened, said.changed, said.danger}) == len(texts) + 3
    assert {*texts} & {*CONDITIONS.values(), *RISKS.values()} == set()
    slots = [[name for _, name, _, _ in Formatter().parse(text) if name] for text in (said.risk, said.ring)]
    assert slots == [["risks"], ["number"]]


def test_what_cannot_be_checked_is_said_in_each_language():
    assert [one.line(None) for one in LANGUAGES.values()] == [one.not_known for one in LANGUAGES.values()]
    assert [one.line(()) for one in LANGUAGES.values()] == [one.nothing for one in LANGUAGES.values()]
