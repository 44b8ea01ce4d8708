"""Composes one letter: its kind, its parts, and the parts that all layers require."""

from dataclasses import dataclass

from evenhand.casework.context import ActContext
from evenhand.casework.letters.about import LetterContext
from evenhand.casework.letters.contacts import contacts_of
from evenhand.casework.letters.decision import what_happened, what_is_decided
from evenhand.casework.letters.rights import how_to_appeal, sender_of, what_stays_open
from evenhand.casework.letters.unsaid import left_to_sender, unsaid
from evenhand.letters.blocks import Address, written_signs
from evenhand.letters.notice_facts import NoticeFacts
from evenhand.letters.parts import KIND_OF, Kind
from evenhand.measures.models import Measure
from evenhand.people.models import EMAIL, Customer
from evenhand.policy.acts import kind
from evenhand.policy.vocabulary import Decision, NoticePart
from evenhand.wording.letter_words import LetterWords

_KIND_OF_OUTCOME = {"extend": Kind.EXTENDED, "lighten": Kind.VARIED, "lift": Kind.ENDED, "moved": Kind.MOVED}
"""Acts that are an outcome of a review by themselves."""


@dataclass(frozen=True)
class ComposedLetter:
    """A letter's values, and the parts that it must have under all layers together."""

    kind: Kind
    facts: NoticeFacts
    must: tuple[NoticePart, ...]

    @property
    def says(self) -> tuple[NoticePart, ...]:
        """Return the parts that it has."""
        return tuple(part for part in NoticePart if self.facts.gives(part))


def written(ctx: ActContext, decision: Decision, reference: str = "", *, proposed: Measure | None = None) -> ComposedLetter:
    """Return the letter for a decision as it would be issued now, with every part that has content.

    ``reference`` is the notice's own, once it has one; ``proposed`` a measure that has no row yet. Without one the
    letter is composed once for an act: the letter judged is the letter issued.
    """
    if proposed is not None:
        return _written(ctx, decision, reference, proposed)
    key = (written, decision, reference)
    if key not in ctx.kept:
        ctx.kept[key] = _written(ctx, decision, reference, None)
    found: ComposedLetter = ctx.kept[key]
    return found


def _written(ctx: ActContext, decision: Decision, reference: str, proposed: Measure | None) -> ComposedLetter:
    about = LetterContext(ctx, decision, proposed)
    customer = ctx.the_case.customer
    reached_at = _reached_at(customer, about.letter)
    facts = NoticeFacts(
        sender=sender_of(ctx.by.landlord, about.letter),
        recipient=Address((customer.name, *reached_at)),
        reached_at=reached_at,
        written_on=ctx.on,
        reference=reference or ctx.the_case.reference,
        language=about.letter.language,
        greeting=customer.known_as or customer.name,
        policy=about.letter.policy(ctx.policy.main.title, ctx.policy.main.version),
        **(what_happened(about) if about.rests_on_conduct and not about.lapsed else {}),
        **what_is_decided(about),
        **what_stays_open(about),
        **how_to_appeal(about),
        **contacts_of(about),
        unsaid=tuple(unsaid(about)),
    )
    facts = left_to_sender(about, facts)
    by_itself = Kind.ENDED if about.lapsed else _KIND_OF_OUTCOME.get(kind(ctx.act).outcome, KIND_OF[decision])
    asked = {*about.must, *(part for part, _ in facts.unsaid)}
    return ComposedLetter(by_itself, facts, tuple(part for part in NoticePart if part in asked))


def _reached_at(customer: Customer, words: LetterWords) -> tuple[str, ...]:
    """Return where letters reach a customer: as an officer recorded it, else their home; empty after they left it."""
    if customer.letters_by == EMAIL:
        return (words.say("sent_by_email", email=customer.letters_to),)
    if customer.letters_by:
        return tuple(line.strip() for line in written_signs(customer.letters_to).split("\n") if line.strip())
    return (customer.home.address, customer.home.postcode) if customer.home and not customer.left_on else ()
