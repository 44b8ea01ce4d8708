"""Builds a waiting decision of each kind, under any policy."""

from datetime import timedelta

from evenhand.casework.details.allegations import Alleged, InvestigatorNamed
from evenhand.casework.details.appeals import Appealed
from evenhand.casework.details.incidents import Reported
from evenhand.casework.details.reviews import Lengthened
from evenhand.casework.form_questions.colleagues import could_look_into
from evenhand.landlords.models import Membership
from evenhand.policy.vocabulary import Act
from tests.builders.house import House, house
from tests.builders.landlords import SETTINGS
from tests.builders.markers import MARKERS, marker_asked_for, marker_authorised
from tests.builders.measure_in_force import USUAL, standing
from tests.builders.scenario import WORDS, case_under
from tests.builders.use_signatures import to_be_decided
from tests.stages import stage

Waits = tuple[House, str, Act, str | None]
"""The landlord, the case, the decision that waits in it, and what that is about."""
_MARKERS = {policy: (key, behaviour) for policy, key, behaviour in (row.values for row in MARKERS)}


@stage
def measure_proposed(policy: str) -> Waits:
    """Propose a measure; nobody has been consulted or has signed."""
    scenario = case_under(house(policy=policy))
    measure = scenario.do(Act.PROPOSE, scenario.proposal(USUAL[policy])).subject
    return scenario.house, scenario.case, Act.AUTHORISE, measure


@stage
def extension_proposed(policy: str) -> Waits:
    """Ask for a later end of a measure in force."""
    place, scenario, measure = standing(policy, review_in=20)
    day = place.today
    told = Lengthened(words=WORDS, until=day + timedelta(days=40), review_on=day + timedelta(days=30))
    scenario.do(Act.PROPOSE_EXTENSION, told, measure)
    return place, scenario.case, Act.EXTEND, measure


@stage
def marker_waits(policy: str) -> Waits:
    """Ask for a marker."""
    case, marker = marker_asked_for(policy, *_MARKERS[policy])
    return case.house, case.case, Act.AUTHORISE_MARKER, marker


@stage
def marker_provisional() -> Waits:
    """Authorise a marker that its policy wants confirmed."""
    case, marker = marker_authorised("northmere", *_MARKERS["northmere"])
    return case.house, case.case, Act.CONFIRM_MARKER, marker


@stage
def appeal_received(policy: str) -> Waits:
    """Take down an appeal against a measure in force."""
    place, scenario, measure = standing(policy)
    told = Appealed(words="Nobody rang me back.", received_on=place.today, route="telephone")
    appeal = scenario.do(Act.RECEIVE_APPEAL, told, measure).subject
    return place, scenario.case, Act.DECIDE_APPEAL, appeal


@stage
def allegation_named(policy: str) -> Waits:
    """Take down what a customer says of the staff, and name the last person on the list to look into it."""
    scenario = case_under(house(policy=policy))
    place = scenario.house
    allegation = scenario.do(Act.TAKE_ALLEGATION, Alleged(words="He takes money.")).subject
    apart = could_look_into(place.doing(Act.NAME_INVESTIGATOR, case=scenario.case, subject=allegation))[-1].user.reference
    scenario.do(Act.NAME_INVESTIGATOR, InvestigatorNamed(words=WORDS, investigator=apart), allegation, "officer")
    return place, scenario.case, Act.INVESTIGATE_COUNTER_ALLEGATION, allegation


@stage
def use_undecided() -> Waits:
    """Assess a case in which two people have to agree to use the policy."""
    place = house(policy="stonewater")
    return place, to_be_decided(place), Act.DECIDE_USE, None


OF_EACH = {
    "measure": measure_proposed,
    "extension": extension_proposed,
    "marker": marker_waits,
    "appeal": appeal_received,
    "allegation": allegation_named,
}


def waits(policy: str, kind: str) -> Waits:
    """Return a decision of a kind that waits under a policy; "confirm" and "use" are kinds that one policy has."""
    if kind == "confirm":
        return marker_provisional()
    return use_undecided() if kind == "use" else OF_EACH[kind](policy)


def leaves(place: House, who: str) -> None:
    """Let somebody work there no more: no act ends a post."""
    Membership.objects.filter(user=place.officers[who].user, landlord=place.landlord).update(active=False)


def an_offence(place: House, case: str) -> None:
    """Report what may be an offence, which has to be considered before a measure or a marker is authorised."""
    told = Reported(
        words="Rang, and said what would happen to the van.",
        customer=place.customer.reference,
        happened_at=place.at - timedelta(hours=1),
        channel="telephone",
        behaviours=(SETTINGS[place.policy].behaviour,),
        possible_offence=True,
    )
    place.do(Act.LOG_INCIDENT, told, case=case)
