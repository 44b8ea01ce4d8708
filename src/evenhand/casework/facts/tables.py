"""Names the model of each record of a case's facts, its path to the case and its order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Model, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Length

from evenhand.allegations.models import Allegation
from evenhand.appeals.models import Appeal, Request
from evenhand.cases.models import Assessed, Case, Complaint, ComplaintStage, Question, Recheck, Step
from evenhand.casework.facts import customer_records as customer
from evenhand.casework.facts import decided_records as decided
from evenhand.casework.facts import records
from evenhand.incidents.models import Incident, Named, Protection
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.measures.models import Extension, Measure, SignOff
from evenhand.people.models import Need, Representative
from evenhand.referrals.models import LegalStep, Referral
from evenhand.reviews.models import Review


@dataclass(frozen=True)
class FactTable:
    """Rows of one kind.

    ``case``: the path from a row to its case. ``order``: fields of the record. ``paths``: fields that are not read by their own
    name. ``only``: which rows count.
    """

    record: Any
    model: type[Model]
    case: str = "case"
    order: tuple[str, ...] = ("id",)
    paths: Mapping[str, str | Combinable] = field(default_factory=dict)
    only: Q = field(default_factory=Q)

    def path(self, name: str) -> str | Combinable:
        """Return where a field is read; for a column that points to another row, that row's reference."""
        if name in self.paths:
            return self.paths[name]
        column: Any = self.model._meta.get_field(name)  # noqa: SLF001 - Django's documented interface to a model's fields
        return f"{name}__reference" if column.is_relation and name != column.attname else name


class Rows(NamedTuple):
    """The rows of one case, each kind in its order."""

    case: list[records.CaseRow]
    incidents: list[records.IncidentRow]
    named: list[records.NamedRow]
    protections: list[records.ProtectionRow]
    rechecks: list[records.RecheckRow]
    questions: list[records.QuestionRow]
    steps: list[records.StepRow]
    assessed: list[records.AssessedRow]
    notices: list[records.NoticeRow]
    reviews: list[records.ReviewRow]
    complaints: list[records.ComplaintRow]
    stages: list[records.StageRow]
    measures: list[decided.MeasureRow]
    extensions: list[decided.ExtensionRow]
    sign_offs: list[decided.SignOffRow]
    markers: list[decided.MarkerRow]
    markers_elsewhere: list[decided.MarkerElsewhereRow]
    marker_incidents: list[decided.MarkerIncidentRow]
    referrals: list[decided.ReferralRow]
    legal_steps: list[decided.LegalStepRow]
    appeals: list[decided.AppealRow]
    requests: list[decided.RequestRow]
    representatives: list[customer.RepresentativeRow]
    needs: list[customer.NeedRow]
    allegations: list[customer.AllegationRow]
    accused: list[customer.AccusedRow]


_OF_CASE = {
    "nation": "landlord__nation",
    "landlord_kind": "landlord__kind",
    "relationship": "customer__relationship",
    "died_on": "customer__died_on",
    "left_on": "customer__left_on",
    "moved_on": "customer__moved_on",
    "household_changed_on": "customer__home__household_changed_on",
}
TABLES = {
    "case": FactTable(records.CaseRow, Case, "pk", paths=_OF_CASE),
    "incidents": FactTable(records.IncidentRow, Incident, "cases", ("happened_at", "id"), {"told": Length("what")}),
    "named": FactTable(records.NamedRow, Named, "incident__cases", only=Q(incident__withdrawn_at=None)),
    "protections": FactTable(records.ProtectionRow, Protection, "incident__cases"),
    "rechecks": FactTable(records.RecheckRow, Recheck, order=("at", "id"), only=Q(done_at=None)),
    "questions": FactTable(records.QuestionRow, Question, order=("at", "id")),
    "steps": FactTable(records.StepRow, Step, order=("recorded_at", "id")),
    "assessed": FactTable(records.AssessedRow, Assessed, order=("recorded_at", "id")),
    "notices": FactTable(records.NoticeRow, Notice, order=("issued_on", "id")),
    "reviews": FactTable(records.ReviewRow, Review, order=("on", "id")),
    "complaints": FactTable(records.ComplaintRow, Complaint, order=("received_on", "id")),
    "stages": FactTable(records.StageRow, ComplaintStage, "complaint__case", ("stage",)),
    "measures": FactTable(decided.MeasureRow, Measure),
    "extensions": FactTable(decided.ExtensionRow, Extension, "measure__case"),
    "sign_offs": FactTable(decided.SignOffRow, SignOff, "measure__case"),
    "markers": FactTable(decided.MarkerRow, Marker),
    "markers_elsewhere": FactTable(
        decided.MarkerElsewhereRow, Marker, "customer__cases", only=Q(authorised_on__isnull=False, ended_on=None)
    ),
    "marker_incidents": FactTable(decided.MarkerIncidentRow, Marker.incidents.through, "marker__case"),
    "referrals": FactTable(decided.ReferralRow, Referral),
    "legal_steps": FactTable(decided.LegalStepRow, LegalStep, order=("on", "id")),
    "appeals": FactTable(decided.AppealRow, Appeal),
    "requests": FactTable(decided.RequestRow, Request),
    "representatives": FactTable(customer.RepresentativeRow, Representative, "customer__cases", ("since", "id")),
    "needs": FactTable(customer.NeedRow, Need, "customer__cases", only=Q(ended_on=None)),
    "allegations": FactTable(customer.AllegationRow, Allegation, "customer__cases", ("opened_on", "id")),
    "accused": FactTable(customer.AccusedRow, Allegation.of.through, "allegation__customer__cases"),
}
"""By the field of `Rows` that each fills."""
