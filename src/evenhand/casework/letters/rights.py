"""Words the parts of a letter on the customer's rights: open channels, appeals, contacts."""

from dataclasses import replace
from typing import Any

from evenhand.casework.letters.about import LetterContext
from evenhand.landlords.models import Landlord
from evenhand.letters.blocks import Address, DetailRow, Sender, text
from evenhand.letters.notice_facts import ContactPoint
from evenhand.letters.outside import outside
from evenhand.policy.layers import Silent
from evenhand.policy.open_channels import OpenWay, ways_open
from evenhand.policy.pack.answers import Party
from evenhand.policy.vocabulary import Act, Channel, Decision
from evenhand.wording.letter_words import LetterWords
from evenhand.wording.words import Words

_NOT_OFFERED = frozenset({Channel.SOCIAL_MEDIA, Channel.HOME_VISIT, Channel.VIDEO})


def sender_of(landlord: Landlord, words: LetterWords) -> Sender:
    """Return a landlord as the sender of a letter."""
    reach = ((words.say("telephone"), landlord.telephone), (words.say("email_address"), landlord.email))
    lines = tuple(filter(str.strip, landlord.address.split("\n"))) or (landlord.name,)
    return Sender(landlord.name, Address(lines), tuple(DetailRow(label, text(value)) for label, value in reach if value))


def what_stays_open(about: LetterContext) -> dict[str, Any]:
    """Return the channels that stay open, help, and who sees the record."""
    landlord, words = about.ctx.by.landlord, about.letter
    return {
        "what_stays_open": words.open_ways(_usable(about)),
        "emergencies": landlord.emergency_telephone,
        "how_to_ask_for_adjustment": _ways(about, "adjustment"),
        "formats": words.formats,
        "support": (words.say("support", reach=_reach(landlord, words)),),
        "who_sees_it": (words.say("who_sees_it"),) if about.marker else (),
        "how_removed": words.say("how_removed") if about.marker else "",
    }


def _usable(about: LetterContext) -> tuple[OpenWay, ...]:
    """Return what this customer can use under everything that applies once this letter is issued."""
    facts, subject = about.ctx.facts, about.measure.reference if about.measure else None
    others = [row.terms for row in facts.measures if row.reference != subject and row.in_force(about.ctx.on)]
    this = [about.terms for row in facts.measures if row.reference == subject and not about.ends]
    return tuple(way for way in ways_open([*others, *this]) if way.channel not in facts.unusable | _NOT_OFFERED)


def _ways(about: LetterContext, first: str) -> tuple[str, ...]:
    landlord, words = about.ctx.by.landlord, about.letter
    ways = [words.say("ring", telephone=landlord.telephone)] if landlord.telephone else []
    ways += [words.say("email", email=landlord.email)] if landlord.email else []
    return (words.say("ways", first=words.say(first), ways=words.listed(ways, "or")), words.say("ask_for_you"))


def _reach(landlord: Landlord, words: LetterWords) -> str:
    return words.listed(filter(None, (landlord.telephone, landlord.email)), "or")


def how_to_appeal(about: LetterContext) -> dict[str, Any]:
    """Return how and by when to appeal, who decides it, and when the answer comes."""
    if about.complaint:
        return {}  # the next step is the Ombudsman, not an appeal to ourselves
    if about.decision is Decision.APPEAL and not _heard_again(about):
        return {}
    answer, ctx = about.look.ask("appeal.window"), about.ctx
    within = None if isinstance(answer, Silent) else answer.value.within
    last = ctx.calendar.count(ctx.on, within.term).last_day if within else None
    return {
        "how_to_appeal": _ways(about, "how_to_appeal"),
        "appeal_by_when": last,
        "appeal_window": "" if last else about.letter.say("appeal_at_any_time"),
        "who_hears_appeal": _who_hears(about),
        "appeal_answer": _answer_time(about),
    }


def _heard_again(about: LetterContext) -> bool:
    """Return whether an answer can itself be appealed: only a policy with a second level allows it."""
    return any(Decision.APPEAL in answer.value.decisions for answer in about.look.every("appeal.decisions"))


def _who_hears(about: LetterContext) -> str:
    answer = about.look.ask("appeal.reviewer")
    if isinstance(answer, Silent):
        return ""
    return party_named(answer.value.by, about.words, about.letter)


def party_named(by: Party, names: Words, letter: LetterWords) -> str:
    """Return who may hear an appeal, each with its article: "a Director or a member of the Complaints team"."""
    named = [letter.one(names.name(key)) for key in by.roles]
    named += [letter.say("one_of", title=names.name(by.team))] if by.team else []
    named += [letter.say("the_body", title=names.name(by.committee))] if by.committee else []
    return letter.listed(named or [letter.say("any_of_us")], "or")


def _answer_time(about: LetterContext) -> str:
    answer = next((found for found in about.look.every("appeal.answer") if found.value.within), None)
    if answer is None:
        return ""
    span = answer.value.within
    return about.letter.say("answer_within", span=about.letter.span(span.value, span.unit))


def whom_to_ask(about: LetterContext) -> dict[str, Any]:
    """Return who decided, who answers questions, and who gives independent advice."""
    landlord, words = about.ctx.by.landlord, about.letter
    named = getattr(about.ctx.details, "contact_person", "") or about.terms.named_contact or about.ctx.the_case.owner.name
    reach = {"phone": landlord.telephone, "email": landlord.email}
    return {
        "who_decided": _decider(about),
        "contact_person": ContactPoint(named, **reach),
        "ombudsman": _outside(about),
        "independent_advice": (
            ContactPoint(words.say("citizens_advice"), web="www.citizensadvice.org.uk"),
            ContactPoint(words.say("solicitor")),
        ),
        "data_rights": ContactPoint(words.say("data_protection_officer"), **reach),
    }


def _outside(about: LetterContext) -> ContactPoint | None:
    answer = about.look.ask("redress")
    if isinstance(answer, Silent):
        return None
    body = outside(answer.value.body, about.letter)
    if about.complaint and answer.value.body != "independent_advice":
        return replace(body, note=about.letter.say("refused_complaint"))
    return body


def _decider(about: LetterContext) -> ContactPoint | None:
    if about.ctx.act in {Act.PROPOSE, Act.PROPOSE_EXTENSION}:
        return None  # nobody has decided yet
    decided = {Decision.MEASURE: about.measure, Decision.MARKER: about.marker}.get(about.decision)
    if decided and decided.authorised_by:
        return ContactPoint(decided.authorised_by.name)
    return ContactPoint(about.ctx.by.user.name, role=about.ctx.by.membership.title)
