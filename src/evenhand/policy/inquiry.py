"""What every rule is given: the act, its subject, the actor, the day; and helpers to report a result."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evenhand.policy.acts import kind
from evenhand.policy.calendar import Calendar
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts.facts import NOT_MADE_OUT, Facts, Measure, Person
from evenhand.policy.layers import About, Answer, Jurisdiction, Policy, Provisions, Silent
from evenhand.policy.pack.answers import Party
from evenhand.policy.verdict import Cited, Cure, Message, Outcome, RuleResult
from evenhand.policy.vocabulary import Act, Asks, Category, Decision, MeasureKind, Strength, Tri

OF_ONE_LETTER = frozenset({"letter_reaches", "signed_as_it_goes", "own_question_answered", "answered_by_another"})
"""Rules about one letter: a reason to depart from them comes with the act on it, and serves no other letter."""


@dataclass(eq=False)
class Inquiry:
    """What a rule may read, for one act by one person on one day; it writes nothing.

    ``jurisdiction``: the place and day of the question. ``about``: behaviours and families of the case, and the measure,
    marker or appeal in question. ``provisions``: what all layers say about that. A rule that never reads ``act`` gives the same
    answer for every act about the same thing: ``act_was_read`` tells which do. ``applies``: it is known already that there is
    something to do the act to.
    """

    policy: Policy
    facts: Facts
    asked: Act
    actor: Person | None
    day: date
    calendar: Calendar
    jurisdiction: Jurisdiction = field(init=False)
    about: About = field(init=False)
    provisions: Provisions = field(init=False)
    act_was_read: bool = field(default=False, init=False)
    applies: bool = field(default=False, init=False)

    @property
    def act(self) -> Act:
        self.act_was_read = True
        return self.asked

    def __post_init__(self) -> None:
        facts = self.facts
        self.jurisdiction = Jurisdiction(facts.nation, facts.landlord_kind, facts.relationship, self.day)
        self.about = self._about()
        self.provisions = self.policy.provisions(self.about, self.jurisdiction)

    def asking(self, act: Act) -> "Inquiry":
        """Return the same inquiry for another act about the same thing; that act is known to apply."""
        other = object.__new__(Inquiry)
        other.__dict__.update(self.__dict__, asked=act, applies=True)
        return other

    def _about(self) -> About:
        facts, behaviours = self.facts, self.facts.behaviours
        catalogue = self.policy.catalogue("behaviour")
        decision, measure = self._decision_and_measure()
        offered = self._offered(measure)
        return About(
            families=frozenset(catalogue[key].value.family for key in behaviours if key in catalogue),
            behaviours=behaviours,
            tier=offered.value.tier if offered else None,
            measure=offered.value.key if offered else measure.key if measure else None,
            kind=self._kind(offered, measure),
            referral=self._referral(),
            decision=decision,
            urgent=facts.urgent_since is not None,
        )

    def _referral(self) -> str | None:
        """Return the key of the referral in question, also of one that an appeal is against."""
        facts = self.facts
        referred = facts.row("referrals", facts.referrals, facts.appealed(facts.subject))
        return referred.key if referred else facts.subject if self.act is Act.REFER else None

    def _kind(self, offered: Answer | None, measure: Measure | None) -> MeasureKind | None:
        if self._refuses_complaint:
            return MeasureKind.COMPLAINT_REFUSAL
        return offered.value.kind if offered else measure.kind if measure else None

    def _offered(self, measure: Measure | None) -> Answer | None:
        """Return the policy's offer of this measure; for refusing a complaint, any offer of that kind."""
        catalogue = self.policy.catalogue("measure")
        if self._refuses_complaint:
            refusing = (answer for answer in catalogue.values() if answer.value.kind is MeasureKind.COMPLAINT_REFUSAL)
            return next(refusing, None)
        return catalogue.get(measure.key) if measure else None

    @property
    def _refuses_complaint(self) -> bool:
        """Return whether it is about refusing a complaint: to refuse it, its letter, or an appeal against that."""
        facts = self.facts
        refused = facts.row("decided", facts.decided, facts.appealed(facts.subject))
        return self.act is Act.REFUSE_COMPLAINT or (refused is not None and refused.decision is Decision.COMPLAINT)

    def _decision_and_measure(self) -> tuple[Decision | None, Measure | None]:
        facts = self.facts
        request = facts.request
        appeal = facts.about(request.of).appeal if request and request.asks is Asks.STAY else facts.appeal
        if appeal:
            of = facts.appealed(appeal.reference)
            found = next((measure for measure in facts.measures if measure.reference == of), None)
            return appeal.decision, found
        if facts.marker:
            return Decision.MARKER, None
        if facts.measure:
            return Decision.MEASURE, facts.measure
        if facts.letter:
            return facts.letter.decision, None
        return Decision.REFERRAL if facts.referral else kind(self.act).decision, None

    @property
    def finds_nothing(self) -> bool:
        """Return whether the finding in question is that the report is not made out."""
        letter = self.facts.letter
        return self.act is Act.FIND and letter is not None and letter.outcome == NOT_MADE_OUT

    def every(self, topic: str) -> tuple[Answer, ...]:
        """Return every layer's answers on a topic about this act."""
        return self.provisions.every(topic)

    def ask(self, topic: str) -> Answer | Silent:
        """Return the answer of the first layer that has one on a topic about this act."""
        return self.provisions.ask(topic)

    def safeguard(self, rule: str) -> Answer | None:
        """Return the demand that a safeguard keeps."""
        return self.provisions.safeguard(rule)

    def fact(self, key: str) -> Tri:
        """Return whether a fact is so on this day; later facts do not count."""
        fact = self.facts.fact(key)
        if fact.state is Tri.YES and fact.on is not None and fact.on > self.day:
            return Tri.NO if self.facts.complete else Tri.NOT_KNOWN
        return fact.state

    def nearest(self, keys: tuple[str, ...]) -> str:
        """Return the first of these facts that is so; else the first that is not known; else the first."""
        for state in (Tri.YES, Tri.NOT_KNOWN):
            for key in keys:
                if self.fact(key) is state:
                    return key
        return keys[0]

    def needs(self, rule: str, key: str, answer: Answer, *, waived: bool = False) -> RuleResult:
        """Report one fact that a demand requires; a "should" may have a recorded departure."""
        state, after = self.fact(key), self.facts.fact(key).after
        said = (rule, key, state, waived, answer.cited.id, after)
        if said in self.provisions.cache:
            found: RuleResult = self.provisions.cache[said]
            return found
        found = self._needs(rule, key, answer, state, waived=waived)
        if answer.cited.strength is not Strength.SHOULD or state is Tri.YES:
            self.provisions.cache[said] = found
        return found

    def _needs(self, rule: str, key: str, answer: Answer, state: Tri, *, waived: bool) -> RuleResult:
        kind = FACT_CATALOGUE.get(key)
        by = kind.by if kind else Act.ASSESS
        breach = kind.breach if kind else Category.OTHER
        if state is Tri.YES:
            return RuleResult(rule, Outcome.MET, answer.cited, Message("fact_is_so", fact=key), breach=breach)
        if waived:
            return RuleResult(rule, Outcome.WAIVED, answer.cited, Message("fact_waived", fact=key), breach=breach)
        code, outcome = ("fact_is_not_so", Outcome.UNMET) if state is Tri.NO else ("fact_not_known", Outcome.NOT_KNOWN)
        after = self.facts.fact(key).after
        compared = after.params if after else {}
        message, cure = Message(code, fact=key, **compared), Cure("do", act=by, fact=key, **compared)
        return self.refused(rule, answer, message, cure, outcome=outcome, breach=breach)

    def refused(
        self,
        rule: str,
        answer: Answer,
        message: Message,
        *cures: Cure,
        outcome: Outcome = Outcome.UNMET,
        breach: Category = Category.OTHER,
    ) -> RuleResult:
        """Report a rule that refuses the act, or its recorded departure where it is a "should"."""
        if answer.cited.strength is Strength.SHOULD:
            if self.departed_from(answer.cited, now=rule in OF_ONE_LETTER):
                return RuleResult(rule, Outcome.DEPARTED, answer.cited, message, breach=breach)
            cures = (*cures, Cure("give_reason", demand=answer.cited.id))
        return RuleResult(rule, outcome, answer.cited, message, cures, breach)

    def departs(self, cited: Cited, *, now: bool = False) -> bool:
        """Return whether a demand is a "should" with a recorded departure (``now``: `departed_from`)."""
        return cited.strength is Strength.SHOULD and self.departed_from(cited, now=now)

    def departed_from(self, cited: Cited, *, now: bool = False) -> bool:
        """Return whether a departure from this "should" is recorded by an officer entitled to it.

        ``now``: it holds for the one letter in question, so it comes with this act, and not from the proposer.
        """
        departure = self.facts.departures.get(cited.id)
        if departure is None or departure.on > self.day:
            return False
        if now and (not departure.now or departure.by.reference in self.proposers):
            return False
        entitled = self.ask("departure")
        if isinstance(entitled, Silent):
            entitled = self.provisions.authority(Act.AUTHORISE)
        return isinstance(entitled, Silent) or self.is_one_of(departure.by, entitled.value.by)

    @property
    def proposers(self) -> frozenset[str]:
        """Return who proposed the measure, the extension or the marker in question."""
        measure, marker = self.facts.measure, self.facts.marker
        if marker:
            return frozenset(filter(None, [marker.requested_by]))
        if measure and measure.until_before:
            return frozenset(filter(None, [measure.asked_by]))
        return frozenset(filter(None, [measure.proposed_by])) | measure.also_proposed_by if measure else frozenset()

    def is_one_of(self, person: Person, party: Party) -> bool:
        """Return whether a person fits a party: any of its roles (or higher), its team, its committee, or anyone."""
        if party.anyone or (party.team and party.team in person.teams):
            return True
        if party.committee and party.committee in person.committees:
            return True
        if person.roles & set(party.roles):
            return True
        return party.or_senior and self.rank(person.roles) > self.rank(frozenset(party.roles))

    def rank(self, roles: frozenset[str]) -> int:
        """Return the highest rank of these roles in the pack."""
        known = self.policy.main.roles
        return max((known[role].rank for role in roles if role in known), default=0)


def named(*parties: Party) -> dict[str, Any]:
    """Return the roles, team or committee that parties name, as parameters of messages and cures."""
    roles = sorted({role for party in parties for role in party.roles})
    team = next((party.team for party in parties if party.team), None)
    committee = next((party.committee for party in parties if party.committee), None)
    return {name: value for name, value in (("roles", roles), ("team", team), ("committee", committee)) if value}


Rule = Callable[[Inquiry], Iterable[RuleResult]]
AppliesTo = Callable[[Provisions, Act], bool]


@dataclass(frozen=True, slots=True)
class Registered:
    """A rule with the acts that it guards and the topics that it reads: what `policy trace` reports.

    ``applies_to``: given the layers' answers, returns whether the rule can affect an act.
    """

    name: str
    acts: frozenset[Act]
    topics: tuple[str, ...]
    check: Rule
    applies_to: AppliesTo


RULES: list[Registered] = []


def always(_: Provisions, __: Act) -> bool:
    """Return True: the rule may apply whatever the layers answer."""
    return True


def rule(*acts: Act, topics: tuple[str, ...], applies_to: AppliesTo = always) -> Callable[[Rule], Rule]:
    """Register a rule under its function's name. Without acts it guards every act."""

    def register(function: Rule) -> Rule:
        RULES.append(Registered(function.__name__, frozenset(acts or Act), topics, function, applies_to))
        return function

    return register


def met(rule_name: str, answer: Answer, message: Message, breach: Category = Category.OTHER) -> RuleResult:
    return RuleResult(rule_name, Outcome.MET, answer.cited, message, breach=breach)


def silent(rule_name: str, topic: str, breach: Category = Category.OTHER) -> RuleResult:
    """Report that no layer answers where one must: the landlord has to adopt an answer."""
    message = Message("nothing_adopted", topic=topic)
    return RuleResult(rule_name, Outcome.UNMET, None, message, (Cure("adopt", topic=topic),), breach)
