"""Replies that we owe, on pages: promised with a contact, in the work of who gives them, late, and logged."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.casework.details.customers import Contacted
from evenhand.contacts.models import Contact
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act
from tests.builders.house import contact_once_a_week
from tests.web.acting import address, moment, on, send, signed_in
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
ASKED = {"channel": "telephone", "speaker": "customer", "once": "a-mark-of-this-form", "about": "new"}


@pytest.fixture
def place():
    """Return a house whose customer may contact it once a week."""
    return set_clock(contact_once_a_week())


def where(place):
    return reverse("before-contact", args=[place.customer.reference])


def day_in(place, days):
    return on("reply_by", place.today + timedelta(days=days))


def log(place, who="adviser", **more):
    return signed_in(place, who).post(where(place), {**ASKED, "action": "log", "words": "She asks about the fence.", **more})


def promised(place, days):
    """Log a contact of yesterday with a reply promised for so many days from today."""
    told = Contacted(
        words="Asked.",
        channel="telephone",
        happened_at=place.at - timedelta(days=1),
        matter="new_issue",
        reply_by=place.today + timedelta(days=days),
    )
    place.do(Act.RECORD_CONTACT, told, "adviser", case=Measure.objects.get().case.reference)


def work_of(place, who):
    return [(one.text, one.href, says) for one, says in signed_in(place, who).get(reverse("my-work")).context["replies"]]


def test_reply_is_promised_with_the_contact(place):
    sent = log(place, **day_in(place, 2), reply_from=place.officers["manager"].user.reference)

    assert sent.status_code == 302
    row = Contact.objects.get(matter="new_issue")
    assert (row.reply_by, row.reply_from) == (place.today + timedelta(days=2), place.officers["manager"].user)
    assert [name for name, *_ in work_of(place, "manager")] == ["Marion Vale"]
    assert work_of(place, "adviser") == []


def test_reply_is_not_promised_for_a_day_that_has_passed(place):
    page = log(place, **day_in(place, -1))

    assert page.status_code == 422
    assert page.context["log"].errors == {"reply_by": ["The day must be today or later"]}


def test_adviser_finds_the_reply_they_owe_in_their_work(place):
    promised(place, 1)

    assert work_of(place, "adviser") == [
        ("Marion Vale", where(place), "On 13 June 2026 we promised to reply by 15 June 2026."),
    ]


def test_late_reply_is_ours_and_the_contact_is_taken(place):
    promised(place, -1)
    page = signed_in(place, "adviser").post(where(place), ASKED)
    log(place)

    assert page.context["owed"] == [
        "On 13 June 2026 we promised to reply by 13 June 2026. We are late: until we reply, no contact of theirs counts."
    ]
    assert page.context["answer"].says == (
        "Yes, I can take this now, and it uses up nothing, because our reply is late. I’m sorry. How can I help?"
    )
    assert Contact.objects.latest("id").uncounted == "our_reply_late"


def test_reply_is_logged_on_the_page_before_a_contact(place):
    promised(place, 1)
    client = signed_in(place, "adviser")
    empty = client.post(where(place), {"action": "replied", "reply_channel": "telephone", "reply_words": " "})
    sent = client.post(
        where(place), {"action": "replied", "reply_channel": "telephone", "reply_words": "The fence comes in May."}
    )

    assert (empty.status_code, list(empty.context["reply"].errors)) == (422, ["reply_words"])
    assert sent.status_code == 302
    row = Contact.objects.latest("id")
    assert (row.answers, row.by_customer, row.summary, row.channel) == (True, False, "The fence comes in May.", "telephone")
    assert work_of(place, "adviser") == []
    assert client.get(where(place)).context["owed"] == []


def test_reply_is_logged_on_the_form_of_the_case(place):
    promised(place, 1)
    case = Measure.objects.get().case.reference
    told = {"way": "out", "channel": "telephone", "words": "Rang back.", "answers": "on", **moment("happened_at", place.at)}
    sent = send(signed_in(place), address(case, Act.RECORD_CONTACT), told)

    assert sent.status_code == 302
    assert work_of(place, "adviser") == []


def test_late_reply_is_shown_to_who_decides(place):
    promised(place, -1)
    page = signed_in(place).get(address(Measure.objects.get().case.reference, Act.PROPOSE), {"measure": "no_telephone"})

    assert [says for says in page.context["brief"].late if says.startswith("Our reply")] == [
        "Our reply, promised on 13 June 2026, was due on 13 June 2026 and has not come: late, by no working day."
    ]


def test_page_offers_no_reply_where_none_is_owed(place):
    page = signed_in(place, "adviser").get(where(place))

    assert (page.context["owed"], page.context["reply"]) == ([], None)
