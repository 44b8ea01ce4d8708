"""Puts what applies to a customer before the gate: measures, markers, needs, and what they used of an allowance."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from evenhand.casework.access import customer_row, customers_of
from evenhand.casework.context import NotHere
from evenhand.casework.in_force import InForce, home_of, in_force
from evenhand.contacts.queries import used_of
from evenhand.landlords.queries import AtLandlord
from evenhand.landlords.switches import Feature, is_on
from evenhand.measures.models import Measure
from evenhand.people.models import Customer
from evenhand.people.queries import NeedView, PersonView
from evenhand.policy.calendar import local, localdate
from evenhand.policy.contact_limits import Binding
from evenhand.policy.gate import Gate, always_taken
from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import VisitCondition
from evenhand.wording.words import Words
from evenhand.work.visits import for_others, of_marker, of_measure, together


class SwitchedOff(NotHere):
    """The landlord has the contact gate switched off: it answers nothing."""


@dataclass(frozen=True)
class BeforeContact:
    """A customer, what the gate knows of them, and the case on which their contacts are logged ("" where nothing binds them).

    ``came``: the moment of the contact, in UTC. ``versions``: the version of each pack that answers, by its slug.
    """

    person: PersonView
    needs: tuple[NeedView, ...]
    gate: Gate
    case: str
    came: datetime
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        """Return the moment as clocks on the wall show it."""
        return local(self.came)


def before_contact(by: AtLandlord, reference: str, at: datetime) -> BeforeContact:
    """Return what a colleague needs before a contact with one customer. Raises `NotHere`, `SwitchedOff`."""
    require_on(by)
    customer = customer_row(by, reference)
    [found] = gates(by, [customer], at)
    return found


def require_on(by: AtLandlord) -> None:
    """Raise `SwitchedOff` where the landlord has the contact gate switched off."""
    if not is_on(by.landlord, Feature.CONTACT_GATE):
        raise SwitchedOff(by.landlord.slug)


def gates_of(by: AtLandlord, references: Iterable[str], at: datetime) -> dict[str, BeforeContact]:
    """Return the gates of customers by reference; those that the landlord does not have are left out. Raises `SwitchedOff`."""
    require_on(by)
    rows = list(customers_of(by).filter(reference__in=set(references)))
    return {one.person.reference: one for one in gates(by, rows, at)}


def gates(by: AtLandlord, customers: Collection[Customer], at: datetime) -> list[BeforeContact]:
    """Return the gate of each customer, in order: as many queries for a thousand as for one."""
    on = localdate(at)
    found = in_force(by.landlord, customers, on)
    used = used_of([row.pk for row in customers], at)
    policy = by.policy_on(on)
    always, shown = always_taken(policy.every("never_blocked")), []
    versions = {pack.pack: pack.version for pack in (policy.floor, policy.main)}
    for customer in customers:
        theirs = [row for row in found.measures if row.case.customer_id == customer.pk and row.pk not in found.untold]
        needs = tuple(NeedView.of(need) for need in found.needs if need.customer_id == customer.pk)
        closed = frozenset(channel for need in needs for channel in need.closed)
        gate = Gate(
            tuple(_binding(row, policy) for row in theirs),
            closed | found.cannot_use.get(customer.pk, frozenset()),
            always,
            used.get(customer.pk, ()),
            _visits(found, customer, on),
        )
        case = theirs[0].case.reference if theirs else ""
        shown.append(BeforeContact(PersonView.of(customer), needs, gate, case, at, versions))
    return shown


def _binding(row: Measure, policy: Policy) -> Binding:
    offered = policy.catalogue("measure").get(row.key)
    terms, title = Terms.model_validate(row.terms), Words(policy).name(row.key)
    return Binding(row.reference, title, terms, offered.cited if offered else None, row.until)


def _visits(found: InForce, customer: Customer, on: date) -> tuple[VisitCondition, ...]:
    """Return the conditions of visits that no measure of theirs states here: markers, embargoes, others at the home."""
    hidden = [row for row in found.measures if row.pk in found.untold or row.case.customer_id != customer.pk]
    every = [*(of_measure(row, on, shown=False) for row in hidden), *(of_marker(row, on, shown=False) for row in found.markers)]
    home = home_of(customer)
    own = together(one for one in every if one.customer == customer.pk)
    others = for_others(one for one in every if home and one.home == home and one.customer != customer.pk)
    return tuple(key for key in VisitCondition if key in own or key in others)
