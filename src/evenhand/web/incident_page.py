"""One incident, as it was reported."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from evenhand.web import parts
from evenhand.web.case_record import where
from evenhand.web.moments import day_of, moment
from evenhand.web.shapes import Shapes, lower
from evenhand.wording.dates import listed, short
from evenhand.wording.words import plain

MOST = 50
REMARKS = (
    ("manner_only", "This is about the manner alone: being upset or forceful is not in itself unacceptable"),
    ("protected_act", "It is an allegation of discrimination, or going to an outside body: never the behaviour"),
    ("possible_offence", "It may be an offence"),
)


@dataclass(frozen=True)
class File:
    """A file of evidence: where it is saved from, its size, who added it and when."""

    link: parts.Link
    line: str


def evidence_of(row: Any) -> tuple[File, ...]:
    """Return the files that show an incident, oldest first."""
    files = row.evidence.select_related("added_by").order_by("added_at", "id")[:MOST]
    return tuple(
        File(
            parts.Link(file.name, reverse("evidence", args=[row.reference, file.reference])),
            f"{max(1, round(file.size / 1024))} kB, added by {file.added_by.name} on {short(day_of(file.added_at))}",
        )
        for file in files
    )


def incident_rows(row: Any, shapes: Shapes) -> tuple[parts.Row, ...]:
    """Return what an incident says of itself: when, how, who, which conduct."""
    kinds = listed(lower(shapes.words.name(key)) for key in row.behaviours)
    remarks = [says for name, says in REMARKS if getattr(row, name)]
    found = [
        ("When it happened", moment(row.happened_at)),
        ("How it reached us", where(row.channel)),
        ("Kind of conduct", kinds.capitalize() or "Not sorted yet"),
        ("Whose conduct", plain(row.conduct_of).capitalize()),
        ("Towards whom", plain(row.towards).capitalize()),
        ("Who was affected", row.affected),
        ("To be minded", ". ".join(remarks)),
        ("Reported by", f"{row.reporter.name}, {moment(row.recorded_at)}"),
    ]
    return tuple(parts.Row(key, value[:1].upper() + value[1:]) for key, value in found if value)


def title_of(row: Any, shapes: Shapes) -> str:
    """Return what an incident is about: the kind of conduct, and the day."""
    kinds = listed(lower(shapes.words.name(key)) for key in row.behaviours)
    return f"{kinds.capitalize() or 'Not sorted yet'}, {short(day_of(row.happened_at))}"
