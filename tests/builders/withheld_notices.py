"""Builds a measure whose letter is withheld from the customer."""

from datetime import timedelta

from evenhand.casework.details.letters import Issued, Withheld
from evenhand.casework.details.measures import Proposed, Signed
from evenhand.letters.models import Notice
from evenhand.policy.vocabulary import Act
from tests.builders.house import House, heard_and_assessed, once_a_week, opened
from tests.stages import stage

PLANTED = "kingfisher"


@stage
def untold(place: House, days: int = 20) -> tuple[str, str, str]:
    """Return a case, a measure that speaks of a kingfisher, and its letter, which is issued; nobody may tell of it."""
    case = opened(place)
    heard_and_assessed(place, case)
    proposal = once_a_week(place)
    terms = proposal.terms.model_copy(update={"named_contact": f"Priya {PLANTED}"})
    told = Proposed(
        words="The lightest step.",
        key=proposal.key,
        terms=terms,
        starts_on=place.today,
        until=proposal.until,
        review_on=proposal.review_on,
    )
    measure = place.do(Act.PROPOSE, told, case=case).subject
    place.do(Act.CONSULT, Signed(party="other_teams", words="Yes."), case=case, subject=measure)
    place.do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    withheld = Withheld(words="Police asked us to wait.", until=place.today + timedelta(days=days))
    place.do(Act.WITHHOLD_NOTICE, withheld, "manager", case=case, subject=measure)
    letter = Issued(contact_person="Priya Shah", service_implications="As before.")
    place.do(Act.IMPOSE, letter, case=case, subject=measure)
    return case, measure, Notice.objects.get(subject=measure).reference
