"""Opens the page before a contact from an address that a landlord's program made: it names nobody, and works once."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.clock import now
from evenhand.people.queries import PersonView
from evenhand.ui import components
from evenhand.ui.people import place
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.work.opening import people_of


@require_safe
@signed_in
def opening(request: OfficerRequest, secret: str) -> HttpResponse:
    """Go to the page of the customer; where several share the number, ask who is speaking, and show nothing else of them."""
    people = people_of(request.officer, secret, at=now())
    if len(people) == 1:
        return redirect("before-contact", people[0].reference)
    context = {
        "people": [_person(one) for one in people],
        "trail": (components.Link(_("Customers"), reverse("customers")), components.Link(_("Before you contact"))),
    }
    return render(request, "web/customers/opening.html", context)


def _person(one: PersonView) -> dict[str, str]:
    return {"name": one.name, "place": place(one), "href": reverse("before-contact", args=[one.reference])}
