"""Checks that a report to the police at Octavia can be appealed once it may be told, and is corrected but never recalled."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.casework.case_view import case_view, who_could_hear
from evenhand.casework.details.appeals import AppealDecided, Appealed
from evenhand.casework.details.letters import Served
from evenhand.casework.details.measures import Assessment, Weighed
from evenhand.casework.details.referrals import ReferralAnswered, ReferralTold, Referred
from evenhand.letters.models import Notice
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, Decision
from evenhand.referrals.models import Referral
from tests.builders.decided import reported_to_police
from tests.builders.house import facts_of, house, opened
from tests.clauses import clause
from tests.letters.reading import title_of, words_of
from tests.web.acting import address, send, text_of
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
TOLD = ReferralTold(words="Told by telephone.")
CORRECTION = "The call was on 2 June, not on 1 June."
CORRECTED = AppealDecided(outcome="corrected", words="The recording shows the day.", correction=CORRECTION)


def appealed(place, case, report):
    told = Appealed(words="It was another day.", received_on=place.today, route="letter", grounds=("factual_error",))
    return place.do(Act.RECEIVE_APPEAL, told, "adviser", case=case, subject=report).subject


def offered(place, case):
    view = case_view(place.officers["officer"], case, place.at)
    return {one.subject for one in view.nexts if one.act is Act.RECEIVE_APPEAL}


@clause("octavia:4.2:4", "octavia:4.5:2")
def test_octavia_4_2_director_hears_an_appeal_against_a_report():
    place, case, report = reported_to_police()
    place.do(Act.NOTIFY_REFERRAL, TOLD, case=case, subject=report)

    assert offered(place, case) == {report}
    appeal = appealed(place, case, report)
    view = case_view(place.officers["officer"], case, place.at)
    hearers = [one.membership.user.name for one in who_could_hear(view, appeal, place.at) if not one.against]
    assert hearers == ["Helen Price"]
    (owed,) = [duty for duty in view.duties if duty.kind == "appeal_answer"]
    assert (owed.subject, owed.due_on) == (appeal, place.today + timedelta(days=14))
    with pytest.raises(ActRefused) as refused:
        place.do(Act.DECIDE_APPEAL, CORRECTED, "assistant_director", case=case, subject=appeal)
    assert {"appeal_reviewer", "appeal_uninvolved"} <= {one.rule for one in refused.value.verdict.refusals}


def test_page_records_an_appeal_against_a_report():
    place, case, report = reported_to_police()
    place.do(Act.NOTIFY_REFERRAL, TOLD, case=case, subject=report)

    shown = client_of(place, "officer").get(address(case, Act.RECEIVE_APPEAL, report))

    assert shown.status_code == 200, text_of(shown)


def test_appeal_against_a_report_waits_while_it_is_withheld():
    place, case, report = reported_to_police()
    later = place.today + timedelta(days=30)
    withheld = ReferralTold(words="It would warn him.", withheld_until=later)
    place.do(Act.NOTIFY_REFERRAL, withheld, case=case, subject=report)

    with pytest.raises(ActRefused) as refused:
        appealed(place, case, report)
    (rule,) = [one for one in refused.value.verdict.refusals if one.rule == "appeal_after_embargo"]
    assert rule.message.params == {"on": later}
    assert appealed(place.later(days=30), case, report)


@clause("floor:76:3")
@pytest.mark.parametrize("outcome", ["ended", "changed"])
def test_appeal_never_recalls_a_report(outcome):
    place, case, report = reported_to_police()
    appeal = appealed(place, case, report)

    with pytest.raises(ActRefused) as refused:
        place.do(Act.DECIDE_APPEAL, AppealDecided(outcome=outcome, words="No."), "director", case=case, subject=appeal)
    assert [one.rule for one in refused.value.verdict.refusals] == ["appeal_recalls_no_report"]


@clause("floor:76:3")
def test_appeal_corrects_what_we_hold_and_what_we_sent():
    place, case, report = reported_to_police()
    appeal = appealed(place, case, report)
    place.do(Act.DECIDE_APPEAL, CORRECTED, "director", case=case, subject=appeal)

    correction = Referral.objects.get(corrects__reference=report)
    assert (correction.key, correction.recipient, correction.passed_on) == ("police", "Crime reference 44/26", CORRECTION)
    assert Referral.objects.get(reference=report).settled_on is None
    letter = words_of(Notice.objects.get(subject=appeal))
    assert "Our report stays as it was made. We correct what we hold about you and what we sent." in letter
    assert (
        f"* we keep this correction with what we hold about you: {CORRECTION} * we send the correction to the police" in letter
    )
    (owed,) = [one for one in case_view(place.officers["officer"], case, place.at).duties if one.kind == "send_correction"]
    assert (owed.subject, owed.due_on, owed.done) == (correction.reference, place.today, "no")
    taken = ReferralAnswered(outcome="accepted", who="Duty desk", words="Noted.")
    place.do(Act.ACCEPT_REFERRAL, taken, case=case, subject=correction.reference)
    assert [
        one.done for one in case_view(place.officers["officer"], case, place.at).duties if one.kind == "send_correction"
    ] == ["yes"]
    assert correction.reference not in offered(place, case)


def test_papers_of_the_appeal_show_what_was_passed_on():
    place, case, report = reported_to_police()
    appeal = appealed(place, case, report)
    set_clock(place)

    papers = text_of(client_of(place, "director").get(reverse("appeal-pack", args=[case, appeal])))
    assert "Who took it: Crime reference 44/26" in papers
    assert "A threat on 1 June." in papers


def test_next_report_is_made_while_the_appeal_waits():
    place, case, report = reported_to_police()
    appealed(place, case, report)

    again = Referred(
        key="police", recipient="Officer Lowe", passed_on="A second threat.", route="crime", words="It is a crime."
    )
    assert place.do(Act.REFER, again, "assistant_director", case=case).verdict.permitted


@pytest.mark.parametrize("policy", ["a2dominion", "conduct-2024"])
def test_report_is_not_appealed_where_the_policy_does_not_say_so(policy):
    place = house(policy=policy)
    case = opened(place)
    believed = Weighed(fact="offence_believed", so=True, why="He threatened to burn the office down.")
    place.do(Act.ASSESS, Assessment(answers=(believed,)), case=case)
    report = Referred(key="police", recipient="44/26", passed_on="A threat.", route="crime", words="It is a crime.")
    subject = place.do(Act.REFER, report, case=case).subject

    assert facts_of(place, case).decision_of(subject) is Decision.REFERRAL
    assert offered(place, case) == set()


def test_forms_name_the_director_and_offer_a_correction():
    place, case, report = reported_to_police()
    set_clock(place)
    telling = text_of(client_of(place, "officer").get(address(case, Act.NOTIFY_REFERRAL, report)))
    assert "Tell them too that they can appeal to a Director." in telling
    assert "An appeal neither recalls nor delays what we passed on." in telling

    appeal = appealed(place, case, report)
    where = address(case, Act.DECIDE_APPEAL, appeal)
    director = client_of(place, "director")
    page = text_of(director.get(where))
    assert "The report stays, and we correct it" in page
    assert "The decision ends" not in page
    answers = {
        "ground_factual_error": ["made_out"],
        "because_factual_error": ["The recording shows it."],
        "outcome": ["corrected"],
        "words": ["The recording shows the day."],
        "took_no_part": ["on"],
    }
    assert "Write what is put right" in text_of(send(director, where, answers))
    send(director, where, answers | {"correction": [CORRECTION]})
    assert Referral.objects.get(corrects__reference=report).passed_on == CORRECTION


REPORTED = (
    "We have told another body about something that concerns you. It is about particular things that were done or said. It is "
    "not a judgement on you as a person. What we passed on ----------------- * On 1 June 2026 we passed on what we hold about "
    "this to the police. You can ask us for what we passed on. * An appeal does not take back or delay what we passed on. It "
    "can correct what we hold and what we sent. "
)


@clause("octavia:4.2:4")
def test_customer_gets_a_letter_about_the_report():
    place, case, report = reported_to_police()
    reference = place.later(days=1).do(Act.NOTIFY_REFERRAL, TOLD, case=case, subject=report).letter

    letter = Notice.objects.get(reference=reference)
    says = words_of(letter).partition("Dear Ms Vale ")[2]
    assert (letter.decision, letter.subject, title_of(letter)) == ("referral", report, "We passed on something about you")
    assert says[: len(REPORTED)] == REPORTED
    assert "It was a threat" not in says
    assert "* say that you want to appeal" in says
    assert "Told by telephone." not in says
    view = case_view(place.officers["officer"], case, place.at)
    (owed,) = [duty for duty in view.duties if duty.subject == reference]
    assert (owed.act, owed.due_on, owed.message.code) == (Act.SERVE, place.today, "duty_tell_referral")
    place.do(Act.SERVE, Served(how="letter"), case=case, subject=reference)


def test_a_report_that_is_withheld_has_no_letter():
    place, case, report = reported_to_police()
    withheld = ReferralTold(words="It would warn him.", withheld_until=place.today + timedelta(days=30))

    assert place.do(Act.NOTIFY_REFERRAL, withheld, case=case, subject=report).letter == ""
    assert not Notice.objects.filter(decision="referral").exists()
