"""What ends with a decision: the note on the record that stood because of it."""

from datetime import date

from evenhand.casework.context import ActContext, ConsequentAct
from evenhand.markers import actions as markers
from evenhand.markers.models import Marker
from evenhand.measures import actions as measures
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act


def end_measure(
    ctx: ActContext, measure: Measure, *, lifted: bool = True, last: date | None = None
) -> tuple[ConsequentAct, ...]:
    """End a measure, on ``last`` or today; return what ends with it."""
    measures.end(measure, on=last or ctx.on, because=ctx.details.words, lifted=lifted)
    return _notes_without_ground(ctx)


def end_marker(ctx: ActContext, marker: Marker) -> None:
    """Take a marker off today."""
    markers.end(marker, on=ctx.on, because=ctx.details.words)


def _notes_without_ground(ctx: ActContext) -> tuple[ConsequentAct, ...]:
    """End each marker that the policy places because something is in force, once nothing is."""
    case = ctx.the_case
    if case.measures.filter(imposed_on__isnull=False, ended_on=None).exists():
        return ()
    offered = ctx.policy.catalogue("marker").items()
    keys = [key for key, answer in offered if answer.value.whenever_action]
    notes = list(case.markers.filter(key__in=keys, ended_on=None).order_by("id"))
    for note in notes:
        end_marker(ctx, note)
    return tuple(ConsequentAct(Act.END_MARKER, note.reference) for note in notes)
