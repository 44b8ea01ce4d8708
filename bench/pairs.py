"""Two ways to the same answer, timed in turn: A B A B. The ratio of each pair stands where an absolute time would not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

PAIRS = 9
WIDEST = 1.5
"""Where the ratios of the pairs spread by more than this, the machine was too busy to conclude anything."""

Work = Callable[[], object]


@dataclass(frozen=True)
class Compared:
    """What came of one comparison: seconds of ours and of the other, pair by pair."""

    what: str
    beside: str
    ours: tuple[float, ...]
    others: tuple[float, ...]
    aim: float

    @property
    def ratios(self) -> Sequence[float]:
        """Return how many times as long ours took, pair by pair."""
        return sorted(ours / other for ours, other in zip(self.ours, self.others, strict=True))

    @property
    def conclusion(self) -> str:
        """Return whether the aim is met, or why nobody can tell."""
        if self.ratios[-1] / self.ratios[0] > WIDEST and not self.ratios[-1] <= self.aim:
            return "no conclusion: the pairs spread too wide"
        return "within the aim" if median(self.ratios) <= self.aim else "NOT within the aim"

    def line(self) -> str:
        """Return one line to read."""
        ratios = self.ratios
        times = f"{median(self.ours) * 1e3:.2f} ms beside {median(self.others) * 1e3:.2f} ms"
        spread = f"{median(ratios):.2f} times (least {ratios[0]:.2f}, most {ratios[-1]:.2f})"
        return f"{self.what}, beside {self.beside}: {spread}; {times}; aim {self.aim:g}: {self.conclusion}"


def compare(what: str, ours: Work, other: Work, *, beside: str, aim: float, rounds: int) -> Compared:
    """Time both in turn, ``rounds`` times each in a row, after one turn that is not counted."""
    _timed(ours, rounds), _timed(other, rounds)
    pairs = [(_timed(ours, rounds), _timed(other, rounds)) for _ in range(PAIRS)]
    return Compared(what, beside, tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs), aim)


def _timed(work: Work, rounds: int) -> float:
    started = perf_counter()
    for _ in range(rounds):
        work()
    return (perf_counter() - started) / rounds
