"""Checks that a clause that is cited for two demands is shown once."""

from evenhand.policy.vocabulary import Layer
from evenhand.ui.components import Clause
from evenhand.ui.presenters import joined


def floor(number, says, note=""):
    return Clause("Floor", number, (says,), Layer.FLOOR.value, "Floor", "The law", f"/policy/floor/{number}/", note=note)


def test_two_demands_of_a_clause_are_one_chip():
    found = joined(
        [floor("88", "Help is offered."), floor("3", "They are heard."), floor("88", "A manager asks.", "We go further.")]
    )

    assert [(one.number, one.says, one.note) for one in found] == [
        ("88", ("Help is offered.", "A manager asks."), "We go further."),
        ("3", ("They are heard.",), ""),
    ]


def test_same_number_of_two_packs_is_two_chips():
    own = Clause("Octavia", "3", ("We listen.",), Layer.POLICY.value, "Policy", "Our policy", "/policy/octavia/3/")

    assert joined([floor("3", "They are heard."), own]) == (floor("3", "They are heard."), own)
