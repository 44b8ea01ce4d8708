"""The floor: account sought fairly, allegations investigated, and needs never taken as a sanction."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.customer_facts import Allegation, Asking, Need, NeedChange
from evenhand.policy.facts.facts import Facts, Incident, not_so, so
from evenhand.policy.rules.authority import DECIDING
from evenhand.policy.vocabulary import Act, Channel, Part, Tri
from tests.clauses import clause
from tests.policy.cures import CALENDAR, TODAY, Asked, forgetting, house_choice, lifted, officer, opened, refused_by
from tests.policy.floor.small import MANAGER, authorising, proposal, small_policy

TEN_DAYS = house_choice({"account.fair_time": {"within": {"value": 10, "unit": "working_days"}}})
BY_LETTER = frozenset({Channel.LETTER})
ABOUT_TOM = Allegation("EV-G1", frozenset({"tom"}), TODAY)


def asking(act: Act, facts: Facts, actor=None) -> Asked:
    policy = replace(small_policy(), choices=(*small_policy().choices, TEN_DAYS))
    return Asked(policy, facts, act, actor or officer("officer-2"))


def none_came(*asked: Asking, on: date = TODAY, **changes) -> Asked:
    return replace(asking(Act.RECORD_ACCOUNT, opened("shouting").plus(asked=asked, none_came=True, **changes)), at=on)


def rules_of(asked: Asked, demand: str) -> list[str]:
    return [result.rule for result in refused_by(asked, demand)]


@clause("floor:3:2")
def test_account_sought_only_by_an_unusable_channel_is_refused():
    facts = opened("shouting").plus(unusable=frozenset({Channel.TELEPHONE}))
    by_telephone = asking(
        Act.SEEK_ACCOUNT, facts.plus(asked=(Asking(TODAY, frozenset({Channel.TELEPHONE}), in_question=True),))
    )
    both = Asking(TODAY, BY_LETTER | {Channel.TELEPHONE}, in_question=True)
    by_both = asking(Act.SEEK_ACCOUNT, facts.plus(asked=(both,)))

    assert rules_of(by_telephone, "floor:3:2") == ["asked_by_a_usable_way"]
    (cure,) = refused_by(by_telephone, "floor:3:2")[0].cures
    assert Channel.TELEPHONE not in cure.params["any_of"]
    assert by_both.judged().permitted


@clause("floor:3:2")
def test_what_was_asked_before_is_not_asked_again():
    facts = opened("shouting").plus(unusable=frozenset({Channel.TELEPHONE}))
    before = asking(Act.SEEK_ACCOUNT, facts.plus(asked=(Asking(TODAY, frozenset({Channel.TELEPHONE})),)))

    assert rules_of(before, "floor:3:2") == []
    assert before.judged().permitted


@clause("floor:3:2")
def test_no_account_is_accepted_only_after_the_fair_time():
    asked = Asking(date(2026, 5, 18), BY_LETTER)
    last = date(2026, 6, 2)  # the bank holiday of 25 May is not counted

    early, late = none_came(asked, on=last), none_came(asked, on=last + timedelta(days=1))
    (refusal,) = [result for result in early.judged().refusals if result.rule == "fair_time_passed"]
    assert (refusal.message.params["last_day"], refusal.cures[0].params["after"]) == (last, last)
    assert late.judged().permitted


@clause("floor:3:2")
@pytest.mark.parametrize("asked", [(), (Asking(date(2026, 4, 1), frozenset({Channel.TELEPHONE})),)])
def test_fair_time_starts_only_after_asking_by_a_usable_channel(asked):
    unasked = none_came(*asked, unusable=frozenset({Channel.TELEPHONE}))

    assert [result.message.code for result in refused_by(unasked, "floor:3:2")] == ["not_asked_usably"]


@clause("floor:3:2")
def test_fair_time_unset_by_the_landlord_must_be_adopted():
    undecided = none_came(Asking(date(2026, 1, 5), BY_LETTER))
    silent = replace(undecided, policy=small_policy())

    assert ("", "", "fair_time_passed") in silent.judged().unmet
    assert undecided.judged().permitted


@clause("floor:4:2")
@pytest.mark.parametrize("act", [Act.NAME_INVESTIGATOR, Act.INVESTIGATE_COUNTER_ALLEGATION])
def test_the_investigator_is_not_accused_and_takes_no_part(act):
    facts = opened("shouting").plus(
        involved={"owner": frozenset({Part.INVESTIGATED}), "again": frozenset({Part.HEARD_ALLEGATION})},
        interested=frozenset({"tom", "neighbour"}),
        subject="EV-G1",
    )

    def by(who: str) -> Asked:
        actor = officer(who if act is Act.INVESTIGATE_COUNTER_ALLEGATION else "officer-2")
        return asking(act, facts.plus(allegations=(replace(ABOUT_TOM, investigator=who),)), actor)

    for who in ("tom", "owner", "neighbour"):
        assert rules_of(by(who), "floor:4:2") == ["investigator_apart"]
        assert refused_by(by(who), "floor:4:2")[0].cures[0].code == "by_another"
    assert by("somebody-else").judged().permitted
    assert by("again").judged().permitted


@clause("floor:4:2")
def test_only_the_named_investigator_settles_it():
    named = opened("shouting").plus(allegations=(replace(ABOUT_TOM, investigator="grace"),), subject="EV-G1")

    for facts, who in ((named, "officer-2"), (named.plus(allegations=(ABOUT_TOM,)), "grace")):
        refused = asking(Act.INVESTIGATE_COUNTER_ALLEGATION, facts, officer(who))
        assert refused_by(refused, "floor:4:2")[0].cures[0].params["act"] is Act.NAME_INVESTIGATOR
    assert asking(Act.INVESTIGATE_COUNTER_ALLEGATION, named, officer("grace")).judged().permitted


@clause("floor:4:2")
def test_an_accused_officer_does_not_choose_the_investigator():
    facts = opened("shouting").plus(
        allegations=(replace(ABOUT_TOM, investigator="grace"),), interested=frozenset({"tom"}), subject="EV-G1"
    )

    assert rules_of(asking(Act.NAME_INVESTIGATOR, facts, officer("tom")), "floor:4:2") == ["complained_about_names_nobody"]


@clause("floor:4:2")
@pytest.mark.parametrize("act", sorted({*DECIDING, Act.PROPOSE}))
def test_the_investigator_decides_nothing_in_the_case(act):
    asked = proposal()
    facts = asked.facts.plus(allegations=(replace(ABOUT_TOM, investigator="grace"),))

    refused = replace(asked, act=act, facts=facts, actor=officer("grace", "manager", "director"))
    assert "investigator_decides_nothing" in rules_of(refused, "floor:4:2")
    assert "investigator_decides_nothing" not in rules_of(replace(refused, actor=MANAGER), "floor:4:2")


@clause("floor:72:2")
def test_an_allegation_made_out_is_not_held_against_the_customer():
    asked = authorising()
    claimed = replace(asked, facts=asked.facts.plus(incidents=(Incident("EV-I1", ("false_claims",), TODAY),)))
    settled = claimed.facts.knowing(counter_allegations_settled=so(TODAY))

    right = replace(claimed, facts=settled.knowing(allegation_not_made_out=not_so(TODAY)))
    wrong = replace(claimed, facts=settled.knowing(allegation_not_made_out=so(TODAY)))
    assert [result.message.code for result in refused_by(right, "floor:72:2")] == ["allegation_made_out"]
    assert wrong.judged().permitted


@clause("floor:57:1")
def test_disability_needs_ruling_out_or_justification():
    unknown = forgetting(authorising(), "disability_ruled_out", "disability_justified")
    known = {
        "ruled out": {"disability_ruled_out": so(TODAY)},
        "does or may, unjustified": {"disability_ruled_out": not_so(TODAY)},
        "does or may, justified": {"disability_ruled_out": not_so(TODAY), "disability_justified": so(TODAY)},
    }
    stands = {
        name: bool(refused_by(replace(unknown, facts=unknown.facts.knowing(**so_)), "floor:57:1"))
        for name, so_ in known.items()
    }

    assert refused_by(unknown, "floor:57:1")
    assert lifted(unknown, "floor:57:1")
    assert stands == {"ruled out": False, "does or may, unjustified": True, "does or may, justified": False}


def changing(**changes) -> Asked:
    change = replace(NeedChange("EV-N1", "adjustment", "no_longer_needed", told_by=BY_LETTER), **changes)
    need = Need("EV-N1", "adjustment", date(2027, 1, 4))
    return asking(Act.CHANGE_NEED, opened("shouting").plus(needs=(need,), need_change=change, subject="EV-N1"))


@clause("floor:75:1")
def test_adjustment_change_for_conduct_or_unnotified_is_refused():
    assert changing().judged().permitted
    assert [result.message.code for result in refused_by(changing(because="conduct"), "floor:75:1")] == [
        "adjustment_for_conduct"
    ]
    assert [result.message.code for result in refused_by(changing(told_by=frozenset()), "floor:75:1")] == [
        "reached_by_nothing_usable"
    ]


@clause("floor:75:1")
def test_adjustment_is_lessened_beside_a_proposal_only_if_asked():
    asked = changing()
    waiting = replace(authorising().facts.measures[0], authorised_on=None)
    beside = replace(asked, facts=asked.facts.plus(measures=(waiting,)))

    def with_change(**changes) -> Asked:
        return replace(beside, facts=beside.facts.plus(need_change=replace(beside.facts.need_change, **changes)))

    assert [result.message.code for result in refused_by(beside, "floor:75:1")] == ["adjustment_beside_proposal"]
    assert lifted(beside, "floor:75:1")
    assert with_change(because="asked_for").judged().permitted
    assert with_change(lessens=False).judged().permitted


@pytest.mark.parametrize(
    ("kind", "demand"),
    [
        pytest.param("adjustment", "floor:18:1", marks=clause("floor:18:1")),
        pytest.param("vulnerability", "floor:24:1", marks=clause("floor:24:1")),
    ],
)
def test_need_review_is_owed_on_its_day(kind, demand):
    facts = opened("shouting").plus(needs=(Need("EV-N1", kind, date(2026, 9, 1)),))
    found = [duty for duty in duties(small_policy(), facts, TODAY, CALENDAR) if duty.kind == "look_at_need"]

    assert [(duty.subject, duty.due_on, duty.done, duty.cited.id) for duty in found] == [
        ("EV-N1", date(2026, 9, 1), Tri.NO, demand)
    ]
