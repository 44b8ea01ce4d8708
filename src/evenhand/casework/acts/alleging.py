"""What the customer says of our own people: an investigation of its own, by somebody apart from the case."""

from dataclasses import replace
from typing import cast

from evenhand.allegations import actions as allegations
from evenhand.allegations.models import Allegation
from evenhand.casework.acts.rows import customer_named
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.details.allegations import AllegationSettled, Alleged, InvestigatorNamed
from evenhand.casework.doing import Changed, Doing, Followed, NotHere
from evenhand.landlords.models import User
from evenhand.people.models import Customer
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act

SAID_IN = {Act.RECORD_ACCOUNT: "account", Act.RECEIVE_APPEAL: "appeal", Act.RECORD_CONTACT: "contact"}


def _naming(doing: Doing) -> Facts:
    told = cast("InvestigatorNamed", doing.details)
    facts = doing.facts.about(doing.subject)
    rows = tuple(
        replace(row, investigator=told.investigator, of=row.of | set(told.of)) if row.reference == doing.subject else row
        for row in facts.allegations
    )
    return facts.plus(allegations=rows)


def take_allegation(doing: Doing) -> Changed:
    """Open an investigation into what was said by itself."""
    told = cast("Alleged", doing.details)
    customer = doing.case.customer if doing.case else customer_named(doing, told.customer)
    assert customer is not None  # noqa: S101  (the page names one)
    return Changed(_taken(doing, customer, told).reference, customer=customer.reference)


def alleged_beside(doing: Doing, customer: Customer) -> tuple[Followed, ...]:
    """Open an investigation into what an account, an appeal or a contact says of our people; nothing where it says none."""
    told: Alleged | None = getattr(doing.details, "alleges", None)
    return (Followed(Act.TAKE_ALLEGATION, _taken(doing, customer, told).reference),) if told else ()


def _taken(doing: Doing, customer: Customer, told: Alleged) -> Allegation:
    return allegations.take(
        customer,
        doing.case,
        by=doing.by.user,
        on=doing.happened_on,
        at=doing.at,
        says=told.words or doing.details.words,
        of=_staff(doing, told.of),
        whom=told.whom,
        said_in=SAID_IN.get(doing.act, "itself"),
        of_discrimination=told.of_discrimination,
    )


def _staff(doing: Doing, references: tuple[str, ...]) -> list[User]:
    """Return people of this landlord. Raises `NotHere` where somebody is not."""
    found = list(User.objects.filter(memberships__landlord=doing.by.landlord, reference__in=references))
    if missing := set(references) - {user.reference for user in found}:
        raise NotHere(min(missing))
    return found


def _allegation_of(doing: Doing) -> Allegation:
    return doing.the_case.customer.allegations.get(reference=doing.subject)


def name_investigator(doing: Doing) -> Changed:
    """Name who looks into it."""
    told = cast("InvestigatorNamed", doing.details)
    allegation = _allegation_of(doing)
    (who,) = _staff(doing, (told.investigator,))
    allegations.name_investigator(allegation, who, _staff(doing, told.of))
    return Changed(allegation.reference)


def settle(doing: Doing) -> Changed:
    """Keep what came of it."""
    told = cast("AllegationSettled", doing.details)
    allegation = _allegation_of(doing)
    allegations.settle(allegation, outcome=told.outcome, why=told.words, on=doing.on)
    return Changed(allegation.reference)


CHANGES: Changes = {
    Act.TAKE_ALLEGATION: take_allegation,
    Act.NAME_INVESTIGATOR: name_investigator,
    Act.INVESTIGATE_COUNTER_ALLEGATION: settle,
}


DRAFTS: Drafts = {Act.NAME_INVESTIGATOR: _naming}
