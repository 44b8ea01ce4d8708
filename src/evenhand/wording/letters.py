"""The English of letters: each sentence, or part of one, by its code.

What is in braces is filled in by `Words.letter`. Another language is another module beside this one, with the same tables.
"""

from evenhand.policy.vocabulary import Channel

OUTCOMES = {
    "unacceptable": "We find that what happened was not acceptable.",
    "unreasonable": "We find that what was asked of us was not reasonable.",
    "not_made_out": "We find that the report is not made out. Nothing follows from it.",
    "kept": "The decision stands.",
    "changed": "The decision is changed.",
    "ended": "The decision ends today.",
    "keep": "We have looked at it again, and it stays as it is until the next review.",
    "lighten": "It is made lighter, from today.",
    "tighten": (
        "It stays as it is until the next review. We think that more is needed: that is a decision of its own, made by somebody"
        " else. Nothing changes for you unless you hear of it first."
    ),
    "lift": "It ends. Today is its last day.",
    "extend": "It goes on for longer than we first told you.",
}
"""What a decision came to."""

AT_A_PLACE = {
    Channel.OFFICE: "at our office",
    Channel.HOME_VISIT: "at your home",
    Channel.SOCIAL_MEDIA: "on social media",
    Channel.ONLINE: "online",
}
"""How something reached us, where that is a place; all others are named by their channel."""

OPEN = {
    Channel.TELEPHONE: "ring us",
    Channel.EMAIL: "email us",
    Channel.LETTER: "write to us",
    Channel.OFFICE: "come to our offices",
    Channel.ONLINE: "use our online forms",
    Channel.TEXT_MESSAGE: "send us a text message",
    Channel.THIRD_PARTY: "reach us through the person or agency named above",
}
"""The ways that stay open, in the order of a letter. What is not here is never offered."""

FORMATS = ("large print", "another language", "another format that suits you")

SENTENCES = {
    "policy": "our {title}, version {version}",
    # what happened
    "by_channel": "by {channel}",
    "behaviour": "On {day}, {by}: {what}",
    "why_unacceptable": "Our policy asks people not to do this: {kinds}.",
    "evidence": "The report of {day}, reference {reference}",
    "asked_for_account": "We asked you for your account on {day}.",
    # what is decided
    "home_at_risk": "Your home could be at risk if this goes on. Please get independent advice now.",
    "nothing_applies": "From tomorrow nothing of it applies to you any more.",
    "instruction": "When our staff deal with you, they follow this instruction: {instruction}",
    "complaint_refused": "We do not look into your complaint of {day}. You told us: {about}",
    "numbered_complaint_refused": "We do not look into your complaint of {day}, number {number}. You told us: {about}",
    # what stays open, and who sees what is on record
    "ring": "ring {telephone}",
    "email": "email {email}",
    "ways": "{first}: {ways}",
    "ask_for_you": "ask somebody to tell us for you",
    "adjustment": "tell us what makes this hard for you",
    "support": "If something is making things hard for you, we would like to help: {reach}.",
    "who_sees_it": "Staff who deal with you see what to do. They do not see what happened.",
    "how_removed": "We take it off as soon as it is no longer needed. You can ask us to take it off at any time.",
    # how to appeal
    "how_to_appeal": "say that you want to appeal, in any way that suits you",
    "appeal_at_any_time": "at any time while the decision stands",
    "who_hears": "{by} who has taken no part in it so far",
    "answer_within": "You will have a written answer within {value} {unit} of your asking.",
    # whom to ask
    "telephone": "Telephone",
    "email_address": "Email",
    "refused_complaint": "You can ask it now to look at our refusal of this complaint.",
    "citizens_advice": "Citizens Advice",
    "solicitor": "a solicitor",
    "data_protection_officer": "Data protection officer",
}
