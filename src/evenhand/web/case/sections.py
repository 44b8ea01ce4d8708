"""The sections of a case's page that may grow long, each cut into pages before anything in it is worded."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from evenhand.casework.case_view import CaseView
from evenhand.casework.facts.customer import allegations_of
from evenhand.policy.duties.duty import Duty
from evenhand.policy.vocabulary import Tri
from evenhand.ui import components
from evenhand.ui.labels import Labels
from evenhand.ui.paging import FEW, MANY, Pager
from evenhand.ui.presenters import Presenter
from evenhand.web.case.allegations import allegations_shown
from evenhand.web.case.closings import closing_cards, closings_of
from evenhand.web.case.complaints import complaint_card
from evenhand.web.case.decisions import CaseDecisions
from evenhand.web.case.passed_on import PassedOn
from evenhand.web.case.record import CaseRecord


@dataclass(frozen=True, slots=True)
class CaseSection:
    """One section: its rows in the order of the page, what words them, the id of its heading, and what its rows are called."""

    name: str
    rows: Sequence[Any]
    word: Callable[[Iterable[Any]], Sequence[Any]]
    under: str
    what: str
    size: int = FEW


@dataclass(frozen=True)
class CaseSections:
    """Words the long sections of one case, newest first, as far as a page of each shows them."""

    view: CaseView
    presenter: Presenter
    labels: Labels
    pager: Pager

    def context(self) -> dict[str, Any]:
        """Return each section by its name, and which part of it that is as ``<name>_part``."""
        found: dict[str, Any] = {}
        for one in (*self._decided(), *self._passed_on(), *self._told(), *self._owed()):
            shown = self.pager.cut(one.name, one.rows, one.what, under=one.under, size=one.size)
            found |= {one.name: one.word(shown.rows), f"{one.name}_part": shown.part}
        return found

    def _decided(self) -> Iterator[CaseSection]:
        words, case = CaseDecisions(self.view, self.presenter, self.labels), self.view.case
        yield CaseSection("measures", _newest(case.measures), words.measures, "decided", _("measures"))
        yield CaseSection("markers", _newest(case.markers), words.markers, "decided", _("markers"))
        yield CaseSection("appeals", _newest(case.appeals), words.appeals, "decided", _("appeals"))
        yield CaseSection("letters", self.view.notices[::-1], words.letters, "letters", _("letters"), MANY)

    def _passed_on(self) -> Iterator[CaseSection]:
        words, case = PassedOn(self.labels), self.view.case
        yield CaseSection("referrals", _newest(case.referrals), words.referrals, "passed-on", _("referrals"))
        yield CaseSection("legal_steps", _newest(case.legal_steps), words.steps, "passed-on", _("steps at law"))
        yield CaseSection("closings", closings_of(case), closing_cards, "closed", _("closing records"))

    def _told(self) -> Iterator[CaseSection]:
        record, case = CaseRecord(self.view, self.presenter), self.view.case
        yield CaseSection("account", record.accounts(), record.account, "account", _("accounts"))
        yield CaseSection("complaints", list(case.complaints.all()), self._complaints, "complaints", _("complaints"))
        yield CaseSection("alleged", allegations_of(case), allegations_shown, "alleged", _("allegations"))

    def _owed(self) -> Iterator[CaseSection]:
        dated = [duty for duty in self.view.duties if duty.due_on is not None]
        owed, done = ([duty for duty in dated if (duty.done is Tri.YES) is so] for so in (False, True))
        yield CaseSection("owed", owed, self._duties, "due", _("things that are due"), MANY)
        yield CaseSection("done", done, self._duties, "due", _("things that were done"), MANY)

    def _complaints(self, rows: Iterable[Any]) -> list[components.Card]:
        still_open = {complaint.reference for complaint in self.view.facts.complaints if complaint.is_open}
        return [complaint_card(row, self.view.duties, self.presenter, is_open=row.reference in still_open) for row in rows]

    def _duties(self, rows: Iterable[Duty]) -> list[components.Duty]:
        shaped = (self.presenter.duty(duty, who=self.labels.name(duty.subject)) for duty in rows)
        return [duty for duty in shaped if duty]


def _newest(rows: Any) -> list[Any]:
    return list(rows.all())[::-1]
