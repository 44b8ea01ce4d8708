"""Takes one whole case by its forms over HTTP, from the report to the answer of an appeal.

Every build's forms ask for the same answers; an exception belongs here. It takes two days of the demo's clock.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from lxml import html

from bench.served import Server
from bench.spent import Spent
from bench.visitor import Answers, Counts, Visitor

PASSWORD = "harbour-demo-2026"  # noqa: S105 - printed by the demo for everybody
REPORTER, OFFICER, MANAGER, REVIEWER = "sam.okoro", "priya.shah", "tom.reed", "grace.mensah"
MEASURE = "single_point_of_contact"
LOOKED_AT = "Looked at with the customer's own account and file."

Took = dict[str, Spent]
"""The CPU that sending each form took, by what it did."""


@dataclass
class People:
    """The staff of one server, signed in, and the customers that cases can be about."""

    server: Server
    visitors: dict[str, Visitor] = field(default_factory=dict)
    customers: list[str] = field(default_factory=list)
    told: int = 0
    days: int = 0

    @classmethod
    def at(cls, server: Server) -> "People":
        """Sign everybody in, and find the customers."""
        visitors = {user: Visitor(server).sign_in(user, PASSWORD) for user in (REPORTER, OFFICER, MANAGER, REVIEWER)}
        listed = visitors[OFFICER].get("/customers/")
        return cls(server, visitors, list(dict.fromkeys(re.findall(r'href="/customers/([^/"]+)/"', listed))))

    def next_customer(self) -> str:
        """Return the customer of the next case: each in turn, the same at every server."""
        self.told += 1
        return self.customers[self.told % len(self.customers)]

    def sleep(self) -> None:
        """Move the demo's clock on by a day."""
        self.visitors[OFFICER].press("/start/clock/", {"by": "day"})
        self.days += 1

    @property
    def now(self) -> datetime:
        """Return a moment that has just passed by the demo's clock."""
        return datetime.now().astimezone() + timedelta(days=self.days, minutes=-5)


class Case:
    """One case in progress. ``counts`` are of each form, where asked for."""

    def __init__(self, people: People, *, count: bool = False) -> None:
        """Begin with nothing reported."""
        self._people, self._count = people, count
        self.reference = self._measure = ""
        self.took: Took = {}
        self.counts: dict[str, Counts] = {}

    def tell(self) -> "Case":
        """Take the case from the report to the answer of its appeal."""
        for chapter in self.chapters():
            chapter()
        return self

    def chapters(self) -> tuple[Callable[[], None], ...]:
        """Return its parts in order: two builds take turns by them."""
        return self._open, self._hear, self._assess, self._propose, self._decide

    def _open(self) -> None:
        reported = {"who": self._people.next_customer(), **self._incident("Rang 14 times in one afternoon about the window.")}
        incident = self._part(self._send("log an incident", REPORTER, "/incidents/new/", reported))
        why = {"incidents": incident, "words": "It has gone on for a week."}
        self.reference = self._part(self._send("open a case", OFFICER, f"/incidents/{incident}/open-case/", why))

    def _hear(self) -> None:
        self._act("note", {"words": "She rings while the lines are busiest."})
        self._act("seek-account", {"channels": "letter", "words": "Wrote and rang.", **self._on("on")})
        heard = {"heard": "yes", "words": "Nobody rings me back.", "alleged": "no", **self._on("on")}
        self._act("record-account", heard)
        self._act("record-needs", {"words": "Asked about health.", **self._on("on")})
        self._act("offer-support", {"words": "Offered the support team.", **self._on("on")})

    def _assess(self) -> None:
        path = f"{self._path('assess')}?measure={MEASURE}"
        page = html.fromstring(self._people.visitors[OFFICER].get(path))
        asked = [name.removeprefix("so-") for name in page.forms[-1].fields if name.startswith("so-")]
        answers = {f"so-{fact}": "no" if fact == "disability" else "yes" for fact in asked}
        passage = {"for_letter": "We know that you wait for the window. We looked at your health and your home."}
        self._act("assess", {**answers, **{f"why-{fact}": LOOKED_AT for fact in asked}, **passage}, path=path)
        self._act("find", {"outcome": "unreasonable", "words": "Out of proportion to one window."})
        self._act("communicate-concerns", {"words": "Told her, and asked her to change.", **self._on("on")})
        self._act("warn", {"asked": "Please write once a week.", "words": "It takes staff from others."})
        self._people.sleep()
        self._act("log-incident", self._incident("Rang nine times."))

    def _propose(self) -> None:
        terms = {
            "words": "We asked twice; the calls went on.",
            "named_contact": "Priya Shah",
            "channels_only": ["email", "letter"],
            "replies_per_number": "1",
            "replies_per_per": "week",
            **self._on("starts_on"),
            **self._on("until", 180),
            **self._on("review_on", 80),
        }
        self._act("propose", terms, path=f"{self._path('propose')}?measure={MEASURE}")
        self._measure = self._subject("consult", OFFICER)
        self._act("consult", {"party": "other_teams", "words": "Repairs and income agree."}, subject=self._measure)

    def _decide(self) -> None:
        measure = self._measure
        self._act("authorise", {"words": "In proportion, and email stays."}, MANAGER, subject=measure)
        letter = {"contact_person": "Priya Shah", "service_implications": "Repairs are reported as before."}
        self._act("impose", letter, subject=measure)
        self._act("serve", {"how": "email", **self._on("on")}, subject=measure)
        self._act("inform-teams", {"words": "Told repairs.", **self._on("on")})
        appeal = {"words": "Nobody rang me back.", "route": "telephone", "grounds": "disagreement", **self._on("received_on")}
        self._act("receive-appeal", appeal, REPORTER, subject=measure)
        decided = {
            "ground_disagreement": "not_made_out",
            "because_disagreement": "The calls are on file.",
            "outcome": "kept",
            "words": "Looked at everything.",
            "took_no_part": "on",
        }
        self._act("decide-appeal", decided, REVIEWER, subject=self._subject("decide-appeal", REVIEWER))

    def _act(self, act: str, answers: Answers, user: str = OFFICER, *, subject: str = "", path: str = "") -> None:
        self._send(act.replace("-", " "), user, path or self._path(act, subject), answers)

    def _send(self, what: str, user: str, path: str, answers: Answers) -> str:
        sent = {"action": "save", **answers}
        done = self._people.visitors[user].send(path, sent, count=self._count)
        self.took[what] = done.spent
        if done.counts:
            self.counts[what] = done.counts
        return done.leads_to

    def _path(self, act: str, subject: str = "") -> str:
        return f"/cases/{self.reference}/acts/{act}/{f'{subject}/' if subject else ''}"

    def _subject(self, act: str, user: str) -> str:
        """Return what an act is about, from the case page's link to its form."""
        page = self._people.visitors[user].get(f"/cases/{self.reference}/")
        found = re.search(rf'href="{self._path(act)}([^/"]+)/', page)
        if found is None:
            raise LookupError(f"the page of case {self.reference} leads to no form of {act} for {user}")
        return found[1]

    def _incident(self, words: str) -> Answers:
        at = {f"happened_at-{name}": value for name, value in self._parts(0).items()}
        who = {"channel": "telephone", "conduct_of": "customer", "towards": "staff"}
        return {"words": words, "behaviours-unreasonable_demands": "disproportionate_contact", **at, **who}

    def _on(self, name: str, days: int = 0) -> Answers:
        return {f"{name}-{part}": value for part, value in self._parts(days).items() if part != "time"}

    def _parts(self, days: int) -> dict[str, str]:
        at = self._people.now + timedelta(days=days)
        return {"day": str(at.day), "month": str(at.month), "year": str(at.year), "time": f"{at:%H:%M}"}

    @staticmethod
    def _part(path: str) -> str:
        return path.split("/")[2]
