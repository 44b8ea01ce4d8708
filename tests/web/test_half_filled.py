"""Checks that the letter preview and the draft of a half-filled form answer any input."""

import re
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus

import pytest
from django.urls import reverse

from evenhand.policy.vocabulary import Act
from evenhand.web.acts.registry import PAGES
from evenhand.wording.letter_words import ENGLISH
from tests.web.acting import WHILE_WRITING, ticket_on
from tests.web.acts_ready import STATUS, Answers, Ready, standing_world

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NONSENSE = "no such thing"
UNTOUCHED = frozenset({"csrfmiddlewaretoken", "draft", "token", "measure"})
KEEP = reverse("keep-draft")
CHECKED = {HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY}
LETTERS = [act for act, page in PAGES.items() if page.letter]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Give the world of the walk to all tests here; each takes back what it did."""
    with django_db_blocker.unblock(), standing_world(tmp_path_factory.mktemp("world")) as standing:
        yield standing


def kept(answers: Answers) -> Answers:
    """Return what a form sends that nobody typed."""
    return {name: told for name, told in answers.items() if name in UNTOUCHED}


def questions(answers: Answers) -> dict[str, Answers]:
    """Return the answers to each question: the boxes of a day belong together."""
    found: dict[str, Answers] = {}
    for name, answer in answers.items():
        if name not in UNTOUCHED:
            found.setdefault(re.sub(r"-(day|month|year|time)$", "", name), {})[name] = answer
    return found


def half_filled(answers: Answers) -> Iterator[tuple[str, Answers]]:
    """Yield a form empty, full, with each question alone, with each left out, and with each answered by nonsense."""
    asked = questions(answers)
    yield "empty", kept(answers)
    yield "full", answers
    for name, answer in asked.items():
        nonsense = {box: [NONSENSE] for box in answer}
        yield f"{name} alone", kept(answers) | answer
        yield f"{name} left out", {one: given for one, given in answers.items() if one not in answer}
        yield f"{name} nonsense", answers | nonsense
        yield f"{name} nonsense alone", kept(answers) | nonsense


@pytest.mark.parametrize("act", LETTERS)
def test_a_letter_grows_from_a_half_filled_form(world, act):
    page = world.ready(act)
    said = {name: grown(page, answers) for name, answers in half_filled(page.answers)}
    assert {name: status for name, status in said.items() if not STATUS.match(status)} == {}
    assert said["full"].endswith(" No rule refuses it.")


def grown(page: Ready, answers: Answers) -> str:
    """Return what is said of the letter of a form that is being written."""
    answer = page.client.post(page.path, answers | {"action": "check"}, **WHILE_WRITING)
    return (
        str(answer.context["preview"].status) if answer.status_code == HTTPStatus.OK else f"answered with {answer.status_code}"
    )


@pytest.mark.parametrize("act", list(PAGES))
def test_a_draft_half_filled_in_opens_and_can_be_checked(world, act):
    page = world.ready(act)
    ticket = ticket_on(page.client.get(page.path))
    begun = half_nonsense(page.answers)

    assert page.client.post(KEEP, begun | {"draft": ticket}).status_code == HTTPStatus.OK
    assert page.client.get(page.path).status_code == HTTPStatus.OK
    assert page.client.post(page.path, begun | {"action": "check"}).status_code in CHECKED


def half_nonsense(answers: Answers) -> Answers:
    """Return a form in which every third question is answered, every third by nonsense, and the others are not."""
    asked = list(questions(answers).values())
    meant = {name: answer for one in asked[::3] for name, answer in one.items()}
    return kept(answers) | meant | {name: [NONSENSE] for one in asked[1::3] for name in one}


# An appeal, ground by ground


def test_an_appeal_tells_of_the_grounds_that_are_weighed_so_far(world):
    page = world.ready(Act.DECIDE_APPEAL)
    grounds = [name for name in page.answers if name.startswith("ground_")]
    first = grounds[0].removeprefix("ground_")
    begun = kept(page.answers) | {f"ground_{first}": ["partly"]}

    assert reasons(page, kept(page.answers)) == []
    assert reasons(page, begun) == [ENGLISH.ground(first, "partly", "")]
    assert reasons(page, begun | {f"because_{first}": ["Two people say so."]}) == [
        ENGLISH.ground(first, "partly", "Two people say so.")
    ]


def reasons(page: Ready, answers: Answers) -> list[str]:
    """Return what the letter of an appeal that is being answered says of its grounds."""
    answer = page.client.post(page.path, answers | {"action": "check"}, **WHILE_WRITING)
    letter = unescape(re.sub(r"<[^>]+>", "\n", answer.context["preview"].letter))
    return [line for line in map(str.strip, letter.splitlines()) if line.startswith("You said that ")]
