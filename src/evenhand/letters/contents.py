"""Composes a complete notice from its facts; nothing is left out in silence."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from evenhand.letters import decision_parts, rights_parts
from evenhand.letters.blocks import (
    NEWEST,
    Block,
    DetailTable,
    Gap,
    Heading,
    LetterDocument,
    Paragraph,
    Reference,
    Signatory,
    text,
)
from evenhand.letters.layouts import LAYOUTS, Section
from evenhand.letters.notice_facts import ContactPoint, CustomerSide, NoticeFacts
from evenhand.letters.parts import ALWAYS, KIND_OF, Kind
from evenhand.policy.vocabulary import NoticePart
from evenhand.wording.letter_words import LetterWords

__all__ = ["KIND_OF", "Composed", "ContactPoint", "CustomerSide", "Kind", "NoticeFacts", "NoticePart", "compose"]

Writer = Callable[[NoticeFacts, LetterWords], tuple[Block, ...]]

WRITERS: dict[NoticePart, Writer] = {
    part: getattr(decision_parts, part.value, None) or getattr(rights_parts, part.value) for part in NoticePart
}
"""The function of a part has the part's name."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter, its missing parts (in the order of the letter), and its parts."""

    letter: LetterDocument
    missing: tuple[NoticePart, ...]
    says: frozenset[NoticePart]


def compose(kind: Kind, facts: NoticeFacts, must_say: Iterable[NoticePart]) -> Composed:
    """Return the notice that the facts make.

    The letter has all that the facts give. A required part that the facts do not give is a gap: such a letter
    can be read, not sent. Which number takes emergencies day and night is in every notice. The words around the
    facts are those of the facts' language, so that a letter reads as it was issued whatever language its reader works in.

    Args:
        kind: the decision of the notice.
        facts: values, already worded.
        must_say: the parts that floor, policy and house choices ask of this notice.
    """
    needed = frozenset(map(NoticePart, must_say)) | ALWAYS
    given = frozenset(part for part in NoticePart if facts.gives(part))
    sections, words = LAYOUTS[kind], LetterWords(facts.language, kind)
    written = [block for section in sections for block in _section(section, words, facts, needed - given)]
    letter = LetterDocument(
        title=words.title,
        language=facts.language,
        sender=facts.sender,
        recipient=facts.recipient,
        date=facts.written_on,
        reference=Reference(words.say("reference"), facts.reference),
        blocks=(*_opening(words, facts), *_joined(written), _signature(words, facts)),
        edition=NEWEST,
    )
    missing = tuple(part for section in sections for part in section.parts if part in needed - given)
    return Composed(letter, missing, given)


def _opening(words: LetterWords, facts: NoticeFacts) -> Iterator[Block]:
    yield Paragraph(text(words.say("dear", name=facts.greeting)))
    for says in words.opening:
        yield Paragraph(text(says))


def _under(words: LetterWords, facts: NoticeFacts) -> tuple[Block, ...]:
    """Return under which policy it was decided, for the head of the reasons."""
    return (Paragraph(text(words.say("under", policy=facts.policy.strip()))),) if facts.policy.strip() else ()


def _section(section: Section, words: LetterWords, facts: NoticeFacts, missing: frozenset[NoticePart]) -> Iterator[Block]:
    inside = [block for part in section.parts for block in _part(part, words, facts, missing)]
    if NoticePart.REASONS in section.parts:
        inside = [*_under(words, facts), *inside]
    if inside and section.heading:
        yield Heading(2, words.heading(section.heading))
    yield from inside


def _part(part: NoticePart, words: LetterWords, facts: NoticeFacts, missing: frozenset[NoticePart]) -> tuple[Block, ...]:
    written = WRITERS[part](facts, words) if facts.has(part) else ()
    if part not in missing:
        return written
    lacking = [says for open_in, says in facts.unsaid if open_in is part] or [words.part(part)]
    return (*written, *(Gap(part.value, says) for says in lacking))


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with tables that follow each other under the same headings made one."""
    waiting: Block | None = None
    for block in blocks:
        if isinstance(waiting, DetailTable) and isinstance(block, DetailTable) and waiting.headings == block.headings:
            waiting = DetailTable(waiting.headings, waiting.rows + block.rows)
            continue
        if waiting is not None:
            yield waiting
        waiting = block
    if waiting is not None:
        yield waiting


def _signature(words: LetterWords, facts: NoticeFacts) -> Signatory:
    """Return the signatory: the one who signs, else the decision-maker, else the landlord."""
    signer = facts.signed_by or facts.who_decided
    if signer is None or not signer.name.strip():
        return Signatory(words.say("yours"), facts.sender.name, "", "")
    return Signatory(words.say("yours"), signer.name, signer.role, facts.sender.name)
