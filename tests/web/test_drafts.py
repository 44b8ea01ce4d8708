"""Drafts of forms: saved while typing, found on any device, gone once sent."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from evenhand.casework.details import Details
from evenhand.personal.actions import FormSubject
from evenhand.personal.models import Draft
from evenhand.policy.vocabulary import Act
from evenhand.web.account.draft_tokens import LASTS, draft_token_for
from tests.builders.house import heard_and_assessed, house, opened
from tests.web.acting import address, on, signed_in, text_of, ticket_on, token_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
LOG, KEEP, AWAY = reverse("log-incident"), reverse("keep-draft"), reverse("throw-away-draft")
WORDS = "Somebody shouted at the desk for ten minutes."


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


def kept(client, page=LOG, **answers):
    """Open a form and let the page keep what was typed; return the answer."""
    return client.post(KEEP, {"draft": ticket_on(client.get(page)), **answers})


def test_draft_is_saved_and_shows_its_time(place):
    answer = kept(signed_in(place), words=WORDS)
    assert answer.content.decode() == "Draft saved at 10:30"
    assert answer.status_code == 200


def test_draft_returns_on_another_device_without_error_messages(place):
    kept(signed_in(place), words=WORDS, channel="office", **{"happened_at-day": "3"})

    page = signed_in(place).get(LOG)

    assert WORDS in page.content.decode()
    assert re.search(r'value="office"[^>]* (checked|selected)', page.content.decode())
    assert 'name="happened_at-day" type="text" value="3"' in page.content.decode()
    assert "There is a problem" not in text_of(page)
    assert "as you left it on Monday 1 June 2026 at 10:30" in text_of(page)
    assert "Files are not kept with a draft: choose them again." in text_of(page)


def test_draft_returns_after_its_form_has_a_new_address(place, settings):
    kept(signed_in(place), words=WORDS)
    settings.ROOT_URLCONF = "tests.web.moved_urls"

    moved = reverse("log-incident")
    assert moved == f"/new-home{LOG}"
    assert WORDS in signed_in(place).get(moved).content.decode()
    assert f'href="{moved}">Log an incident</a>' in signed_in(place).get(reverse("my-work")).content.decode()


def test_a_form_of_a_page_that_there_is_no_more_leads_to_my_work(place):
    officer = place.officers["officer"]
    token = draft_token_for(officer, FormSubject("no-such-page?case=EV-1", "Log an incident"))
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer.user, "django.contrib.auth.backends.ModelBackend")

    answer = client.post(LOG, {"draft": token, "words": WORDS})
    assert (answer.status_code, answer.url) == (302, "/")
    assert WORDS in client.get("/").content.decode()


def test_a_colleague_sees_nothing_of_it(place):
    kept(signed_in(place), words=WORDS)
    for page in (LOG, reverse("my-work")):
        assert WORDS not in signed_in(place, "manager").get(page).content.decode()


def test_draft_is_listed_in_my_work_and_can_be_discarded(place):
    client, case = signed_in(place), opened(place)
    kept(client, address(case, Act.RECORD_CONTACT), words="She told us that the lift was out again.")

    listed = text_of(client.get("/"))
    assert f"Case {case}" in listed
    assert "She told us that the lift was out again." in listed
    assert "Kept on Monday 1 June 2026 at 10:30" in listed

    assert client.post(AWAY, {"page": Draft.objects.get().page, "then": "list"}).url == "/"
    assert not Draft.objects.exists()
    assert "Begun and not sent" not in text_of(client.get("/"))


def test_adviser_finds_their_drafts(place):
    kept(signed_in(place, "adviser"), words=WORDS)
    assert "Log an incident" in text_of(signed_in(place, "adviser").get("/"))
    assert WORDS in text_of(signed_in(place, "adviser").get("/"))


def test_form_is_empty_after_its_draft_is_discarded(place):
    client = signed_in(place)
    kept(client, words=WORDS)
    assert client.post(AWAY, {"page": "log-incident"}).url == LOG
    assert WORDS not in client.get(LOG).content.decode()


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "/cases/", "", "x" * 5_000])
def test_throwing_away_what_is_no_draft_leads_to_no_other_page(place, page):
    assert signed_in(place).post(AWAY, {"page": page}).url == "/"


def test_a_form_that_was_taken_leaves_no_draft(place):
    client = signed_in(place, "adviser")
    kept(client, words=WORDS)
    answers = {"words": WORDS, "channel": "office", "conduct_of": "customer", "towards": "staff"}
    moment = {**on("happened_at", place.today), "happened_at-time": "09:00"}

    refused = client.post(LOG, {"words": WORDS, "action": "save"})
    assert refused.status_code == 422
    assert Draft.objects.exists()

    assert client.post(LOG, answers | moment | {"action": "save"}).status_code == 302
    assert not Draft.objects.exists()


def test_the_same_form_sent_twice_leaves_no_draft_either(place):
    client, case = signed_in(place), opened(place)
    where = address(case, Act.DISCUSS)
    page = client.get(where)
    answers = {"token": token_of(page), "words": "We spoke about the calls.", "action": "save", **on("on", place.today)}
    assert client.post(where, answers).status_code == 302
    client.post(KEEP, {"draft": ticket_on(page), **answers})
    assert Draft.objects.exists()

    assert client.post(where, answers).status_code == 302
    assert not Draft.objects.exists()


def test_save_and_come_back_later_needs_no_javascript(place):
    client = signed_in(place)
    shown = client.get(LOG)
    assert f'formaction="{KEEP}" name="leave"' in shown.content.decode()
    photo = SimpleUploadedFile("photo.png", b"not kept")

    after = client.post(KEEP, {"draft": ticket_on(shown), "words": WORDS, "leave": "yes", "evidence": photo}, follow=True)

    assert "Your draft is kept" in text_of(after)
    assert WORDS in text_of(after)
    assert "photo" not in str(Draft.objects.get().answers)


def test_passwords_and_what_guards_the_form_are_not_kept(place):
    kept(signed_in(place), words=WORDS, csrfmiddlewaretoken="x", password="hunter2", action="save", leave_it="no")
    assert dict(Draft.objects.get().answers) == {"words": WORDS, "leave_it": "no"}


def test_draft_of_a_case_changed_meanwhile_is_refused_when_sent(place):
    client, case = signed_in(place), opened(place)
    where = address(case, Act.DISCUSS)
    page = client.get(where)
    token = token_of(page)
    answers = {"words": "We spoke about the calls.", "action": "save", **on("on", place.today)}
    client.post(KEEP, {"draft": ticket_on(page), "token": token, **answers})
    heard_and_assessed(place, case)
    place.do(Act.NOTE, Details(words="She rang me too."), "manager", case=case)

    again = token_of(client.get(where))
    assert again == token
    sent = client.post(where, {"token": again, **answers})
    assert sent.status_code == 409
    assert "We spoke about the calls." in sent.content.decode()
    assert Draft.objects.exists()


def test_draft_can_be_sent_after_the_users_own_steps(place):
    client, case = signed_in(place), opened(place)
    where = address(case, Act.DISCUSS)
    page = client.get(where)
    answers = {"words": "We spoke about the calls.", "action": "save", **on("on", place.today)}
    client.post(KEEP, {"draft": ticket_on(page), "token": token_of(page), **answers})
    heard_and_assessed(place, case)

    sent = client.post(where, {"token": token_of(client.get(where)), **answers})

    assert sent.status_code == 302


def test_proposal_draft_reopens_with_its_measure(place):
    client, case = signed_in(place), opened(place)
    where = address(case, Act.PROPOSE)
    page = client.get(where, {"measure": "single_point_of_contact"})
    client.post(KEEP, {"draft": ticket_on(page), "measure": "single_point_of_contact", "words": "Nothing lighter was enough."})

    again = client.get(where)

    assert again.templates[0].name == "web/acts/propose.html"
    assert "Nothing lighter was enough." in again.content.decode()


# The session has ended


def without_session(place, who="officer"):
    """Return a browser on the form whose session has ended since, and the form's ticket."""
    client = signed_in(place, who)
    ticket = ticket_on(client.get(LOG))
    Session.objects.all().delete()
    return client, ticket


def test_form_sent_after_the_session_ended_is_kept_for_sign_in(place):
    client, ticket = without_session(place)

    sent = client.post(LOG, {"draft": ticket, "words": WORDS, "channel": "office"})

    assert sent.url == f"{reverse('sign-in')}?next={LOG}"
    assert "Your session had ended, so nothing was sent. What you typed is kept" in text_of(client.get(sent.url))
    client.force_login(place.officers["officer"].user, "django.contrib.auth.backends.ModelBackend")
    assert WORDS in client.get(LOG).content.decode()
    assert "You began this earlier" in text_of(client.get(LOG))


def test_another_user_of_the_browser_does_not_see_the_draft(place):
    client, ticket = without_session(place)
    client.post(LOG, {"draft": ticket, "words": WORDS})
    client.force_login(place.officers["manager"].user, "django.contrib.auth.backends.ModelBackend")
    for page in (LOG, "/"):
        assert WORDS not in client.get(page).content.decode()
    assert Draft.objects.get().user == place.officers["officer"].user


def test_draft_kept_after_the_session_ended_warns_and_is_saved(place):
    client, ticket = without_session(place)
    answer = client.post(KEEP, {"draft": ticket, "words": WORDS})
    assert answer.status_code == 401
    assert "Your session has ended. What you typed is kept: sign in in another tab" in answer.content.decode()
    assert Draft.objects.get().answers == [["words", WORDS]]


def test_form_of_an_earlier_session_keeps_what_was_typed(place):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(place.officers["officer"].user, "django.contrib.auth.backends.ModelBackend")
    ticket = ticket_on(strict.get(LOG))

    sent = strict.post(LOG, {"draft": ticket, "words": WORDS, "csrfmiddlewaretoken": "of the session before"}, follow=True)

    assert "You have signed in since this page was opened" in text_of(sent)
    assert WORDS in sent.content.decode()
    assert strict.post(LOG, {"draft": "forged", "words": WORDS}).status_code == 403


@pytest.mark.parametrize("ticket", ["", "forged", "a" * 100_000])
def test_a_ticket_that_is_not_ours_is_refused_in_a_sentence(place, ticket):
    answer = signed_in(place).post(KEEP, {"draft": ticket, "words": WORDS})
    assert answer.status_code == 400
    assert "too old" in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_ticket_that_is_found_later_is_of_no_use(place, monkeypatch):
    client = signed_in(place)
    ticket = ticket_on(client.get(LOG))
    monkeypatch.setattr("django.core.signing.time.time", lambda: __import__("time").time_ns() / 1e9 + LASTS.total_seconds() + 5)
    assert client.post(KEEP, {"draft": ticket, "words": WORDS}).status_code == 400


def test_draft_that_is_too_long_is_refused(place):
    answer = kept(signed_in(place), words="x" * 500_000)
    assert answer.status_code == 413
    assert "too long to be kept" in answer.content.decode()
