"""What no measure may reach, what it must say of itself, and where it must end."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.facts import Measure, not_so, so
from evenhand.policy.load import read
from evenhand.policy.terms import Terms
from evenhand.policy.verdict import Outcome
from evenhand.policy.vocabulary import Act, Category, Channel, Matter, Service, Strength, VisitCondition
from tests.clauses import clause
from tests.policy.cures import (
    TODAY,
    Asked,
    applied,
    change_measure,
    forgetting,
    house_choice,
    lifted,
    met_by,
    officer,
    refused_by,
)
from tests.policy.floor.small import MANAGER, SMALL, authorising, draft, imposing, proposal, silent_policy, small_policy

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
def test_a_housing_application_is_not_reached_as_a_service_either():
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
def test_a_measure_known_to_have_closed_the_emergency_route_is_not_imposed():
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

    assert [looked.breach for looked in refused_by(unusable, "floor:56:1")] == [Category.NO_CHANNEL_LEFT]
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

    assert [looked.breach for looked in refused_by(closing, "floor:16:1")] == [Category.COMPLAINT_REFUSED_WRONGLY]
    assert lifted(closing, "floor:16:1")


@clause("floor:16:2")
def test_a_refused_complaint_has_written_reasons():
    asked = forgetting(authorising(), "reasons_written")
    refusing = replace(asked, act=Act.REFUSE_COMPLAINT)

    assert refused_by(refusing, "floor:16:2")
    assert lifted(refusing, "floor:16:2")


@clause("floor:1:1")
def test_an_action_that_the_published_policy_does_not_have_is_refused():
    unpublished = Asked(small_policy(), draft("curfew"), Act.PROPOSE, officer())

    assert [looked.message.code for looked in refused_by(unpublished, "floor:1:1")] == ["measure_not_in_policy"]
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
def test_a_measure_for_the_whole_landlord_says_why():
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
def test_withdrawing_everything_is_the_last_step_which_the_decider_is_told_and_not_bound_by():
    limiting = forgetting(authorising("fewer_services", Terms(services=("improvements",))), "all_remedies_used_up")

    told = [looked for looked in limiting.judged().looked if looked.cited and looked.cited.id == "floor:70:1"]
    assert [(looked.outcome, looked.refuses) for looked in told] == [(Outcome.NOT_KNOWN, False)]


@clause("floor:14:1")
def test_a_restriction_ends_or_is_reviewed_on_a_day():
    asked = proposal()
    endless = replace(asked, facts=change_measure(asked.facts, until=None, review_on=None))

    assert [looked.rule for looked in refused_by(endless, "floor:14:1")] == ["end_set"]
    assert lifted(endless, "floor:14:1")


def test_a_landlord_silent_on_reviews_has_to_adopt_an_interval():
    asked = replace(proposal(), policy=silent_policy())

    refused = [looked for looked in asked.judged().refusals if looked.rule == "review_set"]
    assert [(looked.cited, looked.cures[0].params["topic"]) for looked in refused] == [(None, "review")]


@pytest.mark.parametrize(("option", "latest"), [("once_in_12_months", date(2027, 6, 3)), ("each_quarter", date(2026, 9, 3))])
def test_what_regular_means_is_a_reading_that_shows_itself_as_one(option, latest):
    asked = replace(proposal(), policy=silent_policy(regular_review=option))

    (found,) = [looked for looked in asked.judged().looked if looked.rule == "review_set"]
    assert (found.cited.id, found.cited.layer, found.message.params["latest"]) == ("floor:14:1", "reading", latest)


def test_what_the_landlord_says_of_reviews_goes_before_a_reading_of_the_floor():
    policy = replace(small_policy(), readings={"regular_review": "once_in_12_months"})

    (found,) = [looked for looked in replace(proposal(), policy=policy).judged().looked if looked.rule == "review_set"]
    assert found.cited.layer == "house_choice"


@clause("floor:41:1")
@pytest.mark.parametrize("act", [Act.ENDORSE, Act.AUTHORISE])
def test_whoever_proposed_it_does_not_decide_it(act):
    own = replace(authorising(), act=act, actor=officer("officer-1", "manager"))

    assert [looked.rule for looked in refused_by(own, "floor:41:1")] == ["decider_not_proposer"]
    assert lifted(own, "floor:41:1")


@clause("floor:19:1")
def test_nobody_with_an_interest_decides():
    asked = authorising()
    interested = replace(asked, facts=asked.facts.plus(interested=frozenset({MANAGER.reference})))

    assert refused_by(interested, "floor:19:1")
    assert lifted(interested, "floor:19:1")


@clause("floor:54:1")
@pytest.mark.parametrize("act", [Act.FIND, Act.ENDORSE, Act.AUTHORISE, Act.REVIEW, Act.EXTEND, Act.DECIDE_APPEAL])
def test_a_machine_decides_nothing(act):
    unnamed = replace(authorising(), act=act, actor=None)

    assert [looked.rule for looked in refused_by(unnamed, "floor:54:1")] == ["a_person_decides"]
    assert lifted(unnamed, "floor:54:1")


@clause("floor:54:1")
def test_nothing_is_imposed_that_nobody_authorised():
    unauthorised = replace(authorising(), act=Act.IMPOSE)

    assert [looked.rule for looked in refused_by(unauthorised, "floor:54:1")] == ["authorised_before"]
    assert lifted(unauthorised, "floor:54:1")


@clause("floor:54:2")
def test_a_restriction_lapses_after_its_day_and_not_before():
    asked = imposing()
    facts = change_measure(asked.facts, imposed_on=TODAY, until=TODAY, review_on=None)
    lapsing = replace(asked, facts=facts, act=Act.LAPSE, actor=None)

    assert refused_by(lapsing, "floor:54:2")
    (refusal,) = refused_by(lapsing, "floor:54:2")
    assert met_by(applied(lapsing, refusal.cures[0]), "floor:54:2")


@clause("floor:2:1")
def test_the_steps_come_in_the_same_order_for_everybody():
    unproposed = replace(authorising(), facts=draft())

    assert [looked.rule for looked in refused_by(unproposed, "floor:2:1")] == ["in_order"]
    assert lifted(unproposed, "floor:2:1")


@clause("floor:78:2")
def test_there_is_no_agreement_with_somebody_who_lacks_capacity_for_it():
    asked = authorising("agreement", Terms(description="No calls after six."))
    lacking = replace(asked, facts=asked.facts.knowing(capacity_for_agreement=not_so(TODAY)))

    for unsure in (lacking, forgetting(asked, "capacity_for_agreement")):
        assert refused_by(unsure, "floor:78:2")
        assert lifted(unsure, "floor:78:2")
    assert not refused_by(forgetting(authorising(), "capacity_for_agreement"), "floor:78:2")


@clause("floor:17:1")
def test_where_a_representative_is_refused_it_is_settled_who_speaks_instead():
    asked = forgetting(authorising(), "representative_considered")
    incidents = tuple(replace(incident, conduct_of="representative") for incident in asked.facts.incidents)
    refusing = replace(asked, facts=asked.facts.plus(incidents=incidents))

    assert [looked.rule for looked in refused_by(refusing, "floor:17:1")] == ["represented_instead"]
    assert lifted(refusing, "floor:17:1")
    assert not refused_by(asked, "floor:17:1")


@clause("floor:56:1")
def test_a_visit_condition_closes_the_office_and_so_may_close_the_last_channel():
    terms = Terms(channels_only=("office",), visits=(VisitCondition.NO_PERSONAL_CONTACT,))

    assert refused_by(Asked(small_policy(), draft(terms=terms), Act.PROPOSE, officer()), "floor:56:1")


@pytest.mark.parametrize("strength", ["must", "should", "may"])
def test_a_policy_that_restates_a_safeguard_does_not_weaken_it(strength):
    restated = SMALL + RESTATED.format(strength=strength)
    own = replace(authorising(), policy=replace(small_policy(), pack=read(restated)), actor=officer("officer-1", "manager"))

    (refusal,) = [looked for looked in own.judged().refusals if looked.rule == "decider_not_proposer"]
    assert refusal.cited.strength is Strength.MUST
    assert refusal.cited.pack == ("small" if strength == "must" else "floor")


RESTATED = """
  - number: "4"
    demands:
      - says: Whoever proposed it does not decide it.
        strength: {strength}
        answers:
          safeguard: {{rule: decider_not_proposer}}
"""
