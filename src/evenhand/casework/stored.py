"""Names the rows that staff pages word, for annotations alone: nothing can be queried through them.

What leaves the landlord names none of these: see `customer_view` and `work.instructions`.
"""

from typing import TYPE_CHECKING

__all__ = [
    "StoredAllegation",
    "StoredAppeal",
    "StoredAssessed",
    "StoredCase",
    "StoredClosing",
    "StoredComplaint",
    "StoredContact",
    "StoredCover",
    "StoredEvidence",
    "StoredExtension",
    "StoredFlag",
    "StoredIncident",
    "StoredLandlord",
    "StoredLegalStep",
    "StoredMarker",
    "StoredMeasure",
    "StoredMember",
    "StoredNeed",
    "StoredNotice",
    "StoredOperative",
    "StoredPost",
    "StoredProposal",
    "StoredQuestion",
    "StoredReading",
    "StoredRecheck",
    "StoredReferral",
    "StoredSignOff",
    "StoredStay",
    "StoredStep",
    "StoredUser",
    "StoredVisit",
]

if TYPE_CHECKING:
    from evenhand.allegations.models import Allegation as StoredAllegation
    from evenhand.appeals.models import Appeal as StoredAppeal
    from evenhand.cases.models import Assessed as StoredAssessed
    from evenhand.cases.models import Case as StoredCase
    from evenhand.cases.models import Closing as StoredClosing
    from evenhand.cases.models import Complaint as StoredComplaint
    from evenhand.cases.models import Question as StoredQuestion
    from evenhand.cases.models import Recheck as StoredRecheck
    from evenhand.cases.models import Step as StoredStep
    from evenhand.contacts.models import Contact as StoredContact
    from evenhand.firms.models import FirmUser as StoredPost
    from evenhand.firms.models import Operative as StoredOperative
    from evenhand.incidents.models import Evidence as StoredEvidence
    from evenhand.incidents.models import Incident as StoredIncident
    from evenhand.incidents.models import StoryRead as StoredReading
    from evenhand.landlords.models import Cover as StoredCover
    from evenhand.landlords.models import Landlord as StoredLandlord
    from evenhand.landlords.models import Membership as StoredMember
    from evenhand.landlords.models import ToAdopt as StoredProposal
    from evenhand.landlords.models import User as StoredUser
    from evenhand.letters.models import Notice as StoredNotice
    from evenhand.markers.models import Marker as StoredMarker
    from evenhand.measures.models import Extension as StoredExtension
    from evenhand.measures.models import Measure as StoredMeasure
    from evenhand.measures.models import SignOff as StoredSignOff
    from evenhand.people.models import HomeStay as StoredStay
    from evenhand.people.models import Need as StoredNeed
    from evenhand.referrals.models import LegalStep as StoredLegalStep
    from evenhand.referrals.models import Referral as StoredReferral
    from evenhand.visits.models import Visit as StoredVisit
    from evenhand.visits.models import VisitFlag as StoredFlag
else:
    globals().update(dict.fromkeys(__all__, object))
