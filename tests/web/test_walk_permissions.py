"""Walks every address as each role, a visitor, a user without a post and another landlord."""

import re

import pytest
from django.test import Client

from evenhand.cases.actions import ask
from evenhand.cases.models import Recheck
from evenhand.casework.details.allegations import Alleged
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.customers import Contacted
from evenhand.casework.details.incidents import Added, Attached, Moved
from evenhand.casework.details.referrals import Referred
from evenhand.casework.details.requests import Requested
from evenhand.casework.past_decisions import decisions
from evenhand.policy.acts import kind
from evenhand.policy.vocabulary import Act
from evenhand.web.acts.registry import PAGES
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import STAFF, house, opened
from tests.builders.visits import arranged
from tests.web.pages import client_of, set_clock
from tests.web.walk import routes

pytestmark = [pytest.mark.django_db, pytest.mark.once]

APART = (
    "administration/",
    "adoptions/",
    "contact-openings/",
    "firms/",
    "landlord/",
    "start/",
    "branding/",
    "drafts/",
    "views/",
    "leave-and-cover/end/",
    "leave-and-cover/sick/",
)
"""Asked elsewhere: test_{administration,adopting,drafts,firms,lists,leave}.py, api/test_openings.py,
landlords/test_{branding,settings}.py, work/test_sick_today.py and demo/test_start_here.py."""
FOR_ALL = re.compile(r"^(sign-in/|accessibility/|privacy/|gallery|policy/.*)$")
"""What anybody may read: people may know by which rules they are treated. Everything else asks who it is."""
DECIDERS = frozenset({"manager", "assistant_director", "director"})
WORKERS = DECIDERS | {"officer"}
ACTS = {
    **dict.fromkeys(PAGES, WORKERS),
    **dict.fromkeys(
        (
            Act.LOG_INCIDENT,
            Act.RECORD_CONTACT,
            Act.TAKE_ALLEGATION,
            Act.TAKE_COMPLAINT,
            Act.RECEIVE_APPEAL,
            Act.WITHDRAW_APPEAL,
            Act.TAKE_REQUEST,
            Act.WITHDRAW_REQUEST,
            Act.RECORD_FIRM_OUTCOME,
        ),
        WORKERS | {"adviser"},
    ),
    **dict.fromkeys(
        (
            Act.AUTHORISE,
            Act.EXTEND,
            Act.AUTHORISE_MARKER,
            Act.CONFIRM_MARKER,
            Act.ENDORSE,
            Act.SEND_BACK,
            Act.ASK_PROPOSER,
            Act.WITHHOLD_NOTICE,
            Act.LIFT_BAR,
        ),
        DECIDERS,
    ),
    **dict.fromkeys((Act.REFUSE_COMPLAINT, Act.DECIDE_STAY), DECIDERS),
    **dict.fromkeys((Act.ANSWER_QUESTION, Act.REASSIGN_CASE, Act.WAIT_FOR, Act.NOTE), WORKERS),
    Act.DECIDE_APPEAL: DECIDERS - {"manager"},
}
"""Which roles the product lets do an act at all, before any policy is asked."""
FORMS = ("/add/", "/ended/", "/open-case/", "/where-it-belongs/", "/logged/", "/departure/")
"""Pages that some roles may not ask for, whatever stands there."""
KINDS = {
    **dict.fromkeys((Act.DECIDE_APPEAL, Act.WITHDRAW_APPEAL), "appeal"),
    **dict.fromkeys((Act.AUTHORISE_MARKER, Act.CONFIRM_MARKER, Act.TELL_MARKER, Act.REVIEW_MARKER, Act.END_MARKER), "marker"),
    **dict.fromkeys((Act.ANSWER_REQUEST, Act.WITHDRAW_REQUEST), "request"),
    Act.DECIDE_STAY: "stay",
    **dict.fromkeys((Act.TRACK_COMPLAINT, Act.REFUSE_COMPLAINT), "complaint"),
    **dict.fromkeys((Act.ACCEPT_REFERRAL, Act.NOTIFY_REFERRAL), "referral"),
    **dict.fromkeys(
        (Act.NAME_INVESTIGATOR, Act.SEND_TO_FIRM, Act.RECORD_FIRM_OUTCOME, Act.INVESTIGATE_COUNTER_ALLEGATION, Act.LIFT_BAR),
        "allegation",
    ),
    Act.CHANGE_NEED: "need",
    Act.RECHECK: "taken_out",
    Act.ANSWER_QUESTION: "question",
}
"""What an act is about, where it is not a measure."""


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.fixture
def place():
    """Give a landlord with one of everything that an address can name."""
    built = house()
    built.case, built.measure = in_force(built)
    built.incident = built.customer.incidents.order_by("id").first()
    built.marker = marked(built, built.case, built.incident.reference)
    built.appeal = appealed(built.later(days=2), built.case, built.measure)
    built.number = decisions(built.landlord.pk).first().sequence
    built.notice = built.customer.cases.get().notices.first().reference
    told = Contacted(words="Asked who had complained.", happened_at=built.at, channel="telephone")
    kept, taken_out = (built.do(Act.RECORD_CONTACT, told, case=built.case).subject for _ in range(2))
    built.contact = kept
    built.do(Act.CORRECT_PERSON, Moved(words="Another caller.", withdraw=True), case=built.case, subject=taken_out)
    built.taken_out = Recheck.objects.get().reference
    asker, proposer = (built.officers[who].user for who in ("manager", "officer"))
    row = built.customer.cases.get()
    built.question = ask(row, built.measure, of=proposer, by=asker, at=built.at, words="Could she ring?").reference
    complained = Complained(words="The window is still not mended.", received_on=built.today, route="telephone")
    built.complaint = built.do(Act.TAKE_COMPLAINT, complained, case=built.case).subject
    asked = Requested(words="Ring before a visit.", received_on=built.today, route="telephone", asks="adjustment")
    held = Requested(words="Wait for my appeal.", received_on=built.today, route="telephone", asks="stay", of=built.appeal)
    built.stay = built.do(Act.TAKE_REQUEST, held, case=built.case).subject
    built.request = built.do(Act.TAKE_REQUEST, asked, case=built.case).subject
    built.allegation = built.do(Act.TAKE_ALLEGATION, Alleged(words="He takes money."), case=built.case).subject
    share = Referred(
        key="contractors", recipient="Harbour Plumbing", words="They visit.", route="legal_obligation", marker=built.marker
    )
    built.referral = built.do(Act.REFER, share, case=built.case).subject
    built.visit = arranged(built)
    built.need = built.customer.needs.first().reference
    more = Added(words="She left a note.", evidence=(Attached("note.txt", b"Ring me."),))
    built.do(Act.LOG_INCIDENT, more, case=built.case, subject=built.incident.reference)
    built.file = built.incident.evidence.get().reference
    return set_clock(built)


def addresses(place):
    """Return every address of the product by its route, filled in with things of this landlord; acts stand apart."""
    named = {"cases": place.case, "incidents": place.incident.reference, "customers": place.customer.reference} | {
        "contacts": place.contact,
        "visits": place.visit,
    }
    found = {}
    for route in routes():
        path = route.replace("<reference:reference>", named.get(route.split("/")[0], place.notice))
        path = path.replace("<reference:subject>", place.appeal if "/appeals/" in route else place.complaint).replace(
            "<int:number>", str(place.number)
        )
        path = path.replace("<reference:file>", place.file).replace("<slug:slug>", "octavia").replace("<str:number>", "4.2")
        if "<act:act>" not in path and not route.startswith(APART):
            found[route] = f"/{path}"
    assert not [path for path in found.values() if "<" in path]
    return found


def forms(place, case):
    """Return the address of each act's form on a case."""
    found = {}
    for act in PAGES:
        subject = getattr(place, KINDS.get(act, "measure"))
        found[act] = f"/cases/{case}/acts/{act.replace('_', '-')}/{f'{subject}/' if kind(act).subject.is_named else ''}"
    return found


def test_visitor_without_a_session_reaches_only_public_pages(place):
    every = {**addresses(place), **{str(act): path for act, path in forms(place, place.case).items()}}
    for route, path in every.items():
        answers = (Client().get(path), Client().post(path))
        if FOR_ALL.match(route):
            assert answers[0].status_code == 200, route
        elif route == "sign-out/":
            assert [answer.status_code for answer in answers] == [405, 302]
        else:
            first = "/sign-in/?next=" if route else "/start/"  # the demo opens on a page of its own
            assert all(answer.url.startswith(first) for answer in answers if answer.status_code == 302), route
            assert {answer.status_code for answer in answers} <= {302, 405}, route


@pytest.mark.parametrize("post", ["none", "ended", "elsewhere_only"])
def test_user_without_a_post_opens_no_page(place, post):
    client = client_of(place, "director")
    membership = place.officers["director"].membership
    if post == "none":
        membership.delete()
    elif post == "ended":
        membership.active = False
        membership.save()
    else:
        membership.landlord = house("other-homes", "Other Homes").landlord
        membership.save()
    refused = {403} if post != "elsewhere_only" else {404}
    for route, path in addresses(place).items():
        if not FOR_ALL.match(route) and route != "sign-out/" and ("<" in route or post != "elsewhere_only"):
            assert client.get(path).status_code in refused, route
    for act, path in forms(place, place.case).items():
        assert client.get(path).status_code in {403, *refused}, act


def expected(who, route):  # noqa: C901, PLR0911 - one line for each kind of page
    """Return what a role is answered at an address with things of its own landlord."""
    if route in {"sign-out/", "signed-in/"}:
        return 405 if route == "sign-out/" else 204
    if who == "adviser" and (route.startswith(("cases/", "notices/", "decisions")) or route.endswith(".csv")):
        return 200 if route == "incidents.csv" else 404
    if who == "auditor" and route.endswith(("/new/", "/add/", "/ended/", "/protect/", "/logged/", "/open-case/")):
        return 403
    if route.endswith("/cancel/"):
        return 200 if who == "officer" else 404
    if route.endswith(("/stays/", "/address/")) or (route, who) == ("today/homes/", "adviser"):
        return 404 if who in {"adviser", "auditor"} else 200
    if route.startswith(("today/", "visits/")) or route.endswith("/visits/"):
        return 404 if who == "auditor" else 200
    if route.startswith("leave-and-cover/"):
        return 403 if who in {"adviser", "auditor"} else 200
    if route == "workload/" and who == "adviser":
        return 404
    if route.endswith(("/elsewhere/", "/delete/")):
        nothing = route.startswith("contacts/") and who == "adviser"
        return 404 if nothing else 200 if who in WORKERS else 403
    if route.endswith("/departure/"):
        return 200 if who in WORKERS else 403
    if (route, who) == ("incidents/<reference:reference>/add/", "adviser") or route.endswith("/ended/"):
        return 302  # it was decided on: its reporter, who alone was in the call, adds no more
    if route.endswith(("/open-case/", "/where-it-belongs/")):
        return 403 if who in {"adviser", "auditor"} else 302  # it is in a case already
    return 200


@pytest.mark.parametrize("who", STAFF)
def test_a_role_reads_what_is_its_own_and_nothing_else(place, who):
    client = client_of(place, who)
    for route, path in addresses(place).items():
        assert client.get(path).status_code == expected(who, route), route


@pytest.mark.parametrize("who", STAFF)
def test_a_role_does_what_is_its_own_to_do(place, who):
    client = client_of(place, who)
    for act, path in forms(place, place.case).items():
        may = who in ACTS[act]
        assert client.get(path).status_code == (200 if may else 403), act
        if not may:
            assert client.post(path, {"words": "I may."}).status_code == 403, act


@pytest.mark.parametrize("who", STAFF)
def test_record_of_another_landlord_is_not_found(place, who):
    other = house("other-homes", "Other Homes")
    client = client_of(other, who)
    for route, path in addresses(place).items():
        if "<reference:" in route:
            unknown = re.sub(r"EV-\w+", "EV-2222222", path)
            for ask in (client.get, client.post):
                answer = ask(path).status_code
                assert answer == ask(unknown).status_code, route
                assert answer in {403, 404, 405}, route
            assert client.get(path).status_code == 404 or route.endswith(FORMS), route
    own = opened(other)
    for act, path in forms(place, place.case).items():
        answer = 404 if who in ACTS[act] else 403
        assert client.get(path).status_code == client.post(path).status_code == answer, act
        if kind(act).subject.is_named:
            assert client.get(forms(place, own)[act]).status_code == answer, act


def test_act_on_a_thing_of_another_kind_is_not_found(place):
    client = client_of(place, "director")
    wrong = {
        Act.AUTHORISE: place.appeal,
        Act.LIFT: place.notice,
        Act.END_MARKER: place.measure,
        Act.DECIDE_APPEAL: place.measure,
        Act.SERVE: place.appeal,
    }
    for act, subject in wrong.items():
        assert client.get(f"/cases/{place.case}/acts/{act.replace('_', '-')}/{subject}/").status_code == 404, act
