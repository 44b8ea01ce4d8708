"""How a notice words what stays open and what a person can do: each function returns the blocks of one part."""

from evenhand.letters.blocks import Block, Bullets, Heading, Paragraph, Run, Text, strong, text
from evenhand.letters.decision_parts import bullets, paragraphs
from evenhand.letters.notice_facts import Contact, NoticeFacts
from evenhand.letters.parts import Kind


def ways(contact: Contact) -> Text:
    """Return a contact as one line: the name, then each way to reach it."""
    named = text(strong(contact.name), f", {contact.role}") if contact.role.strip() else text(strong(contact.name))
    reach = [
        f"{how}{value.strip()}"
        for how, value in (
            ("phone ", contact.phone),
            ("email ", contact.email),
            ("", contact.web),
            ("write to ", contact.post.strip().replace("\n", ", ")),
        )
        if value.strip()
    ]
    return (*named, Run(": " + "; ".join(reach))) if reach else named


def _by_form(contact: Contact) -> Text:
    others = [
        f"{how} {value}"
        for how, value in (("ring", contact.phone), ("write to", contact.post.replace("\n", ", ")))
        if value.strip()
    ]
    instead = f". If you cannot use the form, {' or '.join(others)}" if others else ""
    return text(strong(contact.name), f". To ask it to look, use its web form: {contact.form}{instead}")


def contacts(lead: str, named: tuple[Contact, ...]) -> tuple[Block, ...]:
    """Return a lead and one line for each contact, with its note."""
    return (Paragraph(text(lead)), Bullets(tuple(_with_note(contact) for contact in named)))


def _with_note(contact: Contact) -> Text:
    note, reached = contact.note.strip(), _by_form(contact) if contact.form else ways(contact)
    return (*reached, Run(". " + (note if note[-1] in ".!?" else f"{note}."))) if note else (*reached, Run("."))


def what_stays_open(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say what the customer can still do."""
    return bullets("Whatever else this letter says, you can still:", facts.what_stays_open)


def emergencies(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say, in every notice, that an emergency is taken by phone day and night."""
    number = text("In an emergency, ring us on ", strong(facts.emergencies), ", by day or by night.")
    return (
        Heading(3, "Emergencies, day and night"),
        Paragraph(number),
        Paragraph(
            text(
                "An emergency is anything that puts somebody in danger or could do serious damage to a home: for "
                "example a leak that you cannot stop, a smell of gas, no heating, water or power, or an outside door "
                "that does not lock. Ringing about an emergency is never held against you. If somebody's life is in "
                "danger, ring 999 first."
            )
        ),
    )


def contact_person(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Name the person to contact."""
    contact = facts.contact_person
    return (Paragraph((Run("Your contact for anything in this letter is "), *_with_note(contact))),) if contact else ()


def how_to_ask_for_adjustment(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say how to ask for an adjustment, and that asking costs nothing."""
    lead = (
        "If a disability, your health, your language or anything else makes any of this hard for you, tell us. We can "
        "change how it works for you; the law calls this a reasonable adjustment. You can ask at any time, and asking "
        "is never held against you. You can:"
    )
    return bullets(lead, facts.how_to_ask_for_adjustment)


def support(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Name support."""
    return bullets("This support is there for you if you want it:", facts.support)


def formats(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Offer other formats and languages."""
    lead = "You can have this letter, free of charge, in another form. Tell us which you need:"
    return bullets(lead, facts.formats)


def how_to_appeal(facts: NoticeFacts, kind: Kind) -> tuple[Block, ...]:
    """Say how to appeal and on what grounds; another reason is always heard."""
    begin = "If you think that this is wrong" if kind is Kind.ENDED else "If you think that this decision is wrong"
    lead = (
        f"{begin}, or has become wrong, you can appeal. Tell us what is wrong and what you would like to happen. You "
        "need no special form, and somebody else can do it for you. Appealing is never held against you. You can:"
    )
    grounds = [ground for ground in facts.appeal_grounds if ground.strip()]
    listed = (
        bullets("You can appeal for any of these reasons:", [*grounds, "another reason that you tell us"]) if grounds else ()
    )
    return (*bullets(lead, facts.how_to_appeal), *listed)


def who_hears_appeal(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Name who hears an appeal, and say by when the answer comes."""
    heard = text("Your appeal will be heard by ", strong(facts.who_hears_appeal), ", who has taken no part in this decision.")
    return (Paragraph(heard), *paragraphs(facts.appeal_answer))


def ombudsman(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Name the body outside that can look at it."""
    body = facts.ombudsman
    if body is None:
        return ()
    lead = "You can also ask somebody who does not work for us to look at how we have treated you. That is "
    return (Heading(3, "Somebody independent of us"), Paragraph((Run(lead), *_with_note(body))))


def independent_advice(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Point to advice that is not ours."""
    return (
        Heading(3, "Independent advice"),
        *contacts("For advice from people who do not work for us:", facts.independent_advice),
    )


def who_sees_it(facts: NoticeFacts, kind: Kind) -> tuple[Block, ...]:
    """Say who can see it."""
    return bullets("Who can see the note:" if kind is Kind.MARKER else "Who can see this decision:", facts.who_sees_it)


def how_removed(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say how it comes off the record."""
    return paragraphs(facts.how_removed)


def data_rights(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say what a person may ask about their data, of whom, and who watches over it."""
    contact = facts.data_rights
    if contact is None:
        return ()
    lead = (
        "You have rights over what we hold about you. You can ask for a copy of it, ask us to correct or erase "
        "something or to stop using it, and object to how we use it. For any of these, contact "
    )
    watched = "If our answer does not satisfy you, you can complain to the Information Commissioner (ico.org.uk)."
    return (Paragraph((Run(lead), *_with_note(contact))), Paragraph(text(watched)))


def who_decided(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Name who decided; a person did."""
    who = facts.who_decided
    if who is None:
        return ()
    role = f", {who.role}," if who.role.strip() else ""
    return (Paragraph(text(strong(who.name), f"{role} made this decision.")),)
