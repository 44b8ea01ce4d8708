"""Shows packs as pages: clauses with their answers, remarks, and topics side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import FLOOR, PACKS, shipped
from evenhand.policy.pack.pack import Clause, Demand, Pack, Reading
from evenhand.policy.vocabulary import Layer, Strength
from evenhand.ui.components import Tag
from evenhand.ui.presenters import LAYERS
from evenhand.wording.answers import lines, title
from evenhand.wording.words import Words, plain

_STRENGTHS = {Strength.SHOULD: Tag(gettext_lazy("Should"), "yellow"), Strength.MAY: Tag(gettext_lazy("May"), "grey")}
SLUGS = (*PACKS, FLOOR)


@dataclass(frozen=True)
class Answered:
    """One topic that a demand answers, in words."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class DemandShown:
    """One demand as the browser shows it."""

    anchor: str
    says: str
    strength: Tag | None
    answers: tuple[Answered, ...]
    departs: str = ""
    reading: str = ""
    options: tuple[tuple[str, str], ...] = ()
    reach: str = ""


@dataclass(frozen=True)
class ClauseShown:
    """One clause as the browser shows it."""

    number: str
    title: str
    href: str
    source: str
    url: str
    demands: tuple[DemandShown, ...]


def slugs_for(own: Policy | None) -> tuple[str, ...]:
    """Return the slugs that a reader may open: the product's, and their landlord's own pack; no other landlord's."""
    return SLUGS if own is None or own.main.pack in SLUGS else (own.main.pack, *SLUGS)


def policy_of(slug: str, own: Policy | None) -> Policy:
    """Return a shipped policy on the floor; the reader's own with its house choices and readings.

    Raises:
        KeyError: there is no such pack.
    """
    if own is not None and own.main.pack == slug:
        return own
    return Policy(floor=shipped(FLOOR), pack=None if slug == FLOOR else shipped(slug))


def clauses(policy: Policy) -> Iterator[ClauseShown]:
    """Yield every clause of a policy."""
    for found in policy.main.clauses:
        yield shown(policy, found)


def shown(policy: Policy, clause: Clause) -> ClauseShown:
    """Return one clause with its demands."""
    pack = policy.main
    source = clause.source or pack.source
    name = ", ".join(filter(None, (source.title, source.section)))
    demands = tuple(_demand(policy, demand, place) for place, demand in enumerate(clause.demands, start=1))
    href = reverse("policy-clause", args=[pack.pack, clause.number])
    return ClauseShown(clause.number, clause.title or "", href, name, source.url or "", demands)


def _demand(policy: Policy, demand: Demand, place: int) -> DemandShown:
    reading, adopted = demand.reading, policy.readings.get(demand.reading.key) if demand.reading else None
    return DemandShown(
        anchor=f"demand-{place}",
        says=demand.says,
        strength=_STRENGTHS.get(demand.strength),
        answers=tuple(_answers(policy, demand)),
        departs=demand.departs.says if demand.departs else "",
        reading=reading.question if reading else "",
        options=tuple((option.says, _read(reading, option.key, adopted)) for option in reading.options) if reading else (),
        reach=_reach(demand),
    )


def _read(reading: Reading, option: str, adopted: str | None) -> str:
    """Return whether an option is how the sentence is read, or holds until a reading is adopted."""
    if adopted:
        return _("This is how it is read here.") if option == adopted else ""
    return _("No reading is adopted. Until one is, this holds.") if option == reading.until_adopted else ""


def _answers(policy: Policy, demand: Demand) -> Iterator[Answered]:
    words = Words(policy)
    for topic, value in demand.answers.by_topic().items():
        stated = value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        stated.pop("key", None)
        yield Answered(title(topic), tuple(lines(words, stated)))


def _reach(demand: Demand) -> str:
    places = [plain(place).title() for place in (*demand.reach.nations, *demand.reach.landlords, *demand.reach.relationships)]
    since, until = demand.in_force.since, demand.in_force.until
    days = [_("from {day} {since:%B %Y}").format(day=since.day, since=since)] if since else []
    days += [_("until {day} {until:%B %Y}").format(day=until.day, until=until)] if until else []
    checked = {"P": _("its paragraph is still to be checked"), "K": _("its source is still to be checked")}.get(
        demand.checked or "", ""
    )
    return "; ".join(filter(None, (", ".join(places), " ".join(days), checked)))


@dataclass(frozen=True)
class PolicySays:
    """One policy's answers on a line of the comparison."""

    says: str
    layer: str
    layer_name: str
    number: str
    href: str


@dataclass(frozen=True)
class Compared:
    """One line of the comparison, with a cell for each policy: its answers, or its silence."""

    title: str
    cells: tuple[tuple[str, bool, tuple[PolicySays, ...]], ...]


def side_by_side(rows: Sequence[dict[str, Any]], packs: Sequence[Pack]) -> Iterator[Compared]:
    """Yield the rows of `evenhand.policy.compare.compared` as the page shows them."""
    for row in rows:
        cells = []
        for pack in packs:
            cell = row["policies"][pack.pack]
            cells.append((pack.landlord, cell["silent"], tuple(_said(said) for said in cell["says"])))
        yield Compared(Words().compared(row["code"]), tuple(cells))


def _said(said: dict[str, Any]) -> PolicySays:
    slug, number, _place = said["clause"].split(":")
    layer = Layer(said["layer"])
    href = "" if number == "house-choice" else reverse("policy-clause", args=[slug, number])
    return PolicySays(said["says"], layer.value, str(LAYERS[layer]), number, href)
