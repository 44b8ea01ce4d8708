"""Works out before the decision what an answer to an appeal ends, keeps and owes."""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.context import ActContext
from evenhand.casework.earlier_policy import owed_in
from evenhand.policy.facts.facts import Decided, Marker, Measure, Referral
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.rules.appeals import route_of_appeal
from evenhand.policy.rules.notices import wanted_of
from evenhand.policy.vocabulary import Act, Decision, NoticePart


@dataclass(frozen=True)
class AnswerEffects:
    """What an answer does. ``measures``, ``markers`` and ``letters`` end with the decision; ``referrals`` are to be withdrawn.

    ``report``: the referral that the appeal is against; it stays. ``give_by``: the day by which the answer is owed.
    ``again``: it can be appealed in its turn; ``ombudsman``: the letter says how to go there.
    """

    measures: tuple[Measure, ...]
    markers: tuple[Marker, ...]
    letters: tuple[Decided, ...]
    referrals: tuple[Referral, ...]
    give_by: date | None
    again: bool
    ombudsman: bool
    report: Referral | None


def effects_of_answer(ctx: ActContext) -> AnswerEffects:
    facts = ctx.facts
    of = facts.appealed(ctx.subject)
    ending = tuple(row for row in facts.measures if row.reference == of and not row.ended_on)
    markers = tuple(row for row in facts.markers if not row.ended_on and (row.reference == of or _falls_with(ctx, row, ending)))
    gone = {row.reference for row in markers}
    inquiry = Inquiry(ctx.policy, facts.about(ctx.subject), Act.DECIDE_APPEAL, ctx.by.person, ctx.on, ctx.calendar)
    return AnswerEffects(
        ending,
        markers,
        tuple(row for row in facts.decided if row.reference == of),
        tuple(row for row in facts.referrals if row.marker in gone and not row.settled_on),
        answer_by(ctx),
        route_of_appeal(inquiry, Decision.APPEAL) is not None,
        any(NoticePart.OMBUDSMAN in answer.value.says for answer in wanted_of(inquiry)),
        facts.row("referrals", facts.referrals, of),
    )


def answer_by(ctx: ActContext) -> date | None:
    """Return the day by which the appeal in question must be answered; None where no layer sets one."""
    due = (duty.due_on for duty in owed_in(ctx) if duty.act is Act.DECIDE_APPEAL and duty.subject == ctx.subject)
    return next(due, None)


def _falls_with(ctx: ActContext, marker: Marker, ending: tuple[Measure, ...]) -> bool:
    """Return whether a note exists only because a measure is in force, and none would be."""
    offered = ctx.policy.catalogue("marker").get(marker.key)
    left = [row for row in ctx.facts.measures if row.imposed_on and not row.ended_on and row not in ending]
    return bool(ending and offered and offered.value.whenever_action and not left)
