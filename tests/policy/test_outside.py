"""Checks that the ways to reach bodies outside are dated data with a purpose, and that lint remarks on stale ones."""

from datetime import date, timedelta
from typing import get_args

import pytest
from pydantic import ValidationError

from evenhand.policy.layers import Policy
from evenhand.policy.outside import OutsideBodies, outside_bodies, ways_to
from evenhand.policy.pack.answers import Redress
from evenhand.policy.pack.load import PACKS, shipped
from evenhand.policy.scrutiny.lint import remarks
from evenhand.wording.words import Words

READ = date(2026, 11, 30)


def said(slug, on):
    policy = Policy(floor=shipped("floor"), pack=shipped(slug))
    return [Words().remark(one.remark.says) for one in remarks(policy, on) if one.remark.kind == "outside"]


def test_each_body_of_the_floor_has_its_ways():
    assert set(outside_bodies()) == set(get_args(Redress.model_fields["body"].annotation))
    assert [key for key, ways in outside_bodies().items() if not all(way.source for way in ways)] == []


def test_housing_ombudsman_takes_no_new_case_by_email():
    assert ways_to("housing_ombudsman", "new_case") == {
        "form": "www.housing-ombudsman.org.uk/residents/make-a-complaint",
        "telephone": "0300 111 3000",
        "letter": "Housing Ombudsman Service, PO Box 1484, Unit D, Preston, PR2 0ET",
    }
    assert ways_to("housing_ombudsman", "advice") == {"telephone": "0300 111 3000"}


@pytest.mark.parametrize("wrong", [{"for": ["gossip"]}, {"for": []}, {"by": "fax"}, {"checked": "soon"}])
def test_way_with_an_unknown_purpose_or_day_is_refused(wrong):
    way = {"by": "web", "at": "www.example.org", "for": ("advice",), "source": "Its own page"} | wrong
    with pytest.raises(ValidationError):
        OutsideBodies.model_validate({"independent_advice": (way,)})


@pytest.mark.parametrize("slug", PACKS)
def test_lint_remarks_on_ways_that_were_never_checked(slug):
    unread = "the Public Services Ombudsman for Wales and the Northern Ireland Public Services Ombudsman"

    assert said(slug, READ) == [
        (
            f"letters name ways to reach bodies outside that were not checked for a year: {unread}",
            "compare each way with the body’s own pages, and put its day into outside.yaml",
        )
    ]


def test_lint_remarks_on_a_way_a_year_after_its_check():
    day = date(2026, 11, 29)
    assert "the Housing Ombudsman Service" not in said("octavia", day + timedelta(days=365))[0][0]
    assert "the Housing Ombudsman Service" in said("octavia", day + timedelta(days=366))[0][0]
