"""Works out what applies to customers on a day, for staff who meet or call them: never the story.

A measure or marker binds one person. Of others at the same home staff get what keeps a visit safe, and nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from evenhand.casework.access import customer_row, customers_found
from evenhand.casework.customer_view import MarkerView, MeasureView
from evenhand.casework.in_force import InForce, home_of, in_force
from evenhand.casework.permissions import may_read_cases
from evenhand.casework.precautions import Precaution, Visits, for_others, of_marker, of_measure, unshown
from evenhand.landlords.queries import Officer
from evenhand.markers.instructions import visit_conditions
from evenhand.people.models import Customer
from evenhand.people.queries import HomeView, NeedView, PersonFound, home_shown
from evenhand.policy.vocabulary import Channel, VisitCondition


@dataclass(frozen=True)
class InstructionView:
    """What a person who meets or calls one customer does on a day, and what the customer needs: values alone, no row.

    ``visits``: conditions of theirs in no measure or marker that stands here (under embargo, or for contractors alone);
    ``household``: conditions from others at their home, without anything else about them. ``held_back``: the measures that
    do not apply while an appeal is open. ``cannot_use``: the channels that they told us they cannot use, until we answer that.
    """

    reference: str
    name: str
    telephone: str
    home: HomeView | None
    measures: tuple[MeasureView, ...]
    markers: tuple[MarkerView, ...]
    needs: tuple[NeedView, ...]
    visits: Visits
    household: Visits
    held_back: tuple[str, ...] = ()
    cannot_use: tuple[Channel, ...] = ()

    @property
    def nothing(self) -> bool:
        """Return whether nothing special applies for a colleague who meets or calls this customer."""
        applies = (self.measures, self.markers, self.needs, self.visits, self.household, self.held_back, self.cannot_use)
        return not any(applies)

    @property
    def conditions(self) -> frozenset[VisitCondition]:
        """Return what a visit to this customer keeps to, wherever it comes from."""
        own = {one for row in self.measures for one in row.terms.visits}
        marked = {one for row in self.markers for one in visit_conditions(row.instruction)}
        return frozenset({*own, *marked, *self.visits, *self.household})


def instructions(by: Officer, customers: Iterable[Customer], on: date) -> list[InstructionView]:
    """Return what applies to each customer of the officer's landlord, by name: five queries for any number of them."""
    theirs = [row for row in customers if row.landlord_id == by.landlord.pk]
    return instructions_of(by, theirs, in_force(by.landlord, theirs, on), on)


def instruction(by: Officer, reference: str, on: date) -> InstructionView:
    """Return what applies to one customer. Raises `NotHere`."""
    [found] = instructions(by, [customer_row(by, reference)], on)
    return found


def found_with_instructions(by: Officer, typed: str, on: date, *, most: int) -> list[tuple[PersonFound, InstructionView]]:
    """Return the customers of a search, each with what applies: as many queries for a full page as for one."""
    found = customers_found(by, typed, most=most)
    rows = list(found.rows.values())
    applies = {one.reference: one for one in instructions(by, rows, on)}
    return [(PersonFound.of(row, near=row.pk in found.near), applies[row.reference]) for row in rows]


def instructions_of(by: Officer, customers: Iterable[Customer], found: InForce, on: date) -> list[InstructionView]:
    """Return what applies to each customer, by name, from what is in force for them.

    Measures and markers that the officer may not see still give their visit conditions, which keep a colleague safe.
    """
    contractors = _seen_by_contractors_alone(by, on)
    shown = [row for row in found.markers if row.key not in contractors]
    precautions = [
        *(of_measure(row, on, found.stays, shown=row.pk not in found.untold) for row in found.measures),
        *(of_marker(row, on, found.stays, shown=row.key not in contractors) for row in found.markers),
    ]
    return [
        InstructionView(
            customer.reference,
            customer.name,
            customer.telephone,
            home_shown(customer),
            tuple(
                MeasureView.of(row, found)
                for row in found.measures
                if row.case.customer_id == customer.pk and row.pk not in found.untold
            ),
            tuple(MarkerView.of(row, on) for row in shown if row.case.customer_id == customer.pk),
            tuple(NeedView.of(row) for row in found.needs if row.customer_id == customer.pk),
            unshown(one for one in precautions if one.customer == customer.pk),
            for_others(_of_others(precautions, customer)),
            tuple(row.key for row in found.held_back if row.case.customer_id == customer.pk),
            tuple(channel for channel in Channel if channel in found.cannot_use.get(customer.pk, ())),
        )
        for customer in sorted(customers, key=lambda one: (one.name, one.pk))
    ]


def _of_others(precautions: Iterable[Precaution], customer: Customer) -> list[Precaution]:
    home = home_of(customer)
    return [one for one in precautions if home in one.homes and one.customer != customer.pk]


def _seen_by_contractors_alone(by: Officer, on: date) -> frozenset[str]:
    """Return the markers that a policy places for contractors: an officer who may not read cases does not need them."""
    if may_read_cases(by):
        return frozenset()
    offered = by.policy_on(on).catalogue("marker")
    return frozenset(key for key, answer in offered.items() if answer.value.seen_by == "contractors")
