"""The floor: services that no measure may close, and what a measure must state."""

from dataclasses import replace

import pytest

from evenhand.policy.facts.facts import Measure, not_so, so
from evenhand.policy.pack.terms import Terms
from evenhand.policy.verdict import Outcome
from evenhand.policy.vocabulary import Act, Category, Channel, Matter, Service, Strength
from tests.clauses import clause
from tests.policy.cures import (
    TODAY,
    Asked,
    change_measure,
    forgetting,
    house_choice,
    lifted,
    officer,
    refused_by,
)
from tests.policy.floor.small import authorising, draft, imposing, proposal, small_policy

ALWAYS_TAKEN = [
    ("floor:16:1", "complaint"),
    ("floor:17:1", "representative"),
    ("floor:61:1", "emergency"),
    ("floor:62:1", "hazard"),
    ("floor:63:1", "gas_or_electrical_safety"),
    *[
        ("floor:71:1", matter)
        for matter in ("complaint", "complaint_about_staff", "appeal", "own_account", "representative", "data_rights")
    ],
    *[
        ("floor:73:1", matter)
        for matter in (
            "statutory_repair",
            "hazard",
            "gas_or_electrical_safety",
            "adaptation",
            "housing_application",
            "homelessness",
            "safeguarding",
            "domestic_abuse",
            "self_harm",
            "rent",
            "legal_notice",
        )
    ],
    ("floor:74:1", "outside_body"),
    ("floor:75:1", "adjustment"),
    ("floor:35:1", "new_issue"),
]


@pytest.mark.parametrize(
    ("demand", "matter"),
    [pytest.param(demand, matter, marks=clause(demand), id=f"{demand}-{matter}") for demand, matter in ALWAYS_TAKEN],
)
@pytest.mark.parametrize("asked", [proposal, authorising, imposing])
def test_no_measure_reaches_what_is_always_taken(asked, demand, matter):
    closing = asked()
    terms = closing.facts.measure.terms.model_copy(update={"topics_closed": (Matter(matter), Matter.EARLIER_ISSUE)})
    closing = replace(closing, facts=change_measure(closing.facts, terms=terms))

    assert len(refused_by(closing, demand)) == 1
    assert lifted(closing, demand)


@clause("floor:73:1")
def test_service_limit_on_a_housing_application_is_refused():
    closing = proposal("fewer_services", Terms(services=("improvements",)))
    terms = Terms(services=(Service.HOUSING_APPLICATION, Service.IMPROVEMENTS))
    closing = replace(closing, facts=change_measure(closing.facts, terms=terms))

    assert refused_by(closing, "floor:73:1")
    assert lifted(closing, "floor:73:1")


@clause("floor:64:1")
def test_a_landlord_lengthens_the_list_and_cannot_shorten_it():
    longer = house_choice({"never_blocked": {"matters": ["earlier_issue"]}})
    policy = replace(small_policy(), choices=(*small_policy().choices, longer))
    closing = proposal(terms=Terms(channels_only=("letter",), topics_closed=("earlier_issue",)))
    emergency = replace(closing, facts=change_measure(closing.facts, terms=Terms(topics_closed=("emergency",))))

    assert closing.judged().permitted
    assert not replace(closing, policy=policy).judged().permitted
    assert refused_by(replace(emergency, policy=policy), "floor:61:1")
    (promise,) = [answer for answer in policy.every("promise") if answer.cited.id == "floor:64:1"]
    assert promise.value.shown_on == ("policy_page",)


@clause("floor:61:1")
def test_measure_that_closes_the_emergency_route_is_refused():
    closed = imposing()
    facts = closed.facts.knowing(emergency_route_open=not_so(TODAY))

    (refusal,) = refused_by(replace(closed, facts=facts), "floor:61:1")
    assert (refusal.rule, refusal.breach) == ("emergency_route_open", Category.EMERGENCY_BLOCKED)
    assert not refused_by(replace(closed, facts=facts.knowing(emergency_route_open=so(TODAY))), "floor:61:1")


@clause("floor:56:1")
@pytest.mark.parametrize("asked", [proposal, authorising, imposing])
def test_a_channel_stays_open_that_this_customer_can_use(asked):
    unusable = asked()
    unusable = replace(unusable, facts=unusable.facts.plus(unusable=frozenset({Channel.LETTER, Channel.EMAIL})))

    assert [result.breach for result in refused_by(unusable, "floor:56:1")] == [Category.NO_CHANNEL_LEFT]
    assert lifted(unusable, "floor:56:1")


@clause("floor:56:1")
def test_everything_in_force_together_leaves_a_channel():
    asked = authorising()
    other = Measure("EV-M0", "writing_only", Terms(channels_only=("telephone",)), imposed_on=TODAY, starts_on=TODAY)

    assert refused_by(replace(asked, facts=asked.facts.plus(measures=(other, *asked.facts.measures))), "floor:56:1")


@clause("floor:16:1")
@pytest.mark.parametrize(
    ("key", "terms"),
    [
        ("fewer_services", Terms(services=(Service.COMPLAINTS_PROCESS,))),
        ("complaint_not_taken", Terms(description="All of them")),
    ],
)
def test_the_complaints_process_is_never_closed(key, terms):
    closing = Asked(small_policy(), draft(key, terms), Act.PROPOSE, officer())

    assert [result.breach for result in refused_by(closing, "floor:16:1")] == [Category.COMPLAINT_REFUSED_WRONGLY]
    assert lifted(closing, "floor:16:1")


@clause("floor:16:2")
def test_a_refused_complaint_has_written_reasons():
    asked = forgetting(authorising(), "reasons_written")
    refusing = replace(asked, act=Act.REFUSE_COMPLAINT)

    assert refused_by(refusing, "floor:16:2")
    assert lifted(refusing, "floor:16:2")


@clause("floor:1:1")
def test_measure_not_in_the_published_policy_is_refused():
    unpublished = Asked(small_policy(), draft("curfew"), Act.PROPOSE, officer())

    assert [result.message.code for result in refused_by(unpublished, "floor:1:1")] == ["measure_not_in_policy"]
    assert lifted(unpublished, "floor:1:1")


@clause("floor:31:1")
@pytest.mark.parametrize("key", ["writing_only", "not_at_office", "fewer_services"])
def test_a_restriction_by_its_name_alone_is_refused(key):
    bare = Asked(small_policy(), draft(key, Terms()), Act.PROPOSE, officer())

    assert refused_by(bare, "floor:31:1")
    assert lifted(bare, "floor:31:1")


@clause("floor:31:1")
def test_an_agreement_need_not_restrict_anything():
    assert not refused_by(Asked(small_policy(), draft("agreement", Terms()), Act.PROPOSE, officer()), "floor:31:1")


@clause("floor:30:1")
def test_landlord_wide_measure_needs_a_reason():
    asked = authorising()
    wide = replace(asked, facts=change_measure(asked.facts, wide=True))

    (refusal,) = refused_by(wide, "floor:30:1")
    assert refusal.cited.strength is Strength.SHOULD
    assert lifted(wide, "floor:30:1")
    assert not refused_by(asked, "floor:30:1")


@clause("floor:33:1")
def test_withdrawing_a_service_is_for_exceptional_cases():
    limiting = forgetting(authorising("fewer_services", Terms(services=("improvements",))), "exceptional_case")

    assert refused_by(limiting, "floor:33:1")
    assert lifted(limiting, "floor:33:1")
    assert not refused_by(forgetting(authorising(), "exceptional_case"), "floor:33:1")


@clause("floor:36:1")
def test_an_exclusion_from_premises_follows_a_warning():
    asked = forgetting(proposal("not_at_office", Terms(premises=("Harbour Street office",))), "warned")
    chance_only = replace(asked, facts=asked.facts.knowing(chance_given=so(TODAY)))

    assert refused_by(chance_only, "floor:36:1")
    assert lifted(chance_only, "floor:36:1")
    assert not refused_by(forgetting(proposal(), "warned"), "floor:36:1")


@clause("floor:70:1")
def test_withdrawing_everything_shows_remedies_without_refusing():
    limiting = forgetting(authorising("fewer_services", Terms(services=("improvements",))), "all_remedies_used_up")

    told = [result for result in limiting.judged().results if result.cited and result.cited.id == "floor:70:1"]
    assert [(result.outcome, result.refuses) for result in told] == [(Outcome.NOT_KNOWN, False)]
