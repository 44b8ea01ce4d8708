"""Takes one case from the report to its close by the forms alone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.casework.case_view import case_view
from evenhand.policy.vocabulary import Act
from tests.builders.house import house
from tests.web.acting import address, asked, moment, on, send, signed_in, text_of, weighed

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch):
    """Return a house whose clock the pages read."""
    built = house()
    for module in ("evenhand.web.acts.views", "evenhand.web.incidents.report_views"):
        monkeypatch.setattr(f"{module}.now", lambda: built.at)
    return built


def act(place, case, which, answers, who="officer", *, subject=None):
    """Do one act by its form; it must lead back to the case."""
    done = send(signed_in(place, who), address(case, which, subject), answers)
    assert done.status_code == 302, (which, done.status_code, text_of(done))
    return done


def view(place, case, who="officer"):
    return case_view(place.officers[who], case, place.at)


def reported(place):
    client = signed_in(place, "adviser")
    page = client.get(reverse("log-incident"))
    once = page.context["form"]["once"].value()
    answers = {
        "once": once,
        "who": place.customer.reference,
        "words": "Rang 14 times in one afternoon about the window.",
        **moment("happened_at", place.at - timedelta(hours=2)),
        "channel": "telephone",
        "behaviours-unreasonable_demands": ["disproportionate_contact"],
        "conduct_of": "customer",
        "towards": "staff",
        "action": "save",
    }
    done = client.post(reverse("log-incident"), answers)
    assert done.status_code == 302, text_of(done)
    return done.url.split("/")[2]


def opened(place):
    incident = reported(place)
    client = signed_in(place)
    where = reverse("open-case", args=[incident])
    page = client.get(where)
    answers = {"once": page.context["form"]["once"].value(), "incidents": [incident], "words": "It has gone on."}
    done = client.post(where, answers)
    assert done.status_code == 302, text_of(done)
    return done.url.split("/")[2]


def test_a_case_goes_from_report_to_close_by_its_forms(place):
    case = opened(place)
    place.later(days=1)
    act(place, case, Act.SEEK_ACCOUNT, {"channels": ["letter"], "words": "Wrote and rang.", **on("on", place.today)})
    act(
        place,
        case,
        Act.RECORD_CONTACT,
        {"way": "in", "channel": "email", "words": "Asked when.", **moment("happened_at", place.at)},
    )
    place.later(days=3)
    account = {"heard": "yes", "words": "Nobody rings me back.", "alleged": "no", **on("on", place.today)}
    act(place, case, Act.RECORD_ACCOUNT, account)
    need = {
        "first_kind": "adjustment",
        "first_says": "Prefers email: hearing loss",
        "first_basis": "consent",
        "first_unusable": ["telephone"],
        **on("first_relook_on", place.today + timedelta(days=365)),
    }
    act(place, case, Act.RECORD_NEEDS, {"words": "Asked about health.", **on("on", place.today), **need})
    act(place, case, Act.OFFER_SUPPORT, {"words": "Offered the support team.", **on("on", place.today)})
    passage = {"for_letter": "You told us that nobody rings you back. We looked into that first."}
    act(place, case, Act.ASSESS, {"measure": "single_point_of_contact", **weighed(asked(place, case)), **passage})
    act(place, case, Act.FIND, {"outcome": "unreasonable", "words": "Out of proportion."})
    act(place, case, Act.COMMUNICATE_CONCERNS, {"words": "Told her, and asked her to change.", **on("on", place.today)})
    act(place, case, Act.WARN, {"asked": "Please write once a week.", "words": "It takes staff from others."})
    place.later(days=5)
    again = {
        "words": "Rang nine times.",
        "channel": "telephone",
        **moment("happened_at", place.at),
        "conduct_of": "customer",
        "towards": "staff",
    }
    act(place, case, Act.LOG_INCIDENT, again)
    proposal = {
        "measure": "single_point_of_contact",
        "words": "We asked twice; the calls went on.",
        "named_contact": "Priya Shah",
        "channels_only": ["email", "letter"],
        "replies_per_number": "1",
        "replies_per_per": "week",
        **on("starts_on", place.today),
        **on("until", place.today + timedelta(days=180)),
        **on("review_on", place.today + timedelta(days=85)),
    }
    where = address(case, Act.PROPOSE) + "?measure=single_point_of_contact"
    done = send(signed_in(place), where, proposal)
    assert done.status_code == 302, text_of(done)
    measure = view(place, case).facts.measures[0].reference
    act(place, case, Act.CONSULT, {"party": "other_teams", "words": "Repairs and income agree."}, subject=measure)
    place.later(days=1)
    act(place, case, Act.AUTHORISE, {"words": "In proportion, and she keeps email."}, "manager", subject=measure)
    issued = {"contact_person": "Priya Shah", "service_implications": "Repairs are reported as before."}
    act(place, case, Act.IMPOSE, issued, subject=measure)
    notice = view(place, case).notices[-1].reference
    act(place, case, Act.SERVE, {"how": "email", **on("on", place.today)}, subject=measure)
    act(place, case, Act.INFORM_TEAMS, {"words": "Told repairs.", **on("on", place.today)})
    place.later(days=3)
    appeal = {
        "words": "Nobody rang me back.",
        "route": "telephone",
        "grounds": ["disagreement"],
        **on("received_on", place.today),
    }
    done = send(signed_in(place, "adviser"), address(case, Act.RECEIVE_APPEAL, measure), appeal)
    assert done.status_code == 302
    received = view(place, case).facts.appeals[0].reference
    decided = {
        "ground_disagreement": "not_made_out",
        "because_disagreement": "The calls are on file.",
        "outcome": "kept",
        "words": "Looked at everything.",
        "took_no_part": "on",
    }
    act(place, case, Act.DECIDE_APPEAL, decided, "assistant_director", subject=received)
    place.later(days=70)
    kept = {
        "outcome": "keep",
        "words": "Calls are fewer.",
        **on("next_on", place.today + timedelta(days=85)),
    }
    act(place, case, Act.REVIEW, kept, subject=measure)
    act(place, case, Act.LIFT, {"words": "It has settled."}, subject=measure)
    act(place, case, Act.CLOSE, {"words": "Nothing is left open.", "outcome": "run_its_course"})

    assert view(place, case).case.closed_at == place.at
    assert notice
