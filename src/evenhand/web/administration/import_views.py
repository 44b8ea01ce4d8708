"""Imports colleagues, homes and customers from CSV: what a file would do first, then all of it or nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from evenhand.administration import imports, staff_file
from evenhand.administration.imports import Counts
from evenhand.administration.staff import Employed
from evenhand.clock import now
from evenhand.landlords.queries import Officer
from evenhand.ui import components
from evenhand.ui.forms.table import MOST_BYTES, TableForm
from evenhand.web.account.signed_in import OfficerRequest
from evenhand.web.administration.admitted import NOT_ANSWERED, administers, trail
from evenhand.wording.visits import table_fault, unreadable
from evenhand.work.feeds.rows import Unreadable

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

MOST_FAULTS = 50


@dataclass(frozen=True)
class Imported:
    """What a file does, or would do: its counts or faults; for colleagues what came of each."""

    counts: Counts
    people: tuple[Employed, ...] = ()


Importing = Callable[[Officer, str, datetime, bool], Imported]


@dataclass(frozen=True)
class What:
    """What is imported: its title, the page before, its columns and those that each row needs."""

    title: "Text"
    back: str
    columns: Iterable[str]
    needed: Iterable[str]
    does: Importing


def _people(by: Officer, text: str, at: datetime, dry_run: bool) -> Imported:  # noqa: FBT001 - one shape for all three
    done = staff_file.import_staff(by.landlord, text, by=by.user.reference, at=at, dry_run=dry_run)
    new = sum("added" in one.changed for one in done.people)
    changed = sum(bool(one.changed) for one in done.people) - new
    return Imported(Counts(new, changed, len(done.people) - new - changed, done.faults), () if dry_run else done.people)


def _homes(by: Officer, text: str, at: datetime, dry_run: bool) -> Imported:  # noqa: FBT001 - the same
    return Imported(imports.import_homes(by.landlord, text, by=by.user.reference, at=at, dry_run=dry_run))


def _customers(by: Officer, text: str, at: datetime, dry_run: bool) -> Imported:  # noqa: FBT001 - the same
    return Imported(imports.import_customers(by.landlord, text, by=by.user.reference, at=at, dry_run=dry_run))


PEOPLE = What(gettext_lazy("Import colleagues"), "people", staff_file.COLUMNS, staff_file.NEEDED, _people)
HOMES = What(gettext_lazy("Import homes"), "homes", imports.HOME_COLUMNS, imports.HOME_COLUMNS, _homes)
CUSTOMERS = What(gettext_lazy("Import customers"), "homes", imports.CUSTOMER_COLUMNS, ("id", "name"), _customers)


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def people(request: OfficerRequest) -> HttpResponse:
    """Import colleagues; show each link and code once."""
    return _import(request, PEOPLE)


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def homes(request: OfficerRequest) -> HttpResponse:
    """Import homes."""
    return _import(request, HOMES)


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def customers(request: OfficerRequest) -> HttpResponse:
    """Import customers."""
    return _import(request, CUSTOMERS)


def _import(request: OfficerRequest, what: What) -> HttpResponse:
    """Show what a file would do; do it when its reader says so, if nothing in it is wrong by then."""
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    if not form.is_valid():
        return _page(request, what, form)
    text = form.text
    if not text.strip():
        form.add_error("rows", _("Choose a file, or paste rows"))
        return _page(request, what, form)
    if len(text) > MOST_BYTES:
        form.add_error("file", _("The file is too long for this page. Import it in parts"))
        return _page(request, what, form)
    does = request.POST.get("action") == "import"
    try:
        found = what.does(request.officer, text, now(), not does)
    except Unreadable as wrong:
        form.add_error("rows", unreadable(wrong.code, wrong.said))
        return _page(request, what, form)
    if does and not found.counts.faults:
        messages.success(request, " ".join((_("Imported."), *_says(found.counts))))
        return _page(request, what, TableForm(), done=found) if found.people else redirect(what.back)
    return _page(request, what, TableForm(initial={"rows": text}), found)


def _says(counts: Counts) -> tuple[str, ...]:
    """Return the counts, a sentence each; none for zero."""
    counted = (
        (counts.new, ngettext("{count} row is new.", "{count} rows are new.", counts.new)),
        (counts.changed, ngettext("{count} row changes.", "{count} rows change.", counts.changed)),
        (counts.same, ngettext("{count} row stays as it is.", "{count} rows stay as they are.", counts.same)),
    )
    return tuple(says.format(count=count) for count, says in counted if count)


def _page(
    request: OfficerRequest, what: What, form: TableForm, found: Imported | None = None, done: Imported | None = None
) -> HttpResponse:
    faults = found.counts.faults if found else ()
    context = {
        "title": what.title,
        "back": reverse(what.back),
        "form": form,
        "checked": found is not None,
        "says": _says(found.counts) if found else (),
        "faults": [table_fault(one.row, one.column, one.code, one.said) for one in faults[:MOST_FAULTS]],
        "cut": len(faults) > MOST_FAULTS,
        "does": bool(found and not faults and (found.counts.new or found.counts.changed)),
        "columns": ", ".join(what.columns),
        "needed": ", ".join(what.needed),
        "made": [_made(request, one) for one in (done.people if done else ()) if one.token or one.code],
        "trail": trail(components.Link(what.title)),
    }
    return render(request, "web/administration/import.html", context, status=NOT_ANSWERED if form.is_bound or faults else 200)


def _made(request: OfficerRequest, one: Employed) -> components.Row:
    """Return the link or the code of a new colleague, shown this once."""
    if one.token:
        return components.Row(one.username, request.build_absolute_uri(reverse("join", args=[one.reference, one.token])))
    return components.Row(one.username, _("Code: {code}").format(code=one.code))
