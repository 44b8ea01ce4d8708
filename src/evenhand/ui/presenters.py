"""Shows the engine's answers as components: clauses, counted days, rules, verdicts. It decides nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evenhand.casework.case_view import DECISIONS
from evenhand.casework.colleagues import FellowStaff, colleagues_of
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.policy.acts import kind
from evenhand.policy.calendar import Calendar, Counted
from evenhand.policy.duties.duties import ESCALATED
from evenhand.policy.duties.duty import Duty, State
from evenhand.policy.layers import Policy
from evenhand.policy.remedies import remedy_of
from evenhand.policy.scrutiny.open_questions import question_on
from evenhand.policy.verdict import Cited, Cure, Outcome, RuleResult, Verdict
from evenhand.policy.vocabulary import Act, Layer, Strength
from evenhand.ui import components
from evenhand.ui.links import Links
from evenhand.wording.dates import listed, on, short
from evenhand.wording.words import Words

LAYERS = {
    Layer.FLOOR: gettext_lazy("Floor"),
    Layer.POLICY: gettext_lazy("Policy"),
    Layer.READING: gettext_lazy("Our reading"),
    Layer.HOUSE_CHOICE: gettext_lazy("House choice"),
}
MARKS = {
    Outcome.MET: gettext_lazy("Met"),
    Outcome.UNMET: gettext_lazy("Not met"),
    Outcome.NOT_KNOWN: gettext_lazy("Not known"),
    Outcome.WAIVED: gettext_lazy("Waived for now"),
    Outcome.DEPARTED: gettext_lazy("Departed from, with a reason"),
}
STRENGTHS = {
    Strength.MUST: gettext_lazy("Must"),
    Strength.SHOULD: gettext_lazy("Should"),
    Strength.MAY: gettext_lazy("For information"),
}
NUMBERS = (
    gettext_lazy("no"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
)
Blanks = Callable[[str], str]
_ASKS_ANOTHER = frozenset({"authorised_by", "by_another", "name_decider"})
"""Cures that another person carries out."""
_OF_ITS_LETTER = frozenset({"write_letter", "fill_letter", "say"})
SOON = 5
"""From this many working days before it is due, a duty is due soon."""


def number(count: int) -> str:
    """Return a small number in words."""
    return str(NUMBERS[count]) if count < len(NUMBERS) else str(count)


def lower(text: str) -> str:
    """Return a sentence's beginning for use inside one; a proper name, such as Legal Services, stays as it is."""
    second = text.partition(" ")[2]
    return text if second[:1].isupper() else text[:1].lower() + text[1:]


def start(text: str) -> str:
    """Return a text with a capital."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Presenter:
    """Makes components for one reader under one policy on one day.

    ``blanks``: on the page of an act, the id of the question that asks for a field; "" where the form has none.
    ``colleagues``: who else is named where the reader cannot do something; None, nobody.
    """

    policy: Policy
    links: Links
    on: date
    calendar: Calendar
    blanks: Blanks | None = None
    colleagues: FellowStaff | None = None

    @classmethod
    def of(cls, by: Officer, on: date, case: str = "") -> "Presenter":
        """Return the presenter for an officer on a day: their landlord's policy and calendar, links to what they may do."""
        policy = by.policy_on(on)
        return cls(policy, Links.of(by, case), on, calendar_of(by.landlord), colleagues=colleagues_of(by, policy))

    @property
    def words(self) -> Words:
        """Return the English of the policy."""
        return Words(self.policy)

    def clause(self, cited: Cited) -> components.Clause:
        """Return a cited demand as a clause that opens."""
        return clause_of(cited, self.policy, self.links)

    def clauses_of(self, duty: Duty) -> tuple[components.Clause, ...]:
        """Return the clause that a duty rests on, from the policy that it is owed under."""
        return (clause_of(duty.cited, duty.under or self.policy, self.links),) if duty.cited else ()

    def verdict(self, verdict: Verdict) -> components.Verdict:
        """Return a verdict in words."""
        return _Answer(verdict, self).shape()

    def rules(self, verdict: Verdict) -> tuple[components.Rule, ...]:
        """Return the rules that refuse an act, each cure once."""
        return _Answer(verdict, self).rules(verdict.refusals)

    def alike(self, verdict: Verdict) -> list[tuple[RuleResult, ...]]:
        """Return the refusals, together what is shown as one rule: the same words, or a cure in common."""
        return _Answer(verdict, self).alike(verdict.refusals)

    def rule(self, verdict: Verdict, same: tuple[RuleResult, ...]) -> components.Rule:
        """Return results of a verdict that are shown as one rule."""
        return _Answer(verdict, self).rule(same)

    def who_can(self, verdict: Verdict) -> str:
        """Return who else can do an act that is refused to the reader, in a sentence."""
        return _who_can(self.colleagues.able(verdict)) if self.colleagues else ""

    def hand_over(self, verdict: Verdict) -> components.Cure | None:
        """Return how an act that is refused to the reader gets to a colleague; None where nobody can take it over.

        A decision that was asked for waits in the work of each colleague who can take it. For anything else its case is
        handed over.
        """
        if self.colleagues is None or verdict.act is Act.ANSWER_QUESTION:  # in the work of the colleague who was asked
            return None
        if verdict.act in DECISIONS - {Act.DECIDE_USE}:
            waits = verdict.facts is not None and verdict.subject in kind(verdict.act).applies(verdict.facts)
            return components.Cure(_("It waits in their work already.")) if waits and self.colleagues.able(verdict) else None
        owners = self.colleagues.next_owners(verdict)
        href = self.links.handing_over(owners) if owners else ""
        names = next(iter(owners.values())) if len(owners) == 1 else _("one of them")
        return components.Cure(_("Hand the case to {names}.").format(names=names), href) if href else None

    def who_adopts(self) -> str:
        """Return who may propose that the landlord adopts an answer, in a sentence."""
        if self.colleagues is None:
            return ""
        names = listed(self.colleagues.adopting(), "or")
        return _("{names} can propose it.").format(names=names) if names else _("No colleague here can propose it.")

    def count(self, day: date, counted: Counted | None, clauses: tuple[components.Clause, ...] = ()) -> components.Count:
        """Return a day with how far away it is, and how it was counted."""
        return self._counted(on(day), day, counted.params if counted else None, clauses)

    def short_count(self, day: date, counted: Mapping[str, Any] | None) -> components.Count:
        """Return the same for a list, from the count stored as JSON."""
        return self._counted(short(day), day, counted)

    def _counted(
        self, says: str, day: date, counted: Mapping[str, Any] | None, clauses: tuple[components.Clause, ...] = ()
    ) -> components.Count:
        left, tone = self._left(day)
        steps = (self.words.count(counted),) if counted else (_("Set for {day}.").format(day=on(day)),)
        return components.Count(says, day.isoformat(), left, tone, steps, clauses, self._closed(day))

    def dated(self, day: date) -> str:
        """Return a day, and the working day before it where the landlord is closed on it."""
        return f"{on(day)}. {closed}" if (closed := self._closed(day)) else on(day)

    def _closed(self, day: date) -> str:
        """Return which working day comes before a day to come on which the landlord is closed; "" for any other."""
        if day < self.on or (before := self.calendar.worked_by(day)) == day:
            return ""
        return _("Closed that day: the last working day is {before}.").format(before=short(before))

    def left(self, day: date) -> str:
        """Return how far away a day is, in words."""
        return self._left(day)[0]

    def _left(self, day: date) -> tuple[str, components.Tone]:
        days = self.calendar.working_days_between(self.on, day)
        if day < self.on:
            late = self.calendar.working_days_between(day, self.on)
            return (_late(late) if late else _("late")), "late"
        if self.calendar.worked_by(day) <= self.on:
            return _("today"), "soon"
        if days <= SOON * 4:
            says = ngettext("{days} working day left", "{days} working days left", days)
            return says.format(days=days), "soon" if days <= SOON else ""
        return _("in {weeks} weeks").format(weeks=(day - self.on).days // 7), ""

    def duty(self, duty: Duty, *, about: components.Link | None = None, who: str = "") -> components.Duty:
        """Return a duty with its day, where one is set."""
        clauses, says = self.clauses_of(duty), self.words.message(duty.message)
        if duty.due_on is None:
            done = duty.state(self.on) is State.DONE
            tag = components.Tag(_("Done"), "green") if done else components.Tag(_("No day is set"), "orange")
            return components.Duty(says, None, tag, who, about, clauses)
        count = self.count(duty.due_on, duty.counted)
        if duty.state(self.on) in {State.DONE, State.DONE_LATE}:
            count = components.Count(
                count.day, count.iso, _("done on {done_on}").format(done_on=short(duty.done_on)), "done", count.steps
            )
        return components.Duty(says, count, self._state(duty, count), who, about, clauses)

    def _state(self, duty: Duty, count: components.Count) -> components.Tag:
        match duty.state(self.on):
            case State.OVERDUE:
                return components.Tag(_("Overdue"), "red")
            case State.DONE:
                return components.Tag(_("Done"), "green")
            case State.DONE_LATE:
                return components.Tag(_("Done late"), "orange")
            case _ if duty.kind in ESCALATED:
                return components.Tag(_("Review missed"), "red")
        return components.Tag(_("Due soon"), "yellow") if count.tone == "soon" else components.Tag(_("Later"), "grey")


def _late(days: int) -> str:
    return ngettext("{days} working day late", "{days} working days late", days).format(days=days)


def joined(clauses: Iterable[components.Clause]) -> tuple[components.Clause, ...]:
    """Return clauses, each once: what several demands of one clause say stands under its one number."""
    found: dict[tuple[str, str, str], components.Clause] = {}
    for one in clauses:
        key = (one.pack, one.number, one.layer)
        seen = found.get(key)
        says = tuple(dict.fromkeys((*seen.says, *one.says))) if seen else one.says
        found[key] = replace(seen, says=says, note=seen.note or one.note) if seen else one
    return tuple(found.values())


def clause_of(cited: Cited, policy: Policy, links: Links) -> components.Clause:
    """Return a cited demand: what it asks, its layer and source, and where to read on."""
    href, layer = links.clause(cited, policy.main.pack), LAYERS[cited.layer]
    if cited.number == "house-choice":
        choice = policy.choices[cited.place - 1]
        note = _("The policy is silent. Adopted by two people on {on}, minute {minute}.").format(
            on=short(choice.on), minute=choice.minute
        )
        return components.Clause(
            _("House choice"), str(cited.place), (choice.says,), cited.layer.value, layer, policy.main.title, href, note=note
        )
    pack = policy.floor if cited.pack == policy.floor.pack else policy.main
    clause = next(clause for clause in pack.clauses if clause.number == cited.number)
    demand = clause.demands[cited.place - 1]
    source = clause.source or pack.source
    says: tuple[str, ...] = (demand.says,)
    note = demand.departs.says if demand.departs else ""
    if cited.layer is Layer.READING and demand.reading:
        adopted = policy.readings.get(demand.reading.key)
        read = demand.reading.read_as(adopted)
        says = (demand.says, read.says) if read else (demand.says,)
        note = (
            _("It can be read in more than one way: {question} The last sentence is how we read it.")
            if adopted
            else _(
                "It can be read in more than one way: {question} No reading is adopted. Until one is, the last sentence holds."
            )
        ).format(question=demand.reading.question)
    name = _("Floor") if pack is policy.floor else pack.landlord
    return components.Clause(
        name, cited.number, says, cited.layer.value, layer,
        ", ".join(filter(None, (source.title, source.section))), href, clause.title or "", note,
    )  # fmt: skip


def _who_can(names: tuple[str, ...]) -> str:
    if not names:
        return _("No colleague here can do this.")
    return _("{names} can do this.").format(names=listed(names, "or"))


@dataclass(frozen=True)
class _Answer:
    """Words one verdict: a sentence, what is against the act, what is not known, what is in order."""

    verdict: Verdict
    presenter: Presenter

    @property
    def policy(self) -> Policy:
        return self.presenter.policy

    @property
    def links(self) -> Links:
        return self.presenter.links

    def shape(self) -> components.Verdict:
        against = self.rules(self.verdict.refusals)
        unmet = tuple(one for one in against if one.mark == "unmet")
        unknown = tuple(one for one in against if one.mark == "not_known")
        met = self.rules(one for one in self.verdict.results if not one.refuses)
        return components.Verdict(self._sentence(len(unmet), len(unknown)), self.verdict.permitted, unmet, unknown, met)

    def rules(self, results: Iterable[RuleResult]) -> tuple[components.Rule, ...]:
        """Return rules in words, those shown as one under all their clauses."""
        return tuple(self.rule(same) for same in self.alike(results))

    def alike(self, results: Iterable[RuleResult]) -> list[tuple[RuleResult, ...]]:
        """Return what is shown as one rule, in the order in which it is seen to: what the letter lacks comes last.

        A reason to depart from a demand is asked for where it last refuses the act.
        """
        groups: list[_Alike] = []
        for one in sorted(results, key=_is_of_its_letter):
            fits = _Alike(self._marks(one), (one,))
            joins = [group for group in groups if group.marks & fits.marks]
            place = groups.index(joins[0]) if joins else len(groups)
            groups[place : place + 1] = [_Alike.of((*joins, fits))]
            groups = [group for group in groups if group not in joins[1:]]
        return [_departing_last(group.results, groups[place + 1 :]) for place, group in enumerate(groups)]

    def _marks(self, result: RuleResult) -> frozenset[object]:
        """Return by what a result is like another: its words, and each cure but a reason to depart, which is of one demand."""
        cures = chain(*(self._cures(cure) for cure in result.cures if cure.code != "give_reason"))
        return frozenset([(self.presenter.words.message(result.message), result.refuses or result.outcome), *cures])

    def rule(self, same: tuple[RuleResult, ...]) -> components.Rule:
        """Return results as one rule: what each of them says, what would cure them, all their clauses."""
        outcome = next((one.outcome for one in same if one.outcome is Outcome.UNMET), same[0].outcome)
        cited = list(dict.fromkeys(one.cited for one in same if one.cited))
        strength = next((kind for kind in STRENGTHS if any(one.strength is kind for one in cited)), Strength.MUST)
        says = " ".join(dict.fromkeys(self.presenter.words.message(one.message) for one in same))
        cures = dict.fromkeys(chain(*(self._cures(cure) for one in same for cure in one.cures)))
        clauses = joined(clause_of(one, self.policy, self.links) for one in cited)
        return components.Rule(says, outcome.value, MARKS[outcome], STRENGTHS[strength], tuple(cures), clauses)

    def _cures(self, cure: Cure) -> tuple[components.Cure, ...]:
        """Return a cure in words, and after one that another person carries out how it gets to them."""
        over = self._hand_over if cure.code in _ASKS_ANOTHER else None
        return (self._cure(cure), over) if over else (self._cure(cure),)

    def _cure(self, cure: Cure) -> components.Cure:
        remedy = remedy_of(cure, self.verdict)
        says, blanks = Words(self.policy).cure(remedy.cure), self.presenter.blanks
        if remedy.topic:
            return self._adopting(says, remedy.topic)
        if cure.code in _ASKS_ANOTHER:
            return components.Cure(f"{says} {self._who_can}".rstrip())
        if remedy.act is self.verdict.act and remedy.subject == self.verdict.subject and blanks:
            blank = blanks(remedy.field)
            return components.Cure(says, f"#{blank}" if blank else "")
        return components.Cure(says, self.links.cure(remedy))

    @cached_property
    def _who_can(self) -> str:
        return self.presenter.who_can(self.verdict)

    @cached_property
    def _hand_over(self) -> components.Cure | None:
        return self.presenter.hand_over(self.verdict)

    def _adopting(self, says: str, topic: str) -> components.Cure:
        """Return the cure of a silence: the page that answers it, or who may open that page."""
        if not self.links.adopts:
            return components.Cure(f"{says} {self.presenter.who_adopts()}".rstrip())
        facts = self.verdict.facts
        about = question_on(self.policy, topic, self.verdict.act, marker=bool(facts and facts.marker))
        return components.Cure(says, self.links.adopting(about))

    def _sentence(self, unmet: int, unknown: int) -> str:
        act = lower(Words(self.policy).act(self.verdict.act))
        if not unmet + unknown:
            return _("The rules allow this: {act}.").format(act=act)
        stand = ngettext("{number} rule refuses it", "{number} rules refuse it", unmet)
        lack = ngettext("{number} thing is not known", "{number} things are not known", unknown)
        against = [stand.format(number=number(unmet))] if unmet else []
        against += [lack.format(number=number(unknown))] if unknown else []
        return _("This cannot be done yet: {act}. {against}.").format(act=act, against=listed(against).capitalize())


@dataclass(frozen=True)
class _Alike:
    """Results that are shown as one rule, and by what others are like them."""

    marks: frozenset[object]
    results: tuple[RuleResult, ...]

    @classmethod
    def of(cls, groups: Iterable["_Alike"]) -> "_Alike":
        """Return several as one."""
        found = tuple(groups)
        return cls(frozenset(chain(*(one.marks for one in found))), tuple(chain(*(one.results for one in found))))


def _is_of_its_letter(result: RuleResult) -> bool:
    """Return whether it is the letter that lacks something: every other step comes before that."""
    return any(cure.code in _OF_ITS_LETTER for cure in result.cures)


def _departing_last(results: tuple[RuleResult, ...], later: list[_Alike]) -> tuple[RuleResult, ...]:
    """Return results without the reasons to depart that a later group asks for."""
    cures = [cure for group in later for one in group.results for cure in one.cures if cure.code == "give_reason"]
    return tuple(replace(one, cures=tuple(cure for cure in one.cures if cure not in cures)) for one in results)
