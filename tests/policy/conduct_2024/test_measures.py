"""The 2024 conduct policy: expectations, markers, referrals, legal action, letters and appeals."""

from datetime import date

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.pack.terms import Terms, Times
from evenhand.policy.vocabulary import Act, Decision, Ground
from tests.clauses import clause
from tests.policy.conduct_2024.landlord import appealed, drafting, finding, imposing, marking, policy
from tests.policy.cures import CALENDAR, TODAY, Asked, change_marker, lifted, met_by, officer, opened, refused_by

EXPECTED = "conduct-2024:what-well-do-4:1"
MARKER = "conduct-2024:what-well-do-6:1"
LEGAL = Terms(description="An injunction is applied for.")


@pytest.mark.parametrize(
    ("demand", "key", "terms"),
    [
        pytest.param(f"conduct-2024:{number}", key, terms, marks=clause(f"conduct-2024:{number}"), id=name)
        for name, number, key, terms in (
            ("by email only", "what-well-do-4:1", "expected_contact", Terms(channels_only=("email",))),
            ("once a week", "what-well-do-4:1", "expected_contact", Terms(contacts_per=Times(count=1, per="week"))),
            ("on Tuesdays", "what-well-do-4:1", "expected_contact", Terms(days=("tuesday",))),
            ("one colleague", "what-well-do-5:1", "one_point_of_contact", Terms(named_contact="Priya Shah")),
            ("legal action", "what-well-do-8:1", "legal_action", LEGAL),
        )
    ],
)
def test_conduct_2024_offers_the_measure_with_its_terms(demand, key, terms):
    assert met_by(drafting(key, terms), demand)
    assert not refused_by(drafting(key, terms), demand)
    assert lifted(drafting(key, Terms()), demand)
    assert refused_by(drafting(key, Terms(**{**terms.stated(), "word_limit": 100})), demand)


@clause(EXPECTED)
def test_conduct_2024_frequency_limits_contact_not_replies():
    assert refused_by(drafting(terms=Terms(replies_per=Times(count=1, per="week"))), EXPECTED)


@pytest.mark.parametrize(
    ("demand", "key", "terms", "part"),
    [
        pytest.param(f"conduct-2024:{number}", key, terms, part, marks=clause(f"conduct-2024:{number}"), id=key)
        for number, key, terms, part in (
            ("what-well-do-4:1", "expected_contact", Terms(channels_only=("email",)), "expected_behaviour"),
            ("what-well-do-5:1", "one_point_of_contact", Terms(named_contact="Priya Shah"), "contact_person"),
            ("what-well-do-8:2", "legal_action", LEGAL, "independent_advice"),
        )
    ],
)
def test_conduct_2024_letter_must_contain_its_measures_part(demand, key, terms, part):
    (result,) = refused_by(imposing(key, terms), demand)

    assert result.cures[0].params["parts"] == [part]
    assert lifted(imposing(key, terms), demand)


@clause("conduct-2024:what-well-do-8:2")
def test_conduct_2024_only_legal_action_needs_advice_signposted():
    assert not refused_by(imposing(), "conduct-2024:what-well-do-8:2")


@clause(MARKER)
def test_conduct_2024_marker_is_for_unacceptable_behaviour_only():
    assert met_by(marking("threats"), MARKER)
    assert "marker_not_for_family" in [result.message.code for result in refused_by(marking("excessive_emails"), MARKER)]


@clause(MARKER)
def test_conduct_2024_a_marker_is_reviewed_every_six_months():
    late = marking(review_on=date(2026, 12, 4))
    live = change_marker(late.facts, review_on=None, authorised_on=TODAY)
    (due,) = [duty for duty in duties(policy(), live, TODAY, CALENDAR) if duty.kind == "marker_review"]

    assert lifted(late, MARKER)
    assert not refused_by(marking(review_on=date(2026, 12, 3)), MARKER)
    assert (due.due_on, due.cited.id) == (date(2026, 12, 3), MARKER)


@clause(MARKER)
def test_conduct_2024_marker_on_tenancy_departs_from_floor():
    offered = policy().catalogue("marker")["tenancy_marker"]

    assert offered.value.on == "tenancy"
    assert offered.demand.departs.of == ("45",)


@clause("conduct-2024:what-well-do-3:2")
def test_conduct_2024_a_customer_may_appeal_a_finding():
    asked = appealed(finding().facts, "EV-F1", Decision.FINDING, Ground.DISAGREEMENT)
    grounds = [result.message.params.get("named") for result in met_by(asked, "conduct-2024:what-well-do-3:2")]

    assert asked.judged().permitted
    assert [Ground.DISAGREEMENT] in grounds
    assert len(grounds) == 2


@clause("conduct-2024:what-well-do-6:2")
def test_conduct_2024_a_customer_may_appeal_a_marker():
    asked = appealed(marking(authorised_on=TODAY).facts, "EV-K1", Decision.MARKER, Ground.DISAGREEMENT)
    grounds = [result.message.params.get("named") for result in met_by(asked, "conduct-2024:what-well-do-6:2")]

    assert asked.judged().permitted
    assert [Ground.DISAGREEMENT] in grounds
    assert len(grounds) == 2


@clause("conduct-2024:what-well-do-7:1")
def test_conduct_2024_police_referral_needs_a_believed_offence():
    asked = Asked(policy(), opened("violence").plus(subject="police"), Act.REFER, officer())

    assert lifted(asked, "conduct-2024:what-well-do-7:1")
    assert policy().catalogue("referral")["police"].value.must


@clause("conduct-2024:related:1")
def test_conduct_2024_a_matter_may_go_to_a_related_procedure():
    asked = Asked(policy(), opened("violence").plus(subject="related_procedure"), Act.REFER, officer())

    assert [result.message.code for result in met_by(asked, "conduct-2024:related:1")] == ["may_refer"]


def test_conduct_2024_sets_no_length_and_no_time_for_an_appeal():
    assert not [answer for answer in policy().every("duration") if answer.cited.pack == "conduct-2024"]
    assert not [answer for answer in policy().every("appeal.answer") if answer.cited.pack == "conduct-2024"]
    assert not policy().every("appeal.window")
