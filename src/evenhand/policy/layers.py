"""Decides which layer answers a topic: the landlord's pack, its readings and house choices, the floor."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from evenhand.policy.pack.answers import Answers, PackModel, Selector
from evenhand.policy.pack.pack import Demand, Pack, Reach
from evenhand.policy.verdict import Cited
from evenhand.policy.vocabulary import Act, Decision, Layer, MeasureKind, Strength


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about. An empty field: no such thing."""

    families: frozenset[str] = frozenset()
    behaviours: frozenset[str] = frozenset()
    tier: str | None = None
    measure: str | None = None
    kind: MeasureKind | None = None
    referral: str | None = None
    decision: Decision | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The place and the day of a question, which select the rules in force."""

    nation: str = "england"
    landlord: str = "housing_association"
    relationship: str = "tenant"
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A layer's answer on a topic, with the demand that gives it."""

    topic: str
    value: Any
    cited: Cited
    demand: Demand
    in_force_then: bool = True


@dataclass(frozen=True, slots=True)
class Silent:
    """No layer answers. ``topic`` is what the landlord has to adopt."""

    topic: str
    about: About


@dataclass(frozen=True, slots=True)
class Adopted:
    """A house choice: the landlord's own answers where its policy is silent, adopted by two people with a minute."""

    answers: Answers
    says: str
    adopted_by: tuple[str, str]
    on: date
    minute: str


MOST_REMEMBERED = 4096
_OF_LAW = frozenset({"redress"})
_STRONGEST = (Strength.MUST, Strength.SHOULD, Strength.MAY)
_ORDER = (Layer.POLICY, Layer.READING, Layer.HOUSE_CHOICE, Layer.FLOOR)


@dataclass(frozen=True)
class Policy:
    """A landlord's pack with its readings and house choices, on the floor. Ask it by topic.

    ``standard_on``: use the rules of that day for every act (a replay by today's standard); None: the act's own day.
    """

    floor: Pack
    pack: Pack | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Adopted, ...] = ()
    standard_on: date | None = None
    _by_topic: Mapping[str, tuple[Answer, ...]] = field(init=False, repr=False, compare=False)
    _reaching: dict[tuple[str, Jurisdiction], tuple[Answer, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _catalogues: dict[str, dict[str, Answer]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _provisions: dict[tuple[About, Jurisdiction], "Provisions"] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Index every answer by topic, policy first, floor last."""
        by_topic: dict[str, list[Answer]] = {}
        for answer in self._answers():
            by_topic.setdefault(answer.topic, []).append(answer)
        for answers in by_topic.values():
            answers.sort(key=self._turn)
        object.__setattr__(self, "_by_topic", {topic: tuple(found) for topic, found in by_topic.items()})

    def _answers(self) -> Iterator[Answer]:
        if self.pack is not None:
            yield from _answers_of(self.pack, Layer.POLICY, self.readings)
        for place, choice in enumerate(self.choices, start=1):
            slug = self.pack.pack if self.pack else self.floor.pack
            cited = Cited(slug, "house-choice", place, Layer.HOUSE_CHOICE)
            demand = Demand(says=choice.says, answers=choice.answers)
            for topic, value in choice.answers.by_topic().items():
                yield Answer(topic, value, cited, demand)
        yield from _answers_of(self.floor, Layer.FLOOR, self.readings)

    def _turn(self, answer: Answer) -> tuple[int, int]:
        """Return the sort key of an answer: a reading of the floor comes after the landlord's and before the floor's own.

        What the law alone settles is asked of the floor first; a policy speaks where the floor has no answer.
        """
        if answer.topic in _OF_LAW:
            return int(answer.cited.layer is not Layer.FLOOR), _ORDER.index(answer.cited.layer)
        of_the_floor = answer.cited.pack == self.floor.pack and answer.cited.layer is not Layer.HOUSE_CHOICE
        return int(of_the_floor), _ORDER.index(answer.cited.layer)

    @cached_property
    def released_as(self) -> str:
        """Return the pack and version that decisions refer to."""
        return f"{self.main.pack}@{self.main.version}"

    @cached_property
    def fingerprint(self) -> str:
        """Return a hash that identifies this policy: its packs, readings and choices."""
        said = (
            self.floor.sha256,
            self.pack and self.pack.sha256,
            sorted(self.readings.items()),
            self.choices,
            self.standard_on,
        )
        return sha256(repr(said).encode()).hexdigest()

    @cached_property
    def turning_days(self) -> frozenset[date]:
        """Return the first and last days of its rules."""
        packs = [pack for pack in (self.floor, self.pack) if pack]
        spans = [demand.in_force for pack in packs for _, _, demand in pack.demands()]
        return frozenset(day for span in spans for day in (span.since, span.until) if day)

    @property
    def main(self) -> Pack:
        """Return the pack that decisions refer to: the landlord's, or the floor where the landlord has none."""
        return self.pack or self.floor

    def every(self, topic: str, about: About | None = None, jurisdiction: Jurisdiction = Jurisdiction()) -> tuple[Answer, ...]:
        """Return what all layers answer on a topic, policy first. ``about=None``: about anything."""
        found = self._reaching.get((topic, jurisdiction))
        if found is None:
            found = self._remember(topic, jurisdiction)
        return found if about is None else tuple(answer for answer in found if fits(answer.value, about))

    @property
    def urgent_situations(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for answer in self.every("urgent") for key in answer.value.situations))

    def _remember(self, topic: str, jurisdiction: Jurisdiction) -> tuple[Answer, ...]:
        """Cache the answers for one place and day: a case asks for the same ones hundreds of times."""
        day = self.standard_on or jurisdiction.on
        found = tuple(
            replace(answer, in_force_then=False)
            if self.standard_on and jurisdiction.on and not _in_force(answer.demand, jurisdiction.on)
            else answer
            for answer in self._by_topic.get(topic, ())
            if _reaches(answer.demand.reach, jurisdiction) and _in_force(answer.demand, day)
        )
        if len(self._reaching) >= MOST_REMEMBERED:
            self._reaching.clear()
        self._reaching[topic, jurisdiction] = found
        return found

    def provisions(self, about: About = About(), jurisdiction: Jurisdiction = Jurisdiction()) -> "Provisions":
        """Return what all layers answer about one thing in one place on one day; cached, as a case asks hundreds of times."""
        found = self._provisions.get((about, jurisdiction))
        if found is None:
            if len(self._provisions) >= MOST_REMEMBERED:
                self._provisions.clear()
            found = self._provisions[about, jurisdiction] = Provisions(self, about, jurisdiction)
        return found

    def ask(self, topic: str, about: About = About(), jurisdiction: Jurisdiction = Jurisdiction()) -> Answer | Silent:
        """Return the most specific answer of the first layer that has one."""
        return self.provisions(about, jurisdiction).ask(topic)

    def authority(self, act: Act, about: About = About(), jurisdiction: Jurisdiction = Jurisdiction()) -> Answer | Silent:
        """Return who may do an act: the most specific answer of the first layer that has one."""
        return self.provisions(about, jurisdiction).authority(act)

    def safeguard(self, rule: str, jurisdiction: Jurisdiction = Jurisdiction()) -> Answer | None:
        """Return the demand that a named rule keeps: the strictest of all layers, so that no pack weakens the floor's."""
        return self.provisions(About(), jurisdiction).safeguard(rule)

    def catalogue(self, topic: str) -> Mapping[str, Answer]:
        """Return keyed answers (behaviours, measures, markers, questions...) by key, policy before floor."""
        found = self._catalogues.get(topic)
        if found is None:
            found = self._catalogues[topic] = {}
            for answer in self._by_topic.get(topic, ()):
                found.setdefault(answer.value.key, answer)
        return found

    def open_readings(self) -> Iterator[tuple[Cited, Demand]]:
        """Yield the ambiguous sentences for which the landlord has not adopted a reading."""
        for clause, place, demand in self.main.demands():
            if demand.reading and demand.reading.key not in self.readings:
                yield Cited(self.main.pack, clause.number, place, Layer.READING, demand.strength), demand


@dataclass
class Provisions:
    """What all layers answer about one thing in one place on one day; each question is worked out once."""

    policy: Policy = field(repr=False)
    about: About
    jurisdiction: Jurisdiction
    _every: dict[str, tuple[Answer, ...]] = field(default_factory=dict, repr=False)
    _first: dict[str, Answer | Silent] = field(default_factory=dict, repr=False)
    _before: dict[tuple[str, Act], tuple[Answer, ...]] = field(default_factory=dict, repr=False)
    _authority: dict[Act, Answer | Silent] = field(default_factory=dict, repr=False)
    _safeguards: dict[str, Answer] | None = field(default=None, repr=False)
    cache: dict[Any, Any] = field(default_factory=dict, repr=False)
    """Cache for results that depend only on these answers."""

    def every(self, topic: str) -> tuple[Answer, ...]:
        """Return what all layers answer on a topic, policy first."""
        found = self._every.get(topic)
        if found is None:
            found = self._every[topic] = self.policy.every(topic, self.about, self.jurisdiction)
        return found

    def before(self, topic: str, act: Act) -> tuple[Answer, ...]:
        """Return what all layers require before an act, on a topic whose answers name the acts they precede."""
        found = self._before.get((topic, act))
        if found is None:
            found = self._before[topic, act] = tuple(answer for answer in self.every(topic) if act in answer.value.before)
        return found

    def ask(self, topic: str) -> Answer | Silent:
        """Return the most specific answer of the first layer that has one."""
        found = self._first.get(topic)
        if found is None:
            found = self._first[topic] = _most_specific(self.every(topic)) or Silent(topic, self.about)
        return found

    def authority(self, act: Act) -> Answer | Silent:
        """Return who may do an act: the most specific answer of the first layer that has one."""
        found = self._authority.get(act)
        if found is None:
            named = [answer for answer in self.every("authority") if answer.value.act is act]
            found = self._authority[act] = _most_specific(named) or Silent("authority", self.about)
        return found

    def safeguard(self, rule: str) -> Answer | None:
        """Return the demand that a named rule keeps: the strictest of all layers, so that no pack weakens the floor's."""
        if self._safeguards is None:
            self._safeguards = {}
            by_strength = sorted(
                self.policy.every("safeguard", None, self.jurisdiction),
                key=lambda answer: _STRONGEST.index(answer.cited.strength),
            )
            for answer in by_strength:
                self._safeguards.setdefault(answer.value.rule, answer)
        return self._safeguards.get(rule)


def _most_specific(found: Sequence[Answer]) -> Answer | None:
    first = [answer for answer in found if answer.cited.layer is found[0].cited.layer]
    return max(first, key=lambda answer: specificity(answer.value), default=None)


def fits(value: PackModel, about: About) -> bool:
    """Return whether an answer is for this question: each line of its selector must fit."""
    selector: Selector | None = getattr(value, "about", None)
    if selector is None or not selector.model_fields_set:
        return True
    return (
        _among(selector.families, about.families)
        and _among(selector.behaviours, about.behaviours)
        and _one_of(selector.tiers, about.tier)
        and _one_of(selector.measures, about.measure)
        and _one_of(selector.kinds, about.kind)
        and _one_of(selector.referrals, about.referral)
        and _one_of(selector.decisions, about.decision)
        and (selector.urgent is None or selector.urgent == about.urgent)
    )


def specificity(value: PackModel) -> int:
    """Return the number of lines in a selector; in one layer the answer with more lines wins."""
    selector: Selector | None = getattr(value, "about", None)
    return len(selector.model_fields_set) if selector else 0


def _among(stated: Iterable[str], asked: frozenset[str]) -> bool:
    wanted = set(stated)
    return not wanted or bool(wanted & asked)


def _one_of(stated: tuple[Any, ...], asked: Any) -> bool:
    return not stated or asked in stated


def _reaches(reach: Reach, jurisdiction: Jurisdiction) -> bool:
    return (
        _one_of(reach.nations, jurisdiction.nation)
        and _one_of(reach.landlords, jurisdiction.landlord)
        and _one_of(reach.relationships, jurisdiction.relationship)
    )


def _in_force(demand: Demand, day: date | None) -> bool:
    if day is None:
        return True
    since, until = demand.in_force.since, demand.in_force.until
    return (since is None or since <= day) and (until is None or day <= until)


def _answers_of(pack: Pack, layer: Layer, readings: Mapping[str, str]) -> Iterator[Answer]:
    own = Layer.FLOOR if layer is Layer.FLOOR else Layer.POLICY
    for clause, place, demand in pack.demands():
        cited = Cited(pack.pack, clause.number, place, own, demand.strength)
        for topic, value in demand.answers.by_topic().items():
            yield Answer(topic, value, cited, demand)
        if demand.reading and (option := demand.reading.read_as(readings.get(demand.reading.key))):
            read = replace(cited, layer=Layer.READING)
            for topic, value in option.answers.by_topic().items():
                yield Answer(topic, value, read, demand)
