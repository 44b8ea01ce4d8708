"""Walks every page that each person can reach, and keeps one of each state for the browser."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.builders.walk_data import World
from tests.web.walk_markup import Markup

BACKEND = "django.contrib.auth.backends.ModelBackend"
WIDEST = "officer"
"""Who follows most links: the cases are theirs."""
ALIKE = (
    re.compile(r"/acts/([a-z-]+)/[^?]*(\?.*)?$"),
    re.compile(r"\.pdf$"),
    re.compile(r"^/([a-z]+)\.csv"),
    re.compile(r"^/policy/[^/]+/[^/]+/$"),
    re.compile(r"^/policy/[^/]+/(\?.*)?$"),
    re.compile(r"^/(incidents|customers|decisions)/\?"),
    re.compile(r"/add/$"),
    re.compile(r"/(elsewhere|delete)/$"),
    re.compile(r"/decisions/\d+/$"),
    re.compile(r"/appeals/[^/]+/$"),
    re.compile(r"/new/\?"),
    re.compile(r"^/(incidents|customers|notices)/[^/]+/$"),
    re.compile(r"^/customers/[^/]+/(contact|visits|stays)/$"),
    re.compile(r"^/(today)/\?"),
    re.compile(r"^/(visits)/[^/]+/$"),
    re.compile(r"^/administration/people/EV-[^/]+/([a-z]*/?)$"),
)
"""Addresses of one kind, where some stand for all."""
SOME, FEW = 3, 1
"""How many of one kind the widest reader follows, and everybody else. Cases are followed by all who may read them."""


@dataclass(frozen=True)
class State:
    """One page as it was answered: who asked for what, and what came."""

    who: str
    path: str
    status: int
    html: str
    headers: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.who or 'signed out'} {self.path} ({self.status})"


@dataclass
class Walk:
    """What a walk met. ``states``: one page of each address, act, status and set of templates.

    ``asked``: the queries of templates; ``handed``: the rows that they were given (`drawing.noted`).
    """

    world: World
    states: dict[tuple[Any, ...], State] = field(default_factory=dict)
    routes: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    handed: set[str] = field(default_factory=set)
    answered: dict[tuple[str, str], int] = field(default_factory=dict)
    _clients: dict[str, Client] = field(default_factory=dict)
    _ids: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    _fragments: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _links: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _kinds: Counter[tuple[str, Any]] = field(default_factory=Counter)

    def client(self, who: str) -> Client:
        """Return somebody's browser; nobody's for ""."""
        if who not in self._clients:
            self._clients[who] = Client()
            if who:
                self._clients[who].force_login(self.world.people[who], BACKEND)
        return self._clients[who]

    def all_from(self, who: str, *starts: str) -> None:
        """Follow every link from some pages on, as one person. Each has to answer."""
        queue = list(starts)
        while queue:
            path = queue.pop(0)
            if (who, path) in self.answered or (self._enough(who, path) and path not in starts):
                continue
            page = self.get(who, path)
            if page.status_code >= 400:
                self.faults.append(f"{who or 'signed out'}: a link to {path} answers {page.status_code}")
            if page.status_code in {301, 302}:
                queue.append(page.headers["Location"])
            queue += self.links_of(who, path)

    def _enough(self, who: str, path: str) -> bool:
        """Return whether this person has followed links of this kind already."""
        kind = next(((one, found.groups()) for one in ALIKE if (found := one.search(path))), None)
        self._kinds[who, kind] += kind is not None
        return self._kinds[who, kind] > (SOME if who == WIDEST else FEW)

    def links_of(self, who: str, path: str) -> Iterator[str]:
        """Yield where a page leads inside the product; note the fragments that have to be there."""
        for link in self._links.pop((who, path), ()):
            target, _, fragment = urljoin(path, link).partition("#")
            if not target.startswith("/"):
                continue
            if fragment:
                self._fragments[who, target, fragment] = path
            if not target.startswith("/static/"):
                yield target

    def get(self, who: str, path: str) -> Any:
        """Ask for a page and look at it."""
        return self.looked_at(who, path, self.client(who).get(path))

    def post(self, who: str, path: str, answers: Mapping[str, Any]) -> Any:
        """Send a form and look at what comes."""
        return self.looked_at(who, path, self.client(who).post(path, answers), sent=True)

    def looked_at(self, who: str, path: str, page: Any, *, sent: bool = False) -> Any:
        """Note where a page was, what is wrong with it, and its state where it is a new one."""
        match = page.resolver_match
        route = match.route if match else "not found"
        if page.status_code < 400:
            self.routes.add(route)
        if not sent:
            self.answered[who, path] = page.status_code
        if _is_page(page):
            self._note(who, path, page, route)
        return page

    def _note(self, who: str, path: str, page: Any, route: str) -> None:
        html = page.content.decode()
        markup = Markup(html)
        self._ids.setdefault((who, path), set()).update(markup.ids)
        self._links[who, path] = markup.links
        act = page.resolver_match.kwargs.get("act", "") if page.resolver_match else ""
        templates = tuple(sorted({one.name for one in page.templates if one.name and not one.name.startswith("django/")}))
        state = State(who, path, page.status_code, html, _kept(page.headers))
        if self.states.setdefault((route, act, page.status_code, templates), state) is state:
            self.faults += [f"{state}: {fault}" for fault in markup.faults()]
        self.faults += [
            f"{state}: its title or address names {name}" for name in self.world.names if name in markup.title + path
        ]

    def fullest(self) -> list[State]:
        """Return the states to look at in a browser: one that has only parts which another of its kind has too is left out."""
        kinds: dict[tuple[Any, ...], list[tuple[frozenset[str], State]]] = {}
        for (*kind, templates), state in self.states.items():
            kinds.setdefault(tuple(kind), []).append((frozenset(templates), state))
        return [state for alike in kinds.values() for parts, state in alike if not any(parts < others for others, _ in alike)]

    def fragments_missing(self) -> list[str]:
        """Return each link to a place on a page that is not there."""
        return [
            f"{who or 'signed out'} {source}: {target}#{fragment}"
            for (who, target, fragment), source in sorted(self._fragments.items())
            if (who, target) in self._ids and fragment not in self._ids[who, target]
        ]


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "Content-Length"}


def _is_page(page: Any) -> bool:
    return page.headers.get("Content-Type", "").startswith("text/html") and not page.streaming and bool(page.content)


def routes(patterns: Iterable[URLPattern | URLResolver] | None = None, before: str = "") -> Iterator[str]:
    """Yield the address of every page, as it is written in the addresses' modules; tests/api has those of the API."""
    for one in get_resolver("evenhand.web.urls").url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, before + str(one.pattern))
        else:
            yield before + str(one.pattern)
