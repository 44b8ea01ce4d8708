"""Reports: what happened, and what is added to it later."""

from typing import Any, cast

from evenhand.cases import actions as cases
from evenhand.casework.acts.rows import customer_named
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.adding import may_be_added_to
from evenhand.casework.details.incidents import Added, Attached, Colleagues, Reported
from evenhand.casework.doing import DRAFT, Changed, Doing, NotHere
from evenhand.casework.permissions import may_read_cases
from evenhand.incidents import actions as incidents
from evenhand.incidents.models import Incident, Named
from evenhand.landlords.queries import staff
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act, Channel


def _incident(doing: Doing) -> Facts:
    if isinstance(doing.details, Added):
        return doing.facts.about(doing.subject)
    told = cast("Reported", doing.details)
    incident = known.Incident(
        reference=DRAFT,
        behaviours=told.behaviours,
        conduct_of=told.conduct_of,
        towards=told.towards,
        channel=Channel(told.channel),
        situations=frozenset(told.situations),
    )
    return doing.facts.plus(incidents=(*doing.facts.incidents, incident))


def log_incident(doing: Doing) -> Changed:
    """Keep the report with its files; join it to the case where it was reported in one. About a report: add to it."""
    if isinstance(doing.details, Added):
        return _add_to_incident(doing, doing.details)
    told = cast("Reported", doing.details)
    customer = doing.case.customer if doing.case else customer_named(doing, told.customer)
    incident = incidents.log(
        doing.by.landlord, customer, reporter=doing.by.user, at=doing.at, what=told.words, fields=_fields(told)
    )
    files = incidents.attach(incident, _files(told.evidence), by=doing.by.user, at=doing.at)
    _name(doing, incident, told.colleagues)
    if doing.case:
        cases.join(doing.case, incident)
    return Changed(incident.reference, customer=customer.reference if customer else None, files=files)


_NOT_COLUMNS = frozenset({"words", "on", "departures", "sitting", "customer", "evidence", "reference", "colleagues"})


def _columns(told: Reported | Added) -> dict[str, Any]:
    given = {name: getattr(told, name) for name in told.__dataclass_fields__ if name not in _NOT_COLUMNS}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}


def _fields(told: Reported) -> dict[str, Any]:
    return {**_columns(told), **({"reference": told.reference} if told.reference else {})}


def _name(doing: Doing, incident: Incident, told: Colleagues) -> None:
    for references, part in ((told.affected, Named.Part.AFFECTED), (told.witnesses, Named.Part.WITNESS)):
        if references:
            people = [one.user for one in staff(doing.by.landlord) if one.user.reference in references]
            incidents.name_colleagues(incident, people, part)


def _files(attached: tuple[Attached, ...]) -> list[tuple[str, bytes]]:
    return [(file.name, file.content) for file in attached]


def _add_to_incident(doing: Doing, told: Added) -> Changed:
    incident = _the_report(doing)
    may_be_added_to(doing.by, incident)
    incidents.add(incident, customer_named(doing, told.customer), told=_columns(told))
    if told.words.strip():
        incidents.say_more(incident, told.words, by=doing.by.user, at=doing.at)
    _name(doing, incident, told.colleagues)
    files = incidents.attach(incident, _files(told.evidence), by=doing.by.user, at=doing.at)
    customer = incident.customer.reference if incident.customer else None
    return Changed(incident.reference, customer=customer, files=files)


def _the_report(doing: Doing) -> Incident:
    """Return the report that is added to: one of the case, where there is one; for who only reports, their own."""
    found = doing.case.incidents.all() if doing.case else Incident.objects.filter(landlord=doing.by.landlord)
    theirs = found if may_read_cases(doing.by) else found.filter(reporter=doing.by.user)
    incident = theirs.filter(reference=doing.subject).first()
    if incident is None:
        raise NotHere(doing.subject)
    return incident


CHANGES: Changes = {
    Act.LOG_INCIDENT: log_incident,
}


DRAFTS: Drafts = {
    Act.LOG_INCIDENT: _incident,
}
