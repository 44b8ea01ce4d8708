"""Shows a decision in one sentence, its changes since it was signed, and every other way out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.appeals.reviewers import question, reviewers, with_quorum
from evenhand.casework.context import ActContext
from evenhand.casework.form_questions.questions import who_could
from evenhand.casework.permissions import POLICY_OWNER, allowed, may_read_cases
from evenhand.casework.rows import marker_in, measure_in, open_extension, signatures_on
from evenhand.casework.stored import StoredMember, StoredSignOff
from evenhand.landlords.queries import staff
from evenhand.policy.acts import kind
from evenhand.policy.facts.facts import Facts, Measure
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Risk
from evenhand.ui.labels import Labels
from evenhand.ui.presenters import Presenter
from evenhand.wording.dates import listed, short
from evenhand.wording.deciding import binds
from evenhand.wording.terms import by_term
from evenhand.wording.visits import RISKS
from evenhand.work.pending_decision import open_decisions

_SIGNED = {Act.ENDORSE: gettext_lazy("endorsed it"), Act.CONSULT: gettext_lazy("recorded what was said of it")}


@dataclass(frozen=True)
class ProposalLine:
    """One line of a proposal, with its earlier text where it was changed. No ``now``: the line was removed."""

    now: str
    before: str = ""
    added: bool = False


@dataclass(frozen=True)
class DecisionSummary:
    """The decision in a sentence; who is asked before; the links to the other ways out ("" where there is none)."""

    sentence: str
    asks: str
    ask: str
    send_back: str
    involved: str


def decision_summary_of(ctx: ActContext, presenter: Presenter, facts: Facts) -> DecisionSummary | None:
    """Return the open decision; None where the act decides on no proposal."""
    if not kind(ctx.act).decides_a_proposal or not (facts.measure or facts.marker):
        return None
    ask, back = allowed(ctx.by, Act.ASK_PROPOSER), allowed(ctx.by, Act.SEND_BACK) and facts.measure is not None
    return DecisionSummary(
        sentence(ctx, presenter, facts),
        _proposer(ctx),
        presenter.links.act(Act.ASK_PROPOSER, ctx.subject) if ask else "",
        presenter.links.act(Act.SEND_BACK, ctx.subject) if back else "",
        presenter.links.act(Act.DECLARE_INTEREST),
    )


def sentence(ctx: ActContext, presenter: Presenter, facts: Facts) -> str:
    """Return the open decision, in one sentence about the person it binds."""
    name, measure = ctx.the_case.customer.name, facts.measure
    if measure is None:
        row = marker_in(ctx.the_case, ctx.subject)
        says = _("You are deciding whether staff who deal with {name} follow: “{instruction}”.").format(
            name=name, instruction=row.instruction.rstrip(".") if row else ""
        )
        if row is None or not row.risk:
            return says
        return f"{says} " + _("Contractors are also given this kind of risk: {risk}.").format(risk=RISKS[Risk(row.risk)])
    asks, decides = _("You are asked whether you support this: {what}."), _("You are deciding whether {what}.")
    says = asks if ctx.act is Act.ENDORSE else decides
    return says.format(what=f"{binds(name, measure.terms, presenter.words.name(measure.key))}{_until(measure, ctx.act)}")


def _until(measure: Measure, act: Act) -> str:
    if act is Act.EXTEND and measure.until_before:
        return _(" until {until}, instead of {until_before}").format(
            until=short(measure.until), until_before=short(measure.until_before)
        )
    if measure.until:
        return _(" until {until}").format(until=short(measure.until))
    return _(", reviewed on {review_on}").format(review_on=short(measure.review_on)) if measure.review_on else ""


def _proposer(ctx: ActContext) -> str:
    marker, measure = marker_in(ctx.the_case, ctx.subject), measure_in(ctx.the_case, ctx.subject)
    if measure is None:
        return marker.requested_by.name if marker else ""
    asked = open_extension(measure)
    return asked.asked_by.name if asked else measure.proposed_by.name


def signed_before(ctx: ActContext, reference: str) -> StoredSignOff | None:
    """Return the last signature under a proposal, an endorsement before a consultation; None where there is none."""
    row = measure_in(ctx.the_case, reference)
    return max(signatures_on(row) if row else (), key=lambda one: (one.act == Act.ENDORSE, one.pk), default=None)


def since(signature: StoredSignOff | None, lines: tuple[ProposalLine, ...]) -> str:
    """Return whether a proposal was changed since it was signed, in a sentence; "" without a signature."""
    if signature is None:
        return ""
    what = _("{by} {what} on {day}").format(by=signature.by.name, what=_SIGNED[Act(signature.act)], day=short(signature.on))
    changed = any(line.before or line.added for line in lines)
    return (
        _("Changed since {what}: what is different is marked.").format(what=what)
        if changed
        else _("Nothing has changed since {what}.").format(what=what)
    )


def lines_of(measure: Measure, on: date, signature: StoredSignOff | None = None) -> tuple[ProposalLine, ...]:
    """Return a proposal line by line as of a day, each beside its text at the time of signing."""
    told_on = None if measure.imposed_on else on
    now = _says(measure.terms, told_on, measure.starts_on, measure.until, measure.review_on)
    if signature is None:
        return tuple(ProposalLine(says) for says in now.values())
    kept = signature.signed
    days = (date.fromisoformat(kept[name]) if kept[name] else None for name in ("starts_on", "until", "review_on"))
    return tuple(_compared(now, _says(Terms.model_validate(kept["terms"]), told_on, *days)))


def _says(
    terms: Terms, told_on: date | None, starts_on: date | None, until: date | None, review_on: date | None
) -> dict[str, str]:
    days = {
        "starts_on": first_day_in_words(starts_on, told_on),
        "until": _("Until {until}.").format(until=short(until)),
    }
    again = {"review_on": _("Review by {review_on}.").format(review_on=short(review_on))} if review_on else {}
    return by_term(terms) | (days if until else {"starts_on": days["starts_on"]}) | again


def first_day_in_words(starts_on: date | None, told_on: date | None) -> str:
    """Return from when a measure applies; ``told_on``: the first day on which the customer can be told, while they are not."""
    if starts_on and told_on and starts_on < told_on:
        return _("From {first_day}, not {starts_on} as proposed. It cannot begin before we tell the customer.").format(
            first_day=short(told_on), starts_on=short(starts_on)
        )
    return _("From {starts_on}.").format(starts_on=short(starts_on))


def _compared(now: dict[str, str], before: dict[str, str]) -> Iterator[ProposalLine]:
    for name, says in now.items():
        was = before.get(name, "")
        yield ProposalLine(says) if was == says else ProposalLine(says, was, added=not was)
    yield from (ProposalLine("", was) for name, was in before.items() if name not in now)


def others_deciding(ctx: ActContext, presenter: Presenter) -> tuple[str, ...]:
    """Return who else can decide after an officer steps down; or that nobody can, and who to ask."""
    if ctx.act is not Act.DECLARE_INTEREST or not may_read_cases(ctx.by):
        return ()
    me = ctx.by.user.reference
    facts = ctx.facts.plus(interested=ctx.facts.interested | {me})
    labels = Labels(facts, presenter.words)
    found = []
    heard = ((Act.DECIDE_APPEAL, row.reference) for row in facts.appeals if row.waits)
    for act, subject in (*open_decisions(ctx.policy, facts), *heard):
        about = facts.about(subject)
        people = _who_hears(ctx, about) if act is Act.DECIDE_APPEAL else who_could(ctx, act, about)
        names = listed((f"{one.user.name} ({one.title})" for one in people), "or")
        what = labels.act(act, subject)
        found.append(
            _("{what}: {names} can decide it.").format(what=what, names=names)
            if names
            else _("{what}: no colleague here can decide it. {whom_to_ask}").format(what=what, whom_to_ask=_whom_to_ask(ctx))
        )
    return tuple(found)


def _who_hears(ctx: ActContext, facts: Facts) -> list[StoredMember]:
    look = question(ctx, facts)
    return [one.membership for one in with_quorum(reviewers(ctx.by.landlord, look), look)]


def _whom_to_ask(ctx: ActContext) -> str:
    manager = ctx.by.membership.manager
    if manager:
        return _("Settle this first: ask {user} ({title}), your manager, who is to decide it.").format(
            user=manager.user.name, title=manager.title
        )
    owners = [one for one in staff(ctx.by.landlord) if POLICY_OWNER in one.capacities and one.user_id != ctx.by.user.pk]
    names = listed((f"{one.user.name} ({one.title})" for one in owners), "or")
    return (
        _("Settle this first: ask {names}, who maintains the policy here.").format(names=names)
        if names
        else _("Settle this first.")
    )
