"""Cuts the long sections of a case's page into pages before wording them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.urls import reverse
from django.utils.translation import gettext as _

from evenhand.casework.case_view import CaseView
from evenhand.casework.facts.customer import allegations_of
from evenhand.casework.rows import appeals_in, closings_of, complaints_in, legal_steps_in, markers_in, measures_in, referrals_in
from evenhand.casework.stored import StoredComplaint
from evenhand.policy.duties.duty import Duty
from evenhand.policy.vocabulary import Act, Tri
from evenhand.ui import components
from evenhand.ui.labels import Labels
from evenhand.ui.paging import FEW, MANY, Pager
from evenhand.ui.presenters import Presenter
from evenhand.web.case.allegations import allegations_shown
from evenhand.web.case.closings import closing_cards
from evenhand.web.case.complaints import complaint_card
from evenhand.web.case.decisions import CaseDecisions
from evenhand.web.case.passed_on import PassedOn
from evenhand.web.case.record import CaseRecord

Row = TypeVar("Row")


def _on_its_report(duty: Duty) -> components.Link | None:
    """Return the page of the report on which an open duty is done; None for what is done in the case."""
    if duty.act is not Act.PROTECT_WORKER or duty.done is Tri.YES:
        return None
    return components.Link(_("Record it on its report"), reverse("protect-worker", args=[duty.subject]))


@dataclass(frozen=True)
class CaseSection(Generic[Row]):
    """One section: its rows in order, their wording, the id of its heading, and the name of its rows."""

    name: str
    rows: Sequence[Row]
    word: Callable[[Iterable[Row]], Sequence[object]]
    under: str
    what: str
    size: int = FEW

    def shown(self, pager: Pager) -> dict[str, object]:
        """Return the shown part of it, in words, by its name; and which part that is as ``<name>_part``."""
        found = pager.cut(self.name, self.rows, self.what, under=self.under, size=self.size)
        return {self.name: self.word(found.rows), f"{self.name}_part": found.part}


@dataclass(frozen=True)
class CaseSections:
    """Words the long sections of one case, newest first, as far as a page shows them."""

    view: CaseView
    presenter: Presenter
    labels: Labels
    pager: Pager

    def context(self) -> dict[str, object]:
        """Return each section by its name, and which part of it that is as ``<name>_part``."""
        found: dict[str, object] = {}
        for one in (*self._decided(), *self._passed_on(), *self._told(), *self._owed()):
            found |= one
        return found

    def _decided(self) -> Iterator[dict[str, object]]:
        words, case, pager = CaseDecisions(self.view, self.presenter, self.labels), self.view.case, self.pager
        yield CaseSection("measures", measures_in(case)[::-1], words.measures, "decided", _("measures")).shown(pager)
        yield CaseSection("markers", markers_in(case)[::-1], words.markers, "decided", _("markers")).shown(pager)
        yield CaseSection("appeals", appeals_in(case)[::-1], words.appeals, "decided", _("appeals")).shown(pager)
        yield CaseSection("letters", self.view.notices[::-1], words.letters, "letters", _("letters"), MANY).shown(pager)

    def _passed_on(self) -> Iterator[dict[str, object]]:
        words, case, pager = PassedOn(self.labels), self.view.case, self.pager
        yield CaseSection("referrals", referrals_in(case)[::-1], words.referrals, "passed-on", _("referrals")).shown(pager)
        yield CaseSection("legal_steps", legal_steps_in(case)[::-1], words.steps, "passed-on", _("steps at law")).shown(pager)
        yield CaseSection("closings", closings_of(case), closing_cards, "closed", _("closing records")).shown(pager)

    def _told(self) -> Iterator[dict[str, object]]:
        record, case, pager = CaseRecord(self.view, self.presenter), self.view.case, self.pager
        yield CaseSection("account", record.accounts(), record.account, "account", _("accounts")).shown(pager)
        yield CaseSection("complaints", complaints_in(case), self._complaints, "complaints", _("complaints")).shown(pager)
        yield CaseSection("alleged", allegations_of(case), allegations_shown, "alleged", _("allegations")).shown(pager)

    def _owed(self) -> Iterator[dict[str, object]]:
        pager, duties = self.pager, self.view.duties
        owed, done = ([duty for duty in duties if (duty.done is Tri.YES) is so] for so in (False, True))
        yield CaseSection("owed", owed, self._duties, "due", _("things that are due"), MANY).shown(pager)
        yield CaseSection("done", done, self._duties, "due", _("things that were done")).shown(pager)

    def _complaints(self, rows: Iterable[StoredComplaint]) -> list[components.Card]:
        still_open = {complaint.reference for complaint in self.view.facts.complaints if complaint.is_open}
        return [
            complaint_card(
                row,
                self.view.duties,
                self.presenter,
                is_open=row.reference in still_open,
                refused=self.view.refused_to_reader(Act.REFUSE_COMPLAINT, row.reference),
            )
            for row in rows
        ]

    def _duties(self, rows: Iterable[Duty]) -> list[components.Duty]:
        return [self.presenter.duty(duty, about=_on_its_report(duty), who=self.labels.name(duty.subject)) for duty in rows]
