"""A landlord under any of the shipped policies, with one person who holds every role of it and one who only works cases."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from evenhand.casework import details as said
from evenhand.casework.actions import perform
from evenhand.casework.doing import Done
from evenhand.landlords import actions as landlords
from evenhand.landlords.actions import Post
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import Officer, policy_of
from evenhand.people.models import Customer
from evenhand.policy.load import shipped
from evenhand.policy.vocabulary import Act

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

    def do(self, act: Act, details: said.Details, who: str = "officer", subject: str | None = None) -> Done:
        """Do one act on the case as somebody."""
        return perform(act, details, by=self.officers[who], at=self.at, case=self.case, subject=subject)

    def assessed(self, **facts: bool) -> "Place":
        """Answer questions of the assessment."""
        answers = tuple(said.Weighed(fact=fact, so=so, why="Looked at with the file.") for fact, so in facts.items())
        self.do(Act.ASSESS, said.Assessment(answers=answers))
        return self


def place(slug: str) -> Place:
    """Return a landlord under a shipped policy with an open case."""
    pack = shipped(slug)
    landlord = landlords.establish(f"{slug}-homes", "Quayside Homes", telephone="0808 157 0123", address="1 Quay Street")
    landlords.adopt(landlord, pack, shipped("floor"), since=date(2025, 1, 1), at=START)
    posts = {
        "officer": Post(title="Officer", capacities=("caseworker",)),
        "everybody": Post(
            title="Holder of every post",
            roles=tuple(pack.roles),
            teams=tuple(pack.teams),
            committees=tuple(pack.committees),
            capacities=("caseworker", "authoriser", "reviewer"),
        ),
    }
    officers = {
        who: landlords.employ(landlord, landlords.enrol(f"{who}.{slug}", who.title(), "Lowe"), post)
        for who, post in posts.items()
    }
    customer = Customer.objects.create(landlord=landlord, name="Marion Vale", known_as="Ms Vale")
    made = Place(landlord, officers, customer)
    incident = reported(made)
    made.case = made.do(Act.OPEN_CASE, said.Opened(customer=customer.reference, incidents=(incident,))).subject
    return made


def reported(made: Place, what: str = "Shouted at a surveyor on the stairs.") -> str:
    """Log an incident under the first behaviour that the policy names."""
    behaviour = next(iter(policy_of(made.landlord, made.today).catalogue("behaviour")))
    details = said.Reported(
        words=what,
        customer=made.customer.reference,
        happened_at=made.at - timedelta(hours=2),
        channel="telephone",
        behaviours=(behaviour,),
    )
    return made.do(Act.LOG_INCIDENT, details).subject
