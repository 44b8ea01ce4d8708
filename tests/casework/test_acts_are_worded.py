"""An act that can be done has its line in the history of a case: a page that met one without would not open."""

from evenhand.casework.acts import CHANGES
from evenhand.policy.vocabulary import Act
from evenhand.web.case.timeline import DONE, SHOWN_ELSEWHERE

BEFORE_A_CASE = {Act.BELONGS_ELSEWHERE}
"""What is only done to a report that is in no case."""


def test_every_act_has_a_line_in_the_history_of_a_case():
    worded = DONE.keys() | SHOWN_ELSEWHERE | BEFORE_A_CASE

    assert [act for act in Act if act in CHANGES and act not in worded] == []
