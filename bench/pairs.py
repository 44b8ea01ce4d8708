"""Compares two ways to the same answer, in turn: A B A B. The ratio of each pair holds where an absolute time would not.

``compare`` measures CPU seconds (see `bench.spent`), never wall time:

    line = compare("facts of a case", Side(gather, clock), Side(raw, clock), beside="the same SQL raw", aim=4, rounds=20).line()
"""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.spent import Clock, Spent, this_process

PAIRS = 5
SLICES = 10
"""In how many turns each side takes the rounds of one pair: a machine that grows busy meanwhile meets both."""
WIDEST = 1.5
"""Where the ratios of the pairs spread by more than this, the machine was too busy to conclude anything."""

ALIKE = 1.1
"""Where all ratios lie within this, either way, there is no difference to report."""

Work = Callable[[], object]


@dataclass(frozen=True)
class Sizes:
    """How much is measured: pairs, and for each pair rounds of a page and whole cases."""

    pairs: int = PAIRS
    rounds: int = 10
    cases: int = 3


@dataclass(frozen=True)
class Side:
    """One way to the answer, and the clock of the processes that work on it."""

    work: Work
    clock: Clock = this_process


@dataclass(frozen=True)
class Compared:
    """The result of one comparison: CPU of ours and of the other, pair by pair. ``aim``: the most times the other's."""

    what: str
    beside: str
    ours: tuple[Spent, ...]
    others: tuple[Spent, ...]
    aim: float | None = None

    @property
    def ratios(self) -> Sequence[float]:
        """Return how many times the other's CPU ours used, pair by pair, least first."""
        return sorted(ours.total / other.total for ours, other in zip(self.ours, self.others, strict=True))

    @property
    def spread(self) -> float:
        """Return the most of the ratios by the least."""
        return self.ratios[-1] / self.ratios[0]

    @property
    def conclusion(self) -> str:
        """Return whether the aim is met, which side used more where there is no aim, or that the pairs show nothing."""
        least, most = self.ratios[0], self.ratios[-1]
        if self.spread > WIDEST:
            return f"no conclusion: the pairs spread by {self.spread:.2f}"
        if self.aim is not None:
            return f"aim {self.aim:g}: {'met' if median(self.ratios) <= self.aim else 'NOT met'}"
        return "more" if least > ALIKE else "less" if most < 1 / ALIKE else "no clear difference"

    def line(self) -> str:
        """Return one line to read."""
        ratios = f"{median(self.ratios):.2f} times (least {self.ratios[0]:.2f}, most {self.ratios[-1]:.2f})"
        used = f"CPU {milliseconds(self.ours)} beside {milliseconds(self.others)}"
        return f"{self.what}, beside {self.beside}: {ratios}; {used}; {self.conclusion}"


def compare(what: str, ours: Side, other: Side, *, beside: str, aim: float | None, rounds: int, pairs: int = PAIRS) -> Compared:
    """Measure both in turn, ``rounds`` times for each pair, after one pair that is not counted."""
    _pair(ours, other, rounds)
    found = [_pair(ours, other, rounds) for _ in range(pairs)]
    return Compared(what, beside, tuple(here for here, _ in found), tuple(there for _, there in found), aim)


def middle(spent: Sequence[Spent]) -> Spent:
    """Return the one in the middle, by what process and database used together."""
    return sorted(spent, key=lambda one: one.total)[len(spent) // 2]


def milliseconds(spent: Sequence[Spent]) -> str:
    """Return the median as ``own + database`` in ms; one figure where the database has no process of its own."""
    own = f"{median(one.own for one in spent) * 1e3:.2f}"
    databases = [one.database for one in spent if one.database is not None]
    if len(databases) < len(spent):
        return f"{own} ms (the database's cannot be read: it is not on this machine)"
    database = median(databases)
    return f"{own} + {database * 1e3:.2f} ms" if database else f"{own} ms"


def _pair(ours: Side, other: Side, rounds: int) -> tuple[Spent, Spent]:
    """Let the sides take turns in slices; return each one's median slice, so that a disturbance of one slice is left out."""
    gc.collect()
    slices = min(SLICES, rounds)
    turns = [(_slice(ours, rounds // slices), _slice(other, rounds // slices)) for _ in range(slices)]
    return middle([here for here, _ in turns]), middle([there for _, there in turns])


def _slice(side: Side, rounds: int) -> Spent:
    before = side.clock()
    for _ in range(rounds):
        side.work()
    return (side.clock() - before) / rounds
