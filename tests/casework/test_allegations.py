"""Allegations about staff: recorded, investigated separately, and the accused decide nothing."""

from datetime import timedelta

import pytest

from evenhand.allegations.models import Allegation
from evenhand.casework.access import the_case
from evenhand.casework.context import NotHere
from evenhand.casework.details import Details
from evenhand.casework.details.allegations import AllegationSettled, Alleged, InvestigatorNamed
from evenhand.casework.details.appeals import Appealed
from evenhand.casework.details.cases import Interest, Opened
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.customers import Account, Contacted
from evenhand.casework.details.incidents import Colleagues, Reported
from evenhand.casework.details.measures import Found, Signed
from evenhand.casework.facts.customer import ties_of
from evenhand.casework.facts.statement import rows_of
from evenhand.casework.form_questions.colleagues import could_look_into, named
from evenhand.casework.perform import consider_act
from evenhand.journal.queries import entries, open_part
from evenhand.policy.applies import barring
from evenhand.policy.rules.authority import DECIDING
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, Part, Tri
from tests.builders.decided import in_force
from tests.builders.house import facts_of, heard_and_assessed, house, once_a_week, opened
from tests.builders.landlords import SETTINGS, SHIPPED
from tests.clauses import clause

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return house()


@pytest.fixture
def case(place):
    return opened(place, ("threats",))


def who(place, key: str) -> str:
    return place.officers[key].user.reference


def taken(place, case, *of: str, by: str = "officer", **told) -> str:
    alleged = Alleged(words="He swore at me.", of=tuple(who(place, key) for key in of), **told)
    return place.do(Act.TAKE_ALLEGATION, alleged, by, case=case).subject


def investigated_by(place, case, allegation, key: str, *, by: str = "officer") -> None:
    told = InvestigatorNamed(investigator=who(place, key), words="Of another team.")
    place.do(Act.NAME_INVESTIGATOR, told, by, case=case, subject=allegation)


def settled(place, case, allegation, key: str = "director", outcome: str = "not_made_out") -> None:
    told = AllegationSettled(outcome=outcome, words="Heard the recording.")
    place.do(Act.INVESTIGATE_COUNTER_ALLEGATION, told, key, case=case, subject=allegation)


def rules_against(place, act, details, key, **where) -> list[str]:
    verdict = consider_act(act, details, by=place.officers[key], at=place.at, **where)
    return [result.rule for result in verdict.refusals]


@clause("floor:4:1", "octavia:1.2:1")
def test_account_with_an_allegation_opens_an_investigation(place, case):
    alleges = Alleged(words="Mr Reed swore at me.", of=(who(place, "manager"),))
    place.do(Act.RECORD_ACCOUNT, Account(words="I shouted because he swore.", alleges=alleges), case=case)

    row = Allegation.objects.get()
    entry = entries(place.landlord.pk, subject=row.reference).get(act="take_allegation")
    assert (row.says, row.said_in, row.case.reference, row.opened_on) == ("Mr Reed swore at me.", "account", case, place.today)
    assert open_part(entry)["cause"]["act"] == "record_account"
    assert facts_of(place, case).fact("counter_allegations_settled").state is Tri.NO


@clause("floor:4:1")
def test_allegation_in_a_contact_or_an_appeal_is_recorded(place):
    case, measure = in_force(place)
    contact = Contacted(words="Rang about the lift.", channel="telephone", happened_at=place.at, alleges=Alleged())
    appeal = Appealed(words="She laughed.", received_on=place.today, route="letter", alleges=Alleged(unmatched="the lady"))
    place.do(Act.RECORD_CONTACT, contact, "adviser", case=case)
    place.do(Act.RECEIVE_APPEAL, appeal, "adviser", case=case, subject=measure)

    rows = Allegation.objects.order_by("id")
    assert [(row.said_in, row.says, row.unmatched) for row in rows] == [
        ("contact", "Rang about the lift.", ""),
        ("appeal", "She laughed.", "the lady"),
    ]


@clause("floor:4:1", "octavia:1.2:1")
def test_authorising_needs_the_allegation_settled_either_way(place, case):
    heard_and_assessed(place, case)
    allegation = taken(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    signed = Signed(words="In proportion.")

    assert "precondition" in rules_against(place, Act.AUTHORISE, signed, "manager", case=case, subject=measure)
    investigated_by(place, case, allegation, "director")
    settled(place, case, allegation, outcome="made_out")
    assert "precondition" not in rules_against(place, Act.AUTHORISE, signed, "manager", case=case, subject=measure)


@clause("floor:4:2", "floor:19:1")
@pytest.mark.parametrize("policy", [setting.policy for setting in SHIPPED])
def test_an_accused_officer_decides_nothing_under_any_policy(policy):
    place = house(policy=policy)
    case = opened(place, (SETTINGS[policy].behaviour,))
    taken(place, case, "manager")
    facts = facts_of(place, case)

    assert facts.interested == {who(place, "manager")}
    for act in DECIDING:
        assert "interested_decide_nothing" in place.refused(act, facts, "manager"), act
        assert "interested_decide_nothing" not in place.refused(act, facts, "officer"), act


ON_A_FORM = {
    Act.RECORD_ACCOUNT: lambda _, alleges: Account(words="I shouted because he swore.", alleges=alleges),
    Act.RECORD_CONTACT: lambda place, alleges: Contacted(
        words="Rang about the lift.", channel="telephone", happened_at=place.at, alleges=alleges
    ),
    Act.TAKE_COMPLAINT: lambda place, alleges: Complained(
        words="The lift is out.", received_on=place.today, route="telephone", alleges=alleges
    ),
    Act.TAKE_ALLEGATION: lambda _, alleges: alleges,
}


@clause("floor:4:2", "floor:19:1")
@pytest.mark.parametrize("act", ON_A_FORM)
@pytest.mark.parametrize("policy", [setting.policy for setting in SHIPPED])
def test_officer_complained_about_on_any_form_is_barred(policy, act):
    place = house(policy=policy)
    first, second = (opened(place, (SETTINGS[policy].behaviour,)) for _ in range(2))
    alleges = Alleged(words="Mr Reed swore at me.", of=(who(place, "manager"),))

    place.do(act, ON_A_FORM[act](place, alleges), case=first)

    for case in (first, second):
        facts = facts_of(place, case)
        assert facts.interested == {who(place, "manager")}
        assert "interested_decide_nothing" in place.refused(Act.AUTHORISE, facts, "manager")


def test_complaint_settled_before_a_case_bars_no_officer(place, case):
    allegation = taken(place, case, "manager")
    investigated_by(place, case, allegation, "director")
    settled(place, case, allegation)
    later = opened(place.later(days=30))

    assert facts_of(place, later).interested == set()
    assert facts_of(place, case).interested == {who(place, "manager")}


@clause("floor:19:1")
@pytest.mark.parametrize("tie", ["relative", "neighbour", "declared"])
@pytest.mark.parametrize("policy", [setting.policy for setting in SHIPPED])
def test_an_interested_officer_decides_nothing_under_any_policy(policy, tie):
    place = house(policy=policy)
    case = opened(place, (SETTINGS[policy].behaviour,))
    place.do(Act.DECLARE_INTEREST, Interest(tie=tie, words="Lives next door."), "manager", case=case)
    facts = facts_of(place, case)

    for act in DECIDING:
        assert "interested_decide_nothing" in place.refused(act, facts, "manager"), act


@clause("floor:19:1")
@pytest.mark.parametrize("policy", [setting.policy for setting in SHIPPED])
def test_an_affected_officer_decides_nothing_under_any_policy(policy):
    place = house(policy=policy)
    told = Reported(
        words="Shouted at the desk.",
        customer=place.customer.reference,
        happened_at=place.at - timedelta(hours=2),
        channel="office",
        behaviours=(SETTINGS[policy].behaviour,),
        colleagues=Colleagues(affected=(who(place, "manager"),)),
    )
    incident = place.do(Act.LOG_INCIDENT, told, "adviser").subject
    opening = Opened(customer=place.customer.reference, incidents=(incident,))
    case = place.do(Act.OPEN_CASE, opening).subject
    facts = facts_of(place, case)

    for act in DECIDING:
        assert "interested_decide_nothing" in place.refused(act, facts, "manager"), act


@clause("floor:4:2")
@pytest.mark.parametrize("key", ["officer", "manager", "adviser"])
def test_investigator_involved_or_complained_about_is_refused(place, case, key):
    allegation = taken(place, case, "manager")

    with pytest.raises(ActRefused) as refused:
        investigated_by(place, case, allegation, key)

    assert [result.rule for result in refused.value.verdict.refusals] == ["investigator_apart"]
    assert refused.value.verdict.cures[0].code == "by_another"


@clause("floor:4:2")
def test_only_the_investigator_settles_and_then_cannot_decide(place, case):
    allegation = taken(place, case, "manager")
    investigated_by(place, case, allegation, "director")

    with pytest.raises(ActRefused):
        settled(place, case, allegation, "assistant_director")
    settled(place, case, allegation)

    facts = facts_of(place, case)
    assert facts.involved[who(place, "director")] == {Part.HEARD_ALLEGATION}
    assert facts.fact("counter_allegations_settled").state is Tri.YES
    assert "investigator_decides_nothing" in place.refused(Act.AUTHORISE, facts, "director")


@clause("floor:4:2")
def test_an_accused_officer_names_no_investigator(place, case):
    allegation = taken(place, case, "manager")

    told = InvestigatorNamed(investigator=who(place, "director"), words="I trust her.")
    where = {"case": case, "subject": allegation}
    assert "complained_about_names_nobody" in rules_against(place, Act.NAME_INVESTIGATOR, told, "manager", **where)


def test_same_investigator_may_take_a_second_allegation(place, case):
    for _ in range(2):
        allegation = taken(place, case, "manager")
        investigated_by(place, case, allegation, "director")
        settled(place, case, allegation)

    assert all(row.settled_on for row in facts_of(place, case).allegations)


@clause("floor:72:2")
def test_defamation_claim_needs_more_than_an_account(place):
    case = opened(place, ("defamatory_comments",))
    place.do(Act.RECORD_ACCOUNT, Account(words="I said what I saw."), case=case)

    assert "allegation_investigated" in rules_against(
        place, Act.FIND, Found(outcome="unacceptable", words="x"), "officer", case=case
    )


@clause("floor:72:2")
@pytest.mark.parametrize(("outcome", "state"), [("not_made_out", Tri.YES), ("partly", Tri.NO), ("made_out", Tri.NO)])
def test_allegation_counts_against_customer_only_if_not_made_out(place, case, outcome, state):
    allegation = taken(place, case, "manager")
    investigated_by(place, case, allegation, "director")
    settled(place, case, allegation, outcome=outcome)

    assert facts_of(place, case).fact("allegation_not_made_out").state is state


def test_colleagues_are_found_by_name_or_email_and_others_kept(place):
    found = named(place.landlord, "tom reed,  the man in the van\nOFFICER.harbour-homes, Tom Reed")

    assert found.references == (who(place, "manager"), who(place, "officer"))
    assert found.unknown == ("the man in the van",)


def test_two_colleagues_of_one_name_are_reported_as_ambiguous(place):
    user = place.officers["director"].user
    user.first_name, user.last_name = "Tom", "Reed"
    user.save()

    assert named(place.landlord, "Tom Reed").several == ("Tom Reed",)


def test_colleague_of_another_landlord_is_not_found(place, case):
    other = house("elsewhere", "Elsewhere Homes")
    foreign = Alleged(words="He swore.", of=(other.officers["manager"].user.reference,))

    assert named(place.landlord, "manager.elsewhere").references == ()
    with pytest.raises(NotHere):
        place.do(Act.TAKE_ALLEGATION, foreign, case=case)


def test_investigators_offered_are_the_uninvolved(place, case):
    allegation = taken(place, case, "manager")
    doing = place.doing(Act.NAME_INVESTIGATOR, "officer", case=case, subject=allegation)

    assert {one.user.reference for one in could_look_into(doing)} == {who(place, "assistant_director"), who(place, "director")}


@clause("floor:19:1")
@pytest.mark.parametrize("tie", ["relative", "neighbour", "named_in_it", "friend"])
def test_a_declared_tie_is_kept_with_its_kind(place, case, tie):
    place.do(Act.DECLARE_INTEREST, Interest(tie=tie, words="Two doors away."), "manager", case=case)
    row = the_case(place.officers["officer"], case)

    assert ties_of(rows_of([row.pk])[row.pk]) == {who(place, "manager"): {tie}}


@clause("floor:4:2")
def test_only_an_uninvolved_senior_lifts_a_bar_with_a_reason(place, case):
    allegation = taken(place, case, "manager")
    where = {"case": case, "subject": allegation}
    investigated_by(place, case, allegation, "director")
    assert barring(facts_of(place, case)) == ()
    settled(place, case, allegation, outcome="not_made_out")
    assert barring(facts_of(place, case)) == (allegation,)
    assert who(place, "manager") in facts_of(place, case).interested

    reason = Details(words="The call was recorded, and he said none of it.")
    lifted = "bar_lifted_by_an_uninvolved_senior"
    for key in ("manager", "director"):
        assert lifted in rules_against(place, Act.LIFT_BAR, reason, key, **where)
    place.do(Act.LIFT_BAR, reason, "assistant_director", **where)

    assert facts_of(place, case).interested == frozenset()
    assert barring(facts_of(place, case)) == ()


@clause("floor:4:2")
def test_bar_of_a_complaint_that_was_made_out_stays(place, case):
    allegation = taken(place, case, "manager")
    investigated_by(place, case, allegation, "director")
    settled(place, case, allegation, outcome="partly")

    assert barring(facts_of(place, case)) == ()
    assert who(place, "manager") in facts_of(place, case).interested
