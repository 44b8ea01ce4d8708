"""Builds a landlord with staff in every role, and one honest case by the product's own acts."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from evenhand.casework.access import the_case
from evenhand.casework.context import ActContext, ActResult
from evenhand.casework.details import Details, Established
from evenhand.casework.details.cases import Opened
from evenhand.casework.details.customers import Account, AccountSought, Needs, NeedTold
from evenhand.casework.details.incidents import Reported
from evenhand.casework.details.letters import Issued, Served
from evenhand.casework.details.measures import Assessment, Found, Proposed, Signed, Warned, Weighed
from evenhand.casework.earlier_policy import PolicyHistory
from evenhand.casework.facts.gather import gather
from evenhand.casework.perform import perform, prepare
from evenhand.landlords import actions as landlords
from evenhand.landlords.actions import Post
from evenhand.landlords.models import Landlord, User
from evenhand.landlords.queries import Officer, calendar_of, policy_of
from evenhand.measures.models import Measure
from evenhand.people import actions as people
from evenhand.people.models import Customer, Home
from evenhand.policy.facts.facts import Facts
from evenhand.policy.judge import judge
from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.terms import Terms, Times
from evenhand.policy.vocabulary import Act
from tests.builders.landlords import OCTAVIA, SETTINGS, Member, Setting
from tests.stages import stage

START = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
STAFF = OCTAVIA.staff
PASSWORD = "a long enough password"


@dataclass
class House:
    """One landlord with its people, and a clock that the test moves."""

    landlord: Landlord
    officers: dict[str, Officer]
    customer: Customer
    at: datetime = START
    policy: str = "octavia"

    def later(self, **span: float) -> "House":
        """Move the clock."""
        self.at += timedelta(**span)
        return self

    @property
    def today(self) -> date:
        """Return the day of the clock."""
        return self.at.date()

    def do(self, act: Act, details: Details, who: str = "officer", **where: object) -> ActResult:
        """Do one act as somebody."""
        return perform(act, details, by=self.officers[who], at=self.at, **where)  # type: ignore[arg-type]

    def doing(self, act: Act, who: str = "officer", **where: object) -> ActContext:
        """Return an act as somebody begins it."""
        return prepare(act, Details(), by=self.officers[who], at=self.at, **where)  # type: ignore[arg-type]

    def refused(self, act: Act, facts: Facts, who: str) -> list[str]:
        """Return the rules that stand against an act on these facts, done by somebody today."""
        policy, calendar = policy_of(self.landlord, self.today), calendar_of(self.landlord)
        verdict = judge(policy, facts, act, self.officers[who].person, self.today, calendar)
        return [result.rule for result in verdict.refusals]


@stage
def house(slug: str = "harbour-homes", name: str = "Harbour Homes", policy: str = "octavia") -> House:
    """Return an invented landlord that runs a policy, with staff in each of its roles and its house choices adopted."""
    setting = SETTINGS[policy]
    landlord = landlords.establish(
        slug,
        name,
        kind=setting.kind,
        address="1 Quay Street\nPortmouth\nPM1 1AA",
        telephone="0808 157 0123",
        email=f"hello@{slug}.example",
        emergency_telephone="0808 157 0999",
        contact_gate=True,
        policy_source=f"{setting.pack.landlord}'s published policy",
    )
    officers = {who: _employed(landlord, who, member) for who, member in setting.staff.items()}
    landlords.adopt(landlord, setting.pack, shipped("floor"), since=date(2025, 1, 1), at=START)
    first, second = (officers[who].user for who in setting.two)
    adopt_choices(landlord, setting, (first, second))
    home = people.let_home(landlord, "12 Cooper Row, Portmouth", "PM2 4QT")
    customer = people.register(landlord, "Marion Vale", home, known_as="Ms Vale", telephone="07700 900123")
    return House(landlord, officers, customer, policy=policy)


def _employed(landlord: Landlord, who: str, member: Member) -> Officer:
    user = landlords.create_user(f"{who}.{landlord.slug}", member.first, member.last)
    post = {name: getattr(member, name) for name in ("title", "roles", "teams", "committees", "capacities")}
    return with_line(landlords.employ(landlord, user, Post(**post)))


def with_line(officer: Officer, *, cleared: bool = True) -> Officer:
    """Give an officer a work line that letters may print, or one that waits for their manager: no journal tells of it."""
    row = officer.membership
    row.work_telephone, row.work_email = "01632 960077", f"{officer.user.username}@work.example"
    row.line_cleared_by, row.line_cleared_at = (officer.user, START) if cleared else (None, None)
    row.save(update_fields=["work_telephone", "work_email", "line_cleared_by", "line_cleared_at"])
    return officer


def other_customer(place: House, name: str = "Otto Penn", home: Home | None = None) -> Customer:
    """Register another customer of the landlord, without a home where none is named."""
    return people.register(place.landlord, name, home)


@stage
def with_passwords(place: House) -> House:
    """Give everybody who works at a house the password by which tests sign in: no act gives one to a user."""
    for officer in place.officers.values():
        officer.user.set_password(PASSWORD)
        officer.user.save(update_fields=["password"])
    return place


def also(officer: Officer, capacity: str) -> None:
    """Let the product let somebody act in one more capacity: no act changes a post."""
    officer.membership.capacities.append(capacity)
    officer.membership.save(update_fields=["capacities"])


@stage
def of_the_demo(place: House) -> House:
    """Give everybody who works at a house an address of the demo, by which anybody may be them at one click."""
    for officer in place.officers.values():
        officer.user.email = f"{officer.user.username}@demo.example"
        officer.user.save(update_fields=["email"])
    return place


def adopt_choices(landlord: Landlord, setting: Setting, two: tuple[User, User]) -> None:
    """Adopt what the setting chooses where its policy is silent or can be read two ways."""
    adopted = {"by": two, "on": date(2025, 1, 1), "minute": "EMT 12/24"}
    for says, answers in setting.choices:
        landlords.adopt_choice(landlord, setting.policy, answers, says=says, **adopted)  # type: ignore[arg-type]
    for reading, option in setting.readings.items():
        landlords.adopt_reading(landlord, setting.policy, reading, option, **adopted)  # type: ignore[arg-type]


def facts_of(house: House, case: str) -> Facts:
    """Return the facts of a case as they stand."""
    return gather(the_case(house.officers["officer"], case))


def pinned_on(house: House, on: date) -> PolicyHistory:
    """Return the policy and the calendar by which lists show a landlord's cases on a day."""
    return PolicyHistory(house.landlord, on, policy_of(house.landlord, on), calendar_of(house.landlord))


def reported(house: House, behaviours: tuple[str, ...] = ("disproportionate_contact",), *, case: str | None = None) -> str:
    """Log an incident; return its reference."""
    details = Reported(
        words="Rang 14 times in one afternoon about the window, after our answer that morning.",
        customer=house.customer.reference,
        happened_at=house.at - timedelta(hours=2),
        channel="telephone",
        behaviours=behaviours,
    )
    return house.do(Act.LOG_INCIDENT, details, "adviser" if case is None else "officer", case=case).subject


@stage
def opened(house: House, behaviours: tuple[str, ...] = ("disproportionate_contact",)) -> str:
    """Log an incident and open a case on it; return the case's reference."""
    incident = reported(house, behaviours)
    done = house.do(Act.OPEN_CASE, Opened(customer=house.customer.reference, incidents=(incident,)))
    return done.subject


CONSIDERED = "You told us that you hear better by email, so we have kept email open."
"""What the letters of a case tell of its assessment."""
ASSESSED = (
    "vulnerability_considered",
    "adjustments_considered",
    "other_ways_considered",
    "equality_considered",
    "disability_link_considered",
    "disability_ruled_out",
    "proportionality_considered",
    "lighter_steps_considered",
    "own_handling_considered",
    "human_rights_considered",
    "circumstances_weighed",
    "protected_act_excluded",
    "capacity_considered",
    "representative_considered",
    "lone_working_considered",
    "contact_is_the_matter",
)


@stage
def heard_and_assessed(house: House, case: str, behaviours: tuple[str, ...] = ("disproportionate_contact",)) -> None:
    """Do everything that comes before a proposal: account, needs, assessment, finding, concerns, and it goes on."""
    house.later(days=1).do(
        Act.SEEK_ACCOUNT,
        AccountSought(words="Wrote and rang to ask for her side.", channels=("letter", "telephone")),
        case=case,
    )
    house.later(days=3).do(
        Act.RECORD_ACCOUNT, Account(words="I ring because nobody rings me back about the window."), case=case
    )
    need = NeedTold(kind="adjustment", says="Prefers email: hearing loss", relook_on=date(2027, 6, 1), basis="consent")
    house.do(Act.RECORD_NEEDS, Needs(words="Asked about health and needs.", needs=(need,)), case=case)
    house.do(Act.OFFER_SUPPORT, Established(words="Offered the tenancy support team."), case=case)
    weighed = tuple(Weighed(fact=fact, so=True, why="Looked at with Ms Vale's own account and file.") for fact in ASSESSED)
    house.later(days=1).do(Act.ASSESS, Assessment(answers=weighed, for_letter=CONSIDERED), case=case)
    house.do(Act.FIND, Found(outcome="unreasonable", words="The contact was out of proportion to the request."), case=case)
    house.do(Act.COMMUNICATE_CONCERNS, Established(words="Told her what the matter is and asked her to change."), case=case)
    house.later(days=2).do(
        Act.WARN,
        Warned(asked="Please write to us about the window once a week.", words="It takes staff from others."),
        case=case,
    )
    house.later(days=5)
    reported(house, behaviours, case=case)


@stage
def proposed(house: House, case: str) -> str:
    """Propose it on an assessed case, with the consultation that Octavia's policy asks for; return the measure."""
    measure = house.do(Act.PROPOSE, once_a_week(house), case=case).subject
    consulted = Signed(party="other_teams", words="Repairs and income agree.")
    house.do(Act.CONSULT, consulted, case=case, subject=measure)
    return measure


@stage
def limited(house: House, case: str) -> str:
    """Propose a measure on an assessed case, decide on it a day later, and give its letter; return the measure."""
    measure = proposed(house, case)
    decided = Signed(words="In proportion, and she keeps email.")
    house.later(days=1).do(Act.AUTHORISE, decided, "manager", case=case, subject=measure)
    letter = Issued(contact_person="Priya Shah", service_implications="Repairs are reported as before.")
    house.do(Act.IMPOSE, letter, case=case, subject=measure)
    house.do(Act.SERVE, Served(how="email"), case=case, subject=measure)
    return measure


def contact_once_a_week() -> House:
    """Return a house whose customer may make contact once a week, by a measure whose letter was given."""
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    limited(place, case)
    Measure.objects.update(terms={"contacts_per": {"count": 1, "per": "week"}})  # without the other terms proposed
    return place


def once_a_week(house: House) -> Proposed:
    """Return the proposal that most tests make: one email a week to a named person."""
    return Proposed(
        words="We asked twice; the calls went on. A named contact and a weekly answer is the lightest step that may work.",
        key="single_point_of_contact",
        terms=Terms(named_contact="Priya Shah", channels_only=("email", "letter"), replies_per=Times(count=1, per="week")),
        starts_on=house.today,
        until=house.today + timedelta(days=180),
        review_on=house.today + timedelta(days=85),
    )
