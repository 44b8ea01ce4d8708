"""Stonewater: each remedy can be proposed, with its own terms and no others."""

from dataclasses import replace

import pytest

from evenhand.policy.facts.facts import not_so, so
from evenhand.policy.pack.terms import Terms
from evenhand.policy.verdict import Cure
from evenhand.policy.vocabulary import Act, Category, MeasureKind, NoticePart
from tests.clauses import clause
from tests.policy.cures import TODAY, Asked, change_measure, forgetting, lifted, met_by, opened, refused_by
from tests.policy.stonewater.cases import MEASURES, OFFICER, authorising, imposing, policy, proposal

REMEDIES = {
    "stonewater:4.5:1": ("warning_letter", MeasureKind.WARNING),
    "stonewater:4.5:2": ("contact_methods_limited", MeasureKind.CONTACT_RESTRICTION),
    "stonewater:4.5:3": ("contact_days_or_times", MeasureKind.CONTACT_RESTRICTION),
    "stonewater:4.5:4": ("contact_through_agency", MeasureKind.CONTACT_RESTRICTION),
    "stonewater:4.5:5": ("appointment_only", MeasureKind.CONTACT_RESTRICTION),
    "stonewater:4.5:6": ("office_access_limited", MeasureKind.PREMISES),
    "stonewater:4.5:7": ("involvement_limited", MeasureKind.INVOLVEMENT),
    "stonewater:4.5:8": ("no_home_application", MeasureKind.SERVICE_LIMIT),
    "stonewater:4.5:9": ("acceptable_behaviour_contract", MeasureKind.AGREEMENT),
    "stonewater:4.5:10": ("other_remedy", MeasureKind.OTHER),
    "stonewater:4.5:11": ("civil_injunction", MeasureKind.LEGAL_STEP),
    "stonewater:4.5:12": ("notice_of_seeking_possession", MeasureKind.LEGAL_STEP),
    "stonewater:4.6:1": ("urgent_enforcement", MeasureKind.LEGAL_STEP),
    "stonewater:4.7:1": ("possession", MeasureKind.LEGAL_STEP),
    "stonewater:4.12:1": ("mediation", MeasureKind.MEDIATION),
}
NEEDS_TERM = {
    "stonewater:4.5:2": "channels_closed",
    "stonewater:4.5:3": "days",
    "stonewater:4.5:4": "third_party",
    "stonewater:4.5:5": "appointment_only",
    "stonewater:4.5:6": "premises",
    "stonewater:4.5:7": "services",
    "stonewater:4.5:8": "services",
    "stonewater:4.5:9": "description",
    "stonewater:4.5:10": "description",
    "stonewater:4.5:11": "description",
    "stonewater:4.5:12": "description",
    "stonewater:4.6:1": "description",
    "stonewater:4.7:1": "description",
}


def saying(asked: Asked, terms: Terms) -> Asked:
    return replace(asked, facts=change_measure(asked.facts, terms=terms))


@pytest.mark.parametrize(
    ("demand", "key", "kind"), [pytest.param(key, *named, marks=clause(key), id=key) for key, named in REMEDIES.items()]
)
def test_stonewater_each_remedy_can_be_proposed_and_is_cited(demand, key, kind):
    permitted = proposal(key)

    assert {"measure": key} in [result.message.params for result in met_by(permitted, demand)]
    assert policy().catalogue("measure")[key].value.kind is kind
    assert permitted.judged().permitted


@pytest.mark.parametrize(
    ("demand", "term"), [pytest.param(key, term, marks=clause(key), id=key) for key, term in NEEDS_TERM.items()]
)
def test_stonewater_remedy_without_its_term_is_refused(demand, term):
    unsaid = saying(proposal(REMEDIES[demand][0]), Terms())
    cures = [cure for result in refused_by(unsaid, demand) for cure in result.cures]

    assert [(cure.code, cure.params["term"]) for cure in cures] == [("set_term", term)]
    assert lifted(unsaid, demand)


@pytest.mark.parametrize(
    ("demand", "key"),
    [pytest.param(key, named[0], marks=clause(key), id=key) for key, named in REMEDIES.items() if named[0] != "other_remedy"],
)
def test_stonewater_remedy_with_another_term_is_refused(demand, key):
    more = saying(proposal(key), MEASURES[key].model_copy(update={"word_limit": 300}))

    assert [result.cures for result in refused_by(more, demand)] == [(Cure("drop_term", term="word_limit"),)]
    assert lifted(more, demand)


@clause("stonewater:4.5:2")
def test_stonewater_4_5_contact_limit_without_an_end_is_refused():
    endless = replace(proposal(), facts=change_measure(proposal().facts, until=None))

    (refused,) = refused_by(endless, "stonewater:4.5:2")
    assert refused.breach is Category.NO_DURATION
    assert refused.cures[0].params["field"] == "until"


@clause("stonewater:4.5:2")
@pytest.mark.parametrize("terms", [Terms(channels_closed=("email",)), Terms(channels_only=("letter", "telephone"))])
def test_stonewater_4_5_contact_methods_are_closed_or_listed(terms):
    assert not refused_by(saying(proposal(), terms), "stonewater:4.5:2")


@clause("stonewater:4.5:3")
@pytest.mark.parametrize("terms", [Terms(days=("monday",)), MEASURES["contact_days_or_times"]])
def test_stonewater_4_5_days_or_times_are_enough(terms):
    assert not refused_by(saying(proposal("contact_days_or_times"), terms), "stonewater:4.5:3")


@clause("stonewater:4.5:8")
def test_stonewater_4_5_council_application_is_never_blocked():
    council = saying(proposal("no_home_application"), Terms(services=("housing_application",)))

    assert [result.message.params["outside"] for result in refused_by(council, "stonewater:4.5:8")] == [["housing_application"]]
    assert refused_by(council, "floor:73:1")
    assert policy().catalogue("measure")["no_home_application"].demand.departs.of == ("73",)


@pytest.mark.parametrize(
    ("demand", "key", "fact"),
    [
        pytest.param("stonewater:4.6:1", "urgent_enforcement", "people_unsafe_without_it", marks=clause("stonewater:4.6:1")),
        pytest.param("stonewater:4.7:1", "possession", "behaviour_continued", marks=clause("stonewater:4.7:1")),
        pytest.param("stonewater:4.7:1", "possession", "all_remedies_used_up", marks=clause("stonewater:4.7:1")),
    ],
)
def test_stonewater_enforcement_has_its_ground(demand, key, fact):
    groundless = forgetting(authorising(key), fact)
    denied = replace(groundless, facts=groundless.facts.knowing(**{fact: not_so(TODAY)}))

    assert refused_by(groundless, demand)
    assert refused_by(denied, demand)
    assert lifted(groundless, demand)


@clause("stonewater:4.6:1")
def test_stonewater_4_6_legal_providers_are_instructed():
    uninstructed = replace(
        authorising("urgent_enforcement"), facts=change_measure(authorising("urgent_enforcement").facts, signatures=())
    )

    assert [result.cures for result in refused_by(uninstructed, "stonewater:4.6:1")] == [
        (Cure("consult", party="legal_providers"),)
    ]


@clause("stonewater:4.6:1")
def test_stonewater_4_6_letter_must_state_the_home_is_at_risk():
    asked = imposing("urgent_enforcement")
    unsaid = replace(asked, facts=change_measure(asked.facts, says=frozenset(NoticePart) - {NoticePart.HOME_AT_RISK}))

    assert [result.message.params["parts"] for result in refused_by(unsaid, "stonewater:4.6:1")] == [[NoticePart.HOME_AT_RISK]]


REFERRALS = [
    pytest.param("stonewater:4.5:13", "police", "crime_or_disorder", marks=clause("stonewater:4.5:13")),
    pytest.param("stonewater:4.9:1", "anti_social_behaviour", "amounts_to_asb", marks=clause("stonewater:4.9:1")),
]


def referring(key: str, **facts: object) -> Asked:
    known = opened("threatening_behaviour").knowing(consent_or_legal_route=so(TODAY), **facts)
    return Asked(policy(), known.about(key), Act.REFER, OFFICER)


@pytest.mark.parametrize(("demand", "key", "ground"), REFERRALS)
def test_stonewater_a_referral_has_its_ground(demand, key, ground):
    groundless = referring(key)

    assert {result.rule for result in refused_by(groundless, demand)} == {"question", "referral_grounded"}
    assert refused_by(referring(key, **{ground: not_so(TODAY)}), demand)
    assert met_by(referring(key, **{ground: so(TODAY)}), demand)
    assert referring(key, **{ground: so(TODAY)}).judged().permitted


@clause("stonewater:4.9:1")
def test_stonewater_4_9_asb_referral_is_required_police_optional():
    referrals = policy().catalogue("referral")

    assert (referrals["anti_social_behaviour"].value.must, referrals["police"].value.must) == (True, False)


@clause("stonewater:3.2:2")
def test_stonewater_3_2_sharing_needs_consent_or_a_legal_route():
    unasked = forgetting(referring("police", crime_or_disorder=so(TODAY)), "consent_or_legal_route")
    (sharing,) = [answer.value for answer in policy().every("sharing") if answer.cited.id == "stonewater:3.2:2"]

    assert [result.rule for result in refused_by(unasked, "stonewater:3.2:2")] == ["sharing"]
    assert lifted(unasked, "stonewater:3.2:2")
    assert sharing.without_consent_when == ("legal_obligation", "safeguarding", "crime")
