"""Judges one question: may this person do this, now, under this policy?"""

from collections.abc import Iterable
from datetime import date

from evenhand.policy import rules as _rules  # noqa: F401  (registers the rules)
from evenhand.policy.acts import kind
from evenhand.policy.calendar import Calendar
from evenhand.policy.facts.facts import Facts, Person
from evenhand.policy.inquiry import RULES, Inquiry, Registered
from evenhand.policy.layers import Policy, Provisions
from evenhand.policy.rules.appeals import route_of_appeal
from evenhand.policy.verdict import NextAct, RuleResult, Verdict
from evenhand.policy.vocabulary import Act, Decision

_RULES_OF = {act: tuple(registered for registered in RULES if act in registered.acts) for act in Act}


def judge(policy: Policy, facts: Facts, act: Act, actor: Person | None, at: date, calendar: Calendar) -> Verdict:
    """Return whether an act may be done, with every rule looked at, its layer, clause and cure.

    ``facts.subject`` names the measure, marker, appeal, letter or referral that the act is about, where it is about one;
    a proposal in question is among the facts, as a draft. ``at`` is a day in the landlord's zone. ``actor`` None: no person is
    named (a history), and who may do it is reported as not known. The same arguments give the same verdict, always.
    """
    return _judged(Inquiry(policy, facts, act, actor, at, calendar), {})


def _judged(inquiry: Inquiry, shared: dict[str, tuple[RuleResult, ...]]) -> Verdict:
    """Check every rule; ``shared`` caches the results that are the same for every act about the same thing."""
    results: list[RuleResult] = []
    for registered in _guards(inquiry.provisions, inquiry.asked):
        found = shared.get(registered.name)
        if found is None:
            inquiry.act_was_read = False
            found = tuple(registered.check(inquiry))
            if not inquiry.act_was_read:
                shared[registered.name] = found
        results += found
    policy, facts = inquiry.policy, inquiry.facts
    found = tuple(results)
    return Verdict(inquiry.asked, facts.subject, inquiry.day, found, policy.released_as, policy.main.sha256, facts)


def _guards(provisions: Provisions, act: Act) -> tuple[Registered, ...]:
    found: tuple[Registered, ...] | None = provisions.cache.get(act)
    if found is None:
        found = provisions.cache[act] = tuple(
            registered for registered in _RULES_OF[act] if registered.applies_to(provisions, act)
        )
    return found


def next_acts(
    policy: Policy,
    facts: Facts,
    actor: Person | None,
    at: date,
    calendar: Calendar,
    acts: Iterable[Act] = tuple(Act),
) -> tuple[NextAct, ...]:
    """Return each act that has a subject, with its verdict: permitted ones and, with reasons, refused ones.

    Left out: steps that this policy does not have (signing for the use of the policy, endorsing, confirming, an appeal
    that no layer lets be decided).
    """
    asked = [(act, subject) for act in acts if _is_a_step(policy, act) for subject in kind(act).applies(facts)]
    inquiries: dict[tuple[str | None, Decision | None, bool], tuple[Inquiry, dict[str, tuple[RuleResult, ...]]]] = {}
    found = []
    for act, subject in asked:
        about = (subject, kind(act).decision, act is Act.REFER)  # the topics asked depend on the subject alone
        if about not in inquiries:
            inquiries[about] = (Inquiry(policy, facts.about(subject), act, actor, at, calendar), {})
        inquiry, shared = inquiries[about]
        if act is Act.RECEIVE_APPEAL and route_of_appeal(inquiry, facts.decision_of(subject)) is None:
            continue
        found.append(NextAct(act, subject, _judged(inquiry.asking(act), shared)))
    return tuple(found)


def _is_a_step(policy: Policy, act: Act) -> bool:
    match act:
        case Act.DECIDE_USE:
            return any(answer.value.act is act for answer in policy.every("authority"))
        case Act.ENDORSE:
            signed = (answer.value for answer in policy.every("authority"))
            several = any(wanted.endorsed_by or wanted.jointly_with or wanted.by.committee for wanted in signed)
            return several or bool(policy.every("endorsement"))
        case Act.CONFIRM_MARKER:
            return any(answer.value.steps != "one" for answer in policy.every("marker"))
    return True
