"""Words the parts of a letter on the customer's rights: open channels, appeals."""

from typing import Any

from evenhand.casework.letters.about import LetterContext
from evenhand.casework.letters.who_sees import who_sees_it
from evenhand.landlords.models import Landlord
from evenhand.letters.blocks import Address, DetailRow, Sender, text
from evenhand.letters.outside import relayed, texted
from evenhand.people.queries import speaking_for
from evenhand.policy.layers import Provisions, Silent
from evenhand.policy.open_channels import OpenWay, Window, ways_open
from evenhand.policy.pack.answers import Party
from evenhand.policy.rules.appeals import against, route_of_appeal
from evenhand.policy.rules.moved_days import MOVED, appeal_given_until
from evenhand.policy.rules.requests import may_be_held_back
from evenhand.policy.vocabulary import Channel, Decision, Ground
from evenhand.wording.letter_words import LetterWords
from evenhand.wording.words import Words

_NOT_OFFERED = frozenset({Channel.SOCIAL_MEDIA, Channel.HOME_VISIT, Channel.VIDEO})
_SAID = {
    Channel.TEXT_MESSAGE: ("text_to", "number"),
    Channel.TELEPHONE: ("ring", "telephone"),
    Channel.EMAIL: ("email", "email"),
    Channel.LETTER: ("write_to", "post"),
    Channel.OFFICE: ("come_to", "address"),
}
"""How a letter says each of our ways: its code, and the name of what it is reached at."""
_LASTS = frozenset({Decision.MEASURE, Decision.MARKER})
"""Decisions that apply for a time."""


def sender_of(landlord: Landlord, words: LetterWords) -> Sender:
    """Return a landlord as the sender of a letter."""
    reach = ((words.say("telephone"), landlord.telephone), (words.say("email_address"), landlord.email))
    lines = tuple(filter(str.strip, landlord.address.split("\n"))) or (landlord.name,)
    return Sender(landlord.name, Address(lines), tuple(DetailRow(label, text(value)) for label, value in reach if value))


def what_stays_open(about: LetterContext) -> dict[str, Any]:
    """Return the channels that stay open, help, and who sees the record."""
    words = about.letter
    return {
        "what_stays_open": words.open_ways(_usable(about)),
        **_emergencies(about),
        "how_to_ask_for_adjustment": _ways(about, "adjustment"),
        "formats": words.formats,
        "support": (words.say("support", reach=reach),) if (reach := reaching(about)) else (),
        "who_sees_it": who_sees_it(about),
        "how_removed": words.say("how_removed") if about.marker else "",
    }


def _usable(about: LetterContext) -> tuple[OpenWay, ...]:
    """Return what this customer can use under everything that applies once this letter is issued."""
    return tuple(way for way in _left_open(about) if way.channel not in about.ctx.facts.unusable | _NOT_OFFERED)


def _left_open(about: LetterContext) -> tuple[OpenWay, ...]:
    """Return what stays open under everything that applies once this letter is issued, whether the reader can use it or not."""
    facts, subject = about.ctx.facts, about.measure.reference if about.measure else None
    others = [row.terms_on(about.ctx.on) for row in facts.measures if row.reference != subject and row.in_force(about.ctx.on)]
    this = [about.terms for row in facts.measures if row.reference == subject and not (about.ends or about.over)]
    return ways_open([*others, *this])


def to_us(about: LetterContext) -> dict[Channel, str]:
    """Return where this reader reaches us, by the ways that are open to them at any hour, else at some hours.

    Where the decision leaves them none of ours, all of ours: what is always taken comes by any of them.
    """
    landlord, unusable = about.ctx.by.landlord, about.ctx.facts.unusable
    address = ", ".join(filter(None, map(str.strip, landlord.address.split("\n"))))
    relay = relayed(landlord.telephone, unusable)
    ours = {
        Channel.TEXT_MESSAGE: texted(landlord.text_number, unusable),
        Channel.TELEPHONE: relay if Channel.TELEPHONE in unusable else landlord.telephone,
        Channel.EMAIL: landlord.email if Channel.EMAIL not in unusable else "",
        Channel.LETTER: address if Channel.LETTER not in unusable else "",
        Channel.OFFICE: address if Channel.OFFICE not in unusable else "",
    }
    usable, left = {way: at for way, at in ours.items() if at}, _left_open(about)
    at_any_hour = {way.channel for way in left if way.window == Window()}
    at_some = {way.channel for way in left}
    return next((few for ways in (at_any_hour, at_some) if (few := {w: usable[w] for w in usable if w in ways})), usable)


def _ways(about: LetterContext, first: str) -> tuple[str, ...]:
    """Return how to say something to us, and that another person can; nothing where this reader can use no way."""
    words, reach = about.letter, reaching(about)
    return (words.say("ways", first=words.say(first), ways=reach), words.say("ask_for_you")) if reach else ()


def reaching(about: LetterContext) -> str:
    """Return how this reader reaches us: "ring ... or email ..."; by post or at our office where they can use none."""
    words, to = about.letter, to_us(about)
    by_relay = Channel.TELEPHONE in about.ctx.facts.unusable
    said = _SAID | ({Channel.TELEPHONE: ("by_relay", "relay")} if by_relay else {})
    first = [way for way in (Channel.TEXT_MESSAGE, Channel.TELEPHONE, Channel.EMAIL) if way in to]
    named = ((*said[way], to[way]) for way in first or to)
    return words.listed([words.say(code, **{name: at}) for code, name, at in named], "or")


def _emergencies(about: LetterContext) -> dict[str, Any]:
    """Return how this reader reaches us in an emergency, by day and by night (floor 61): by telephone, else by text relay.

    Where they can use neither, by the person who speaks for them; without one the letter has a gap.
    """
    number, unusable = about.ctx.by.landlord.emergency_telephone, about.ctx.facts.unusable
    if Channel.TELEPHONE not in unusable or not number:
        return {"emergencies": number}
    if relay := relayed(number, unusable):
        return {"emergency_otherwise": (about.letter.say("by_relay", relay=relay),)}
    speakers = speaking_for(about.ctx.the_case.customer, about.ctx.on)
    return {"emergency_otherwise": tuple(about.letter.say("let_ring", name=one.name, telephone=number) for one in speakers)}


def how_to_appeal(about: LetterContext) -> dict[str, Any]:
    """Return how, why and by when to appeal, who decides it, and when the answer comes.

    Where no layer lets it be appealed: how to have the record corrected and how to complain instead.
    """
    decision = _challenged(about)
    if route_of_appeal(about.look, decision) is None or decision is None:
        return {} if decision is Decision.APPEAL else {"correct_or_complain": _without_appeal(about)}
    layers, ctx, words = against(about.look, decision), about.ctx, about.letter
    answer = layers.ask("appeal.window")
    within = None if isinstance(answer, Silent) else answer.value.within
    last = ctx.calendar.count(ctx.on, within.term).last_day if within else None
    if about.outcome == MOVED and last:  # a letter about a day decides nothing: the time to appeal is that of its decision
        given = appeal_given_until(about.look)
        last = given if given and given >= ctx.on else None
    return {
        "how_to_appeal": (*_ways(about, "how_to_appeal"), *_asking_to_wait(about, decision)),
        "appeal_grounds": _grounds(layers, words),
        "appeal_by_when": last,
        "appeal_worked_by": before if last and (before := ctx.calendar.worked_by(last)) < last else None,
        "appeal_window": ""
        if last or (within and about.outcome == MOVED)
        else words.say("appeal_at_any_time" if decision in _LASTS and not about.ends else "appeal_any_day"),
        "who_hears_appeal": _who_hears(about, layers),
        "appeal_answer": _answer_time(about, layers),
    }


def _asking_to_wait(about: LetterContext, decision: Decision) -> tuple[str, ...]:
    """Return that the reader can ask for a measure to wait for the answer, where it may: not on safety, and no court's."""
    measure = about.look.facts.measure if decision is Decision.MEASURE and not about.ends else None
    waits = measure is not None and may_be_held_back(about.look, measure)
    return (about.letter.say("ask_to_wait"),) if waits else ()


def _challenged(about: LetterContext) -> Decision | None:
    """Return the kind of decision that the reader would appeal against; for a review, what was reviewed."""
    return about.look.about.decision if about.decision is Decision.REVIEW else about.decision


def _without_appeal(about: LetterContext) -> tuple[str, ...]:
    reach, words = reaching(about), about.letter
    return tuple(words.say("ways", first=words.say(code), ways=reach) for code in ("ask_to_correct", "complain"))


def _grounds(layers: Provisions, words: LetterWords) -> tuple[str, ...]:
    """Return the grounds that the policy states, then the floor's, each once."""
    stated = (ground for answer in layers.every("appeal.grounds") for ground in answer.value.grounds)
    return tuple(words.reason(ground) for ground in dict.fromkeys(stated) if ground is not Ground.OTHER)


def _who_hears(about: LetterContext, layers: Provisions) -> str:
    answer = layers.ask("appeal.reviewer")
    return "" if isinstance(answer, Silent) else party_named(answer.value.by, about.words, about.letter)


def party_named(by: Party, names: Words, letter: LetterWords) -> str:
    """Return who may hear an appeal, each with its article: "a Director or a member of the Complaints team"."""
    named = [letter.one(names.name(key)) for key in by.roles]
    named += [letter.say("one_of", title=names.name(by.team))] if by.team else []
    named += [letter.say("the_body", title=names.name(by.committee))] if by.committee else []
    return letter.listed(named or [letter.say("any_of_us")], "or")


def _answer_time(about: LetterContext, layers: Provisions) -> str:
    answer = next((found for found in layers.every("appeal.answer") if found.value.within), None)
    if answer is None:
        return ""
    span = answer.value.within
    return about.letter.say("answer_within", span=about.letter.span(span.value, span.unit))
