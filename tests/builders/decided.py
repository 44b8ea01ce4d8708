"""Builds a decided case: a measure in force, an appeal, a marker, a request for an extension."""

from datetime import timedelta
from typing import Any

from evenhand.casework.details.appeals import Appealed
from evenhand.casework.details.letters import Served
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.details.measures import Assessment, Weighed
from evenhand.casework.details.referrals import Referred
from evenhand.casework.details.reviews import Lengthened
from evenhand.letters.models import Notice
from evenhand.policy.vocabulary import Act
from tests.builders.house import House, heard_and_assessed, house, limited, opened
from tests.stages import stage


@stage
def imposed(place: House, case: str) -> str:
    """Take an open case until a measure is in force and its letter is given; return the measure."""
    heard_and_assessed(place, case)
    return limited(place, case)


@stage
def in_force(place: House) -> tuple[str, str]:
    """Open a case and take it until a measure is in force; return the case and the measure."""
    case = opened(place)
    return case, imposed(place, case)


@stage
def letters_given(place: House, case: str) -> None:
    """Record that each letter of a case that was issued so far is given."""
    for letter in Notice.objects.filter(case__reference=case, served_on=None).order_by("id"):
        place.do(Act.SERVE, Served(how="email"), case=case, subject=letter.reference)


@stage
def appealed(place: House, case: str, measure: str) -> str:
    """Receive an appeal against a measure; return its reference."""
    told = Appealed(words="Nobody rang me back.", received_on=place.today, route="telephone")
    return place.do(Act.RECEIVE_APPEAL, told, "adviser", case=case, subject=measure).subject


@stage
def marked(place: House, case: str, incident: str) -> str:
    """Ask for a marker and authorise it; return its reference."""
    told = Marked(
        key="safety_marker",
        instruction="Two people go to visits.",
        incidents=(incident,),
        words="A visit ended in shouting.",
        review_on=place.today + timedelta(days=90),
    )
    marker = place.do(Act.PLACE_MARKER, told, case=case).subject
    agreed = MarkerAuthorised(words="It is needed.", hard_end_on=place.today + timedelta(days=365))
    place.do(Act.AUTHORISE_MARKER, agreed, "manager", case=case, subject=marker)
    return marker


def longer(place: House, days: int = 250, **more: Any) -> Lengthened:
    """Return what somebody says who asks for a measure to run so many days from today."""
    return Lengthened(
        words="The calls came back as soon as they could.",
        until=place.today + timedelta(days=days),
        review_on=place.today + timedelta(days=80),
        **more,
    )


@stage
def asked_for_longer(place: House, days: int = 250) -> tuple[str, str]:
    """Ask for an extension of a measure in force; return the case and the measure."""
    case, measure = in_force(place)
    place.do(Act.PROPOSE_EXTENSION, longer(place, days), case=case, subject=measure)
    return case, measure


@stage
def reported_to_police(policy: str = "octavia") -> tuple[House, str, str]:
    """Return a case of which the police know, and the report; the customer does not know of it yet."""
    place = house(policy=policy)
    case = opened(place)
    believed = Weighed(fact="offence_believed", so=True, why="He threatened to burn the office down.")
    place.do(Act.ASSESS, Assessment(answers=(believed,)), case=case)
    report = Referred(
        key="police", recipient="Crime reference 44/26", passed_on="A threat on 1 June.", route="crime", words="It is a crime."
    )
    return place, case, place.do(Act.REFER, report, "assistant_director", case=case).subject
