"""Shows what an earlier policy decided, and what the present one would change of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from evenhand.casework.case_view import CaseView
from evenhand.casework.earlier_policy import Change, PolicyChange
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.labels import Labels
from evenhand.ui.presenters import Presenter
from evenhand.wording.dates import on as worded
from evenhand.wording.dates import short
from evenhand.wording.words import Words


@dataclass(frozen=True)
class ChangeToDecide:
    """One measure or marker to decide on: its name, since when, each change with its clause, and the acts."""

    name: str
    key: str
    since: str
    changes: tuple[tuple[str, components.Clause | None], ...]
    ways: tuple[components.Link, ...]


def change_in_words(change: Change, words: Words) -> str:
    says = words.message(change.message)
    if not change.moves_day:
        return says
    was = short(change.before) if change.before else _("no day")
    will = short(change.after) if change.after else _("not owed by a day")
    return _("{says}: {was} as it was decided, {will} under the policy of today.").format(
        says=says.rstrip("."), was=was, will=will
    )


def changes_to_decide(view: CaseView, presenter: Presenter, labels: Labels) -> tuple[ChangeToDecide, ...]:
    """Return the decisions that a case waits for, each with its changes and the acts that decide it."""
    return tuple(_asked(one, view, presenter, labels) for one in view.asked)


def _asked(one: PolicyChange, view: CaseView, presenter: Presenter, labels: Labels) -> ChangeToDecide:
    changes = tuple(
        (change_in_words(change, presenter.words), presenter.clause(change.cited) if change.cited else None)
        for change in one.changes
    )
    return ChangeToDecide(
        labels.name(one.subject), f"asked-{one.subject}", worded(one.since), changes, tuple(_ways(one, view, presenter, labels))
    )


def _ways(one: PolicyChange, view: CaseView, presenter: Presenter, labels: Labels) -> Iterator[components.Link]:
    markers = {marker.reference for marker in labels.facts.markers}
    others = (Act.REVIEW_MARKER, Act.END_MARKER) if one.subject in markers else (Act.REVIEW, Act.VARY, Act.LIFT)
    for act in (Act.KEEP_AS_DECIDED, *others):
        if refused := view.refused_to_reader(act, one.subject):
            yield components.Link(f"{labels.act(act, one.subject)}. {presenter.who_can(refused)}")
        elif href := presenter.links.act(act, one.subject):
            yield components.Link(labels.act(act, one.subject), href)


def changes_in(case: str, asked: Iterable[PolicyChange], labels: Labels) -> Iterator[tuple[components.Link, str]]:
    """Yield a line for each decision that a case waits for, for a list of work."""
    for one in asked:
        link = components.Link(_("Case {case}").format(case=case), reverse("case", args=[case]))
        yield link, f"{labels.name(one.subject)}. {change_in_words(one.changes[0], labels.words)}"
