"""What ends with a decision: the note on the record that stood because of it."""

from datetime import date

from evenhand.casework.doing import Doing, Followed
from evenhand.markers import actions as markers
from evenhand.markers.models import Marker
from evenhand.measures import actions as measures
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act


def end_measure(doing: Doing, measure: Measure, *, lifted: bool = True, last: date | None = None) -> tuple[Followed, ...]:
    """End a measure, on ``last`` or today; return what ends with it."""
    measures.end(measure, on=last or doing.on, because=doing.details.words, lifted=lifted)
    return _notes_without_ground(doing)


def end_marker(doing: Doing, marker: Marker) -> None:
    """Take a marker off today."""
    markers.end(marker, on=doing.on, because=doing.details.words)


def _notes_without_ground(doing: Doing) -> tuple[Followed, ...]:
    """End each marker that the policy places because something is in force, once nothing is."""
    case = doing.the_case
    if case.measures.filter(imposed_on__isnull=False, ended_on=None).exists():
        return ()
    offered = doing.policy.catalogue("marker").items()
    keys = [key for key, answer in offered if answer.value.whenever_action]
    notes = list(case.markers.filter(key__in=keys, ended_on=None).order_by("id"))
    for note in notes:
        end_marker(doing, note)
    return tuple(Followed(Act.END_MARKER, note.reference) for note in notes)
