"""What each act changes: one short function an act, each calling the app of its noun. Judged already; journalled afterwards."""

from typing import Any, cast

from evenhand.appeals import actions as appeals
from evenhand.appeals.models import Appeal
from evenhand.cases import actions as cases
from evenhand.casework import details as said
from evenhand.casework.doing import Changed, Doing
from evenhand.casework.permissions import may_read_cases
from evenhand.casework.writing import written
from evenhand.contacts import actions as contacts
from evenhand.incidents import actions as incidents
from evenhand.incidents.models import Incident
from evenhand.landlords.models import PackRelease
from evenhand.letters import actions as letters
from evenhand.letters.models import Notice
from evenhand.markers import actions as markers
from evenhand.markers.models import Marker
from evenhand.measures import actions as measures
from evenhand.measures.models import Measure
from evenhand.people import actions as people
from evenhand.people.models import Customer
from evenhand.policy.vocabulary import Act, Decision
from evenhand.reviews import actions as reviews


def _measure(doing: Doing) -> Measure:
    return doing.the_case.measures.get(reference=doing.subject)


def _marker(doing: Doing) -> Marker:
    return doing.the_case.markers.get(reference=doing.subject)


def _incidents(doing: Doing, references: tuple[str, ...]) -> list[Incident]:
    return list(Incident.objects.filter(landlord=doing.by.landlord, reference__in=references))


def log_incident(doing: Doing) -> Changed:
    """Keep the report with its files; join it to the case where it was reported in one. About a report: add to it."""
    if isinstance(doing.details, said.Added):
        return _add_to_incident(doing, doing.details)
    told = cast("said.Reported", doing.details)
    customer = doing.case.customer if doing.case else _customer(doing, told.customer)
    incident = incidents.log(
        doing.by.landlord, customer, reporter=doing.by.user, at=doing.at, what=told.words, fields=_fields(told)
    )
    files = incidents.attach(incident, _files(told.evidence), by=doing.by.user, at=doing.at)
    if doing.case:
        cases.join(doing.case, incident)
    return Changed(incident.reference, customer=customer.reference if customer else None, files=files)


_NOT_COLUMNS = frozenset({"words", "on", "departures", "customer", "evidence", "reference"})


def _fields(told: said.Reported) -> dict[str, Any]:
    given = {name: getattr(told, name) for name in told.__dataclass_fields__ if name not in _NOT_COLUMNS}
    columns = {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
    return {**columns, **({"reference": told.reference} if told.reference else {})}


def _files(attached: tuple[said.Attached, ...]) -> list[tuple[str, bytes]]:
    return [(file.name, file.content) for file in attached]


def _add_to_incident(doing: Doing, told: said.Added) -> Changed:
    theirs = {} if may_read_cases(doing.by) else {"reporter": doing.by.user}
    incident = Incident.objects.get(landlord=doing.by.landlord, reference=doing.subject, **theirs)
    incidents.add(
        incident,
        _customer(doing, told.customer),
        behaviours=told.behaviours,
        situations=told.situations,
        possible_offence=told.possible_offence,
    )
    files = incidents.attach(incident, _files(told.evidence), by=doing.by.user, at=doing.at)
    customer = incident.customer.reference if incident.customer else None
    return Changed(incident.reference, customer=customer, files=files)


def _customer(doing: Doing, reference: str | None) -> Customer | None:
    return Customer.objects.get(landlord=doing.by.landlord, reference=reference) if reference else None


def _release(doing: Doing) -> PackRelease:
    """Return the released pack that judged this act, to which what is decided is pinned."""
    return PackRelease.objects.get(sha256=doing.policy.main.sha256)


def open_case(doing: Doing) -> Changed:
    """Open the case on its incidents, pinned to the released pack of the day."""
    told = cast("said.Opened", doing.details)
    customer = Customer.objects.select_related("landlord").get(landlord=doing.by.landlord, reference=told.customer)
    case = cases.open_case(
        customer,
        _incidents(doing, told.incidents),
        by=doing.by.user,
        at=doing.at,
        release=_release(doing),
        situations=told.situations,
        reference=told.reference,
    )
    return Changed(case.reference, customer=customer.reference)


def record_contact(doing: Doing) -> Changed:
    """Keep the approach, in the case where there is one."""
    told = cast("said.Contacted", doing.details)
    customer = doing.case.customer if doing.case else _customer(doing, told.customer)
    assert customer is not None  # noqa: S101  (the form asks for one)
    contact = contacts.record(
        customer,
        doing.case,
        by=doing.by.user,
        at=doing.at,
        happened_at=told.happened_at,
        channel=told.channel,
        by_customer=told.by_customer,
        summary=told.words,
    )
    return Changed(contact.reference, customer=customer.reference)


ESTABLISHES: dict[Act, tuple[str, ...]] = {
    Act.SEEK_ACCOUNT: ("account_sought",),
    Act.RECORD_ACCOUNT: ("account_settled",),
    Act.OFFER_SUPPORT: ("support_offered",),
    Act.INVESTIGATE_COUNTER_ALLEGATION: ("counter_allegations_settled",),
    Act.COMMUNICATE_CONCERNS: ("told_unacceptable", "chance_given", "asked_to_stop"),
    Act.INFORM_TEAMS: ("teams_informed",),
}


def establish(doing: Doing) -> Changed:
    """Note an act whose whole effect is the facts that it establishes: always the same ones, and those that were told."""
    told = doing.details.facts if isinstance(doing.details, said.Established) else ()
    return Changed(facts=(*ESTABLISHES.get(doing.act, ()), *told))


def record_needs(doing: Doing) -> Changed:
    """Keep each need that was told; being asked is the fact."""
    told = cast("said.Needs", doing.details)
    for need in told.needs:
        people.record_need(
            doing.the_case.customer,
            kind=need.kind,
            says=need.says,
            unusable=need.unusable_channels,
            by=doing.by.user,
            on=doing.happened_on,
            relook_on=need.relook_on,
        )
    return Changed(facts=("needs_asked", "contributing_issues_asked"))


def assess(doing: Doing) -> Changed:
    """Keep the answers."""
    told = cast("said.Assessment", doing.details)
    answers = ((answer.fact, answer.so, answer.why) for answer in told.answers)
    cases.answer(doing.the_case, answers, by=doing.by.user, on=doing.happened_on, at=doing.at)
    return Changed()


def find(doing: Doing) -> Changed:
    """Make the finding and issue its letter."""
    told = cast("said.Found", doing.details)
    notice = _issue(doing, Decision.FINDING, outcome=told.outcome)
    return Changed(notice.reference, ("finding_made", "investigated"))


def warn(doing: Doing) -> Changed:
    """Issue the warning letter."""
    notice = _issue(doing, Decision.WARNING)
    return Changed(notice.reference, ("told_unacceptable", "chance_given", "asked_to_stop", "warned"))


def _issue(doing: Doing, decision: Decision, *, subject: str = "", outcome: str = "") -> Notice:
    letter = written(doing, decision)
    return letters.issue(
        doing.the_case,
        decision,
        subject=subject,
        outcome=outcome,
        by=doing.by.user,
        on=doing.on,
        facts=letter.kept,
        says=letter.says,
    )


def propose(doing: Doing) -> Changed:
    """Keep the proposal with its terms and dates."""
    told = cast("said.Proposed", doing.details)
    if told.urgent:
        cases.mark_urgent(doing.the_case, told.situations, doing.on)
    measure = measures.propose(
        doing.the_case,
        told.key,
        by=doing.by.user,
        on=doing.on,
        why=told.words,
        fields={
            "terms": told.terms.model_dump(mode="json", by_alias=True, exclude_defaults=True),
            "release": _release(doing),
            "starts_on": told.starts_on,
            "until": told.until,
            "review_on": told.review_on,
            "wide": told.wide,
        },
    )
    return Changed(measure.reference, ("reasons_written",))


def sign(doing: Doing) -> Changed:
    """Keep a consultation or an endorsement."""
    told = cast("said.Signed", doing.details)
    measure = _measure(doing)
    measures.sign(
        measure,
        doing.act,
        by=doing.by.user,
        standing=doing.standing,
        on=doing.on,
        words=told.words,
        party=told.party,
    )
    return Changed(measure.reference)


def authorise(doing: Doing) -> Changed:
    """Authorise the measure."""
    measure = _measure(doing)
    measures.authorise(measure, by=doing.by.user, on=doing.on, because=doing.details.words)
    return Changed(measure.reference)


def send_back(doing: Doing) -> Changed:
    """Send the proposal back."""
    measures.send_back(_measure(doing), on=doing.on)
    return Changed(doing.subject or "")


def withdraw(doing: Doing) -> Changed:
    """Withdraw the proposal."""
    measures.withdraw(_measure(doing), on=doing.on)
    return Changed(doing.subject or "")


def impose(doing: Doing) -> Changed:
    """Issue the letter and bring the measure into force."""
    measure = _measure(doing)
    _issue(doing, Decision.MEASURE, subject=measure.reference)
    measures.impose(measure, on=doing.on)
    return Changed(measure.reference, ("appeal_route_told", "emergency_route_open"))


def serve(doing: Doing) -> Changed:
    """Note that a letter was given, by its own reference or that of what it tells."""
    told = cast("said.Served", doing.details)
    notices = doing.the_case.notices
    notice = notices.filter(subject=doing.subject).first() or notices.get(reference=doing.subject)
    letters.serve(notice, on=doing.happened_on, how=told.how)
    return Changed(notice.reference, ("notice_served",))


def place_marker(doing: Doing) -> Changed:
    """Ask for a marker."""
    told = cast("said.Marked", doing.details)
    marker = markers.place(
        doing.the_case,
        told.key,
        instruction=told.instruction,
        why=told.words,
        incidents=_incidents(doing, told.incidents),
        by=doing.by.user,
        on=doing.on,
        review_on=told.review_on,
    )
    return Changed(marker.reference)


def authorise_marker(doing: Doing) -> Changed:
    """Put the marker on the record."""
    markers.authorise(_marker(doing), by=doing.by.user, on=doing.on)
    return Changed(doing.subject or "")


def tell_marker(doing: Doing) -> Changed:
    """Issue the letter about the marker."""
    marker = _marker(doing)
    _issue(doing, Decision.MARKER, subject=marker.reference)
    markers.tell(marker, on=doing.on)
    return Changed(marker.reference, ("marker_told",))


def review(doing: Doing) -> Changed:
    """Keep what the review came to; lift, or let it stand until the next one."""
    told = cast("said.Reviewed", doing.details)
    case, subject = doing.the_case, doing.subject or ""
    reviews.record(case, subject, by=doing.by.user, on=doing.on, outcome=told.outcome, why=told.words, told_on=told.told_on)
    if doing.act is Act.REVIEW_MARKER:
        _review_marker(doing, told)
    elif told.outcome == "lift":
        measures.end(_measure(doing), on=doing.on, because=told.words, lifted=True)
    else:
        measures.keep(_measure(doing), review_on=told.next_on)
    return Changed(subject, ("review_outcome_told",) if told.told_on else ())


def _review_marker(doing: Doing, told: said.Reviewed) -> None:
    if told.outcome == "lift":
        markers.end(_marker(doing), on=doing.on, because=told.words)
    else:
        markers.keep(_marker(doing), review_on=told.next_on)


def end_marker(doing: Doing) -> Changed:
    """Take the marker off."""
    markers.end(_marker(doing), on=doing.on, because=doing.details.words)
    return Changed(doing.subject or "")


def lift(doing: Doing) -> Changed:
    """Lift the measure; today is its last day."""
    measures.end(_measure(doing), on=doing.on, because=doing.details.words, lifted=True)
    return Changed(doing.subject or "")


def lapse(doing: Doing) -> Changed:
    """Note that the measure has lapsed: its last day was its end, or the day of the review that was missed."""
    measure = _measure(doing)
    last = min(day for day in (measure.until, measure.review_on) if day)
    measures.end(measure, on=last, because=doing.details.words, lifted=False)
    return Changed(measure.reference)


def receive_appeal(doing: Doing) -> Changed:
    """Take the appeal down."""
    told = cast("said.Appealed", doing.details)
    appeal = appeals.receive(
        doing.the_case,
        doing.subject or "",
        decision_of(doing),
        words=told.words,
        received_on=told.received_on,
        at=doing.at,
        route=told.route,
        grounds=told.grounds,
    )
    return Changed(appeal.reference)


def decision_of(doing: Doing) -> Decision:
    """Return what kind of decision an appeal is against, by the reference of what was decided."""
    facts, subject = doing.facts, doing.subject
    if any(measure.reference == subject for measure in facts.measures):
        return Decision.MEASURE
    if any(marker.reference == subject for marker in facts.markers):
        return Decision.MARKER
    return next((row.decision for row in facts.decided if row.reference == subject), Decision.MEASURE)


def decide_appeal(doing: Doing) -> Changed:
    """Decide the appeal, issue the answer; ending the decision takes effect with it."""
    told = cast("said.AppealDecided", doing.details)
    appeal: Appeal = doing.the_case.appeals.get(reference=doing.subject)
    appeals.decide(appeal, by=doing.by.user, on=doing.on, outcome=told.outcome, why=told.words, late=told.accept_late)
    _issue(doing, Decision.APPEAL, subject=appeal.reference, outcome=told.outcome)
    if told.outcome == "ended":
        _end(doing, appeal)
    return Changed(appeal.reference)


def _end(doing: Doing, appeal: Appeal) -> None:
    for measure in doing.the_case.measures.filter(reference=appeal.subject, ended_on=None):
        measures.end(measure, on=doing.on, because=doing.details.words, lifted=True)
    for marker in doing.the_case.markers.filter(reference=appeal.subject, ended_on=None):
        markers.end(marker, on=doing.on, because=doing.details.words)


def close(doing: Doing) -> Changed:
    """Close the case."""
    cases.close(doing.the_case, doing.at)
    return Changed(doing.the_case.reference)


CHANGES = {
    Act.LOG_INCIDENT: log_incident,
    Act.OPEN_CASE: open_case,
    Act.DECIDE_USE: establish,
    Act.RECORD_CONTACT: record_contact,
    Act.DISCUSS: establish,
    Act.SEEK_ACCOUNT: establish,
    Act.RECORD_ACCOUNT: establish,
    Act.RECORD_NEEDS: record_needs,
    Act.OFFER_SUPPORT: establish,
    Act.INVESTIGATE_COUNTER_ALLEGATION: establish,
    Act.ASSESS: assess,
    Act.FIND: find,
    Act.COMMUNICATE_CONCERNS: establish,
    Act.WARN: warn,
    Act.PROPOSE: propose,
    Act.CONSULT: sign,
    Act.ENDORSE: sign,
    Act.AUTHORISE: authorise,
    Act.SEND_BACK: send_back,
    Act.WITHDRAW: withdraw,
    Act.IMPOSE: impose,
    Act.SERVE: serve,
    Act.INFORM_TEAMS: establish,
    Act.PLACE_MARKER: place_marker,
    Act.AUTHORISE_MARKER: authorise_marker,
    Act.TELL_MARKER: tell_marker,
    Act.REVIEW: review,
    Act.REVIEW_MARKER: review,
    Act.END_MARKER: end_marker,
    Act.LIFT: lift,
    Act.LAPSE: lapse,
    Act.RECEIVE_APPEAL: receive_appeal,
    Act.DECIDE_APPEAL: decide_appeal,
    Act.DECLARE_INTEREST: establish,
    Act.CLOSE: close,
}
