"""Flags what an officer must check before signing, each with its place on the page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.casework.context import ActContext
from evenhand.casework.facts.customer import allegations_of
from evenhand.casework.form_questions.comparable_cases import comparable_cases
from evenhand.casework.rows import accused_in, live_incidents_in, promises_to
from evenhand.policy.calendar import localdate
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import REPAIRS_REFERRAL, Act, Tri
from evenhand.ui import components
from evenhand.web.acts.forms.choices import CHANNELS
from evenhand.wording.dates import listed, short
from evenhand.wording.words import plain


def flags_of(ctx: ActContext, facts: Facts, late: tuple[str, ...]) -> tuple[components.Link, ...]:
    """Return the flags; ``late``: the landlord's delays."""
    found = [*_of_the_customer(facts), *_of_our_people(ctx), *_of_us(late), *_besides(ctx, facts)]
    found += [*_promised(ctx), *_only_asks(ctx, facts), *_stricter(ctx, facts)]
    return tuple(found)


def _of_the_customer(facts: Facts) -> Iterator[components.Link]:
    if facts.fact("needs_asked").state is not Tri.YES:
        yield components.Link(_("We have not asked this customer about needs and adjustments."), "#needs")
    if facts.fact("account_settled").state is not Tri.YES:
        says = _("The customer has not been heard, and their time to answer has not been recorded as passed.")
        yield components.Link(says, "#account")
    if facts.unusable:
        cannot = listed(CHANNELS[key].lower() for key in sorted(facts.unusable))
        yield components.Link(_("They cannot use: {cannot}.").format(cannot=cannot), "#needs")


def _of_our_people(ctx: ActContext) -> Iterator[components.Link]:
    """Yield the open allegations about staff, those about this report's reporter by name."""
    waiting = [row for row in allegations_of(ctx.the_case) if row.settled_on is None]
    reported = {row.reporter_id for row in live_incidents_in(ctx.the_case)}
    about = {user.name for row in waiting for user in accused_in(row) if user.pk in reported}
    if about:
        says = _("A complaint about {sorted}, who reported this, is open: it is not settled yet.").format(
            sorted=listed(sorted(about))
        )
        yield components.Link(says, "#alleged")
    elif waiting:
        yield components.Link(
            _("The customer alleges that a colleague did something wrong. That is not settled yet."), "#alleged"
        )


def _of_us(late: tuple[str, ...]) -> Iterator[components.Link]:
    if late:
        yield components.Link(_("We were late ourselves in this case."), "#late")


def _besides(ctx: ActContext, facts: Facts) -> Iterator[components.Link]:
    decided = {facts.subject, facts.appeal.of if facts.appeal else None}
    if others := [row for row in facts.in_force(ctx.on) if row.reference not in decided]:
        names = listed(plain(row.key) for row in others)
        says = _("Already in force: {names}. What stays open is counted over all of them.").format(names=names)
        yield components.Link(says, f"{reverse('case', args=[ctx.the_case.reference])}#decided")


def _only_asks(ctx: ActContext, facts: Facts) -> Iterator[components.Link]:
    """Yield where all that is on file beside the reports is repairs and complaints: asking for them is no misconduct."""
    broken = [row for row in facts.referrals if row.key == REPAIRS_REFERRAL]
    if not (broken or facts.complaints) or facts.in_force(ctx.on) or facts.markers or _besides_asking(facts):
        return
    complaints = ngettext("{number} complaint", "{number} complaints", len(facts.complaints)).format(
        number=len(facts.complaints)
    )
    repairs = ngettext("{number} thing to repair", "{number} things to repair", len(broken)).format(number=len(broken))
    says = _("Beside the reports, all there is on file is {asked}. Asking for these is not misconduct.")
    counted = [said for rows, said in ((facts.complaints, complaints), (broken, repairs)) if rows]
    yield components.Link(says.format(asked=listed(counted)), f"{reverse('case', args=[ctx.the_case.reference])}#reported")


def _besides_asking(facts: Facts) -> bool:
    """Return whether a report is graver: of what may be an offence, or of a call or visit that was ended."""
    return any(one.possible_offence is Tri.YES or one.ended for one in facts.incidents if not one.withdrawn)


def _promised(ctx: ActContext) -> Iterator[components.Link]:
    """Yield each written promise that a colleague made to the customer, such as a director's; oldest first."""
    for row in promises_to(ctx.the_case):
        says = _("Promised to the customer on {day}: {promise}").format(
            day=short(localdate(row.happened_at)), promise=row.promise
        )
        yield components.Link(says, f"{reverse('case', args=[ctx.the_case.reference])}#timeline")


def _stricter(ctx: ActContext, facts: Facts) -> Iterator[components.Link]:
    """Yield where a proposal is stricter than like cases."""
    like = comparable_cases(ctx, facts) if ctx.act in {Act.AUTHORISE, Act.ENDORSE} else None
    if like and like.rarer:
        of_all = f"{like.of_kind or 'none'} of {like.cases}"
        says = _("Stricter than like cases: in the last two years {of_all} led to a {kind}.").format(
            of_all=of_all, kind=plain(like.kind)
        )
        yield components.Link(says, "#terms")
    if like and like.longer:
        says = _("Longer than like cases: it would last {days} days; half of those lasted {usual} or less.").format(
            days=like.days, usual=like.usual
        )
        yield components.Link(says, "#terms")
