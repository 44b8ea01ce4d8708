"""Serves the opening of the page before a contact: a telephone system or CRM opens it in the colleague's browser."""

from django.http import HttpResponse
from django.urls import reverse
from ninja import Router

from evenhand.api.app import ERRORS, ProgramRequest, sent_as_it_is
from evenhand.api.shapes import ContactOpening, ContactOpeningAsked
from evenhand.clock import now
from evenhand.landlords.references import normalise
from evenhand.work.opening import open_for

router = Router()


@router.post("/contact-openings", response={201: ContactOpening, **ERRORS}, operation_id="open_contact")
def open_contact(request: ProgramRequest, body: ContactOpeningAsked) -> HttpResponse:
    """Make an address that opens the page before a contact once, for the first colleague who opens it, within five minutes."""
    customer = normalise(body.customer) if body.customer else ""
    made = open_for(request.auth, customer=customer, telephone=body.telephone or "", at=now())
    path, found = reverse("contact-opening", args=[made.secret]), "one" if made.many == 1 else "several"
    return sent_as_it_is({"path": path, "until": made.until.isoformat(), "found": found}, status=201)
