"""Words what a part of a letter still leaves open, though the part has content: each is a gap, whatever a layer asks for."""

from collections.abc import Iterator
from dataclasses import replace

from evenhand.casework.letters.about import LetterContext
from evenhand.casework.letters.contacts import not_cleared
from evenhand.landlords.work_lines import same_name
from evenhand.letters.notice_facts import NoticeFacts
from evenhand.policy.acts import kind
from evenhand.policy.rules.notices import BY_ITS_SENDER
from evenhand.policy.vocabulary import Act, Decision, NoticePart

_OF_A_NEW_MEASURE = frozenset({Act.PROPOSE, Act.AUTHORISE, Act.IMPOSE})


def left_to_sender(about: LetterContext, facts: NoticeFacts) -> NoticeFacts:
    """Return the facts of a letter that somebody signs for, with who still fills each part that its sender adds."""
    if not kind(about.ctx.act).signs:
        return facts
    words, name = about.letter, about.ctx.the_case.owner.name
    blanks = [part for part in about.must if part in BY_ITS_SENDER and not facts.has(part)]
    waits = tuple((part, words.say("left_to_sender", part=words.part(part), name=name)) for part in blanks)
    return replace(facts, unsaid=(*facts.unsaid, *waits))


def unsaid(about: LetterContext) -> Iterator[tuple[NoticePart, str]]:
    """Yield each part with what it leaves open: the earlier matter of "only new issues", the line of the only contact."""
    begins_now = about.decision is Decision.MEASURE and about.ctx.act in _OF_A_NEW_MEASURE
    if begins_now and about.terms.new_issues_only and not about.terms.earlier_matter:
        yield NoticePart.WHAT_IS_DECIDED, about.letter.say("which_earlier_matter")
    if (begins_now or _names_another(about)) and (says := not_cleared(about)):
        yield NoticePart.CONTACT_PERSON, says


def _names_another(about: LetterContext) -> bool:
    """Return whether the decision makes another colleague the only contact than the measure has until now."""
    facts = about.ctx.facts.about(about.ctx.subject)
    of = facts.appealed(facts.request.of if facts.request else facts.subject) or facts.subject
    until_now = next((row.terms.named_contact for row in facts.measures if row.reference == of), None)
    return not same_name(until_now or "", about.terms.named_contact or "")
