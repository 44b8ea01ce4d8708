"""Draws the parts of a notice on the decision: each function takes facts and words and returns blocks."""

from collections.abc import Iterable
from datetime import date

from evenhand.letters.blocks import Block, Bullets, DetailRow, DetailTable, Heading, Paragraph, Quote, strong, text
from evenhand.letters.notice_facts import NoticeFacts
from evenhand.wording.letter_words import LetterWords


def paragraphs(words: str) -> tuple[Block, ...]:
    """Return one paragraph for each paragraph of the words, which an empty line separates."""
    pieces = (piece.strip() for piece in words.replace("\r\n", "\n").split("\n\n"))
    return tuple(Paragraph(text(piece)) for piece in pieces if piece)


def bullets(lead: str, items: Iterable[str]) -> tuple[Block, ...]:
    """Return a lead, where there is one, and its list."""
    return (*((Paragraph(text(lead)),) if lead else ()), Bullets(tuple(text(item) for item in items if item.strip())))


def day(words: LetterWords, label: str, when: date | None, says: str = "") -> tuple[Block, ...]:
    """Return one row of the table of dates; rows that follow each other become one table."""
    return _dated(words, label, words.day(when), says) if when else ()


def _dated(words: LetterWords, label: str, when: str, says: str = "") -> tuple[Block, ...]:
    value = text(strong(when), f". {says}") if says else text(strong(when))
    return (DetailTable((words.say("what"), words.say("when")), (DetailRow(words.say(label), value),)),)


def reached_at(_: NoticeFacts, __: LetterWords) -> tuple[Block, ...]:
    """Give nothing more: the head of the letter has where it goes."""
    return ()


def behaviour(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give what was done or said, and the policy's name for it."""
    blocks = bullets(words.say("happened"), facts.behaviour)
    named = [name for name in facts.behaviour_kinds if name.strip()]
    return (*blocks, *(bullets(words.say("called"), named) if named else ()))


def why_unacceptable(facts: NoticeFacts, _: LetterWords) -> tuple[Block, ...]:
    """Give why it was not acceptable."""
    return paragraphs(facts.why_unacceptable)


def evidence(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give what the decision rests on."""
    return bullets(words.say("relied_on"), facts.evidence)


def your_account(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give the customer's side: their own words, and what we made of them."""
    account = facts.your_account
    if account is None:
        return ()
    quoted: tuple[Block, ...] = ()
    if account.words.strip():
        lead = Paragraph(text(words.say("your_words")))
        quoted = (lead, Quote(account.words, facts.greeting, account.language))
    return (Heading(3, words.say("your_side")), *quoted, *paragraphs(account.answer))


def reasons(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give the reasons for the decision."""
    if len(facts.reasons) == 1:
        return (Heading(3, words.say("our_reasons")), *paragraphs(facts.reasons[0]))
    return (Heading(3, words.say("our_reasons")), Bullets(tuple(text(reason) for reason in facts.reasons)))


def equality_considered(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give how needs and equality were considered."""
    return (Heading(3, words.say("considered")), *paragraphs(facts.equality_considered))


def outcome(facts: NoticeFacts, _: LetterWords) -> tuple[Block, ...]:
    """Give the outcome in one strong sentence."""
    first, *rest = paragraphs(facts.outcome)
    return (Paragraph(text(*(strong(run.words) for run in first.runs))) if isinstance(first, Paragraph) else first, *rest)


def what_is_decided(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give the terms, one by one."""
    return bullets(words.say("decided"), facts.what_is_decided)


def service_implications(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give what it means for the services that the customer gets."""
    if len(facts.service_implications) == 1:
        return paragraphs(f"{words.say('services')} {facts.service_implications[0].strip()}")
    return bullets(words.say("services"), facts.service_implications)


def from_when(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give the first day."""
    return day(words, "starts", facts.from_when, words.say("starts_once_given") if facts.once_given else "")


def until_when(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give the last day."""
    return day(words, "ends", facts.until_when, words.say("after_that"))


def review_when(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give the day of the review."""
    return day(words, "review", facts.review_when, words.say("review_says"))


def next_review(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give the day of the review after this one."""
    return day(words, "next_review", facts.next_review, words.say("next_review_says"))


def appeal_by_when(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give the last day for an appeal, or that there is none."""
    if facts.appeal_by_when:
        before = facts.appeal_worked_by
        closed = words.say("closed_that_day", day=words.day(before)) if before else ""
        return day(words, "appeal_until", facts.appeal_by_when, f"{closed} {words.say('appeal_until_says')}".lstrip())
    return _dated(words, "appeal", facts.appeal_window)


def expected_behaviour(facts: NoticeFacts, words: LetterWords) -> tuple[Block, ...]:
    """Give what is asked of the customer."""
    return bullets(words.say("please"), facts.expected_behaviour)


def home_at_risk(facts: NoticeFacts, _: LetterWords) -> tuple[Block, ...]:
    """Give the warning that the home may be at risk, which has a section of its own, so that it is not missed."""
    return paragraphs(facts.home_at_risk)
