"""Cuts a long section of a page into pages. Each section turns by itself and shows which part it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from evenhand.ui import components

MANY, FEW = 25, 10
"""The most lines of a list on one page; and the most of cards."""
_LONGEST = 6
Row = TypeVar("Row")


@dataclass(frozen=True)
class Paged(Generic[Row]):
    """The rows of a section that a page shows, and the part of the section that they are."""

    rows: tuple[Row, ...]
    part: components.ShownPart


@dataclass(frozen=True)
class Pager:
    """Turns the sections of the page at ``path``. ``asked``: the query of its address; an unknown page is the first."""

    path: str
    asked: Mapping[str, str]

    def cut(self, name: str, rows: Sequence[Row], what: str, *, under: str = "", size: int = MANY) -> Paged[Row]:
        """Return the part of a section that the address names. ``under``: the id of its heading, where that is not its name."""
        found = Paginator(rows, size).get_page(self.asked.get(name, "")[:_LONGEST])
        return Paged(tuple(found.object_list), self._part(name, found, what, under or name))

    def href(self, name: str, number: int, under: str = "") -> str:
        """Return the address of a page of a section; the other sections stay where they are."""
        here = {key: page for key, page in self.asked.items() if page.isdecimal() and len(page) <= _LONGEST}
        there = {key: page for key, page in here.items() if key != name} | ({name: str(number)} if number > 1 else {})
        if here == there:
            return f"#{under or name}"
        query = urlencode(there)
        return f"{self.path}{'?' if query else ''}{query}#{under or name}"

    def where(self, name: str, place: int, *, under: str = "", size: int = MANY) -> str:
        """Return the address of a row of a section by its place, counted from nought."""
        return self.href(name, place // size + 1, under)

    def _part(self, name: str, found: Page[Row], what: str, under: str) -> components.ShownPart:
        pages, total = found.paginator, found.paginator.count
        if pages.num_pages == 1:
            return components.ShownPart(total)
        numbers = pages.get_elided_page_range(found.number, on_each_side=1, on_ends=1)
        items = tuple(
            components.PageLink(number, self.href(name, number, under), number == found.number)
            if isinstance(number, int)
            else components.PageLink(gap=True)
            for number in numbers
        )
        turned = components.Pages(
            self.href(name, found.number - 1, under) if found.has_previous() else "",
            self.href(name, found.number + 1, under) if found.has_next() else "",
            items,
            _("Pages: {what}").format(what=what),
        )
        says = _("{start_index} to {end_index} of {total} {what}. The others are on other pages.").format(
            start_index=found.start_index(), end_index=found.end_index(), total=total, what=what
        )
        return components.ShownPart(total, says, turned)
