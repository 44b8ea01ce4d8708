"""Names the page of a form so that a draft finds it again: by the name of its address, which outlives the address itself."""

from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def place_of(request: HttpRequest) -> str:
    """Return the place of a page: the name of its address, and its values, as in ``act?reference=EV-3Q7XKD2P&act=note``."""
    match = request.resolver_match
    assert match is not None  # noqa: S101 - asked in a view only
    values = urlencode({name: str(value) for name, value in match.kwargs.items()})
    return f"{match.view_name}?{values}" if values else match.view_name


def address_of(place: str) -> str:
    """Return where a place is now; "" where there is no such page any more."""
    name, _, values = place.partition("?")
    try:
        return reverse(name, kwargs=dict(parse_qsl(values)))
    except NoReverseMatch:
        return ""
