"""Referrals of each policy: grounds, routes, answers and notices, and which keep a case open."""

from datetime import timedelta

import pytest

from evenhand.cases.models import Case
from evenhand.casework.case_view import case_view
from evenhand.casework.details import Details, Established
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Signed
from evenhand.casework.details.referrals import ReferralAnswered, ReferralTold, Referred
from evenhand.casework.letters.issued import letter_of
from evenhand.letters import html
from evenhand.letters.models import Notice
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import shipped
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.referrals.models import Referral
from tests.builders.decided import marked
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.builders.places import Place, breached, place
from tests.clauses import clause

pytestmark = pytest.mark.django_db
REFERRALS = {
    ("a2dominion", "threats_reported"): "a2dominion:3.4.1:6",
    ("a2dominion", "police"): "a2dominion:3.5.1:1",
    ("a2dominion", "own_landlord_or_local_authority"): "a2dominion:3.5.1:2",
    ("a2dominion", "social_media_platform"): "a2dominion:3.5.1:3",
    ("clarion", "legal_services"): "clarion:7:1",
    ("clarion", "asb_or_tenancy_breach"): "clarion:7:2",
    ("clarion", "associated_procedure"): "clarion:10:1",
    ("conduct-2024", "support"): "conduct-2024:what-well-do-2:1",
    ("conduct-2024", "police"): "conduct-2024:what-well-do-7:1",
    ("conduct-2024", "related_procedure"): "conduct-2024:related:1",
    ("octavia", "social_media_platform"): "octavia:4.3:6",
    ("octavia", "police"): "octavia:4.5:2",
    ("stonewater", "police"): "stonewater:4.5:13",
    ("stonewater", "anti_social_behaviour"): "stonewater:4.9:1",
    ("stonewater", "outside_agency"): "stonewater:4.14:8",
}
INSIDE = {
    ("clarion", "legal_services"),
    ("clarion", "asb_or_tenancy_breach"),
    ("clarion", "associated_procedure"),
    ("conduct-2024", "related_procedure"),
    ("stonewater", "anti_social_behaviour"),
}
EACH = [pytest.param(slug, key, marks=clause(demand), id=f"{slug} {key}") for (slug, key), demand in REFERRALS.items()]


def passing(key: str, route: str = "safeguarding", **more: object) -> Referred:
    told = {"recipient": "Duty desk, 4425", "passed_on": "Two people go to visits.", "words": "They need to know.", **more}
    return Referred(key=key, route=route, **told)


def agreed(made):
    """Record that the customer agreed, in a talk."""
    made.do(Act.DISCUSS, Established(words="They agree to it.", facts=("agreed_by_customer",)))
    return made


def refusing(made, details, who="everybody", act=Act.REFER, subject=None):
    with pytest.raises(ActRefused) as refused:
        made.do(act, details, who, subject)
    return {result.rule for result in refused.value.verdict.refusals}


def grounds(slug: str, key: str) -> dict[str, bool]:
    """Return the facts that a policy wants before it passes this on."""
    policy = Policy(shipped("floor"), shipped(slug))
    when = policy.catalogue("referral")[key].value.when
    wanted = [fact for a in policy.every("precondition") if key in a.value.about.referrals for fact in a.value.requires]
    return dict.fromkeys((*when, *wanted), True)


def grounded(made, wanted: dict[str, bool]) -> Place:
    """Return a case in which what a policy wants is established: a new one where a restriction has to be breached first."""
    if "restriction_breached" in wanted:
        made = breached("clarion", "writing_only")
    return made.assessed(**wanted)


def test_these_are_all_the_referrals_of_all_the_policies():
    offered = {(slug, key) for slug, _ in REFERRALS for key in Policy(shipped("floor"), shipped(slug)).catalogue("referral")}

    assert offered == set(REFERRALS)


@pytest.mark.parametrize(("slug", "key"), EACH)
def test_referral_needs_its_grounds_and_records_consent(slug, key):
    made = agreed(place(slug))
    wanted = grounds(slug, key)
    if wanted:
        assert "referral_grounded" in refusing(made, passing(key, "consent"))
        made = grounded(made, wanted)

    done = made.do(Act.REFER, passing(key, "consent"), "everybody")

    row = Referral.objects.get(reference=done.subject)
    assert (row.key, row.recipient, row.passed_on, row.route, row.on) == (
        key,
        "Duty desk, 4425",
        "Two people go to visits.",
        "consent",
        made.today,
    )


@pytest.mark.parametrize(("slug", "key"), EACH)
def test_referral_outside_the_landlord_needs_a_route(slug, key):
    made = place(slug)
    if wanted := grounds(slug, key):
        made = grounded(made, wanted)

    if (slug, key) in INSIDE:
        assert made.do(Act.REFER, passing(key, route=""), "everybody").verdict.permitted
    else:
        assert "sharing" in refusing(made, passing(key, route=""))


def test_a_referral_that_the_policy_does_not_have_is_not_made():
    assert "referral_grounded" in refusing(place("octavia"), passing("credit_agency"))


@clause("octavia:4.5:2")
def test_octavia_4_5_officer_cannot_refer_to_the_police():
    made = place("octavia").assessed(offence_believed=True)

    assert refusing(made, passing("police"), "officer") == {"authority"}


@clause("stonewater:3.2:2")
@pytest.mark.parametrize(
    ("route", "open_"),
    [("consent", True), ("safeguarding", True), ("legal_obligation", True), ("crime", True), ("vital_interests", False)],
)
def test_stonewater_3_2_agency_needs_consent_or_a_named_route(route, open_):
    made = agreed(place("stonewater").assessed(crime_or_disorder=True))

    if open_:
        assert made.do(Act.REFER, passing("police", route), "everybody").verdict.permitted
    else:
        assert refusing(made, passing("police", route)) == {"sharing"}


@clause("conduct-2024:what-well-do-2:1")
def test_conduct_2024_support_referral_needs_consent():
    made = place("conduct-2024")

    assert refusing(made, passing("support", "safeguarding")) == {"referral_grounded"}
    assert refusing(made, passing("support", "consent")) == {"referral_grounded", "sharing"}
    agreed(made)
    assert made.do(Act.REFER, passing("support", "consent")).verdict.permitted


@clause("floor:76:2")
@pytest.mark.parametrize("slug", sorted({slug for slug, _ in REFERRALS}))
def test_emergency_call_needs_no_authority_and_no_consent(slug):
    made = place(slug)

    assert made.do(Act.REFER, passing("emergency_services", route="")).verdict.permitted
    assert made.do(Act.REFER, passing("safeguarding", route="safeguarding")).verdict.permitted
    assert refusing(made, passing("safeguarding", route=""), "officer") == {"sharing"}


@clause("octavia:4.5:2", "stonewater:4.9:1")
@pytest.mark.parametrize(
    ("slug", "key", "fact"),
    [("octavia", "police", "offence_believed"), ("stonewater", "anti_social_behaviour", "amounts_to_asb")],
)
def test_required_referral_is_owed_until_it_is_made(slug, key, fact):
    made = place(slug).assessed(**{fact: True})

    assert [(duty.subject, duty.due_on, duty.done) for duty in owed(made, "refer")] == [(key, made.today, "no")]
    made.do(Act.REFER, passing(key), "everybody")
    assert [duty.done for duty in owed(made, "refer")] == ["yes"]


def owed(made, kind):
    view = case_view(made.officers["officer"], made.case, made.at)
    return [duty for duty in view.duties if duty.kind == kind]


def closing(made):
    with pytest.raises(ActRefused) as refused:
        made.do(Act.CLOSE, Details(words="It is over."))
    return {cure.params.get("subject") for cure in refused.value.verdict.cures}


def test_a_case_closes_only_once_the_receiver_has_taken_over():
    made = place("clarion")
    handed = made.do(Act.REFER, passing("associated_procedure", hands_over=True)).subject

    assert closing(made) == {handed}
    made.do(Act.ACCEPT_REFERRAL, ReferralAnswered(outcome="accepted", who="A. Bose", words="Ours now."), subject=handed)
    assert made.do(Act.CLOSE, Details(words="Handed over.")).verdict.permitted


def test_declined_referral_is_owed_a_settlement():
    made = place("clarion")
    handed = made.do(Act.REFER, passing("associated_procedure", hands_over=True)).subject
    made.later(days=2).do(
        Act.ACCEPT_REFERRAL, ReferralAnswered(outcome="declined", who="A. Bose", words="Not ours."), subject=handed
    )

    assert [(duty.subject, duty.due_on, duty.done) for duty in owed(made, "settle_referral")] == [(handed, made.today, "no")]
    assert closing(made) == {handed}
    kept = ReferralAnswered(outcome="settled", who="Officer Lowe", words="We keep it.")
    made.do(Act.ACCEPT_REFERRAL, kept, subject=handed)
    assert [duty.done for duty in owed(made, "settle_referral")] == ["yes"]
    assert made.do(Act.CLOSE, Details(words="Over.")).verdict.permitted


@clause("a2dominion:3.5.2:1")
def test_a2dominion_3_5_2_report_is_notified_or_dated_for_later():
    made = place("a2dominion").assessed(offence_believed=True)
    report = made.do(Act.REFER, passing("police"), "everybody").subject

    assert [(duty.due_on, duty.done) for duty in owed(made, "notify_referral")] == [(made.today, "no")]
    later = made.today + timedelta(days=30)
    made.do(Act.NOTIFY_REFERRAL, ReferralTold(words="It would warn him.", withheld_until=later), subject=report)
    assert [(duty.due_on, duty.done) for duty in owed(made, "notify_referral")] == [(later, "no")]
    made.later(days=31).do(Act.NOTIFY_REFERRAL, ReferralTold(words="Told by letter."), subject=report)
    assert [duty.done for duty in owed(made, "notify_referral")] == ["yes"]


def test_notice_of_a_referral_is_postponed_only_to_a_later_day():
    made = place("octavia")
    call = made.do(Act.REFER, passing("emergency_services", "")).subject

    assert refusing(made, ReferralTold(words="x", withheld_until=made.today), "officer", Act.NOTIFY_REFERRAL, call) == {
        "referral_withheld_until"
    }
    assert owed(made, "notify_referral") == []
    later = made.today + timedelta(days=7)
    made.do(Act.NOTIFY_REFERRAL, ReferralTold(words="It would warn him.", withheld_until=later), subject=call)
    assert [(duty.due_on, duty.cited.id) for duty in owed(made, "notify_referral")] == [(later, "floor:42:2")]


def test_letters_leave_out_a_referral_the_customer_does_not_know():
    home = house()
    case = opened(home)
    planted = passing("emergency_services", "", passed_on="Zanzibar", words="Zanzibar", recipient="Zanzibar")
    call = home.do(Act.REFER, planted, case=case).subject
    later = ReferralTold(words="Zanzibar", withheld_until=home.today + timedelta(days=60))
    home.do(Act.NOTIFY_REFERRAL, later, case=case, subject=call)
    heard_and_assessed(home, case)
    measure = home.do(Act.PROPOSE, once_a_week(home), case=case).subject
    home.do(Act.CONSULT, Signed(party="other_teams", words="Repairs agree."), case=case, subject=measure)
    home.do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    letter = Issued(contact_person="Priya Shah", service_implications="Repairs are reported as before.")
    home.do(Act.IMPOSE, letter, case=case, subject=measure)

    letters = [html.render(letter_of(notice)) for notice in Notice.objects.all()]
    assert len(letters) == 3
    assert not [letter for letter in letters if "Zanzibar" in letter]


@clause("floor:47:1")
def test_contractor_gets_a_markers_instruction_and_its_end():
    home = house()
    case = opened(home)
    incident = incident_of(case)
    heard_and_assessed(home, case)
    marker = marked(home, case, incident)
    share = Referred(
        key="contractors", recipient="Harbour Plumbing", words="They visit.", route="legal_obligation", marker=marker
    )
    shared = home.do(Act.REFER, share, case=case).subject

    row = Referral.objects.get(reference=shared)
    assert (row.passed_on, row.recipient, row.on) == ("Two people go to visits.", "Harbour Plumbing", home.today)
    home.do(Act.TELL_MARKER, Issued(contact_person="Priya Shah"), case=case, subject=marker)
    home.later(days=1).do(Act.END_MARKER, Details(words="It has passed."), case=case, subject=marker)
    assert withdrawal(home, case) == [(home.today, "no")]
    gone = ReferralAnswered(outcome="settled", who="Harbour Plumbing", words="Taken off their job sheet.")
    home.do(Act.ACCEPT_REFERRAL, gone, case=case, subject=shared)
    assert withdrawal(home, case) == [(home.today, "yes")]


def incident_of(case):
    return Case.objects.get(reference=case).incidents.get().reference


def withdrawal(home, case):
    view = case_view(home.officers["officer"], case, home.at)
    return [(duty.due_on, duty.done) for duty in view.duties if duty.kind == "withdraw_sharing"]


@clause("floor:47:1")
def test_contractor_referral_without_a_live_marker_is_refused():
    made = place("octavia")
    share = Referred(key="contractors", recipient="Harbour Plumbing", words="They visit.", route="legal_obligation")

    assert refusing(made, share, "officer") == {"referral_grounded"}


def test_an_instruction_of_another_case_is_not_here():
    made = place("octavia")

    with pytest.raises(ActRefused):
        made.do(Act.REFER, passing("contractors", "consent", marker="EV-0000"))


def test_referral_and_court_order_are_always_open_acts():
    made = place("octavia")
    view = case_view(made.officers["officer"], made.case, made.at)

    assert {Act.REFER, Act.RECORD_ORDER} <= {found.act for found in view.open_acts}
