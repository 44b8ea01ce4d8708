"""What the customer says of our own people: taken down, looked into by somebody apart, settled."""

from dataclasses import dataclass

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Alleged(Details):
    """TAKE_ALLEGATION; also handed over with an account, an appeal or a contact in which it is said.

    ``words``: theirs. ``of``: whom it names, by reference. ``whom``: as they name somebody whom nobody found by that name.
    ``of_discrimination``: to say so is protected, and never held against them.
    """

    customer: str | None = None
    of: tuple[str, ...] = ()
    whom: str = ""
    of_discrimination: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigatorNamed(Details):
    """NAME_INVESTIGATOR, by reference; ``of``: those whom it turned out to be about. ``words``: why this person."""

    investigator: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationSettled(Details):
    """INVESTIGATE_COUNTER_ALLEGATION. ``outcome``: made_out, partly or not_made_out; ``words``: what it rests on."""

    outcome: str
