"""Forms of markers and of acts outside the main story: each acts and returns to the case."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.casework.case_view import case_view
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Signed
from evenhand.people.models import Need
from evenhand.policy.vocabulary import Act, Decision, Tri
from evenhand.wording.acts import ACTS
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.web.acting import address, assessed_fully, on, send, signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch):
    """Return a house whose clock the pages read."""
    built = house()
    for module in ("evenhand.web.acts.views", "evenhand.web.incidents.report_views"):
        monkeypatch.setattr(f"{module}.now", lambda: built.at)
    return built


@pytest.fixture
def case(place):
    """Return a case that was just opened."""
    return opened(place, ("threats",))


def facts(place, case):
    return case_view(place.officers["officer"], case, place.at).facts


def done(place, case, act, answers, who="officer", *, subject=None):
    """Do one act by its form; it leads back to the case, which says so."""
    client = signed_in(place, who)
    sent = send(client, address(case, act, subject), answers)
    assert sent.status_code == 302, text_of(sent)
    assert sent.url == reverse("case", args=[case])
    assert ACTS[act].after in text_of(client.get(sent.url))


def test_marker_forms_lead_from_the_request_to_its_end(place, case):
    heard_and_assessed(place, case)
    incidents = [row.reference for row in facts(place, case).incidents]
    asked = {
        "key": "safety_marker",
        "instruction": "Ring the office before a visit.",
        "incidents": incidents[:1],
        "words": "What was said at the door.",
        **on("review_on", place.today + timedelta(days=90)),
    }
    done(place, case, Act.PLACE_MARKER, asked)
    marker = facts(place, case).markers[0].reference

    agreed = {"words": "Staff go there alone.", **on("hard_end_on", place.today + timedelta(days=365))}
    done(place, case, Act.AUTHORISE_MARKER, agreed, "manager", subject=marker)
    done(place, case, Act.TELL_MARKER, {"contact_person": "Priya Shah"}, subject=marker)
    place.later(days=80)
    kept = {"outcome": "keep", "words": "It may happen again.", **on("next_on", place.today + timedelta(days=90))}
    done(place, case, Act.REVIEW_MARKER, kept, "manager", subject=marker)
    done(place, case, Act.END_MARKER, {"words": "Nothing since."}, subject=marker)

    ended = facts(place, case).markers[0]
    assert (ended.told_on, ended.ended_on) == (place.today - timedelta(days=80), place.today)
    assert any(row.decision == Decision.MARKER for row in case_view(place.officers["officer"], case, place.at).notices)


def test_marker_on_an_incident_of_another_case_is_refused(place, case):
    foreign = {
        "key": "safety_marker",
        "instruction": "Ring the office.",
        "incidents": ["EV-2222222"],
        "words": "Why.",
        **on("review_on", place.today + timedelta(days=90)),
    }

    assert send(signed_in(place), address(case, Act.PLACE_MARKER), foreign).status_code == 422


def test_steps_beside_the_way(place, case):
    done(place, case, Act.DECIDE_USE, {"words": "Ordinary ways are used up."})
    done(place, case, Act.DISCUSS, {"words": "Rang her; she would rather write.", **on("on", place.today)})
    done(place, case, Act.DECLARE_INTEREST, {"tie": "neighbour", "words": "She lives two doors away."}, "manager")

    known = facts(place, case)
    assert known.fact("discussion_considered").state is Tri.YES
    assert known.interested == {place.officers["manager"].user.reference}


def test_request_is_recorded_and_answered_with_its_need(place, case):
    asked = {"what": "adjustment:", "words": "Please text me.", "route": "telephone", **on("received_on", place.today)}
    done(place, case, Act.TAKE_REQUEST, asked)
    request = facts(place, case).requests[0].reference

    answer = {"outcome": "agreed", "words": "It is easily done.", "told_by": ["letter"]}
    page = send(signed_in(place), address(case, Act.ANSWER_REQUEST, request), answer)
    assert page.status_code == 422
    assert "Write what they need" in text_of(page)
    need = {"says": "A text first", "basis": "consent", **on("relook_on", place.today + timedelta(days=90))}
    done(place, case, Act.ANSWER_REQUEST, answer | need, subject=request)

    known = facts(place, case)
    assert (known.requests[0].answered_on, [row.kind for row in known.needs]) == (place.today, ["adjustment"])
    assert (Need.objects.get().asked_by, Need.objects.get().theirs) == ("customer", True)


def test_request_is_taken_back_in_their_words(place, case):
    asked = {"what": "complaint:", "words": "I want to complain.", "route": "office", **on("received_on", place.today)}
    done(place, case, Act.TAKE_REQUEST, asked)
    request = facts(place, case).requests[0].reference
    before = {"words": "Never mind.", **on("on", place.today - timedelta(days=1))}
    page = send(signed_in(place), address(case, Act.WITHDRAW_REQUEST, request), before)
    assert (page.status_code, len(page.context["form"].errors["on"])) == (422, 1)
    done(place, case, Act.WITHDRAW_REQUEST, {"words": "Never mind.", **on("on", place.today)}, subject=request)

    assert facts(place, case).requests[0].withdrawn_on == place.today


def test_a_proposal_is_withdrawn(place, case):
    heard_and_assessed(place, case)
    assessed_fully(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject

    done(place, case, Act.WITHDRAW, {"words": "She has stopped."}, subject=measure)

    assert facts(place, case).measures[0].withdrawn_on == place.today


def test_endorsement_that_no_rule_requires_is_kept(place, case):
    heard_and_assessed(place, case)
    assessed_fully(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject

    done(place, case, Act.ENDORSE, {"words": "I know the case, and agree."}, "manager", subject=measure)

    assert [signature.act for signature in facts(place, case).measures[0].signatures] == [Act.ENDORSE]


def test_a_measure_past_its_day_is_noted_as_lapsed(place, case):
    heard_and_assessed(place, case)
    assessed_fully(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    place.do(Act.CONSULT, Signed(party="other_teams", words="Agreed."), case=case, subject=measure)
    place.do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    place.do(Act.IMPOSE, Issued(contact_person="P. Shah", service_implications="None."), case=case, subject=measure)

    early = send(signed_in(place), address(case, Act.LAPSE, measure), {"words": "Its day."})
    place.later(days=200)
    done(place, case, Act.LAPSE, {"words": "Nothing since March."}, subject=measure)

    assert early.status_code == 409
    assert "Wait until" in text_of(early)


def test_urgent_measure_needs_its_urgent_situation(place, case):
    assessed_fully(place, case)
    where = address(case, Act.PROPOSE) + "?measure=no_personal_contact"
    urgent = {
        "measure": "no_personal_contact",
        "words": "She said that she would wait for him with a knife.",
        "visits": ["no_personal_contact"],
        "channels_only": ["telephone", "email"],
        **on("starts_on", place.today),
        **on("review_on", place.today + timedelta(days=60)),
        "urgent": "on",
    }

    without = send(signed_in(place), where, urgent)
    proposed = send(signed_in(place), where, {**urgent, "situations": ["immediate_danger"]})

    assert without.status_code == 422
    assert "Select what makes it urgent" in text_of(without)
    assert proposed.status_code == 302, text_of(proposed)
    assert facts(place, case).urgent_since == place.today


@pytest.mark.parametrize(
    ("measure", "answers", "terms"),
    [
        (
            "contact_time_limited",
            {"contact_time_per_number": "30", "contact_time_per_per": "week"},
            {"contact_time_per": ("30", "week")},
        ),
        ("contact_time_limited", {"hours_from": "9.00", "hours_until": "12:30"}, None),
        (
            "contact_varied_otherwise",
            {"description": "Please ring only before noon.", "word_limit": "500"},
            {"word_limit": 500},
        ),
        ("no_complaints_process", {"services": ["complaints_process"], "complaint": "CO-118"}, {"complaint": "CO-118"}),
        (
            "no_personal_contact",
            {"visits": ["no_personal_contact"], "premises": "1 Quay Street\n2 Quay Street"},
            {"premises": 2},
        ),
        ("contact_varied_otherwise", {"description": "x", "hours_from": "12:00", "hours_until": "09:00"}, None),
        ("contact_varied_otherwise", {"description": "x", "contacts_per_number": "1"}, None),
        ("contact_varied_otherwise", {"description": "x" * 2001}, None),
    ],
)
def test_term_questions_build_the_terms_or_show_errors(place, case, measure, answers, terms):
    client, where = signed_in(place), address(case, Act.PROPOSE) + f"?measure={measure}"
    dates = {**on("starts_on", place.today), **on("review_on", place.today + timedelta(days=60))}

    checked = send(client, where, {"measure": measure, "words": "Why.", "action": "check", **dates, **answers})

    assert checked.status_code == (200 if terms else 422), text_of(checked)
    if terms:
        stated = checked.context["form"].details().terms.stated()
        name, wanted = next(iter(terms.items()))
        value = stated[name]
        assert wanted in (
            value,
            len(value) if isinstance(value, tuple) else None,
            (str(getattr(value, "minutes", "")), getattr(value, "per", "")),
        )
    else:
        assert "There is a problem" in text_of(checked)
