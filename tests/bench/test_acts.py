"""Checks that both sides of the bench give the same answers, so that their times can be compared."""

from bench import acts


def test_policy_and_hand_written_rules_give_the_same_answers():
    asked = list(acts.questions())

    assert len(asked) > 100
    assert [one for one in asked if acts.ours(*one) != acts.others(*one)] == []
