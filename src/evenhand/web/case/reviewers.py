"""Lists who can decide an appeal, and why each other person cannot."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from evenhand.casework.appeals.reviewers import Reviewer
from evenhand.ui import components
from evenhand.ui.presenters import Presenter
from evenhand.wording.dates import listed


def reviewer_rows(found: Iterable[Reviewer], presenter: Presenter, *, undecided: bool = False) -> tuple[components.Row, ...]:
    """Return a row for each person: their title, and that they can decide it, or the reasons against.

    ``undecided``: an appeal would be against a decision that has no decision-maker yet.
    """
    can = _("Could hear it, unless they decide on it or manage the person who does.") if undecided else _("Could hear it.")
    return tuple(
        components.Row(one.membership.user.name, f"{one.membership.title}. {_could(one, presenter, can)}") for one in found
    )


def reviewers_in_words(found: Iterable[Reviewer]) -> str:
    """Return the possible reviewers, in a line."""
    return listed((one.membership.user.name for one in found if not one.against), "or") or "nobody"


def _could(one: Reviewer, presenter: Presenter, can: str) -> str:
    if not one.against:
        return can
    return " ".join((_("Could not."), *(presenter.words.message(reason) for reason in one.against)))
