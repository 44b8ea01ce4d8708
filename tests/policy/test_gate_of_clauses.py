"""Tests that each measure in the table of clauses changes an answer of the gate, or is listed with the reason why it cannot."""

import csv
from collections.abc import Iterator
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest

import evenhand.policy
from evenhand.policy.contact_limits import Binding, ContactAsked
from evenhand.policy.gate import Gate, always_taken
from evenhand.policy.pack.answers import Measure
from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Channel, Direction, Matter
from evenhand.wording.gate import CHANGES_NO_ANSWER
from tests.letters.golden import stated
from tests.policy.cures import policy_of

SUNDAY = datetime(2026, 11, 29, 9, 12)  # noqa: DTZ001 - local time, as the gate takes it
CLAUSES = Path(evenhand.policy.__file__).with_name("clauses.csv")
ROWS = tuple(row["id"] for row in csv.DictReader(CLAUSES.read_text().splitlines()) if row["kind"] == "measure")
ALWAYS = always_taken(policy_of("floor").every("never_blocked"))
CHANGES_NOTHING = {
    "a2dominion:3.4.1:5": ("complaint",),
    "a2dominion:3.4.2:2": ("description",),
    "clarion:5:10": ("description",),
    "octavia:3.4:1": ("description", "services"),
    "octavia:4.4:2": ("services",),
    "octavia:4.4:3": ("services",),
    "octavia:4.4:4": ("services",),
    "octavia:4.4:5": ("services",),
    "octavia:4.4:6": ("services",),
    "octavia:4.4:7": ("complaint", "services"),
    "stonewater:4.5:1": (),
    "stonewater:4.5:7": ("services",),
    "stonewater:4.5:8": ("services",),
    "stonewater:4.5:9": ("description",),
    "stonewater:4.5:10": ("description",),
    "stonewater:4.12:1": (),
}
"""The rows that change no answer, with the terms that they state: `CHANGES_NO_ANSWER` has the reason of each."""


def measures_of(row: str) -> Iterator[Measure]:
    """Yield the measures that the demand of one row offers."""
    pack, number, place = row.split(":")
    for clause, at, demand in shipped(pack).demands():
        if (clause.number, str(at)) == (number, place) and (said := demand.answers.measure):
            yield from said if isinstance(said, tuple) else (said,)


def contacts() -> Iterator[ContactAsked]:
    """Yield contacts of each direction, on each channel, about each matter, in few words and in many."""
    for direction, channel, matter in product(Direction, Channel, Matter):
        yield ContactAsked(direction, channel, SUNDAY, matter, words=9_000)


def answers(*terms: Terms) -> list[tuple[str, str]]:
    """Return the verdict on each contact and what is said of it; a contact within what was agreed is taken as any other."""
    gate = Gate(tuple(Binding("EV-M1", "A measure", one) for one in terms), always=ALWAYS)
    found = (gate.ask(one) for one in contacts())
    return [(one.verdict, one.says.code.replace("within_terms", "nothing_applies")) for one in found]


FREE = answers()


@pytest.mark.parametrize("row", ROWS)
def test_each_row_changes_an_answer_or_has_its_reason(row: str) -> None:
    [usual] = [stated(one)["Usual"] for one in measures_of(row)]
    unchanged = tuple(sorted(usual.model_dump(exclude_defaults=True))) if answers(usual) == FREE else None

    assert unchanged == CHANGES_NOTHING.get(row)


def test_rows_without_an_answer_have_terms_with_a_reason() -> None:
    assert {term for terms in CHANGES_NOTHING.values() for term in terms} <= CHANGES_NO_ANSWER.keys()
    assert CHANGES_NOTHING.keys() <= set(ROWS)
