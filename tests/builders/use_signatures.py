"""Signs the use of the policy, where a policy needs two people to agree to it first."""

from evenhand.casework.context import ActResult
from evenhand.casework.details import Details
from evenhand.casework.details.measures import Assessment, Weighed
from evenhand.policy.vocabulary import Act
from tests.builders.house import House, opened
from tests.stages import stage

WEIGHED = ("relationship_broken_down", "matters_escalated", "ordinary_resolution_used_up")


@stage
def to_be_decided(place: House) -> str:
    """Open and assess a case in which two have to agree to use the policy; return it."""
    case = opened(place, ("abusive_behaviour",))
    answers = tuple(Weighed(fact=fact, so=True, why="Three meetings and a mediator.") for fact in WEIGHED)
    place.do(Act.ASSESS, Assessment(answers=answers), case=case)
    return case


def sign(place: House, case: str, who: str) -> ActResult:
    """Agree to use the policy, as one of the two."""
    return place.do(Act.DECIDE_USE, Details(words="Ordinary ways are used up."), who, case=case)
