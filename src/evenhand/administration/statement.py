"""Defines the file from which a landlord is set up."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from evenhand.policy.calendar import Nation
from evenhand.policy.pack.answers import PackModel
from evenhand.policy.pack.pack import IcoNumber, LandlordKind, Slug
from evenhand.policy.pack.terms import Hours

Said = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
Short = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
Number = Annotated[str, StringConstraints(max_length=40, pattern=r"^[+0-9 ]*$")]
Email = Annotated[str, StringConstraints(max_length=150, pattern=r"^$|^[^@\s]+@[^@\s]+$")]
UserName = Annotated[str, StringConstraints(max_length=150, pattern=r"^[a-z0-9][a-z0-9._-]*$")]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class ControllerFile(PackModel):
    """A controller as the file states it. ``postcodes``: with what the postcodes of its homes begin."""

    name: Short
    ico_number: IcoNumber
    purpose: Said
    lawful_basis: Said
    privacy_notice: Short = ""
    officer_telephone: Number = ""
    officer_email: Email = ""
    officer_address: Short = ""
    postcodes: tuple[Said, ...] = ()


class PersonFile(PackModel):
    """One of the first people: who they are, and what their post holds. ``manager``: a user name."""

    username: UserName
    first_name: Name
    last_name: Name
    email: Email = ""
    title: Name
    roles: tuple[Name, ...] = ()
    teams: tuple[Name, ...] = ()
    committees: tuple[Name, ...] = ()
    capacities: tuple[Name, ...] = ("reporter",)
    manager: str = ""


class SetupFile(PackModel):
    """A landlord as its file states it. What the file leaves out stays as it is.

    ``administrator``: the user name of one of the people, with the capacity policy_owner.
    """

    slug: Slug
    name: Said
    nation: Nation
    kind: LandlordKind
    address: Short | None = None
    telephone: Number | None = None
    email: Email | None = None
    text_number: Number | None = None
    emergency_telephone: Number | None = None
    office_hours: Hours | None = None
    contact_gate: bool | None = None
    contractors_pages: bool | None = None
    closure_days: dict[Day, Name] = Field(default_factory=dict)
    controllers: tuple[ControllerFile, ...] = ()
    people: tuple[PersonFile, ...] = Field(default=(), max_length=200)
    administrator: str = ""

    def days(self) -> dict[date, str]:
        """Return the closure days. Raises ValueError for a day that does not exist."""
        return {date.fromisoformat(day): why for day, why in self.closure_days.items()}
