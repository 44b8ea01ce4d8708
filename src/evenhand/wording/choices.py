"""Words the choices of forms, which pages show again: one table for each closed list."""

from evenhand.policy.vocabulary import CONSENT, Abuse, MoreFor, OrderKind, Speaker, Uncounted

OFFENCE_CONDITIONS = {
    "unlawful_acts": "To prevent or detect unlawful acts",
    "safeguarding": "To safeguard a child or an adult at risk",
    "employment": "To keep our staff safe, as their employer must",
    "legal_claims": "For legal advice or a legal claim",
}
"""Data Protection Act 2018, Schedule 1, paragraphs 10, 18, 1 and 33."""
ENDED_BECAUSE = {
    Abuse.DANGER: "Danger to the worker, who left or hung up",
    Abuse.THREAT: "A threat, or violence",
    Abuse.SEXUAL: "Sexual abuse or harassment",
    Abuse.DISCRIMINATORY: "Abuse about race, religion, sex, disability or another protected characteristic",
    Abuse.OTHER: "Other abuse",
}
HARASSED = {
    Abuse.SEXUAL: "Yes, sexually",
    Abuse.DISCRIMINATORY: "Yes, about race, religion, sex, disability or another protected characteristic",
}
NEED_ASKED_BY = {
    "customer": "The customer",
    "speaker": "A person who speaks for them",
    "us": "One of us",
}
SPEAKERS = {
    Speaker.CUSTOMER: "The customer",
    Speaker.REPRESENTATIVE: "A person who speaks for them",
    Speaker.SOMEBODY_ELSE: "Somebody else",
    Speaker.NOT_CHECKED: "Who spoke was not checked",
}
"""Who spoke in a contact."""
STRUCK_FOR = {
    Uncounted.WE_ASKED: "We asked them to get in touch",
    Uncounted.CALL_BACK: "It was our call back",
    Uncounted.DROPPED: "The line dropped",
    Uncounted.ALWAYS_TAKEN: "It was about something that is always taken",
    Uncounted.ANOTHER_SPOKE: "It is not certain that the customer spoke",
    Uncounted.LOGGED_TWICE: "It was logged twice",
    Uncounted.OUR_REPLY_LATE: "Our reply was late",
}
"""Why an officer strikes a contact out of an allowance."""
MORE_FOR = {
    MoreFor.NEW_MATTER: "Something new came up",
    MoreFor.NEED: "Something the customer needs",
    MoreFor.OUR_DELAY: "We were late",
    MoreFor.HEARING_AHEAD: "An appeal, a complaint or a hearing needs it",
}
"""Why an officer allows more contact than the letter does."""
ORDERS = {
    OrderKind.NOTICE_SEEKING_POSSESSION: "Notice seeking possession, served by us",
    OrderKind.POSSESSION_CLAIM: "Claim for possession, begun by us",
    OrderKind.INJUNCTION_CLAIM: "Application for an injunction, made by us",
    OrderKind.INJUNCTION: "Injunction, made by a court",
    OrderKind.UNDERTAKING: "Undertaking, given to a court",
    OrderKind.POSSESSION_ORDER: "Possession order, made by a court",
    OrderKind.OTHER_ORDER: "Another order",
}
ROUTES = {
    CONSENT: "The customer agreed to it",
    "legal_obligation": "The law obliges us, such as our duty for the safety of staff",
    "safeguarding": "A child or an adult may be at risk",
    "crime": "To prevent or investigate a crime",
    "legal_claim": "For a claim at law, or for legal advice",
    "vital_interests": "A person’s life or health is in danger",
}
CASE_OUTCOMES = {
    "settled": "It has settled: nothing more is needed",
    "run_its_course": "What was decided has run its course",
    "not_made_out": "What was reported was not made out",
    "passed_on": "Another body has taken it over",
    "left": "The customer has left",
    "died": "The customer has died",
    "opened_in_error": "It should not have been opened",
}
QUESTIONS = {"arises_from_disability": "Does what was done arise from a disability?"}


def spoken(speaker: str, words: str) -> str:
    """Return the words of a contact, after who spoke where that was not the customer or was not checked."""
    return f"({SPEAKERS[Speaker(speaker)]}) {words}" if speaker not in {"", Speaker.CUSTOMER} else words
