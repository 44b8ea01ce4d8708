"""Rules on what a letter must say: every layer's parts. A letter without one of them is not issued."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from evenhand.policy.acts import KINDS, kind
from evenhand.policy.facts.facts import Facts
from evenhand.policy.inquiry import Inquiry, met, named, rule
from evenhand.policy.layers import About, Answer, Jurisdiction, Policy
from evenhand.policy.rules.appeals import route_of_appeal
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Category, Decision, NoticePart

PART_MISSING = {
    NoticePart.REASONS: Category.NO_REASONS,
    NoticePart.WHY_UNACCEPTABLE: Category.NO_REASONS,
    NoticePart.UNTIL_WHEN: Category.NO_DURATION,
    NoticePart.REVIEW_WHEN: Category.NO_REVIEW,
    NoticePart.HOW_TO_APPEAL: Category.NO_APPEAL_ROUTE,
    NoticePart.WHAT_STAYS_OPEN: Category.NO_CHANNEL_LEFT,
    NoticePart.EMERGENCIES: Category.EMERGENCY_BLOCKED,
}
OF_FAULT = frozenset({NoticePart.WHY_UNACCEPTABLE, NoticePart.EXPECTED_BEHAVIOUR})
"""Parts that a letter leaves out where the report is not made out."""
ESSENTIAL = frozenset(
    {
        NoticePart.BEHAVIOUR,
        NoticePart.WHY_UNACCEPTABLE,
        NoticePart.REASONS,
        NoticePart.WHAT_IS_DECIDED,
        NoticePart.FROM_WHEN,
        NoticePart.UNTIL_WHEN,
        NoticePart.REVIEW_WHEN,
        NoticePart.HOW_TO_APPEAL,
        NoticePart.APPEAL_BY_WHEN,
        NoticePart.WHAT_STAYS_OPEN,
        NoticePart.HOW_REMOVED,
    }
)
"""What floor 9 and 42 ask of a letter: what, why, until when, review, appeal, open channel. No reason waives one."""
BY_ITS_SENDER = frozenset(
    {NoticePart.CONTACT_PERSON, NoticePart.SERVICE_IMPLICATIONS, NoticePart.HOME_AT_RISK, NoticePart.EXPECTED_BEHAVIOUR}
)
"""Parts that the sender adds on the form of the letter, which is not sent without them."""
SIGNED = tuple(one.act for one in KINDS if one.signs)
WITH_A_LETTER = tuple(one.act for one in KINDS if one.letters)


def notices(policy: Policy, decision: Decision, about: About, jurisdiction: Jurisdiction) -> tuple[Answer, ...]:
    """Return what every layer says of the letter for a decision."""
    return tuple(
        answer for answer in policy.provisions(about, jurisdiction).every("notice") if answer.value.decision is decision
    )


def must_say(policy: Policy, decision: Decision, about: About, jurisdiction: Jurisdiction) -> tuple[NoticePart, ...]:
    """Return the parts that the letter must have under all layers, each once, in the vocabulary's order."""
    wanted = {part for answer in notices(policy, decision, about, jurisdiction) for part in answer.value.says}
    return tuple(part for part in NoticePart if part in wanted)


def wanted_of(inquiry: Inquiry) -> tuple[Answer, ...]:
    """Return what every layer says of the letter that an act issues, or signs for a later one."""
    about = kind(inquiry.act)
    decisions = (*about.letters, *([about.signs] if about.signs else []))
    return tuple(found for one in decisions for found in notices(inquiry.policy, one, inquiry.about, inquiry.jurisdiction))


def left_out(inquiry: Inquiry) -> frozenset[NoticePart]:
    """Return the parts that a recorded reason leaves out of the letter that an act issues: only a "should" asks for them."""
    wanted = wanted_of(inquiry)
    departed = {answer.cited.id for answer in wanted if inquiry.departs(answer.cited)}
    kept = {part for answer in wanted if answer.cited.id not in departed for part in answer.value.says}
    return frozenset(part for answer in wanted for part in answer.value.says) - kept


def nothing_to_say(inquiry: Inquiry) -> frozenset[NoticePart]:
    """Return the parts that do not apply to a letter: no fault was found, it ended, it has no such day, or no appeal."""
    if Decision.REVIEW not in kind(inquiry.act).letters:
        return OF_FAULT if inquiry.finds_nothing else frozenset()
    facts = inquiry.facts
    ended = facts.reviewing is not None and not facts.reviewing.keeps
    parts = {NoticePart.NEXT_REVIEW} if ended or not (facts.measure or facts.marker) else set()
    if inquiry.act is Act.TELL_NEW_DAY:
        parts.add(NoticePart.APPEAL_BY_WHEN)  # its time to appeal may be over
        parts |= set() if route_of_appeal(inquiry, inquiry.about.decision) else {NoticePart.HOW_TO_APPEAL}
    return frozenset(parts if facts.measure else {*parts, NoticePart.UNTIL_WHEN})


@rule(*WITH_A_LETTER, topics=("notice",))
def notice_complete(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The letter has every part that any layer asks for; one that nobody has begun has to be written, whatever it lacks."""
    says, beside = _says(inquiry), nothing_to_say(inquiry)
    for answer in wanted_of(inquiry) if says is not None else ():
        asked = [part for part in answer.value.says if part not in beside]
        missing = [part for part in asked if part not in (says or ())]
        if missing:
            yield _incomplete(inquiry, answer, missing)
        elif asked:
            yield met("notice_complete", answer, Message("notice_complete", parts=missing), Category.NO_NOTICE)


def _incomplete(inquiry: Inquiry, answer: Answer, missing: list[NoticePart]) -> RuleResult:
    breach = next((PART_MISSING[part] for part in missing if part in PART_MISSING), Category.NO_NOTICE)
    if _written(inquiry) is not None or not inquiry.facts.complete:
        message, cure = Message("notice_lacks", parts=missing), Cure("say", parts=missing)
        return inquiry.refused("notice_complete", answer, message, cure, breach=breach)
    found = inquiry.refused("notice_complete", answer, Message("letter_not_begun"), breach=breach)
    return replace(found, cures=(Cure("write_letter"),)) if found.refuses else found


@rule(*WITH_A_LETTER, topics=("safeguard",))
def letter_reaches(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The letter says where it reaches its reader; what a history leaves open is no fault."""
    answer, says = inquiry.safeguard("letter_reaches"), _written(inquiry)
    if answer is None or says is None or not inquiry.facts.complete:
        return
    if NoticePart.REACHED_AT in says:
        yield met("letter_reaches", answer, Message("letter_reaches"), Category.NO_NOTICE)
    else:
        cure = Cure("say", parts=[NoticePart.REACHED_AT])
        yield inquiry.refused("letter_reaches", answer, Message("letter_reaches_nobody"), cure, breach=Category.NO_NOTICE)


@rule(*WITH_A_LETTER, topics=("safeguard",))
def emergencies_in_letter(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A letter of which no layer asks it names an emergency route that its reader can use all the same (floor 61)."""
    answer, says = inquiry.safeguard("emergency_route_open"), _written(inquiry)
    asked = any(NoticePart.EMERGENCIES in wanted.value.says for wanted in wanted_of(inquiry))
    if answer is None or says is None or asked or not inquiry.facts.complete:
        return
    if NoticePart.EMERGENCIES in says:
        yield met("emergencies_in_letter", answer, Message("notice_complete", parts=[]), Category.EMERGENCY_BLOCKED)
    else:
        parts = [NoticePart.EMERGENCIES]
        message, cure = Message("notice_lacks", parts=parts), Cure("say", parts=parts)
        yield inquiry.refused("emergencies_in_letter", answer, message, cure, breach=Category.EMERGENCY_BLOCKED)


@rule(*WITH_A_LETTER, *SIGNED, topics=("safeguard",))
def only_contact_reached(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Whichever act makes a colleague the only contact: the letter says how to reach them (floor 31)."""
    answer, says = inquiry.safeguard("only_contact_reached"), _written(inquiry)
    name = _only_contact(inquiry.facts)
    if answer is None or not says or not name or not inquiry.facts.complete:  # an empty letter is not begun
        return
    if NoticePart.CONTACT_PERSON in says:
        yield met("only_contact_reached", answer, Message("only_contact_reached"), Category.NO_NOTICE)
    else:
        message, cure = Message("only_contact_not_reached", name=name), Cure("clear_line", name=name)
        yield inquiry.refused("only_contact_reached", answer, message, cure, breach=Category.NO_NOTICE)


def _only_contact(facts: Facts) -> str | None:
    """Return who is the only contact under the terms in question: of a measure, of an appeal's answer, or meanwhile."""
    changed = facts.appeal.changed_to if facts.appeal else None
    decided = changed or facts.measure
    terms = decided.terms if decided else facts.request.interim if facts.request else None
    return terms.named_contact if terms else None


@rule(*SIGNED, topics=("notice", "safeguard"))
def signed_as_it_goes(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The letter that will be sent has every part before it is signed; a reason waives one, but none of `ESSENTIAL`."""
    says, name = inquiry.facts.says, "signed_as_it_goes"
    firm, answer = inquiry.safeguard("essentials_signed"), inquiry.safeguard(name)
    if says is None or answer is None or firm is None:
        return
    gaps = [part for part in _to_sign(inquiry) if part not in says]
    for part in gaps:
        asked = firm if part in ESSENTIAL else answer
        message, cure = Message("signed_lacks", parts=[part]), Cure("fill_letter", parts=[part])
        yield inquiry.refused(name, asked, message, cure, breach=PART_MISSING.get(part, Category.NO_NOTICE))
    if not gaps:
        yield from (met(name, one, Message("notice_complete"), Category.NO_NOTICE) for one in (firm, answer))


def _to_sign(inquiry: Inquiry) -> tuple[NoticePart, ...]:
    """Return the parts that the letter to sign must have, without those that its sender adds."""
    asked = {part for answer in wanted_of(inquiry) for part in answer.value.says} - left_out(inquiry)
    reaches = inquiry.safeguard("letter_reaches")
    if reaches is not None and not inquiry.departs(reaches.cited, now=True):
        asked.add(NoticePart.REACHED_AT)
    if inquiry.safeguard("emergency_route_open") is not None:
        asked.add(NoticePart.EMERGENCIES)
    return tuple(part for part in NoticePart if part in asked - BY_ITS_SENDER)


@rule(*SIGNED, topics=("safeguard",))
def own_question_answered(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Who asked the proposer a question waits for the answer before they decide, or records why not."""
    answer, actor, facts = inquiry.safeguard("signed_as_it_goes"), inquiry.actor, inquiry.facts
    if answer is None or actor is None:
        return
    for one in facts.questions:
        if one.of == facts.subject and one.by == actor.reference and one.answered_on is None:
            cure = Cure("do", act=Act.ANSWER_QUESTION, fact=None, subject=one.reference)
            yield inquiry.refused("own_question_answered", answer, Message("question_open", on=one.asked_on), cure)


@rule(Act.ANSWER_QUESTION, topics=("safeguard",))
def answered_by_another(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A question that waits for its answer before somebody signs is not answered by the officer who asked it."""
    answer, actor = inquiry.safeguard("signed_as_it_goes"), inquiry.actor
    if answer is None or actor is None:
        return
    if any(one.reference == inquiry.facts.subject and one.by == actor.reference for one in inquiry.facts.questions):
        cure = Cure("by_another", not_by=actor.reference)
        yield inquiry.refused("answered_by_another", answer, Message("asked_it_oneself"), cure)
    else:
        yield met("answered_by_another", answer, Message("asked_by_another"))


@rule(*WITH_A_LETTER, topics=("notice",))
def told_by(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The letter is given by the people that a layer names, where it names any."""
    for answer in wanted_of(inquiry):
        party = answer.value.told_by
        if party is None or inquiry.actor is None:
            continue
        if inquiry.is_one_of(inquiry.actor, party):
            yield met("told_by", answer, Message("may_do_this", act=inquiry.act))
        else:
            message = Message("not_theirs_to_do", act=inquiry.act, **named(party))
            yield inquiry.refused("told_by", answer, message, Cure("authorised_by", **named(party)))


def _says(inquiry: Inquiry) -> frozenset[NoticePart] | None:
    """Return the parts of the letter in question; where nobody has begun to write an act's own letter, it has none of them."""
    facts, written = inquiry.facts, _written(inquiry)
    decided_before = any((facts.measure, facts.marker, facts.complaint, facts.appeal))
    return frozenset() if written is None and kind(inquiry.act).has_its_own_letter and not decided_before else written


def _written(inquiry: Inquiry) -> frozenset[NoticePart] | None:
    """Return the parts of the letter in question; None where there is none, or before somebody begins to write it."""
    facts = inquiry.facts
    if facts.says is not None or not kind(inquiry.act).has_its_own_letter:
        return facts.says
    for subject in (facts.measure, facts.marker, facts.complaint, facts.appeal):
        if subject is not None:
            return subject.says
    return next((decided.says for decided in facts.decided if decided.reference == facts.subject), None)


@rule(Act.SERVE, Act.TELL_MARKER, topics=("safeguard",))
def not_told_before_its_day(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A withheld decision is not given to the customer before its review day."""
    answer, until = inquiry.safeguard("withholding_is_dated"), _withheld_until(inquiry.facts)
    if answer is None or until is None:
        return
    message = Message("not_told_before", on=until)
    if inquiry.day >= until:
        yield met("not_told_before_its_day", answer, message)
    else:
        yield inquiry.refused("not_told_before_its_day", answer, message, Cure("wait_until", on=until))


def _withheld_until(facts: Facts) -> date | None:
    about = next((letter.of for letter in facts.letters if letter.reference == facts.subject), facts.subject)
    found = {row.reference: row.withheld_until for row in facts.measures}
    found |= {row.reference: row.withheld_until for row in facts.markers}
    return found.get(about or "")


@rule(Act.WITHHOLD_NOTICE, topics=("notice", "safeguard"))
def withholding_is_dated(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Withholding a decision is a decision of its own, with a review date."""
    answer = inquiry.safeguard("withholding_is_dated")
    subject = inquiry.facts.measure or inquiry.facts.marker
    if answer is None or subject is None:
        return
    if subject.withheld_until and subject.withheld_until > inquiry.day:
        yield met("withholding_is_dated", answer, Message("looked_at_again", on=subject.withheld_until))
    else:
        cure = Cure("set_date", field="withheld_until", least=inquiry.day)
        yield inquiry.refused("withholding_is_dated", answer, Message("no_date_to_look_again"), cure)
