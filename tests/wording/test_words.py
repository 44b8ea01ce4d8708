"""Checks that every code of the kernel has its English, in natural sentences."""

import re
from datetime import date
from pathlib import Path

import pytest

import evenhand.policy
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import PACKS, shipped
from evenhand.policy.scrutiny.compare import ROWS
from evenhand.policy.scrutiny.lint import remarks as lint_of
from evenhand.policy.scrutiny.open_questions import ASKED as STANDARD
from evenhand.policy.verdict import Cure, Message
from evenhand.policy.vocabulary import Act, Channel, NoticePart
from evenhand.web.acts.forms.choices import CHANNELS
from evenhand.wording import acts, english, glossary, remarks
from evenhand.wording.words import REMEDY_OF, Words

REPLAYED = {"replay.py", "due.py", "omissions.py", "result.py", "evidence.py"}  # worded by the replay command
KERNEL = "\n".join(
    path.read_text("utf-8") for path in Path(evenhand.policy.__path__[0]).rglob("*.py") if path.name not in REPLAYED
)

SERIOUS = "Is the issue that the customer raises a serious one?"


def octavia() -> Words:
    return Words(Policy(floor=shipped("floor"), pack=shipped("octavia")))


def clarion() -> Words:
    return Words(Policy(floor=shipped("floor"), pack=shipped("clarion")))


def test_every_message_code_of_the_kernel_is_worded():
    codes = set(re.findall(r'Message\(\s*"([a-z_]+)"', KERNEL))

    assert codes
    assert {code for code in codes if code not in english.MESSAGES} == set()


def test_every_cure_code_of_the_kernel_is_worded():
    assert set(re.findall(r'Cure\(\s*"([a-z_]+)"', KERNEL)) <= english.CURES.keys()


def test_every_remark_of_the_kernel_is_worded_with_what_to_do():
    codes = set(re.findall(r'Coded\(\s*"([a-z_]+)"', KERNEL))

    assert codes == remarks.REMARKS.keys() == REMEDY_OF.keys()
    assert set(REMEDY_OF.values()) == remarks.REMEDIES.keys()


def test_every_question_and_each_line_of_a_comparison_is_worded():
    assert {asked.code for asked in STANDARD} == remarks.QUESTIONS.keys()
    assert {asked.meanwhile for asked in STANDARD} | {"the_floors_reading_holds"} == remarks.MEANWHILE.keys()
    assert {row.code for row in ROWS} == remarks.ROWS.keys()


def test_every_fact_act_and_part_of_a_letter_is_worded():
    assert FACT_CATALOGUE.keys() <= english.FACTS.keys()
    assert set(Act) == acts.ACTS.keys()
    assert set(NoticePart) <= english.PARTS.keys()


@pytest.mark.parametrize("module", [acts, english, glossary, remarks])
def test_every_sentence_names_the_actor(module):
    said = [repr(value) for name, value in vars(module).items() if name.isupper()]

    assert re.findall(r"\b(whoever|whom|somebody)\b.{20}", " ".join(said), re.IGNORECASE) == []


def test_a_refusal_names_the_role_as_the_landlord_does():
    assert octavia().message(Message("not_theirs_to_do", act="authorise", role="assistant_director")) == (
        "This takes an Assistant Director."
    )


def test_a_reviewer_is_named_by_one_who_holds_the_role():
    message = Message("appeal_goes_to", by=["assistant_director", "director"])

    assert octavia().message(message) == "An appeal is heard by an Assistant Director or a Director."


def test_a_cure_names_the_act_and_the_fact():
    cure = Cure("do", act=Act.SEEK_ACCOUNT, fact="account_sought")

    assert octavia().cure(cure) == "Ask for the customer’s account: the customer was asked for their account."


@pytest.mark.parametrize(
    ("coded", "says"),
    [
        (Message("fact_is_so", fact="issue_is_serious"), f"This is answered: {SERIOUS}"),
        (Message("fact_not_known", fact="issue_is_serious"), f"Not answered yet: {SERIOUS}"),
        (Message("question_not_answered", question="issue_is_serious"), f"Not answered yet: {SERIOUS}"),
    ],
)
def test_message_that_ends_with_a_question_has_one_sign(coded, says):
    assert clarion().message(coded) == says


def test_cure_names_three_ways_at_most_as_its_form_does():
    could = sorted(set(Channel) - {Channel.TELEPHONE})

    assert octavia().cure(Cure("reach_by", any_of=could)) == (
        "Use a way that this customer can use, such as “Email”, “Letter” or “At our office”."
    )
    assert octavia().cure(Cure("open_channel", at_least=1, any_of=could)) == (
        "Leave open a way that this customer can use, such as email, letter or visiting our offices."
    )


def test_ways_are_named_as_forms_offer_them():
    assert {channel: str(label) for channel, label in CHANNELS.items()} == english.WAYS


def test_cure_names_a_question_as_it_is_asked():
    cure = Cure("do", act=Act.ASSESS, fact="issue_is_serious")

    assert clarion().cure(cure) == f"{acts.ACTS[Act.ASSESS].name}: {SERIOUS}"


def test_cure_with_a_date_writes_the_day_in_full():
    cure = Cure("set_date", field="review_on", least=date(2026, 6, 3), most=date(2026, 9, 3))

    assert octavia().cure(cure) == "Set a review date, at the latest Thursday 3 September 2026."


def test_cure_that_waits_names_the_day():
    cure = Cure("wait_until", after=date(2026, 11, 30))

    assert octavia().cure(cure) == "Wait until Monday 30 November 2026 has passed: 00:00 on Tuesday 1 December 2026."


@pytest.mark.parametrize("slug", PACKS)
def test_remark_has_no_full_stop(slug):
    policy = Policy(floor=shipped("floor"), pack=shipped(slug))

    said = [text for found in lint_of(policy, date(2026, 11, 21)) for text in Words().remark(found.remark.says)]

    assert said
    assert [text for text in said if text.endswith(".") or ".." in text] == []
