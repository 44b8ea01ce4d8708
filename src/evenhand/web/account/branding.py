"""Serves the landlord's own colours as a style sheet, and its logo, to the landlord's users."""

from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from evenhand.landlords.branding import darker
from evenhand.landlords.queries import branding_of
from evenhand.web.account.signed_in import OfficerRequest, signed_in

A_YEAR = 365 * 24 * 3600


@require_safe
@signed_in
def colours(request: OfficerRequest) -> HttpResponse:
    """Return the style sheet that replaces the product's colour by the landlord's."""
    own = branding_of(request.officer.landlord)
    if own is None or not own.colour:
        raise Http404
    under = darker(own.colour)
    sheet = (
        f":root {{ --govuk-brand-colour: {own.colour}; --govuk-link-colour: {own.colour}; --govuk-link-hover-colour: {under};"
        f" --eh-button: {own.colour}; --eh-button-hover: {under}; --eh-button-shadow: {darker(under)}; }}\n"
    )
    return _kept(HttpResponse(sheet, content_type="text/css"))


@require_safe
@signed_in
def logo(request: OfficerRequest) -> HttpResponse:
    """Return the logo as an image that cannot run anything."""
    own = branding_of(request.officer.landlord)
    if own is None or own.logo is None:
        raise Http404
    response = HttpResponse(bytes(own.logo), content_type=own.logo_kind)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return _kept(response)


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, max_age=A_YEAR, immutable=True)
    return response
