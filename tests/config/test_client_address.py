"""Checks whose address counts behind proxies, and that a client cannot choose its own."""

from ipaddress import ip_network

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from evenhand.clock import now
from evenhand.config.client_address import client_of, find_client
from evenhand.health.checks import before_start

TRUSTED = [ip_network(one) for one in ("127.0.0.0/8", "10.0.0.0/24", "fd00:1::/64")]


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        ("", "127.0.0.1"),
        ("192.0.2.7", "192.0.2.7"),
        ("198.51.100.9, 192.0.2.7", "192.0.2.7"),
        ("192.0.2.7, 10.0.0.4", "192.0.2.7"),
        ("198.51.100.9, 192.0.2.7, 10.0.0.4, 10.0.0.5", "192.0.2.7"),
        ("10.0.0.4", "10.0.0.4"),
        ("2001:db8::1, fd00:1::2", "2001:db8::1"),
        ("192.0.2.7, unknown", "127.0.0.1"),
        ("192.0.2.7, unknown, 10.0.0.4", "10.0.0.4"),
        (" ,, ", "127.0.0.1"),
        ("<script>", "127.0.0.1"),
    ],
)
def test_nearest_address_that_is_no_proxy_is_the_client(forwarded, client):
    assert client_of("127.0.0.1", forwarded, TRUSTED) == client


def seen(settings, peer, proxies, **headers):
    settings.PROXIES = proxies
    kept = {}
    answer = find_client(lambda request: kept.update(request.META) or HttpResponse())
    answer(RequestFactory().get("/", REMOTE_ADDR=peer, **headers))
    return kept.get("REMOTE_ADDR"), kept.get("HTTP_X_FORWARDED_PROTO")


SENT = {"HTTP_X_FORWARDED_FOR": "192.0.2.7", "HTTP_X_FORWARDED_PROTO": "https"}


@pytest.mark.parametrize(
    ("peer", "proxies", "found"),
    [
        ("10.0.0.4", ["10.0.0.0/24"], ("192.0.2.7", "https")),
        ("10.0.0.4", [" 10.0.0.4 "], ("192.0.2.7", "https")),
        ("198.51.100.9", ["10.0.0.0/24"], ("198.51.100.9", None)),
        ("10.0.0.4", [], ("10.0.0.4", None)),
        ("", ["127.0.0.0/8"], ("192.0.2.7", "https")),
        ("", [], ("", None)),
    ],
)
def test_forwarded_headers_count_from_trusted_proxies_only(settings, peer, proxies, found):
    assert seen(settings, peer, proxies, **SENT) == found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("proxies", "says"),
    [
        (["10.0.0.4", "fd00::/64"], []),
        (["proxy.example"], ['EVENHAND_PROXIES holds "proxy.example": write addresses or networks, with commas between.']),
        (
            ["0.0.0.0/0"],
            ["EVENHAND_PROXIES trusts every address, so that each visitor can claim any: name your proxies alone."],
        ),
    ],
)
def test_start_is_refused_with_a_proxy_that_is_none(settings, proxies, says):
    settings.PROXIES = proxies

    assert [found.msg for found in before_start(now())] == says
