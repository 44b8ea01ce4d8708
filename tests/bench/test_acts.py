"""What the bench compares gives the same answers: else its times would say nothing."""

from bench import acts
from bench.pairs import Compared


def test_the_policy_and_the_same_rules_by_hand_give_the_same_answers():
    asked = list(acts.questions())

    assert len(asked) > 100
    assert [one for one in asked if acts.ours(*one) != acts.others(*one)] == []


def test_a_comparison_concludes_nothing_where_the_pairs_spread_too_wide():
    steady = Compared("a page", "a plain one", (2.0, 2.1, 2.2), (1.0, 1.0, 1.0), aim=3)
    slow = Compared("a page", "a plain one", (4.0, 4.1, 4.2), (1.0, 1.0, 1.0), aim=3)
    busy = Compared("a page", "a plain one", (2.0, 2.5, 9.0), (1.0, 1.0, 1.0), aim=3)

    assert steady.conclusion == "within the aim"
    assert slow.conclusion == "NOT within the aim"
    assert busy.conclusion.startswith("no conclusion")
