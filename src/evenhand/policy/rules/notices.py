"""What a letter must say before it goes: every layer's parts together. A letter with a part missing is not issued."""

from collections.abc import Iterator

from evenhand.policy.layers import About, Answer, Policy, Standing
from evenhand.policy.look import Look, met, named, rule
from evenhand.policy.verdict import Cure, Looked, Message
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
"""What a letter has nothing to say of where the report is not made out."""
_LETTER_OF = {
    Act.FIND: Decision.FINDING,
    Act.WARN: Decision.WARNING,
    Act.IMPOSE: Decision.MEASURE,
    Act.TELL_MARKER: Decision.MARKER,
    Act.REFUSE_COMPLAINT: Decision.COMPLAINT,
    Act.DECIDE_APPEAL: Decision.APPEAL,
}


def notices(policy: Policy, decision: Decision, about: About, standing: Standing) -> tuple[Answer, ...]:
    """Return what every layer says of the letter for a decision."""
    return tuple(answer for answer in policy.heard(about, standing).every("notice") if answer.value.decision is decision)


def must_say(policy: Policy, decision: Decision, about: About, standing: Standing) -> tuple[NoticePart, ...]:
    """Return the parts that the letter must have under all layers together, each once, in the vocabulary's order."""
    wanted = {part for answer in notices(policy, decision, about, standing) for part in answer.value.says}
    return tuple(part for part in NoticePart if part in wanted)


@rule(*_LETTER_OF, topics=("notice",))
def notice_complete(look: Look) -> Iterator[Looked]:
    """The letter says everything that any layer asks of it."""
    says = _says(look)
    for answer in notices(look.policy, _LETTER_OF[look.act], look.about, look.standing):
        missing = [part for part in answer.value.says if part not in says and not (look.finds_nothing and part in OF_FAULT)]
        if not answer.value.says:
            continue
        breach = next((PART_MISSING[part] for part in missing if part in PART_MISSING), Category.NO_NOTICE)
        message = Message("notice_lacks" if missing else "notice_complete", parts=missing)
        if missing:
            yield look.refused("notice_complete", answer, message, Cure("say", parts=missing), breach=breach)
        else:
            yield met("notice_complete", answer, message, Category.NO_NOTICE)


@rule(*_LETTER_OF, topics=("notice",))
def told_by(look: Look) -> Iterator[Looked]:
    """The letter is given by whom a layer names for it, where one does."""
    for answer in notices(look.policy, _LETTER_OF[look.act], look.about, look.standing):
        party = answer.value.told_by
        if party is None or look.actor is None:
            continue
        if look.is_one_of(look.actor, party):
            yield met("told_by", answer, Message("may_do_this", act=look.act))
        else:
            message = Message("not_theirs_to_do", act=look.act, **named(party))
            yield look.refused("told_by", answer, message, Cure("authorised_by", **named(party)))


def _says(look: Look) -> frozenset[NoticePart]:
    facts = look.facts
    for subject in (facts.measure, facts.marker, facts.complaint, facts.appeal):
        if subject is not None:
            return subject.says
    return next((decided.says for decided in facts.decided if decided.reference == facts.subject), frozenset())


@rule(Act.NOT_TELL, topics=("notice", "safeguard"))
def withholding_is_dated(look: Look) -> Iterator[Looked]:
    """Not telling somebody is a decision of its own, with a date on which it is looked at again."""
    answer = look.safeguard("withholding_is_dated")
    subject = look.facts.measure or look.facts.marker
    if answer is None or subject is None:
        return
    if subject.withheld_until and subject.withheld_until > look.day:
        yield met("withholding_is_dated", answer, Message("looked_at_again", on=subject.withheld_until))
    else:
        cure = Cure("set_date", field="withheld_until", least=look.day)
        yield look.refused("withholding_is_dated", answer, Message("no_date_to_look_again"), cure)
