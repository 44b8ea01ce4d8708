"""Checks that a form overtaken by a colleague comes back as typed and changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random

import pytest
from django.apps import apps
from django.db import transaction
from django.urls import reverse

from evenhand.cases.models import Case, Step
from evenhand.landlords.references import generated_from
from evenhand.letters.models import Notice
from evenhand.policy.vocabulary import Act
from evenhand.ui.links import Links
from evenhand.web.acts.registry import PAGES
from evenhand.wording.letter_words import ENGLISH
from tests.web.acting import text_of, ticket_on
from tests.web.acts_ready import MARK, Ready, form_of, shown, standing_world, texts

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KEEP = reverse("keep-draft")
NOT_PRINTED = {Act.PROPOSE, Act.AUTHORISE, Act.AUTHORISE_MARKER, Act.NOTIFY_REFERRAL}
"""Acts that issue no letter yet, or whose answers no letter prints."""
BECAUSE, SERVICES = "because_", "service_implications"
ELSEWHERE = {"journal.Entry", "incidents.StoryRead"}
"""What is sealed afresh each time it is written; and who read a story, who opens a draft once more."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Give the world of the walk to all tests here; each takes back what it did."""
    with django_db_blocker.unblock(), standing_world(tmp_path_factory.mktemp("world")) as walk:
        yield walk


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back what is done meanwhile."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def colleague_acts(page: Ready) -> None:
    """Let a colleague leave a note on the case."""
    note = {"words": "Looked in.", "action": "save", "token": token_of(page)}
    with generated_from(Random(1)):
        answer = page.colleague.post(Links(page.case).act(Act.NOTE), note)
    assert answer.status_code == 302


def token_of(page: Ready):
    return str(Case.objects.get(reference=page.case).token)


def sent(page: Ready, answers):
    """Send a form; what it makes is called the same each time."""
    with generated_from(Random(2)):
        return page.client.post(page.path, answers | {"action": "save"})


def rows():
    """Return every row of the product but those that are sealed: its fields by name, moments to the day."""
    return [
        (model._meta.label, {name: _plain(value) for name, value in row.items()})
        for model in apps.get_models()
        if model.__module__.startswith("evenhand") and model._meta.label not in ELSEWHERE
        for row in model._default_manager.order_by("pk").values()
    ]


def _plain(value):
    return value.date() if isinstance(value, datetime) else value


def left_alone(page: Ready):
    """Return the rows that a form leaves when nothing came between."""
    with taken_back():
        colleague_acts(page)
        assert sent(page, page.answers | {"token": [token_of(page)]}).status_code == 302
        return rows()


def came_back(page: Ready, answer):
    """Assert that a form holds what was typed, word for word, and nothing else; return it as it would be sent now."""
    form = form_of(answer)
    again, hidden = shown(form), {one.name for one in form.controls if one.kind == "hidden"}
    filled = {name: told for name, told in again.items() if name not in hidden and told != [""]}
    assert filled == {name: told for name, told in page.answers.items() if name not in hidden and told not in ([], [""])}
    return again


def sent_until_taken(page: Ready, answers):
    """Send a form, and once more as it came back where a colleague's act stood in its way."""
    answer = sent(page, answers)
    if not PAGES[page.act].adds:
        assert answer.status_code == 409
        answer = sent(page, came_back(page, answer))
    assert answer.status_code == 302


@pytest.mark.parametrize("act", list(PAGES))
def test_a_draft_overtaken_by_a_colleague_keeps_every_word(world, act):
    page = world.ready(act)
    alone = left_alone(page)
    ticket = ticket_on(page.client.get(page.path))
    assert page.client.post(KEEP, {"draft": ticket, **page.answers}).status_code == 200
    colleague_acts(page)

    sent_until_taken(page, came_back(page, page.client.get(page.path)))

    assert rows() == alone
    assert stored(page) == to_store(page)
    if PAGES[act].letter and act not in NOT_PRINTED:
        assert in_the_letter() == written(page)


def test_a_warning_overtaken_by_a_colleague_reads_as_typed(world):
    page = world.ready(Act.WARN)
    colleague_acts(page)

    answer = sent(page, page.answers | {"asked": "Please write once a week.", "words": "It takes staff from others."})
    assert answer.status_code == 409
    assert sent(page, shown(form_of(answer))).status_code == 302

    notice = Notice.objects.latest("id")
    letter = text_of(page.client.get(reverse("notice", args=[notice.reference])))
    assert {"Please write once a week.", "It takes staff from others."} <= set(strings(notice.letter))
    assert " Please write once a week. " in letter
    assert "['" not in letter


def in_the_letter():
    """Return what of the letter that was issued last was typed."""
    return {text for text in strings(Notice.objects.latest("id").letter) if MARK in text}


def written(page: Ready):
    """Return what is typed into a form, as its letter says it."""
    answers = texts(page.answers)
    heard = {name.removeprefix(BECAUSE): answers.pop(name) for name in [*answers] if name.startswith(BECAUSE)}
    if SERVICES in answers:
        answers[SERVICES] = f"{ENGLISH.say('services')} {answers[SERVICES]}"
    return {
        *answers.values(),
        *(ENGLISH.ground(ground, page.answers[f"ground_{ground}"][0], text) for ground, text in heard.items()),
    }


def to_store(page: Ready):
    """Return what is typed as the words of a step; four answers of one act are kept as one text."""
    answers = texts(page.answers)
    return answers.get("words", "")


def stored(page: Ready):
    """Return the words of the step that was taken last on a case."""
    return Step.objects.filter(case__reference=page.case).latest("id").words


def strings(value):
    """Return every text in the facts of a letter."""
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inside for text in strings(one)]
