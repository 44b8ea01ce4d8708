"""What a person hands over with an act: frozen values, checked for shape by the edge, judged by the engine."""

from evenhand.casework.details.appealing import AppealDecided, Appealed, GroundHeard
from evenhand.casework.details.complaining import Complained, Tracked
from evenhand.casework.details.deciding import Assessment, Authorised, Found, Instead, Proposed, Signed, Warned, Weighed
from evenhand.casework.details.each import Details, Established
from evenhand.casework.details.hearing import Account, Contacted, Needs, NeedTold
from evenhand.casework.details.keeping import Opened
from evenhand.casework.details.looking_again import Reviewed
from evenhand.casework.details.marking import Marked, MarkerAuthorised
from evenhand.casework.details.referring import ReferralAnswered, ReferralTold, Referred, StepTaken
from evenhand.casework.details.reporting import Added, Attached, Colleagues, Moved, Reported
from evenhand.casework.details.telling import Issued, Served

__all__ = [
    "Account",
    "Added",
    "AppealDecided",
    "Appealed",
    "Assessment",
    "Attached",
    "Authorised",
    "Colleagues",
    "Complained",
    "Contacted",
    "Details",
    "Established",
    "Found",
    "GroundHeard",
    "Instead",
    "Issued",
    "Marked",
    "MarkerAuthorised",
    "Moved",
    "NeedTold",
    "Needs",
    "Opened",
    "Proposed",
    "ReferralAnswered",
    "ReferralTold",
    "Referred",
    "Reported",
    "Reviewed",
    "Served",
    "Signed",
    "StepTaken",
    "Tracked",
    "Warned",
    "Weighed",
]
