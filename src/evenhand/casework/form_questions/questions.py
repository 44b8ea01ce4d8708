"""Works out what a form asks: assessment questions, bounds of dates, who can decide."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from evenhand.cases.models import Assessed
from evenhand.casework.context import DRAFT, ActContext
from evenhand.casework.letters.letter import written
from evenhand.casework.registry import may_do
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import person_of, staff
from evenhand.policy.acts import Decides, deciding
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.judge import judge
from evenhand.policy.layers import Answer, Policy, Silent
from evenhand.policy.pack.answers import Span
from evenhand.policy.rules.limits import count, latest_review, review_rule
from evenhand.policy.verdict import Cited, RuleResult, Verdict
from evenhand.policy.vocabulary import CONSENT, Act, Decision, NoticePart

_DECISIONS = sorted(deciding(Decides.BEGINS, but={Act.AUTHORISE_MARKER}) | {Act.PROPOSE}, key=tuple(Act).index)
"""The acts that an assessment prepares; a marker's questions are asked of each waiting marker."""
_PERSONAL = frozenset({"authority", "decider_not_proposer", "interested_decide_nothing"})


@dataclass(frozen=True)
class AssessmentQuestion:
    """One question of an assessment: the fact, the act that needs it, the layer that asks, and the latest answer."""

    fact: str
    before: Act
    cited: tuple[Cited, ...]
    answer: Assessed | None = None


def to_assess(ctx: ActContext, measure: str = "", asks: str = "") -> list[AssessmentQuestion]:
    """Return every fact that the assessment of this case has to establish under all layers, and those already answered.

    ``measure``: a measure under consideration, which may bring its own questions. ``asks``: a fact that an act asks for,
    also where none of the usual next acts does.
    """
    wanted: dict[str, AssessmentQuestion] = {}
    for act, result in _looked(ctx, measure):
        fact = result.message.params.get("fact") or result.message.params.get("question")
        if not fact or not assessable(fact) or result.cited is None:
            continue
        before = wanted.get(fact, AssessmentQuestion(fact, act, ()))
        wanted[fact] = replace(before, cited=tuple(dict.fromkeys((*before.cited, result.cited))))
    answers = {row.fact: row for row in ctx.the_case.assessed.all()}
    if asks and assessable(asks) and asks in FACT_CATALOGUE.keys() | ctx.policy.catalogue("question").keys():
        wanted.setdefault(asks, AssessmentQuestion(asks, Act.ASSESS, ()))
    asked = [replace(one, answer=answers.get(fact)) for fact, one in wanted.items()]
    return asked + [AssessmentQuestion(fact, Act.ASSESS, (), row) for fact, row in answers.items() if fact not in wanted]


def _looked(ctx: ActContext, measure: str) -> Iterator[tuple[Act, RuleResult]]:
    facts = _with_draft(ctx.facts, measure, ctx.on)
    asking = [(Act.DECIDE_USE, facts.about(None))]
    asking += [(act, facts.about(None if act in {Act.FIND, Act.WARN} else DRAFT)) for act in _DECISIONS]
    asking += [(Act.AUTHORISE, facts.about(row.reference)) for row in facts.measures if row.open_proposal]
    asking += [(Act.AUTHORISE_MARKER, facts.about(row.reference)) for row in facts.markers if not row.authorised_on]
    asking += [(Act.REFER, _passing_on(facts, key, ctx.on)) for key in ctx.policy.catalogue("referral")]
    for act, about in asking:
        verdict = judge(ctx.policy, about, act, ctx.by.person, ctx.on, ctx.calendar)
        yield from ((act, result) for result in verdict.results)
    yield from _of_terms(ctx, facts)


def _with_draft(facts: Facts, measure: str, on: date) -> Facts:
    draft = known.Measure(DRAFT, measure, proposed_on=on, starts_on=on)
    return facts.plus(measures=(*facts.measures, draft))


def _passing_on(facts: Facts, key: str, on: date) -> Facts:
    """Return the facts with the matter passed on, by consent: questions on the legal basis are on that act's form."""
    draft = known.Referral(DRAFT, key, on)
    return facts.plus(referrals=(*facts.referrals, draft), route=CONSENT).about(DRAFT)


def referrals_for_others(ctx: ActContext) -> dict[str, Verdict]:
    """Return the policy's referrals that only another than this officer can make, each with the verdict that says so.

    One from which this officer may depart with a reason is none.
    """
    found = {}
    for key in ctx.policy.catalogue("referral"):
        verdict = before_answering(ctx, _passing_on(ctx.facts, key, ctx.on))
        theirs = verdict.for_another(ctx.by.user.reference)
        if any(all(cure.code != "give_reason" for cure in one.cures) for one in theirs):
            found[key] = verdict
    return found


def _of_terms(ctx: ActContext, facts: Facts) -> Iterator[tuple[Act, RuleResult]]:
    """Yield what a term of the measures in question presupposes, whether or not it is used."""
    inquiry = Inquiry(ctx.policy, facts, Act.PROPOSE, ctx.by.person, ctx.on, ctx.calendar)
    offered = ctx.policy.catalogue("measure")
    for key in {row.key for row in facts.measures if row.open_proposal} & offered.keys():
        for term in offered[key].value.terms.named().values():
            if term.only_if:
                yield Act.PROPOSE, inquiry.needs("terms_allowed", term.only_if, offered[key])


def wanted_facts(policy: Policy) -> frozenset[str]:
    """Return every fact that some layer of a policy asks for anywhere."""
    found = {"agreed_by_customer"}  # every policy may pass information on by consent
    for answer in policy.every("precondition"):
        found |= {*answer.value.requires, *answer.value.any_of}
    for topic in ("behaviour", "measure"):
        for answer in policy.catalogue(topic).values():
            found |= {*answer.value.needs_all, *getattr(answer.value, "needs_any", ())}
    for answer in policy.catalogue("measure").values():
        found |= {rule.only_if for rule in answer.value.terms.named().values() if rule.only_if}
    return frozenset(found)


@dataclass(frozen=True)
class Bounds:
    """The last day for a date, with the answer that sets it; None where no layer does."""

    latest: date | None = None
    usual: date | None = None
    cited: tuple[Cited, ...] = ()


def review_bounds(ctx: ActContext, facts: Facts, start: date) -> Bounds:
    """Return by when the decision in question is reviewed, counted from a day."""
    inquiry = _look(ctx, facts)
    answer = review_rule(inquiry)
    if isinstance(answer, Silent):
        return Bounds()
    return Bounds(latest_review(inquiry, answer, start), None, (answer.cited,))


def outcomes_of_review(ctx: ActContext) -> tuple[str, ...]:
    """Return the possible outcomes of the review in question, under all layers that name them."""
    inquiry = _look(ctx, ctx.facts.about(ctx.subject))
    named = [
        answer.value.outcomes
        for answer in inquiry.every("review")
        if answer.value.of is inquiry.about.decision and answer.value.outcomes
    ]
    every: tuple[str, ...] = ("keep", "lighten", "tighten", "lift")
    return tuple(outcome for outcome in every if all(outcome in allowed for allowed in named))


def grounds_of_extension(ctx: ActContext) -> tuple[str, ...]:
    """Return the policy's own questions that justify an extension: it asks for one of these facts, or all."""
    inquiry = _look(ctx, ctx.facts.about(ctx.subject))
    questions = ctx.policy.catalogue("question")
    wanted = [
        fact
        for answer in inquiry.every("precondition")
        if Act.EXTEND in answer.value.before
        for fact in (*answer.value.requires, *answer.value.any_of)
    ]
    return tuple(dict.fromkeys(fact for fact in wanted if fact in questions and Act.EXTEND in questions[fact].value.before))


def end_bounds(ctx: ActContext, facts: Facts, start: date) -> Bounds:
    """Return the last day for the decision in question, counted from a day: the shortest of the layers' lengths."""
    inquiry = _look(ctx, facts)
    answers = inquiry.every("duration")
    most = [_last(inquiry, start, answer.value.most) for answer in answers if answer.value.most]
    usual = [_last(inquiry, start, answer.value.usual) for answer in answers if answer.value.usual]
    return Bounds(min(most, default=None), min(usual, default=None), tuple(answer.cited for answer in answers))


def _last(inquiry: Inquiry, start: date, span: Span) -> date:
    return count(inquiry, start, span).last_day


def _look(ctx: ActContext, facts: Facts) -> Inquiry:
    return Inquiry(ctx.policy, facts, ctx.act, ctx.by.person, ctx.on, ctx.calendar)


def fair_time(ctx: ActContext) -> tuple[date, Answer] | None:
    """Return the end of a fair time for a customer who is asked today; None where nothing is adopted."""
    answer = _look(ctx, ctx.facts).ask("account.fair_time")
    if isinstance(answer, Silent):
        return None
    return ctx.calendar.count(ctx.on, answer.value.within.term).last_day, answer


def letter_lacks(ctx: ActContext, decision: Decision) -> frozenset[NoticePart]:
    """Return the parts that the letter of a decision must have and does not have yet."""
    letter = written(ctx, decision)
    return frozenset(letter.must) - frozenset(letter.says)


def time_to_answer(ctx: ActContext) -> tuple[date, date] | None:
    """Return when the customer was first asked by a usable channel, and the last day of a fair time to answer."""
    asked = [asking.on for asking in ctx.facts.asked if asking.channels - ctx.facts.unusable]
    answer = _look(ctx, ctx.facts).ask("account.fair_time")
    if not asked or isinstance(answer, Silent):
        return None
    return min(asked), ctx.calendar.count(min(asked), answer.value.within.term).last_day


def warnings_before_ending(ctx: ActContext) -> Answer | None:
    """Return the answer that says how many warnings come before a call or visit is ended; None where no layer says."""
    answer = _look(ctx, ctx.facts).ask("on_the_spot")
    return None if isinstance(answer, Silent) else answer


def before_answering(ctx: ActContext, facts: Facts) -> Verdict:
    """Return the verdict on an act about these facts before its form is filled in."""
    return judge(ctx.policy, facts, ctx.act, ctx.by.person, ctx.on, ctx.calendar)


def who_else_may_depart(ctx: ActContext, facts: Facts) -> tuple[str, ...]:
    """Return the roles, team and committee that may record a departure here; empty where this person may, or no layer says."""
    inquiry = _look(ctx, facts)
    answer = inquiry.ask("departure")
    if isinstance(answer, Silent):
        answer = inquiry.policy.authority(Act.AUTHORISE, inquiry.about, inquiry.jurisdiction)
    if isinstance(answer, Silent) or inquiry.is_one_of(ctx.by.person, answer.value.by):
        return ()
    by = answer.value.by
    return tuple(key for key in (*by.roles, by.team, by.committee) if key)


def who_could(ctx: ActContext, act: Act, facts: Facts) -> list[Membership]:
    """Return who could do an act on the decision in question, as far as it depends on who they are."""
    return [
        member
        for member in staff(ctx.by.landlord)
        if _capable(member, act)
        and not any(
            result.rule in _PERSONAL
            for result in judge(ctx.policy, facts, act, person_of(member, member.user.reference), ctx.on, ctx.calendar).refusals
        )
    ]


def _capable(member: Membership, act: Act) -> bool:
    return bool(set(member.capacities) & may_do(act))


def consulted_parties(ctx: ActContext) -> list[str]:
    """Return the parties to consult about the decision in question, those not yet asked first."""
    inquiry = _look(ctx, ctx.facts.about(ctx.subject))
    asked = {row.party for row in (inquiry.facts.measure.signatures if inquiry.facts.measure else ()) if row.act is Act.CONSULT}
    parties = list(dict.fromkeys(party for answer in inquiry.every("consultation") for party in answer.value.parties))
    return sorted(parties, key=lambda party: party in asked)


def assessable(fact: str) -> bool:
    """Return whether the assessment establishes a fact; it does for a pack's own question."""
    kind = FACT_CATALOGUE.get(fact)
    return kind is None or kind.by is Act.ASSESS


def signposting(policy: Policy, situations: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return everywhere that the policy signposts to, the places for these situations first."""
    named = [(answer.value.situation in situations, answer.value.goes_to) for answer in policy.every("scope.elsewhere")]
    named.sort(key=lambda found: not found[0])
    passed = [answer.value.to for answer in policy.catalogue("referral").values()]
    return tuple(dict.fromkeys((*(goes_to for _, goes_to in named), *passed)))
