"""Reads the rows of a feed: texts to be looked up, moments, and what is wrong, by row and column."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Event

from evenhand.landlords.references import normalise
from evenhand.policy.calendar import FIRST, LAST
from evenhand.visits.queries import CSV, ICALENDAR, JOB, KINDS, VISIT
from evenhand.work.feeds.calendar import NoCalendar, NotRead, day_of, duration_of, events, moment_of, number_of, text_of

COLUMNS = (
    *("id", "starts", "ends", "customer", "address", "postcode", "kind", "attends", "about", "due", "status"),
    *("firm", "operative"),
)
NEEDED = ("id", "starts", "ends")
MOST_ROWS, MOST_BYTES = 2_000, 1_000_000
_LONGEST_ID = 200
_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class FeedFault:
    """What is wrong in a file: the number of the row as a spreadsheet counts, the column ("" for the row), and why, by code."""

    row: int
    column: str
    code: str
    said: str = ""


class Unreadable(ValueError):  # noqa: N818
    """The file as a whole cannot be read. ``code``: why; ``said``: the word that is wrong in it."""

    def __init__(self, code: str, said: str = "") -> None:
        super().__init__(code)
        self.code, self.said = code, said


@dataclass
class FeedRow:
    """One row as it was read: texts looked up later, moments read already."""

    number: int
    source_id: str
    sequence: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    customers: tuple[str, ...] = ()
    address: str = ""
    kind: str = VISIT
    attends: str = ""
    about: str = ""
    due_on: date | None = None
    cancelled: bool = False
    firm: str = ""
    operative: str = ""


def read(text: str, own: str) -> tuple[str, list[FeedRow], list[FeedFault]]:
    """Return the source of a text, its rows, each id once, and what is wrong in it.

    ``own``: who attends an event that names nobody.

    Raises:
        Unreadable: it is neither CSV with the columns that are needed nor iCalendar, or too long.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise Unreadable("too_long")
    if "\0" in text:
        raise Unreadable("not_text")
    text, faults = text.removeprefix("\ufeff").lstrip("\r\n"), list[FeedFault]()
    if text[:15].upper() == "BEGIN:VCALENDAR":
        source, rows = ICALENDAR, _of_calendar(text, own, faults)
    else:
        source, rows = CSV, _of_csv(text, faults)
    if len(rows) > MOST_ROWS:
        raise Unreadable("too_many", str(MOST_ROWS))
    return source, _once(rows, faults), faults


def _of_csv(text: str, faults: list[FeedFault]) -> list[FeedRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    try:
        head = [name.strip().lower() for name in next(reader, [])]
        for name in NEEDED:
            if name not in head:
                raise Unreadable("no_column", name)
        if unknown := [name for name in head if name and name not in COLUMNS]:
            raise Unreadable("unknown_column", unknown[0][:40])
        found = []
        for cells in reader:
            if any(cell.strip() for cell in cells):
                said = {name: cell.strip() for name, cell in zip(head, cells, strict=False)}
                found.append(_row_of_csv(reader.line_num, said, faults))
    except csv.Error as wrong:
        raise Unreadable("not_csv") from wrong
    return found


def delimiter(text: str) -> str:
    """Return the sign between columns: a tab where rows were pasted from a spreadsheet."""
    first = text.partition("\n")[0]
    return next((sign for sign in ("\t", ";") if sign in first), ",")


def _row_of_csv(number: int, said: Mapping[str, str], faults: list[FeedFault]) -> FeedRow:
    def read(column: str, reader: Callable[[str], Any], *, needed: bool = False) -> Any:
        typed = said.get(column, "")
        if not typed:
            if needed:
                faults.append(FeedFault(number, column, "missing"))
            return None
        try:
            return reader(typed)
        except ValueError:
            faults.append(FeedFault(number, column, "unreadable", typed[:40]))
            return None

    row = FeedRow(
        number,
        said.get("id", "")[:_LONGEST_ID],
        starts_at=read("starts", _moment, needed=True),
        ends_at=read("ends", _moment, needed=True),
        customers=tuple(map(normalise, said.get("customer", "").replace(",", " ").split())),
        address=" ".join(filter(None, (said.get("address", ""), said.get("postcode", "")))),
        kind=read("kind", _kind) or (JOB if said.get("firm") else VISIT),
        attends=said.get("attends", ""),
        about=said.get("about", ""),
        due_on=read("due", _day),
        cancelled=bool(read("status", _cancelled)),
        firm=said.get("firm", ""),
        operative=said.get("operative", ""),
    )
    if not row.source_id:
        faults.append(FeedFault(number, "id", "missing"))
    return row


def _moment(typed: str) -> datetime:
    """Return a moment: "2026-06-03 09:30" or "03/06/2026 09:30" by the clock in London, or with its zone.

    Raises:
        ValueError: it is none, or of a year for which there is no calendar.
    """
    day, *times = typed.split()
    if len(times) == 1 and "/" in day:
        hour = time.fromisoformat(times[0].zfill(len("09:30")))
        found = datetime.combine(_day(day), hour, hour.tzinfo)
    elif len(typed) < len("2026-06-03 09:30"):
        raise ValueError(typed)
    else:
        found = datetime.fromisoformat(typed)
    if not FIRST <= found.date() <= LAST:
        raise ValueError(typed)
    return found if found.tzinfo else found.replace(tzinfo=_LONDON)


def _day(typed: str) -> date:
    """Return a day: "2026-06-05", or "05/06/2026" as British spreadsheets write it. Raises `ValueError`."""
    if "/" not in typed:
        return date.fromisoformat(typed)
    return datetime.strptime(typed, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone


def _kind(typed: str) -> str:
    if typed.lower() not in KINDS:
        raise ValueError(typed)
    return typed.lower()


def _cancelled(typed: str) -> bool:
    if typed.lower() not in {"cancelled", "confirmed", "tentative"}:
        raise ValueError(typed)
    return typed.lower() == "cancelled"


def _of_calendar(text: str, own: str, faults: list[FeedFault]) -> list[FeedRow]:
    try:
        return [_row_of_event(number, event, own, faults) for number, event in events(text)]
    except NoCalendar as wrong:
        raise Unreadable("no_calendar") from wrong


def _row_of_event(number: int, event: Event, own: str, faults: list[FeedFault]) -> FeedRow:
    def read(name: str, reader: Callable[[Event, str], Any]) -> Any:
        try:
            return reader(event, name)
        except NotRead as wrong:
            faults.append(FeedFault(number, name, wrong.code, wrong.said))
            return None

    starts, ends, length = read("DTSTART", moment_of), read("DTEND", moment_of), read("DURATION", duration_of)
    faults += [FeedFault(number, name, "missing") for name in ("UID", "DTSTART") if name not in event]
    if "RRULE" in event or "RDATE" in event:
        faults.append(FeedFault(number, "RRULE", "repeats"))
    if not {"DTEND", "DURATION"} & set(event):
        faults.append(FeedFault(number, "DTEND", "missing"))
    again, kind = text_of(event, "RECURRENCE-ID"), text_of(event, "CATEGORIES").lower()
    return FeedRow(
        number,
        f"{text_of(event, 'UID')} {again}".strip()[:_LONGEST_ID],
        sequence=number_of(event, "SEQUENCE"),
        starts_at=starts,
        ends_at=ends or (starts + length if starts and length is not None else None),
        customers=tuple(map(normalise, text_of(event, "X-EVENHAND-CUSTOMER").split())),
        address=text_of(event, "LOCATION").replace("\n", " "),
        kind=kind if kind in KINDS else VISIT,
        attends=text_of(event, "ATTENDEE").lower().removeprefix("mailto:") or own,
        about=text_of(event, "SUMMARY"),
        due_on=read("X-EVENHAND-DUE", day_of),
        cancelled=text_of(event, "STATUS").upper() == "CANCELLED",
    )


def _once(rows: Iterable[FeedRow], faults: list[FeedFault]) -> list[FeedRow]:
    """Return each id once: of an event the newest version; two rows of one id with one version are a fault."""
    found: dict[str, FeedRow] = {}
    for row in rows:
        before = found.get(row.source_id)
        if before and row.source_id and before.sequence == row.sequence:
            faults.append(FeedFault(row.number, "id", "twice", row.source_id[:40]))
        if before is None or row.sequence > before.sequence:
            found[row.source_id] = row
    return list(found.values())
