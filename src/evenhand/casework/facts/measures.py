"""Makes measures with their signatures and extensions from the rows of a case."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from evenhand.casework.facts.decided_records import ExtensionRow, MeasureRow, SignOffRow
from evenhand.casework.facts.people import signed, terms_of
from evenhand.casework.facts.records import NoticeRow
from evenhand.casework.facts.tables import Rows
from evenhand.casework.facts.values import grouped, says_of
from evenhand.policy.facts.facts import Measure, ReviewDone, Stay
from evenhand.policy.vocabulary import Act


def measures_of(
    rows: Rows,
    letters: Mapping[str, NoticeRow],
    reviews: Mapping[str, list[ReviewDone]],
    stays: Mapping[str, list[Stay]],
) -> tuple[Measure, ...]:
    """Return the measures of a case; ``letters``, ``reviews`` and ``stays`` are those about each, by its reference."""
    extensions = grouped(rows.extensions, lambda row: row.measure_id)
    sign_offs = grouped(rows.sign_offs, lambda row: row.measure_id)
    proposed = grouped((step for step in rows.steps if step.act == Act.PROPOSE), lambda step: step.subject)
    return tuple(
        replace(
            _extended(row, extensions[row.id], sign_offs[row.id]),
            also_proposed_by=frozenset(step.by for step in proposed[row.reference]),
            served_on=letter.served_on if letter else None,
            says=says_of(letter),
            reviews=tuple(reviews[row.reference]),
            kept_until=_kept(row, reviews[row.reference]),
            stays=tuple(stays.get(row.reference, ())),
        )
        for row in rows.measures
        for letter in [letters.get(row.reference)]
    )


def _extended(row: MeasureRow, extensions: list[ExtensionRow], sign_offs: Iterable[SignOffRow]) -> Measure:
    """Return a measure with its extensions; an open extension is in question, and the signatures are for it."""
    asked = next((one for one in extensions if one.settled_on is None), None)
    of = asked.id if asked else None
    return Measure(
        reference=row.reference,
        key=row.key,
        terms=terms_of(row.terms),
        proposed_by=row.proposed_by,
        proposed_on=row.proposed_on,
        signatures=tuple(signed(one) for one in sign_offs if one.extension_id == of),
        sent_back_on=row.sent_back_on,
        withdrawn_on=row.withdrawn_on,
        authorised_on=row.authorised_on,
        authorised_by=row.authorised_by,
        imposed_on=row.imposed_on,
        starts_on=row.starts_on,
        until=asked.until if asked else row.until,
        until_before=row.until if asked else None,
        asked_by=asked.asked_by if asked else None,
        asked_on=asked.asked_on if asked else None,
        extended_on=tuple(one.settled_on for one in extensions if one.granted and one.settled_on),
        extends_to=_granted(row, extensions),
        review_on=row.review_on,
        if_missed=row.if_missed or None,  # type: ignore[arg-type]
        withheld_until=row.withheld_until,
        ended_on=row.ended_on,
        lifted=row.lifted,
        wide=row.wide,
    )


def _granted(row: MeasureRow, extensions: Iterable[ExtensionRow]) -> date | None:
    """Return the last day that was granted and that the measure does not have yet, since its customer was not told."""
    later = (one.until for one in extensions if one.granted and one.until_before == row.until)
    return None if row.ended_on else max(later, default=None)


def _kept(row: MeasureRow, reviews: list[ReviewDone]) -> date | None:
    """Return the review that an endless limit is kept until, once its letter is given; None where its day has moved."""
    last = reviews[-1] if reviews else None
    if last is None or last.told_on or not last.next_on or row.until or row.if_missed != "ends":
        return None
    return last.next_on if row.review_on and row.review_on < last.next_on else None
