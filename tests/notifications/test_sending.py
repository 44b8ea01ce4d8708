"""Checks what becomes of a message: sent once, refused and tried again, or uncertain until a person decides."""

import hashlib
import hmac
import json
from datetime import timedelta

import pytest

from evenhand.journal.queries import entries
from evenhand.notifications.actions import FactToTell, claim, decide, tell
from evenhand.notifications.models import Notification, Urgency
from evenhand.notifications.queries import unsettled
from evenhand.notifications.sending import send_waiting
from evenhand.ui.links import notified
from tests.builders.house import house
from tests.builders.mailboxes import SENDER, address_of, said, with_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.both]
CASE = "EV-7KQ2AB12"
LATE = FactToTell("overdue", "overdue notice", Urgency.DIGEST, CASE, "serve", "EV-23456789")
DANGER = FactToTell("danger", "danger", Urgency.NOW, CASE)
TODAY = FactToTell("due_today", "due today", Urgency.TODAY, CASE, "inform_teams")


@pytest.fixture
def place():
    return with_addresses(house())


def told(place, *facts, who="officer"):
    tell(place.landlord, [place.officers[who].user], facts, at=place.at)


def sent(place, at=None):
    """Send what goes now; return how many messages came to each state."""
    at = at or place.at
    return {str(state): count for state, count in send_waiting(place.landlord, at, notified, lambda: at).items()}


def states():
    return list(Notification.objects.order_by("id").values_list("state", flat=True))


def test_fact_is_sent_once_with_its_link_and_no_name(place, mail):
    told(place, DANGER)
    told(place, DANGER)

    assert [sent(place), sent(place)] == [{"sent": 1}, {}]
    [email] = mail.boxes[address_of(place, "officer")]
    reference = Notification.objects.get().message
    assert (email["Subject"], email["From"]) == ("Evenhand: look at this now", SENDER)
    assert (email["Message-ID"], email["Auto-Submitted"]) == (f"<{reference}@evenhand.example>", "auto-generated")
    assert email.get_content().replace("\r\n", "\n") == (
        "Harbour Homes\n\n"
        f"Something dangerous was reported, and repairs has not taken it over. Case {CASE}.\n"
        f"https://evenhand.example/cases/{CASE}/\n\n"
        "My work: https://evenhand.example/\n\nThis email names no customer. Do not reply to it.\n"
    )


def test_what_is_due_today_waits_for_the_office_to_open(place, mail):
    night = place.at.replace(hour=2)
    told(place, TODAY, LATE)

    assert [sent(place, night), sent(place)] == [{}, {"sent": 1}]
    [email] = mail.boxes[address_of(place, "officer")]
    assert said(email) == [f"Tell the teams concerned, due today. Case {CASE}."]


def test_nothing_is_recorded_where_no_way_is_set(place):
    told(place, DANGER)

    assert states() == []


def test_colleague_who_left_gets_nothing(place, mail):
    told(place, DANGER)
    place.officers["officer"].membership.active = False
    place.officers["officer"].membership.save()

    assert (sent(place), states(), dict(mail.boxes)) == ({}, [], {})


@pytest.mark.parametrize(
    ("answer", "state", "later"),
    [("451 try later", "waiting", {"sent": 1}), ("550 no such box", "failed", {})],
    ids=["for now", "for good"],
)
def test_refused_email_is_tried_again_or_failed(place, mail, answer, state, later):
    mail.refuses[address_of(place, "officer")] = answer
    told(place, DANGER)

    assert sent(place) == {state: 1}
    mail.refuses.clear()
    assert [sent(place, place.at + timedelta(minutes=4)), sent(place, place.at + timedelta(minutes=5))] == [{}, later]
    assert len(mail.boxes[address_of(place, "officer")]) == len(later)


def test_server_that_cannot_be_reached_is_tried_again(place, mail, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    told(place, DANGER)

    assert sent(place) == {"waiting": 1}
    settings.EMAIL_PORT = port
    assert sent(place, place.at + timedelta(minutes=5)) == {"sent": 1}


def test_email_taken_without_an_answer_is_uncertain(place, mail):
    mail.breaks = True
    told(place, DANGER)

    assert sent(place) == {"uncertain": 1}
    mail.breaks = False
    assert sent(place, place.at + timedelta(days=3)) == {}
    assert len(mail.boxes[address_of(place, "officer")]) == 1
    [shown] = unsettled(place.landlord)
    assert (shown.to, shown.uncertain, shown.lines, shown.why) == (place.officers["officer"].user.name, True, 1, "no_answer")


def test_message_whose_sender_died_is_uncertain(place, mail):
    told(place, DANGER)
    claim(place.landlord, "email", place.at, opened=True)

    assert [sent(place, place.at + timedelta(minutes=9)), states()] == [{}, ["sending"]]
    assert [sent(place, place.at + timedelta(minutes=11)), states()] == [{}, ["uncertain"]]
    assert dict(mail.boxes) == {}


@pytest.mark.parametrize(("arrived", "emails", "state"), [(True, 1, "sent"), (False, 2, "sent")])
def test_person_decides_about_an_uncertain_message(place, mail, arrived, emails, state):
    mail.breaks = True
    told(place, LATE, DANGER)
    sent(place)
    mail.breaks = False
    message = unsettled(place.landlord)[0].reference
    by = place.officers["manager"].user.reference

    assert decide(place.landlord, message, arrived=arrived, by=by, at=place.at)
    assert not decide(place.landlord, message, arrived=arrived, by=by, at=place.at)
    sent(place)
    found = mail.boxes[address_of(place, "officer")]
    assert (len(found), len({email["Message-ID"] for email in found})) == (emails, 1)
    assert states() == ["waiting", state]
    acts = [one.act for one in entries(place.landlord.pk, subject=message)]
    assert acts == ["note_arrived" if arrived else "send_again"]


def test_colleague_without_an_address_is_shown_as_not_sent(place, mail):
    place.officers["officer"].user.email = ""
    place.officers["officer"].user.save()
    told(place, DANGER)

    assert sent(place) == {"failed": 1}
    assert [(one.uncertain, one.why) for one in unsettled(place.landlord)] == [(False, "no_address")]


def test_webhook_is_signed_over_timestamp_and_body(place, hook, settings):
    told(place, DANGER)

    assert sent(place) == {"sent": 1}
    [(headers, body)] = hook.requests
    stamp = headers["Evenhand-Timestamp"]
    mark = hmac.new(settings.WEBHOOK_SECRET.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    assert (headers["Evenhand-Signature"], stamp) == (f"v1={mark}", str(int(place.at.timestamp())))
    row = Notification.objects.get()
    assert json.loads(body) == {
        "id": row.message,
        "type": "notification",
        "landlord": "harbour-homes",
        "to": place.officers["officer"].user.username,
        "lines": [
            {
                "kind": "danger",
                "case": CASE,
                "act": "",
                "due_on": None,
                "says": f"Something dangerous was reported, and repairs has not taken it over. Case {CASE}.",
                "link": f"https://evenhand.example/cases/{CASE}/",
            }
        ],
    }


@pytest.mark.parametrize(
    ("status", "state"), [(429, "waiting"), (410, "failed"), (302, "failed"), (500, "uncertain"), (0, "uncertain")]
)
def test_answer_of_a_webhook_decides_what_follows(place, hook, status, state):
    hook.status = status
    told(place, DANGER)

    assert sent(place) == {state: 1}


def test_both_ways_carry_a_fact_once_each(place, mail, hook):
    told(place, DANGER)

    assert sent(place) == {"sent": 2}
    assert (len(mail.boxes[address_of(place, "officer")]), len(hook.requests)) == (1, 1)
