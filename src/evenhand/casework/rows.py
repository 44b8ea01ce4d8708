"""Gives pages the rows of one case as lists: each kind is fetched when a page first asks for it, and once (`on_demand`)."""

from evenhand.allegations.models import Allegation
from evenhand.appeals.models import Appeal
from evenhand.cases.models import Assessed, Case, Closing, Complaint, ComplaintStage, Question, Recheck, Signposting, Step
from evenhand.incidents.models import Addition, Incident
from evenhand.landlords.models import User
from evenhand.markers.models import Marker
from evenhand.measures.models import Extension, Measure, SignOff
from evenhand.people.models import Need
from evenhand.policy.vocabulary import Act
from evenhand.referrals.models import LegalStep, Referral
from evenhand.reviews.models import Review


def incidents_in(case: Case) -> list[Incident]:
    """Return the incidents of a case, those that were withdrawn too."""
    return list(case.incidents.all())


def live_incidents_in(case: Case) -> list[Incident]:
    """Return the incidents of a case that were not withdrawn."""
    return [row for row in case.incidents.all() if row.withdrawn_at is None]


def steps_in(case: Case) -> list[Step]:
    """Return the steps of a case in the order in which they were recorded."""
    return list(case.steps.all())


def accounts_in(case: Case) -> list[Step]:
    """Return the steps in which the customer's account was recorded."""
    return [row for row in case.steps.all() if row.act == Act.RECORD_ACCOUNT]


def assessed_in(case: Case) -> list[Assessed]:
    """Return the answers of a case's assessment, oldest first."""
    return list(case.assessed.all())


def questions_in(case: Case) -> list[Question]:
    """Return what was asked before decisions of a case, oldest first."""
    return list(case.questions.all())


def needs_in(case: Case) -> list[Need]:
    """Return what the customer of a case needs, and needed before."""
    return list(case.customer.needs.all())


def need_in(case: Case, reference: str | None) -> Need | None:
    """Return a need of the customer of a case; None where it is none of theirs."""
    return next((row for row in case.customer.needs.all() if row.reference == reference), None)


def measures_in(case: Case) -> list[Measure]:
    """Return the measures of a case, proposals too."""
    return list(case.measures.all())


def measure_in(case: Case, reference: str | None) -> Measure | None:
    """Return a measure of a case; None where it has none of that reference."""
    return next((row for row in case.measures.all() if row.reference == reference), None)


def markers_in(case: Case) -> list[Marker]:
    """Return the markers of a case, those that were only asked for too."""
    return list(case.markers.all())


def marker_in(case: Case, reference: str | None) -> Marker | None:
    """Return a marker of a case; None where it has none of that reference."""
    return next((row for row in case.markers.all() if row.reference == reference), None)


def appeal_in(case: Case, reference: str | None) -> Appeal | None:
    """Return an appeal of a case; None where it has none of that reference."""
    return next((row for row in case.appeals.all() if row.reference == reference), None)


def allegation_in(case: Case, reference: str | None) -> Allegation | None:
    """Return what the customer of a case alleges; None where they said nothing of that reference."""
    return next((row for row in case.customer.allegations.all() if row.reference == reference), None)


def accused_in(allegation: Allegation) -> list[User]:
    """Return of whom something is alleged, of those who work here."""
    return list(allegation.of.all())


def appeals_in(case: Case) -> list[Appeal]:
    """Return the appeals of a case."""
    return list(case.appeals.all())


def reviews_in(case: Case, subject: str) -> list[Review]:
    """Return the reviews of one thing in a case, oldest first."""
    return [row for row in case.reviews.all() if row.subject == subject]


def complaints_in(case: Case) -> list[Complaint]:
    """Return the complaints that are linked to a case."""
    return list(case.complaints.all())


def stages_of(complaint: Complaint) -> list[ComplaintStage]:
    """Return the stages of a complaint, in their order."""
    return list(complaint.stages.all())


def referrals_in(case: Case) -> list[Referral]:
    """Return what of a case was passed on."""
    return list(case.referrals.all())


def legal_steps_in(case: Case) -> list[LegalStep]:
    """Return the steps at law of a case."""
    return list(case.legal_steps.all())


def closings_of(case: Case) -> list[Closing]:
    """Return the closing records of a case, newest first."""
    return list(case.closings.select_related("by", "reopened_by"))[::-1]


def rechecks_waiting(case: Case) -> list[Recheck]:
    """Return what was taken out of a case and nobody has looked at since, oldest first."""
    return [row for row in case.rechecks.all() if row.done_at is None]


def rests_on(marker: Marker) -> list[str]:
    """Return the incidents on which a marker rests, by reference."""
    return [row.reference for row in marker.incidents.all()]


def extensions_of(measure: Measure) -> list[Extension]:
    """Return what would have lengthened a measure, or did, oldest first."""
    return list(measure.extensions.all())


def sign_offs_of(measure: Measure) -> list[SignOff]:
    """Return everybody's step on a proposal, oldest first."""
    return list(measure.sign_offs.all())


def open_extension(measure: Measure) -> Extension | None:
    """Return the later last day that is asked for and not settled; None where none is."""
    return next((row for row in measure.extensions.all() if row.settled_on is None), None)


def signatures_on(measure: Measure) -> list[SignOff]:
    """Return the signatures on what waits to be decided of a measure: the proposal, or its open extension."""
    asked = open_extension(measure)
    wanted = asked.pk if asked else None
    return [row for row in measure.sign_offs.all() if row.signed and row.extension_id == wanted]


def additions_to(incident: Incident) -> list[Addition]:
    """Return what was added to a report later, with who added it."""
    return list(incident.additions.select_related("by"))


def signposted(incident: Incident) -> list[Signposting]:
    """Return where a report was said to belong, oldest first."""
    return list(incident.signpostings.all())


def named_in(incident: Incident, part: str = "") -> dict[str, str]:
    """Return the colleagues who are named in a report, as affected or as witnesses or as either: names by reference."""
    return {row.user.reference: row.user.name for row in incident.named.all() if not part or row.part == part}


def cases_on(incident: Incident) -> list[Case]:
    """Return the cases that rest on a report, for those who may read cases."""
    return list(incident.cases.all())
