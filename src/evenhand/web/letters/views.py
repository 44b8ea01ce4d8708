"""Shows a letter as it was issued: as a page, and as a PDF."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.casework.access import the_notice
from evenhand.casework.letters.issued import IssuedLetter, ended_on, issued, letter_of
from evenhand.casework.stored import StoredNotice
from evenhand.clock import now
from evenhand.letters import html, pdf
from evenhand.people.queries import NamedPerson, needs_now
from evenhand.ui import components
from evenhand.ui.labels import letter_name
from evenhand.ui.links import Links
from evenhand.ui.people import needs_of
from evenhand.ui.presenters import clause_of
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.dates import short
from evenhand.wording.english import PARTS
from evenhand.wording.words import plain


@require_safe
@signed_in
def notice(request: OfficerRequest, reference: str) -> HttpResponse:
    """Show a letter as it was issued, with its required parts and the clauses that ask for them."""
    row = the_notice(request.officer, reference, now())
    if row.withdrawn_on:
        return render(request, "web/letters/notice_withdrawn.html", {**_frame(row), "rows": _issued(row)})
    found = issued(request.officer, reference, now())
    context = {
        **_frame(row),
        "letter": mark_safe(html.render(found.letter, top=2)),  # noqa: S308 - the renderer escapes every word
        "pdf": reverse("notice-pdf", args=[row.reference]),
        "rows": _facts(found),
        "rules": _rules(found),
    }
    return render(request, "web/letters/notice.html", context)


def _frame(row: StoredNotice) -> dict[str, Any]:
    case = components.Link(row.case.reference, reverse("case", args=[row.case.reference]))
    trail = (components.Link(_("Cases"), reverse("cases")), case, components.Link(row.reference))
    return {
        "reference": row.reference,
        "title": letter_name(row.decision, row.outcome),
        "trail": trail,
        "customer": NamedPerson.of(row.case.customer),
        "needs": needs_of(needs_now(row.case.customer)),
    }


@require_safe
@signed_in
def notice_pdf(request: OfficerRequest, reference: str) -> HttpResponse:
    """Answer with the letter as PDF/UA; no cache keeps a copy."""
    row = the_notice(request.officer, reference, now())
    if row.withdrawn_on:
        return redirect("notice", row.reference)
    made = pdf.render(letter_of(row), fonts=settings.FONTS_DIR)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{row.reference}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _given(day: object, how: str) -> str:
    if day is None:
        return _("Not recorded yet")
    return _("{day} ({how})").format(day=short(day), how=plain(how)) if how else short(day)  # type: ignore[arg-type]


def _facts(found: IssuedLetter) -> tuple[components.Row, ...]:
    under = components.Row(
        _("Under"), _("{title}, version {version}").format(title=found.policy.main.title, version=found.policy.main.version)
    )
    ended = ended_on(found.notice)
    return (*_issued(found.notice), *((components.Row(_("Ended"), short(ended)),) if ended else ()), under)


def _issued(row: StoredNotice) -> tuple[components.Row, ...]:
    withdrawn = (components.Row(_("Withdrawn"), short(row.withdrawn_on)),) if row.withdrawn_on else ()
    return (
        components.Row(
            _("Issued"), _("{issued_on}, by {issued_by}").format(issued_on=short(row.issued_on), issued_by=row.issued_by.name)
        ),
        components.Row(_("Given"), _given(row.served_on, row.served_how)),
        *withdrawn,
    )


def _rules(found: IssuedLetter) -> tuple[components.Rule, ...]:
    """Return the required parts, whether the letter has them, and the clauses."""
    links = Links()
    return tuple(
        components.Rule(
            PARTS[part][:1].upper() + PARTS[part][1:],
            "met" if part in found.notice.says else "unmet",
            _("Said") if part in found.notice.says else _("Not said"),
            clauses=tuple(clause_of(one, found.policy, links) for one in cited),
        )
        for part, cited in found.asked.items()
    )
