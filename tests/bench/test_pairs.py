"""The arithmetic of a comparison: ratios of pairs, how far they spread, what is concluded."""

import pytest

from bench.pairs import Compared, Side, compare, middle, milliseconds
from bench.spent import Spent


def compared(ours, others, aim=None):
    return Compared("a page", "a bare one", tuple(map(Spent, ours)), tuple(map(Spent, others)), aim)


@pytest.mark.parametrize(
    ("ours", "aim", "says"),
    [
        ((2.0, 2.1, 2.2), 3, "aim 3: met"),
        ((3.0, 3.0, 3.0), 3, "aim 3: met"),
        ((4.0, 4.1, 4.2), 3, "aim 3: NOT met"),
        ((2.0, 3.0, 2.5), 3, "aim 3: met"),
        ((2.0, 2.5, 3.02), 3, "no conclusion: the pairs spread by 1.51"),
        ((1.2, 1.3, 1.4), None, "more"),
        ((0.5, 0.6, 0.7), None, "less"),
        ((1.05, 1.2, 1.3), None, "no clear difference"),
        ((0.8, 1.0, 1.2), None, "no clear difference"),
        ((0.5, 1.0, 1.2), None, "no conclusion: the pairs spread by 2.40"),
    ],
)
def test_conclusion_by_spread_then_aim_then_side(ours, aim, says):
    assert compared(ours, (1.0, 1.0, 1.0), aim).conclusion == says


def test_ratios_are_of_own_and_database_together_least_first():
    ours = (Spent(3.0, 1.0), Spent(1.0, 1.0))
    others = (Spent(1.0, 1.0), Spent(1.5, 0.5))

    found = Compared("an act", "the same SQL", ours, others, 4)

    assert found.ratios == [1.0, 2.0]
    assert found.spread == 2.0


def test_line_tells_median_least_most_and_both_times():
    ours = (Spent(0.002, 0.001), Spent(0.0024, 0.0012), Spent(0.0028, 0.0011))
    others = (Spent(0.001, 0.0005),) * 3

    assert Compared("an act", "raw SQL", ours, others, 4).line() == (
        "an act, beside raw SQL: 2.40 times (least 2.00, most 2.60); CPU 2.40 + 1.10 ms beside 1.00 + 0.50 ms; aim 4: met"
    )


def test_time_without_a_database_of_its_own_is_one_figure():
    assert milliseconds([Spent(0.002), Spent(0.003), Spent(0.004)]) == "3.00 ms"


def test_time_of_a_remote_database_is_marked_unread():
    said = milliseconds([Spent(0.002, None)])

    assert said == "2.00 ms (the database's cannot be read: it is not on this machine)"
    assert Spent(0.002, None).total == 0.002


def test_middle_is_the_one_in_the_middle_by_total():
    assert middle([Spent(1.0, 5.0), Spent(3.0, 0.0), Spent(4.0, 0.0)]) == Spent(4.0, 0.0)


def test_sides_take_turns_in_slices_after_a_pair_not_counted():
    turns = []
    clock = iter(float(tick) for tick in range(10_000))
    sides = [Side(lambda name=name: turns.append(name), lambda: Spent(next(clock))) for name in "ab"]

    found = compare("letters", *sides, beside="letters", aim=1, rounds=20, pairs=5)

    assert "".join(turns) == "aabb" * 10 * 6
    assert (found.ours, found.others) == ((Spent(0.5),) * 5, (Spent(0.5),) * 5)
