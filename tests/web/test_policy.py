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
