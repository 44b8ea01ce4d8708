"""The page before a contact: identity first, the seven keys, the answer, the log, and a customer who cannot use a way."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import signing
from django.urls import reverse

from evenhand import clock
from evenhand.appeals.models import Request
from evenhand.contacts.models import Contact
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act, Channel, Matter
from evenhand.referrals.models import Referral
from evenhand.web.acts.forms.choices import MATTERS
from evenhand.web.customers.contact_forms import SALT, signed_moment
from evenhand.work.before_contact import before_contact, gates
from tests.builders.house import heard_and_assessed, house, limited, opened, other_customer
from tests.web.acting import address, moment, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
CHECKED = {"channel": "telephone", "speaker": "customer", "once": "a-mark-of-this-form"}
WHO = "I can help with anything dangerous, take a message or ring you back. For anything else, may I check who I’m speaking to?"
DANGER_FIRST = (
    "Let me take this down. Before anything else: is anyone in danger, or is there a leak, "
    "a gas smell, or no heating, water or power?"
)
EMAIL_OR_LETTER = (
    "I’ve noted your call. The ways to reach us about this are email or letter. "
    "Can you use one of these, or is something stopping you?"
)


@pytest.fixture
def bound():
    """Return a house whose customer may write only, and have one answer a week."""
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    limited(place, case)
    return set_clock(place)


def where(place):
    return reverse("before-contact", args=[place.customer.reference])


def said(page):
    """Return what the page says to say, what it tells the colleague to do, and its verdict."""
    shown = page.context["answer"]
    return shown.verdict.text, shown.says


def ask(place, about, who="adviser", **more):
    return signed_in(place, who).post(where(place), {**CHECKED, "about": about, **more})


def test_nothing_of_a_limit_shows_before_identity_is_checked(bound):
    page = ask(bound, "new", speaker="not_checked")

    assert said(page) == ("Take it, with a condition", WHO)
    assert "email" not in page.context["answer"].says


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("danger", ("Take it", "Yes, I’m taking this now. Is anyone hurt or in danger at this moment?")),
        ("new", ("Offer this instead", EMAIL_OR_LETTER)),
        ("answered", ("Offer this instead", EMAIL_OR_LETTER)),
        ("hostile", ("Take it", DANGER_FIRST)),
    ],
)
def test_each_key_has_its_answer(bound, key, answer):
    assert said(ask(bound, key)) == answer


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("complaint", ["Open a complaint"]),
        ("rights", ["Record a request", "Record an appeal: Single point of contact"]),
        ("new", []),
    ],
)
def test_what_is_always_taken_leads_to_where_it_is_taken_down(bound, key, names):
    page = ask(bound, key)

    assert [one.text for one in page.context["leads"]] == names
    assert [signed_in(bound, "adviser").get(one.href).status_code for one in page.context["leads"]] == [200] * len(names)


def test_leak_is_logged_with_its_moment_and_goes_to_repairs(bound):
    sent = ask(bound, "repair", action="log", words="Water under the sink since this morning.")

    assert sent.status_code == 302
    [contact] = Contact.objects.filter(matter="hazard")
    assert (contact.uncounted, contact.case.customer) == ("always_taken", bound.customer)
    [passed] = Referral.objects.filter(received_at__isnull=False)
    assert (passed.received_at, passed.case) == (contact.happened_at, contact.case)


def test_clock_of_a_hazard_starts_when_its_key_is_pressed(bound):
    pressed = datetime.fromisoformat(signing.loads(ask(bound, "repair").context["came"], salt=SALT)[0])
    came = signed_moment(pressed - timedelta(minutes=4), bound.officers["adviser"], bound.customer.reference)
    ask(bound, "repair", action="log", words="Water under the sink.", came=ask(bound, "repair", came=came).context["came"])

    [contact] = Contact.objects.filter(matter="hazard")
    [passed] = Referral.objects.filter(received_at__isnull=False)
    assert (contact.happened_at, passed.received_at) == (pressed - timedelta(minutes=4),) * 2
    assert contact.recorded_at > pressed


@pytest.mark.parametrize(
    ("who", "minutes"), [("adviser", 121), ("adviser", -1), ("officer", 4)], ids=["too old", "still to come", "a colleague's"]
)
def test_moment_that_is_not_of_this_call_is_not_taken(bound, who, minutes):
    came = signed_moment(clock.now() - timedelta(minutes=minutes), bound.officers[who], bound.customer.reference)
    for sent, mark in ((came, "one"), ("not:signed", "two")):
        ask(bound, "repair", action="log", words="Water under the sink.", came=sent, once=mark)

    late = [one.recorded_at - one.happened_at for one in Contact.objects.filter(matter="hazard")]
    assert [timedelta() <= one < timedelta(minutes=3) for one in late] == [True, True]


def test_same_form_sent_twice_logs_one_contact(bound):
    for _ in range(2):
        assert ask(bound, "new", action="log", words="She asks about the fence.").status_code == 302

    assert Contact.objects.filter(matter="new_issue").count() == 1


def test_log_without_words_asks_for_them_and_keeps_the_answer(bound):
    page = ask(bound, "new", action="log", words=" ")

    assert page.status_code == 422
    assert said(page) == ("Offer this instead", EMAIL_OR_LETTER)
    assert page.context["log"].errors == {"words": ["Answer “What did they say?”"]}
    assert "There is a problem" in text_of(page)
    assert "<title>Error:" in re.sub(r"\s+", "", page.content.decode())


def test_words_typed_stay_when_another_key_is_pressed(bound):
    page = ask(bound, "answered", words="She asks about the fence.")

    assert page.context["log"]["words"].value() == "She asks about the fence."


def test_contact_is_taken_once_a_customer_cannot_use_the_ways(bound):
    page = ask(bound, "new", action="cannot", words="I cannot see the screen any more.")

    [request] = Request.objects.all()
    assert (request.asks, request.cannot_use, request.words) == (
        "adjustment",
        ["email", "letter"],
        "I cannot see the screen any more.",
    )
    assert said(page) == (
        "Take it",
        "Yes, I’m taking this now, and somebody will agree with you how we keep in touch. What is the easiest way for you?",
    )
    assert ask(bound, "new", action="log", words="I cannot see the screen any more.").status_code == 302
    assert Contact.objects.filter(matter="new_issue").count() == 1


CANNOT = "They told us that they cannot use: email and letter. Take their contact any way until we answer that."


def test_ways_they_cannot_use_show_until_the_owner_answers(bound):
    page = ask(bound, "new", action="cannot", words="I cannot see the screen any more.")

    (request,), case = Request.objects.all(), before_contact(bound.officers["officer"], bound.customer.reference, bound.at).case
    owner = signed_in(bound)
    [owed] = [duty for duty in owner.get(f"/cases/{case}/?due=all").context["owed"] if "adjustment" in duty.says]
    says = "Taken down. Take the contact now. Priya Shah answers the request; no time is set for that."
    assert ([str(one) for one in page.context["messages"]], owed.count) == ([says], None)
    assert any("adjustment" in one.says for one in owner.get("/").context["due"])
    assert CANNOT in owner.get(reverse("customer", args=[bound.customer.reference])).context["mind"]
    (listed,) = owner.get("/").context["customers"]
    assert CANNOT in listed.line
    form = owner.get(address(case, Act.ANSWER_REQUEST, request.reference)).context["form"]
    assert form["unusable"].value() == ["email", "letter"]
    assert form.fields["unusable"].help_text == "They told us that they cannot use: email and letter."

    Request.objects.update(answered_on=bound.today, outcome="refused")
    assert CANNOT not in owner.get(reverse("customer", args=[bound.customer.reference])).context["mind"]


@pytest.mark.parametrize(
    ("speaker", "shown"),
    [
        ("customer", "She asks about the fence."),
        ("representative", "(A person who speaks for them) She asks about the fence."),
        ("not_checked", "(Who spoke was not checked) She asks about the fence."),
    ],
)
def test_logged_contact_stores_who_spoke(bound, speaker, shown):
    ask(bound, "new", action="log", words="She asks about the fence.", speaker=speaker)

    [contact] = Contact.objects.filter(matter="new_issue")
    assert (contact.speaker, contact.summary) == (speaker, "She asks about the fence.")
    page = signed_in(bound).get(reverse("customer", args=[bound.customer.reference]))
    assert page.context["contacts"][0].says == shown


def test_contact_without_a_length_uses_no_time(bound):
    Measure.objects.update(terms={"contact_time_per": {"minutes": 30, "per": "week"}})
    ask(bound, "new", action="log", words="She asks about the fence.", minutes="")
    ask(bound, "new", action="log", words="She asks again.", minutes="12", once="another-mark")

    shown = ask(bound, "new").context["answer"].left
    assert [(one.says, one.amount, one.left) for one in shown.lines[1:]] == [
        ("No time used, because nobody noted how long it took (call)", "0", "30"),
        ("12 minutes used (call)", "\N{MINUS SIGN}12", "18"),
    ]


@pytest.mark.parametrize("action", ["log", "cannot"])
def test_words_that_are_too_long_are_refused_and_stay(bound, action):
    page = ask(bound, "new", action=action, words="x" * 20_001)

    assert page.status_code == 422
    assert list(page.context["log"].errors) == ["words"]
    assert (Request.objects.count(), Contact.objects.filter(matter="new_issue").count()) == (0, 0)


def test_ways_are_open_again_once_the_request_is_answered(bound):
    ask(bound, "new", action="cannot")
    Request.objects.update(answered_on=bound.today, outcome="refused")

    assert said(ask(bound, "new")) == ("Offer this instead", EMAIL_OR_LETTER)


def test_customer_with_nothing_in_force_has_nothing_to_log(bound):
    other = other_customer(bound)
    page = signed_in(bound, "adviser").get(reverse("before-contact", args=[other.reference]))

    assert "Nothing special applies" in text_of(page)
    assert page.context["visit"] == "No special arrangements. Visit as usual."


def test_logged_contact_counts_unless_a_reason_is_chosen(bound):
    Measure.objects.update(terms={"contacts_per": {"count": 2, "per": "week"}})
    chosen = ask(bound, "new").context["log"]["uncounted"].value()
    ask(bound, "new", action="log", words="She asks about the fence.", uncounted="")
    ask(bound, "new", action="log", words="The line dropped.", uncounted="dropped", once="another-mark")

    assert chosen is None
    shown = ask(bound, "new").context["answer"].left
    assert [(one.day, one.says, one.left) for one in shown.lines] == [
        ("8 June 2026", "2 contacts allowed for this week", "2"),
        ("14 June 2026", "1 contact used (call)", "1"),
        ("14 June 2026", "Not counted, because the line dropped (call)", "1"),
    ]
    assert shown.left == "1 of 2 contacts left until Sunday 14 June 2026."


def test_landlord_s_staff_alone_open_the_page(bound):
    elsewhere = house("vale-homes", "Vale Homes")

    assert signed_in(elsewhere, "adviser").get(where(bound)).status_code == 404
    assert signed_in(elsewhere, "adviser").post(where(bound), CHECKED).status_code == 404


def test_numbers_of_keys_show_where_they_work(bound):
    client = signed_in(bound, "adviser")

    assert "eh-keys__number" not in client.get(where(bound)).content.decode()
    assert "Turn on the keys 1 to 7" in text_of(client.get(where(bound)))
    client.post(reverse("settings"), {"keys": "on"})
    assert "eh-keys__number" in client.get(where(bound)).content.decode()


def test_page_tells_no_name_or_number_in_its_title_or_address(bound):
    page = signed_in(bound, "adviser").get(where(bound))

    title = re.search(r"<title>(.*?)</title>", page.content.decode(), re.DOTALL)[1]
    assert bound.customer.name not in title
    assert bound.customer.name not in where(bound)


def test_wrong_answers_are_asked_for_again_with_the_words_kept(bound):
    page = ask(bound, "new", action="log", words="The fence.", channel="pigeon", speaker="")

    assert page.status_code == 422
    assert set(page.context["ask"].errors) == {"channel", "speaker"}
    assert page.context["log"]["words"].value() == "The fence."
    assert 'name="about" value="new"' in page.content.decode()


@pytest.mark.parametrize("speaker", ["not_checked", "somebody_else", "representative"])
def test_call_that_the_customer_did_not_make_uses_nothing_up(bound, speaker):
    ask(bound, "new", action="log", words="The fence.", speaker=speaker)

    [contact] = Contact.objects.filter(matter="new_issue")
    assert contact.uncounted == "another_spoke"
    assert (contact.speaker, contact.summary) == (speaker, "The fence.")


def test_danger_is_not_handed_to_repairs(bound):
    page = ask(bound, "danger", action="log", words="She smells smoke.")

    assert page.status_code == 302
    assert not Referral.objects.exists()
    assert ask(bound, "danger").context["answer"].steps[0] == (
        "If anybody is in danger now, ring 999, or ask them to ring while you stay."
    )


def test_repair_without_a_case_has_its_own_steps(bound):
    other = other_customer(bound)
    page = signed_in(bound, "adviser").post(
        reverse("before-contact", args=[other.reference]), {**CHECKED, "about": "repair", "once": "mark-of-another"}
    )

    assert page.context["answer"].steps[0] == "Ring repairs now: no list of ours tells them of it."


def test_appeal_is_not_offered_before_identity_is_checked(bound):
    assert [one.text for one in ask(bound, "rights", speaker="not_checked").context["leads"]] == ["Record a request"]


def test_ways_that_are_all_open_cannot_be_given_up_at_once(bound):
    Measure.objects.update(terms={"named_contact": "Priya Shah"})

    assert (ask(bound, "new").context["cannot"], ask(bound, "new").context["log"] is None) == (False, False)


def test_gate_of_many_customers_takes_as_many_queries_as_of_one(bound, django_assert_num_queries):
    many = [bound.customer, *(other_customer(bound, f"Otto Penn {n}") for n in range(9))]
    officer = bound.officers["adviser"]
    officer.policy_on(bound.today)
    with django_assert_num_queries(5):
        gates(officer, many[:1], bound.at)
    with django_assert_num_queries(5):
        found = gates(officer, many, bound.at)

    assert [one.gate.ways[0].channel for one in found[:2]] == [Channel.EMAIL, Channel.TELEPHONE]
    assert before_contact(officer, bound.customer.reference, bound.at).case == found[0].case


def test_contact_recorded_in_the_case_counts_as_one_logged_here(bound):
    case = before_contact(bound.officers["officer"], bound.customer.reference, bound.at).case
    answers = {"way": "in", "channel": "email", "words": "Asked about the fence.", "matter": "new_issue", "minutes": "4"}
    sent = send(signed_in(bound), address(case, Act.RECORD_CONTACT), {**answers, **moment("happened_at", bound.at)})

    assert sent.status_code == 302
    [contact] = Contact.objects.filter(matter="new_issue")
    assert (contact.minutes, contact.uncounted) == (4, "")


def test_every_matter_can_be_recorded():
    assert set(MATTERS) == set(Matter)
