"""Adoption in the browser: one proposes, another confirms, auditors read, others are refused."""

import json

import pytest
from django.http import QueryDict
from django.urls import reverse

from evenhand.landlords import actions as landlords
from evenhand.landlords.models import HouseChoice, ToAdopt
from evenhand.landlords.queries import policy_of
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.document import parse, validate
from evenhand.policy.pack.load import shipped
from evenhand.web.adoption.forms import EXAMPLE, AdoptAnswerForm
from tests.builders.adopting import OWNER, with_owners
from tests.builders.decided import in_force
from tests.builders.house import house
from tests.web.acting import text_of
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return set_clock(with_owners(house()))


def instead(home, months="1"):
    held = list(HouseChoice.objects.filter(landlord=home.landlord, reading="", until=None).order_by("id"))
    place = next(n for n, row in enumerate(held, 1) if row.says.startswith("A measure is reviewed"))
    given = {"value": months, "unit": "months", "minute": "EMT 5/26"}
    return reverse("adopt-instead", args=[place]), given


def test_two_people_adopt_a_choice_after_seeing_what_it_changes(home):
    case, _ = in_force(home)
    set_clock(home)
    first, second = client_of(home, "nell"), client_of(home, "owen")
    where, given = instead(home)
    page = first.post(where, given)
    proposal = page.headers["Location"]

    shown = text_of(second.get(proposal))
    assert case in shown
    assert "Review the measure (Single point of contact)" in shown
    assert first.post(proposal, {"action": "confirm"}).status_code == 409
    assert not HouseChoice.objects.filter(says="A measure is reviewed every month.").exists()
    assert second.post(proposal, {"action": "confirm"}).status_code == 302
    assert "A measure is reviewed every month." in [one.says for one in policy_of(home.landlord, home.today).choices]


def test_second_person_sees_sentence_value_count_and_effect(home):
    in_force(home)
    set_clock(home)
    where, given = instead(home, months="2")
    page = client_of(home, "nell").post(where, given | {"says": "A measure is reviewed every six months."})
    shown = client_of(home, "owen").get(page.headers["Location"])
    rows = {row.key: row.value for row in shown.context["rows"]}

    assert (rows["What"], rows["When it is reviewed"]) == (
        "A measure is reviewed every 2 months.",
        "For: decisions measure; Every: 2 months",
    )
    assert rows["Counted from today"] == (
        "2 months from Sunday 14 June 2026, not counting that day, end on Friday 14 August 2026."
    )
    assert "Review the measure (Single point of contact)" in text_of(shown)


def test_proposed_reading_names_its_question():
    home = set_clock(with_owners(house(policy="stonewater")))
    given = {"option": "not_a_sanction", "minute": "EMT 2/26"}
    page = client_of(home, "nell").post(reverse("adopt-reading", args=["warning_is_a_sanction"]), given)
    row = ToAdopt.objects.get()
    shown = client_of(home, "owen").get(page.headers["Location"])
    listed = client_of(home, "owen").get("/").context["adoptions"]

    named = f"Is a warning letter a sanction, which can be appealed? {row.says}"
    assert (shown.context["says"], [one.says for one in listed]) == (named, [named])


def test_adoption_lists_decisions_left_and_the_case_asks_for_one(home):
    case, measure = in_force(home)
    set_clock(home.later(days=2))
    where, given = instead(home)
    proposal = client_of(home, "nell").post(where, given).headers["Location"]
    client_of(home, "owen").post(proposal, {"action": "confirm"})
    officer, page = client_of(home, "officer"), reverse("case", args=[case])
    keep = f"{page}acts/keep-as-decided/{measure}/"

    assert "Nothing has changed" in text_of(officer.get(page))
    assert keep in officer.get(page).content.decode()
    assert "The policy has changed: decide on each" in text_of(officer.get("/"))
    assert "Still to decide" in text_of(officer.get(proposal))
    assert "as it was decided" in text_of(officer.get(proposal))
    token = officer.get(keep).content.decode().split('name="token" value="')[1].split('"')[0]
    kept = officer.post(keep, {"words": "She was told of this day.", "token": token, "action": "save"})
    assert kept.status_code == 302
    assert "Nothing has changed" not in text_of(officer.get(page))
    assert "The policy has changed: decide on each" not in text_of(officer.get("/"))
    assert "Nothing waits to be decided." in text_of(officer.get(proposal))
    assert "Decided since" in text_of(officer.get(proposal))


def test_review_day_still_cites_the_choice_it_was_set_under(home):
    case, _ = in_force(home)
    set_clock(home.later(days=2))
    where, given = instead(home)
    proposal = client_of(home, "nell").post(where, given).headers["Location"]
    client_of(home, "owen").post(proposal, {"action": "confirm"})
    due = client_of(home, "officer").get(reverse("case", args=[case])).context["owed"]

    (review,) = [duty for duty in due if duty.says.startswith("Review the measure")]
    assert review.clauses[0].says == (
        HouseChoice.objects.get(says__startswith="A measure is reviewed", until__isnull=False).says,
    )


def test_invalid_answer_shows_an_error_and_is_kept(home):
    where, given = instead(home, "often")
    page = client_of(home, "nell").post(where, given)

    assert page.status_code == 422
    assert 'value="often"' in page.content.decode()
    assert not ToAdopt.objects.exists()


def test_invalid_grammar_of_an_answer_is_refused(home):
    client = client_of(home, "nell")
    links = [line for line in client.get(reverse("adoptions")).content.decode().split('"') if "/adoptions/answer/" in line]
    where = next(link for link in links if "trained" in link)
    given = {"says": "Colleagues are trained.", "written": "training: {who: colleagues", "minute": "EMT 5/26"}

    assert client.post(where, given).status_code == 422
    assert client.post(where, given | {"written": "training: {who: [colleagues], about: [policy]}"}).status_code == 302


@pytest.mark.parametrize(("who", "status"), [("nell", 200), ("auditor", 200), ("officer", 200), ("adviser", 404)])
def test_readers_of_cases_and_policy_owners_read_what_is_adopted(home, who, status):
    page = client_of(home, who).get(reverse("adoptions"))

    assert page.status_code == status
    assert ("Adopt an answer" in page.content.decode()) == (who == "nell")


@pytest.mark.parametrize("who", ["auditor", "officer", "director"])
def test_adoption_by_an_officer_auditor_or_director_is_refused(home, who):
    where, given = instead(home)
    proposal = client_of(home, "nell").post(where, given).headers["Location"]
    other = client_of(home, who)

    assert other.post(where, given).status_code == 404
    assert other.post(proposal, {"action": "confirm"}).status_code == 403
    assert ToAdopt.objects.get().confirmed_on is None


def test_another_landlords_proposal_is_not_found(home):
    where, given = instead(home)
    proposal = client_of(home, "nell").post(where, given).headers["Location"]
    elsewhere = house("dock-homes", "Dock Homes")
    elsewhere.officers["uma"] = landlords.employ(elsewhere.landlord, landlords.create_user("uma", "Uma", "Hart"), OWNER)

    assert client_of(elsewhere, "uma").get(proposal).status_code == 404
    assert client_of(elsewhere, "uma").post(proposal, {"action": "confirm"}).status_code == 404


@pytest.mark.parametrize(
    ("question", "ticked", "answers"),
    [
        ("whose-conduct-counts", ["customer", "visitor"], {"scope.conduct_of": {"people": ["customer", "visitor"]}}),
        ("who-it-protects", ["staff"], {"scope.protects": {"people": ["staff"]}}),
        ("which-customers-it-reaches", ["tenant", "none"], {"scope.customers": {"relationships": ["tenant", "none"]}}),
    ],
)
def test_question_with_a_closed_list_is_answered_by_ticks(question, ticked, answers):
    said = {"minute": "EMT 4/26"}
    sent = QueryDict(mutable=True)
    sent.update(said)
    sent.setlist("chosen", ticked)

    form = AdoptAnswerForm(question, shipped("octavia"), sent)

    assert (form.errors, form.answers) == ({}, answers)
    kept = Answers.model_validate_json(json.dumps(form.answers))
    assert kept.model_dump(mode="json", by_alias=True, exclude_defaults=True) == answers


def test_example_of_the_grammar_can_be_adopted():
    assert validate(parse(EXAMPLE), Answers).appeal_grounds is not None
