"""Checks that labels of people are found, also in capitals, but not within quotations."""

import pytest

from evenhand.wording.labels import MANNERS, NAMES, challenge, label_in, work_by_sex


@pytest.mark.parametrize("word", NAMES)
def test_each_is_found_as_a_word_and_not_inside_another(word):
    assert label_in(f"He is a {word}, they say.") == word
    assert label_in(f"The {word}ishness of it") == ""


@pytest.mark.parametrize("word", MANNERS)
def test_manner_is_challenged_only_as_a_trait_of_a_person(word):
    assert label_in(f"On the telephone he was very {word} to us.") == f"he was very {word}"
    assert label_in(f"Mrs O\u2019Neill is {word}.") == f"Mrs O\u2019Neill is {word}"
    assert label_in(f"A {word} tenant.") == f"{word} tenant"
    assert label_in(f"Her words were {word}, and it was {word} conduct.") == ""


@pytest.mark.parametrize(
    "text",
    [
        "She rang fourteen times.",
        "He shouted “you liar” twice.",
        'Wrote "idle thug" on the door.',
        "Said \u2018you\u2019re a liar\u2019 and left.",
        "She wrote 'it's a nuisance' on the card.",
        "He began: “you idle",
        'He began: "you idle',
        "Abusive words.",
        "",
    ],
)
def test_conduct_and_what_others_said_are_not_challenged(text):
    assert challenge(text) == ""


def test_an_apostrophe_opens_no_quotation():
    assert label_in("The tenant's a liar, the officer's notes say.") == "liar"
    assert label_in("The tenants' line was a nuisance, and the neighbours' too.") == "nuisance"


def test_label_challenge_quotes_the_word_and_advises():
    says = challenge("A Vexatious tenant, and a nuisance.")
    assert says == "“Vexatious” describes the person. Describe what was done or said, and when."


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two men must attend.", "Two men must"),
        ("No lone female visits.", "No lone female"),
        ("Send a man.", "Send a man"),
        ("A female officer rings first.", "female officer"),
        ("Women only.", "Women only"),
    ],
)
def test_work_given_by_sex_is_challenged(text, word):
    assert work_by_sex(text) == word
    assert challenge(text) == f"“{word}” gives work by sex. Write “two people”, or “nobody alone”."


@pytest.mark.parametrize(
    "text", ["Two men shouted at the door.", "The tenant is a woman of 40.", "Two people go, nobody alone."]
)
def test_the_sex_of_people_in_a_story_is_not_challenged(text):
    assert challenge(text) == ""


def test_complaint_taken_as_a_ground_is_challenged():
    says = challenge("He makes false allegations about the team.")
    assert says == "“false allegations”: a complaint about us is looked into. It is no reason for a limit."


@pytest.mark.parametrize("text", ["Single point of contact is Sam.", "Contact by email only.", "No more than 2 calls a week."])
def test_limit_not_called_one_offers_the_measure(text):
    assert challenge(text) == ""
    assert challenge(text, limits=True).endswith("If they did not ask for it, propose it as a measure instead.")
