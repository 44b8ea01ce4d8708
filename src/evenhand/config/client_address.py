"""Finds the client's address and scheme behind trusted proxies; from anybody else, forwarded headers count for nothing.

``EVENHAND_PROXIES`` names addresses or networks, with commas between. The nearest address in X-Forwarded-For that is no trusted
proxy is the client: what stands left of it was written by the client.
"""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")
Network = IPv4Network | IPv6Network


def find_client(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put the client's address in place of its proxy's."""

    def found(request: HttpRequest) -> HttpResponse:
        peer = request.META.get("REMOTE_ADDR", "")
        trusted = networks(settings.PROXIES)
        if _is_proxy(peer, trusted):
            request.META["REMOTE_ADDR"] = client_of(peer, request.META.get("HTTP_X_FORWARDED_FOR", ""), trusted)
        else:
            for name in FORWARDED:
                request.META.pop(name, None)
        return answer(request)

    return found


def client_of(peer: str, forwarded: str, trusted: Iterable[Network]) -> str:
    """Return the nearest address that is no trusted proxy; the last one that can be read, where a text is none."""
    nearest = peer
    for told in reversed([one.strip() for one in forwarded.split(",") if one.strip()]):
        if _read(told) is None:
            return nearest
        nearest = told
        if not _is_proxy(told, trusted):
            return told
    return nearest


def networks(named: Iterable[str]) -> list[Network]:
    """Return the networks that can be read of those named; `health.checks` refuses a start with another."""
    return [network for one in named if (network := network_of(one))]


def network_of(named: str) -> Network | None:
    """Return a network, or a single address as one; None where a text is neither."""
    try:
        return ip_network(named.strip())
    except ValueError:
        return None


def _is_proxy(address: str, trusted: Iterable[Network]) -> bool:
    """Return whether an address is a trusted proxy's. A socket of this machine has none, and is one where any is trusted."""
    read = _read(address)
    return any(read in network for network in trusted) if read else bool(list(trusted)) and not address


def _read(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address)
    except ValueError:
        return None
