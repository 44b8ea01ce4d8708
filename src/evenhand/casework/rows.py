"""Gives pages the rows of one case as lists, each fetched once on first use (`on_demand`)."""

from collections.abc import Iterable

from evenhand.allegations.models import Allegation
from evenhand.appeals.models import Appeal
from evenhand.cases.models import Assessed, Case, Closing, Complaint, ComplaintStage, Question, Recheck, Signposting, Step
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Addition, Incident, Protection
from evenhand.landlords.models import User
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.measures.models import Extension, Measure, SignOff
from evenhand.people.models import Need
from evenhand.policy.vocabulary import Act
from evenhand.referrals.models import LegalStep, Referral
from evenhand.reviews.models import Review


def incidents_in(case: Case) -> list[Incident]:
    """Return the incidents of a case, withdrawn ones too."""
    return list(case.incidents.all())


def live_incidents_in(case: Case) -> list[Incident]:
    return [row for row in case.incidents.all() if row.withdrawn_at is None]


def steps_in(case: Case) -> list[Step]:
    """Return the steps of a case in the order in which they were recorded."""
    return list(case.steps.all())


def accounts_in(case: Case) -> list[Step]:
    """Return the steps that recorded an account of the customer; not those that recorded that none came."""
    return [row for row in case.steps.all() if row.act == Act.RECORD_ACCOUNT and not row.more.get("none_came")]


def passage_for_letters(steps: Iterable[Step]) -> str:
    """Return what letters tell of the assessment, as it was last written for them; "" where nobody wrote it."""
    written = [step.more["for_letter"] for step in steps if step.act == Act.ASSESS and step.more.get("for_letter")]
    return written[-1] if written else ""


def assessed_in(case: Case) -> list[Assessed]:
    """Return the answers of a case's assessment, oldest first."""
    return list(case.assessed.all())


def letters_about(case: Case, subject: str) -> list[Notice]:
    """Return the letters about one decision of a case, oldest first."""
    return [row for row in case.notices.all() if row.subject == subject]


def questions_in(case: Case) -> list[Question]:
    """Return the questions to proposers in a case, oldest first."""
    return list(case.questions.all())


def needs_in(case: Case) -> list[Need]:
    """Return the needs of the customer of a case, past ones too."""
    return list(case.customer.needs.all())


def need_in(case: Case, reference: str | None) -> Need | None:
    """Return a need of the customer of a case; None where the reference is not theirs."""
    return next((row for row in case.customer.needs.all() if row.reference == reference), None)


def measures_in(case: Case) -> list[Measure]:
    """Return the measures of a case, proposals too."""
    return list(case.measures.all())


def measure_in(case: Case, reference: str | None) -> Measure | None:
    """Return a measure of a case; None where it has none of that reference."""
    return next((row for row in case.measures.all() if row.reference == reference), None)


def markers_in(case: Case) -> list[Marker]:
    """Return the markers of a case, requested ones too."""
    return list(case.markers.all())


def marker_in(case: Case, reference: str | None) -> Marker | None:
    """Return a marker of a case; None where it has none of that reference."""
    return next((row for row in case.markers.all() if row.reference == reference), None)


def appeal_in(case: Case, reference: str | None) -> Appeal | None:
    """Return an appeal of a case; None where it has none of that reference."""
    return next((row for row in case.appeals.all() if row.reference == reference), None)


def allegation_in(case: Case, reference: str | None) -> Allegation | None:
    """Return an allegation of the customer of a case; None where the reference is not theirs."""
    return next((row for row in case.customer.allegations.all() if row.reference == reference), None)


def accused_in(allegation: Allegation) -> list[User]:
    """Return the staff that an allegation is about, as far as they work here."""
    return list(allegation.of.all())


def promises_to(case: Case) -> list[Contact]:
    """Return the contacts in which one of us promised the customer of a case something, oldest first."""
    found = Contact.objects.filter(customer=case.customer_id, withdrawn_at=None).exclude(promise="")
    return list(found.order_by("happened_at", "id"))


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
    """Return the referrals of a case."""
    return list(case.referrals.all())


def legal_steps_in(case: Case) -> list[LegalStep]:
    """Return the legal steps of a case."""
    return list(case.legal_steps.all())


def closings_of(case: Case) -> list[Closing]:
    """Return the closing records of a case, newest first."""
    return list(case.closings.select_related("by", "reopened_by"))[::-1]


def rechecks_waiting(case: Case) -> list[Recheck]:
    """Return the open rechecks of a case, oldest first."""
    return [row for row in case.rechecks.all() if row.done_at is None]


def rests_on(marker: Marker) -> list[str]:
    """Return the incidents on which a marker rests, by reference."""
    return [row.reference for row in marker.incidents.all()]


def extensions_of(measure: Measure) -> list[Extension]:
    """Return the extensions of a measure, refused ones too, oldest first."""
    return list(measure.extensions.all())


def sign_offs_of(measure: Measure) -> list[SignOff]:
    """Return the signatures on a proposal, oldest first."""
    return list(measure.sign_offs.all())


def open_extension(measure: Measure) -> Extension | None:
    """Return the open proposal of an extension; None where there is none."""
    return next((row for row in measure.extensions.all() if row.settled_on is None), None)


def signatures_on(measure: Measure) -> list[SignOff]:
    """Return the signatures on the open decision of a measure: the proposal, or its open extension."""
    asked = open_extension(measure)
    wanted = asked.pk if asked else None
    return [row for row in measure.sign_offs.all() if row.signed and row.extension_id == wanted]


def additions_to(incident: Incident) -> list[Addition]:
    """Return the additions to a report, each with its author."""
    return list(incident.additions.select_related("by"))


def protections_on(incident: Incident) -> list[Protection]:
    """Return the records of how the worker of a report is protected, oldest first."""
    return list(incident.protections.select_related("by"))


def signposted(incident: Incident) -> list[Signposting]:
    """Return where a report was signposted, oldest first."""
    return list(incident.signpostings.all())


def named_in(incident: Incident, part: str = "") -> dict[str, str]:
    """Return the colleagues that a report names, as affected, as witnesses or as either: names by reference."""
    return {row.user.reference: row.user.name for row in incident.named.all() if not part or row.part == part}


def cases_on(incident: Incident) -> list[Case]:
    """Return the cases that rest on a report, for officers who may read cases."""
    return list(incident.cases.all())
