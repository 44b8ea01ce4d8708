"""Shows a past decision as its decision-maker saw it."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.casework.incident_queries import note_reading
from evenhand.casework.letters.issued import letter_of, letters_of
from evenhand.casework.past_decisions import PastDecision, as_decided
from evenhand.casework.rows import incidents_in
from evenhand.casework.stored import StoredNotice
from evenhand.clock import now
from evenhand.letters import html
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.ui.labels import letter_name
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.decisions.page import DecisionPage
from evenhand.wording.dates import short


@require_safe
@signed_in
def decision(request: OfficerRequest, reference: str, number: int) -> HttpResponse:
    """Show a decision of the journal, and record the reading of each story on it."""
    by, at = request.officer, now()
    seen = as_decided(by, reference, number)
    note_reading(by, incidents_in(seen.case), at, case=seen.case)
    page = DecisionPage(seen, by.policy_on(localdate(at)))
    letter = next(_letters(seen, localdate(at)), None)
    context = {
        "page": page.words(),
        "reference": reference,
        "verdict": page.verdict(),
        "letter": _drawn(letter) if letter else None,
        "letter_link": _link(letter) if letter else None,
        "trail": page.trail(),
    }
    return render(request, "web/decisions/decision.html", context)


def _letters(seen: PastDecision, today: date) -> Iterator[StoredNotice]:
    """Yield its letters, the first one first."""
    for row in letters_of(seen.case, today):
        tells = seen.entry.subject in {row.reference, row.subject, row.about}
        if tells and row.issued_on >= seen.on:
            yield row


def _drawn(row: StoredNotice) -> SafeString:
    return mark_safe(html.render(letter_of(row), top=3))  # noqa: S308 - the renderer escapes every word


def _link(row: StoredNotice) -> components.Link:
    given = _(", given {served_on}").format(served_on=short(row.served_on)) if row.served_on else _(", not recorded as given")
    name = letter_name(row.decision, row.outcome)
    return components.Link(
        _("{name} of {issued_on}{given}").format(name=name, issued_on=short(row.issued_on), given=given),
        reverse("notice", args=[row.reference]),
    )
