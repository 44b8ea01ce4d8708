"""Answers what a landlord has adopted and proposed; a foreign or unknown reference is `NotHere`."""

from dataclasses import dataclass
from datetime import date

from evenhand.adoption.versions import Newer, newer_than
from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_adopt
from evenhand.landlords.models import HouseChoice, ToAdopt
from evenhand.landlords.queries import Officer, adoption_on, choices_on, policy_of
from evenhand.policy.calendar import Calendar, Counted
from evenhand.policy.layers import Policy, Silent
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.pack import Reading
from evenhand.policy.pack.said import spans
from evenhand.policy.scrutiny.open_questions import ASKED

LATEST = 20


@dataclass(frozen=True)
class ChoiceView:
    """A house choice or reading. ``until``: its last day; ``versions``: those of the policy for which it holds, none: all."""

    says: str
    first: str
    second: str
    adopted_on: date
    minute: str
    versions: tuple[str, ...]
    until: date | None

    @classmethod
    def of(cls, row: HouseChoice) -> "ChoiceView":
        """Return what was adopted."""
        people = (row.first.name, row.second.name)
        return cls(row.says, *people, row.adopted_on, row.minute, tuple(row.versions), row.until)


@dataclass(frozen=True)
class ProposalView:
    """What one person proposed to adopt; ``confirmed_on``: when a second one confirmed it; ``says``: as `named` has it."""

    reference: str
    kind: str
    says: str
    first: str
    proposed_on: date
    confirmed_on: date | None

    @classmethod
    def of(cls, row: ToAdopt, policy: Policy) -> "ProposalView":
        """Return what was proposed, under the policy that asks."""
        return cls(row.reference, row.kind, named(row, policy), row.first.name, row.proposed_on, row.confirmed_on)


@dataclass(frozen=True)
class VersionView:
    """A version of the policy, and of the floor under it, from a day on."""

    version: str
    floor: str
    since: date


@dataclass(frozen=True)
class Overview:
    """All adoptions: present and past, proposed, confirmed last; the versions, and a newer one."""

    policy: Policy
    held: list[HouseChoice]
    earlier: list[ChoiceView]
    waiting: list[ProposalView]
    confirmed: list[ProposalView]
    versions: list[VersionView]
    newer: Newer | None

    @property
    def choices(self) -> list[ChoiceView]:
        """Return the present house choices, without the readings."""
        return [ChoiceView.of(row) for row in self.held if not row.reading]


def overview(by: Officer, on: date) -> Overview:
    """Return the adoptions of the officer's landlord by a day. Raises `NoPolicy` where it has adopted nothing."""
    adoption = adoption_on(by.landlord, on)
    slug, running = adoption.release.slug, adoption.release
    held = choices_on(by.landlord, on, slug, running.version)
    rows = by.landlord.choices.filter(slug=slug).exclude(pk__in=[row.pk for row in held]).select_related("first", "second")
    waiting = ToAdopt.objects.filter(landlord=by.landlord, confirmed_on=None, withdrawn_on=None)
    versions = by.landlord.adoptions.select_related("release", "floor").defer("release__canonical", "floor__canonical")
    policy = policy_of(by.landlord, on)
    confirmed = ToAdopt.objects.filter(landlord=by.landlord, confirmed_on__isnull=False).select_related("first")
    return Overview(
        policy,
        held,
        [ChoiceView.of(row) for row in rows.order_by("-id")],
        [ProposalView.of(row, policy) for row in waiting.select_related("first").order_by("id")],
        [ProposalView.of(row, policy) for row in confirmed.order_by("-confirmed_on", "-id")[:LATEST]],
        [VersionView(row.release.version, row.floor.version, row.since) for row in versions.order_by("-since")],
        newer_than(policy, by.landlord),
    )


def to_confirm(by: Officer, on: date) -> list[ProposalView]:
    """Return what another person proposed and this officer may confirm on a day, oldest first."""
    if not may_adopt(by):
        return []
    rows = ToAdopt.objects.filter(landlord=by.landlord, confirmed_on=None, withdrawn_on=None).exclude(first=by.user)
    return [ProposalView.of(row, by.policy_on(on)) for row in rows.select_related("first").order_by("id")]


def named(row: ToAdopt, policy: Policy) -> str:
    """Return a proposal in words: what it says; of a reading, after its question, where a pack still asks it."""
    reading = _reading(row, policy)
    return f"{reading.question} {row.says}" if reading else row.says


def proposed(by: Officer, reference: str) -> ToAdopt:
    """Return a proposal, open or settled; raises `NotHere`."""
    rows = ToAdopt.objects.filter(landlord=by.landlord, reference=reference)
    found = rows.select_related("landlord", "first", "second", "replaces").first()
    if found is None:
        raise NotHere(reference)
    return found


def choice_at(by: Officer, place: int, on: date) -> HouseChoice:
    """Return the house choice of that place among the present ones; raises `NotHere`."""
    held = [row for row in overview(by, on).held if not row.reading] if may_adopt(by) else []
    if not 1 <= place <= len(held):
        raise NotHere(str(place))
    return held[place - 1]


def question_of(choice: HouseChoice) -> str:
    """Return the question that a house choice answers; "" where it answers none of those that every policy is asked."""
    answers = Answers.model_validate(choice.answers, strict=False)
    return next((asked.code for asked in ASKED if asked.answered_by(answers, choice.slug)), "")


def answers_of(row: ToAdopt, policy: Policy) -> Answers:
    """Return the values that a proposal adopts: its own, or those of the reading's option; empty for a version."""
    if row.kind != "reading":
        return Answers.model_validate(row.answers, strict=False)
    reading = _reading(row, policy)
    option = next((one for one in reading.options if one.key == row.option), None) if reading else None
    return option.answers if option else Answers()


def _reading(row: ToAdopt, policy: Policy) -> Reading | None:
    """Return the question of a proposed reading; None for another proposal, and where no pack asks it any more."""
    demands = (demand for pack in (policy.main, policy.floor) for _, _, demand in pack.demands())
    readings = (demand.reading for demand in demands if demand.reading)
    return next((one for one in readings if one.key == row.reading), None) if row.reading else None


def counted_from(answers: Answers, policy: Policy, calendar: Calendar, on: date) -> tuple[Counted, ...]:
    """Return each length of time among some answers, counted from a day as the policy counts it."""
    found = []
    for topic, value in answers.by_topic().items():
        start = policy.ask("appeal.count") if topic == "appeal.answer" else None
        same = start is not None and (isinstance(start, Silent) or start.value.starts == "receipt")
        found += [calendar.count(on, span.term, "same_day" if same else "day_after") for span in spans(value)]
    return tuple(found)
