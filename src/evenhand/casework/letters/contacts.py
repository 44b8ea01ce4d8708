"""Words the contacts of a letter: who decided, who answers questions, outside bodies, who controls their data."""

from dataclasses import replace
from typing import Any

from evenhand.casework.letters.about import LetterContext
from evenhand.casework.letters.rights import reaching, to_us
from evenhand.landlords.letter_data import controller_of
from evenhand.landlords.models import DataController
from evenhand.landlords.work_lines import WorkLine, covering, line_of, same_name
from evenhand.letters.notice_facts import ContactPoint, ControllerNamed
from evenhand.letters.outside import ADVICE, advice, outside, relayed
from evenhand.policy.layers import Silent
from evenhand.policy.vocabulary import Act, Channel, Decision


def contacts_of(about: LetterContext) -> dict[str, Any]:
    """Return who decided, who answers questions, and who gives independent advice."""
    words = about.letter
    return {
        "who_decided": _decider(about),
        "contact_person": _contact_person(about),
        "ombudsman": _outside(about),
        "independent_advice": (*_advice(about), ContactPoint(words.say("solicitor"))),
        **_data_rights(about),
    }


def _contact_person(about: LetterContext) -> ContactPoint:
    """Return who answers questions; the only person who deals with the reader by their own line, with who covers for them."""
    line = sole_contact(about)
    if line and line.cleared:
        return replace(_on_line(about, line), note=_cover(about, line))
    return _reached(about, _named(about))


def sole_contact(about: LetterContext) -> WorkLine | None:
    """Return the line of the colleague who is the only contact by the terms; None where these name nobody who works here."""
    return _line(about) if same_name(about.terms.named_contact or "", _named(about)) else None


def _line(about: LetterContext) -> WorkLine | None:
    named = about.terms.named_contact
    return line_of(about.ctx.by.landlord, named) if named and not about.ends and not about.over else None


def not_cleared(about: LetterContext) -> str:
    """Return what the letter does not say where the line of the only contact is not cleared, with who can clear it; else "".

    Another person who answers questions about the letter does not make up for it.
    """
    line = _line(about)
    if line is None or line.cleared:
        return ""
    code = "line_not_cleared" if line.stated else "line_not_stated"
    return about.letter.say(code, name=line.name, manager=line.manager or about.letter.say("their_manager"))


def _named(about: LetterContext) -> str:
    return getattr(about.ctx.details, "contact_person", "") or about.terms.named_contact or about.ctx.the_case.owner.name


def _on_line(about: LetterContext, line: WorkLine) -> ContactPoint:
    """Return a colleague by the ways of their work line that this reader can use and the letter leaves open; else by ours."""
    unusable, to = about.ctx.facts.unusable, to_us(about)
    by_phone = Channel.TELEPHONE in to
    phone = line.telephone if by_phone and Channel.TELEPHONE not in unusable else ""
    relay = relayed(line.telephone, unusable) if by_phone else ""
    email = line.email if Channel.EMAIL in to else ""
    found = ContactPoint(line.name, phone=phone, relay=relay, email=email)
    return found if phone or relay or email else _reached(about, line.name)


def _cover(about: LetterContext, line: WorkLine) -> str:
    """Return who answers while the contact is away: the colleague who covers today, else any of us."""
    found = covering(about.ctx.by.landlord, line, about.ctx.on)
    if found is None:
        reach = reaching(about)
        return about.letter.say("any_cover", reach=reach) if reach else ""
    cover, until = found
    point = _on_line(about, cover) if cover.cleared else _reached(about, cover.name)
    reach = about.letter.listed(filter(None, _by(point, about)), "or")
    return about.letter.say("covers", name=line.name, cover=cover.name, until=about.letter.short_day(until), reach=reach)


def _by(point: ContactPoint, about: LetterContext) -> tuple[str, ...]:
    words = about.letter
    return (
        words.say("ring", telephone=point.phone) if point.phone else "",
        words.say("by_relay", relay=point.relay) if point.relay else "",
        words.say("email", email=point.email) if point.email else "",
    )


def _data_rights(about: LetterContext) -> dict[str, Any]:
    """Return who controls the data of this customer's home, and the officer to ask, by ways that this reader can use."""
    home, words, unusable = about.ctx.the_case.customer.home, about.letter, about.ctx.facts.unusable
    officer = words.say("data_protection_officer")
    row = controller_of(about.ctx.by.landlord, home.controller_id if home else None)
    if row is None:
        return {"data_rights": _reached(about, officer)}
    web = row.privacy_notice if Channel.ONLINE not in unusable else ""
    notice = words.say("privacy_notice", web=web) if web else words.say("privacy_notice_sent")
    return {
        "controller": ControllerNamed(row.name, row.ico_number, row.purpose, row.lawful_basis, notice),
        "data_rights": _officer(about, officer, row),
    }


def _officer(about: LetterContext, name: str, row: DataController) -> ContactPoint:
    """Return the data protection officer by their own ways; where this reader can use none of them, by the landlord's."""
    unusable, to = about.ctx.facts.unusable, to_us(about)
    own = ContactPoint(
        name,
        phone=row.officer_telephone if Channel.TELEPHONE in to and Channel.TELEPHONE not in unusable else "",
        relay=relayed(row.officer_telephone, unusable) if Channel.TELEPHONE in to else "",
        email=row.officer_email if Channel.EMAIL in to else "",
        post=row.officer_address if Channel.LETTER not in unusable else "",
    )
    return own if own.phone or own.relay or own.email or own.post else _reached(about, name)


def _reached(about: LetterContext, name: str) -> ContactPoint:
    """Return somebody of ours, by the ways that this reader can use."""
    to = to_us(about)
    number, texts = to.get(Channel.TELEPHONE, ""), to.get(Channel.TEXT_MESSAGE, "")
    by_relay = Channel.TELEPHONE in about.ctx.facts.unusable
    phone, relay = ("", number) if by_relay else (number, "")
    email = to.get(Channel.EMAIL, "")
    post = "" if number or texts or email else to.get(Channel.LETTER, "")
    return ContactPoint(name, phone=phone, email=email, relay=relay, texts=texts, post=post)


def _advice(about: LetterContext) -> tuple[ContactPoint, ...]:
    """Return the body that gives independent advice, unless the letter names it already, by ways that this reader can use."""
    named, found = _outside(about), advice(about.letter, about.ctx.facts.unusable)
    return (found,) if found and not (named and named.advises) else ()


def _outside(about: LetterContext) -> ContactPoint | None:
    answer = about.look.ask("redress")
    if isinstance(answer, Silent):
        return None
    body = outside(answer.value.body, about.letter, about.ctx.facts.unusable)
    if body is None:
        return None
    if about.complaint and answer.value.body != ADVICE:
        return replace(body, note=about.letter.say("refused_complaint"))
    return body


def _decider(about: LetterContext) -> ContactPoint | None:
    if about.ctx.act in {Act.PROPOSE, Act.PROPOSE_EXTENSION, Act.LAPSE}:
        return None  # nobody has decided, or it ends by its date
    if about.referral:
        return None  # who writes is not who passed it on
    decided = {Decision.MEASURE: about.measure, Decision.MARKER: about.marker}.get(about.decision)
    if decided and decided.authorised_by:
        return ContactPoint(decided.authorised_by.name)
    return ContactPoint(about.ctx.by.user.name, role=about.ctx.by.membership.title)
