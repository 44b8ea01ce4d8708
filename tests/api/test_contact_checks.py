"""The API's check of a contact: its answers, its tokens, its errors, and what it takes."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.test import Client

from evenhand.casework.details.customers import Needs, NeedTold
from evenhand.landlords.switches import Feature, switch
from evenhand.landlords.tokens import revoke_token, tokens_of
from evenhand.policy.vocabulary import Act
from evenhand.work import contact_checks
from tests.api.asking import PROBLEM, problem, send, with_token
from tests.builders.decided import marked
from tests.builders.house import heard_and_assessed, house, limited, opened, other_customer
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
ONE, BATCH = "/api/v1/contact-checks", "/api/v1/contact-checks/batch"
CALL = {"purpose": "take_contact", "matter": "new_issue", "speaker": "customer"}
VISIT = {"purpose": "arrange_visit", "direction": "visit", "channel": "home_visit"}
OFFER = (
    "I’ve noted your call. The ways to reach us about this are email or letter. "
    "Can you use one of these, or is something stopping you?"
)


@pytest.fixture
def place():
    """Return a house whose customer may write only, with a token for its diary."""
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    limited(place, case)
    place.case = case
    return with_token(set_clock(place))


def check(place, **asked):
    return send(place, ONE, {"customer": place.customer.reference, **CALL, **asked})


def test_answer_holds_all_that_speaks(place):
    answer = check(place)

    assert answer.status_code == 200
    said = answer.json()
    always = said.pop("always_open")
    assert {"matter": "emergency", "clause": "octavia:4.3:9", "version": "2024.06.2"} in always
    assert {"matter": "gas_or_electrical_safety", "clause": "floor:63:1", "version": "2026.9"} in always
    speaks = said.pop("speaks")
    assert [(one["code"], one["clause"]["id"], one["clause"]["version"], one["until"]) for one in speaks] == [
        ("other_way", "octavia:4.3:2", "2024.06.2", "2026-12-10"),
        ("passed_on", "octavia:4.3:2", "2024.06.2", "2026-12-10"),
        ("answered_so_often", "octavia:4.3:2", "2024.06.2", "2026-12-10"),
    ]
    assert said == {
        "verdict": "offer_instead",
        "says": OFFER,
        "steps": [
            "Write down what they have told you so far: nothing of it is lost.",
            "Offer the other way, and ask whether something stops them.",
            "If it does, press “They can’t use this” and take the contact now.",
        ],
        "needs": [],
        "until": "2026-12-10",
        "next_at": None,
        "instead": [
            {"channel": "email", "party": "Priya Shah", "says": "Email, to Priya Shah, at any time"},
            {"channel": "letter", "party": "Priya Shah", "says": "Letter, to Priya Shah, at any time"},
        ],
        "owes": [],
        "visit": [],
        "not_checked": None,
    }
    assert answer["Cache-Control"] == "no-store"


def test_never_blocked_matter_is_taken(place):
    said = check(place, matter="hazard").json()

    assert (said["verdict"], said["owes"]) == ("take", ["repairs_told"])


def test_no_limit_shows_before_identity_is_checked(place):
    said = check(place, speaker="not_checked").json()

    assert (said["verdict"], said["speaks"], said["until"], said["instead"]) == ("take_with_condition", [], None, [])


def test_moment_is_taken_with_its_offset(place):
    ahead = {days: (place.at + timedelta(days=days)).isoformat() for days in (7, 250)}

    assert check(place, moment=ahead[7]).json()["verdict"] == "offer_instead"
    assert check(place, moment=ahead[250]).json()["verdict"] == "take"


@pytest.mark.parametrize("purpose", ["", "curiosity"])
def test_unknown_purpose_takes_the_contact_with_its_reason(place, purpose):
    call, visit = check(place, purpose=purpose).json(), check(place, **VISIT | {"purpose": purpose}).json()

    assert (call["verdict"], call["speaks"], call["always_open"]) == ("take", [], [])
    assert visit["says"] == "We cannot check. Ring the office first; if you cannot, do not go alone."
    assert call["not_checked"] == visit["not_checked"] == "The request does not say what it asks for."


def test_broken_store_takes_the_contact_with_its_reason(place, monkeypatch):
    def broken(*_):
        raise DatabaseError("gone")

    monkeypatch.setattr(contact_checks, "_in_force", broken)
    call, visit = check(place).json(), check(place, **VISIT).json()

    assert (call["verdict"], call["not_checked"]) == ("take", "The records cannot be read at the moment.")
    assert visit["says"] == "We cannot check. Ring the office first; if you cannot, do not go alone."


def test_visit_to_a_home_names_no_customer(place):
    marked(place, place.case, place.customer.incidents.first().reference)
    answer = send(place, ONE, {"home": place.customer.home.reference, **VISIT})

    said = answer.json()
    assert (said["verdict"], said["says"], said["speaks"]) == ("take_with_condition", said["says"], [])
    assert said["visit"]
    assert "Marion" not in answer.content.decode()
    assert place.customer.reference not in answer.content.decode()


def test_need_closes_a_channel_without_its_words(place):
    need = NeedTold(
        kind="adjustment",
        says="Cannot hear on a telephone",
        relook_on=date(2027, 6, 1),
        basis="consent",
        unusable_channels=("telephone",),
    )
    place.do(Act.RECORD_NEEDS, Needs(words="She told us on the telephone.", needs=(need,)), case=place.case)
    answer = check(place, direction="to_customer", purpose="make_contact")

    assert answer.json()["needs"] == [{"kind": "adjustment", "closes": ["telephone"]}]
    assert answer.json()["verdict"] == "offer_instead"
    assert "Cannot hear" not in answer.content.decode()


@pytest.mark.parametrize("token", ["", "evenhand_EV-2222222_x", "Diary", "x" * 4000])
def test_unknown_token_is_refused(place, token):
    answer = send(place, ONE, {"customer": place.customer.reference}, token=token)

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    problem(answer)


def test_request_without_a_token_is_refused(place):
    answer = Client().post(ONE, "{}", content_type="application/json")

    assert (answer.status_code, problem(answer)["title"]) == (401, "Unauthorized")


def test_revoked_token_is_refused_at_once(place):
    [token] = tokens_of(place.landlord)
    revoke_token(place.officers["nell"], token.reference, at=place.at)

    assert check(place).status_code == 401


def test_another_landlord_s_references_are_not_found(place):
    other = with_token(house("wexmoor", "Wexmoor Homes"))
    body = {"customer": place.customer.reference, **CALL}
    elsewhere, unknown = send(other, ONE, body), send(other, ONE, body | {"customer": "EV-2222222"})

    assert elsewhere.status_code == unknown.status_code == 404
    assert elsewhere.content == unknown.content
    assert send(other, ONE, {"home": place.customer.home.reference, **VISIT}).status_code == 404


def test_api_is_not_found_where_the_gate_is_off(place):
    switch(place.landlord, Feature.CONTACT_GATE, on=False, by="EV-B1", at=place.at)

    for path, body in ((ONE, {"customer": "EV-2222222"}), (BATCH, {"checks": [{"customer": "EV-2222222"}]})):
        assert problem(send(place, path, body))["status"] == 404
    opening = send(place, "/api/v1/contact-openings", {"customer": place.customer.reference})
    assert problem(opening)["status"] == 404


WRONG = {
    "no subject": ({}, "", "name a customer or a home, and not both"),
    "two subjects": ({"customer": "EV-2222222", "home": "EV-2222222"}, "", "name a customer or a home, and not both"),
    "home of a call": ({"home": "EV-2222222"}, "", "a home is named for a visit: a contact has a customer"),
    "unknown key": ({"customer": "EV-2222222", "name": "Marion"}, "/name", "Extra inputs are not permitted"),
    "day alone": ({"customer": "EV-2222222", "moment": "2026-06-01"}, "/moment", None),
    "no offset": ({"customer": "EV-2222222", "moment": "2026-06-01T09:30:00"}, "/moment", None),
    "number for a moment": ({"customer": "EV-2222222", "moment": 0}, "/moment", None),
    "far moment": ({"customer": "EV-2222222", "moment": "2099-06-01T09:30:00Z"}, "/moment", None),
    "no such day": ({"customer": "EV-2222222", "moment": "2026-02-31T09:30:00Z"}, "/moment", None),
    "truth for words": ({"customer": "EV-2222222", "words": True}, "/words", None),
    "number for a text": ({"customer": 7}, "/customer", None),
    "unknown channel": ({"customer": "EV-2222222", "channel": "pigeon"}, "/channel", None),
    "no object": ([], "", None),
    "key with signs of a pointer": ({"customer": "EV-2222222", "a/b~c": 1}, "/a~1b~0c", None),
    "long unknown key": ({"customer": "EV-2222222", "a" * 99: 1}, f"/{'a' * 60}", None),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_body_is_refused_with_its_place(place, case):
    body, at, says = WRONG[case]
    answer = send(place, ONE, body)

    assert answer.status_code == 422
    [fault] = problem(answer)["faults"]
    assert fault["at"] == at
    assert says in {None, fault["says"]}
    assert "Marion" not in answer.content.decode()


@pytest.mark.parametrize(
    "body",
    ["", "{", '{"words": NaN}', '{"a": 1, "a": 2}', "[" * 100_000, b"\xff", '{"words": ' + "9" * 5000 + "}"],
    ids=["nothing", "half", "nan", "twice", "deep", "not utf-8", "long number"],
)
def test_unreadable_body_is_refused(place, body):
    answer = send(place, ONE, body)

    assert answer.status_code in {400, 415, 422}
    problem(answer)


def test_lone_surrogate_is_refused(place):
    assert problem(send(place, ONE, '{"customer": "EV-2222222", "colleague": "\\ud800"}'))["status"] == 422


def test_other_content_types_and_large_bodies_are_refused(place):
    bearer = {"authorization": f"Bearer {place.token}"}

    form = Client().post(ONE, {"customer": place.customer.reference}, headers=bearer)
    assert problem(form)["status"] == 415
    assert problem(send(place, ONE, " " * (512 * 1024 + 1)))["status"] == 413


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete"])
def test_other_methods_are_refused(place, method):
    answer = getattr(Client(), method)(ONE)

    assert (answer.status_code, answer["Allow"], answer["Content-Type"]) == (405, "POST, OPTIONS", PROBLEM)


def test_options_are_answered(place):
    answer = Client().options(ONE)

    assert (answer.status_code, answer["Allow"], answer.content) == (204, "POST, OPTIONS", b"")


def test_unknown_address_is_a_problem(place):
    assert problem(Client().get("/api/v1/customers"))["status"] == 404
    assert problem(Client().get("/api/"))["status"] == 404


def test_page_addresses_keep_their_own_errors():
    assert Client().get("/no-such-page/")["Content-Type"].startswith("text/html")


def test_batch_answers_each_in_its_place(place):
    other = other_customer(place)
    checks = [
        {"customer": place.customer.reference, **CALL},
        {"customer": "EV-2222222", **CALL},
        {"customer": other.reference, **CALL},
        {"customer": other.reference, "channel": "pigeon"},
        "no object",
    ]
    answer = send(place, BATCH, {"checks": checks})

    assert answer.status_code == 200
    found = answer.json()["answers"]
    assert [one["answer"]["verdict"] if one["answer"] else one["problem"]["status"] for one in found] == [
        "offer_instead",
        404,
        "take",
        422,
        422,
    ]
    assert found[3]["problem"]["faults"][0]["at"] == "/checks/3/channel"
    assert found[0]["answer"] == check(place).json()


def test_batch_asks_as_many_queries_as_one_check(place, django_assert_num_queries, django_assert_max_num_queries):
    others = [other_customer(place, f"Otto Penn {number}") for number in range(3)]
    single = {"customer": place.customer.reference, **CALL}
    check(place)
    with django_assert_max_num_queries(12) as one:
        check(place)
    many = {"checks": [single, *({"customer": row.reference, **CALL} for row in others)] * 3}
    with django_assert_num_queries(len(one)):
        assert send(place, BATCH, many).status_code == 200


@pytest.mark.parametrize("checks", [[], [{}] * 501, "all", None])
def test_batch_is_bounded(place, checks):
    answer = send(place, BATCH, {"checks": checks})

    assert problem(answer)["faults"] == [{"at": "/checks", "says": "send a list of 1 to 500 checks"}]


def test_batch_lies_on_few_days(place):
    days = [(place.at + timedelta(days=number)).isoformat() for number in range(15)]
    answer = send(place, BATCH, {"checks": [{"customer": place.customer.reference, "moment": day} for day in days]})

    assert problem(answer)["faults"] == [{"at": "/checks", "says": "the moments lie on more than 14 days"}]


def test_log_holds_neither_body_nor_token(place, caplog, capsys):
    check(place, colleague="Priya Shah")
    check(place, channel="Priya Shah")

    said = caplog.text + capsys.readouterr().err
    assert "Priya" not in said
    assert place.token not in said
    assert place.customer.reference not in said
