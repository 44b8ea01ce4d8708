"""Words the decisions that wait for something first, and those that nobody present can take."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from evenhand.ui import components
from evenhand.ui.labels import Labels
from evenhand.ui.presenters import Presenter
from evenhand.web.work.notes import covering
from evenhand.work.my_work import Waiting
from evenhand.work.orphans import OrphanIn


@dataclass(frozen=True)
class HeldDecision:
    """A decision that cannot be taken yet: one reason, what lifts it, and where to read the other reasons.

    ``also``: the absent colleague whose decision it is; empty where it is the reader's own.
    """

    name: str
    case: components.Link
    customer: str
    owner: str
    says: str
    cures: tuple[components.Cure, ...] = ()
    more: components.Link | None = None
    also: str = ""


def held(row: Waiting, presenter: Presenter) -> Iterator[HeldDecision]:
    """Yield the decisions of a case that wait for another step, with the reason that the reader can best act on."""
    labels, case = Labels(row.facts, presenter.words), row.case
    page = reverse("case", args=[case.reference])
    here = replace(presenter, links=replace(presenter.links, case=case.reference, back=reverse("my-work")))
    for one, also in (*((one, "") for one in row.held), *((one, covering(cover)) for one, cover in row.covered_held)):
        rules = here.rules(one.verdict)
        first = next((rule for rule in rules if any(cure.href for cure in rule.cures)), rules[0])
        linked = any(cure.href for cure in first.cures)
        more = None if linked and len(rules) == 1 else components.Link(_("See everything that comes first"), f"{page}#next")
        yield HeldDecision(
            labels.act(one.act, one.subject),
            components.Link(case.reference, page),
            case.customer.name,
            case.owner.name,
            first.says,
            first.cures[:1] if not linked else tuple(cure for cure in first.cures if cure.href)[:1],
            more,
            also,
        )


def orphaned(rows: Iterable[OrphanIn], presenter: Presenter) -> Iterator[HeldDecision]:
    """Yield what nobody present can take, with who is needed."""
    for row in rows:
        case, orphan = row.case, row.orphan
        yield HeldDecision(
            Labels(row.facts, presenter.words).act(orphan.act, orphan.subject),
            components.Link(case.reference, reverse("case", args=[case.reference])),
            case.customer.name,
            case.owner.name,
            presenter.words.message(orphan.missing),
        )
