"""Builds a landlord under any shipped policy: one person with every role, and one caseworker."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from evenhand.casework.context import ActResult
from evenhand.casework.details import Details
from evenhand.casework.details.cases import Opened
from evenhand.casework.details.incidents import Reported
from evenhand.casework.details.measures import Assessment, Weighed
from evenhand.casework.perform import perform
from evenhand.landlords import actions as landlords
from evenhand.landlords.actions import Post
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import Officer, policy_of
from evenhand.people import actions as people
from evenhand.people.models import Customer
from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.pack import Pack
from evenhand.policy.vocabulary import Act
from tests.builders.measure_in_force import standing
from tests.stages import stage

START = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)


@dataclass
class Place:
    """One landlord under one policy, with a case that the test works on."""

    landlord: Landlord
    officers: dict[str, Officer]
    customer: Customer
    at: datetime = START
    case: str | None = None

    @property
    def today(self) -> date:
        """Return the day of the clock."""
        return self.at.date()

    def later(self, **span: float) -> "Place":
        """Move the clock."""
        self.at += timedelta(**span)
        return self

    def do(self, act: Act, details: Details, who: str = "officer", subject: str | None = None) -> ActResult:
        """Do one act on the case as somebody."""
        return perform(act, details, by=self.officers[who], at=self.at, case=self.case, subject=subject)

    def assessed(self, **facts: bool) -> "Place":
        """Answer questions of the assessment."""
        answers = tuple(Weighed(fact=fact, so=so, why="Looked at with the file.") for fact, so in facts.items())
        self.do(Act.ASSESS, Assessment(answers=answers, for_letter="We took what you told us into account."))
        return self


def _everybody(landlord: Landlord, pack: Pack) -> Officer:
    post = Post(
        title="Holder of every post",
        roles=tuple(pack.roles),
        teams=tuple(pack.teams),
        committees=tuple(pack.committees),
        capacities=("caseworker", "authoriser", "reviewer"),
    )
    return landlords.employ(landlord, landlords.create_user(f"everybody.{landlord.slug}", "Everybody", "Lowe"), post)


@stage
def breached(slug: str, key: str) -> Place:
    """Return a landlord under a shipped policy with a case in which a measure was not kept to, ten days after it was told."""
    house, scenario, _ = standing(slug, key)
    house.later(days=10)
    scenario.establish(Act.LOG_INCIDENT, None)
    officers = {**house.officers, "everybody": _everybody(house.landlord, shipped(slug))}
    return Place(house.landlord, officers, house.customer, house.at, scenario.case)


@stage
def place(slug: str) -> Place:
    """Return a landlord under a shipped policy with an open case."""
    pack = shipped(slug)
    landlord = landlords.establish(
        f"{slug}-homes",
        "Quayside Homes",
        telephone="0808 157 0123",
        address="1 Quay Street",
        emergency_telephone="0808 157 0999",
    )
    landlords.adopt(landlord, pack, shipped("floor"), since=date(2025, 1, 1), at=START)
    officer = landlords.create_user(f"officer.{slug}", "Officer", "Lowe")
    officers = {
        "officer": landlords.employ(landlord, officer, Post(title="Officer", capacities=("caseworker",))),
        "everybody": _everybody(landlord, pack),
    }
    home = people.let_home(landlord, "12 Cooper Row, Portmouth", "PM2 4QT")
    customer = people.register(landlord, "Marion Vale", home, known_as="Ms Vale")
    made = Place(landlord, officers, customer)
    incident = reported(made)
    made.case = made.do(Act.OPEN_CASE, Opened(customer=customer.reference, incidents=(incident,))).subject
    return made


def reported(made: Place, what: str = "Shouted at a surveyor on the stairs.") -> str:
    """Log an incident under the first behaviour that the policy names."""
    behaviour = next(iter(policy_of(made.landlord, made.today).catalogue("behaviour")))
    details = Reported(
        words=what,
        customer=made.customer.reference,
        happened_at=made.at - timedelta(hours=2),
        channel="telephone",
        behaviours=(behaviour,),
    )
    return made.do(Act.LOG_INCIDENT, details).subject
