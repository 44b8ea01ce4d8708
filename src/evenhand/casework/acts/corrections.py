"""Moves or withdraws what is about another person, with what rested on it; rechecks; deletes files."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from evenhand.cases import actions as cases
from evenhand.cases.case_summary import mark_stale
from evenhand.cases.models import Case
from evenhand.casework.acts.lookups import customer_named
from evenhand.casework.context import ActContext, Effect, NotHere
from evenhand.casework.details.incidents import Moved
from evenhand.casework.permissions import AUTHORISER, CASEWORKER
from evenhand.casework.registry import act
from evenhand.contacts import actions as contacts
from evenhand.contacts.models import Contact
from evenhand.incidents import actions as incidents
from evenhand.incidents.models import Evidence, Incident
from evenhand.letters import actions as letters
from evenhand.letters.blocks import written_signs
from evenhand.letters.models import Notice
from evenhand.markers import actions as markers
from evenhand.markers.models import Marker
from evenhand.people.models import Customer
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act, Decision
from evenhand.wording.letter_words import LetterWords

QUOTED = 12
"""A text of this length found in a letter is a quotation; a shorter one may occur by chance."""


@act(Act.CORRECT_PERSON, may=(CASEWORKER, AUTHORISER))
def correct_person(ctx: ActContext[Moved]) -> Effect:
    """Move or withdraw an incident, a contact or a file. Its cases lose it, and their owners recheck what rested on it."""
    told = ctx.details
    for model, change in ((Incident, _incident), (Contact, _contact), (Evidence, _file)):
        row: Any = model.objects.filter(landlord=ctx.by.landlord, reference=ctx.subject).first()
        if row is not None:
            return change(ctx, told, row)
    raise NotHere(ctx.subject)


def _incident(ctx: ActContext, told: Moved, incident: Incident) -> Effect:
    before, to = incident.customer, customer_named(ctx, told.to)
    if incident.withdrawn_at or (to and to == before):
        raise NotHere(ctx.subject)
    left = _cases_here(ctx, list(incident.cases.select_related("landlord")))
    said_in_it = (incident.what, *(one.words for one in incident.additions.all()))
    for case in left:
        rested = [*_letters(ctx, case, incident.reference, said_in_it), *_standing(case, incident)]
        _take_out(case, incident)
        cases.ask_recheck(case, "incident", incident.reference, rested=dict.fromkeys(rested), by=ctx.by.user, at=ctx.at)
    if told.withdraw:
        incidents.withdraw(incident, ctx.at)
    else:
        incidents.move(incident, to)
    return _changed(ctx, before, to)


def _contact(ctx: ActContext, told: Moved, contact: Contact) -> Effect:
    before, to = contact.customer, None if told.withdraw else customer_named(ctx, told.to)
    if contact.withdrawn_at or to == before or (to is None and not told.withdraw):
        raise NotHere(ctx.subject)
    for case in _cases_here(ctx, [contact.case] if contact.case else []):
        rested = _letters(ctx, case, contact.reference, (contact.summary,))
        cases.forget_words(case, contact.reference)
        cases.ask_recheck(case, "contact", contact.reference, rested=rested, by=ctx.by.user, at=ctx.at)
    contacts.move(contact, to, at=ctx.at)
    return _changed(ctx, before, to)


def _file(ctx: ActContext, told: Moved, file: Evidence) -> Effect:
    shown, before = file.incident, file.incident.customer
    to = None if told.withdraw else Incident.objects.filter(landlord=ctx.by.landlord, reference=told.to).first()
    if file.deleted_at or to == shown or (to is None and not told.withdraw):
        raise NotHere(ctx.subject)
    for case in _cases_here(ctx, list(shown.cases.select_related("landlord"))):
        rested = _letters(ctx, case, file.reference, (file.name,))
        cases.ask_recheck(case, "file", file.reference, rested=rested, by=ctx.by.user, at=ctx.at)
    if to:
        incidents.move_file(file, to)
    else:
        incidents.delete_file(file, by=ctx.by.user, at=ctx.at, because=told.words)
    return _changed(ctx, before, to.customer if to else None, file.sha256)


def _cases_here(ctx: ActContext, found: list[Case]) -> list[Case]:
    """Return the cases that lose it; each but the act's own gets a new token, so that it takes no form opened before.

    Raises:
        NotHere: it is in no such case, or in one and the act names none.
    """
    if (ctx.case is not None or found) and ctx.case not in found:
        raise NotHere(ctx.subject)
    for case in found:
        if case != ctx.case:
            cases.claim(case, case.token)
            mark_stale(Case.objects.filter(customer=case.customer_id))
    return found


def _letters(ctx: ActContext, case: Case, reference: str, texts: Iterable[str]) -> list[str]:
    """Withdraw the letters that mention it; return their references."""
    told = [text for text in (reference, *texts) if len(text) >= QUOTED or text == reference]
    found = [row for row in Notice.objects.filter(case=case, withdrawn_on=None) if _tells(row.letter, told)]
    for notice in found:
        letters.withdraw(notice, on=ctx.on, because=Act.CORRECT_PERSON)
    return [notice.reference for notice in found]


def _tells(letter: Any, texts: Iterable[str]) -> bool:
    """Return whether a letter quotes one of these texts, however its lines are broken; its own sentences quote nothing."""
    says, frame = _in_one_line(*_strings(letter)), LetterWords(letter["language"])
    looked_for = (_in_one_line(text) for text in texts)
    return any(text in says and not frame.contains(text) for text in looked_for if text)


def _in_one_line(*texts: str) -> str:
    return " ".join(" ".join(map(written_signs, texts)).split())


def _strings(kept: Any) -> Iterator[str]:
    if isinstance(kept, str):
        yield kept
    for inner in kept.values() if isinstance(kept, dict) else kept if isinstance(kept, list) else ():
        yield from _strings(inner)


def _standing(case: Case, incident: Incident) -> Iterator[str]:
    """Yield what was decided while the case rested on an incident, and is still in force."""
    for marker in case.markers.filter(incidents=incident, ended_on=None):
        yield marker.reference
    open_or_live = {"withdrawn_on": None, "sent_back_on": None, "ended_on": None}
    for measure in case.measures.filter(**open_or_live):
        yield measure.reference
    for referral in case.referrals.filter(settled_on=None):
        yield referral.reference
    since = Q(issued_on__gte=localdate(incident.recorded_at), decision__in=(Decision.FINDING, Decision.WARNING))
    for notice in case.notices.filter(since):
        yield notice.reference


def _take_out(case: Case, incident: Incident) -> None:
    cases.take_out(case, incident)
    cases.forget_words(case, incident.reference)
    for marker in Marker.objects.filter(case=case, incidents=incident):
        markers.rest_no_more(marker, incident)


def _changed(ctx: ActContext, before: Customer | None, to: Customer | None, *files: str) -> Effect:
    """Return the change. Its reason is sealed with the words of the person it was wrongly about, and of no other."""
    whose = before or to
    return Effect(ctx.subject or "", customer=whose.reference if whose else None, files=files)


@act(Act.RECHECK, may=(CASEWORKER, AUTHORISER))
def recheck(ctx: ActContext) -> Effect:
    """Record that what rested on it was rechecked."""
    cases.rechecked(ctx.the_case.rechecks.get(reference=ctx.subject), ctx.at)
    return Effect(ctx.subject or "")


@act(Act.DELETE_EVIDENCE, may=(CASEWORKER, AUTHORISER))
def delete_evidence(ctx: ActContext) -> Effect:
    """Delete a file: its bytes and its name; its hash stays."""
    file = Evidence.objects.filter(landlord=ctx.by.landlord, reference=ctx.subject, deleted_at=None).first()
    if file is None:
        raise NotHere(ctx.subject)
    held = list(file.incident.cases.all())
    if (ctx.case is not None or held) and ctx.case not in held:
        raise NotHere(ctx.subject)
    incidents.delete_file(file, by=ctx.by.user, at=ctx.at, because=ctx.details.words)
    customer = file.incident.customer
    return Effect(file.reference, customer=customer.reference if customer else None, files=(file.sha256,))
