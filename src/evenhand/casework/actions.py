"""The one way in: who, facts, judgement, change, journal, in one transaction (docs/adr/0011-one-act-one-way-in.md)."""

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from evenhand.cases import actions as cases
from evenhand.cases.listings import mark_stale
from evenhand.cases.models import Case
from evenhand.casework.acts import CHANGES, drafted
from evenhand.casework.details import Details
from evenhand.casework.doing import Changed, Doing, Done, NotYetError
from evenhand.casework.facts.gather import gather
from evenhand.casework.forms_sent import first_time
from evenhand.casework.judged_on import Judged
from evenhand.casework.keeping import keep
from evenhand.casework.permissions import allowed
from evenhand.casework.pinned import Pinned, with_asked
from evenhand.casework.queries import case_at
from evenhand.casework.sitting import sitting
from evenhand.landlords.queries import Officer, calendar_of, held_on
from evenhand.policy.calendar import Nation, localdate
from evenhand.policy.facts.facts import Departure, Facts
from evenhand.policy.judge import judge
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import Act


@transaction.atomic
def perform(
    act: Act,
    details: Details,
    *,
    by: Officer,
    at: datetime,
    case: str | None = None,
    subject: str | None = None,
    token: int | None = None,
    form: str = "",
) -> Done:
    """Do one act: check who, judge when, change, journal.

    ``case`` and ``subject`` are references. ``token`` is the case's token that the person saw; None takes the present one,
    which acts that only add may do (ADR 10). ``form`` tells the form that it came from from every other; one that is sent
    twice is done once.

    Raises:
        PermissionDenied: the officer may not do this at this landlord at all.
        NotHere: there is no such case for them.
        ActRefused: rules stand against it; its verdict carries every one, with clause and cure.
        CaseMoved: the case was acted on since, by a colleague or by this very form; nothing was changed.
        SentBefore: this very form was sent before, about something in no case.
        NotYetError: it is said to have happened on a day that has not come.
    """
    doing = replace(begin(act, details, by=by, at=at, case=case, subject=subject), form=form)
    _has_happened(doing)
    if doing.case is None:
        first_time(by, subject or getattr(details, "customer", "") or "", form)
    facts = asked_about(doing)
    verdict = _judge(doing, facts)
    verdict.enforce()
    if doing.case:
        cases.claim(doing.case, doing.case.token if token is None else token)
    changed = CHANGES[act](doing)
    opened = case or (changed.subject if act is Act.OPEN_CASE else None)
    keep(doing, changed, Judged(facts, verdict), opened)
    mark_stale(_cases_of_the_customer(doing, changed))
    return Done(changed.subject, verdict, opened, changed.letter)


def _cases_of_the_customer(doing: Doing, changed: Changed) -> QuerySet[Case]:
    if doing.case:
        return Case.objects.filter(customer=doing.case.customer_id)
    return Case.objects.filter(landlord=doing.by.landlord, customer__reference=changed.customer)


def consider(
    act: Act, details: Details, *, by: Officer, at: datetime, case: str | None = None, subject: str | None = None
) -> Verdict:
    """Return the verdict that an act would get, changing nothing. Raises as `perform` does for who and what."""
    return judged(begin(act, details, by=by, at=at, case=case, subject=subject))


def judged(doing: Doing) -> Verdict:
    """Return the verdict on an act with what it would add among the facts."""
    return _judge(doing, asked_about(doing))


def asked_about(doing: Doing) -> Facts:
    """Return the facts that an act is judged on: those of the case, with what it would add."""
    facts = _with_departures(doing, drafted(doing))
    return replace(facts, sitting=facts.sitting or sitting(doing))


def _judge(doing: Doing, facts: Facts) -> Verdict:
    return judge(doing.policy, facts, doing.act, doing.by.person, doing.on, doing.calendar)


def begin(
    act: Act, details: Details, *, by: Officer, at: datetime, case: str | None = None, subject: str | None = None
) -> Doing:
    """Return an act with everything that it would be judged and done with. Raises as `perform` does for who and what."""
    if not allowed(by, act):
        raise PermissionDenied(act)
    on = localdate(at)
    row = case_at(by, case) if case else None
    facts = gather(row) if row else _nobody(by)
    held, calendar = held_on(by.landlord, on), calendar_of(by.landlord)
    policy = held.policy
    if row and act is Act.KEEP_AS_DECIDED:
        facts = with_asked(facts, Pinned(by.landlord, on, policy, calendar).asks(row, facts))
    return Doing(act, details, by, at, on, policy, calendar, facts, row, subject, held)


def _has_happened(doing: Doing) -> None:
    moment = getattr(doing.details, "happened_at", None)
    if doing.happened_on > doing.on or (moment and moment > doing.at):
        raise NotYetError(f"{doing.act}: this has not happened yet")


def _nobody(by: Officer) -> Facts:
    return Facts(nation=Nation(by.landlord.nation), landlord_kind=by.landlord.kind)  # type: ignore[arg-type]


def _with_departures(doing: Doing, facts: Facts) -> Facts:
    given = {demand: Departure(doing.by.person, doing.on) for demand, why in doing.details.departures.items() if why.strip()}
    return replace(facts, departures={**facts.departures, **given}) if given else facts
