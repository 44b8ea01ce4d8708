"""Puts what applies to a customer before the gate: measures, markers, needs, and what they used of an allowance."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q

from evenhand.appeals.models import Request
from evenhand.casework.access import customer_row, customers_of
from evenhand.casework.context import NotHere
from evenhand.casework.in_force import InForce, home_of, in_force
from evenhand.casework.ledgers import is_metered
from evenhand.casework.precautions import for_others, of_marker, of_measure, together
from evenhand.casework.replies import replies_to
from evenhand.contacts.queries import further_of, used_of
from evenhand.landlords.queries import AtLandlord
from evenhand.landlords.switches import Feature, is_on
from evenhand.measures.models import Measure
from evenhand.people.models import Customer, Need
from evenhand.people.queries import NeedView, PersonView
from evenhand.policy.allowance import Further
from evenhand.policy.calendar import local, localdate
from evenhand.policy.contact_limits import Binding
from evenhand.policy.gate import Gate, always_taken
from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import Terms
from evenhand.policy.promised_replies import ReplyOwed
from evenhand.policy.vocabulary import Asks, VisitCondition
from evenhand.wording.words import Words

Row = TypeVar("Row")


class SwitchedOff(NotHere):
    """The landlord has the contact gate switched off: it answers nothing."""


@dataclass(frozen=True)
class BeforeContact:
    """A customer, what the gate knows of them, and the case on which their contacts are logged ("" where nothing binds them).

    ``came``: the moment of the contact, in UTC. ``versions``: the version of each pack that answers, by its slug. ``owed``: the
    replies that we owe them.
    """

    person: PersonView
    needs: tuple[NeedView, ...]
    gate: Gate
    case: str
    came: datetime
    versions: Mapping[str, str] = field(default_factory=dict)
    owed: tuple[ReplyOwed, ...] = ()

    @property
    def at(self) -> datetime:
        """Return the moment as clocks on the wall show it."""
        return local(self.came)


def before_contact(by: AtLandlord, reference: str, at: datetime) -> BeforeContact:
    """Return what a colleague needs before a contact with one customer. Raises `NotHere`, `SwitchedOff`."""
    require_on(by)
    customer = customer_row(by, reference)
    [found] = gates(by, [customer], at)
    return replace(found, owed=replies_to(by.landlord, [customer], at).get(customer.pk, ()))


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
    """Return the gate of each customer, in order: as many queries for a thousand as for one.

    Customers that nothing binds have one gate together.
    """
    on = localdate(at)
    found = in_force(by.landlord, customers, on)
    metered = {row.reference: row.case.customer_id for row in found.measures if is_metered(row)}
    used = used_of(set(metered.values()), at) if metered else {}
    further = further_of(by.landlord, metered, at) if metered else {}
    late = _late(by, [one for one in customers if one.pk in set(metered.values())], at) if metered else {}
    policy = by.policy_on(on)
    always, shown = always_taken(policy.every("never_blocked")), []
    versions = {pack.pack: pack.version for pack in (policy.floor, policy.main)}
    measures = _grouped(found.measures, lambda row: row.case.customer_id)
    needed = _grouped(found.needs, lambda need: need.customer_id)
    nothing, anything = Gate(always=always), bool(found.measures or found.markers)
    for customer in customers:
        theirs = [row for row in measures.get(customer.pk, ()) if row.pk not in found.untold]
        needs = tuple(map(NeedView.of, needed.get(customer.pk, ())))
        closed = {channel for need in needs for channel in need.closed} | found.cannot_use.get(customer.pk, frozenset())
        conditions, contacts = _visits(found, customer, on) if anything else (), used.get(customer.pk, ())
        gate = nothing
        if theirs or closed or conditions:
            gate = Gate(
                tuple(_binding(row, policy, further, late) for row in theirs), frozenset(closed), always, contacts, conditions
            )
        case = theirs[0].case.reference if theirs else ""
        shown.append(BeforeContact(PersonView.of(customer), needs, gate, case, at, versions))
    return shown


def free_gates(by: AtLandlord, customers: Collection[Customer], at: datetime) -> list[BeforeContact]:
    """Return the gates of customers that nothing binds, in order: of contacts, not of visits."""
    policy = by.policy_on(localdate(at))
    nothing = Gate(always=always_taken(policy.every("never_blocked")))
    versions = {pack.pack: pack.version for pack in (policy.floor, policy.main)}
    return [BeforeContact(PersonView.of(row), (), nothing, "", at, versions) for row in customers]


def may_be_limited() -> Q:
    """Return whether anything may limit the contacts of a customer, as a column of customers."""
    measures = Measure.objects.filter(case__customer=OuterRef("pk"))
    needs = Need.objects.filter(customer=OuterRef("pk"), ended_on=None)
    said = Request.objects.filter(case__customer=OuterRef("pk"), asks=Asks.ADJUSTMENT, answered_on=None)
    return Q(Exists(measures)) | Q(Exists(needs)) | Q(Exists(said))


def _grouped(rows: Iterable[Row], of: Callable[[Row], int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(of(row), []).append(row)
    return found


def _late(by: AtLandlord, customers: Collection[Customer], at: datetime) -> dict[int, date]:
    """Return the day of the first reply that we owe each customer, by their key."""
    return {key: owed[0].due_on for key, owed in replies_to(by.landlord, customers, at).items()}


def _binding(row: Measure, policy: Policy, further: Mapping[str, tuple[Further, ...]], late: Mapping[int, date]) -> Binding:
    offered = policy.catalogue("measure").get(row.key)
    terms, title = Terms.model_validate(row.terms), Words(policy).name(row.key)
    cited, more = offered.cited if offered else None, further.get(row.reference, ())
    return Binding(row.reference, title, terms, cited, row.until, more, late.get(row.case.customer_id))


def _visits(found: InForce, customer: Customer, on: date) -> tuple[VisitCondition, ...]:
    """Return the conditions of visits that no measure of theirs states here: markers, embargoes, others at the home."""
    hidden = [row for row in found.measures if row.pk in found.untold or row.case.customer_id != customer.pk]
    stays = found.stays
    every = [of_measure(row, on, stays, shown=False) for row in hidden]
    every += [of_marker(row, on, stays, shown=False) for row in found.markers]
    home = home_of(customer)
    own = together(one for one in every if one.customer == customer.pk)
    others = for_others(one for one in every if home in one.homes and one.customer != customer.pk)
    return tuple(key for key in VisitCondition if key in own or key in others)
