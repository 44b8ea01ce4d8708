"""The ledger of an allowance on a customer's page, and the forms that strike an entry out or allow more."""

from datetime import date

import pytest
from django.urls import reverse

from evenhand.casework.details.customers import Contacted
from evenhand.contacts.models import Contact, FurtherContact
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, limited, opened
from tests.web.acting import send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
WEEKLY = {"contacts_per": {"count": 1, "per": "week"}}
MINUS = "\N{MINUS SIGN}1"


@pytest.fixture
def place():
    """Return a house whose customer may write once a week, and wrote today, a Sunday."""
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    limited(place, case)
    Measure.objects.update(terms=WEEKLY)
    told = Contacted(words="Asked.", channel="email", happened_at=place.at, matter="new_issue")
    place.do(Act.RECORD_CONTACT, told, case=case)
    return set_clock(place)


def form_of(act):
    measure = Measure.objects.get()
    return reverse("act", args=[measure.case.reference, act, measure.reference])


def fill(place, act, **answers):
    return send(signed_in(place), form_of(act), answers)


def customer_page(place, who="officer"):
    return signed_in(place, who).get(reverse("customer", args=[place.customer.reference]))


def shown(place):
    [ledger] = customer_page(place).context["ledgers"]
    return [(one.says, one.amount, one.left, one.struck) for one in ledger.lines], ledger.left


def test_customers_page_shows_the_ledger_line_by_line(place):
    assert shown(place) == (
        [("1 contact allowed for this week", "+1", "1", False), ("1 contact used (email)", MINUS, "0", False)],
        "0 of 1 contact left until Sunday 14 June 2026.",
    )


@pytest.mark.parametrize(
    ("who", "acts"),
    [("officer", ["Strike out an entry of the allowance", "Allow more contact"]), ("adviser", [])],
)
def test_ledger_offers_its_acts_to_who_may_do_them(place, who, acts):
    [ledger] = customer_page(place, who).context["ledgers"]

    assert [one.text for one in ledger.actions] == acts


def test_entry_is_struck_out_by_its_form(place):
    contact = Contact.objects.get(channel="email", matter="new_issue").reference
    page = signed_in(place).get(form_of(Act.STRIKE_OUT))
    sent = fill(place, Act.STRIKE_OUT, contact=contact, because="dropped", words="It never reached the box.")

    assert [str(one) for one in page.context["form"].fields["contact"].choices] == [
        f"('{contact}', '14 June 2026, email: 1 contact used')"
    ]
    assert sent.status_code == 302
    assert shown(place) == (
        [
            ("1 contact allowed for this week", "+1", "1", False),
            ("1 contact used (email)", MINUS, "0", True),
            ("Struck out: 1 contact given back, because the line dropped (email)", "+1", "1", False),
        ],
        "1 of 1 contact left until Sunday 14 June 2026.",
    )
    assert "It never reached the box." not in text_of(customer_page(place))


def test_nothing_is_left_to_strike_out_once_it_is(place):
    contact = Contact.objects.get(channel="email", matter="new_issue").reference
    fill(place, Act.STRIKE_OUT, contact=contact, because="dropped", words="It never reached the box.")
    page = fill(place, Act.STRIKE_OUT, contact=contact, because="dropped", words="Again.")

    assert page.status_code == 422
    assert page.context["form"].fields["contact"].help_text == "No contact uses anything up now."


def test_more_contact_is_allowed_by_its_form(place):
    page = signed_in(place).get(form_of(Act.ALLOW_MORE))
    sent = fill(place, Act.ALLOW_MORE, amount="2", periods="2", because="need", words="She is ill.")

    assert [str(page.context["form"].fields[name].label) for name in ("amount", "periods")] == [
        "How many more contacts?",
        "For how many weeks?",
    ]
    assert sent.status_code == 302
    assert FurtherContact.objects.get().until == date(2026, 6, 21)
    assert shown(place)[0][-1] == ("2 contacts more allowed, because of what the customer needs", "+2", "2", False)


def test_more_of_minutes_is_asked_where_both_are_limited(place):
    Measure.objects.update(terms=WEEKLY | {"contact_time_per": {"minutes": 30, "per": "week"}})
    sent = fill(place, Act.ALLOW_MORE, of="minutes", amount="10", periods="1", because="need", words="She is ill.")

    assert sent.status_code == 302
    row = FurtherContact.objects.get()
    assert (row.amount, row.minutes, row.until) == (10, True, date(2026, 6, 14))


@pytest.mark.parametrize(("field", "typed"), [("amount", "0"), ("amount", "x"), ("periods", "13"), ("because", "dropped")])
def test_answers_that_make_no_sense_are_refused(place, field, typed):
    answers = {"amount": "2", "periods": "1", "because": "need", "words": "She is ill."} | {field: typed}
    page = fill(place, Act.ALLOW_MORE, **answers)

    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])


def test_measure_without_an_allowance_has_no_ledger(place):
    Measure.objects.update(terms={"named_contact": "Priya Shah"})

    assert customer_page(place).context["ledgers"] == []
