"""Days in words."""

from datetime import date

import pytest

from evenhand.wording.dates import span


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (date(2026, 11, 26), date(2026, 11, 27), "26 to 27 November 2026"),
        (date(2026, 5, 30), date(2026, 6, 2), "30 May to 2 June 2026"),
        (date(2025, 11, 30), date(2026, 11, 2), "30 November 2025 to 2 November 2026"),
        (date(2026, 6, 1), date(2026, 6, 1), "1 June 2026"),
    ],
)
def test_a_span_of_days_names_a_month_and_a_year_once(first, last, says):
    assert span([last, first]) == says
