"""Shows what of a case was passed on: referrals with their answers, and legal steps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.stored import StoredLegalStep, StoredReferral
from evenhand.policy.vocabulary import OrderKind
from evenhand.ui import components
from evenhand.ui.labels import Labels
from evenhand.web.case.decisions import lines
from evenhand.wording.choices import ORDERS, ROUTES
from evenhand.wording.dates import on, short

ANSWERED = (
    ("settled_on", gettext_lazy("It stays here, went to another body, or was withdrawn")),
    ("accepted_on", gettext_lazy("Taken over")),
    ("declined_on", gettext_lazy("Declined")),
)


@dataclass(frozen=True)
class PassedOn:
    """Words the referrals and legal steps of one case."""

    labels: Labels

    def referrals(self, rows: Iterable[StoredReferral]) -> tuple[components.Card, ...]:
        """Return referrals, each with its answer."""
        return tuple(self._referral(row) for row in rows)

    def _referral(self, row: StoredReferral) -> components.Card:
        passed = _("What is put right in the report") if row.corrects_id else _("What was passed on")
        rows = [
            components.Row(_("Who took it"), row.recipient),
            components.Row(passed, lines([row.passed_on])),
            components.Row(_("Why"), lines([row.why])),
            components.Row(_("By which way"), ROUTES.get(row.route, _("None was needed"))),
            components.Row(_("Passed on by"), f"{row.by.name}, {short(row.on)}"),
            *_answered(row),
            components.Row(_("The customer was told"), lines(_told(row))),
        ]
        return components.Card(self.labels.name(row.reference), tuple(rows))

    def steps(self, rows: Iterable[StoredLegalStep]) -> tuple[components.Card, ...]:
        return tuple(self._step(row) for row in rows)

    def _step(self, row: StoredLegalStep) -> components.Card:
        led = self.labels.name(row.measure.reference) if row.measure else _("A decision outside this case")
        rows = (
            components.Row(_("Court or body"), row.body),
            *([components.Row(_("Under"), row.under)] if row.under else []),
            components.Row(_("Day that it bears"), on(row.on)),
            components.Row(_("Lasts until"), on(row.until) if row.until else _("It names no day")),
            components.Row(_("What it says"), lines([row.terms])),
            components.Row(_("What led to it"), led),
            components.Row(_("Independent advice"), _("Pointed to") if row.advice else _("Not recorded")),
            components.Row(_("Recorded by"), row.by.name),
        )
        return components.Card(ORDERS[OrderKind(row.kind)], rows)


def _answered(row: StoredReferral) -> Iterator[components.Row]:
    if row.answered_by:
        happened = [f"{says}, {short(day)}" for name, says in ANSWERED if (day := getattr(row, name))]
        yield components.Row(_("What became of it"), lines([*happened, f"{row.answered_by}: {row.answer}"]))
    elif row.hands_over:
        yield components.Row(_("What became of it"), _("They have not answered yet whether they take it over"))


def _told(row: StoredReferral) -> list[str]:
    if row.told_on:
        return [short(row.told_on)]
    if row.withheld_until and row.withheld_by:
        by = row.withheld_by.name
        return [
            _("Not yet: reviewed on {withheld_until}. Decided by {by}.").format(withheld_until=on(row.withheld_until), by=by),
            row.withheld_because,
        ]
    return [_("Not yet")]
