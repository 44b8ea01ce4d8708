"""Checks which values fields accept and refuse, and that nothing typed is lost."""

from datetime import UTC, date, datetime

import pytest
from django import forms

from evenhand.ui.forms.fields import (
    CheckboxesField,
    Choice,
    DateField,
    EmailField,
    HiddenField,
    LongTextField,
    MomentField,
    PhoneField,
    RadiosField,
    TextField,
    TickField,
    UploadField,
    WholeNumberField,
    YesNoField,
)
from evenhand.ui.rendering import FieldShown


def day(**boxes):
    return {f"on-{part}": value for part, value in boxes.items()}


def answered(field, data):
    """Return a form with the one field ``on`` and what was sent for it."""
    form = forms.Form(data)
    form.fields["on"] = field
    return form


def error_of(field, data) -> str:
    form = answered(field, data)
    assert not form.is_valid()
    return form["on"].error


@pytest.mark.parametrize("month", ["6", "06", "June", "jun", "JUNE", "Jun."])
def test_a_month_may_be_a_number_or_a_name(month):
    form = answered(DateField("When?"), day(day="3", month=month, year="2026"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == date(2026, 6, 3)


@pytest.mark.parametrize(
    ("typed", "message", "target"),
    [
        ({"month": "6", "year": "2026"}, "The day must include a day", "id_on-day"),
        ({"day": "3"}, "The day must include a month and a year", "id_on-month"),
        ({"day": "31", "month": "6", "year": "2026"}, "The day must be a real date", "id_on-day"),
        ({"day": "3", "month": "13", "year": "2026"}, "The day must have a real month: 1 to 12, or its name", "id_on-month"),
        ({"day": "3", "month": "6", "year": "26"}, "The day must have a year of 4 numbers from 1900 to 2199", "id_on-year"),
        (
            {"day": "3", "month": "6", "year": "9" * 5000},
            "The day must have a year of 4 numbers from 1900 to 2199",
            "id_on-year",
        ),
        ({"day": "²", "month": "6", "year": "2026"}, "The day must be a real date", "id_on-day"),
        ({"day": "x", "month": "<b>", "year": "2026"}, "The day must have a real month: 1 to 12, or its name", "id_on-month"),
    ],
)
def test_wrong_date_shows_its_error_and_links_to_the_box(typed, message, target):
    form = answered(DateField("When?", called="The day"), day(**typed))
    assert form["on"].error == message
    assert form["on"].error_target == target
    assert f'id="{target}"' in form["on"].as_field_group()


def test_a_date_that_is_wrong_stays_as_it_was_typed():
    html = answered(DateField("When?"), day(day="31", month="Juno", year="20026"))["on"].as_field_group()
    assert all(f'value="{typed}"' in html for typed in ("31", "Juno", "20026"))


def test_an_empty_date_is_missing_or_nothing():
    assert error_of(DateField("When?", missing="Enter the day"), day(day="", month="", year="")) == "Enter the day"
    form = answered(DateField("When?", required=False), {})
    assert form.is_valid()
    assert form.cleaned_data["on"] is None


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [("14:30", 14, 30), ("2:30pm", 14, 30), ("2.30 p.m.", 14, 30), ("1430", 14, 30), ("930", 9, 30), ("12am", 0, 0),
     ("midday", 12, 0), ("midnight", 0, 0), ("0:05", 0, 5)],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(typed, hour, minute):
    form = answered(MomentField("When?"), day(day="3", month="1", year="2026", time=typed))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == datetime(2026, 1, 3, hour, minute, tzinfo=UTC)


def test_a_moment_is_in_the_landlords_zone():
    form = answered(MomentField("When?"), day(day="3", month="6", year="2026", time="00:30"))
    assert form.is_valid()
    assert form.cleaned_data["on"].astimezone(UTC) == datetime(2026, 6, 2, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["14", "25:00", "13pm", "0am", "half past two", "14:60", "²:30"])
def test_a_time_that_is_none_is_refused(typed):
    message = error_of(MomentField("When?", called="It"), day(day="3", month="1", year="2026", time=typed))
    assert message == "It must have a real time, like 2:30pm or 14:30"


def test_skipped_hour_is_refused_and_repeated_hour_is_the_first():
    skipped = day(day="29", month="3", year="2026", time="01:30")
    assert error_of(MomentField("When?", called="It"), skipped) == (
        "It must be a time that exists: the clocks went forward over this one"
    )
    twice = answered(MomentField("When?"), day(day="25", month="10", year="2026", time="01:30"))
    assert twice.is_valid()
    assert twice.cleaned_data["on"].astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_moment_is_shown_as_the_landlords_clock_shows_it():
    form = forms.Form(initial={"on": datetime(2026, 6, 2, 23, 30, tzinfo=UTC)})
    form.fields["on"] = MomentField("When?")
    assert [box.value for box in form["on"].boxes] == ["3", "6", "2026", "00:30"]


CHOICES = (Choice("email", "Email", reveals="address"), Choice("none", "None", divider="or"))


def channel_form(data=None):
    form = forms.Form(data)
    form.fields["channel"] = RadiosField("How?", CHOICES)
    form.fields["address"] = EmailField("Address", required=False)
    return form


def test_revealed_question_appears_once_under_its_choice():
    html = str(channel_form())
    assert html.count('name="address"') == 1
    assert html.index('id="conditional-id_channel"') < html.index('name="address"') < html.index('id="id_channel-3"')


def test_unoffered_answer_is_refused_and_links_to_first_choice():
    form = channel_form({"channel": "fax"})
    assert form["channel"].error == "Select one of the choices shown"
    assert form["channel"].error_target == "id_channel"
    assert 'id="id_channel"' in form["channel"].as_field_group()


def test_choices_can_be_replaced_without_touching_the_class():
    class Asking(forms.Form):
        which = CheckboxesField("Which?", (Choice("a", "A"),))

    form = Asking({"which": ["b"]})
    form.fields["which"].offer([Choice("b", "B", hint="Why b")])
    assert form.is_valid()
    assert "Why b" in str(form)
    assert [option.choice.value for option in Asking()["which"].options] == ["a"]


@pytest.mark.parametrize("number", ["01632 960 001", "+44 20 7946 0018", "(0808) 157-0192", "07700 900982 ext 12"])
def test_a_telephone_number_is_taken_as_written(number):
    form = answered(PhoneField("Number"), {"on": number})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == number


@pytest.mark.parametrize(
    ("field", "sent", "message"),
    [
        (TextField("Your name"), "", "Enter your name"),
        (TextField("What happened?"), " ", "Answer “What happened?”"),
        (TextField("Name", max_length=3), "abcd", "Shorten “Name” to 3 characters or fewer. It has 4"),
        (TextField("50% of it", max_length=3), "abcd", "Shorten “50% of it” to 3 characters or fewer. It has 4"),
        (LongTextField("Words", limit=3), "abcd", "Shorten “Words” to 3 characters or fewer. It has 4"),
        (TextField("Name"), "a\0b", "“Name” has a character that cannot be kept: type it again"),
        (EmailField("Email"), "a@b", "Enter an email address in the correct format, like name@example.com"),
        (PhoneField("Number"), "call me", "Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"),
        (WholeNumberField("Days", min_value=1), "0", "Enter 1 or more for “Days”"),
        (WholeNumberField("Days"), "1.5", "Enter a whole number for “Days”, like 12"),
        (YesNoField("Is it so?"), "", "Answer “Is it so?”"),
        (TickField("I have read this"), "", "Confirm: I have read this"),
        (UploadField("A photograph"), "", "Choose a photograph"),
    ],
)
def test_invalid_answer_shows_what_to_do(field, sent, message):
    assert error_of(field, {"on": sent}) == message


def test_a_yes_or_no_may_be_not_known():
    form = answered(YesNoField("Was she asked?", not_known="I do not know yet"), {"on": "not_known"})
    assert form.is_valid()
    assert form.cleaned_data["on"] == "not_known"


def test_hostile_text_comes_back_as_text():
    html = answered(EmailField("Email"), {"on": '"><script>alert(1)</script>'})["on"].as_field_group()
    assert "<script" not in html


def test_a_stock_form_is_drawn_in_the_same_markup():
    class Stock(forms.Form):
        name = forms.CharField(max_length=10, help_text="As on the letter")
        token = forms.CharField(widget=forms.HiddenInput)

    form = Stock()
    html = str(form)
    assert isinstance(form["name"], FieldShown)
    assert 'class="govuk-input"' in html
    assert 'aria-describedby="id_name-hint"' in html
    assert "maxlength" not in html
    assert "required" not in html
    assert html.count('name="token"') == 1


def test_a_hidden_field_is_hidden():
    form = forms.Form(initial={"token": "7"})
    form.fields["token"] = HiddenField()
    assert str(form).strip() == '<input type="hidden" name="token" value="7" id="id_token">'
