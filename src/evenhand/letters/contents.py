"""What a complete notice says: facts in, letter out, and nothing left out in silence."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from evenhand.letters import decision_parts, rights_parts
from evenhand.letters.blocks import Block, Facts, Gap, Heading, Letter, Paragraph, Reference, SignOff, text
from evenhand.letters.layouts import LAYOUTS, Layout, Section
from evenhand.letters.notice_facts import Account, Contact, NoticeFacts
from evenhand.letters.parts import ALWAYS, KIND_OF, NAMED, Kind
from evenhand.policy.vocabulary import NoticePart

__all__ = ["KIND_OF", "NAMED", "Account", "Composed", "Contact", "Kind", "NoticeFacts", "NoticePart", "compose"]

Writer = Callable[[NoticeFacts, Kind], tuple[Block, ...]]

WRITERS: dict[NoticePart, Writer] = {
    part: getattr(decision_parts, part.value, None) or getattr(rights_parts, part.value) for part in NoticePart
}
"""The function that words a part bears the part's name."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter, what it still has to say (in the order of the letter), and what it says."""

    letter: Letter
    missing: tuple[NoticePart, ...]
    says: frozenset[NoticePart]


def compose(kind: Kind, facts: NoticeFacts, must_say: Iterable[NoticePart]) -> Composed:
    """Return the notice that the facts make.

    All that the facts give is said. What the notice must say and the facts do not give stands in it as a gap: such a letter
    can be looked at, not sent. Which number takes emergencies day and night is said in every notice.

    Args:
        kind: what the notice tells.
        facts: values, already worded.
        must_say: the parts that floor, policy and house choices ask of this notice.
    """
    needed = frozenset(map(NoticePart, must_say)) | ALWAYS
    given = frozenset(part for part in NoticePart if facts.gives(part))
    layout = LAYOUTS[kind]
    written = [block for section in layout.sections for block in _section(section, kind, facts, needed - given)]
    letter = Letter(
        title=layout.title,
        language=facts.language,
        sender=facts.sender,
        recipient=facts.recipient,
        date=facts.written_on,
        reference=Reference("Our reference", facts.reference),
        blocks=(*_opening(layout, facts), *_joined(written), _signature(facts)),
    )
    missing = tuple(part for section in layout.sections for part in section.parts if part in needed - given)
    return Composed(letter, missing, given)


def _opening(layout: Layout, facts: NoticeFacts) -> Iterator[Block]:
    yield Paragraph(text(f"Dear {facts.greeting}"))
    for words in layout.opening:
        yield Paragraph(text(words))
    if facts.policy.strip():
        yield Paragraph(text(f"We decided this under {facts.policy.strip()}."))


def _section(section: Section, kind: Kind, facts: NoticeFacts, missing: frozenset[NoticePart]) -> Iterator[Block]:
    inside = [block for part in section.parts for block in _part(part, kind, facts, missing)]
    if inside:
        yield Heading(2, section.heading)
        yield from inside


def _part(part: NoticePart, kind: Kind, facts: NoticeFacts, missing: frozenset[NoticePart]) -> tuple[Block, ...]:
    if facts.gives(part):
        return WRITERS[part](facts, kind)
    return (Gap(part.value, NAMED[part]),) if part in missing else ()


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with tables that follow each other under the same headings made one."""
    waiting: Block | None = None
    for block in blocks:
        if isinstance(waiting, Facts) and isinstance(block, Facts) and waiting.headings == block.headings:
            waiting = Facts(waiting.headings, waiting.rows + block.rows)
            continue
        if waiting is not None:
            yield waiting
        waiting = block
    if waiting is not None:
        yield waiting


def _signature(facts: NoticeFacts) -> SignOff:
    """Sign by whoever signs, else by who decided, else by the landlord."""
    signer = facts.signed_by or facts.who_decided
    if signer is None or not signer.name.strip():
        return SignOff("Yours sincerely", facts.sender.name, "", "")
    return SignOff("Yours sincerely", signer.name, signer.role, facts.sender.name)
