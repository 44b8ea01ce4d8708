"""Puts each kind of letter of each landlord before two independent checkers of PDF/UA, pdfua and outloud."""

from dataclasses import replace

import outloud
import pdfua
import pytest

from evenhand.letters import pdf
from evenhand.letters.contents import Kind, compose
from evenhand.policy.open_channels import ways_open
from evenhand.wording.letter_words import ENGLISH
from evenhand.wording.terms import decided
from tests.clauses import clause
from tests.letters.golden import POLICIES, measures, stated
from tests.letters.samples import COMPLETE, EVERY_PART

NEVER_RUN = {"UA-14-001"}
"""pdfua 0.1.3 has a rule on the order of headings that it never runs: `test_pdf` looks at that order."""
RIGHT_ALL_THE_SAME = {"ORD-001"}
"""outloud 0.2.1 takes the words of a link for out of order where they begin or end a line: they are read in their place."""
OF = {policy: [measure for name, measure in measures() if name.startswith(f"{policy}-")] for policy in POLICIES}


def of_landlord(policy):
    """Return the facts of a letter with the measure of a landlord that says most."""
    longest = max(OF[policy], key=lambda measure: len(decided(measure.title, stated(measure)["Most"])))
    terms = stated(longest)["Most"]
    return replace(
        COMPLETE,
        sender=replace(COMPLETE.sender, name=policy.title()),
        what_is_decided=decided(longest.title, terms),
        what_stays_open=ENGLISH.open_ways(ways_open([terms])),
    )


@pytest.fixture(params=list(Kind))
def kind(request):
    return request.param


@pytest.fixture(params=POLICIES)
def letter(request, kind, fonts, tmp_path):
    """Give the path of a letter of a kind of a landlord."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf.render(compose(kind, of_landlord(request.param), EVERY_PART).letter, fonts=fonts))
    return str(path)


@clause("floor:65:1")
def test_two_checkers_find_nothing_in_a_letter(letter):
    by_pdfua, by_outloud = pdfua.validate(letter), outloud.check(letter)

    assert [(one.rule_id, one.message) for one in by_pdfua.findings] == []
    assert {one.rule_id for one in by_pdfua.skipped} == NEVER_RUN
    assert by_outloud.error is None
    assert {one.rule for one in by_outloud.findings} <= RIGHT_ALL_THE_SAME
