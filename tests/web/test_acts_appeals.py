"""Forms of appeals and markers: lighter terms apply, stricter ones do not, labels are challenged."""

from datetime import timedelta

import pytest

from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, in_force
from tests.builders.house import heard_and_assessed, house, opened
from tests.web.acting import address, on, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
MARK = {"key": "safety_marker", "words": "What was said at the door."}


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.fixture
def heard():
    """Return a landlord, a case, a measure in force, and an appeal against it."""
    place = house()
    case, measure = in_force(place)
    appeal = appealed(place.later(days=2), case, measure)
    return set_clock(place), case, measure, appeal


def answers(place, **more):
    """Return a form that changes the measure to nothing but a named contact, two months shorter."""
    row = Measure.objects.get()
    kept = {
        "ground_other": "partly",
        "because_other": "She writes once a week by herself.",
        "outcome": "changed",
        "named_contact": "Priya Shah",
        "words": "A named contact is enough.",
        "took_no_part": "on",
        **on("until", row.until - timedelta(days=60)),
        **on("review_on", row.review_on),
    }
    return kept | more


def test_appeal_decided_by_ground_applies_lighter_terms_at_once(heard):
    place, case, measure, appeal = heard
    before = Measure.objects.get().until
    client = signed_in(place, "assistant_director")
    where = address(case, Act.DECIDE_APPEAL, appeal)
    shown = text_of(client.get(where))
    assert "Who could hear it" in shown
    assert "This person took part in the case" in shown

    sent = send(client, where, answers(place))

    assert sent.status_code == 302, text_of(sent)
    row = Measure.objects.get(reference=measure)
    assert (row.terms, row.until) == ({"named_contact": "Priya Shah"}, before - timedelta(days=60))
    page = text_of(client.get(sent.url))
    assert "Partly made out: She writes once a week by herself." in page
    assert "The decision is changed" in page


def test_appeal_answer_with_stricter_terms_is_refused(heard):
    place, case, _, appeal = heard
    client = signed_in(place, "assistant_director")
    more = answers(place, channels_only=["letter"])

    sent = send(client, address(case, Act.DECIDE_APPEAL, appeal), more)

    assert sent.status_code == 409
    assert "An appeal never does" in text_of(sent)


def test_changed_with_nothing_changed_is_asked_again(heard):
    place, case, _, appeal = heard
    row = Measure.objects.get()
    same = answers(
        place,
        channels_only=row.terms["channels_only"],
        replies_per_number="1",
        replies_per_per="week",
        **on("until", row.until),
    )

    sent = send(signed_in(place, "assistant_director"), address(case, Act.DECIDE_APPEAL, appeal), same)

    assert sent.status_code == 422
    assert "Nothing is changed below" in text_of(sent)


def test_a_customer_withdraws_an_appeal_through_any_officer(heard):
    place, case, _, appeal = heard
    client, where, words = signed_in(place, "adviser"), address(case, Act.WITHDRAW_APPEAL, appeal), "Leave it, it is fine now."

    before = send(client, where, {"words": words, **on("on", place.today - timedelta(days=60))})
    assert (before.status_code, len(before.context["form"].errors["on"])) == (422, 1)
    sent = send(client, where, {"words": words, **on("on", place.today)})

    assert sent.status_code == 302, text_of(sent)
    assert "By the customer" in text_of(signed_in(place).get(f"/cases/{case}/"))


@pytest.mark.parametrize(
    ("instruction", "challenge"),
    [
        ("Has dementia. Go in pairs.", "may say something about health or disability"),
        ("Aggressive: go in pairs.", "may say what a person is"),
    ],
)
def test_words_about_the_person_are_challenged_as_they_are_typed(instruction, challenge):
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    set_clock(place)
    asked = {
        **MARK,
        "instruction": instruction,
        "incidents": [place.customer.incidents.first().reference],
        **on("review_on", place.today + timedelta(days=60)),
    }
    client, where = signed_in(place), address(case, Act.PLACE_MARKER)

    sent = send(client, where, asked)
    assert sent.status_code == 422
    assert challenge in text_of(sent)
    again = send(client, where, asked | {"read_again": "on"})
    assert again.status_code == (422 if "health" in challenge else 302)
