"""Replays a dated history under a policy: verdicts of each step, duties, breaches, what is not known.

By default by today's standard (`Policy.standard_on`), noting whether each rule held then; ``as_then``: by the rules of
each step's own day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from evenhand.policy.calendar import Calendar
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.judge import judge
from evenhand.policy.layers import Policy
from evenhand.policy.pack.pack import Clause, Demand
from evenhand.policy.replay.approval import COVERS
from evenhand.policy.replay.due import DueInquiry, Owed, owed
from evenhand.policy.replay.evidence import STATED, Offence, offences
from evenhand.policy.replay.facts import Scene, facts_not_so, scenes
from evenhand.policy.replay.history import History
from evenhand.policy.replay.omissions import unasked
from evenhand.policy.replay.result import Breach, Judged, Replay, Unknown
from evenhand.policy.verdict import Cited, Message, RuleResult
from evenhand.policy.vocabulary import Act, Category, Layer, Strength

_STRENGTHS, _LAYERS = list(Strength), [Layer.POLICY, Layer.READING, Layer.HOUSE_CHOICE, Layer.FLOOR]


def replay(history: History, policy: Policy, today: date, *, as_then: bool = False) -> Replay:
    """Replay a history. Where the landlord has adopted no reading, the one that holds in its own cases too applies.

    Raises:
        ValueError: a count of days leaves the calendar.
    """
    standard = None if as_then else today
    if policy.standard_on != standard:
        policy = replace(policy, standard_on=standard)
    return _Replaying(history, policy, scenes(history, policy), as_then).told()


@dataclass(frozen=True)
class _Replaying:
    history: History
    policy: Policy
    scenes: tuple[Scene, ...]
    as_then: bool

    def told(self) -> Replay:
        calendar = Calendar(self.history.nation)
        steps = tuple(self._judged(scene, calendar) for scene in self.scenes)
        owing = tuple(self._owed(calendar))
        found = [*self._of_steps(steps, calendar), *self._of_duties(owing)]
        unread = tuple(self._not_read(steps, owing, found))
        return Replay(self.history, self.policy, steps, owing, _joined(found), (*self._unknown(steps, owing), *unread))

    def _judged(self, scene: Scene, calendar: Calendar) -> Judged:
        verdicts = []
        for act in scene.step.acts:
            actor = scene.actor if act is scene.step.acts[-1] else None
            verdict = judge(self.policy, scene.facts, act, actor, scene.day, calendar)
            held = tuple(result for result in verdict.results if self._applies(result.cited, scene))
            verdicts.append(replace(verdict, results=held))
        approved = tuple(given.aspect for given in self.history.approved if given.of == scene.step.id)
        return Judged(scene, tuple(verdicts), approved)

    def _applies(self, cited: Cited | None, scene: Scene) -> bool:
        return not self.as_then or cited is None or self._held(cited, scene.earliest, scene.day) is not False

    def _owed(self, calendar: Calendar) -> Iterator[Owed]:
        days = sorted({scene.day for scene in self.scenes}) if self.as_then else [self.history.known_until]
        applied = (lambda cited: demand_of(self.policy, cited)[1]) if self.as_then else None
        seen = set()
        for at in days:
            for owing in owed(DueInquiry(self.history, self.scenes, self.policy, calendar, at, applied)):
                cited, due = owing.duty.cited, owing.duty.due_on
                key = (owing.duty.kind, owing.duty.subject, cited, due)
                if key in seen or (self.as_then and cited and due and self._held(cited, due, due) is False):
                    continue
                seen.add(key)
                yield owing

    def _of_steps(self, steps: tuple[Judged, ...], calendar: Calendar) -> Iterator[Breach]:
        for judged in steps:
            scene, found = judged.scene, []
            for verdict in judged.verdicts:
                found += [offence for result in verdict.results for offence in offences(scene, result)]
            act = scene.step.acts[-1] if scene.step.acts else Act.RECORD_CONTACT
            inquiry = Inquiry(self.policy, scene.facts, act, None, scene.day, calendar)
            asked = {(offence.because, offence.message.params.get("fact")) for offence in found}
            left = [o for o in unasked(scene, inquiry) if (o.because, o.message.params.get("fact")) not in asked]
            for offence in (*found, *left):
                on = scene.day if scene.step.on and scene.step.on.latest else None
                if self._applies(offence.cited, scene) and not self._approved(scene, offence.category):
                    yield self._breach(offence, scene.step.id, on, (scene.earliest, scene.day))

    def _of_duties(self, owing: tuple[Owed, ...]) -> Iterator[Breach]:
        for each in owing:
            if each.offence and not (each.scene and self._approved(each.scene, each.offence.category)):
                on = each.on
                step = each.scene.step.id if each.scene else each.duty.subject
                yield self._breach(each.offence, step, on, (on, on))

    def _breach(self, offence: Offence, step: str, on: date | None, between: tuple[date | None, date | None]) -> Breach:
        because = offence.because if offence.because != STATED else f"{step}:{offence.rule}:{offence.message.code}"
        then, by_law = self._held(offence.cited, *between), self._held(offence.cited, *between, by_law=True)
        return Breach(offence.category, on, step, offence.rule, offence.cited, then, by_law, offence.message, because)

    def _approved(self, scene: Scene, category: Category) -> bool:
        given = [a for a in self.history.approved if a.of in {scene.step.id, scene.root}]
        return any(category in COVERS[each.aspect] for each in given)

    def _held(self, cited: Cited, earliest: date | None, latest: date | None, *, by_law: bool = False) -> bool | None:
        """Return whether a rule held between two days; None where that depends on the day, which is not known.

        A standard holds from the day on which the Ombudsman applied it; ``by_law``: from the day of its source.
        """
        demand, since = demand_of(self.policy, cited, by_law=by_law)
        since = max(filter(None, (since, demand.in_force.since)), default=None) if demand else since
        until = demand.in_force.until if demand else None
        if (since and latest and latest < since) or (until and earliest and earliest > until):
            return False
        certain = (since is None or (earliest is not None and earliest >= since)) and (
            until is None or (latest is not None and latest <= until)
        )
        return True if certain else None

    def _unknown(self, steps: tuple[Judged, ...], owing: tuple[Owed, ...]) -> Iterator[Unknown]:
        seen = set()
        for unknown in (*self._of_verdicts(steps), *self._not_told_whether_done(owing), *self._left_open()):
            key = (unknown.step, str(unknown.message.as_json()))
            if key not in seen:
                seen.add(key)
                yield unknown

    def _of_verdicts(self, steps: tuple[Judged, ...]) -> Iterator[Unknown]:
        for judged in steps:
            scene, step = judged.scene, judged.scene.step
            for result in (result for verdict in judged.verdicts for result in verdict.results):
                if _open(scene, result) and not self._of_no_policy(result) and not self._approved(scene, result.breach):
                    message = _what_is_open(result)
                    yield Unknown(step.id, step.on.day if step.on else None, result.rule, result.cited, message)

    def _of_no_policy(self, result: RuleResult) -> bool:
        """Return whether a rule only lacks the landlord's policy, where the history is replayed on the floor alone."""
        return self.policy.pack is None and (result.cited is None or result.message.code == "measure_not_in_policy")

    def _not_told_whether_done(self, owing: tuple[Owed, ...]) -> Iterator[Unknown]:
        for each in owing:
            if each.state == "not_known" and not (each.scene and self._approved(each.scene, each.duty.breach)):
                message = Message("duty_not_known", duty=each.duty.kind, due_on=each.duty.due_on)
                step = each.scene.step.id if each.scene else each.duty.subject
                yield Unknown(step, each.duty.due_on, f"duty:{each.duty.kind}", each.duty.cited, message)

    def _not_read(self, steps: tuple[Judged, ...], owing: tuple[Owed, ...], found: list[Breach]) -> Iterator[Unknown]:
        """Yield each stated absence on which nothing rests: no rule or duty of this policy asks for what was absent."""
        read = {key for breach in found for key in breach.because.split("+")}
        read |= {key for each in owing if each.offence for key in each.offence.because.split("+")}
        facts = {
            (judged.scene.step.id, result.message.params.get("fact"))
            for judged in steps
            for verdict in judged.verdicts
            for result in verdict.results
        }
        approved = {given.of for given in self.history.approved}
        for absence in self.history.absences:
            denied = {(absence.of, fact) for fact in facts_not_so(absence)}
            if not absence.known or absence.id in read or absence.of in approved or denied & facts:
                continue
            what = absence.not_done or absence.not_so or absence.not_said or absence.not_set
            message = Message("absence_not_read", what=what, source=absence.source, says=absence.says)
            yield Unknown(absence.of, None, "source", None, message)

    def _left_open(self) -> Iterator[Unknown]:
        for absence in self.history.absences:
            if not absence.known:
                what = absence.not_done or absence.not_so or absence.not_said or absence.not_set
                message = Message("absence_not_stated", what=what, source=absence.source, says=absence.says)
                yield Unknown(absence.of, None, "source", None, message)
        for says in self.history.not_known:
            yield Unknown("", None, "source", None, Message("source_leaves_open", says=says))


def _open(scene: Scene, result: RuleResult) -> bool:
    return result.refuses and not any(offences(scene, result))


_OPEN = {
    "no_end_no_review": "end_not_known",
    "review_date": "review_day_not_known",
    "length": "length_not_known",
    "no_incident": "incident_not_known",
    "not_endorsed": "endorsement_not_known",
    "not_consulted": "consultation_not_known",
    "term_missing": "term_not_known",
    "no_term_stated": "terms_not_known",
    "marker_lacks": "marker_not_known",
    "marker_not_told": "marker_telling_not_known",
    "notice_lacks": "letter_not_known",
    "fact_not_known": "fact_not_told",
}


def _what_is_open(result: RuleResult) -> Message:
    """Return what is not known. The engine's own message would be that it is not so, which holds for its own cases alone."""
    return Message(_OPEN.get(result.message.code, result.message.code), **result.message.params)


def demand_of(policy: Policy, cited: Cited, *, by_law: bool = False) -> tuple[Demand | None, date | None]:
    """Return a cited demand, and the day from which its standard was applied: a house choice's is its adoption.

    ``by_law``: the day from which its source holds, which may be later.
    """
    if cited.layer is Layer.HOUSE_CHOICE:
        return None, policy.choices[cited.place - 1].on
    pack = policy.floor if cited.pack == policy.floor.pack else policy.main
    clause: Clause = next(clause for clause in pack.clauses if clause.number == cited.number)
    applied = clause.source.applied_since if clause.source and not by_law else None
    since = applied or (clause.source.since if clause.source else None)
    if since is None and pack is not policy.floor:
        since = pack.effective.since
    return clause.demands[cited.place - 1], since


def _joined(found: list[Breach]) -> tuple[Breach, ...]:
    """Return one breach for each offence and category, on its strongest clause."""
    groups: dict[tuple[str, Category], list[Breach]] = {}
    for breach in found:
        groups.setdefault((breach.because, breach.category), []).append(breach)
    joined = []
    for group in groups.values():
        first = min(group, key=lambda b: (_STRENGTHS.index(b.cited.strength), _LAYERS.index(b.cited.layer)))
        also = {breach.cited.id: breach.cited for breach in group if breach.cited != first.cited}
        joined.append(replace(first, also=tuple(also.values())))
    return tuple(sorted(joined, key=lambda breach: (breach.on or date.max, breach.category)))
