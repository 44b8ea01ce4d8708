"""Checks that who signs for a letter reads which blanks its sender still fills, and that none of them is an essential part."""

import re

import pytest

from evenhand.casework.details.markers import MarkerAuthorised
from evenhand.casework.details.measures import Signed
from evenhand.casework.letter_preview import blanks_of_sender, preview
from evenhand.casework.perform import prepare
from evenhand.policy.rules.notices import BY_ITS_SENDER, ESSENTIAL
from evenhand.policy.vocabulary import Act, NoticePart
from evenhand.wording.letter_words import LetterWords
from tests.builders.house import heard_and_assessed, house, opened, proposed
from tests.builders.markers import marker_asked_for
from tests.builders.scenario import case_under
from tests.clauses import clause
from tests.web.acting import WHILE_WRITING, address, signed_in
from tests.web.pages import set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LEFT = {
    ("octavia", "tenancy_action"): {"service_implications", "home_at_risk"},
    ("conduct-2024", "expected_contact"): set(),
    ("stonewater", "urgent_enforcement"): {"home_at_risk"},
    ("clarion", "writing_only"): set(),
    ("a2dominion", "written_only"): set(),
    ("northmere", "call_times"): set(),
}
"""What each policy leaves to the sender of a letter."""


def left(place, case, measure):
    """Return each part that the letter to sign leaves to its sender, with the words of its gap."""
    by = next(officer for officer in place.officers.values() if "authoriser" in officer.membership.capacities)
    ctx = prepare(Act.AUTHORISE, Signed(words="It is."), by=by, at=place.at, case=case, subject=measure)
    found = preview(ctx)
    gaps = {gap.part: gap.says for gap in found.letter.gaps if "still to be filled by" in gap.says}
    assert blanks_of_sender(ctx, found) == len(gaps)
    return gaps


def test_no_essential_part_is_left_to_the_sender():
    assert frozenset() == ESSENTIAL & BY_ITS_SENDER


@clause("floor:9:6")
@pytest.mark.parametrize(("policy", "key"), LEFT)
def test_signer_reads_what_the_sender_still_fills(policy, key):
    place = house(policy=policy)
    scenario = case_under(place)
    measure = scenario.do(Act.PROPOSE, scenario.proposal(key)).subject
    owner, words = scenario.row.owner.name, LetterWords("en-GB")

    assert left(place, scenario.case, measure) == {
        part: f"{words.part(NoticePart(part))}; still to be filled by {owner}, who sends it" for part in LEFT[policy, key]
    }


@clause("floor:9:6")
def test_page_counts_the_blanks_of_the_sender_apart():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    measure = proposed(place, case)
    set_clock(place.later(days=1))

    answers = {"action": "check", "words": "It is in proportion."}
    page = signed_in(place, "manager").post(address(case, Act.AUTHORISE, measure), answers, **WHILE_WRITING)
    status = page.context["preview"].status
    assert re.sub(r" (No|One|\d+) rules?.*", "", status) == "Its sender still fills one blank."


@clause("floor:9:6")
def test_signer_of_a_marker_reads_its_letter():
    scenario, marker = marker_asked_for("stonewater", "warning_flag")
    place = scenario.house
    told = MarkerAuthorised(words="It is needed.", hard_end_on=place.today)
    by = next(officer for officer in place.officers.values() if "authoriser" in officer.membership.capacities)
    found = preview(prepare(Act.AUTHORISE_MARKER, told, by=by, at=place.at, case=scenario.case, subject=marker))

    assert [gap.says for gap in found.letter.gaps] == ["how the customer’s needs and equality were considered"]
