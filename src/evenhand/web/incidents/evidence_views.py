"""Serves a file of evidence: saved; shown where its type is safe to show; an email as its words."""

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.casework.access import the_incident
from evenhand.casework.context import NotHere
from evenhand.casework.incident_queries import Kept, evidence_of, note_opening, note_reading, picture_of, words_of
from evenhand.casework.permissions import may_read_cases
from evenhand.clock import now
from evenhand.incidents.file_types import HEIC
from evenhand.ui import components
from evenhand.ui.evidence import IN_PAGES, IN_TABS, SOUNDS, written_rows
from evenhand.web.account.signed_in import OfficerRequest, signed_in

NOTHING_RUNS = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
BY_ITS_VIEWER = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'unsafe-inline'"
"""For a PDF: Chromium does not start its own viewer, which keeps the file apart from us, in our sandbox."""
_RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")


@require_safe
@signed_in
def saved(request: OfficerRequest, reference: str, file: str) -> HttpResponse:
    """Send a file to be saved; nothing in it runs."""
    by = request.officer
    kept = evidence_of(by, reference, file)
    note_reading(by, [the_incident(by, reference)], now())
    return _handed(kept, kept.content, kept.saved_as)


@require_safe
@signed_in
def shown(request: OfficerRequest, reference: str, file: str) -> HttpResponse:
    """Show a file as far as that is safe: a picture, a sound, a PDF in its own tab, or the words of an email or a text."""
    by, at = request.officer, now()
    kept, incident = evidence_of(by, reference, file), the_incident(by, reference)
    if kept.kind in IN_PAGES:
        note_opening(by, incident, at)
        return _heard(request, kept) if kept.kind in SOUNDS else _seen(kept)
    note_reading(by, [incident], at)
    if kept.kind in IN_TABS:
        return _handed(kept, kept.content, "inline", BY_ITS_VIEWER)
    reports = components.Link(_("Incidents") if may_read_cases(by) else _("My reports"), reverse("incidents"))
    about = components.Link(incident.reference, reverse("incident", args=[reference]))
    found = words_of(kept)
    context = {
        "name": kept.name,
        "about": incident.reference,
        "found": found,
        "rows": written_rows(found) if found else (),
        "save": reverse("evidence", args=[reference, file]),
        "trail": (reports, about, components.Link(_("File"))),
    }
    return render(request, "web/incidents/file.html", context)


def _handed(kept: Kept, content: bytes, how: str, what_may: str = NOTHING_RUNS, status: int = 200) -> HttpResponse:
    """Return a file's bytes under headers that let nothing in it run, and no other site use it."""
    headers = {
        "Content-Disposition": how,
        "Content-Security-Policy": what_may,
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=kept.kind, headers=headers, status=status)


def _seen(kept: Kept) -> HttpResponse:
    seen = picture_of(kept) if kept.kind == HEIC else kept
    if seen is None:
        raise NotHere(kept.name)
    return _handed(seen, seen.content, "inline")


def _heard(request: OfficerRequest, kept: Kept) -> HttpResponse:
    """Return a sound, or the requested part of it: players ask by parts, and some play nothing else."""
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    size = len(kept.content)
    if asked is None:
        whole = _handed(kept, kept.content, "inline")
        whole["Accept-Ranges"] = "bytes"
        return whole
    first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    part = _handed(kept, kept.content[first : last + 1], "inline", status=206)
    part["Accept-Ranges"], part["Content-Range"] = "bytes", f"bytes {first}-{last}/{size}"
    return part
