"""A case that was decided: a measure in force, an appeal against it, a marker."""

from datetime import timedelta

from evenhand.casework import details as said
from evenhand.policy.vocabulary import Act
from tests.builders.house import House, heard_and_assessed, limited, opened
from tests.stages import stage


@stage
def in_force(place: House) -> tuple[str, str]:
    """Take a case until a measure is in force and its letter is given; return the case and the measure."""
    case = opened(place)
    heard_and_assessed(place, case)
    return case, limited(place, case)


@stage
def appealed(place: House, case: str, measure: str) -> str:
    """Receive an appeal against a measure; return its reference."""
    told = said.Appealed(words="Nobody rang me back.", received_on=place.today, route="telephone")
    return place.do(Act.RECEIVE_APPEAL, told, "adviser", case=case, subject=measure).subject


@stage
def marked(place: House, case: str, incident: str) -> str:
    """Ask for a marker and authorise it; return its reference."""
    told = said.Marked(
        key="safety_marker",
        instruction="Two people go to visits.",
        incidents=(incident,),
        words="A visit ended in shouting.",
        review_on=place.today + timedelta(days=90),
    )
    marker = place.do(Act.PLACE_MARKER, told, case=case).subject
    agreed = said.MarkerAuthorised(words="It is needed.", hard_end_on=place.today + timedelta(days=365))
    place.do(Act.AUTHORISE_MARKER, agreed, "manager", case=case, subject=marker)
    return marker
