"""Shows the record of a case: reports, the customer's account, the assessment, who took part."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evenhand.casework.case_view import CaseView
from evenhand.casework.entries import Texts, texts_of
from evenhand.casework.facts.records import IncidentRow, StepRow
from evenhand.casework.rows import assessed_in
from evenhand.policy.calendar import localdate
from evenhand.policy.facts.facts import NOT_MADE_OUT, Facts
from evenhand.policy.vocabulary import Act, Decision
from evenhand.ui import components
from evenhand.ui.labels import reached_us
from evenhand.ui.presenters import Presenter, lower
from evenhand.ui.timestamps import moment
from evenhand.web.case.assessment import assessment_answers, latest_answers
from evenhand.web.case.interests import ties_in_words
from evenhand.wording.dates import listed, short, span
from evenhand.wording.words import plain

_CONDUCT = {
    None: gettext_lazy("{kinds} alleged"),
    True: gettext_lazy("{kinds} found"),
    False: gettext_lazy("{kinds} not made out"),
}
"""The conduct in a title: before a finding, after one, after one that the report is not made out."""


def outcome_of(facts: Facts) -> bool | None:
    """Return whether the last finding says that the conduct happened; None while no finding holds."""
    found = [one for one in facts.decided if one.decision is Decision.FINDING and not one.set_aside]
    return found[-1].outcome != NOT_MADE_OUT if found else None


@dataclass(frozen=True)
class AccountGiven:
    """A person's words in full, with their day and the officer who recorded them."""

    words: str
    line: str


@dataclass(frozen=True)
class CaseRecord:
    """Words the record of one case."""

    view: CaseView
    presenter: Presenter

    def title(self) -> str:
        """Return the case's title: how many reports, their days, and the conduct: alleged until a finding."""
        words, rows = self.presenter.words, [row for row in self.view.incidents if row.withdrawn_at is None]
        if not rows:
            return _("No report is left in this case")
        days = span(localdate(row.happened_at) for row in rows)
        many = ngettext("{number} report, {days}", "{number} reports, {days}", len(rows)).format(number=len(rows), days=days)
        kinds = list(dict.fromkeys(lower(words.name(key)) for row in rows for key in row.behaviours))
        said = str(_CONDUCT[outcome_of(self.view.facts)]).format(kinds=listed(kinds)) if kinds else ""
        return _("{reports}: {said}").format(reports=many, said=said) if said else many

    def incidents(self, rows: Iterable[IncidentRow], texts: Texts) -> components.Table:
        """Return incidents of the case as a table."""
        return components.Table(
            (components.Cell(_("Incident")), components.Cell(_("What happened")), components.Cell(_("Reported by"))),
            tuple(self._incident(row, texts.of(row)) for row in rows),
        )

    def _incident(self, row: IncidentRow, what: str) -> tuple[components.Cell, ...]:
        kinds = listed(lower(self.presenter.words.name(key)) for key in row.behaviours)
        when = f"{moment(row.happened_at)}, {reached_us(row.channel)}"
        withdrawn = _("Withdrawn. ") if row.withdrawn_at else ""
        return (
            components.Cell(row.reference, reverse("incident", args=[row.reference]), detail=when),
            components.Cell(f"{withdrawn}{what}", detail=kinds.capitalize()),
            components.Cell(self.view.names[row.reporter]),
        )

    def accounts(self) -> list[StepRow]:
        """Return the steps that recorded the customer's account, newest first."""
        return [step for step in reversed(self.view.steps) if step.act == Act.RECORD_ACCOUNT]

    def account(self, rows: Iterable[StepRow]) -> tuple[AccountGiven, ...]:
        """Return each account of the customer in full."""
        shown = list(rows)
        texts, names = texts_of(shown), self.view.names
        return tuple(
            AccountGiven(
                texts.of(row),
                (
                    _("No account came. Recorded by {by} on {happened_on}")
                    if row.more.get("none_came")
                    else _("Taken down by {by} on {happened_on}")
                ).format(by=names[row.by], happened_on=short(row.happened_on)),
            )
            for row in shown
        )

    def asked_for_account(self) -> str:
        """Return when the account was asked for, in a sentence."""
        row = next((step for step in reversed(self.view.steps) if step.act == Act.SEEK_ACCOUNT), None)
        if row is None:
            return _("The customer has not been asked for their account yet.")
        return _("{by} asked for it on {happened_on}. Nothing has been recorded since.").format(
            by=self.view.names[row.by], happened_on=short(row.happened_on)
        )

    def answers(self, *, privileged: bool) -> tuple[components.Row, ...]:
        """Return the latest answer to each question of the assessment; legal advice only for some readers."""
        rows = assessed_in(self.view.case)
        found = assessment_answers(rows, self.view.policy, self.presenter.words, privileged=privileged)
        return tuple(components.Row(one.says, f"{one.so}. {one.why.rstrip('.')}. {one.by}, {short(one.on)}.") for one in found)

    def weighed(self) -> str:
        """Return how many questions were answered and when last, in a few words."""
        rows = latest_answers(assessed_in(self.view.case))
        if not rows:
            return ""
        says = ngettext("{number} answer, the last on {day}", "{number} answers, the last on {day}", len(rows))
        return says.format(number=len(rows), day=short(max(row.on for row in rows.values())))

    def people(self) -> tuple[components.Row, ...]:
        """Return everybody who took part, and how: none of them decides an appeal."""
        names = self.view.names
        taken: dict[str, list[str]] = defaultdict(list)
        for reference, took in self.view.facts.involved.items():
            taken[names.get(reference, reference)] += sorted(plain(part) for part in took)
        return tuple(components.Row(name, listed(took).capitalize()) for name, took in sorted(taken.items()))

    def too_close(self) -> tuple[components.Row, ...]:
        """Return everybody with an interest, and their ties."""
        ties, names = self.view.ties, self.view.names
        named = sorted((names.get(reference, reference), kinds) for reference, kinds in ties.items())
        return tuple(components.Row(name, listed(map(str, ties_in_words(kinds))).capitalize()) for name, kinds in named)
