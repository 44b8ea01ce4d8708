"""Shows what is not well in the installation, worst first, to the people who administer a landlord."""

import re

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from evenhand.casework.permissions import may_administer
from evenhand.clock import now
from evenhand.health.checks import FAULT, GOOD, WARNING, examine
from evenhand.ui import components
from evenhand.web.account.signed_in import OfficerRequest, signed_in

_COMMAND = re.compile("`([^`]+)`")
"""How a command line names a command."""
TAGS = {
    FAULT: components.Tag(gettext_lazy("Fault"), "red"),
    WARNING: components.Tag(gettext_lazy("Look at this"), "yellow"),
    GOOD: components.Tag(gettext_lazy("Good"), "green"),
}


@require_safe
@signed_in
def health(request: OfficerRequest) -> HttpResponse:
    """Show each check of the installation and what to do; it names no customer and no landlord."""
    if not may_administer(request.officer):
        raise Http404
    checks = [(one.title, TAGS[one.level], [_COMMAND.sub(r"“\1”", says) for says in one.says]) for one in examine(now())]
    trail = (components.Link(_("Settings of your landlord"), reverse("landlord")), components.Link(_("Health")))
    response = render(request, "web/landlord/health.html", {"checks": checks, "trail": trail})
    patch_cache_control(response, private=True, no_store=True)
    return response
