"""Names the rows that staff pages word, for annotations alone: at run time nothing can be asked through them.

What leaves the house names none of these: see `customer_view` and `work.instructions`.
"""

from typing import TYPE_CHECKING

__all__ = [
    "AllegationRow",
    "AppealRow",
    "AssessedRow",
    "CaseRow",
    "ClosingRow",
    "ComplaintRow",
    "ContactRow",
    "CoverRow",
    "EvidenceRow",
    "ExtensionRow",
    "IncidentRow",
    "LegalStepRow",
    "MarkerRow",
    "MeasureRow",
    "MemberRow",
    "NeedRow",
    "NoticeRow",
    "ProposalRow",
    "QuestionRow",
    "ReadingRow",
    "RecheckRow",
    "ReferralRow",
    "SignOffRow",
    "StepRow",
    "UserRow",
]

if TYPE_CHECKING:
    from evenhand.allegations.models import Allegation as AllegationRow
    from evenhand.appeals.models import Appeal as AppealRow
    from evenhand.cases.models import Assessed as AssessedRow
    from evenhand.cases.models import Case as CaseRow
    from evenhand.cases.models import Closing as ClosingRow
    from evenhand.cases.models import Complaint as ComplaintRow
    from evenhand.cases.models import Question as QuestionRow
    from evenhand.cases.models import Recheck as RecheckRow
    from evenhand.cases.models import Step as StepRow
    from evenhand.contacts.models import Contact as ContactRow
    from evenhand.incidents.models import Evidence as EvidenceRow
    from evenhand.incidents.models import Incident as IncidentRow
    from evenhand.incidents.models import StoryRead as ReadingRow
    from evenhand.landlords.models import Cover as CoverRow
    from evenhand.landlords.models import Membership as MemberRow
    from evenhand.landlords.models import ToAdopt as ProposalRow
    from evenhand.landlords.models import User as UserRow
    from evenhand.letters.models import Notice as NoticeRow
    from evenhand.markers.models import Marker as MarkerRow
    from evenhand.measures.models import Extension as ExtensionRow
    from evenhand.measures.models import Measure as MeasureRow
    from evenhand.measures.models import SignOff as SignOffRow
    from evenhand.people.models import Need as NeedRow
    from evenhand.referrals.models import LegalStep as LegalStepRow
    from evenhand.referrals.models import Referral as ReferralRow
else:
    globals().update(dict.fromkeys(__all__, object))
