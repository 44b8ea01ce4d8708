"""Shows the tools around a list: its parts, saved views, filters, next page, file."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from evenhand.personal.queries import my_views
from evenhand.ui import components
from evenhand.web.account.signed_in import OfficerRequest
from evenhand.web.work.list_forms import ListForm


@dataclass(frozen=True)
class KeptView:
    """A saved view: its link, and the name that deletes it."""

    link: components.Link
    name: str


@dataclass(frozen=True)
class Toolbar:
    """The tools of one list. ``page``: its name among addresses; ``says``: in words what it shows now."""

    page: str
    form: ListForm
    says: str
    asked: str
    sections: tuple[components.Link, ...]
    views: tuple[KeptView, ...]
    here: str
    file: str
    newest: str = ""
    pages: components.Pages | None = None

    @property
    def context(self) -> dict[str, Any]:
        """Return the context of a list's template."""
        return {"toolbar": self, "form": self.form}


def toolbar_of(request: OfficerRequest, page: str, form: ListForm, next_after: str | None) -> Toolbar:
    """Return the tools of a list, and the link to its next page."""
    here, asked = reverse(page), form.query()
    which = form.cleaned_data["which"]
    kept = (
        KeptView(components.Link(one.name, f"{here}?{one.asked}", one.asked == asked), one.name)
        for one in my_views(request.officer, page)
    )
    return Toolbar(
        page,
        form,
        form.says,
        asked,
        tuple(
            components.Link(text, f"{here}?{form.query(which=key)}", key == which) for key, (text, _) in form.sections.items()
        ),
        tuple(kept),
        here,
        f"{reverse(f'{page}-file')}?{asked}",
        f"{here}?{asked}" if request.GET.get("after") else "",
        components.Pages(next=f"{here}?{form.query(after=next_after)}", label=_("More {plural}").format(plural=form.plural))
        if next_after
        else None,
    )
