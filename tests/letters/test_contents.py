"""Tests which parts each kind of letter carries, and what is said of a missing one."""

import re
from dataclasses import fields

import pytest

from evenhand.letters import text as plain
from evenhand.letters.blocks import Bullets, DetailTable, Gap, Heading, Signatory, words_of
from evenhand.letters.contents import KIND_OF, WRITERS, ContactPoint, CustomerSide, Kind, NoticeFacts, NoticePart, compose
from evenhand.letters.layouts import LAYOUTS
from evenhand.policy.vocabulary import Decision
from evenhand.wording.letters import PARTS
from tests.clauses import clause
from tests.letters.samples import BLANK, COMPLETE, EVERY_PART, facts

LABELS = (
    "vexatious",
    "persistent complainer",
    "serial",
    "abuser",
    "abusive person",
    "aggressor",
    "offender",
    "perpetrator",
    "troublemaker",
    "nuisance",
    "difficult customer",
    "violent person",
    "habitual",
    "unreasonable person",
    "banned",
)

UNDERLINE = re.compile(r"-{4,} ")
kinds = pytest.mark.parametrize("kind", list(Kind))


def said(kind, given=COMPLETE, must_say=EVERY_PART):
    """Return a letter's words with the breaks of its lines taken out."""
    return " ".join(plain.render(compose(kind, given, must_say).letter).split())


def headings(kind, given=COMPLETE):
    return [block.words for block in compose(kind, given, ()).letter.blocks if isinstance(block, Heading) and block.level == 2]


@kinds
@clause("floor:9", "floor:42")
def test_every_kind_has_room_for_every_part_once(kind):
    placed = [part for section in LAYOUTS[kind] for part in section.parts]

    assert sorted(placed) == sorted(NoticePart)


def test_every_part_has_a_field_a_writer_and_a_name():
    names = {field.name for field in fields(NoticeFacts)}

    assert {part.value for part in NoticePart} <= names
    assert set(WRITERS) == set(PARTS) == set(NoticePart)


@kinds
def test_a_complete_notice_of_every_kind_composes_without_gaps(kind):
    composed = compose(kind, COMPLETE, EVERY_PART)

    assert composed.missing == ()
    assert composed.says == set(NoticePart)
    assert composed.letter.gaps == ()
    assert isinstance(composed.letter.blocks[-1], Signatory)


@kinds
@pytest.mark.parametrize("part", EVERY_PART)
@clause("floor:9")
def test_each_part_taken_away_leaves_a_gap_that_is_named(kind, part):
    empty = {"tuple": (), "str": ""}.get(type(getattr(COMPLETE, part.value)).__name__)

    composed = compose(kind, facts(**{part.value: empty}), EVERY_PART)

    assert composed.missing == (part,)
    assert composed.letter.gaps == (Gap(part.value, PARTS[part]),)
    assert part not in composed.says


@kinds
def test_empty_letter_lists_every_missing_part_in_order(kind):
    composed = compose(kind, BLANK, EVERY_PART)

    assert sorted(composed.missing) == sorted(NoticePart)
    assert [gap.part for gap in composed.letter.gaps] == list(composed.missing)


@kinds
def test_blanks_say_nothing(kind):
    blank = facts(
        outcome="  ",
        evidence=("", " "),
        contact_person=ContactPoint(" "),
        your_account=CustomerSide(" ", ""),
        reasons=("One", ""),
    )

    missing = compose(kind, blank, EVERY_PART).missing

    assert set(missing) == {
        NoticePart.OUTCOME,
        NoticePart.EVIDENCE,
        NoticePart.CONTACT_PERSON,
        NoticePart.YOUR_ACCOUNT,
        NoticePart.REASONS,
    }


@kinds
@clause("floor:61")
def test_no_notice_may_leave_out_the_number_for_emergencies(kind):
    assert compose(kind, facts(emergencies=""), must_say=()).missing == (NoticePart.EMERGENCIES,)
    assert "ring us on 0808 157 0199, by day or by night" in said(kind)
    assert "We never hold it against you that you rang about an emergency." in said(kind)


@kinds
def test_part_neither_required_nor_given_is_left_out(kind):
    composed = compose(kind, facts(home_at_risk=""), must_say=[part for part in NoticePart if part != NoticePart.HOME_AT_RISK])

    assert composed.missing == ()
    assert "home may be at risk" not in said(kind, facts(home_at_risk=""), ())


@kinds
@clause("floor:26")
def test_our_own_words_never_label_a_person(kind):
    words = said(kind).lower()

    assert [label for label in LABELS if label in words] == []
    assert [label for label in LABELS if label in " ".join(PARTS.values()).lower()] == []


@kinds
def test_letter_contains_every_given_fact(kind):
    words = said(kind)

    assert COMPLETE.greeting in words
    for value in (COMPLETE.behaviour, COMPLETE.evidence, COMPLETE.what_is_decided, COMPLETE.what_stays_open, COMPLETE.support):
        assert all(piece in words for piece in value)
    for day in ("Monday 10 August 2026", "Wednesday 3 February 2027", "Tuesday 3 November 2026", "Friday 28 August 2026"):
        assert day in words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param(Kind.RESTRICTION, "Our policy calls this: * Aggressive or abusive actions (clause 2.1)", id="what"),
        pytest.param(
            Kind.RESTRICTION,
            "Ends at the end of: Wednesday 3 February 2027. Then it no longer applies, unless we decide again",
            marks=clause("a2dominion:3.4.3:1"),
            id="how-long",
        ),
        pytest.param(Kind.FINDING, "Our reasons * We wrote to you", marks=clause("clarion:3:1"), id="why"),
        pytest.param(
            Kind.RESTRICTION,
            "Your contact for anything in this letter is Priya Shah, customer relations officer: phone 01632 960112; "
            "email priya.shah@riverbank.example.",
            marks=clause("clarion:6:2", "conduct-2024:what-well-do-5:1"),
            id="contact",
        ),
        pytest.param(Kind.RESTRICTION, "You can: * email appeals@riverbank.example", marks=clause("clarion:6:2"), id="appeal"),
        pytest.param(
            Kind.RESTRICTION,
            "goes to Sana Malik, Assistant Director of Housing. They have taken no part in this decision.",
            marks=clause("floor:10"),
            id="heard-by",
        ),
        pytest.param(
            Kind.FINDING,
            "The Housing Ombudsman Service: phone 0808 157 0300; www.ombudsman.example. You can go to it once",
            marks=clause("floor:77"),
            id="ombudsman",
        ),
        pytest.param(
            Kind.WARNING,
            "Your home may be at risk If you threaten",
            marks=clause("octavia:4.5:3"),
            id="home",
        ),
        pytest.param(
            Kind.FINDING,
            "For advice from people who do not work for us: * Otterford Advice Centre",
            marks=clause("conduct-2024:what-well-do-8:2"),
            id="advice",
        ),
        pytest.param(
            Kind.FINDING,
            "in another form. Tell us which you need: * large print",
            marks=clause("a2dominion:6.2:1"),
            id="formats",
        ),
        pytest.param(
            Kind.MARKER,
            "Our privacy notice is at www.riverbank.example/privacy.",
            marks=clause("a2dominion:7.4:1", "floor:42"),
            id="data",
        ),
        pytest.param(Kind.MARKER, "Who can see the note: * staff who answer", marks=clause("floor:42"), id="who-sees-it"),
        pytest.param(
            Kind.RESTRICTION, "reasonable adjustment. You can ask at any time", marks=clause("floor:56"), id="adjustment"
        ),
    ],
)
def test_a_part_is_worded_in_full(kind, words):
    assert words in UNDERLINE.sub("", said(kind))


def test_dates_are_in_one_table():
    tables = [block for block in compose(Kind.RESTRICTION, COMPLETE, ()).letter.blocks if isinstance(block, DetailTable)]

    assert [[row.label for row in table.rows] for table in tables] == [
        ["Starts on", "Ends at the end of", "We review it by", "We review it again by", "Appeal until the end of"]
    ]


def test_restriction_letter_gives_change_and_appeal_before_why():
    assert headings(Kind.RESTRICTION) == [
        "What changes",
        "What stays open to you",
        "If you disagree",
        "Why we decided this",
        "What we ask of you",
        "Your home may be at risk",
        "Emergencies, day and night",
        "If this is hard for you",
        "Who looks at it again, and who can advise you",
        "Your information",
        "Who decided",
    ]


def test_heading_of_a_request_is_left_out_without_one():
    at_risk = headings(Kind.RESTRICTION, facts(expected_behaviour=()))
    asked = headings(Kind.RESTRICTION, facts(home_at_risk=""))

    assert ("What we ask of you" in at_risk, "Your home may be at risk" in at_risk) == (False, True)
    assert ("What we ask of you" in asked, "Your home may be at risk" in asked) == (True, False)


def test_one_offer_of_support_is_a_sentence():
    one = facts(support=("If something makes this hard, ring 01632 960130.",))

    assert "This support is there for you" not in said(Kind.WARNING, one)
    assert "If something makes this hard, ring 01632 960130." in said(Kind.WARNING, one)


def test_items_of_advice_have_no_stop_where_they_have_no_note():
    named = (ContactPoint("Otterford Advice Centre", web="www.otterford.example"), ContactPoint("a solicitor"))

    words = said(Kind.RESTRICTION, facts(independent_advice=named))
    assert "* Otterford Advice Centre: www.otterford.example * a solicitor Your information" in words.replace("------- ", "")


def test_warning_letter_gives_its_decision_before_what_happened():
    assert headings(Kind.WARNING)[:4] == [
        "What we have decided",
        "What stays open to you",
        "If you disagree",
        "What happened, and why it matters",
    ]


@clause("octavia:3.1:1", "stonewater:4.3:2")
def test_warning_letter_forbids_repetition_and_warns():
    words = said(Kind.WARNING)

    assert "was not acceptable and must not happen again. If it does, we may limit how you can deal with us" in words


def test_letter_without_a_last_appeal_day_gives_the_window():
    open_ended = facts(appeal_by_when=None, appeal_window="at any time while this applies")

    assert compose(Kind.RESTRICTION, open_ended, EVERY_PART).missing == ()
    assert "You can appeal: at any time while this applies" in said(Kind.RESTRICTION, open_ended)


@clause("floor:38")
def test_another_reason_for_an_appeal_is_always_heard():
    grounds = next(
        block
        for block in compose(Kind.RESTRICTION, COMPLETE, ()).letter.blocks
        if isinstance(block, Bullets) and words_of(block.items[0]) == COMPLETE.appeal_grounds[0]
    )

    assert words_of(grounds.items[-1]) == "another reason that you tell us"


def test_letter_without_an_account_states_when_we_asked():
    asked = facts(your_account=CustomerSide(answer="We asked you on 20 and 27 July 2026 and have not heard from you."))

    words = said(Kind.FINDING, asked)

    assert "We asked you on 20 and 27 July 2026" in words
    assert "In your words" not in words


def test_letter_without_signatory_is_signed_by_decider():
    signed = [
        compose(Kind.FINDING, given, ()).letter.blocks[-1]
        for given in (facts(signed_by=ContactPoint("Jo Lind", role="Tenancy Officer")), COMPLETE, facts(who_decided=None))
    ]

    assert [(block.name, block.role, block.organisation) for block in signed] == [
        ("Jo Lind", "Tenancy Officer", "Riverbank Homes"),
        ("Dana Field", "Service Manager, Tenancy Services", "Riverbank Homes"),
        ("Riverbank Homes", "", ""),
    ]


def test_each_decision_has_its_kind_of_notice():
    assert set(KIND_OF) == set(Decision)


def test_must_say_takes_the_words_that_a_journal_or_form_holds():
    assert compose(Kind.MARKER, facts(outcome=""), ["outcome"]).missing == (NoticePart.OUTCOME,)
    with pytest.raises(ValueError, match="no_such_part"):
        compose(Kind.MARKER, COMPLETE, ["no_such_part"])
