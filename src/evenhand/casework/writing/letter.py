"""One letter, put together: its kind, its parts, and what all layers ask it to say."""

from dataclasses import dataclass
from typing import Any

from evenhand.casework.doing import Doing
from evenhand.casework.writing.decided import what_happened, what_is_decided
from evenhand.casework.writing.rights import how_to_appeal, sender_of, what_stays_open, whom_to_ask
from evenhand.casework.writing.subject import About
from evenhand.letters.blocks import Address
from evenhand.letters.notice_facts import NoticeFacts
from evenhand.letters.parts import KIND_OF, Kind
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act, Decision, NoticePart

_KIND_OF_ACT = {Act.EXTEND: Kind.EXTENDED, Act.VARY: Kind.VARIED, Act.LIFT: Kind.ENDED, Act.END_MARKER: Kind.ENDED}


@dataclass(frozen=True)
class Written:
    """A letter's values, and the parts that it must say under all layers together."""

    kind: Kind
    facts: NoticeFacts
    must: tuple[NoticePart, ...]

    @property
    def says(self) -> tuple[NoticePart, ...]:
        """Return the parts that it says."""
        return tuple(part for part in NoticePart if self.facts.gives(part))

    @property
    def kept(self) -> dict[str, Any]:
        """Return what is kept with the notice, from which the letter is drawn again."""
        return {"kind": self.kind, "must": [part.value for part in self.must], "facts": self.facts.as_json()}


def written(doing: Doing, decision: Decision, reference: str = "", *, proposed: Measure | None = None) -> Written:
    """Return the letter for a decision as it would go now, with every part for which there is something to say.

    ``reference`` is the notice's own, once it has one; ``proposed`` a measure of which there is no row yet. Without one the
    letter is put together once for an act: what was judged is what goes.
    """
    if proposed is not None:
        return _written(doing, decision, reference, proposed)
    key = (written, decision, reference)
    if key not in doing.kept:
        doing.kept[key] = _written(doing, decision, reference, None)
    found: Written = doing.kept[key]
    return found


def _written(doing: Doing, decision: Decision, reference: str, proposed: Measure | None) -> Written:
    about = About(doing, decision, proposed)
    customer = doing.the_case.customer
    home = (customer.home.address, customer.home.postcode) if customer.home and not customer.left_on else ()
    facts = NoticeFacts(
        sender=sender_of(doing.by.landlord),
        recipient=Address((customer.name, *home)),
        written_on=doing.on,
        reference=reference or doing.the_case.reference,
        greeting=customer.known_as or customer.name,
        policy=f"our {doing.policy.main.title}, version {doing.policy.main.version}",
        **what_happened(about),
        **what_is_decided(about),
        **what_stays_open(about),
        **how_to_appeal(about),
        **whom_to_ask(about),
    )
    return Written(_KIND_OF_ACT.get(doing.act, KIND_OF[decision]), facts, about.must)
