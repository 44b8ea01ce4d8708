"""Lists one invented landlord for each shipped policy: people in every role, and what it adopts.

The last one runs the invented borough's policy, for what no shipped one has: a committee with a quorum.
"""

from dataclasses import dataclass, field
from typing import Any

from evenhand.policy.pack.load import read_file, shipped
from evenhand.policy.pack.pack import Pack
from tests.policy.borough.borough import PACK as BOROUGH

CASEWORK, MANAGING, SENIOR = ("caseworker",), ("caseworker", "authoriser"), ("authoriser", "reviewer")


@dataclass(frozen=True, slots=True)
class Member:
    """One of the staff, by what the policy calls them and what the product lets them do."""

    first: str
    last: str
    title: str
    capacities: tuple[str, ...]
    roles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()


Choice = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Setting:
    """A landlord before it exists. ``behaviour``: what its cases are usually about. ``two``: who adopts for it."""

    policy: str
    staff: dict[str, Member]
    two: tuple[str, str]
    behaviour: str
    choices: tuple[Choice, ...] = ()
    readings: dict[str, str] = field(default_factory=dict)
    kind: str = "housing_association"

    @property
    def pack(self) -> Pack:
        """Return the policy's pack."""
        return read_file(BOROUGH) if self.policy == "northmere" else shipped(self.policy)


ADVISER = Member("Sam", "Okoro", "Customer Adviser", ("reporter",))
AUDITOR = Member("Iain", "Muir", "Auditor", ("auditor",))


def _authority(act: str, role: str) -> Choice:
    return f"Who does this: {act}.", {"authority": {"act": act, "by": {"roles": [role]}}}


def _reviewed(of: str, months: int) -> Choice:
    every = {"value": months, "unit": "months"}
    return f"A {of} is reviewed every {months} months.", {"review": {"of": of, "every": every, "for": {"decisions": [of]}}}


def _heard_by(role: str) -> Choice:
    return "Who hears appeals.", {"appeal.reviewer": {"by": {"roles": [role]}}}


FAIR_TIME: Choice = (
    "A customer has ten working days to give an account.",
    {"account.fair_time": {"within": {"value": 10, "unit": "working_days"}}},
)
COUNTED: Choice = (
    "The time for an answer counts from the day after receipt.",
    {"appeal.count": {"starts": "day_after_receipt"}},
)
MARKED: Choice = ("A marker asks staff to take care.", {"marker": {"key": "safety_marker", "title": "Staff safety marker"}})

OCTAVIA = Setting(
    "octavia",
    {
        "adviser": ADVISER,
        "officer": Member("Priya", "Shah", "Housing Officer", CASEWORK, ("officer",)),
        "manager": Member("Tom", "Reed", "Service Manager", MANAGING, ("service_manager",)),
        "assistant_director": Member("Grace", "Mensah", "Assistant Director", SENIOR, ("assistant_director",)),
        "director": Member("Helen", "Price", "Director", SENIOR, ("director",)),
        "auditor": AUDITOR,
    },
    ("director", "assistant_director"),
    "disproportionate_contact",
    (
        _reviewed("measure", 3),
        _reviewed("marker", 6),
        _authority("authorise_marker", "service_manager"),
        _heard_by("assistant_director"),
        COUNTED,
        MARKED,
        FAIR_TIME,
    ),
)
A2DOMINION = Setting(
    "a2dominion",
    {
        "adviser": ADVISER,
        "officer": Member("Nell", "Castle", "Housing Officer", CASEWORK, ("officer",)),
        "manager": Member("Amir", "Dost", "Manager", MANAGING, ("manager",)),
        "head_of_service": Member("Ruth", "Lang", "Head of Service", SENIOR, ("head_of_service",)),
        "director": Member("Paul", "Ember", "Director", SENIOR, ("director",)),
        "auditor": AUDITOR,
    },
    ("director", "head_of_service"),
    "excessive_contact",
    (
        _authority("authorise", "manager"),
        _authority("authorise_marker", "manager"),
        _reviewed("marker", 6),
        COUNTED,
        FAIR_TIME,
    ),
)
CLARION = Setting(
    "clarion",
    {
        "adviser": ADVISER,
        "officer": Member("Dara", "Quinn", "Housing Officer", CASEWORK, ("staff",)),
        "manager": Member("Joan", "Firth", "Neighbourhood Manager", MANAGING, ("manager",)),
        "specialist": Member("Ben", "Osei", "Tenancy Specialist", MANAGING, ("tenancy_specialist",), ("tenancy_specialists",)),
        "specialist_manager": Member(
            "Maya",
            "Hart",
            "Tenancy Specialist manager",
            (*CASEWORK, *SENIOR),
            ("tenancy_specialist_manager",),
            ("tenancy_specialists",),
        ),
        "other_specialist_manager": Member(
            "Colm", "Ward", "Tenancy Specialist manager", SENIOR, ("tenancy_specialist_manager",), ("tenancy_specialists",)
        ),
        "auditor": AUDITOR,
    },
    ("specialist_manager", "other_specialist_manager"),
    "repeated_contact",
    (
        _reviewed("measure", 3),
        _reviewed("marker", 6),
        _authority("authorise_marker", "tenancy_specialist_manager"),
        _heard_by("tenancy_specialist_manager"),
        COUNTED,
        MARKED,
        FAIR_TIME,
    ),
    {"in_writing": "the_offer"},
)
CONDUCT_2024 = Setting(
    "conduct-2024",
    {
        "adviser": ADVISER,
        "officer": Member("Lena", "Marsh", "Housing Officer", CASEWORK, ("officer",)),
        "manager": Member("Idris", "Cole", "Successful Tenancies Manager", MANAGING, ("manager",)),
        "senior_manager": Member("Faye", "Holm", "Senior Manager", SENIOR, ("senior_manager",)),
        "director": Member("Otis", "Vane", "Director of Health, Housing & Wellbeing", SENIOR, ("director",)),
        "auditor": AUDITOR,
    },
    ("director", "senior_manager"),
    "excessive_emails",
    (
        _authority("authorise", "manager"),
        _authority("authorise_marker", "manager"),
        _reviewed("measure", 3),
        _heard_by("director"),
        COUNTED,
        FAIR_TIME,
    ),
)
STONEWATER = Setting(
    "stonewater",
    {
        "adviser": ADVISER,
        "officer": Member("Kit", "Lowell", "Front-line colleague", CASEWORK, ("officer",)),
        "line_manager": Member("Rosa", "Field", "Line manager", MANAGING, ("line_manager",)),
        "manager": Member("Noah", "Pitt", "Relevant manager", MANAGING, ("relevant_manager",)),
        "senior_officer": Member("Edith", "Rowe", "Senior officer", SENIOR, ("senior_officer",)),
        "nominated_senior_officer": Member("Hugh", "Danes", "Senior leader", SENIOR, ("nominated_senior_officer",)),
        "auditor": AUDITOR,
    },
    ("senior_officer", "nominated_senior_officer"),
    "abusive_behaviour",
    (
        _authority("authorise", "relevant_manager"),
        _authority("authorise_marker", "relevant_manager"),
        _reviewed("marker", 6),
        COUNTED,
        FAIR_TIME,
    ),
    {"earlier_review": "allowed", "warning_is_a_sanction": "sanction"},
)
_PANEL = {
    f"panel_{number}": Member(first, last, "Member of the Conduct Panel", SENIOR, (), (), ("conduct_panel",))
    for number, first, last in ((1, "Uma", "Bell"), (2, "Jack", "Stroud"), (3, "Vera", "Kay"))
}
_APPEALS = {
    f"appeals_{number}": Member(first, last, "Independent panel member", ("reviewer",), (), (), ("appeals_panel",))
    for number, first, last in ((1, "Alma", "Birch"), (2, "Seth", "Grove"))
}
NORTHMERE = Setting(
    "northmere",
    {
        "adviser": ADVISER,
        "officer": Member("Ivy", "Marlow", "Housing Officer", CASEWORK, ("housing_officer",)),
        "team_leader": Member("Reza", "Amin", "Team Leader", MANAGING, ("team_leader",)),
        "manager": Member("Gwen", "Tarn", "Neighbourhood Manager", (*CASEWORK, *SENIOR), ("neighbourhood_manager",)),
        "head_of_housing": Member("Saul", "Wick", "Head of Housing Services", SENIOR, ("head_of_housing",)),
        "director": Member("Nora", "Blythe", "Director of Housing", SENIOR, ("director_of_housing",)),
        "solicitor": Member("Theo", "March", "Council's Solicitor", CASEWORK, ("solicitor",)),
        **_PANEL,
        **_APPEALS,
        "auditor": AUDITOR,
    },
    ("director", "head_of_housing"),
    "excessive_contact",
    (_reviewed("measure", 3), FAIR_TIME),
    {"appeal_count": "it_does_not"},
    "council",
)
SHIPPED = (A2DOMINION, CLARION, CONDUCT_2024, OCTAVIA, STONEWATER)
SETTINGS = {setting.policy: setting for setting in (*SHIPPED, NORTHMERE)}
