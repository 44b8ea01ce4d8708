"""Draws the parts of a notice on the customer's rights: each function returns blocks."""

import re

from evenhand.letters.blocks import Block, Bullets, Heading, Paragraph, Run, Text, strong, text
from evenhand.letters.decision_parts import bullets, paragraphs
from evenhand.letters.notice_facts import ContactPoint, ControllerNamed, NoticeFacts
from evenhand.policy.vocabulary import NoticePart
from evenhand.wording.letter_words import LetterWords, ended


def filled(template: str, **given: Text) -> Text:
    """Return a sentence with texts in its blanks, so that a word in one can be emphasised."""
    pieces = [given.get(piece, piece) for piece in re.split(r"{(\w+)}", template) if piece]
    return tuple(run for piece in pieces for run in (text(piece) if isinstance(piece, str) else piece))


def ways(contact: ContactPoint, words: LetterWords) -> Text:
    """Return a contact as one line: the name, then each way to reach it."""
    named = text(strong(contact.name), f", {contact.role}") if contact.role.strip() else text(strong(contact.name))
    phone, email, web, post = (one.strip() for one in (contact.phone, contact.email, contact.web, contact.post))
    reach = (
        words.say("reach_phone", phone=phone) if phone else "",
        words.say("text_to", number=contact.texts) if contact.texts else "",
        words.say("by_relay", relay=contact.relay) if contact.relay else "",
        words.say("email", email=email) if email else "",
        web,
        words.say("write_to", post=_in_a_line(post)) if post else "",
    )
    return (*named, Run(": " + "; ".join(filter(None, reach)))) if any(reach) else named


def _in_a_line(post: str) -> str:
    return post.replace("\n", ", ")


def _by_form(contact: ContactPoint, words: LetterWords) -> Text:
    others = [words.say("ring", telephone=contact.phone)] if contact.phone.strip() else []
    others += [words.say("by_relay", relay=contact.relay)] if contact.relay else []
    others += [words.say("write_to", post=_in_a_line(contact.post))] if contact.post.strip() else []
    instead = words.say("instead_of_form", ways=words.listed(others, "or")) if others else ""
    return text(strong(contact.name), words.say("by_form", form=contact.form) + instead)


def contacts(lead: str, named: tuple[ContactPoint, ...], words: LetterWords) -> tuple[Block, ...]:
    """Return a lead and one line for each contact, with its note; without one it has no stop, as no item of a list has."""
    items = (_with_note(contact, words) if contact.note.strip() else _reached(contact, words) for contact in named)
    return (Paragraph(text(lead)), Bullets(tuple(items)))


def _with_note(contact: ContactPoint, words: LetterWords) -> Text:
    note = contact.note.strip()
    return (*_reached(contact, words), Run(f". {ended(note)}" if note else "."))


def _reached(contact: ContactPoint, words: LetterWords) -> Text:
    return _by_form(contact, words) if contact.form else ways(contact, words)


def what_stays_open(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give what the customer can still do: in one sentence, where no way has days or hours that could be misread in it."""
    urgent: Text = ()
    if facts.emergencies.strip() and not facts.emergency_otherwise:
        urgent = filled(words.template("emergency_first"), number=text(strong(facts.emergencies.strip())))
    otherwise = bullets(words.say("emergency_otherwise"), facts.emergency_otherwise) if facts.emergency_otherwise else ()
    ways = [way.strip() for way in facts.what_stays_open if way.strip()]
    if any(sign in way for way in ways for sign in (",", f" {words.listed(('', ''))[1:]}")):
        return (*bullets(words.say("still"), ways), *((Paragraph(urgent),) if urgent else ()), *otherwise)
    said = text(words.say("still_ways", ways=words.listed(ways)) + " " * bool(urgent))
    return (Paragraph((*said, *urgent)), *otherwise)


def emergencies(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """State, in every notice, how we take emergencies day and night: by phone, or by what this reader can use."""
    if facts.emergency_otherwise:
        otherwise = bullets(words.say("emergency_otherwise"), facts.emergency_otherwise)
        return (*otherwise, Paragraph(text(words.say("emergency_by_text"))))
    number = filled(words.template("emergency_number"), number=text(strong(facts.emergencies)))
    return (Paragraph((*number, *text(f" {words.say('emergency')}"))),)


def contact_person(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Name the person to contact."""
    contact = facts.contact_person
    if contact is None:
        return ()
    return (Paragraph(filled(words.template("your_contact"), contact=_with_note(contact, words))),)


def how_to_ask_for_adjustment(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give how to ask for an adjustment, and that asking costs nothing."""
    return bullets(words.say("too_hard"), facts.how_to_ask_for_adjustment)


def support(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Name support: one offer in a sentence of its own, several as a list."""
    if len(facts.support) == 1:
        return paragraphs(facts.support[0])
    return bullets(words.say("support_there"), facts.support)


def formats(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Offer other formats and languages."""
    return bullets(words.say("formats"), facts.formats)


def how_to_appeal(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give how to appeal; on what grounds too, where no other part of the letter does."""
    heard = facts.gives(NoticePart.WHO_HEARS_APPEAL)
    return (*bullets(words.say("can_appeal"), facts.how_to_appeal), *(() if heard else _grounds(facts, words)))


def _grounds(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give on what grounds one can appeal; another reason is always heard."""
    grounds = [ground for ground in facts.appeal_grounds if ground.strip()]
    return bullets(words.say("grounds"), [*grounds, words.say("another_ground")]) if grounds else ()


def correct_or_complain(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give how to have the record corrected and how to complain, where the decision has no appeal."""
    return bullets(words.say("cannot_appeal"), facts.correct_or_complain)


def who_hears_appeal(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Name the reviewer of an appeal, and by when the answer comes; then the grounds of one."""
    heard = filled(words.template("heard_by"), by=text(strong(facts.who_hears_appeal)))
    apart = () if words.names_as_apart(facts.who_hears_appeal) else text(f" {words.say('no_part')}")
    return (Paragraph((*heard, *apart)), *paragraphs(facts.appeal_answer), *_grounds(facts, words))


def ombudsman(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Name the outside body that can review it; where no body can, who gives advice."""
    body = facts.ombudsman
    if body is None:
        return ()
    says, heading = ("outside_advice", "advice") if body.advises else ("outside", "independent")
    return (Heading(3, words.say(heading)), Paragraph(filled(words.template(says), body=_with_note(body, words))))


def independent_advice(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Point to advice that is not ours."""
    heading = () if facts.ombudsman and facts.ombudsman.advises else (Heading(3, words.say("advice")),)
    return (*heading, *contacts(words.say("advice_from"), facts.independent_advice, words))


def who_sees_it(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give who can see it."""
    return bullets(words.say("sees"), facts.who_sees_it)


def how_removed(facts: NoticeFacts, _: LetterWords) -> tuple[Block, ...]:
    """Give how it comes off the record."""
    return paragraphs(facts.how_removed)


def data_rights(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give who controls the data, what a person may ask about it, who to ask, and which authority supervises it."""
    contact = facts.data_rights
    if contact is None:
        return ()
    asked = filled(words.template("data_rights"), contact=_with_note(contact, words))
    return (*_controller(facts.controller, words), Paragraph(asked), Paragraph(text(words.say("commissioner"))))


def _controller(named: ControllerNamed | None, words: LetterWords) -> tuple[Block, ...]:
    if named is None:
        return ()
    why = {"purpose": text(named.purpose), "basis": text(ended(named.lawful_basis)), "number": text(named.ico_number)}
    says = filled(words.template("controller"), name=text(strong(named.name)), **why)
    return (Paragraph((*says, *text(f" {named.notice}")) if named.notice else says),)


def who_decided(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Name the person who decided."""
    who = facts.who_decided
    if who is None:
        return ()
    template = words.template("decider_in_role" if who.role.strip() else "decider")
    return (Paragraph(filled(template.replace("{role}", who.role), name=text(strong(who.name)))),)
