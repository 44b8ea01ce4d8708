"""Gathers the facts of one case from its rows, as the engine takes them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from evenhand.allegations.models import Allegation
from evenhand.appeals.models import Appeal, Request
from evenhand.cases.models import Assessed, Case, Complaint, Question, Recheck, Step
from evenhand.incidents.models import Incident, Named
from evenhand.letters.models import Notice
from evenhand.markers.instructions import names_health
from evenhand.markers.models import Marker
from evenhand.measures.models import Extension, Measure, SignOff
from evenhand.people.models import Customer, Need, Representative
from evenhand.policy.calendar import Nation, localdate
from evenhand.policy.facts import facts as known
from evenhand.policy.pack.answers import Relationship
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Asks, Channel, Decision, Ground, NoticePart, Tri
from evenhand.referrals.models import LegalStep, Referral
from evenhand.reviews.models import Review
from tests.walks.oracle.customer_side import customer_side, settled_facts
from tests.walks.oracle.taking_part import parts_of

_LETTERS_ALONE = frozenset({Decision.FINDING, Decision.WARNING, Decision.COMPLAINT})
"""Decisions of which the letter itself is the record."""


def with_facts(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return cases with everything that `gather` reads: twenty-three queries for any number of cases."""
    rows = cases.select_related("customer__home", "landlord", "owner", "opened_by", "release").defer("release__canonical")
    signed = Prefetch("sign_offs", SignOff.objects.select_related("by").order_by("id"))  # rows one by one had no order
    reports = Incident.objects.select_related("reporter").prefetch_related(
        Prefetch("named", Named.objects.select_related("user"))
    )
    asked = Prefetch("extensions", Extension.objects.select_related("asked_by", "decided_by").order_by("id"))
    return rows.prefetch_related(
        Prefetch("incidents", reports.order_by("happened_at", "id")),
        Prefetch("rechecks", Recheck.objects.select_related("by")),
        Prefetch("questions", Question.objects.select_related("by", "of", "answered_by")),
        Prefetch("steps", Step.objects.select_related("by")),
        Prefetch("assessed", Assessed.objects.select_related("by")),
        Prefetch("notices", Notice.objects.select_related("issued_by").order_by("issued_on", "id")),
        Prefetch("reviews", Review.objects.select_related("by").order_by("on", "id")),
        Prefetch(
            "measures",
            Measure.objects.select_related("proposed_by", "authorised_by").prefetch_related(signed, asked).order_by("id"),
        ),
        Prefetch(
            "markers",
            Marker.objects.select_related("requested_by", "authorised_by", "confirmed_by")
            .prefetch_related("incidents")
            .order_by("id"),
        ),
        Prefetch(
            "complaints",
            Complaint.objects.select_related("case", "taken_by", "refused_by")
            .prefetch_related("stages")
            .order_by("received_on", "id"),
        ),
        Prefetch("referrals", Referral.objects.select_related("by", "marker", "withheld_by", "corrects").order_by("id")),
        Prefetch("requests", Request.objects.select_related("proposed_by").order_by("id")),
        Prefetch("legal_steps", LegalStep.objects.select_related("by", "measure").order_by("on", "id")),
        Prefetch("appeals", Appeal.objects.select_related("heard_by", "late_accepted_by").order_by("id")),
        Prefetch("customer__representatives", Representative.objects.order_by("since", "id")),
        Prefetch("customer__needs", Need.objects.select_related("assessor").order_by("id")),
        Prefetch(
            "customer__allegations",
            Allegation.objects.select_related("investigator", "taken_by").prefetch_related("of").order_by("opened_on", "id"),
        ),
    )


def gather(case: Case) -> known.Facts:
    """Return everything that is on file of one case, which comes from `with_facts`."""
    incidents, steps = list(case.incidents.all()), list(case.steps.all())
    return known.Facts(
        reference=case.reference,
        nation=Nation(case.landlord.nation),
        landlord_kind=case.landlord.kind,  # type: ignore[arg-type]
        relationship=_relationship(case.customer),
        opened_on=localdate(case.opened_at),
        opened_by=case.opened_by.reference,
        closed_on=localdate(case.closed_at) if case.closed_at else None,
        died_on=case.customer.died_on,
        left_on=case.customer.left_on,
        household_changed_on=case.customer.home.household_changed_on if case.customer.home else None,
        known=_known(case, incidents, steps),
        situations=frozenset(case.situations),
        urgent_since=case.urgent_since,
        incidents=tuple(incident_fact(incident) for incident in incidents),
        use_signatures=_use(steps),
        events=_events(incidents, steps, case.requests.all()),
        involved=parts_of(case, incidents, steps),
        departures=_departures(steps),
        rechecks=tuple(row.reference for row in case.rechecks.all() if row.done_at is None),
        questions=tuple(_question(row) for row in case.questions.all()),
        complaints=tuple(_complaint(row) for row in case.complaints.all()),
        **customer_side(case, incidents, steps),
        **_decisions(case),
    )


def _relationship(customer: Customer) -> Relationship:
    """Return what a customer is to the landlord; a resident who has left is a former occupier."""
    lived_there = customer.relationship in {"tenant", "leaseholder", "shared_owner", "freeholder"}
    return "former_occupier" if customer.left_on and lived_there else customer.relationship  # type: ignore[return-value]


def incident_fact(incident: Incident) -> known.Incident:
    """Return an incident as the engine takes it."""
    return known.Incident(
        reference=incident.reference,
        behaviours=tuple(incident.behaviours),
        happened_on=localdate(incident.happened_at),
        conduct_of=incident.conduct_of,
        towards=incident.towards,
        channel=Channel(incident.channel),
        manner_only=_tri(incident.manner_only),
        protected_act=_tri(incident.protected_act),
        possible_offence=_tri(incident.possible_offence),
        situations=frozenset(incident.situations),
        withdrawn=incident.withdrawn_at is not None,
        ended=_ended(incident),
        harassment=bool(incident.harassment) or incident.ended_because in {"sexual", "discriminatory"},
        protected_on=min((row.on for row in incident.protections.all()), default=None),
        logged_on=localdate(incident.recorded_at),
    )


def _ended(incident: Incident) -> known.Ended | None:
    """Return how a worker ended the call or visit, on its own day."""
    if not incident.ended_because:
        return None
    return known.Ended(localdate(incident.happened_at), incident.ended_because, incident.ended_warnings)


def _tri(value: bool) -> Tri:
    return Tri.YES if value else Tri.NO


def _known(case: Case, incidents: list[Incident], steps: list[Step]) -> dict[str, known.Fact]:
    found: dict[str, known.Fact] = {}
    if incidents:
        first = min(localdate(incident.recorded_at) for incident in incidents)
        found["incident_logged"] = known.so(first)
        if any(incident.what for incident in incidents):
            found["evidence_held"] = known.so(first)
    gone = _set_aside(case)
    for step in steps:
        for fact in step.facts if step.subject not in gone else ():
            found[fact] = known.so(step.happened_on, step.by.reference)
    for answer in case.assessed.all():
        state = Tri.NOT_KNOWN if answer.so is None else _tri(answer.so)
        found[answer.fact] = known.Fact(state, answer.on, answer.by.reference)
    if condition := _offence_condition(incidents):
        found.setdefault("offence_condition_recorded", condition)
    if went_on := _went_on(incidents, [step for step in steps if step.subject not in gone]):
        found["behaviour_continued"] = went_on
    return found | settled_facts(case, steps)


def _offence_condition(incidents: Iterable[Incident]) -> known.Fact | None:
    """The condition is on record where every report that may be of an offence says it (floor 50)."""
    offences = [incident for incident in incidents if incident.possible_offence and incident.withdrawn_at is None]
    if not offences or not all(incident.offence_condition for incident in offences):
        return None
    return known.so(max(localdate(incident.recorded_at) for incident in offences))


def _set_aside(case: Case) -> frozenset[str]:
    """Return the findings and warnings that an appeal ended: nothing rests on them any more."""
    letters = {Decision.FINDING, Decision.WARNING}
    return frozenset(row.subject for row in case.appeals.all() if row.outcome == "ended" and row.decision in letters)


def _went_on(incidents: list[Incident], steps: list[Step]) -> known.Fact | None:
    """It went on where an incident happened after the customer was told or warned, by the minute on the day of recording."""
    warned = [max(found, key=lambda step: step.pk) for key in ("told_unacceptable", "warned") if (found := _with(steps, key))]
    if not warned:
        return None
    first = min(warned, key=lambda step: (step.happened_on, step.recorded_at))
    told = known.After(first.happened_on, _minute(first.recorded_at) if _same_day(first) else None)
    later = [i for i in incidents if i.withdrawn_at is None and _comes_after(i, first)]
    return known.so(max(localdate(i.recorded_at) for i in later)) if later else known.Fact(Tri.NOT_KNOWN, after=told)


def _with(steps: list[Step], fact: str) -> list[Step]:
    return [step for step in steps if fact in step.facts]


def _same_day(step: Step) -> bool:
    return localdate(step.recorded_at) == step.happened_on


def _minute(at: datetime) -> time:
    return at.astimezone(ZoneInfo("Europe/London")).time().replace(second=0, microsecond=0)


def _comes_after(incident: Incident, told: Step) -> bool:
    if localdate(incident.happened_at) != told.happened_on:
        return localdate(incident.happened_at) > told.happened_on
    return _same_day(told) and incident.happened_at > told.recorded_at


def _use(steps: Iterable[Step]) -> tuple[known.Signature, ...]:
    return tuple(_signature(step, Act.DECIDE_USE) for step in steps if step.act == Act.DECIDE_USE)


_EVENT_OF = {
    Act.RECORD_CONTACT: "correspondence",
    Act.RECORD_NEEDS: "change_of_circumstances",
    Act.CHANGE_NEED: "change_of_circumstances",
}


def _events(incidents: Iterable[Incident], steps: Iterable[Step], requests: Iterable[Request]) -> dict[str, date]:
    """Return when each kind of event upon which a policy may ask for a review last came."""
    found = [("new_incident", localdate(row.happened_at)) for row in incidents if row.withdrawn_at is None]
    found += [(_EVENT_OF[Act(step.act)], step.happened_on) for step in steps if step.act in _EVENT_OF]
    found += [("request", row.received_on) for row in requests if row.asks in {Asks.END, Asks.REMOVE_MARKER}]
    last: dict[str, date] = {}
    for event, day in found:
        last[event] = max(day, last.get(event, day))
    return last


def _signature(row: Step | SignOff, act: Act) -> known.Signature:
    standing = row.more.get("standing", {}) if isinstance(row, Step) else row.standing
    on = row.happened_on if isinstance(row, Step) else row.on
    party = row.party or None if isinstance(row, SignOff) else None
    of = _as_signed(row.signed) if isinstance(row, SignOff) and row.signed else None
    return known.Signature(act, standing_of(row.by.reference, standing), on, party, of)


def _as_signed(kept: dict[str, Any]) -> known.Measure:
    """Return a proposal as it stood when somebody signed it."""
    says = known.Measure("", kept["key"], Terms.model_validate(kept["terms"]), wide=kept["wide"])
    starts_on, until, review_on = (_day(kept[name]) for name in ("starts_on", "until", "review_on"))
    return replace(says, starts_on=starts_on, until=until, review_on=review_on)


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def standing_of(reference: str, standing: dict[str, Any]) -> known.Person:
    """Return a person as they stood when they signed."""
    names = (frozenset(standing.get(name, ())) for name in ("roles", "teams", "committees"))
    return known.Person(reference, *names)


def _departures(steps: Iterable[Step]) -> dict[str, known.Departure]:
    found = {}
    for step in steps:
        person = standing_of(step.by.reference, step.more.get("standing", {}))
        for demand in step.more.get("departures", {}):
            found[demand] = known.Departure(person, step.happened_on)
    return found


def _decisions(case: Case) -> dict[str, Any]:
    notices = list(case.notices.all())
    letters = {notice.subject: notice for notice in notices if notice.subject}
    given = {notice.subject: notice.served_on for notice in notices}
    reviews, proposed = _reviews(case, given), _proposers(case)
    decided = [notice for notice in notices if notice.decision in _LETTERS_ALONE]
    gone, stays = _set_aside(case), _stays(case, letters)
    return {
        "measures": tuple(
            replace(
                _measure(row, letters.get(row.reference), reviews[row.reference]),
                also_proposed_by=proposed[row.reference],
                stays=tuple(stays[row.reference]),
            )
            for row in case.measures.all()
        ),
        "markers": tuple(_marker(row, letters.get(row.reference), reviews[row.reference]) for row in case.markers.all()),
        "markers_elsewhere": tuple(map(_elsewhere, _live_of(case))),
        "appeals": tuple(_appeal(row, letters.get(row.reference)) for row in case.appeals.all()),
        "requests": tuple(_request(row) for row in case.requests.all()),
        "decided": tuple(_decided(notice, reviews[notice.reference], set_aside=notice.reference in gone) for notice in decided),
        "referrals": tuple(_referred(row) for row in case.referrals.all()),
        "orders": tuple(_order(row) for row in case.legal_steps.all()),
        "letters": tuple(_letter(notice) for notice in notices if notice.decision in _OTHER_LETTERS),
    }


def _stays(case: Case, letters: dict[str, Notice]) -> dict[str, list[known.Stay]]:
    """Return what held each measure back, until its appeal's answer was given or the appeal was taken back."""
    appeals = {row.reference: row for row in case.appeals.all()}
    found: dict[str, list[known.Stay]] = defaultdict(list)
    for row in case.requests.all():
        if row.asks != Asks.STAY or row.outcome not in {"agreed", "in_part"}:
            continue
        appeal, letter = appeals[row.subject], letters.get(row.subject)
        ends = [day for day in (letter.served_on if letter else None, appeal.withdrawn_on) if day]
        interim = Terms.model_validate(row.interim) if row.interim else None
        found[row.measure].append(known.Stay(row.answered_on, min(ends) if ends else None, interim))
    return found


def _proposers(case: Case) -> dict[str, frozenset[str]]:
    """Return everybody who proposed a measure or changed the proposal, by its reference."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for taken in case.steps.all():
        if taken.act == Act.PROPOSE:
            found[taken.subject] |= {taken.by.reference}
    return found


_OTHER_LETTERS = frozenset({Decision.MARKER, Decision.REVIEW, Decision.STAY, Decision.REFERRAL})


def _letter(row: Notice) -> known.Letter:
    decision, of = Decision(row.decision), row.about or row.subject
    of_review = decision is Decision.REVIEW and bool(row.subject)
    return known.Letter(row.reference, decision, of, row.issued_on, row.served_on, row.outcome, of_review=of_review)


def _reviews(case: Case, given: dict[str, date | None]) -> dict[str, list[known.ReviewDone]]:
    """Return the reviews of each decision; their steps, recorded in the same order, say as what each person looked."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for taken in case.steps.all():
        if taken.act in {Act.REVIEW, Act.REVIEW_MARKER, Act.EXTEND}:
            steps[taken.subject].append(taken)
    found: dict[str, list[known.ReviewDone]] = defaultdict(list)
    for review in case.reviews.all():
        who = review.by.reference
        step = steps[review.subject].pop(0) if steps[review.subject] else None
        person = standing_of(who, step.more.get("standing", {})) if step else None
        told_on, keeps = given.get(review.reference), review.outcome != "lift"
        next_on, outcome = review.next_on, review.outcome
        done = known.ReviewDone(review.on, who, told_on, keeps=keeps, next_on=next_on, person=person, outcome=outcome)
        found[review.subject].append(done)
    return found


def _says(notice: Notice | None) -> frozenset[NoticePart]:
    return frozenset(NoticePart(part) for part in notice.says) if notice else frozenset()


def _measure(row: Measure, notice: Notice | None, reviews: list[known.ReviewDone]) -> known.Measure:
    asked = next((one for one in row.extensions.all() if one.settled_on is None), None)
    signed = [one for one in row.sign_offs.all() if one.extension_id == (asked.pk if asked else None)]
    return known.Measure(
        reference=row.reference,
        key=row.key,
        terms=Terms.model_validate(row.terms),
        proposed_by=row.proposed_by.reference,
        proposed_on=row.proposed_on,
        signatures=tuple(_signature(sign_off, Act(sign_off.act)) for sign_off in signed),
        sent_back_on=row.sent_back_on,
        withdrawn_on=row.withdrawn_on,
        authorised_on=row.authorised_on,
        authorised_by=row.authorised_by.reference if row.authorised_by else None,
        imposed_on=row.imposed_on,
        served_on=notice.served_on if notice else None,
        starts_on=row.starts_on,
        until=asked.until if asked else row.until,
        until_before=row.until if asked else None,
        asked_by=asked.asked_by.reference if asked else None,
        asked_on=asked.asked_on if asked else None,
        extended_on=tuple(one.settled_on for one in row.extensions.all() if one.granted and one.settled_on),
        extends_to=_granted(row),
        kept_until=_kept(row, reviews),
        review_on=row.review_on,
        if_missed=row.if_missed or None,  # type: ignore[arg-type]
        withheld_until=row.withheld_until,
        reviews=tuple(reviews),
        ended_on=row.ended_on,
        lifted=row.lifted,
        says=_says(notice),
        wide=row.wide,
    )


def _granted(row: Measure) -> date | None:
    """Return the last day that was granted, while the customer was not told of it."""
    later = [one.until for one in row.extensions.all() if one.granted and one.until_before == row.until]
    return None if row.ended_on or not later else max(later)


def _kept(row: Measure, reviews: list[known.ReviewDone]) -> date | None:
    if not reviews or row.until is not None or row.if_missed != "ends" or row.review_on is None:
        return None
    next_on = reviews[-1].next_on
    return next_on if next_on and next_on > row.review_on and reviews[-1].told_on is None else None


def _marker(row: Marker, notice: Notice | None, reviews: list[known.ReviewDone]) -> known.Marker:
    return known.Marker(
        reference=row.reference,
        key=row.key,
        incidents=tuple(incident.reference for incident in row.incidents.all()),
        instruction=_tri(bool(row.instruction)),
        names_health=_tri(bool(names_health(row.instruction))),
        requested_by=row.requested_by.reference,
        requested_on=row.requested_on,
        authorised_by=row.authorised_by.reference if row.authorised_by else None,
        authorised_on=row.authorised_on,
        confirmed_on=row.confirmed_on,
        told_on=row.told_on,
        withheld_until=row.withheld_until,
        review_on=row.review_on,
        hard_end_on=row.hard_end_on,
        reviews=tuple(reviews),
        ended_on=row.ended_on,
        safety=row.safety,
        says=_says(notice),
    )


def _live_of(case: Case) -> QuerySet[Marker]:
    """Return the live markers of the customer's other cases."""
    rows = Marker.objects.filter(customer=case.customer_id, authorised_on__isnull=False, ended_on=None)
    return rows.exclude(case=case).select_related("case").order_by("id")


def _elsewhere(row: Marker) -> known.Marker:
    return known.Marker(
        reference=row.reference,
        key=row.key,
        requested_on=row.requested_on,
        authorised_on=row.authorised_on,
        hard_end_on=row.hard_end_on,
        case=row.case.reference,
    )


def _appeal(row: Appeal, notice: Notice | None) -> known.Appeal:
    return known.Appeal(
        reference=row.reference,
        of=row.subject,
        decision=Decision(row.decision),
        received_on=row.received_on,
        grounds=tuple(Ground(ground) for ground in row.grounds),
        late_accepted_by=row.late_accepted_by.reference if row.late_accepted_by else None,
        heard_by=row.heard_by.reference if row.heard_by else None,
        decided_on=row.decided_on,
        told_on=notice.served_on if notice else None,
        withdrawn_on=row.withdrawn_on,
        says=_says(notice),
    )


def _request(row: Request) -> known.Request:
    return known.Request(
        reference=row.reference,
        asks=Asks(row.asks),
        received_on=row.received_on,
        of=row.subject or None,
        acknowledged_on=row.acknowledged_on,
        answered_on=row.answered_on,
        outcome=row.outcome,
        withdrawn_on=row.withdrawn_on,
        proposed_by=row.proposed_by.reference if row.proposed_by else None,
        interim=Terms.model_validate(row.interim) if row.interim else None,
    )


def _complaint(row: Complaint) -> known.Complaint:
    return known.Complaint(
        reference=row.reference,
        received_on=row.received_on,
        stages=tuple(
            known.ComplaintStage(one.stage, one.began_on, one.acknowledged_on, one.until, one.answered_on)
            for one in row.stages.all()
        ),
        opened_on=localdate(row.recorded_at),
        refused_on=row.refused_on,
        withdrawn_on=row.withdrawn_on,
    )


def _question(row: Question) -> known.Question:
    answered_on = localdate(row.answered_at) if row.answered_at else None
    return known.Question(row.reference, row.subject, localdate(row.at), answered_on, row.by.reference)


def _referred(row: Referral) -> known.Referral:
    return known.Referral(
        reference=row.reference,
        key=row.key,
        on=row.on,
        told_on=row.told_on,
        withheld_until=row.withheld_until,
        hands_over=row.hands_over,
        accepted_on=row.accepted_on,
        declined_on=row.declined_on,
        settled_on=row.settled_on,
        marker=row.marker.reference if row.marker else None,
        received_at=row.received_at,
        by=row.by.reference,
        corrects=row.corrects.reference if row.corrects else None,
    )


def _order(row: LegalStep) -> known.Order:
    return known.Order(row.reference, row.kind, row.on, row.until, row.measure.reference if row.measure else None)


def _decided(row: Notice, reviews: list[known.ReviewDone], *, set_aside: bool) -> known.Decided:
    return known.Decided(
        reference=row.reference,
        decision=Decision(row.decision),
        on=row.issued_on,
        by=row.issued_by.reference,
        served_on=row.served_on,
        outcome=row.outcome,
        set_aside=set_aside,
        says=_says(row),
        review_on=row.review_on,
        reviews=tuple(reviews),
    )
