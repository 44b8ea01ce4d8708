"""Shows the case in short to officers who propose, decide or review an appeal."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from evenhand.casework.appeals.reviewers import Reviewer, after_acting, reviewers, with_quorum
from evenhand.casework.context import ActContext
from evenhand.casework.earlier_policy import owed_in
from evenhand.casework.facts.customer import allegations_of
from evenhand.casework.facts.landlord_delays import landlord_delays, late_replies
from evenhand.casework.form_questions.questions import who_could
from evenhand.casework.permissions import may_read_privileged
from evenhand.casework.replies import replies_to
from evenhand.casework.rows import accounts_in, assessed_in, live_incidents_in, questions_in
from evenhand.people.queries import needs_now
from evenhand.policy.acts import kind
from evenhand.policy.calendar import localdate
from evenhand.policy.facts.facts import Facts, Measure
from evenhand.policy.open_channels import ways_open
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.presenters import Presenter, start
from evenhand.ui.timestamps import moment
from evenhand.web.acts.decision_summary import ProposalLine, lines_of, signed_before, since
from evenhand.web.acts.flags import flags_of
from evenhand.web.acts.forms.choices import CHANNELS
from evenhand.web.case.allegations import AllegationShown, allegations_shown
from evenhand.web.case.assessment import AssessmentAnswer, assessment_answers
from evenhand.wording.dates import listed, short
from evenhand.wording.letter_words import ENGLISH
from evenhand.wording.terms import sentences
from evenhand.wording.words import plain


@dataclass(frozen=True)
class QuestionAsked:
    """A question before the decision, between colleagues, and its answer."""

    words: str
    by: str
    of: str
    on: str
    answer: str
    answered_by: str
    answered_on: str


def questions_asked(ctx: ActContext) -> tuple[QuestionAsked, ...]:
    """Return the questions on the open decision, oldest first; for a question being answered, only that one."""
    rows = questions_in(ctx.the_case)
    return tuple(
        QuestionAsked(
            row.words,
            row.by.name,
            row.of.name,
            moment(row.at),
            row.answer,
            row.answered_by.name if row.answered_by else "",
            moment(row.answered_at) if row.answered_at else "",
        )
        for row in rows
        if ctx.subject in {row.subject, row.reference}
    )


@dataclass(frozen=True)
class CaseBrief:
    """What a page shows beside a decision."""

    happened: tuple[str, ...]
    first: tuple[components.Link, ...]
    late: tuple[str, ...]
    account: str
    account_on: str
    allegations: tuple[AllegationShown, ...]
    needs: tuple[str, ...]
    weighed: tuple[AssessmentAnswer, ...]
    deciders: str
    reviewers: str
    asked: tuple[QuestionAsked, ...] = ()


def brief_of(ctx: ActContext, presenter: Presenter, facts: Facts) -> CaseBrief:
    """Return the case in short; ``facts`` are about the open decision."""
    late = late_in(ctx)
    words, on = _account(ctx)
    look = after_acting(ctx, facts)
    thought_of = reviewers(ctx.by.landlord, look)
    hearers = with_quorum(thought_of, look)
    asked = ctx.act is Act.PROPOSE or kind(ctx.act).decides_a_proposal
    nobody = (_nobody_hears(ctx, presenter, thought_of),) if asked and not hearers else ()
    return CaseBrief(
        _happened(ctx),
        (*flags_of(ctx, facts, late), *nobody),
        late,
        words,
        on,
        allegations_shown(allegations_of(ctx.the_case)),
        tuple(need.says for need in needs_now(ctx.the_case.customer)),
        _weighed(ctx, presenter),
        _people(ctx, Act.AUTHORISE_MARKER if facts.marker else Act.AUTHORISE, facts),
        listed((f"{one.membership.user.name} ({one.membership.title})" for one in hearers), "or"),
        questions_asked(ctx),
    )


def late_in(ctx: ActContext) -> tuple[str, ...]:
    """Return the landlord's delays in a case, in sentences."""
    case, rest = ctx.the_case, (ctx.policy, ctx.calendar, ctx.on)
    replies = replies_to(case.landlord, [case.customer], ctx.at).get(case.customer_id, ())
    return tuple(one.says for one in (*landlord_delays(case, owed_in(ctx), *rest), *late_replies(replies, *rest)))


def _happened(ctx: ActContext) -> tuple[str, ...]:
    newest = sorted(live_incidents_in(ctx.the_case), key=lambda row: row.happened_at, reverse=True)[:3]
    return tuple(f"{short(localdate(row.happened_at))}: {row.what}" for row in reversed(newest))


def _account(ctx: ActContext) -> tuple[str, str]:
    steps = accounts_in(ctx.the_case)
    return (steps[-1].words, short(steps[-1].happened_on)) if steps else ("", "")


def _weighed(ctx: ActContext, presenter: Presenter) -> tuple[AssessmentAnswer, ...]:
    rows = assessed_in(ctx.the_case)
    return tuple(assessment_answers(rows, ctx.policy, presenter.words, privileged=may_read_privileged(ctx.by)))


def _people(ctx: ActContext, act: Act, facts: Facts) -> str:
    found = who_could(ctx, act, facts)
    return listed((f"{person.user.name} ({person.title})" for person in found), "or")


def _nobody_hears(ctx: ActContext, presenter: Presenter, thought_of: list[Reviewer]) -> components.Link:
    """Return that no reviewer could decide an appeal after this act, with the reasons against each person."""
    says = [
        _("{name}: {reasons}").format(
            name=one.membership.user.name, reasons=" ".join(presenter.words.message(reason) for reason in one.against)
        )
        for one in thought_of
        if one.against
    ]
    none = _("After this act no reviewer could decide an appeal. Settle this first.")
    return components.Link(" ".join((none, *says)), f"{reverse('case', args=[ctx.the_case.reference])}#decided")


@dataclass(frozen=True)
class MeasureTerms:
    """A measure in words: its kind, terms, dates, open channels; ``proposed``: the proposal that it would replace."""

    title: str
    sentences: tuple[str, ...]
    starts: str
    until: str
    review: str
    open: tuple[str, ...]
    always: tuple[str, ...]
    emergencies: str
    why: str = ""
    proposed: tuple[str, ...] = ()
    lines: tuple[ProposalLine, ...] = ()
    since: str = ""


def terms_of(
    ctx: ActContext, measure: Measure, presenter: Presenter, why: str = "", facts: Facts | None = None
) -> MeasureTerms:
    """Return a measure in words; ``facts`` name the proposal that it would replace."""
    others = [row for row in ctx.facts.in_force(ctx.on) if row.reference != measure.reference]
    ways = [
        way
        for way in ways_open([*(row.terms_on(ctx.on) for row in others), measure.terms])
        if way.channel not in ctx.facts.unusable
    ]
    lighter = facts is not None and facts.instead_of is not None
    signature = None if lighter or ctx.act is Act.DECIDE_APPEAL else signed_before(ctx, measure.reference)
    lines = lines_of(measure, ctx.on, signature)
    always = dict.fromkeys(matter for answer in ctx.policy.every("never_blocked") for matter in answer.value.matters)
    return MeasureTerms(
        presenter.words.name(measure.key),
        tuple(sentences(measure.terms)),
        short(measure.first_day(ctx.on)),
        short(measure.until),
        short(measure.review_on),
        tuple(ENGLISH.at_times(str(CHANNELS[way.channel]), way.window) for way in ways),
        tuple(start(plain(matter)) for matter in always),
        ctx.by.landlord.emergency_telephone,
        why,
        _in_place_of(facts.instead_of, presenter) if facts and facts.instead_of else (),
        lines,
        since(signature, lines),
    )


def _in_place_of(proposed: Measure, presenter: Presenter) -> tuple[str, ...]:
    dates = _("From {starts_on}, until {until}; reviewed {review_on}.").format(
        starts_on=short(proposed.starts_on), until=short(proposed.until), review_on=short(proposed.review_on)
    )
    return (f"{presenter.words.name(proposed.key)}.", *sentences(proposed.terms), dates)
