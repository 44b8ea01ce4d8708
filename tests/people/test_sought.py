"""Checks what customers and homes are found by: the keys of names, numbers, email and addresses. No database."""

import pytest

from evenhand.people.sought import (
    home_keys,
    is_number,
    name_words,
    of_home,
    of_person,
    person_keys,
    typed_email,
    typed_numbers,
    typed_words,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Niamh O’Connor", ("niamh", "oconnor")),
        ("Mary-Anne Smith", ("mary", "anne", "maryanne", "smith")),
        ("Maria De Souza", ("maria", "de", "souza", "desouza")),
        ("Mrs Quill", ("quill",)),
        ("Dr", ("dr",)),
        ("Łukasz Đặng", ("lukasz", "dang")),
        ("Ahmed Ahmed", ("ahmed",)),
    ],
)
def test_words_of_a_name(name, words):
    assert name_words(name) == words


def test_names_are_paired_in_each_order():
    assert person_keys(("Ada Quill", "Addie")).keys == {
        "ada quill", "quill ada", "ada addie", "addie ada", "quill addie", "addie quill"
    }  # fmt: skip
    assert person_keys(("Cher",)).keys == {"cher"}


def test_each_end_of_each_number_is_a_key():
    keys = person_keys(("Cher",), "01632 960 045 / +44 7700 900123").keys

    assert {"#1632960045", "#0045", "#7700900123", "#900123", "#0123"} <= keys
    assert not {key for key in keys if key.startswith("#44")}


def test_person_with_many_names_has_a_bounded_number_of_keys():
    assert len(person_keys(("a b c d e f g h i j k l m n",)).keys) == 72


def test_home_is_found_from_each_word_of_its_address_on():
    assert home_keys("2 St. Mary’s Court", "PM2 2QT") == {
        "2 st marys ct pm2 2qt", "st marys ct pm2 2qt", "marys ct pm2 2qt", "ct pm2 2qt", "pm2 2qt", "2qt", "pm22qt"
    }  # fmt: skip


def test_what_is_found_by_as_words():
    assert of_home("2 Anchor Road", "PM2 2QT") == "2 anchor rd pm2 2qt pm22qt"
    assert (
        of_person("Ada Quill", "", "07700 900123", "ada@quill.example", "Ada Stokes")
        == "ada quill stokes 7700900123 quillexample"
    )


def test_typed_words_lose_titles_and_are_read_joined_too():
    assert typed_words("Mrs O Brien") == (("o", "brien"), ("obrien",))
    assert typed_words("St John") == (("st", "john"), ("stjohn",))
    assert typed_words("Mrs") == (("mrs",),)
    assert typed_words("Ahmed ahmed") == (("ahmed",),)


def test_typed_number_is_read_with_and_without_its_country():
    assert typed_numbers("0044 7700 900123") == ("#7700900123", "#00447700900123")
    assert typed_numbers("0456") == ("#456", "#0456")
    assert typed_numbers("12") == typed_numbers("PM2 2456") == ()
    assert is_number("900 123")
    assert not is_number("0456")


def test_typed_email_is_the_beginning_of_one():
    assert typed_email("Ada.Q@quill") == "@adaqquill"
    assert typed_email("@") == typed_email("Ada Quill") == ""
