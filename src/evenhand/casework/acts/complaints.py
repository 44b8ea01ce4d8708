"""Records complaints, their stages, and the refusal of one."""

from dataclasses import replace
from datetime import date

from evenhand.cases import complaints
from evenhand.cases.models import Complaint
from evenhand.casework.acts.allegations import alleged_beside
from evenhand.casework.acts.lookups import issue
from evenhand.casework.context import DRAFT, ActContext, Effect
from evenhand.casework.details.complaints import Complained, Tracked
from evenhand.casework.letters.letter import written
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REPORTER, REVIEWER
from evenhand.casework.registry import act
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act, Decision, NoticePart


def _taken(ctx: ActContext[Complained]) -> Facts:
    told = ctx.details
    stage = known.ComplaintStage(told.stage, told.began_on or told.received_on)
    draft = known.Complaint(DRAFT, told.received_on, (stage,))
    return ctx.facts.plus(complaints=(*ctx.facts.complaints, draft)).about(DRAFT)


def _tracked(ctx: ActContext[Tracked]) -> Facts:
    facts, told = ctx.facts.about(ctx.subject), ctx.details
    return facts.plus(
        complaints=tuple(_moved(row, told, ctx) if row.reference == ctx.subject else row for row in facts.complaints)
    )


def _moved(row: known.Complaint, told: Tracked, ctx: ActContext) -> known.Complaint:
    """Return a complaint as the act would leave it."""
    return replace(row, stages=_stages(row, told, ctx.happened_on), was_open=row.is_open)


def _stages(row: known.Complaint, told: Tracked, on: date) -> tuple[known.ComplaintStage, ...]:
    *before, stage = row.stages
    match told.what:
        case "acknowledged":
            stage = replace(stage, acknowledged_on=on)
        case "answered":
            stage = replace(stage, answered_on=on)
        case "put_off":
            stage = replace(stage, until=told.until)
        case "taken_further":
            return (*row.stages, known.ComplaintStage(stage.stage + 1, on))
    return (*before, stage)


def _refusing(ctx: ActContext) -> Facts:
    facts = ctx.facts.about(ctx.subject)
    says = frozenset(NoticePart(part) for part in written(ctx, Decision.COMPLAINT).says)
    rows = tuple(replace(row, says=says) if row.reference == ctx.subject else row for row in facts.complaints)
    if ctx.details.words.strip():
        facts = facts.knowing(reasons_written=known.so(ctx.on, ctx.by.user.reference))
    return facts.plus(complaints=rows)


def complaint_of(ctx: ActContext) -> Complaint:
    return ctx.the_case.complaints.get(reference=ctx.subject)


@act(Act.TAKE_COMPLAINT, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER), draft=_taken)
def take_complaint(ctx: ActContext[Complained]) -> Effect:
    """Record the complaint; open an investigation into what it alleges about staff."""
    told = ctx.details
    complaint = complaints.take(
        ctx.the_case,
        number=told.number,
        about=told.words,
        route=told.route,
        received_on=told.received_on,
        stage=told.stage,
        began_on=told.began_on or told.received_on,
        by=ctx.by.user,
        at=ctx.at,
    )
    alleged = alleged_beside(ctx, ctx.the_case.customer, told.alleges, said_in="complaint")
    return Effect(complaint.reference, ("complaint_opened",), followed=alleged)


@act(Act.TRACK_COMPLAINT, may=(CASEWORKER, AUTHORISER), draft=_tracked)
def track_complaint(ctx: ActContext[Tracked]) -> Effect:
    """Record the next step of the complaint at its present stage."""
    told, complaint, on = ctx.details, complaint_of(ctx), ctx.happened_on
    stage = complaint.stages.latest("stage")
    if told.what == "acknowledged":
        complaints.acknowledge(stage, on=on)
    elif told.what == "answered":
        complaints.answer(stage, on=on, outcome=told.outcome)
    elif told.what == "put_off" and told.until:
        complaints.put_off(stage, until=told.until)
    elif told.what == "taken_further":
        complaints.take_further(stage, on=on)
    elif told.what == "withdrawn":
        complaints.withdraw(complaint, on=on)
    else:
        raise ValueError(told.what)
    return Effect(complaint.reference)


@act(Act.REFUSE_COMPLAINT, may=(AUTHORISER, REVIEWER), draft=_refusing)
def refuse_complaint(ctx: ActContext) -> Effect:
    """Refuse this one complaint, and issue the letter with the reasons and the body that can review them."""
    complaint = complaint_of(ctx)
    issue(ctx, Decision.COMPLAINT, subject=complaint.reference)
    complaints.refuse(complaint, by=ctx.by.user, on=ctx.on)
    return Effect(complaint.reference)
