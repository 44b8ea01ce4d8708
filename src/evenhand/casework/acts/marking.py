"""Markers: asked for, authorised, told, reviewed, taken off."""

from dataclasses import replace
from typing import cast

from evenhand.casework.acts.rows import incidents_here, issue, marker_of
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.doing import DRAFT, Changed, Doing
from evenhand.casework.writing import written
from evenhand.markers import actions as markers
from evenhand.markers.instructions import names_health
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act, Decision, NoticePart, Tri


def _draft(doing: Doing) -> Facts:
    told = cast("Marked", doing.details)
    draft = known.Marker(
        reference=DRAFT,
        key=told.key,
        incidents=told.incidents,
        instruction=Tri.YES if told.instruction.strip() else Tri.NO,
        names_health=Tri.YES if names_health(told.instruction) else Tri.NO,
        review_on=told.review_on,
    )
    return doing.facts.plus(markers=(*doing.facts.markers, draft)).about(DRAFT)


def _authorising(doing: Doing) -> Facts:
    """Return the facts with the last day that is in question."""
    told = doing.details
    last = told.hard_end_on if isinstance(told, MarkerAuthorised) else None
    facts = doing.facts.about(doing.subject)
    markers = tuple(replace(row, hard_end_on=last) if row.reference == doing.subject else row for row in facts.markers)
    return facts.plus(markers=markers)


def _telling_marker(doing: Doing) -> Facts:
    facts = doing.facts.about(doing.subject)
    says = frozenset(NoticePart(part) for part in written(doing, Decision.MARKER).says)
    markers = tuple(replace(row, says=says) if row.reference == doing.subject else row for row in facts.markers)
    return facts.plus(markers=markers)


def place_marker(doing: Doing) -> Changed:
    """Ask for a marker."""
    told = cast("Marked", doing.details)
    marker = markers.place(
        doing.the_case,
        told.key,
        instruction=told.instruction,
        why=told.words,
        incidents=incidents_here(doing, told.incidents),
        by=doing.by.user,
        on=doing.on,
        review_on=told.review_on,
    )
    return Changed(marker.reference)


def authorise_marker(doing: Doing) -> Changed:
    """Put the marker on the record."""
    told = cast("MarkerAuthorised", doing.details)
    markers.authorise(marker_of(doing), by=doing.by.user, on=doing.on, hard_end_on=told.hard_end_on)
    return Changed(doing.subject or "")


def confirm_marker(doing: Doing) -> Changed:
    """Confirm the marker, which stood provisionally until now."""
    markers.confirm(marker_of(doing), by=doing.by.user, on=doing.on)
    return Changed(doing.subject or "")


def tell_marker(doing: Doing) -> Changed:
    """Issue the letter about the marker."""
    marker = marker_of(doing)
    issue(doing, Decision.MARKER, subject=marker.reference)
    markers.tell(marker, on=doing.on)
    return Changed(marker.reference, ("marker_told",))


CHANGES: Changes = {
    Act.PLACE_MARKER: place_marker,
    Act.AUTHORISE_MARKER: authorise_marker,
    Act.CONFIRM_MARKER: confirm_marker,
    Act.TELL_MARKER: tell_marker,
}


DRAFTS: Drafts = {
    Act.PLACE_MARKER: _draft,
    Act.AUTHORISE_MARKER: _authorising,
    Act.TELL_MARKER: _telling_marker,
}
