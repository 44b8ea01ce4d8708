"""Serves the papers of an appeal as a page and as a PDF; opening either is recorded as a reading."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.casework.appeals.file import appeal_file
from evenhand.casework.incident_queries import note_reading
from evenhand.casework.permissions import may_read_privileged
from evenhand.casework.rows import incidents_in
from evenhand.clock import now
from evenhand.letters import html, pdf
from evenhand.letters.blocks import LetterDocument
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.ui.presenters import Presenter
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.appeals.pack import AppealPack


@require_safe
@signed_in
def appeal_pack(request: OfficerRequest, reference: str, subject: str) -> HttpResponse:
    """Show the papers of an appeal."""
    papers = _papers(request, reference, subject)
    case = components.Link(reference, reverse("case", args=[reference]))
    context = {
        "reference": reference,
        "papers": mark_safe(html.render(papers, top=1)),  # noqa: S308 - the renderer escapes every word
        "pdf": reverse("appeal-pack-pdf", args=[reference, subject]),
        "trail": (components.Link(_("Cases"), reverse("cases")), case, components.Link(_("The papers of an appeal"))),
    }
    return render(request, "web/appeals/pack.html", context)


@require_safe
@signed_in
def appeal_pack_pdf(request: OfficerRequest, reference: str, subject: str) -> HttpResponse:
    """Answer with the papers as PDF/UA; no cache keeps a copy."""
    made = pdf.render(_papers(request, reference, subject), fonts=settings.FONTS_DIR)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{subject}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _papers(request: OfficerRequest, reference: str, subject: str) -> LetterDocument:
    by, at = request.officer, now()
    file = appeal_file(by, reference, subject, at)
    note_reading(by, incidents_in(file.case), at, case=file.case)
    pack = AppealPack(file, Presenter.of(by, localdate(at)), privileged=may_read_privileged(by))
    return pack.document(at, by.user.name)
