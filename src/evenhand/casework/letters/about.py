"""Holds what one letter is about: its act, and the measure, marker or extension in question."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from evenhand.cases.models import Complaint, Step
from evenhand.casework.context import ActContext, with_departures
from evenhand.casework.details.appeals import AppealDecided
from evenhand.casework.rows import passage_for_letters
from evenhand.incidents.models import Incident
from evenhand.markers.models import Marker
from evenhand.measures.models import Extension, Measure
from evenhand.policy.acts import kind
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import NOT_MADE_OUT, Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.pack.terms import Terms
from evenhand.policy.rules.moved_days import MOVED
from evenhand.policy.rules.notices import OF_FAULT, left_out, must_say, nothing_to_say, wanted_of
from evenhand.policy.vocabulary import Act, Decision, NoticePart
from evenhand.wording.letter_words import LetterWords
from evenhand.wording.words import Words

LANGUAGE = "en-GB"
"""The language of new letters; each issued letter keeps its own."""
Named = TypeVar("Named", Measure, Marker, Complaint)
_ENDS = frozenset({Act.LIFT, Act.END_MARKER, Act.LAPSE})


@dataclass(frozen=True)
class LetterContext:
    """Everything that wording one letter may read. ``proposed``: a measure that has no row yet."""

    ctx: ActContext
    decision: Decision
    proposed: Measure | None = None

    @cached_property
    def words(self) -> Words:
        """Return the names that the policy gives."""
        return Words(self.ctx.policy)

    @cached_property
    def letter(self) -> LetterWords:
        """Return the words of letters, in the language of new letters."""
        return LetterWords(LANGUAGE)

    @cached_property
    def look(self) -> Inquiry:
        """Return the inquiry that will judge the act, so that the letter has what the engine asks of it."""
        ctx = self.ctx
        facts: Facts = with_departures(ctx, ctx.facts.about(ctx.subject))
        if Decision.REVIEW in kind(ctx.act).letters:
            facts = replace(facts, reviewing=known.ReviewDone(ctx.on, keeps=not self.ends))
        return Inquiry(ctx.policy, facts, ctx.act, ctx.by.person, ctx.on, ctx.calendar)

    @cached_property
    def must(self) -> tuple[NoticePart, ...]:
        """Return the parts that all layers together ask of the letter."""
        wanted = self._asked | self._own
        return tuple(part for part in NoticePart if part in wanted)

    @property
    def _asked(self) -> frozenset[NoticePart]:
        inquiry = self.look
        if self.decision not in kind(inquiry.act).letters:  # the letter is checked before the act that issues it
            asked = must_say(inquiry.policy, self.decision, inquiry.about, inquiry.jurisdiction)
            return frozenset(part for part in asked if not (self.ends and part is NoticePart.NEXT_REVIEW))
        wanted = {part for answer in wanted_of(inquiry) for part in answer.value.says} - nothing_to_say(inquiry)
        return frozenset(wanted) - left_out(inquiry) - (OF_FAULT if self.outcome == NOT_MADE_OUT else frozenset())

    @property
    def _own(self) -> frozenset[NoticePart]:
        reached = None if self.lapsed else self.look.safeguard("letter_reaches")  # what ends by its date waits for no address
        return frozenset({NoticePart.REACHED_AT} if reached and not self.look.departs(reached.cited, now=True) else ())

    @property
    def outcome(self) -> str:
        """Return the outcome of the decision, by its key."""
        if self.lapsed:
            return self.lapsed.ending
        return getattr(self.ctx.details, "outcome", "") or kind(self.ctx.act).outcome

    @property
    def lapsed(self) -> known.Measure | None:
        """Return the measure that ends by its date or by a missed review, without a decision; None for any other act."""
        return self.ctx.facts.about(self.ctx.subject).measure if self.ctx.act is Act.LAPSE else None

    @property
    def rests_on_conduct(self) -> bool:
        """Return whether it tells what happened: an answer on waiting and a letter on what was passed on do not.

        Nor does a new day, except of a measure or marker.
        """
        dated = self.outcome != MOVED or self.measure is not None or self.marker is not None
        return dated and self.decision not in {Decision.STAY, Decision.REFERRAL}

    @property
    def referral(self) -> known.Referral | None:
        """Return what was passed on, where the letter is about that."""
        facts = self.ctx.facts.about(self.ctx.subject)
        return facts.row("referrals", facts.referrals, facts.subject) if self.decision is Decision.REFERRAL else None

    @property
    def answers(self) -> bool:
        return self.decision is Decision.APPEAL and isinstance(self.ctx.details, AppealDecided)

    @property
    def over(self) -> bool:
        """Return whether it answers an appeal by ending the decision: nothing of it applies any more."""
        return self.answers and self.outcome == "ended"

    @property
    def ends(self) -> bool:
        """Return whether an earlier decision ends with this."""
        return self.ctx.act in _ENDS or self.outcome == "lift"

    @cached_property
    def measure(self) -> Measure | None:
        """Return the measure, also where the act is about an appeal against it."""
        return self.proposed or self._named(Measure, self.ctx.facts.measures)

    @cached_property
    def marker(self) -> Marker | None:
        """Return the marker, also where the act is about an appeal against it."""
        return self._named(Marker, self.ctx.facts.markers)

    @cached_property
    def complaint(self) -> Complaint | None:
        """Return the complaint that is refused."""
        return self._named(Complaint, self.ctx.facts.complaints)

    @cached_property
    def extension(self) -> Extension | None:
        """Return the extension in question."""
        if self.ctx.act is not Act.EXTEND or self.measure is None:
            return None
        return next((row for row in self.measure.extensions.all() if row.settled_on is None), None)

    @cached_property
    def terms(self) -> Terms:
        """Return the terms that apply with this letter."""
        if self.decision is Decision.STAY and self.outcome != "refused":
            return Terms.model_validate(dict(getattr(self.ctx.details, "interim", {})))
        changed = getattr(self.ctx.details, "terms", None)
        if isinstance(changed, Terms) and self.ctx.act in {Act.VARY, Act.REVIEW}:
            return changed
        return Terms.model_validate(self.measure.terms) if self.measure else Terms()

    @property
    def incidents(self) -> list[Incident]:
        """Return the incidents that it rests on; for a marker, the marker's own."""
        incidents = Incident.objects.filter(cases=self.ctx.the_case, withdrawn_at=None).order_by("happened_at", "id")
        return list(incidents.filter(markers=self.marker) if self.marker else incidents)

    def account(self, act: Act) -> Step | None:
        """Return the latest step that asked the customer for their account, or recorded it."""
        return next((step for step in reversed(self._steps) if step.act == act), None)

    @property
    def considered(self) -> str:
        """Return what an officer wrote for the letter about what was considered; no answer of an assessment is printed."""
        return passage_for_letters(self._steps)

    @cached_property
    def _steps(self) -> list[Step]:
        wanted = (Act.RECORD_ACCOUNT, Act.SEEK_ACCOUNT, Act.ASSESS)
        return list(Step.objects.filter(case=self.ctx.the_case, act__in=wanted))

    def _named(self, model: type[Named], known: Iterable[Any]) -> Named | None:
        """Return the row in question, or the one that the appeal in question is against; no query where the facts have none."""
        about = self.ctx.facts.about(self.ctx.subject)
        wanted = {about.subject, about.appeal.of if about.appeal else None}
        if self.decision is Decision.STAY and about.request:
            wanted.add(about.appealed(about.request.of))
        here = [fact.reference for fact in known if fact.reference in wanted]
        rows = model._default_manager.filter(case=self.ctx.the_case, reference__in=here)  # noqa: SLF001 - documented
        return rows.order_by("id").first() if here else None
