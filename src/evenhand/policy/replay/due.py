"""Finds the duties of a history that fell due, and those known to be undone or late."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duties import Duty, duties
from evenhand.policy.facts.facts import Facts
from evenhand.policy.layers import Policy
from evenhand.policy.replay.evidence import Offence
from evenhand.policy.replay.facts import Scene, began
from evenhand.policy.replay.history import Absence, History
from evenhand.policy.verdict import Cited, Message
from evenhand.policy.vocabulary import Act, Strength, Tri

_REVIEWS = frozenset({Act.REVIEW, Act.REVIEW_MARKER})
_TOLD_BY_A_FACT = {
    "notice_served": "notice",
    "marker_told": "tell_marker",
    "review_outcome_told": "tell_review_outcome",
    "teams_informed": "report",
    "complaint_opened": "request_answer",
}


@dataclass(frozen=True)
class Owed:
    """A duty in a history. ``offence``: it is known to be undone, or done late, ``on`` a day."""

    duty: Duty
    scene: Scene | None
    fell_due: bool
    offence: Offence | None = None
    on: date | None = None

    @property
    def state(self) -> str:
        """Return its state: done, done_late, not_done, not_known or upcoming."""
        if self.offence:
            return "done_late" if self.duty.done is Tri.YES else "not_done"
        if self.duty.done is Tri.YES:
            return "done"
        return "not_known" if self.fell_due else "upcoming"

    def as_json(self) -> dict[str, Any]:
        """Return the published JSON shape."""
        return {**self.duty.as_json(self.duty.due_on or date.min), "state": self.state}


@dataclass(frozen=True)
class DueInquiry:
    """What the duties of a history are computed from.

    ``applied``: the first day of the standard that a clause states, where each step is judged by the rules of its own day.
    """

    history: History
    scenes: tuple[Scene, ...]
    policy: Policy
    calendar: Calendar
    at: date
    applied: Callable[[Cited], date | None] | None = None

    def duties(self, facts: Facts) -> tuple[Duty, ...]:
        return duties(self.policy, facts, self.at, self.calendar)


def owed(asked: DueInquiry) -> Iterator[Owed]:
    """Yield every duty; a known absence is matched to the duty that it leaves undone."""
    facts = asked.scenes[-1].facts
    undone = list(_undone(asked, facts))
    settled = {(owing.duty.kind, owing.duty.subject) for owing in undone}
    yield from undone
    for duty in asked.duties(facts):
        scene = _scene(asked, duty)
        late = _late(asked, duty, scene)
        if late or duty.done is Tri.YES:
            yield Owed(duty, scene, fell_due=True, offence=late, on=duty.done_on if late else None)
        elif (duty.kind, duty.subject) not in settled:
            yield Owed(duty, scene, fell_due=duty.due_on is not None and duty.due_on <= asked.history.known_until)


def _scene(asked: DueInquiry, duty: Duty) -> Scene | None:
    return next((scene for scene in asked.scenes if scene.step.id == duty.subject), None)


def _undone(asked: DueInquiry, facts: Facts) -> Iterator[Owed]:
    for scene in asked.scenes:
        for absence in scene.absences:
            if absence.known:
                yield from _left_undone(asked, facts, scene, absence)


def _left_undone(asked: DueInquiry, facts: Facts, scene: Scene, absence: Absence) -> Iterator[Owed]:
    recurring = absence.not_done in _REVIEWS
    since = began(absence, asked.history)
    known = _as_if_begun(facts, scene.root, since) if recurring else facts
    if recurring and (first := _standard_began(asked, known, absence, scene)):
        known = _as_if_begun(facts, scene.root, max(filter(None, (since, first))))
    earlier = frozenset() if recurring else _owed_before(asked, scene)
    for duty in asked.duties(known):
        if (duty.kind, duty.subject) in earlier:
            continue
        if duty.subject not in {scene.root, scene.step.id} or not _is_of(absence, duty) or duty.done is Tri.YES:
            continue
        on = _missed_on(asked, scene, absence, duty)
        if on is not None and duty.cited is not None and duty.cited.strength is not Strength.MAY:
            due = duty.due_on if duty.due_on and duty.due_on <= on else None
            by = {"due_on": due} if due else {"on": on}
            message = Message("duty_not_done" if due else "duty_never_done", duty=duty.kind, **by)
            offence = Offence(absence.id, f"duty:{duty.kind}", duty.cited, message, duty.breach)
            yield Owed(replace(duty, done=Tri.NO, due_on=due), scene, fell_due=True, offence=offence, on=on)


def _standard_began(asked: DueInquiry, facts: Facts, absence: Absence, scene: Scene) -> date | None:
    """Return the first day of the standard by which a review is owed: none was missed before it, and each one since was."""
    if asked.applied is None:
        return None
    owing = (duty for duty in asked.duties(facts) if duty.subject == scene.root and _is_of(absence, duty))
    return next((asked.applied(duty.cited) for duty in owing if duty.cited), None)


def _owed_before(asked: DueInquiry, scene: Scene) -> frozenset[tuple[str, str]]:
    """Return what was owed already before a later step of a measure, marker or letter: its absence leaves that as it was."""
    if scene.step.id == scene.root:
        return frozenset()
    before = asked.scenes[: asked.scenes.index(scene)]
    return frozenset((duty.kind, duty.subject) for duty in asked.duties(before[-1].facts)) if before else frozenset()


def _is_of(absence: Absence, duty: Duty) -> bool:
    if absence.not_done in _REVIEWS:
        return duty.act in _REVIEWS and duty.kind != "tell_review_outcome"
    if absence.not_done:
        return duty.act is absence.not_done
    told = _TOLD_BY_A_FACT.get(absence.not_so or "")
    return duty.kind == told or (duty.kind == "catch_up" and duty.subject == absence.not_so)


def _as_if_begun(facts: Facts, root: str, since: date | None) -> Facts:
    """Return the facts as if the step began, or was last reviewed, on the day from which its absence is known."""

    def later(day: date | None) -> date | None:
        return max(filter(None, (day, since)), default=None)

    return facts.plus(
        measures=tuple(
            replace(
                m,
                starts_on=later(m.starts_on or m.imposed_on),
                reviews=tuple(r for r in m.reviews if since is None or r.on >= since),
                ended_on=None,
            )
            if m.reference == root
            else m
            for m in facts.measures
        ),
        markers=tuple(
            replace(m, authorised_on=later(m.authorised_on), ended_on=None) if m.reference == root else m for m in facts.markers
        ),
        decided=tuple(replace(d, on=later(d.on) or d.on) if d.reference == root else d for d in facts.decided),
    )


def _missed_on(asked: DueInquiry, scene: Scene, absence: Absence, duty: Duty) -> date | None:
    """Return the day by which a duty was certainly missed; None where it may still have been done in time."""
    end = min(filter(None, (absence.until, _ended(asked, scene), asked.history.known_until)))
    since = began(absence, asked.history)
    if duty.due_on is not None and duty.due_on <= end:
        covered = absence.not_done in _REVIEWS or since is None or since <= duty.due_on
        return duty.due_on if covered else None
    never = absence.until is None and since is None and absence.not_done not in _REVIEWS
    undated = scene.step.on is None or scene.step.on.latest is None
    return end if never and (duty.due_on is None or undated) else None


def _ended(asked: DueInquiry, scene: Scene) -> date | None:
    facts = asked.scenes[-1].facts
    ended = {measure.reference: measure.ended_on for measure in facts.measures}
    ended |= {marker.reference: marker.ended_on for marker in facts.markers}
    return ended.get(scene.root)


def _about(scene: Scene, duty: Duty) -> bool:
    return duty.subject in {scene.root, scene.step.of}


def _late(asked: DueInquiry, duty: Duty, scene: Scene | None) -> Offence | None:
    """Return the offence of a late duty, where a layer sets the day and the day it was done is certain."""
    if duty.done is not Tri.YES or duty.due_on is None or duty.done_on is None or duty.cited is None:
        return None
    if not (duty.counted or duty.kind in {"review", "marker_review"}) or duty.cited.strength is Strength.MAY:
        return None
    ctx = next((s for s in asked.scenes if s.day == duty.done_on and s is not scene and _about(s, duty)), None)
    earliest = ctx.earliest if ctx else duty.done_on
    if earliest is None or earliest <= duty.due_on:
        return None
    message = Message("duty_done_late", duty=duty.kind, due_on=duty.due_on, done_on=duty.done_on)
    because = scene.step.id if scene else duty.subject
    return Offence(f"late:{because}:{duty.done_on}", f"duty:{duty.kind}", duty.cited, message, duty.breach)
