"""A word that labels somebody is found, also in capitals; what somebody else said, in quotation marks, is theirs."""

import pytest

from evenhand.wording.labels import LABELS, challenge, label_in


@pytest.mark.parametrize("word", LABELS)
def test_each_is_found_as_a_word_and_not_inside_another(word):
    assert label_in(f"He is a {word}, they say.") == word
    assert label_in(f"The {word}ishness of it") == ""


@pytest.mark.parametrize(
    "text", ["She rang fourteen times.", "He shouted “you liar” twice.", 'Wrote "idle thug" on the door.', "Abusive words.", ""]
)
def test_conduct_and_what_others_said_are_not_challenged(text):
    assert challenge(text) == ""


def test_it_says_which_word_and_what_to_write_instead():
    says = challenge("A Vexatious tenant, and a nuisance.")
    assert says == "“Vexatious” says what somebody is. Say what was done or said, and when."
