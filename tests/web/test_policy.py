"""The policy browser: every clause of every policy, with what was adopted where it is silent."""

from datetime import date

import pytest
from django.urls import reverse

from evenhand.policy.scrutiny.lint import remarks
from evenhand.web.policy.page import SLUGS, policy_of
from tests.builders.house import house

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", SLUGS)
def test_every_demand_of_a_policy_is_on_its_page(client, slug):
    page = client.get(reverse("policy-pack", args=[slug])).content.decode()

    assert page.count('class="eh-demand"') == sum(len(clause.demands) for clause in policy_of(slug, None).main.clauses)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_clause_has_a_page_that_names_its_neighbours(client, slug):
    numbers = [clause.number for clause in policy_of(slug, None).main.clauses]
    last = client.get(reverse("policy-clause", args=[slug, numbers[-1]])).content.decode()

    assert f">Clause {numbers[-2]}<" in last
    assert 'rel="next"' not in last


def test_all_remarks_are_shown_and_none_can_be_hidden(client):
    page = client.get(reverse("policy-remarks", args=["octavia"])).content.decode()

    assert page.count('class="eh-remark"') == len(remarks(policy_of("octavia", None), date(2026, 11, 21)))


def test_policies_are_compared_with_their_silences(client):
    page = client.get(reverse("policy-compare"), {"with": ["octavia", "clarion"]}).content.decode()

    assert page.count("eh-compared__cell") > page.count('class="eh-compared"')
    assert ">Silent<" in page


@pytest.mark.parametrize("chosen", [[], ["nowhere"], ["octavia"] * 9, ["<script>"]])
def test_a_comparison_of_nothing_known_is_an_empty_form(client, chosen):
    assert client.get(reverse("policy-compare"), {"with": chosen}).status_code == 200


def test_officer_sees_each_adopted_choice_with_date_and_minute(client):
    place = house()
    client.force_login(place.officers["officer"].user)
    page = client.get(reverse("policy-pack", args=["octavia"])).content.decode()

    assert "A marker is reviewed every 6 months." in page
    assert "minute EMT 12/24" in page


@pytest.mark.parametrize("address", ["nowhere/", "octavia/99/", "nowhere/remarks/", "octavia/4.2:1/"])
def test_unknown_policy_or_clause_is_not_found(client, address):
    assert client.get(f"/policy/{address}").status_code == 404


def _northmere_reader(client):
    place = house("northmere-homes", "Northmere Homes", policy="northmere")
    client.force_login(place.officers["head_of_housing"].user)


def test_own_pack_is_first_of_all_policies_for_its_landlord(client):
    _northmere_reader(client)
    cards = client.get(reverse("policy")).context["cards"]

    assert [card["href"] for card in cards] == [reverse("policy-pack", args=[slug]) for slug in ("northmere", *SLUGS)]
    assert [str(card["tag"].text) for card in cards if card["tag"]] == ["Northmere Homes runs this"]


def test_own_pack_is_compared_with_one_of_the_product(client):
    _northmere_reader(client)
    shown = client.get(reverse("policy-compare"), {"with": ["northmere", "octavia"]}).context

    assert [one["slug"] for one in shown["offered"] if one["chosen"]] == ["northmere", "octavia"]
    assert [pack.pack for pack in shown["packs"]] == ["northmere", "octavia"]


def test_own_pack_of_one_landlord_is_unknown_to_another(client):
    house("northmere-homes", "Northmere Homes", policy="northmere")
    client.force_login(house().officers["officer"].user)
    offered = client.get(reverse("policy-compare"), {"with": ["northmere"]}).context

    assert [one["slug"] for one in offered["offered"]] == list(SLUGS)
    assert offered["packs"] == []
    assert len(client.get(reverse("policy")).context["cards"]) == len(SLUGS)
    assert [client.get(f"/policy/northmere/{rest}").status_code for rest in ("", "1/", "remarks/")] == [404, 404, 404]
