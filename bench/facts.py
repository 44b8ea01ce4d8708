"""Measures the facts of a case, and of 25, beside the statements of commit 3bd197d, run raw by the driver.

Those statements are in ``bench/raw`` as Django issued them, each with a place for the numbers of its rows. CPU is that of
our process; on PostgreSQL also the backend's own, from /proc.

Usage: python -m bench.facts
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from evenhand.allegations.models import Allegation  # noqa: E402
from evenhand.cases.models import Case  # noqa: E402
from evenhand.casework.details.allegations import Alleged  # noqa: E402
from evenhand.casework.facts.gather import gather_all  # noqa: E402
from evenhand.incidents.models import Incident  # noqa: E402
from evenhand.markers.models import Marker  # noqa: E402
from evenhand.measures.models import Measure  # noqa: E402
from evenhand.people.models import Customer  # noqa: E402
from evenhand.policy.vocabulary import Act  # noqa: E402
from tests.builders.decided import appealed, in_force, marked  # noqa: E402
from tests.builders.house import House, house, reported  # noqa: E402
from tests.walks.oracle import equal_facts  # noqa: E402

AIM = {"sqlite": 10, "postgresql": 4}
MANY = 25
PAIRS = 9
ROUNDS = {1: 30, MANY: 4}
STATEMENTS = (Path(__file__).parent / "raw" / "facts.sql").read_text(encoding="utf-8").splitlines()
TICK = 1000 / os.sysconf("SC_CLK_TCK")

Work = Callable[[], object]


@dataclass(frozen=True)
class Pair:
    """Two works to compare, and the most times as much that ours may take."""

    what: str
    ours: Work
    other: Work
    aim: float
    rounds: int


def pairs() -> Iterator[Pair]:
    """Fill an empty database; yield the facts of one case, and of 25, beside the same rows raw. The facts are right."""
    place = house()
    for case in [_full(place) for _ in range(MANY)]:
        equal_facts(case)
    aim = AIM[connection.vendor]
    for many in (1, MANY):
        cases = list(Case.objects.order_by("-id")[:many])
        what = "the facts of a case" if many == 1 else f"the facts of {many} cases"
        yield Pair(what, partial(gather_all, cases), _raw(cases), aim, ROUNDS[many])


def main() -> None:
    """Print queries and CPU of each pair."""
    connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        for pair in pairs():
            print(f"{pair.what}, {connection.vendor}: queries {_counted(pair.ours)} beside {len(STATEMENTS)}; {_cpu(pair)}")
    finally:
        connection.creation.destroy_test_db(":unused:", verbosity=0)


def _full(place: House) -> str:
    """Take one more case so far that most kinds of rows are in it; return its reference."""
    place.customer = Customer.objects.create(landlord=place.landlord, name="Marion Vale", home=place.customer.home)
    case, measure = in_force(place)
    reported(place, case=case)
    marked(place, case, place.customer.incidents.order_by("-id")[0].reference)
    appealed(place.later(days=2), case, measure)
    place.do(Act.TAKE_ALLEGATION, Alleged(words="He swore.", of=(place.officers["adviser"].user.reference,)), case=case)
    return case


def _raw(cases: list[Case]) -> Work:
    """Return the work of running the stored statements for cases, with every row fetched."""
    numbers = {
        "cases": cases,
        "customers": [case.customer for case in cases],
        "incidents": Incident.objects.filter(cases__in=cases),
        "measures": Measure.objects.filter(case__in=cases),
        "markers": Marker.objects.filter(case__in=cases),
        "allegations": Allegation.objects.filter(case__in=cases),
    }
    listed = {name: ", ".join(str(row.pk) for row in rows) for name, rows in numbers.items()}
    statements = [line.format(**listed) for line in STATEMENTS]

    def work() -> None:
        cursor = connection.connection.cursor()
        for statement in statements:
            cursor.execute(statement)
            cursor.fetchall()

    return work


def _counted(work: Work) -> int:
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def _cpu(pair: Pair) -> str:
    """Return CPU of both in milliseconds, and the median of the ratios of nine pairs with least and most."""
    found = [(_spent(pair.ours, pair.rounds), _spent(pair.other, pair.rounds)) for _ in range(PAIRS)]
    ratios = sorted(ours[0] / other[0] for ours, other in found)
    ours, other = (median(one[side][0] for one in found) for side in (0, 1))
    backend = " beside ".join(f"{sum(one[side][1] for one in found) / PAIRS:.2f}" for side in (0, 1))
    told = f"; its backend {backend} ms" if connection.vendor == "postgresql" else ""
    spread = f"{median(ratios):.2f} times (least {ratios[0]:.2f}, most {ratios[-1]:.2f}), aim {pair.aim}"
    return f"CPU {ours:.2f} ms beside {other:.2f} ms: {spread}{told}"


def _spent(work: Work, rounds: int) -> tuple[float, float]:
    """Return the CPU of one round in our process and in the database's, in milliseconds."""
    ours, backend = process_time(), _backend()
    for _ in range(rounds):
        work()
    return (process_time() - ours) * 1000 / rounds, (_backend() - backend) / rounds


def _backend() -> float:
    """Return the CPU that the database's process for this connection has spent, in milliseconds; SQLite is in our own."""
    if connection.vendor != "postgresql":
        return 0.0
    said_of_it = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text(encoding="ascii")
    user, system = said_of_it.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) * TICK


if __name__ == "__main__":
    main()
