"""Answers what a landlord has adopted and proposed; a foreign or unknown reference is `NotHere`."""

from dataclasses import dataclass
from datetime import date

from evenhand.adoption.versions import Newer, newer_than
from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_adopt
from evenhand.landlords.models import Adoption, HouseChoice, ToAdopt
from evenhand.landlords.queries import Officer, adoption_on, choices_on, policy_of
from evenhand.policy.layers import Answer, Policy
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.pack import Demand
from evenhand.policy.scrutiny.open_questions import ASKED
from evenhand.policy.verdict import Cited
from evenhand.policy.vocabulary import Layer

LATEST = 20


@dataclass(frozen=True)
class Overview:
    """All adoptions: present and past, proposed, confirmed last; the versions, and a newer one."""

    policy: Policy
    held: list[HouseChoice]
    earlier: list[HouseChoice]
    waiting: list[ToAdopt]
    confirmed: list[ToAdopt]
    versions: list[Adoption]
    newer: Newer | None


def overview(by: Officer, on: date) -> Overview:
    """Return the adoptions of the officer's landlord by a day. Raises `NoPolicy` where it has adopted nothing."""
    adoption = adoption_on(by.landlord, on)
    slug, running = adoption.release.slug, adoption.release
    held = choices_on(by.landlord, on, slug, running.version)
    rows = by.landlord.choices.filter(slug=slug).exclude(pk__in=[row.pk for row in held]).select_related("first", "second")
    waiting = ToAdopt.objects.filter(landlord=by.landlord, confirmed_on=None, withdrawn_on=None)
    versions = by.landlord.adoptions.select_related("release", "floor").defer("release__canonical", "floor__canonical")
    policy = policy_of(by.landlord, on)
    return Overview(
        policy,
        held,
        list(rows.order_by("-id")),
        list(waiting.select_related("first").order_by("id")),
        list(
            ToAdopt.objects.filter(landlord=by.landlord, confirmed_on__isnull=False).order_by("-confirmed_on", "-id")[:LATEST]
        ),
        list(versions.order_by("-since")),
        newer_than(policy),
    )


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
    cited = Cited(choice.slug, "house-choice", 1, Layer.HOUSE_CHOICE)
    demand = Demand(says=choice.says, answers=answers)
    given = [Answer(topic, value, cited, demand) for topic, value in answers.by_topic().items()]
    return next((asked.code for asked in ASKED for one in given if asked.topic == one.topic and asked.fits(one)), "")
