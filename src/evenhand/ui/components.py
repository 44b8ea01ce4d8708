"""Defines what each file in ``templates/parts/`` is handed: plain values, already worded and dated.

A view (or what prepares its page) makes these from verdicts, duties and rows. ``value``, ``body`` and ``says`` are text;
markup must be marked safe by the one who made it. Moments and days come as text, with ``iso`` beside for machines.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

Mark = Literal["met", "unmet", "not_known", "waived", "departed"]  # the outcomes of the engine
LayerCode = Literal["floor", "policy", "reading", "house_choice"]
Tone = Literal["", "late", "soon", "done"]


@dataclass(frozen=True)
class Link:
    """A link; without ``href`` it is the page itself. ``current`` marks it in a navigation."""

    text: "Text"
    href: str = ""
    current: bool = False


@dataclass(frozen=True)
class Action:
    """A link of one word or two; screen readers add ``about`` ("Change" + "the start date")."""

    text: "Text"
    href: str
    about: "Text" = ""


@dataclass(frozen=True)
class Tag:
    """A state in a word. ``colour``: "", grey, green, turquoise, purple, magenta, red, orange, yellow."""

    text: "Text"
    colour: str = ""


@dataclass(frozen=True)
class Row:
    """A fact with its name. ``no_actions`` where other rows of the list have actions and this one has none."""

    key: "Text"
    value: "Text"
    actions: tuple[Action, ...] = ()
    no_actions: bool = False


@dataclass(frozen=True)
class Card:
    """A summary list under a title."""

    title: str
    rows: tuple[Row, ...]
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A cell of a table. ``detail`` is a second, quieter line; ``needs``: those of the person named in it; ``count``: a day."""

    text: "Text" = ""
    href: str = ""
    numeric: bool = False
    header: bool = False
    tag: Tag | None = None
    detail: "Text" = ""
    needs: "tuple[Need, ...]" = ()
    count: "Count | None" = None

    @property
    def nothing(self) -> bool:
        """Return whether it is empty: on a phone its name is not shown either."""
        return not (self.text or self.tag or self.detail or self.needs or self.count)


@dataclass(frozen=True)
class Table:
    """A table; in ``cards.html`` each row becomes a card on a phone."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: "Text" = ""

    @property
    def labelled(self) -> tuple[tuple[tuple[str, Cell], ...], ...]:
        return tuple(tuple(zip((str(cell.text) for cell in self.head), row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class Tab:
    """One panel of tabs."""

    id: str
    label: str
    body: str


@dataclass(frozen=True)
class PageLink:
    """One number of a pagination, or a gap."""

    number: int = 0
    href: str = ""
    current: bool = False
    gap: bool = False


@dataclass(frozen=True)
class Pages:
    """The other pages of a list: addresses, or nothing."""

    previous: str = ""
    next: str = ""
    items: tuple[PageLink, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class ShownPart:
    """Which part of a section of ``total`` rows is shown, in words; its other pages. Both are empty where all of it is."""

    total: int = 0
    says: str = ""
    pages: Pages | None = None


@dataclass(frozen=True)
class Banner:
    """What was just done (``success``), or what everyone on the page must know."""

    text: "Text"
    title: "Text" = "Important"
    success: bool = False
    body: str = ""


@dataclass(frozen=True)
class Clause:
    """A cited clause. ``says``: its demands, restated; ``note``: who adopted a choice or reading; a departure."""

    pack: str
    number: str
    says: tuple[str, ...]
    layer: LayerCode
    layer_name: "Text"
    source: str
    href: str
    title: str = ""
    note: str = ""


@dataclass(frozen=True)
class Count:
    """A day with the way it was counted. ``left``: "9 working days left"; ``steps``: one line per step of the count.

    ``closed``: which working day comes before it, where the landlord is closed on the day itself.
    """

    day: str
    iso: str
    left: str = ""
    tone: Tone = ""
    steps: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    closed: str = ""


@dataclass(frozen=True)
class Cure:
    """What would change a rule's answer, and where to do it."""

    says: str
    href: str = ""


SIGNS: Mapping[Mark, str] = {
    "met": "M6.5 12.5l3.7 3.7 7.3-8",
    "unmet": "M8 8l8 8M16 8l-8 8",
    "not_known": "M9 9.5a3 3 0 1 1 4.3 2.7c-.9.45-1.3 1-1.3 2M12 17.2v.1",
    "departed": "M7 14.5c2-5 8-5 10 0M17 10.5v4h-4",
    "waived": "M7.5 12h9",
}
"""Whether a rule is met, as a line in a disc of 24 by 24."""


@dataclass(frozen=True)
class Rule:
    """A rule's result. ``mark_name``: "Met", "Not met", "Not known", "Waived for now"...."""

    says: str
    mark: Mark
    mark_name: "Text"
    strength: "Text" = ""
    cures: tuple[Cure, ...] = ()
    clauses: tuple[Clause, ...] = ()
    count: Count | None = None

    @property
    def sign(self) -> str:
        """Return the line that shows its mark."""
        return SIGNS[self.mark]


@dataclass(frozen=True)
class Verdict:
    """The answer to "may this be done?", in a sentence, with every rule. ``met``: also those waived or departed from."""

    sentence: str
    permitted: bool
    unmet: tuple[Rule, ...] = ()
    unknown: tuple[Rule, ...] = ()
    met: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class OpenAct:
    """An act that the reader may do now. ``says``: what it does, in a sentence; ``main``: the one to do next."""

    name: str
    href: str
    says: str = ""
    by: Count | None = None
    main: bool = False


@dataclass(frozen=True)
class ElsewhereAct:
    """An act that is open to other people."""

    name: str
    who: str


@dataclass(frozen=True)
class ClosedAct:
    """An act that is not open yet. ``why``: the shortest reason ("Two conditions are not met").

    ``who``: who can do it, where the reader is not the one to do it.
    """

    name: str
    why: str
    rules: tuple[Rule, ...]
    who: str = ""


@dataclass(frozen=True)
class NextActs:
    """What can happen next in a case. ``also``: what is open too, but seldom what comes next; shown by name alone.

    ``theirs``: not open yet, and not the reader's to do. ``parts``: which part of each of these is shown, by its name, where
    there are many.
    """

    open: tuple[OpenAct, ...] = ()
    also: tuple[OpenAct, ...] = ()
    elsewhere: tuple[ElsewhereAct, ...] = ()
    closed: tuple[ClosedAct, ...] = ()
    theirs: tuple[ClosedAct, ...] = ()
    parts: Mapping[str, ShownPart] = field(default_factory=dict)


@dataclass(frozen=True)
class TimelineItem:
    """One entry of a timeline. ``recorded``: when it was recorded, where that is not the same day.

    ``seen``: the page of a decision as its decision-maker saw it. ``new``: a colleague recorded it since the reader last
    looked.
    """

    title: str
    when: str
    iso: str
    by: str = ""
    says: str = ""
    kind: Literal["act", "contact", "letter", "late"] = "act"
    recorded: str = ""
    href: str = ""
    link: str = ""
    clauses: tuple[Clause, ...] = ()
    seen: str = ""
    new: bool = False


@dataclass(frozen=True)
class Need:
    """What a person needs of officers. ``strong``: it must be known before any contact."""

    says: str
    detail: str = ""
    strong: bool = False


@dataclass(frozen=True)
class PersonHeader:
    """The person a page is about. ``unasked``: what nobody has asked yet, or nothing. ``speaks``: who speaks for them."""

    name: str
    href: str
    reference: str
    line: str = ""
    needs: tuple[Need, ...] = ()
    unasked: str = ""
    speaks: str = ""


@dataclass(frozen=True)
class Duty:
    """Something owed by a day; ``count`` None: no layer sets one. ``state``: "Overdue", "Due soon"..., on its colour."""

    says: str
    count: Count | None
    state: Tag
    who: str = ""
    about: Link | None = None
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True)
class File:
    """A file of evidence: what is known of it, and where it is ``save``d; without that it was deleted.

    ``picture`` and ``sound``: its address for the page; ``tab``: opened beside the page; ``page``: read on a page of its own;
    ``note``: why it is not shown; ``about``: which incident it shows.
    """

    name: str
    line: str
    save: str = ""
    picture: str = ""
    sound: str = ""
    tab: str = ""
    page: str = ""
    note: str = ""
    actions: tuple[Action, ...] = ()
    about: Link | None = None


@dataclass(frozen=True)
class Empty:
    """What an empty list shows, and what to do."""

    title: "Text"
    says: "Text" = ""
    link: Link | None = None


@dataclass(frozen=True)
class Piece:
    """A piece of a bar: its kind by place, its number, where it begins, how wide it is, where its middle is."""

    kind: int
    number: int
    left: float
    width: float
    middle: float


@dataclass(frozen=True)
class Bar:
    """One bar with its name and total; ``label``, ``top`` and ``figure`` are heights in the drawing."""

    name: str
    total: int
    label: int
    top: int
    figure: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Bars:
    """A drawing of bars: ``says`` describes it, ``kinds`` names the pieces. The page shows a table of the same numbers."""

    title: str
    says: str
    kinds: tuple[str, ...]
    bars: tuple[Bar, ...]
    width: int
    height: int


@dataclass(frozen=True)
class Sign:
    """Something on one day, as a sign in a drawing. ``kind``: report, contact or letter."""

    left: int
    kind: str


@dataclass(frozen=True)
class ChartRow:
    """One row of signs, under its name."""

    name: str
    top: int
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class ChartSpan:
    """A measure from its first to its last day; ``reviews``: its review days."""

    name: str
    top: int
    left: int
    width: int
    reviews: tuple[int, ...] = ()


@dataclass(frozen=True)
class Month:
    """Where a month begins; without a name where there is no room for one."""

    left: int
    name: str


@dataclass(frozen=True)
class CaseChart:
    """A case over time. ``says`` describes it in words; ``today``: the place of today."""

    says: str
    width: int
    height: int
    rows: tuple[ChartRow, ...]
    spans: tuple[ChartSpan, ...]
    months: tuple[Month, ...]
    today: int


@dataclass(frozen=True)
class Week:
    """One week of a count: the Monday on which it begins, how many, and how tall its column is, of 60."""

    monday: str
    number: int
    height: int


@dataclass(frozen=True)
class Weeks:
    """A count by week; ``says`` describes it in words."""

    weeks: tuple[Week, ...]
    says: str
