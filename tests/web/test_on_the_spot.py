"""A worker records that they ended a call or visit: on the report, alone, with the emergency handed over."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.cases.models import Case
from evenhand.casework.case_view import case_view
from evenhand.casework.details.cases import Opened
from evenhand.casework.details.customers import AccountSought
from evenhand.casework.details.incidents import Colleagues, ContactEnded, Moved, Reported
from evenhand.incidents.models import Incident, Named
from evenhand.journal.actions import destroy_key
from evenhand.landlords import actions as landlords
from evenhand.personal.queries import my_drafts
from evenhand.policy.facts.facts import Ended
from evenhand.policy.vocabulary import Act
from tests.builders.house import facts_of, house, opened
from tests.clauses import clause
from tests.web.acting import signed_in, text_of, ticket_on
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
THREAT = {"because": "threat", "warnings": "0", "words": "I hung up.", "danger_is": "no"}


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


def reported(place, case=None, channel="telephone", who="adviser", affected=()):
    told = Reported(
        words="Threatened to come round.",
        customer=place.customer.reference,
        happened_at=place.at - timedelta(hours=1),
        channel=channel,
        colleagues=Colleagues(affected=affected),
    )
    return place.do(Act.LOG_INCIDENT, told, who, **({"case": case} if case else {})).subject


def page(incident):
    return reverse("contact-ended", args=[incident])


def rows(place, incident, who="officer"):
    shown = signed_in(place, who).get(reverse("incident", args=[incident])).context["rows"]
    return {str(row.key): str(row.value) for row in shown}


@clause("floor:88:2", "floor:88:3")
def test_reporter_alone_records_a_call_they_ended(place):
    incident = reported(place)

    sent = signed_in(place, "adviser").post(page(incident), THREAT)

    assert sent.status_code == 302, text_of(sent)
    row = Incident.objects.get(reference=incident)
    assert (row.ended_because, row.ended_warnings, row.ended_by) == ("threat", 0, place.officers["adviser"].user)
    assert [(named.user, named.part) for named in row.named.all()] == [(row.ended_by, Named.Part.AFFECTED)]
    shown = rows(place, incident)
    assert shown["Ended on the spot by"] == f"{row.ended_by.name}: a threat, or violence. No warning came first"
    assert shown["What follows the end"] == "Write to the customer by 3 June 2026"


@clause("floor:88:3")
def test_follow_up_in_no_case_is_in_the_work_of_who_ended_it(place):
    landlords.set_manager(place.officers["adviser"], place.officers["manager"])
    incident = reported(place)
    signed_in(place, "adviser").post(page(incident), THREAT)

    def shown(who):
        found = signed_in(place, who).get(reverse("my-work")).context["ended"]
        return [(one.about.href, one.count.iso, one.who) for one in found]

    due, ended = place.today + timedelta(days=2), f"Ended by {place.officers['adviser'].user.name}"
    assert shown("adviser") == shown("manager") == [(reverse("incident", args=[incident]), due.isoformat(), ended)]
    assert shown("officer") == []

    place.do(Act.OPEN_CASE, Opened(customer=place.customer.reference, incidents=(incident,)))
    assert shown("adviser") == shown("manager") == []


@clause("floor:88:3")
def test_follow_up_is_owed_in_the_case_until_they_are_asked(place):
    case = opened(place)
    incident = reported(place, case)
    signed_in(place, "adviser").post(page(incident), THREAT)

    def owed():
        found = case_view(place.officers["officer"], case, place.at).duties
        return [(one.subject, one.due_on, one.done_on) for one in found if one.kind == "follow_up_ended"]

    due = place.today + timedelta(days=2)
    assert owed() == [(incident, due, None)]
    assert [one.ended for one in facts_of(place, case).incidents if one.ended] == [Ended(place.today, "threat", 0)]
    place.later(days=1)
    place.do(Act.SEEK_ACCOUNT, AccountSought(words="Rang her.", channels=("telephone",)), case=case)
    assert owed() == [(incident, due, None)]
    place.do(Act.SEEK_ACCOUNT, AccountSought(words="Wrote to her.", channels=("letter",)), case=case)
    assert owed() == [(incident, due, place.today)]


EARLY = THREAT | {"because": "other", "warnings": "1"}
SHORT = "Warnings in the call or visit: 1 of 2 that come before it is ended."
WHY = "He shouted over the second one."


@clause("floor:88:2")
def test_early_end_is_recorded_with_what_was_short(place):
    incident, client = reported(place), signed_in(place, "adviser")
    assert "If fewer than 2 warnings came first, why?" in text_of(client.get(page(incident)))

    saved = client.post(page(incident), EARLY)

    assert saved.status_code == 302, text_of(saved)
    short = "Ended before the usual warnings"
    assert rows(place, incident)[short] == f"{SHORT} No reason is recorded yet. Its worker can add one to this report."
    more = reverse("add-to-incident", args=[incident])
    assert SHORT in text_of(client.get(more))
    assert SHORT not in text_of(signed_in(place).get(more))
    assert client.post(more, {"ended_early": WHY, "danger_is": "no"}).status_code == 302
    assert rows(place, incident)[short] == f"{SHORT} {WHY}"
    assert SHORT not in text_of(client.get(more))


def test_one_letter_is_no_reason_for_an_early_end(place):
    sent = signed_in(place, "adviser").post(page(reported(place)), EARLY | {"early": "x"})

    assert (sent.status_code, sent.context["form"].errors["early"]) == (422, ["Write the reason in at least two words"])


@clause("floor:88:2")
def test_reason_for_an_early_end_is_kept_with_it(place):
    case = opened(place)
    incident = reported(place, case)

    signed_in(place, "adviser").post(page(incident), EARLY | {"early": WHY})

    row = Incident.objects.get(reference=incident)
    assert (row.ended_warnings, row.ended_early) == (1, WHY)
    assert [one.words for one in row.additions.all()] == ["I hung up."]
    assert list(facts_of(place, case).departures) == ["floor:88:2"]


@pytest.mark.parametrize(("who", "status"), [("adviser", 200), ("manager", 200), ("officer", 302)])
def test_only_who_was_in_the_call_records_its_end(place, who, status):
    affected = (place.officers["manager"].user.reference,)
    incident = Incident.objects.get(reference=reported(place, affected=affected))

    assert signed_in(place, who).get(page(incident.reference)).status_code == status
    sent = signed_in(place, who).post(page(incident.reference), THREAT)
    assert sent.status_code == (302 if status == 200 else 409)
    ended_by = Incident.objects.get().ended_by
    assert ended_by == (place.officers[who].user if status == 200 else None)
    shown = signed_in(place, who).get(reverse("incident", args=[incident.reference])).content.decode()
    assert page(incident.reference) not in shown


def _withdrawn(place, incident):
    place.do(Act.CORRECT_PERSON, Moved(words="Nobody.", withdraw=True), subject=incident)


def _in_a_case(place, incident):
    place.do(Act.OPEN_CASE, Opened(customer=place.customer.reference, incidents=(incident,)))


def _closed(place, incident):
    _in_a_case(place, incident)
    Case.objects.update(closed_at=place.at)


def _ended(place, incident):
    place.do(Act.END_CONTACT, ContactEnded(because="sexual"), "adviser", subject=incident)


@pytest.mark.parametrize("became", [_withdrawn, _in_a_case, _closed, _ended])
def test_nothing_typed_is_lost_when_a_report_changed_meanwhile(place, became):
    incident, client = reported(place), signed_in(place, "adviser")
    opened_form = {"once": client.get(page(incident)).context["form"]["once"].value()}
    became(place, incident)

    sent = client.post(page(incident), THREAT | opened_form)

    taken = became is _in_a_case
    assert (sent.status_code, "I hung up." in text_of(sent)) == ((302, False) if taken else (409, True))
    assert Incident.objects.get().ended_because == {_in_a_case: "threat", _ended: "sexual"}.get(became, "")


def test_end_refused_at_the_last_moment_keeps_what_was_typed(place, monkeypatch):
    incident, client = reported(place), signed_in(place, "adviser")

    def moment():
        """Return the page's moment, at which a colleague withdraws the report."""
        _withdrawn(place, incident)
        return place.at

    monkeypatch.setattr("evenhand.web.incidents.report_acts.now", moment)
    sent = client.post(page(incident), THREAT)

    assert sent.status_code == 409
    assert "All that you wrote is below" in text_of(sent)
    assert "I hung up." in text_of(sent)


def test_case_page_tells_that_the_call_was_ended(place):
    incident = reported(place)
    signed_in(place, "adviser").post(page(incident), THREAT)
    _in_a_case(place, incident)

    shown = text_of(signed_in(place).get(reverse("case", args=[Case.objects.get().reference])))
    assert "Incident reported. The worker ended the call or visit: a threat, or violence" in shown


@clause("floor:88:3")
def test_emergency_in_an_ended_call_is_not_dropped(place):
    alone, case = reported(place), opened(place)
    inside, client = reported(place, case), signed_in(place, "adviser")
    emergency = THREAT | {"danger_is": "yes", "danger": "Gas smells in the hall."}

    unanswered = client.post(page(alone), {key: value for key, value in THREAT.items() if key != "danger_is"})
    dropped = client.post(page(alone), emergency)
    taken = client.post(page(alone), emergency | {"danger_taken_by": "A. Bose, job 4425"})
    owed = client.post(page(inside), emergency)

    assert [answer.status_code for answer in (unanswered, dropped, taken, owed)] == [422, 422, 302, 302]
    assert Incident.objects.get(reference=alone).danger_taken_by == "A. Bose, job 4425"
    duties = case_view(place.officers["officer"], case, place.at).duties
    assert [one.due_on for one in duties if one.kind == "hand_over_hazard"] == [place.today]


@pytest.mark.parametrize(("because", "status"), [("threat", 422), ("other", 422), ("danger", 302)])
def test_warnings_left_empty_are_not_taken_for_none(place, because, status):
    incident = reported(place)
    answers = {key: value for key, value in THREAT.items() if key != "warnings"} | {"because": because}

    sent = signed_in(place, "adviser").post(page(incident), answers)

    assert sent.status_code == status
    missing = "Enter how many times you said that you would end it, or 0" in text_of(sent) if status == 422 else False
    assert missing is (status == 422)


def test_words_said_at_the_end_are_on_the_report(place):
    incident = reported(place)
    signed_in(place, "adviser").post(page(incident), THREAT)

    assert [row.words for row in Incident.objects.get(reference=incident).additions.all()] == ["I hung up."]


def test_leaving_danger_records_with_no_warning(place):
    incident = reported(place, channel="home_visit")

    place.do(Act.END_CONTACT, ContactEnded(because="danger"), "adviser", subject=incident)

    assert Incident.objects.get(reference=incident).ended_because == "danger"


@pytest.mark.parametrize(("channel", "status"), [("telephone", 200), ("email", 404)])
def test_only_a_call_or_visit_can_be_ended(place, channel, status):
    incident, client = reported(place, channel=channel), signed_in(place, "adviser")

    assert client.get(page(incident)).status_code == status
    for name in ("incident", "incident-logged"):
        offered = page(incident) in client.get(reverse(name, args=[incident])).content.decode()
        assert offered is (status == 200)


def test_end_of_a_call_is_recorded_once(place):
    incident, client = reported(place), signed_in(place, "adviser")
    form = THREAT | {"once": client.get(page(incident)).context["form"]["once"].value()}
    client.post(page(incident), form)

    assert client.post(page(incident), form).status_code == 302
    other = client.post(page(incident), THREAT | {"because": "sexual", "words": "Said goodbye."})
    assert (other.status_code, "Said goodbye." in text_of(other)) == (409, True)
    assert Incident.objects.get(reference=incident).ended_because == "threat"


def test_erasing_a_customer_takes_the_draft_of_an_ended_call(place):
    page = signed_in(place, "adviser").get(reverse("contact-ended", args=[reported(place)]))
    kept = {"draft": ticket_on(page), "words": "She spoke of her illness."}
    assert signed_in(place, "adviser").post(reverse("keep-draft"), kept).status_code == 200
    assert len(list(my_drafts(place.officers["adviser"]))) == 1

    destroy_key(place.customer.reference, landlord_id=place.landlord.pk, at=place.at)
    assert list(my_drafts(place.officers["adviser"])) == []


def test_report_of_another_landlord_is_not_found(place):
    foreign = house("quay-homes", "Quay Homes")

    assert signed_in(foreign, "adviser").get(page(reported(place))).status_code == 404


def test_log_page_gives_the_rules_for_ending_a_call(place):
    shown = text_of(signed_in(place, "adviser").get(reverse("log-incident")))

    assert "If you are in danger, leave or hang up now. The report can wait." in shown
    assert "else after two warnings in it" in shown
