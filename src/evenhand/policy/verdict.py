"""Defines the engine's answer: each rule's result with clause and cure, and whether the act may be done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from evenhand.policy.vocabulary import Act, Category, Layer, Strength

if TYPE_CHECKING:
    from evenhand.policy.facts.facts import Facts

_SUGGESTED = frozenset({"precondition", "question", "notice_complete", "letter_reaches", "signed_as_it_goes", "told_by"})
_NAME_WHO = frozenset({"authority", "appeal_reviewer"})
"""Rules that name the people who take a decision; where every layer is silent, they name nobody."""


class Outcome(StrEnum):
    """The outcome of a rule. Only `UNMET` and `NOT_KNOWN` can refuse; only `UNMET` can be a breach."""

    MET = "met"
    UNMET = "unmet"
    NOT_KNOWN = "not_known"
    WAIVED = "waived"
    DEPARTED = "departed"


@dataclass(frozen=True, init=False)
class Coded:
    """A code with parameters, which `evenhand.wording` turns into a sentence."""

    code: str
    params: Mapping[str, Any]

    def __init__(self, code: str, /, **params: Any) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "params", params)

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape."""
        return {"code": self.code, **{name: _plain(value) for name, value in self.params.items()}}


class Message(Coded):
    """Something to show a person."""


class Reply(Coded):
    """What a colleague says aloud, or does, about one contact: `evenhand.wording.gate` words it."""


class Cure(Coded):
    """What would lift one refusal.

    Codes: ``do`` (act, fact) · ``authorised_by`` (roles, team, committee) · ``by_another`` (not_by) ·
    ``to_another`` (not_to) · ``signed_by`` ·
    ``consult`` (party) · ``set_term``, ``drop_term`` (term, values) · ``set_date`` (field, least, most) ·
    ``write_letter`` · ``say``, ``fill_letter`` (parts) · ``adopt`` (topic) · ``wait_until`` (on) · ``give_reason`` (demand) ·
    ``rest_on`` (what) · ``name_decider`` · ``send_to`` (where) · ``refer_to`` (keys) · ``share_marker`` ·
    ``pass_on_by`` (routes) · ``tell_now`` · ``decide_step`` (step) · ``clear_line`` (name) ·
    ``review_marker_there`` (reference, case) · ``keep_risk``.
    """


@dataclass(frozen=True, slots=True)
class Cited:
    """The demand that a result rests on: its layer, its clause, its strength."""

    pack: str
    number: str
    place: int
    layer: Layer
    strength: Strength = Strength.MUST

    @property
    def id(self) -> str:
        """Return the id of the demand, for example ``octavia:4.2:1``."""
        return f"{self.pack}:{self.number}:{self.place}"

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape."""
        return {"id": self.id, "pack": self.pack, "number": self.number, "layer": self.layer, "strength": self.strength}


@dataclass(frozen=True)
class RuleResult:
    """The result of one rule. ``cited`` is None only where every layer is silent."""

    rule: str
    outcome: Outcome
    cited: Cited | None
    message: Message
    cures: tuple[Cure, ...] = ()
    breach: Category = Category.OTHER

    @property
    def refuses(self) -> bool:
        """Return whether this refuses the act."""
        return self.outcome in {Outcome.UNMET, Outcome.NOT_KNOWN} and not self.informs

    @property
    def informs(self) -> bool:
        """Return whether the demand only suggests a step. The bounds of what a clause permits bind, also under a may."""
        return self.cited is not None and self.cited.strength is Strength.MAY and self.rule in _SUGGESTED

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape."""
        return {
            "rule": self.rule,
            "outcome": self.outcome,
            "layer": self.cited.layer if self.cited else "silent",
            "clause": self.cited.as_json() if self.cited else None,
            "message": self.message.as_json(),
            "cures": [cure.as_json() for cure in self.cures],
        }


@dataclass(frozen=True)
class Verdict:
    """The answer to "may this person do this, now?". ``facts``: those it was judged on; None where it was read back."""

    act: Act
    subject: str | None
    on: date
    results: tuple[RuleResult, ...]
    pack: str = ""
    pack_sha256: str = field(default="", repr=False)
    facts: "Facts | None" = field(default=None, repr=False, compare=False)

    @property
    def permitted(self) -> bool:
        """Return whether no rule refuses the act."""
        return not self.refusals

    @cached_property
    def refusals(self) -> tuple[RuleResult, ...]:
        return tuple(result for result in self.results if result.refuses)

    @property
    def unmet(self) -> list[tuple[str, str, str]]:
        """Return (pack, clause number, rule) of each refusal; pack and number are empty where all layers are silent."""
        return [
            (result.cited.pack if result.cited else "", result.cited.number if result.cited else "", result.rule)
            for result in self.refusals
        ]

    @property
    def cures(self) -> tuple[Cure, ...]:
        """Return what would lift the refusals, in their order."""
        return tuple(cure for result in self.refusals for cure in result.cures)

    def is_for_another(self, person: str) -> bool:
        """Return whether a refusal depends on the person, so that only another can lift it; ``person`` is a reference."""
        return bool(self.for_another(person))

    def is_only_for_another(self, person: str) -> bool:
        """Return whether a refusal leaves a person no way, neither an answer to adopt nor a reason to record."""
        return any(one.cited and all(cure.code != "give_reason" for cure in one.cures) for one in self.for_another(person))

    def for_another(self, person: str) -> tuple[RuleResult, ...]:
        """Return the refusals that only another person can lift."""
        return tuple(result for result in self.refusals if _is_personal(result, person))

    def enforce(self) -> None:
        """Raise `ActRefused` unless permitted."""
        if not self.permitted:
            raise ActRefused(self)

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape, which the journal keeps too."""
        return {
            "act": self.act,
            "subject": self.subject,
            "on": self.on.isoformat(),
            "permitted": self.permitted,
            "pack": self.pack,
            "pack_sha256": self.pack_sha256,
            "looked": [result.as_json() for result in self.results],
        }


@dataclass(frozen=True, slots=True)
class NextAct:
    """An act that may come next, about one subject or the case as a whole."""

    act: Act
    subject: str | None
    verdict: Verdict


class ActRefused(Exception):  # noqa: N818  (the trade's word: an act is refused)
    """An act was refused; ``verdict`` holds the rules that refuse it, their clauses and their cures."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(f"{verdict.act}: " + ", ".join(rule for _, _, rule in verdict.unmet))
        self.verdict = verdict


def _is_personal(result: RuleResult, person: str) -> bool:
    nobody_named = result.cited is None and result.rule in _NAME_WHO
    theirs = any(
        cure.code == "authorised_by" or (cure.code == "by_another" and cure.params["not_by"] == person) for cure in result.cures
    )
    return nobody_named or theirs or result.message.code == "not_the_investigator"


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Coded):
        return value.as_json()
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
