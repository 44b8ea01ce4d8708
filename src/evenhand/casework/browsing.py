"""The lists of cases and incidents as somebody asks for them: which ones, in which order, a page at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from evenhand.casework.listing import Listed, listed, with_listing, with_needs, write_down
from evenhand.casework.pinned import Pinned
from evenhand.casework.queries import PAGE, cases_of, incidents_of
from evenhand.incidents.models import Incident
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.landlords.references import is_reference
from evenhand.policy.calendar import localdate

Row = TypeVar("Row")
Kept = TypeVar("Kept", bound=Model)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list, and the reference after which the next one starts, where there is one."""

    rows: list[Row]
    next_after: str | None


@dataclass(frozen=True)
class CasesAsked:
    """Which cases: ``open``, ``mine`` (open ones that the officer owns) or ``all``; then each that is not "" narrows them down.

    ``stands``: a code of `casework.standing`; ``owner``: a reference of staff; ``due``: ``late`` or within a ``week``.
    """

    which: str = "open"
    stands: str = ""
    owner: str = ""
    due: str = ""
    order: str = "newest"

    @property
    def reads_listings(self) -> bool:
        """Tell whether the rows are chosen, or come, by what is only written down for lists."""
        return bool(self.stands or self.due or self.order == "due")


@dataclass(frozen=True)
class IncidentsAsked:
    """Which incidents: ``all``, those that nobody has taken up (``waiting``), or about nobody yet (``unidentified``).

    ``about``: a key of the policy's behaviours.
    """

    which: str = "all"
    about: str = ""
    order: str = "newest"


@dataclass(frozen=True)
class By:
    """One thing by which a list is ordered: where it stands in a row; rows without it come last."""

    path: str
    down: bool = False

    @property
    def ordering(self) -> Any:
        """Return it for a query: where nothing stands, PostgreSQL would say first and SQLite last."""
        return F(self.path).desc(nulls_last=True) if self.down else F(self.path).asc(nulls_last=True)

    def of(self, row: Any) -> Any:
        """Return its value in a row."""
        for name in self.path.split("__"):
            row = getattr(row, name, None)
        return row


NEWEST = (By("opened_at", down=True), By("id", down=True))
CASE_ORDERS = {
    "newest": NEWEST,
    "oldest": (By("opened_at"), By("id")),
    "due": (By("listing__due_on"), *NEWEST),
    "name": (By("customer__name"), By("id")),
}
INCIDENT_ORDERS = {
    "newest": (By("recorded_at", down=True), By("id", down=True)),
    "oldest": (By("recorded_at"), By("id")),
    "happened": (By("happened_at", down=True), By("id", down=True)),
}


def case_list(
    by: Officer, at: datetime, asked: CasesAsked = CasesAsked(), *, after: str | None = None, size: int = PAGE
) -> Page[Listed]:
    """Return one page of the cases that are asked for."""
    on = localdate(at)
    if asked.reads_listings:
        write_down(by.landlord, at)
    order = CASE_ORDERS.get(asked.order, NEWEST)
    found = with_listing(_cases(by, at, asked))
    page = _page(found, order, _from(cases_of(by).select_related("listing", "customer"), after), size)
    shown = listed(page.rows, Pinned(by.landlord, on, by.policy_on(on), calendar_of(by.landlord)))
    return Page(shown, page.next_after)


def _cases(by: Officer, at: datetime, asked: CasesAsked) -> QuerySet[Any]:
    found, on = cases_of(by), localdate(at)
    if asked.which != "all":
        found = found.filter(closed_at=None)
    if asked.which == "mine":
        found = found.filter(owner=by.user)
    if asked.owner:
        found = found.filter(owner__reference=asked.owner)
    if asked.stands:
        found = found.filter(listing__stands__code=asked.stands)
    if asked.due:
        found = found.filter(listing__due_on__lt=on) if asked.due == "late" else found.filter(listing__due_on__lte=on + A_WEEK)
    return found


def incident_list(
    by: Officer, asked: IncidentsAsked = IncidentsAsked(), *, after: str | None = None, size: int = PAGE
) -> Page[Incident]:
    """Return one page of the incidents that are asked for and that the officer may see, each with its cases."""
    found = incidents_of(by).prefetch_related(with_needs())
    if asked.which != "all":
        found = found.filter(withdrawn_at=None, cases=None, sent_elsewhere=None, customer__isnull=asked.which == "unidentified")
    if asked.about:  # a list in JSON: only its text is read alike by both databases
        found = found.alias(written=Cast("behaviours", TextField())).filter(written__contains=f'"{asked.about}"')
    order = INCIDENT_ORDERS.get(asked.order, INCIDENT_ORDERS["newest"])
    return _page(found, order, _from(incidents_of(by), after), size)


def _from(among: QuerySet[Kept], after: str | None) -> Kept | None:
    return among.filter(reference=after).first() if after and is_reference(after) else None


def _page(found: QuerySet[Kept], order: Sequence[By], last: Any, size: int) -> Page[Kept]:
    """Return so many rows in an order, those after ``last`` where there is one."""
    if last is not None:
        found = found.filter(_beyond(order, last))
    rows: list[Any] = list(found.order_by(*(one.ordering for one in order))[: size + 1])
    return Page(rows[:size], rows[size - 1].reference if len(rows) > size else None)


def _beyond(order: Sequence[By], last: Any) -> Q:
    """Return what comes after a row: further in the first thing that orders them, or alike in it and further in the next."""
    found, alike = Q(pk__in=()), Q()
    for one in order:
        value = one.of(last)
        if value is None:
            alike &= Q(**{f"{one.path}__isnull": True})
            continue
        further = Q(**{f"{one.path}__{'lt' if one.down else 'gt'}": value})
        if "__" in one.path:  # it stands in another row, which may be missing
            further |= Q(**{f"{one.path}__isnull": True})
        found |= alike & further
        alike &= Q(**{one.path: value})
    return found


def every(page: Callable[[str | None], Page[Row]]) -> Iterator[Row]:
    """Yield the rows of all pages of a list, from the first to the last."""
    found = page(None)
    yield from found.rows
    while found.next_after:
        found = page(found.next_after)
        yield from found.rows
