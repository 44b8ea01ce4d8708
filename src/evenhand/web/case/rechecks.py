"""Shows what was removed from a case as another person's, and what rested on it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.case_view import CaseView
from evenhand.casework.entries import LetterRow
from evenhand.casework.rows import rechecks_waiting
from evenhand.casework.stored import StoredRecheck
from evenhand.policy.vocabulary import Act, Decision
from evenhand.ui import components
from evenhand.ui.labels import LETTERS, Labels
from evenhand.ui.presenters import Presenter
from evenhand.ui.timestamps import moment
from evenhand.wording.dates import short

KINDS = {"incident": gettext_lazy("A report"), "contact": gettext_lazy("A contact"), "file": gettext_lazy("A file")}
GIVEN = gettext_lazy("A letter that was given mentioned another person. Tell your data protection officer today.")


@dataclass(frozen=True)
class TakenOut:
    """One removed record: a sentence, what rested on it, the act that rechecks it, and what is urgent."""

    says: str
    rested: tuple[components.Link, ...]
    href: str
    warning: str


def sentence(row: StoredRecheck) -> str:
    """Return what was removed, when and by which officer; never its content."""
    return _("{kinds} was removed on {at} by {by}: it was about another person.").format(
        kinds=KINDS[row.kind], at=moment(row.at), by=row.by.name
    )


@dataclass(frozen=True)
class Rechecks:
    """Words the rechecks of one case."""

    view: CaseView
    presenter: Presenter
    labels: Labels

    def shape(self) -> tuple[TakenOut, ...]:
        """Return the open rechecks, oldest first."""
        return tuple(self._shape(row) for row in rechecks_waiting(self.view.case))

    def _shape(self, row: StoredRecheck) -> TakenOut:
        letters = {notice.reference: notice for notice in self.view.notices}
        given = any(one.served_on and one.withdrawn_on for name, one in letters.items() if name in row.rested)
        rested = tuple(self._link(reference, letters) for reference in row.rested)
        return TakenOut(
            sentence(row), rested, self.presenter.links.act(Act.RECHECK, row.reference), str(GIVEN) if given else ""
        )

    def _link(self, reference: str, letters: dict[str, LetterRow]) -> components.Link:
        if letter := letters.get(reference):
            name = _("{letter} of {day}").format(letter=LETTERS[Decision(letter.decision)], day=short(letter.issued_on))
            withdrawn = _(", withdrawn") if letter.withdrawn_on else ""
            return components.Link(f"{name}{withdrawn}", reverse("notice", args=[reference]))
        marker = next((one for one in self.view.facts.markers if one.reference == reference), None)
        bare = _(": it rests on no incident now") if marker and not marker.incidents else ""
        return components.Link(f"{self.labels.name(reference)}{bare}", "#decided")
