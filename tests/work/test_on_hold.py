"""Notes to colleagues and holds: both shown in the case, neither with any effect."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from evenhand.casework.access import cases_of
from evenhand.casework.case_view import case_view, who_could_hear
from evenhand.casework.details import Details, Established
from evenhand.casework.details.cases import Closed, Reopened
from evenhand.casework.details.colleagues import Awaited
from evenhand.policy.vocabulary import Act
from evenhand.work.on_hold import OnHold, on_hold
from tests.builders.decided import in_force
from tests.builders.house import house, opened
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LETTER = "The doctor's letter"


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return house()


def waits(place, case):
    return on_hold(cases_of(place.officers["officer"]).filter(reference=case).get())


class TestWaitingFor:
    def test_hold_reason_is_kept_until_changed_or_cleared(self, place):
        case, until = opened(place), place.today + timedelta(days=9)
        assert waits(place, case) is None
        place.do(Act.WAIT_FOR, Awaited(words=LETTER, awaited_until=until), case=case)
        assert waits(place, case) == OnHold(LETTER, until)
        place.do(Act.WAIT_FOR, Awaited(words="The surveyor"), case=case)
        assert waits(place, case) == OnHold("The surveyor", None)
        place.do(Act.WAIT_FOR, Awaited(), case=case)
        assert waits(place, case) is None

    def test_hold_moves_no_due_day(self, place):
        case, _ = in_force(place)
        officer = place.officers["officer"]
        before = [duty.due_on for duty in case_view(officer, case, place.at).duties]
        place.do(Act.WAIT_FOR, Awaited(words=LETTER, awaited_until=place.today + timedelta(days=90)), case=case)
        assert [duty.due_on for duty in case_view(officer, case, place.at).duties] == before

    def test_hold_is_shown_on_case_and_lists_and_when_its_day_passed(self, place):
        case = opened(place)
        until = place.today + timedelta(days=2)
        place.do(Act.WAIT_FOR, Awaited(words=LETTER, awaited_until=until), case=case)
        officer = client_of(set_clock(place), "officer")
        for address in (f"/cases/{case}/", "/cases/", "/"):
            assert (
                f"Waits for: The doctor&#x27;s letter (until {until.day} {until:%B %Y})"
                in officer.get(address).content.decode()
            )
        set_clock(place.later(days=3))
        assert f"{until:%B %Y}, which has passed)" in officer.get("/cases/").content.decode()

    def test_a_day_that_has_passed_already_is_not_waited_for(self, place):
        case = opened(place)
        officer = client_of(set_clock(place), "officer")
        past = place.today - timedelta(days=1)
        day = {f"awaited_until-{part}": getattr(past, part) for part in ("day", "month", "year")}
        page = officer.get(f"/cases/{case}/acts/wait-for/")
        token = page.context["form"]["token"].value()
        answer = officer.post(f"/cases/{case}/acts/wait-for/", {"words": LETTER, **day, "token": token, "action": "save"})
        assert answer.status_code == 422
        assert waits(place, case) is None

    def test_a_day_without_what_is_waited_for_is_asked_about(self, place):
        case = opened(place)
        officer = client_of(set_clock(place), "officer")
        ahead = place.today + timedelta(days=9)
        day = {f"awaited_until-{part}": getattr(ahead, part) for part in ("day", "month", "year")}
        token = officer.get(f"/cases/{case}/acts/wait-for/").context["form"]["token"].value()
        answer = officer.post(f"/cases/{case}/acts/wait-for/", {"words": "", **day, "token": token, "action": "save"})
        assert answer.status_code == 422
        assert "Write what it waits for until then" in answer.content.decode()

    def test_reopened_case_does_not_return_to_hold(self, place):
        case, owner = opened(place), place.officers["officer"].user.reference
        place.do(Act.WAIT_FOR, Awaited(words=LETTER), case=case)
        place.do(Act.CLOSE, Closed(outcome="settled", words="It has settled.", told="By telephone."), case=case)
        assert waits(place, case) is None
        place.do(Act.REOPEN, Reopened(words="The calls began again.", owner=owner), case=case)
        assert waits(place, case) is None
        rows = client_of(set_clock(place), "officer").get("/cases/").context["table"].rows
        assert [row[1].detail for row in rows] == [""]

    def test_cleared_hold_is_in_the_timeline(self, place):
        case = opened(place)
        place.do(Act.WAIT_FOR, Awaited(words=LETTER), case=case)
        place.do(Act.WAIT_FOR, Awaited(), case=case)
        assert (
            "The case waits for nothing any more"
            in client_of(set_clock(place), "officer").get(f"/cases/{case}/").content.decode()
        )

    def test_reporters_and_auditors_cannot_set_it(self, place):
        case = opened(place)
        for who in ("adviser", "auditor"):
            with pytest.raises(PermissionDenied):
                place.do(Act.WAIT_FOR, Awaited(words=LETTER), who, case=case)


class TestNotes:
    def test_note_is_in_the_timeline_under_its_name(self, place):
        case = opened(place)
        place.do(Act.NOTE, Details(words="Ring the repairs team first."), "manager", case=case)
        page = client_of(set_clock(place), "officer").get(f"/cases/{case}/").content.decode()
        assert "Note to colleagues" in page
        assert "Ring the repairs team first." in page

    def test_the_author_of_a_note_may_still_hear_an_appeal(self, place):
        case, measure = in_force(place)
        officer, reviewer = place.officers["officer"], place.officers["assistant_director"].user.reference

        def hears():
            view = case_view(officer, case, place.at)
            return {one.membership.user.reference for one in who_could_hear(view, measure, place.at) if not one.against}

        assert reviewer in hears()
        place.do(Act.NOTE, Details(words="The lift is out again."), "assistant_director", case=case)
        assert reviewer in hears()

    def test_an_auditor_leaves_none(self, place):
        case = opened(place)
        with pytest.raises(PermissionDenied):
            place.do(Act.NOTE, Details(words="Read."), "auditor", case=case)

    def test_a_note_is_left_though_a_colleague_acted_meanwhile(self, place):
        case = opened(place)
        officer = client_of(set_clock(place), "officer")
        token = officer.get(f"/cases/{case}/acts/note/").context["form"]["token"].value()
        place.do(Act.DISCUSS, Established(words="Talked."), case=case)
        sent = {"words": "Ask about the window.", "token": token, "action": "save"}
        assert officer.post(f"/cases/{case}/acts/note/", sent).status_code == 302
        assert "Ask about the window." in officer.get(f"/cases/{case}/").content.decode()
