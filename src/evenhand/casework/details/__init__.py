"""What a person hands over with an act: frozen values, checked for shape by the edge, judged by the engine."""

from evenhand.casework.details.alleging import AllegationSettled, Alleged, InvestigatorNamed
from evenhand.casework.details.appealing import AppealDecided, Appealed, GroundHeard
from evenhand.casework.details.complaining import Complained, Tracked
from evenhand.casework.details.deciding import (
    Assessment,
    Authorised,
    Found,
    Instead,
    Proposed,
    Signed,
    Warned,
    Weighed,
    says_nothing,
)
from evenhand.casework.details.departing import Departed
from evenhand.casework.details.each import Details, Established
from evenhand.casework.details.handing_over import Awaited, Covered, Reassigned
from evenhand.casework.details.hearing import (
    Account,
    AccountSought,
    Contacted,
    NeedChanged,
    Needs,
    NeedTold,
    RepresentativeNamed,
)
from evenhand.casework.details.keeping import Closed, Elsewhere, Interest, Opened, Reopened
from evenhand.casework.details.looking_again import Lengthened, Lightened, Reviewed
from evenhand.casework.details.marking import Marked, MarkerAuthorised
from evenhand.casework.details.referring import ReferralAnswered, ReferralTold, Referred, StepTaken
from evenhand.casework.details.reporting import Added, Attached, Colleagues, Moved, Reported
from evenhand.casework.details.telling import Issued, Served, Withheld

__all__ = [
    "Account",
    "AccountSought",
    "Added",
    "AllegationSettled",
    "Alleged",
    "AppealDecided",
    "Appealed",
    "Assessment",
    "Attached",
    "Authorised",
    "Awaited",
    "Closed",
    "Colleagues",
    "Complained",
    "Contacted",
    "Covered",
    "Departed",
    "Details",
    "Elsewhere",
    "Established",
    "Found",
    "GroundHeard",
    "Instead",
    "Interest",
    "InvestigatorNamed",
    "Issued",
    "Lengthened",
    "Lightened",
    "Marked",
    "MarkerAuthorised",
    "Moved",
    "NeedChanged",
    "NeedTold",
    "Needs",
    "Opened",
    "Proposed",
    "Reassigned",
    "ReferralAnswered",
    "ReferralTold",
    "Referred",
    "Reopened",
    "Reported",
    "RepresentativeNamed",
    "Reviewed",
    "Served",
    "Signed",
    "StepTaken",
    "Tracked",
    "Warned",
    "Weighed",
    "Withheld",
    "says_nothing",
]
