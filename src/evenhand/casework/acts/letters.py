"""Issues, withholds and serves letters, and informs teams of what applies."""

from dataclasses import replace

from evenhand.casework.acts.lookups import WARNED, establish, issue, marker_of, measure_of
from evenhand.casework.context import ActContext, Effect
from evenhand.casework.details.letters import Served, Withheld
from evenhand.casework.letters.letter import written
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REVIEWER
from evenhand.casework.registry import act
from evenhand.letters import actions as letters
from evenhand.markers import actions as markers
from evenhand.measures import actions as measures
from evenhand.policy.facts.facts import NOT_MADE_OUT, Facts, begins
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.rules.reviews import if_review_missed
from evenhand.policy.vocabulary import Act, Channel, Decision, MeasureKind, NoticePart


def _imposing(ctx: ActContext) -> Facts:
    facts = ctx.facts.about(ctx.subject)
    says = frozenset(NoticePart(part) for part in written(ctx, Decision.MEASURE).says)
    measures = tuple(
        replace(row, says=says, starts_on=begins(row.starts_on, ctx.on)) if row.reference == ctx.subject else row
        for row in facts.measures
    )
    return facts.plus(measures=measures)


@act(Act.IMPOSE, may=(CASEWORKER, AUTHORISER), draft=_imposing)
def impose(ctx: ActContext) -> Effect:
    """Issue the letter and bring the measure into force; a measure that is a warning establishes the warning."""
    measure = measure_of(ctx)
    issue(ctx, Decision.MEASURE, subject=measure.reference)
    inquiry = Inquiry(ctx.policy, ctx.facts.about(ctx.subject), Act.REVIEW, ctx.by.person, ctx.on, ctx.calendar)
    measures.impose(measure, on=ctx.on, if_missed=if_review_missed(inquiry))
    warned = WARNED if inquiry.about.kind is MeasureKind.WARNING else ()
    return Effect(measure.reference, ("appeal_route_told", "emergency_route_open", *warned))


def _withholding(ctx: ActContext[Withheld]) -> Facts:
    told, subject = ctx.details, ctx.subject
    facts = ctx.facts.about(subject)
    rows = tuple(replace(row, withheld_until=told.until) if row.reference == subject else row for row in facts.measures)
    marks = tuple(replace(row, withheld_until=told.until) if row.reference == subject else row for row in facts.markers)
    return facts.plus(measures=rows, markers=marks)


@act(Act.WITHHOLD_NOTICE, may=(AUTHORISER, REVIEWER), draft=_withholding)
def withhold_notice(ctx: ActContext[Withheld]) -> Effect:
    """Withhold the decision from the customer until a day; the step records who decided so and why."""
    told = ctx.details
    if ctx.facts.about(ctx.subject).marker:
        markers.withhold(marker_of(ctx), until=told.until)
    else:
        measures.withhold(measure_of(ctx), until=told.until)
    return Effect(ctx.subject or "")


def _giving(ctx: ActContext[Served]) -> Facts:
    """Return the facts with the way in which the letter was given; a format made for the customer is one that they can use."""
    return ctx.facts.plus(given_by=None if ctx.details.copy else Channel(ctx.details.how)).about(ctx.subject)


@act(Act.SERVE, may=(CASEWORKER, AUTHORISER), draft=_giving, keeps=("copy",))
def serve(ctx: ActContext[Served]) -> Effect:
    """Record that a letter was given, by its reference or its decision's; the decision is served with it.

    An extension lengthens its measure from here on, and a limit without an end goes on until its next review.
    """
    told = ctx.details
    notices = ctx.the_case.notices
    notice = notices.filter(subject=ctx.subject).first() or notices.get(reference=ctx.subject)
    letters.serve(notice, on=ctx.happened_on, how=told.how)
    if notice.decision == Decision.MARKER:
        markers.tell(ctx.the_case.markers.get(reference=notice.subject), on=ctx.happened_on)
    if notice.outcome == "extend":
        measures.told(ctx.the_case.measures.get(reference=notice.about), decided_on=notice.issued_on)
    if review := ctx.the_case.reviews.filter(reference=notice.subject).first():
        for measure in ctx.the_case.measures.filter(reference=review.subject, ended_on=None):
            measures.kept(measure, review_on=review.next_on)
    told_with = () if notice.outcome == NOT_MADE_OUT else _TOLD_WITH.get(Decision(notice.decision), ())
    return Effect(notice.reference, ("notice_served", *told_with))


@act(Act.INFORM_TEAMS, may=(CASEWORKER, AUTHORISER))
def inform_teams(ctx: ActContext) -> Effect:
    """Record that the teams who work with this customer know what applies."""
    return establish(ctx, "teams_informed")


_TOLD_WITH = {
    Decision.FINDING: ("finding_told",),
    Decision.MARKER: ("marker_told",),
    Decision.REVIEW: ("review_outcome_told",),
}
