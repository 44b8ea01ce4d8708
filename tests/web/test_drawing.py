"""Checks that queries and rows in templates are recorded by the walk."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.template import engines

from evenhand.landlords.models import Landlord
from tests.builders.house import house
from tests.web.drawing import noted

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@dataclass(frozen=True)
class _Card:
    title: str
    rows: tuple[Any, ...] = ()


def drawn(source: str, **context: Any) -> tuple[list[str], list[str]]:
    """Return what is noted of a template."""
    with noted() as (asked, handed):
        engines["django"].from_string(source).render(context)
    return sorted(one.partition(" FROM")[0][:30] for one in asked), sorted(handed)


@pytest.fixture
def row():
    return house().landlord


def test_template_query_and_handed_query_are_both_reported(row):
    asked, handed = drawn("{% for one in rows %}{{ one.slug }}{% endfor %}", rows=Landlord.objects.all())

    assert asked == ['None: SELECT "landlords_landlo']
    assert handed == ["None: rows is a QuerySet"]


def test_a_query_through_a_row_is_noted(row):
    asked, handed = drawn("{{ row.memberships.count }}", row=row)

    assert asked == ['None: SELECT COUNT(*) AS "__co']
    assert handed == ["None: row is a Landlord"]


def test_a_row_inside_a_value_is_noted(row):
    assert drawn("{{ cards }}", cards=[_Card("One", (row,))])[1] == ["None: cards[].rows[] is a Landlord"]


def test_values_and_earlier_queries_are_not_reported(row):
    titles = [one.slug for one in Landlord.objects.all()]

    assert drawn("{{ titles }} {{ card.title }}", titles=titles, card=_Card("One")) == ([], [])
