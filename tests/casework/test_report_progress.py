"""Progress shown to a report's reporter: one sentence for each stage, and nothing of others' stories."""

from datetime import timedelta

import pytest

from evenhand.casework.access import the_incident
from evenhand.casework.details import Details
from evenhand.casework.details.customers import AccountSought
from evenhand.casework.details.incidents import Moved, Reported
from evenhand.casework.details.measures import Assessment, Weighed
from evenhand.casework.facts.report_progress import Stage, reached
from evenhand.incidents.models import Incident
from evenhand.landlords.queries import policy_of
from evenhand.letters.models import Notice
from evenhand.policy.vocabulary import Act
from evenhand.web.incidents.rows import SENTENCES, stage_of
from tests.builders.decided import appealed, in_force
from tests.builders.house import heard_and_assessed, house, once_a_week, opened, reported
from tests.builders.signposting import send
from tests.builders.withheld_notices import PLANTED, untold

pytestmark = pytest.mark.django_db
SOUGHT = AccountSought(words="Wrote and rang.", channels=("letter", "telephone"))


@pytest.fixture
def place():
    return house()


def first(place):
    """Return the report that the adviser made, as they see it."""
    reference = Incident.objects.filter(reporter=place.officers["adviser"].user).order_by("id").first().reference
    return the_incident(place.officers["adviser"], reference)


def stage(place):
    return reached(first(place)).stage


def says(place):
    return stage_of(first(place), mine=True)


def test_each_stage_has_its_sentence():
    assert {*SENTENCES} == {*Stage}


def test_report_without_a_customer_waits_for_identification(place):
    place.do(Act.LOG_INCIDENT, Reported(words="Shouted.", happened_at=place.at, channel="office"), "adviser")

    assert says(place) == "Your report of 1 June 2026 waits until we know who it is about."


def test_report_outside_a_case_is_not_yet_taken_up(place):
    reported(place)

    assert says(place) == "Your report of 1 June 2026 has not been taken up in a case."


def test_signposted_report_shows_where_it_went(place):
    policy = policy_of(place.landlord, place.today)
    answer = policy.every("scope.elsewhere")[0].value
    told = Reported(
        words="In the care home.", customer=place.customer.reference, happened_at=place.at, channel="office",
        situations=(answer.situation,),
    )  # fmt: skip
    incident = place.do(Act.LOG_INCIDENT, told, "adviser").subject
    where = answer.goes_to
    send(place, incident, where, situations=(answer.situation,))

    assert stage(place) is Stage.ELSEWHERE
    assert says(place) == f"Your report of 1 June 2026 belongs elsewhere, as decided on 1 June 2026: {where}."


def test_withdrawn_report_shows_its_day(place):
    case = opened(place)
    moved = Moved(words="It was somebody else.", withdraw=True)
    place.do(Act.CORRECT_PERSON, moved, case=case, subject=first(place).reference)

    assert says(place) == "Your report of 1 June 2026 was withdrawn on 1 June 2026."


def test_its_case_was_opened(place):
    opened(place)

    assert says(place) == "Your report of 1 June 2026 is being looked at by Priya Shah."


def test_the_customer_is_being_heard(place):
    place.do(Act.SEEK_ACCOUNT, SOUGHT, case=opened(place))

    assert says(place) == "Your report of 1 June 2026 is being looked at by Priya Shah, who is hearing each side."


def test_assessed_report_is_being_weighed(place):
    case = opened(place)
    place.do(Act.SEEK_ACCOUNT, SOUGHT, case=case)
    weighed = Weighed(fact="vulnerability_considered", so=True, why="Looked at with her own account and file.")
    place.do(Act.ASSESS, Assessment(answers=(weighed,)), case=case)

    assert stage(place) is Stage.WEIGHED


def test_decision_is_being_prepared_until_customer_is_notified(place):
    case = opened(place)
    heard_and_assessed(place, case)
    assert stage(place) is Stage.TO_DECIDE

    place.do(Act.PROPOSE, once_a_week(place), case=case)
    assert stage(place) is Stage.TO_DECIDE


def test_notified_customer_is_reported_without_the_decision(place):
    in_force(place)

    found = says(place)

    assert stage(place) is Stage.TOLD
    assert found.endswith("Priya Shah tells you what concerns your safety.")
    assert not any(word in found for word in ("email", "warning", "single point", "Vale"))


def test_an_appeal_is_being_heard(place):
    appealed(place, *in_force(place))

    assert stage(place) is Stage.LOOKED_AT_AGAIN


def test_closed_report_shows_who_closed_it(place):
    case = opened(place)
    place.later(days=2).do(Act.CLOSE, Details(words="It has settled."), case=case)

    assert says(place) == "Your report of 1 June 2026 is closed. Priya Shah closed the matter on 3 June 2026."


def test_withheld_decision_is_not_shown_to_the_reporter(place):
    case, _, letter = untold(place)
    Notice.objects.filter(case=case_row(place)).exclude(reference=letter).delete()

    assert stage(place) is Stage.TO_DECIDE
    assert PLANTED not in says(place)
    assert case not in says(place)


def case_row(place):
    return first(place).cases.get().pk


def test_decision_before_a_report_is_not_its_result(place):
    case, _ = in_force(place)
    place.later(days=3)
    told = Reported(
        words="Rang again.", customer=place.customer.reference, happened_at=place.at - timedelta(hours=1), channel="telephone"
    )
    later = place.do(Act.LOG_INCIDENT, told, case=case).subject

    assert reached(the_incident(place.officers["officer"], later)).stage is Stage.TAKEN_UP


def test_officer_sees_who_owns_the_case(place):
    in_force(place)
    row, owner, manager = first(place), place.officers["officer"].user.reference, place.officers["manager"].user.reference

    assert stage_of(row, reader=owner) == "It led to a decision. You look after this case."
    assert stage_of(row, reader=manager) == "It led to a decision. Priya Shah looks after the case."
    assert stage_of(row) == "It led to a decision. Priya Shah looks after the case."


def test_the_owner_of_a_case_reads_each_stage_as_theirs(place):
    case, owner = opened(place), place.officers["officer"].user.reference
    assert stage_of(first(place), reader=owner) == "You look after this case."

    place.do(Act.SEEK_ACCOUNT, SOUGHT, case=case)
    assert stage_of(first(place), reader=owner) == "You look after this case and are hearing each side."
