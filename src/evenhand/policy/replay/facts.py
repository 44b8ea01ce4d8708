"""Turns a history into the engine's facts: what was so, and known not to be so, at each step."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from evenhand.policy.acts import kind
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts.facts import Facts, Person, not_so, so
from evenhand.policy.layers import Policy
from evenhand.policy.replay.events import LETTERS, Happening, after
from evenhand.policy.replay.history import ACTS_OF, Absence, Event, History, HistoryStep
from evenhand.policy.vocabulary import Act, Part

_BEGINS = frozenset({*ACTS_OF[Event.RESTRICTION_IMPOSED], *ACTS_OF[Event.MARKER_PLACED]})
_WEIGHED = ("_considered", "_weighed", "_assessed")


@dataclass(frozen=True)
class Scene:
    """One step, with the facts known on its day. ``day`` is the last on which it can have happened."""

    step: HistoryStep
    root: str
    earliest: date | None
    day: date
    facts: Facts
    actor: Person | None
    role_known: bool
    absences: tuple[Absence, ...]

    @property
    def exact(self) -> bool:
        """Return whether the day is known, and not only its bounds."""
        return self.earliest == self.day


def scenes(history: History, policy: Policy) -> tuple[Scene, ...]:
    """Return each step with the facts known at it, in order."""
    recount = _Recount(history, policy)
    return tuple(recount.next(step) for step in history.timeline)


def facts_not_so(absence: Absence) -> frozenset[str]:
    """Return the facts that an absence denies at its step; having no assessment denies all that one would weigh."""
    if absence.not_so:
        return frozenset({absence.not_so})
    if absence.not_done is Act.ASSESS:
        return frozenset(key for key, kind in FACT_CATALOGUE.items() if kind.by is Act.ASSESS and key.endswith(_WEIGHED))
    return frozenset({shown} if absence.not_done and (shown := kind(absence.not_done).shows) else ())


def latest_day(history: History, step: HistoryStep) -> date:
    """Return the last day on which a step can have happened: its own bound, or that of a later step."""
    later = [began(absence, history) for absence in history.absences if absence.of == step.id and absence.known]
    later += [latest_day(history, follows) for follows in history.timeline if follows.of == step.id]
    own = step.on.latest if step.on else None
    return min(filter(None, (own, *later, history.known_until)))


def began(absence: Absence, history: History) -> date | None:
    """Return the day from which at least an absence is known; None: from its step on."""
    if absence.length is None:
        return absence.since
    end, length = absence.until or history.known_until, absence.length
    if length.unit in {"days", "weeks"}:
        return end - timedelta(days=length.value * (7 if length.unit == "weeks" else 1))
    back = end.year * 12 + end.month - 1 - length.value * (12 if length.unit == "years" else 1)
    year, month = back // 12, back % 12 + 1
    return date(year, month, min(end.day, monthrange(year, month)[1]))


@dataclass
class _Recount:
    history: History
    policy: Policy
    facts: Facts = field(init=False)
    roots: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        told = self.history
        self.facts = Facts(told.ref, told.nation, told.kind, told.relationship, complete=False)

    def next(self, step: HistoryStep) -> Scene:
        """Take one more step, and return the facts known at it."""
        day = latest_day(self.history, step)
        root = self.roots[step.id] = self._root(step)
        actor, role_known = self._actor(step)
        self._background(step, day)
        narrated = (
            step.acts[-1:] if str(step.event) == Event.RESTRICTION_IMPOSED else step.acts
        )  # who authorised it is not known
        for act in narrated:
            self.facts = after(self.facts, Happening(step, act, root, day, actor), self.policy)
        absences = tuple(absence for absence in self.history.absences if absence.of == step.id)
        facts = self._with_absences(step, absences).about(self._subject(step, root))
        self._took_part(step, actor)
        return Scene(step, root, step.on.earliest if step.on else None, day, facts, actor, role_known, absences)

    def _root(self, step: HistoryStep) -> str:
        """Return the step that began what this one is about; a new letter, measure or marker begins with its own step."""
        root = self.roots[step.of] if step.of else step.id
        if not LETTERS.keys().isdisjoint(step.acts):
            return step.id
        begun = {measure.reference for measure in self.facts.measures} | {marker.reference for marker in self.facts.markers}
        return step.id if set(step.acts) & _BEGINS and root not in begun else root

    def _actor(self, step: HistoryStep) -> tuple[Person | None, bool]:
        if step.who is None:
            return None, False
        pack, role = self.policy.main, (step.who.role or "").casefold()
        roles = {key for key, known in pack.roles.items() if role in {key, known.title.casefold()}}
        teams = {key for key, title in pack.teams.items() if role in {key, title.casefold()}}
        return Person(step.who.name, frozenset(roles), frozenset(teams)), bool(roles or teams)

    def _background(self, step: HistoryStep, day: date) -> None:
        what, facts = step.what, self.facts
        known = {key: so(day if step.on and step.on.day else None) for key in what.so}
        self.facts = facts.knowing(**known).plus(
            situations=facts.situations | frozenset(what.situations),
            unusable=facts.unusable | frozenset(what.cannot_use),
            interested=facts.interested | frozenset(what.interested),
            urgent_since=day if what.urgent and facts.urgent_since is None else facts.urgent_since,
        )

    def _with_absences(self, step: HistoryStep, absences: tuple[Absence, ...]) -> Facts:
        denied = {key for absence in absences if absence.known for key in facts_not_so(absence)}
        if step.what.labels:
            denied.add("conduct_described")
        return self.facts.knowing(**{key: not_so() for key in denied})

    def _subject(self, step: HistoryStep, root: str) -> str | None:
        if Act.REFER in step.acts:
            return step.what.referral
        if Act.DECIDE_APPEAL in step.acts:
            return step.of
        return step.id if Act.RECEIVE_APPEAL in step.acts else root

    def _took_part(self, step: HistoryStep, actor: Person | None) -> None:
        parts = frozenset(part for act in step.acts[-1:] if (part := _part(act)))
        if actor and parts:
            have = self.facts.involved.get(actor.reference, frozenset())
            self.facts = self.facts.plus(involved={**self.facts.involved, actor.reference: have | parts})


def _part(act: Act) -> Part | None:
    """Return how the actor of a narrated act took part: of a report, its reporter."""
    return Part.REPORTED if act is Act.LOG_INCIDENT else kind(act).part
