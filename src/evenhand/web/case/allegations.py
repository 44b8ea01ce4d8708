"""Shows allegations about staff on every page of a case: about which staff, since when, the outcome."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.rows import accused_in
from evenhand.casework.stored import StoredAllegation
from evenhand.wording.dates import listed, short

SAID_IN = {
    "account": gettext_lazy("in their account"),
    "appeal": gettext_lazy("in an appeal"),
    "contact": gettext_lazy("in a contact"),
    "complaint": gettext_lazy("in a complaint"),
    "itself": gettext_lazy("by itself"),
}
CAME_OF_IT = {
    "made_out": gettext_lazy("Made out"),
    "partly": gettext_lazy("Partly made out"),
    "not_made_out": gettext_lazy("Not made out"),
    "none_came": gettext_lazy("No answer came"),
}
PROTECTED = gettext_lazy("They say that it was discrimination: to say so is protected, and is never held against them.")


@dataclass(frozen=True)
class AllegationShown:
    """One allegation: the customer's words, the staff it is about, its day, its outcome."""

    says: str
    taken: str
    state: str
    protected: str = ""
    at_firm: str = ""


def allegations_shown(rows: Iterable[StoredAllegation]) -> tuple[AllegationShown, ...]:
    return tuple(
        AllegationShown(row.says, _taken(row), _state(row), str(PROTECTED) if row.of_discrimination else "", _at_firm(row))
        for row in rows
    )


def _taken(row: StoredAllegation) -> str:
    names = [*(user.name for user in accused_in(row)), *([f"“{row.unmatched}”"] if row.unmatched else [])]
    accused = listed(names) or _("a colleague, not known yet")
    return _("About {accused}, {said_in}, on {opened_on}; recorded by {taken_by}.").format(
        accused=accused, said_in=SAID_IN[row.said_in], opened_on=short(row.opened_on), taken_by=row.taken_by.name
    )


def _state(row: StoredAllegation) -> str:
    if row.settled_on and row.investigator:
        return _("{outcome}, settled by {investigator} on {settled_on}: {why}").format(
            outcome=CAME_OF_IT[row.outcome],
            investigator=row.investigator.name,
            settled_on=short(row.settled_on),
            why=row.why,
        )
    if row.investigator:
        return _("Not settled yet. {investigator} looks into it.").format(investigator=row.investigator.name)
    return _("Not settled yet. No investigator is named.")


def _at_firm(row: StoredAllegation) -> str:
    """Return what the contractor looks into, or what it found; "" where it was sent to none."""
    if row.firm_answered_on:
        return _("The contractor, on {day}: {outcome}. {why}").format(
            day=short(row.firm_answered_on), outcome=CAME_OF_IT[row.firm_outcome], why=row.firm_why
        )
    return _("A contractor looks into it, and answers by {day}.").format(day=short(row.firm_due_on)) if row.firm_due_on else ""
