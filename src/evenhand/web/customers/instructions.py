"""Words what applies to customers, a line for each: the instruction and until when, never the story."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.ui import components
from evenhand.ui.people import need_of
from evenhand.ui.presenters import Presenter
from evenhand.wording.dates import short
from evenhand.wording.instructions import instruction, visits_here, visits_unmentioned
from evenhand.wording.terms import sentences
from evenhand.work.instructions import InstructionView

NOTHING = gettext_lazy("No special arrangements")


@dataclass(frozen=True)
class CustomerInstructions:
    """One customer: what to do, in a line; and the full sentences of the letters."""

    name: str
    href: str
    line: str
    needs: tuple[components.Need, ...]
    full: tuple[str, ...]
    telephone: str
    home: str


def customer_instructions(rows: Iterable[InstructionView], presenter: Presenter) -> list[CustomerInstructions]:
    """Return each customer with what applies when a colleague meets or calls them: those with instructions first."""
    return [_applies(row, presenter) for row in sorted(rows, key=lambda one: one.nothing)]


def _applies(row: InstructionView, presenter: Presenter) -> CustomerInstructions:
    return CustomerInstructions(
        row.name,
        reverse("customer", args=[row.reference]),
        in_a_line(row, presenter),
        tuple(map(need_of, row.needs)),
        tuple(says for measure in row.measures for says in sentences(measure.terms)),
        row.telephone,
        f"{row.home.address}, {row.home.postcode}" if row.home else "",
    )


def in_a_line(row: InstructionView, presenter: Presenter) -> str:
    """Return what to do when a colleague meets or calls a customer, in one line."""
    return " ".join(_lines(row, presenter)) or (f"{NOTHING}." if row.nothing else _("Only their needs apply."))


def _lines(row: InstructionView, presenter: Presenter) -> Iterator[str]:
    """Yield what to do, and until when: a marker's instruction before the letters' sentences."""
    for marker in row.markers:
        last = marker.hard_end_on or marker.review_on
        yield _("{instruction}. Until {last}.{overdue}").format(
            instruction=marker.instruction.rstrip("."), last=short(last), overdue=_overdue(marker.review_on, presenter)
        )
    for measure in row.measures:
        says = instruction(measure.terms, presenter.words.name(measure.key))
        until = (
            _("Until {until}.").format(until=short(measure.until))
            if measure.until
            else _("Review on {review_on}.").format(review_on=short(measure.review_on))
        )
        eased = _(" Eased while an appeal is open.") if measure.eased else ""
        yield f"{says}. {until}{eased}{_overdue(measure.review_on, presenter)}"
    yield from (*cannot_use(row, presenter), *held_back(row, presenter))
    yield from at_visits(row)


def cannot_use(row: InstructionView, presenter: Presenter) -> tuple[str, ...]:
    """Return which ways a customer told us they cannot use, until their request is answered; nothing where there is none."""
    says = _("They told us that they cannot use: {ways}. Take their contact any way until we answer that.")
    return (says.format(ways=presenter.words.names(row.cannot_use)),) if row.cannot_use else ()


def held_back(row: InstructionView, presenter: Presenter) -> tuple[str, ...]:
    """Return what does not apply while an appeal is open, a sentence each."""
    says = _("An appeal is open, and this does not apply until its answer: {what}.")
    return tuple(says.format(what=presenter.words.name(key)) for key in row.held_back)


def _overdue(review_on: date | None, presenter: Presenter) -> str:
    return (
        _(" Its review was due by {review_on} and is overdue.").format(review_on=short(review_on))
        if review_on and review_on < presenter.on
        else ""
    )


def at_visits(row: InstructionView) -> tuple[str, ...]:
    """Return visit conditions that no measure or marker here shows: the customer's own, then their household's."""
    return (*visits_unmentioned(row.visits), *visits_here(row.household))
