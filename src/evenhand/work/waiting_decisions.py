"""Sorts the open decisions of a case: open to a person, waiting for another step, or for nobody present.

A person can take part where no rule refuses them in person, whatever else has to happen first.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from evenhand.casework.appeals.reviewers import reviewing_party
from evenhand.casework.case_view import DECISIONS, beyond_its_form, is_open, is_wanted
from evenhand.casework.permissions import allowed
from evenhand.landlords.queries import Officer
from evenhand.policy.calendar import Calendar
from evenhand.policy.facts.customer_facts import Allegation
from evenhand.policy.facts.facts import Facts, Person
from evenhand.policy.inquiry import Inquiry, named
from evenhand.policy.judge import judge, next_acts
from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import Party
from evenhand.policy.rules.authority import has_signed, signing_party, use_wants
from evenhand.policy.rules.requests import seniors
from evenhand.policy.verdict import Cure, Message, NextAct, RuleResult, Verdict
from evenhand.policy.vocabulary import Act
from evenhand.work.pending_decision import deciding_parties

_BY_OTHERS = frozenset({"signed_by", "sit_with"})


@dataclass(frozen=True)
class Orphan:
    """A decision that nobody present can take; ``missing``: who is needed."""

    act: Act
    subject: str | None
    missing: Message


@dataclass(frozen=True)
class WaitingDecisions:
    """The open decisions of one case on a day. ``owner``: the owner's reference."""

    policy: Policy
    facts: Facts
    on: date
    calendar: Calendar
    owner: str

    def theirs(self, by: Officer, present: Collection[str]) -> tuple[tuple[NextAct, ...], tuple[NextAct, ...]]:
        """Return the decisions that a person can take now, and those they can take once another step is done.

        ``present``: the references of the landlord's staff. The owner also sees what waits for a consultation.
        """
        me = by.person.reference
        found = next_acts(self.policy, self.facts, by.person, self.on, self.calendar, sorted(DECISIONS))
        mine = [one for one in found if allowed(by, one.act) and is_wanted(one, found) and not self._signed(one, by.person)]
        now = (*(one for one in mine if is_open(one)), *self._to_name(by, present))
        later = [one for one in mine if not is_open(one) and self._waits(one) and not one.verdict.is_for_another(me)]
        held = {(one.subject, one.act): _held(one, beyond_its_form(one.verdict)) for one in later if not _is_anothers_turn(one)}
        if me == self.owner:
            for one in found:
                asked = _to_consult(one)
                if asked and (one.subject, one.act) not in held:
                    held[one.subject, one.act] = _held(one, asked)
        return now, tuple(one for (subject, act), one in held.items() if act is not Act.ENDORSE or _alone(subject, held))

    def _waits(self, found: NextAct) -> bool:
        """Return whether a decision was asked for; using the policy at all is asked for by the first of two signatures."""
        return found.act is not Act.DECIDE_USE or bool(self.facts.use_signatures)

    def _signed(self, found: NextAct, person: Person) -> bool:
        """Return whether a person is asked for a signature that they have given."""
        if found.act is not Act.ENDORSE:
            return False
        return has_signed(Inquiry(self.policy, self.facts.about(found.subject), found.act, person, self.on, self.calendar))

    def _to_name(self, by: Officer, present: Collection[str]) -> Iterator[NextAct]:
        """Yield each allegation without an investigator: for the owner to name one, or for others where the owner cannot."""
        for row in self.facts.allegations:
            if row.settled_on or not allowed(by, Act.NAME_INVESTIGATOR) or self._is_looked_into(row, present):
                continue
            theirs = by.person.reference == self.owner
            owner_can = self.owner in present and self.owner not in self.facts.interested
            verdict = self._judged(Act.NAME_INVESTIGATOR, row.reference, by.person)
            if (theirs or not owner_can) and not verdict.is_for_another(by.person.reference):
                yield NextAct(Act.NAME_INVESTIGATOR, row.reference, verdict)

    def _is_looked_into(self, row: Allegation, present: Collection[str]) -> bool:
        return row.investigator is not None and row.investigator in present and self._is_apart(row, row.investigator)

    def _is_apart(self, row: Allegation, reference: str) -> bool:
        rows = tuple(replace(one, investigator=reference) if one is row else one for one in self.facts.allegations)
        facts, person = self.facts.plus(allegations=rows).about(row.reference), Person(reference)
        verdict = judge(self.policy, facts, Act.INVESTIGATE_COUNTER_ALLEGATION, person, self.on, self.calendar)
        return all(result.rule != "investigator_apart" for result in verdict.refusals)

    def _judged(self, act: Act, subject: str | None, person: Person) -> Verdict:
        return judge(self.policy, self.facts.about(subject), act, person, self.on, self.calendar)

    def orphans(self, staff: Sequence[Officer]) -> Iterator[Orphan]:
        """Yield what none of the staff can take, with who is needed."""
        owned = any(one.person.reference == self.owner for one in staff)
        for act, subject in self._asked(owned=owned):
            if missing := self._missing(act, subject, staff):
                yield Orphan(act, subject, missing)

    def _asked(self, *, owned: bool) -> list[tuple[Act, str | None]]:
        """Return the open decisions; where the owner has left, nobody is asked to use the policy."""
        acts = sorted(DECISIONS - {Act.ENDORSE})
        found = next_acts(self.policy, self.facts, None, self.on, self.calendar, acts)
        return [(one.act, one.subject) for one in found if is_wanted(one, found) and (self._waits(one) or not owned)]

    def _missing(self, act: Act, subject: str | None, staff: Sequence[Officer]) -> Message | None:
        if act is Act.INVESTIGATE_COUNTER_ALLEGATION:
            row = next(one for one in self.facts.allegations if one.reference == subject)
            apart = any(allowed(one, act) and self._is_apart(row, one.person.reference) for one in staff)
            return None if apart else Message("nobody_to_look_into")
        blocked: Cure | None = None
        for one in staff:
            if not allowed(one, act):
                continue
            verdict = self._judged(act, subject, one.person)
            if verdict.is_for_another(one.person.reference):
                continue
            blocked = self._unsigned(verdict, one, staff)
            if blocked is None:
                return None
        if blocked:
            return Message("too_few_members" if "more" in blocked.params else "nobody_to_sign", **blocked.params)
        return self._nobody(Inquiry(self.policy, self.facts.about(subject), act, None, self.on, self.calendar), act, staff)

    def _nobody(self, inquiry: Inquiry, act: Act, staff: Sequence[Officer]) -> Message:
        parties = self._parties(inquiry, act)
        if not parties:
            return Message("nobody_named_to_decide")
        fit = (inquiry.is_one_of(one.person, party) for one in staff if allowed(one, act) for party in parties)
        return Message("too_close_to_decide" if any(fit) else "nobody_to_decide", **named(*parties))

    def _unsigned(self, verdict: Verdict, by: Officer, staff: Sequence[Officer]) -> Cure | None:
        """Return the first signature that a decision needs and too few of the staff can give."""
        others = [one for one in staff if one.person.reference != by.person.reference]
        for cure in verdict.cures:
            if cure.code in _BY_OTHERS:
                could = (one for one in others if self._could_sign(cure, verdict, one))
                if sum(1 for _ in could) < cure.params.get("more", 1):
                    return cure
        return None

    def _could_sign(self, cure: Cure, verdict: Verdict, one: Officer) -> bool:
        act = verdict.act if cure.code == "sit_with" else Act.ENDORSE
        inquiry = Inquiry(self.policy, self.facts.about(verdict.subject), act, one.person, self.on, self.calendar)
        party = reviewing_party(inquiry) if cure.code == "sit_with" else signing_party(inquiry, cure)
        fits = party is not None and inquiry.is_one_of(one.person, party) and not has_signed(inquiry)
        may = cure.code == "sit_with" or allowed(one, act)
        return fits and may and not self._judged(act, verdict.subject, one.person).is_for_another(one.person.reference)

    def _parties(self, inquiry: Inquiry, act: Act) -> tuple[Party, ...]:
        if act is Act.DECIDE_STAY:
            return seniors(inquiry)
        if act is Act.DECIDE_APPEAL:
            party = reviewing_party(inquiry)
            return (party,) if party else ()
        return use_wants(inquiry) if act is Act.DECIDE_USE else deciding_parties(inquiry, act)


def _held(found: NextAct, against: tuple[RuleResult, ...]) -> NextAct:
    """Return a decision with the reasons that the person sees."""
    return replace(found, verdict=replace(found.verdict, results=against))


def _alone(subject: str | None, held: Collection[tuple[str | None, Act]]) -> bool:
    """Return whether the one who signs first is not also the one who decides."""
    return not {(subject, Act.AUTHORISE), (subject, Act.EXTEND)} & set(held)


def _is_anothers_turn(found: NextAct) -> bool:
    """Return whether another person signs first."""
    return found.act is Act.ENDORSE and any(result.rule == "endorsement" for result in found.verdict.refusals)


def _to_consult(found: NextAct) -> tuple[RuleResult, ...]:
    """Return the consultations that a proposal or an extension waits for."""
    against = found.verdict.refusals if found.act in {Act.AUTHORISE, Act.EXTEND} else ()
    return tuple(result for result in against if any(cure.code == "consult" for cure in result.cures))
