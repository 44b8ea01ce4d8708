"""Lists messages that failed or may not have arrived; an administrator says for each that it arrived, or sends it again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from evenhand.casework.permissions import may_administer
from evenhand.clock import now
from evenhand.notifications.actions import EMAIL, decide
from evenhand.notifications.queries import Unsettled, unsettled
from evenhand.ui import components
from evenhand.ui.timestamps import moment
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.notifications import CODES

UNCERTAIN = components.Tag(gettext_lazy("Uncertain"), "yellow")
FAILED = components.Tag(gettext_lazy("Not sent"), "red")


@require_http_methods(["GET", "POST"])
@signed_in
def unsettled_messages(request: OfficerRequest) -> HttpResponse:
    """Show each message without an answer on record, with what a person can do; it shows no word of what was sent."""
    by = request.officer
    if not may_administer(by):
        raise Http404
    if request.method == "POST":
        arrived = request.POST.get("action") == "arrived"
        done = decide(by.landlord, request.POST.get("message", ""), arrived=arrived, by=by.user.reference, at=now())
        after = _("Noted: the message arrived.") if arrived else _("The message will be sent again within some minutes.")
        messages.success(request, after if done else _("A colleague dealt with that message before you."))
        return redirect("unsettled-messages")
    trail = (
        components.Link(_("Settings of your landlord"), reverse("landlord")),
        components.Link(_("Health"), reverse("health")),
        components.Link(_("Messages that may not have arrived")),
    )
    empty = components.Empty(_("Each message arrived."), _("A message that fails or gets no answer will be here."))
    rows = [_shown(one) for one in unsettled(by.landlord)]
    response = render(request, "web/landlord/messages.html", {"rows": rows, "trail": trail, "empty": empty})
    patch_cache_control(response, private=True, no_store=True)
    return response


def _shown(one: Unsettled) -> dict[str, object]:
    lines = ngettext("{count} line", "{count} lines", one.lines).format(count=one.lines)
    way = _("Email") if one.way == EMAIL else _("Webhook")
    return {
        "reference": one.reference,
        "to": _("{way} to {name}, {lines}").format(way=way, name=one.to, lines=lines),
        "tag": UNCERTAIN if one.uncertain else FAILED,
        "why": CODES.get(one.why, ""),
        "when": _("Tried {moment}").format(moment=moment(one.tried_at)) if one.tried_at else "",
    }
