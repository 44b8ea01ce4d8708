"""Questions to the proposer, reassignment of a case, and cover during leave."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from evenhand.casework.access import the_case
from evenhand.casework.context import NotHere
from evenhand.casework.details import Details
from evenhand.casework.details.cases import Interest
from evenhand.casework.details.colleagues import Covered, Reassigned
from evenhand.casework.details.markers import Marked
from evenhand.casework.details.measures import Authorised, Signed
from evenhand.journal.queries import entries
from evenhand.landlords.actions import set_manager
from evenhand.landlords.cover import covers_on
from evenhand.landlords.queries import officer
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, Part
from tests.builders.house import facts_of, heard_and_assessed, house, once_a_week, opened
from tests.stages import stage

pytestmark = [pytest.mark.django_db, pytest.mark.both]

CONSULTED = Signed(words="They agree.", party="other_teams")
QUESTION = Details(words="Could she still ring about repairs?")
ANSWER = Details(words="Yes: repairs have their own line.")


@pytest.fixture
@stage
def place():
    """Give a landlord with a proposal that waits."""
    built = house()
    built.case = opened(built)
    heard_and_assessed(built, built.case)
    built.measure = built.do(Act.PROPOSE, once_a_week(built), case=built.case).subject
    return built


def asked(place, subject=None):
    """Ask the proposer; return the question."""
    place.do(Act.ASK_PROPOSER, QUESTION, "manager", case=place.case, subject=subject or place.measure)
    return the_case(place.officers["officer"], place.case).questions.last()


def test_a_question_reaches_the_proposer_and_shows_its_answer(place):
    question = asked(place)

    place.later(hours=1).do(Act.ANSWER_QUESTION, ANSWER, case=place.case, subject=question.reference)

    question.refresh_from_db()
    assert (question.of, question.by) == (place.officers["officer"].user, place.officers["manager"].user)
    assert (question.answer, question.answered_by) == (ANSWER.words, place.officers["officer"].user)


def test_question_changes_no_proposal_signature_or_day(place):
    before = facts_of(place, place.case).measures

    question = asked(place)
    place.do(Act.ANSWER_QUESTION, ANSWER, case=place.case, subject=question.reference)

    assert facts_of(place, place.case).measures == before
    place.do(Act.CONSULT, CONSULTED, case=place.case, subject=place.measure)
    place.do(Act.AUTHORISE, Authorised(words="It is in proportion."), "manager", case=place.case, subject=place.measure)


def test_question_is_answered_once_and_closes_with_the_decision(place):
    question, later = asked(place), asked(place)
    place.do(Act.ANSWER_QUESTION, ANSWER, case=place.case, subject=question.reference)
    with pytest.raises(ActRefused):
        place.do(Act.ANSWER_QUESTION, ANSWER, case=place.case, subject=question.reference)

    place.do(Act.SEND_BACK, Signed(words="Say which line."), "manager", case=place.case, subject=place.measure)

    for act, subject, who in ((Act.ANSWER_QUESTION, later.reference, "officer"), (Act.ASK_PROPOSER, place.measure, "manager")):
        with pytest.raises(ActRefused):
            place.do(act, ANSWER, who, case=place.case, subject=subject)


def test_a_marker_that_is_asked_for_can_be_asked_about(place):
    incident = the_case(place.officers["officer"], place.case).incidents.first().reference
    key = next(iter(place.doing(Act.PLACE_MARKER).policy.catalogue("marker")))
    marker = place.do(
        Act.PLACE_MARKER,
        Marked(words="She met us alone.", key=key, instruction="Two people go.", incidents=(incident,), review_on=place.today),
        case=place.case,
    ).subject

    assert asked(place, marker).subject == marker


def test_a_question_is_sealed_and_its_author_hears_no_appeal(place):
    asked(place)

    entry = list(entries(place.landlord.pk))[-1]
    assert entry.act == Act.ASK_PROPOSER
    assert QUESTION.words.encode() not in bytes(str(entry.__dict__), "utf-8")
    assert Part.CONSULTED in facts_of(place, place.case).involved[place.officers["manager"].user.reference]


def test_only_a_decision_maker_asks(place):
    with pytest.raises(PermissionDenied):
        place.do(Act.ASK_PROPOSER, QUESTION, "officer", case=place.case, subject=place.measure)


def test_reassigned_case_has_the_new_owner_and_the_reason(place):
    manager = place.officers["manager"]

    place.do(Act.REASSIGN_CASE, Reassigned(words="On leave.", owner=manager.user.reference), case=place.case)

    row = the_case(manager, place.case)
    assert (row.owner, row.steps.last().words) == (manager.user, "On leave.")


def test_no_case_passes_to_an_interested_officer(place):
    manager = place.officers["manager"]
    place.do(Act.DECLARE_INTEREST, Interest(tie="neighbour", words="Two doors away."), "manager", case=place.case)

    with pytest.raises(ActRefused) as refused:
        place.do(Act.REASSIGN_CASE, Reassigned(words="On leave.", owner=manager.user.reference), case=place.case)

    assert [result.rule for result in refused.value.verdict.refusals] == ["new_owner_has_no_interest"]
    assert the_case(manager, place.case).owner != manager.user


@pytest.mark.parametrize("who", ["adviser", "auditor"])
def test_no_case_passes_to_an_officer_without_cases(place, who):
    told = Reassigned(words="On leave.", owner=place.officers[who].user.reference)
    with pytest.raises(NotHere):
        place.do(Act.REASSIGN_CASE, told, case=place.case)


def covered(place, by="assistant_director", who="manager", days=5, **more):
    """Arrange that somebody sees to the manager's work."""
    away = more.pop("away", "manager")
    told = {"away": place.officers[away].user.reference, "by": place.officers[by].user.reference if by else ""}
    dates = {"since": place.today, "until": place.today + timedelta(days=days)}
    return place.do(Act.COVER, Covered(**told, **dates | more), who)


def covering(place, who="assistant_director", days=0):
    """Return the colleagues that an officer covers for on a day."""
    by = officer(place.officers[who].user)
    return [one.away.user for one in covers_on(by, place.today + timedelta(days=days))]


def test_cover_holds_from_its_first_to_its_last_day(place):
    covered(place)

    manager = place.officers["manager"].user
    assert [covering(place, days=days) for days in (-1, 0, 5, 6)] == [[], [manager], [manager], []]
    assert entries(place.landlord.pk).filter(act=Act.COVER).count() == 1


def test_new_cover_replaces_the_first_and_return_ends_it(place):
    covered(place)
    covered(place, by="director")
    assert (covering(place), covering(place, "director")) == ([], [place.officers["manager"].user])

    covered(place, by="")

    assert covering(place, "director") == []


def test_officers_and_their_managers_arrange_cover(place):
    with pytest.raises(PermissionDenied):
        covered(place, who="director")

    set_manager(place.officers["manager"], place.officers["director"])
    place.officers["director"] = officer(place.officers["director"].user)

    covered(place, who="director")
    assert covering(place) == [place.officers["manager"].user]


def test_cover_gives_no_role_and_no_capacity(place):
    covered(place, by="officer")

    with pytest.raises(PermissionDenied):
        place.do(Act.AUTHORISE, Authorised(words="Covering."), "officer", case=place.case, subject=place.measure)
