"""Fills in and sends the forms of acts as a person would, and counts the rows afterwards."""

import re
from collections import Counter
from datetime import date, datetime

from django.apps import apps
from django.test import Client
from django.urls import reverse

from evenhand.casework.details.measures import Assessment, Weighed
from evenhand.policy.fact_catalogue import DISABILITY
from evenhand.policy.vocabulary import Act
from tests.stages import stage

WHILE_WRITING = {"HTTP_HX_REQUEST": "true"}
"""What a page sends with what is typed so far, before anybody presses a button."""
BESIDE = {"sessions.Session", "incidents.StoryRead"}
"""What a page that is read writes: that somebody works on, and who read a story."""


def signed_in(house, who="officer") -> Client:
    """Return a browser of somebody of the house."""
    client = Client()
    client.force_login(house.officers[who].user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(case: str, act: Act, subject: str | None = None) -> str:
    """Return where an act's form is."""
    return reverse("act", args=[case, act, *([subject] if subject else [])])


def on(name: str, day: date) -> dict[str, str]:
    """Return a day as its three boxes."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def moment(name: str, at: datetime) -> dict[str, str]:
    """Return a moment as its four boxes."""
    return {**on(name, at.date()), f"{name}-time": f"{at:%H:%M}"}


def token_of(page) -> str:
    """Return the version token that a page carries."""
    found = re.search(r'name="token" value="(-?\d+)"', page.content.decode())
    assert found, page.content.decode()[:2000]
    return found[1]


def ticket_on(page) -> str:
    """Return the mark of the draft that a page keeps."""
    found = re.search(r'name="draft" value="([^"]+)"', page.content.decode())
    assert found
    return found[1]


def send(client: Client, where: str, answers: dict, **more):
    """Open a form, fill it in, send it; return the answer."""
    token = token_of(client.get(where))
    return client.post(where, {"token": token, "action": "save", **answers}, **more)


def text_of(page) -> str:
    """Return a page's words, without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def asked(house, case: str, measure: str = "single_point_of_contact") -> list[str]:
    """Return every fact that the page of the assessment asks for."""
    page = signed_in(house).get(address(case, Act.ASSESS), {"measure": measure})
    return [one.fact for asked in (page.context["form"].asked, page.context["form"].disability) for one in asked]


def weighed(facts: list[str], so="yes", why="Looked at with her own account and file.") -> dict[str, str]:
    """Return the answers of an assessment; what was done does not arise from a disability."""
    of_disability = {"so-disability": "no", "why-disability": why} if {*facts} & {*DISABILITY} else {}
    return {f"so-{fact}": so for fact in facts} | {f"why-{fact}": why for fact in facts} | of_disability


@stage
def assessed_fully(house, case: str) -> None:
    """Answer every question of the assessment."""
    answers = tuple(Weighed(fact=fact, so=True, why="Looked at with her own file.") for fact in asked(house, case))
    house.do(Act.ASSESS, Assessment(answers=answers), case=case)


def report(place, **answers) -> dict[str, str]:
    """Return the answers of the form of an incident that happened at the desk today."""
    return {
        "words": "Somebody shouted at the desk.",
        "channel": "office",
        "conduct_of": "customer",
        "towards": "staff",
        **on("happened_at", place.today),
        "happened_at-time": "09:00",
        "action": "save",
        **answers,
    }


def counted() -> Counter:
    """Return how many rows each table of the product has."""
    models = [model for model in apps.get_models() if model._meta.label not in BESIDE]
    return Counter({model._meta.label: model._default_manager.count() for model in models})
