"""Leave: cover with dates, what the cover sees, cases handed over together."""

from datetime import timedelta

import pytest

from evenhand.casework.access import the_case
from evenhand.casework.details import Details
from evenhand.casework.details.cases import Interest
from evenhand.casework.details.measures import Signed
from evenhand.landlords.actions import set_manager
from evenhand.landlords.models import Cover
from evenhand.landlords.queries import officer
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.builders.pending_decisions import an_offence
from tests.web.acting import on, text_of
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
LEAVE, HAND_OVER = "/leave-and-cover/", "/leave-and-cover/hand-over/"


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.fixture
def place():
    """Give a landlord whose manager manages the officer, with one case that waits for the manager."""
    built = house()
    set_manager(built.officers["officer"], built.officers["manager"])
    built.officers["manager"] = officer(built.officers["manager"].user)
    built.case = opened(built)
    heard_and_assessed(built, built.case)
    built.measure = built.do(Act.PROPOSE, once_a_week(built), case=built.case).subject
    built.do(Act.CONSULT, Signed(party="other_teams", words="Agreed."), case=built.case, subject=built.measure)
    return set_clock(built)


def who(place, name):
    """Return somebody's reference."""
    return place.officers[name].user.reference


def arrange(place, by, away="manager", as_="manager", days=5):
    """Send the form for cover."""
    answers = {"away": who(place, away), "by": who(place, by)}
    dates = on("since", place.today) | on("until", place.today + timedelta(days=days))
    return client_of(place, as_).post(LEAVE, answers | dates)


def work_of(place, name):
    """Return the words of somebody's page of work."""
    return text_of(client_of(place, name).get("/"))


def test_the_cover_sees_the_work_marked_until_the_last_day(place):
    assert arrange(place, "director").status_code == 302

    assert "Covering for Tom Reed until 18 June 2026" in work_of(place, "director")
    set_clock(place.later(days=5))
    assert "Covering for Tom Reed" in work_of(place, "director")
    set_clock(place.later(days=1))
    assert "Covering for Tom Reed" not in work_of(place, "director")


def test_cover_without_authority_sees_but_cannot_decide(place):
    arrange(place, "officer")

    page = client_of(place, "officer").get("/")

    assert [one.also for one in page.context["not_theirs"]] == ["Covering for Tom Reed until 18 June 2026"]
    assert not page.context["decisions"]
    assert client_of(place, "officer").get(f"/cases/{place.case}/acts/authorise/{place.measure}/").status_code == 403


def test_cover_shows_what_waits_for_something_first(place):
    an_offence(place, place.case)
    arrange(place, "director")

    page = client_of(place, "director").get("/")

    found = [(one.name, one.case.text, one.also) for one in page.context["held"]]
    assert found == [("Authorise: single point of contact", place.case, "Covering for Tom Reed until 18 June 2026")]


def test_cover_for_an_officer_shows_their_questions_and_duties(place):
    arrange(place, "assistant_director", away="officer")
    place.do(Act.ASK_PROPOSER, Details(words="May she ring?"), "manager", case=place.case, subject=place.measure)

    page = client_of(place, "assistant_director").get("/")

    assert [note.also for note in page.context["questions"]] == ["Covering for Priya Shah until 18 June 2026"]
    assert place.case in {row[0].text for row in page.context["covered"].rows}


def test_an_involved_cover_decides_nothing(place):
    arrange(place, "assistant_director")
    interest = Interest(tie="neighbour", words="Two doors away.")
    place.do(Act.DECLARE_INTEREST, interest, "assistant_director", case=place.case)

    page = client_of(place, "assistant_director").get("/")

    assert not page.context["decisions"]


def test_cover_ends_when_the_colleague_is_back(place):
    arrange(place, "director")

    client_of(place, "manager").post(f"{LEAVE}end/", {"away": who(place, "manager")})

    assert "Covering" not in work_of(place, "director")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (lambda place: {"by": who(place, "manager")}, "officers cannot cover for themselves"),
        (lambda place: on("since", place.today - timedelta(days=1)), "must be today or later"),
        (lambda place: on("until", place.today - timedelta(days=1)), "must not come before the first"),
        (lambda place: on("until", place.today + timedelta(days=900)), "within a year"),
        (lambda place: {"away": who(place, "director")}, "Select one of the choices shown"),
    ],
)
def test_impossible_cover_is_refused_beside_its_question(place, changes, says):
    answers = {"away": who(place, "manager"), "by": who(place, "director")}
    answers |= on("since", place.today) | on("until", place.today) | changes(place)

    page = client_of(place, "manager").post(LEAVE, answers)

    assert page.status_code == 422
    assert says in text_of(page)
    assert not Cover.objects.exists()


def test_only_the_manager_ends_an_officers_cover(place):
    arrange(place, "director")

    assert client_of(place, "officer").post(f"{LEAVE}end/", {"away": who(place, "manager")}).status_code == 404


def test_cases_handed_over_together_each_show_their_result(place):
    other = opened(place)
    interest = Interest(tie="neighbour", words="Two doors away.")
    place.do(Act.DECLARE_INTEREST, interest, "director", case=other)
    answers = {"cases": [place.case, other], "owner": who(place, "director"), "words": "I am on leave."}

    page = client_of(set_clock(place), "manager").post(HAND_OVER, answers)

    assert [one.tag.text for one in page.context["results"]] == ["Handed over", "Not handed over"]
    assert "A case cannot be assigned to someone it concerns or who has an interest in it." in text_of(page)
    owners = [the_case(place.officers["officer"], case).owner for case in (place.case, other)]
    assert owners == [place.officers["director"].user, place.officers["officer"].user]
    assert "I am on leave." in work_of(place, "director")
    assert "Handed to Helen Price" in text_of(client_of(place, "officer").get(f"/cases/{place.case}/"))


@pytest.mark.parametrize("address", [LEAVE, HAND_OVER])
def test_leave_form_is_kept_as_a_draft_until_it_is_sent(place, address):
    client = client_of(place, "manager")
    answers = {"by": who(place, "director"), "owner": who(place, "director"), "words": "I am on leave.", "cases": [place.case]}
    answers |= {"away": who(place, "manager")} | on("since", place.today) | on("until", place.today)
    ticket = client.get(address).context["draft"].ticket
    client.post("/drafts/keep/", {"draft": ticket, **answers})

    opened_again = client.get(address)
    assert "You began this earlier" in text_of(opened_again)
    assert f'<option value="{who(place, "director")}" selected' in opened_again.content.decode()

    client.post(address, answers)
    assert "You began this earlier" not in text_of(client.get(address))


def test_only_ones_own_cases_and_those_of_ones_team_are_offered(place):
    answers = {"cases": [place.case], "owner": who(place, "manager"), "words": "I am on leave."}

    page = client_of(place, "director").post(HAND_OVER, answers)

    assert page.status_code == 422
    assert the_case(place.officers["officer"], place.case).owner == place.officers["officer"].user


def test_workload_counts_each_open_case_once_in_table_and_chart(place):
    opened(place)

    page = client_of(set_clock(place), "manager").get("/workload/")

    [row] = page.context["table"].rows
    assert [cell.text for cell in row][0::4] == ["Priya Shah", "2"]
    assert sum(int(cell.text) for cell in row[1:4]) == 2
    assert 'role="img"' in page.content.decode()
    assert "Priya Shah: 2" in page.content.decode()


def test_the_workload_is_a_file_too(place):
    opened(place)
    file = b"".join(client_of(set_clock(place), "manager").get("/workload.csv")).decode("utf-8-sig")

    assert file.splitlines()[0] == "Who,Overdue,Due in 7 days,Others,Open cases,Reviews missed in 12 months"
    assert file.splitlines()[1].startswith("Priya Shah,")
    assert file.splitlines()[1].endswith(",2,0")


def test_officer_without_a_team_sees_an_empty_workload(place):
    assert "No one in your team" in text_of(client_of(place, "officer").get("/workload/"))


def test_officer_who_covers_sees_the_cover_and_cannot_end_it(place):
    arrange(place, "director")

    page = client_of(place, "director").get(LEAVE)

    name = place.officers["director"].user.name
    assert [(one.says, one.away) for one in page.context["arranged"]] == [
        (f"{name} covers for Tom Reed from 13 June 2026 until 18 June 2026, that day included.", "")
    ]
    assert "End the cover" not in text_of(page)


def test_officer_arranging_own_leave_is_not_offered_as_cover(place):
    form = client_of(place, "officer").get(LEAVE).context["form"]

    assert [value for value, _ in form.fields["away"].choices] == [who(place, "officer")]
    assert who(place, "officer") not in {value for value, _ in form.fields["by"].choices}
