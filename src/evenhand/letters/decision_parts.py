"""How a notice words a decision and its reasons: each function takes the facts and returns the blocks of one part."""

from collections.abc import Iterable
from datetime import date

from evenhand.letters.blocks import Block, Bullets, Fact, Facts, Heading, Paragraph, Quote, strong, text
from evenhand.letters.days import worded_day
from evenhand.letters.notice_facts import NoticeFacts
from evenhand.letters.parts import Kind

DAY_HEADINGS = ("What", "When")

HAPPENED = {Kind.FINDING: "This is what we looked into:"}
LEAD_TO_TERMS = {
    Kind.MARKER: "The note says:",
    Kind.REVIEW_OUTCOME: "This is what applies from now on:",
    Kind.APPEAL_OUTCOME: "This is what applies from now on:",
    Kind.ENDED: "This no longer applies:",
}
STARTS = {
    Kind.ENDED: "Ended from",
    Kind.FINDING: "We decided on",
    Kind.MARKER: "On our records from",
    Kind.WARNING: "The warning was given on",
}
ENDS = {Kind.WARNING: "The warning stands until the end of", Kind.MARKER: "On our records until the end of"}


def paragraphs(words: str) -> tuple[Block, ...]:
    """Return one paragraph for each that the words hold: an empty line stands between two."""
    pieces = (piece.strip() for piece in words.replace("\r\n", "\n").split("\n\n"))
    return tuple(Paragraph(text(piece)) for piece in pieces if piece)


def bullets(lead: str, items: Iterable[str]) -> tuple[Block, ...]:
    """Return a lead and what it leads to."""
    return (Paragraph(text(lead)), Bullets(tuple(text(item) for item in items if item.strip())))


def day(label: str, when: date | None, words: str = "") -> tuple[Block, ...]:
    """Return one row of the table of dates; rows that follow each other become one table."""
    if when is None:
        return ()
    value = text(strong(worded_day(when)), f". {words}") if words else text(strong(worded_day(when)))
    return (Facts(DAY_HEADINGS, (Fact(label, value),)),)


def behaviour(facts: NoticeFacts, kind: Kind) -> tuple[Block, ...]:
    """Say what was done or said, and what the policy calls it."""
    blocks = bullets(HAPPENED.get(kind, "This is what happened:"), facts.behaviour)
    named = [name for name in facts.behaviour_kinds if name.strip()]
    return (*blocks, *(bullets("Our policy calls this:", named) if named else ()))


def why_unacceptable(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say why it was not acceptable."""
    return paragraphs(facts.why_unacceptable)


def evidence(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say what the decision rests on."""
    return bullets("We relied on:", facts.evidence)


def your_account(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Give the customer's side: their own words, and what we made of them."""
    account = facts.your_account
    if account is None:
        return ()
    quoted: tuple[Block, ...] = ()
    if account.words.strip():
        lead = Paragraph(text("You told us your side of it. In your words:"))
        quoted = (lead, Quote(account.words, facts.greeting, account.language))
    return (Heading(3, "Your side"), *quoted, *paragraphs(account.answer))


def reasons(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Give the reasons for the decision."""
    if len(facts.reasons) == 1:
        return (Heading(3, "Our reasons"), *paragraphs(facts.reasons[0]))
    return (Heading(3, "Our reasons"), Bullets(tuple(text(reason) for reason in facts.reasons)))


def equality_considered(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say how needs and equality were considered."""
    return (Heading(3, "What we considered about you and your circumstances"), *paragraphs(facts.equality_considered))


def outcome(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Give the outcome in one strong sentence."""
    first, *rest = paragraphs(facts.outcome)
    return (Paragraph(text(*(strong(run.words) for run in first.runs))) if isinstance(first, Paragraph) else first, *rest)


def what_is_decided(facts: NoticeFacts, kind: Kind) -> tuple[Block, ...]:
    """Give the terms, one by one."""
    return bullets(LEAD_TO_TERMS.get(kind, "This is what we have decided:"), facts.what_is_decided)


def service_implications(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say what it means for the services that the customer gets."""
    return bullets("For the services that you get, this means:", facts.service_implications)


def from_when(facts: NoticeFacts, kind: Kind) -> tuple[Block, ...]:
    """Give the first day."""
    return day(STARTS.get(kind, "Starts on"), facts.from_when)


def until_when(facts: NoticeFacts, kind: Kind) -> tuple[Block, ...]:
    """Give the last day."""
    words = {
        Kind.RESTRICTION: "After that day it no longer applies, unless we decide again and tell you first.",
        Kind.REVIEW_OUTCOME: "After that day it no longer applies, unless we decide again and tell you first.",
    }
    return day(ENDS.get(kind, "Ends at the end of"), facts.until_when, words.get(kind, ""))


def review_when(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Give the day of the review."""
    return day(
        "We review it by", facts.review_when, "We look at whether it is still needed, and write to you with the outcome."
    )


def next_review(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Give the day of the review after this one."""
    return day("We review it again by", facts.next_review, "We write to you with the outcome.")


def appeal_by_when(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Give the last day for an appeal, or say that there is none."""
    if facts.appeal_by_when:
        return day(
            "You can appeal until the end of", facts.appeal_by_when, "If you need longer, tell us why as soon as you can."
        )
    return (Facts(DAY_HEADINGS, (Fact("You can appeal", text(strong(facts.appeal_window))),)),)


def expected_behaviour(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say what is asked of the customer."""
    return bullets("From now on, please:", facts.expected_behaviour)


def home_at_risk(facts: NoticeFacts, _: Kind) -> tuple[Block, ...]:
    """Say that the home may be at risk: plainly, under its own heading, so that it is not missed."""
    return (Heading(3, "Your home may be at risk"), *paragraphs(facts.home_at_risk))
