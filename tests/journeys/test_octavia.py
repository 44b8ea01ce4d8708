"""Octavia's policy in the browser: one case from report to lapse."""

from datetime import date, timedelta

from evenhand.casework.details.measures import Assessment, Proposed, Signed, Weighed
from evenhand.journal.queries import verify
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act
from tests.builders.house import House, heard_and_assessed, opened
from tests.journeys import afterwards, before_deciding, deciding
from tests.stages import stage


@stage
def limit_proposed(place: House) -> tuple[str, str]:
    """Take a case until a limit on services waits for a decision; return the case and the measure."""
    case = opened(place)
    heard_and_assessed(place, case)
    facts = ("exceptional_case", "occupancy_agreement_allows")
    weighed = tuple(Weighed(fact=fact, so=True, why="As the agreement says.") for fact in facts)
    place.do(Act.ASSESS, Assessment(answers=weighed), case=case)
    limit = Proposed(
        words="No contractor is safe there.",
        key="health_and_safety_repairs_only",
        terms=Terms(services=("routine_repairs",)),
        starts_on=place.today,
        until=place.today + timedelta(days=80),
        review_on=place.today + timedelta(days=80),
    )
    measure = place.do(Act.PROPOSE, limit, case=case).subject
    place.do(Act.CONSULT, Signed(party="other_teams", words="Repairs agrees."), case=case, subject=measure)
    return case, measure


def test_a_case_from_report_to_lapse(enter, time, place):
    adviser, officer = enter("adviser"), enter("officer")
    before_deciding.report(adviser)
    case = before_deciding.open_case(officer)
    time.later(days=1)
    before_deciding.hear(officer, time)
    time.later(days=3)
    before_deciding.assess(officer)
    before_deciding.find_and_warn(officer, time)
    time.later(days=5)
    deciding.report_again(officer)
    deciding.propose(officer)
    deciding.consult(officer)
    time.later(days=1)
    manager = enter("manager")
    deciding.authorise(manager)
    deciding.inform_teams(officer)
    time.later(days=1)
    deciding.impose(officer)
    deciding.mark(officer, manager)
    time.later(days=5)
    afterwards.appeal(adviser)
    reviewer = enter("assistant_director")
    reviewer.follows("Decide the appeal of 22 June 2026")
    afterwards.refuse_decider(manager, case, reviewer.page.url)
    time.later(days=7)
    reviewer.page.reload()
    afterwards.decide_appeal(reviewer)
    time.later(days=70)
    afterwards.review(officer)
    time.set_to(date(2026, 11, 30))
    afterwards.on_the_last_day(officer)
    time.later(days=1)
    afterwards.lapse(officer)
    afterwards.close(officer)

    found = verify(place.landlord.pk)
    assert not found.faults
    assert found.entries > 25


def test_service_limit_is_authorised_by_the_assistant_director(enter, time, place):
    case, measure = limit_proposed(place)
    time.set_to(place.today)
    manager = enter("manager")
    manager.reads("Nothing waits for you.")
    manager.goes_to("Cases")
    manager.follows(case)
    manager.reads("Grace Mensah (Assistant Director)", within=".eh-next__elsewhere")
    manager.page.goto(f"/cases/{case}/acts/authorise/{measure}/")
    manager.reads("This is not yours to do", "This takes an Assistant Director.", "It waits in their work already.")
    manager.opens("Octavia 4.2")
    manager.reads("An Assistant Director authorises limits on services, tenancy action and telling the police.")
    assert manager.page.get_by_role("button", name="Authorise", exact=True).count() == 0

    director = enter("assistant_director")
    director.follows("Authorise: health and safety repairs only")
    director.types("Why is this needed, and in proportion?", "Two firms decline the address; what is urgent goes on.")
    director.presses("Authorise")
    director.is_told("Authorised.")
    director.stands("Authorised", "health and safety repairs only")
