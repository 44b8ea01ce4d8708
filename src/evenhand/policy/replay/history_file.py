"""Reads a history from YAML and checks what its schema cannot: names that lead nowhere, order of dates."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from evenhand.policy.calendar import FIRST, LAST
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.pack.document import Document, Problem, Unusable, did_you_mean, parse, text_of, validate
from evenhand.policy.replay.history import Absence, History, HistoryStep
from evenhand.policy.vocabulary import Act

Loc = tuple[str | int, ...]
Found = tuple[Loc, str, str]
_ABOUT_A_STEP = frozenset(
    {Act.REVIEW, Act.EXTEND, Act.VARY, Act.LIFT, Act.LAPSE, Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, Act.TELL_MARKER}
    | {Act.CONFIRM_MARKER, Act.REVIEW_MARKER, Act.END_MARKER, Act.SERVE, Act.WITHHOLD_NOTICE}
)


def read(text: str, facts: Collection[str] = ()) -> History:
    """Return the history in a YAML text. ``facts``: a policy's own questions, which the history may name too.

    Raises:
        Unusable: with every fault of the text.
    """
    document = parse(text)
    history = validate(document, History)
    known = {*FACT_CATALOGUE, *facts}
    wrong = [*_names(history, known), *_order(history), *_bounds(history)]
    if wrong:
        raise Unusable([Problem(*document.place(loc), _where(document, loc), what, remedy) for loc, what, remedy in wrong])
    return history


def read_file(path: Path, facts: Collection[str] = ()) -> History:
    """Return the history in a file; raises `Unusable`, also when the file cannot be opened or is not UTF-8."""
    return read(text_of(path), facts)


def _where(document: Document, loc: Loc) -> str:
    section, place = loc[0], loc[1] if len(loc) > 1 else None
    if not isinstance(place, int):
        return ""
    return f"{str(section).removesuffix('s')} {document.plain[section][place].get('id', place + 1)}"


def _names(history: History, known: Collection[str]) -> Iterator[Found]:
    earlier: set[str] = set()
    for place, step in enumerate(history.timeline):
        loc: Loc = ("timeline", place)
        if step.id in earlier:
            yield (*loc, "id"), f'step "{step.id}" is there twice', "give one of them another id"
        yield from _refers(loc, step, earlier)
        for field in ("so", "reasons_for_leaving_out"):
            for at, key in enumerate(getattr(step.what, field)):
                yield from _fact((*loc, "what", field, at), key, known)
        earlier.add(step.id)
    ids: set[str] = set()
    for place, absence in enumerate(history.absences):
        loc = ("absences", place)
        if absence.id in ids:
            yield (*loc, "id"), f'absence "{absence.id}" is there twice', "give one of them another id"
        ids.add(absence.id)
        yield from _step((*loc, "of"), absence.of, earlier)
        if absence.not_so:
            yield from _fact((*loc, "not_so"), absence.not_so, known)
    about = {("approved", place): row.of for place, row in enumerate(history.approved)}
    about |= {("found", place): row.of for place, row in enumerate(history.found) if row.of}
    for loc, of in about.items():
        yield from _step((*loc, "of"), of or "", earlier)


def _refers(loc: Loc, step: HistoryStep, earlier: set[str]) -> Iterator[Found]:
    if step.of:
        yield from _step((*loc, "of"), step.of, earlier)
    elif set(step.acts) & _ABOUT_A_STEP and not (Act.RECEIVE_APPEAL in step.acts and step.what.of_decision):
        yield (*loc, "event"), f'"{step.event}" is about an earlier step', "name that step under of"
    for at, key in enumerate(step.what.marker.rests_on if step.what.marker else ()):
        yield from _step((*loc, "what", "marker", "rests_on", at), key, earlier)


def _step(loc: Loc, key: str, steps: set[str]) -> Iterator[Found]:
    if key not in steps:
        remedy = did_you_mean(key, sorted(steps)) or "use the id of a step before it"
        yield loc, f'"{key}" is not an earlier step of this history', remedy


def _fact(loc: Loc, key: str, known: Collection[str]) -> Iterator[Found]:
    if key not in known:
        near = did_you_mean(key, sorted(known))
        yield loc, f'"{key}" is not a fact', near or "use a fact of docs/replaying-a-history.md, or a question of the policy"


def _order(history: History) -> Iterator[Found]:
    reached: date | None = None
    for place, step in enumerate(history.timeline):
        latest = step.on.latest if step.on else None
        if latest and reached and latest < reached:
            what = f"it comes before a step of {reached} above it"
            yield ("timeline", place, "on"), what, "put the steps in order"
        earliest = step.on.earliest if step.on else None
        if earliest and earliest > history.known_until:
            yield ("timeline", place, "on"), "it comes after known_until", "correct one of the two dates"
        if step.acts and latest and not FIRST <= latest <= LAST:
            yield ("timeline", place, "on"), "the calendar begins in 1990 and ends in 2070", "correct the date"
        reached = max(filter(None, (reached, earliest)), default=None)


def _bounds(history: History) -> Iterator[Found]:
    if not FIRST <= history.known_until <= LAST:
        yield ("known_until",), "the calendar begins in 1990 and ends in 2070", "correct the date"
    for place, absence in enumerate(history.absences):
        for field, day in (("from", absence.since), ("until", absence.until)):
            if day and day > history.known_until:
                yield ("absences", place, field), "it comes after known_until", "correct one of the two dates"
        step = next((step for step in history.timeline if step.id == absence.of), None)
        if step and _ends_before(absence, step):
            yield ("absences", place, "until"), "it ends before the step that it is of", "correct one of the two dates"


def _ends_before(absence: Absence, step: HistoryStep) -> bool:
    earliest = step.on.earliest if step.on else None
    return bool(absence.until and earliest and absence.until < earliest)
