"""Builds the addresses of pages: references and acts in an address, and the page of an act or a clause.

No address shows more of a person than a reference.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, register_converter, reverse

from evenhand.casework.permissions import allowed, may_adopt
from evenhand.landlords.queries import Officer
from evenhand.policy.acts import kind
from evenhand.policy.remedies import Remedy
from evenhand.policy.verdict import Cited
from evenhand.policy.vocabulary import Act

ASKS, BACK = "asks", "back"
"""In the address of an act's form: what a cure fills in, and the page to return to."""
TAKES_OVER = "to"
"""In the address of the form that hands a case over: the reference of each colleague to offer first."""
ASKED = "asked"
"""The id of the question that the address asks for."""
_UNDER_A_MEASURE = frozenset({Act.ASSESS, Act.PROPOSE})
_CHANGES_THE_SUBJECT = frozenset({Act.WITHDRAW, Act.SEND_BACK, Act.END_MARKER})
"""After these, what was being done is not there any more."""


class ReferenceInAddress:
    """A public reference, in capitals or not."""

    regex = r"[Ee][Vv]-[0-9A-Za-z]{4,12}"

    def to_python(self, value: str) -> str:
        """Return it in its stored form."""
        return value.upper()

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


class ActInAddress:
    """An act, with hyphens: ``record-account``."""

    regex = "[a-z]+(?:-[a-z]+)*"

    def to_python(self, value: str) -> Act:
        """Return the act; an unknown one is no address."""
        return Act(value.replace("-", "_"))

    def to_url(self, value: str) -> str:
        """Return it with hyphens."""
        return value.replace("_", "-")


register_converter(ReferenceInAddress, "reference")
register_converter(ActInAddress, "act")


@dataclass(frozen=True)
class Links:
    """The addresses of what a page names, for one reader: the acts on one case that they may do, and clauses.

    ``may``: the acts that the product lets this reader do; None, all of them. ``back``: the page to return to once a cure is
    carried out; "" for the case. ``adopts``: they may propose what the landlord adopts.
    """

    case: str = ""
    may: frozenset[Act] | None = None
    back: str = ""
    adopts: bool = False

    @classmethod
    def of(cls, by: Officer, case: str = "", back: str = "") -> "Links":
        """Return the addresses that an officer may open."""
        return cls(case, frozenset(act for act in Act if allowed(by, act)), back, may_adopt(by))

    def adopting(self, question: str) -> str:
        """Return the page on which an open question of the policy is answered; "" for who may not adopt.

        ``question``: its code; "" where none is open, for the list of all that is adopted.
        """
        if not self.adopts:
            return ""
        page = _address("adopt-answer", question) if question else _address("adoptions")
        return f"{page}?{urlencode({BACK: self.back})}" if self.back else page

    def cure(self, remedy: Remedy) -> str:
        """Return the address of the blank by which a cure is carried out; "" where there is none for this reader."""
        page = self.act(remedy.act, remedy.subject) if remedy.act else ""
        if not page or not remedy.act:
            return ""
        chooses = remedy.act is Act.PROPOSE and not (remedy.measure or remedy.subject)  # the measure, before any blank
        field = "" if chooses else remedy.field
        asked = {
            "measure": remedy.measure if remedy.act in _UNDER_A_MEASURE else "",
            ASKS: field,
            BACK: self.back if remedy.act not in _CHANGES_THE_SUBJECT else "",
        }
        told = urlencode({name: value for name, value in asked.items() if value})
        return f"{page}{'?' if told else ''}{told}{f'#{ASKED}' if field else ''}"

    def handing_over(self, to: Iterable[str]) -> str:
        """Return the address at which the case is handed to one of these colleagues; "" where the reader may not do so."""
        page = self.act(Act.REASSIGN_CASE)
        return f"{page}?{urlencode({ASKS: 'owner', TAKES_OVER: list(to)}, doseq=True)}#{ASKED}" if page else ""

    def act(self, act: Act, subject: str | None = None) -> str:
        """Return the address of an act's form; "" where there is none for this reader."""
        about = kind(act).subject
        if not self.case or about.outside_a_case or (self.may is not None and act not in self.may):
            return ""
        if not about.is_named and not (subject and about.may_be_named):
            return _address("act", self.case, act)
        return _address("act", self.case, act, subject) if subject else ""

    def clause(self, cited: Cited, main: str) -> str:
        """Return the address of a clause; a house choice is with the pack that it completes."""
        if cited.number == "house-choice":
            return f"{_address('policy-pack', main)}#house-choices"
        return _address("policy-clause", cited.pack, cited.number)


def notified(kind: str, case: str, act: str, subject: str) -> str:
    """Return the page that a notification's line opens: the act's form, or else the case, the report or the visit."""
    page = {"visit_changed": "visit", "danger_at_report": "incident", "ended_at_report": "incident"}.get(kind, "case")
    form = Links(case).act(Act(act), subject or None) if act and page == "case" else ""
    return form or _address(page, case)


def _address(name: str, *parts: object) -> str:
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""
