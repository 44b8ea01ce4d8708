"""Checks that a review of a marker changes the kind of risk that contractors see, by a person who may authorise markers."""

from datetime import timedelta

import pytest

from evenhand.casework.details.reviews import Reviewed
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, Risk
from evenhand.visits.models import Visit
from evenhand.wording.words import Words
from tests.builders.firms import firm, job
from tests.builders.markers import placed
from tests.letters.reading import words_of
from tests.web.acting import address, on, send, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def marked():
    case, marker = placed("octavia", "safety_marker", risk="threats")
    gas = firm(case.house)
    for officer in case.house.officers.values():
        officer.landlord.refresh_from_db()
    return case, marker, job(case.house, gas)


def reviewed(case, risk, outcome="keep"):
    return Reviewed(words="He has a dog now.", outcome=outcome, next_on=case.house.today + timedelta(days=60), risk=risk)


def risks_of(visit):
    return Visit.objects.get(reference=visit).answered.get("risks", [])


def test_review_gives_another_kind_of_risk_and_its_letter_too(marked):
    case, marker, visit = marked
    case.house.do(Act.REVIEW_MARKER, reviewed(case, "animal"), "manager", case=case.case, subject=marker)

    assert (Marker.objects.get().risk, risks_of(visit)) == ("animal", [Risk.ANIMAL])
    assert case.row.steps.get(act=Act.REVIEW_MARKER).more["risk"] == "animal"
    says = (
        "contractors who work for us: what to do, and this kind of risk: a dog or another animal. They do not see what "
        "happened * a person of an agency, a managing agent or a council who visits your home once for us: the same as "
        "contractors, until that visit is over"
    )
    assert says in words_of(Notice.objects.filter(about=marker).latest("id"))


@pytest.mark.parametrize(("risk", "left"), [("", ""), (None, "threats"), ("threats", "threats")], ids=["none", "as-is", "same"])
def test_owner_may_take_the_risk_away_or_leave_it(marked, risk, left):
    case, marker, visit = marked
    case.house.do(Act.REVIEW_MARKER, reviewed(case, risk), "officer", case=case.case, subject=marker)

    assert (Marker.objects.get().risk, risks_of(visit)) == (left, [left] if left else [])


def test_owner_gives_no_other_kind_of_risk(marked):
    case, marker, visit = marked
    with pytest.raises(ActRefused) as refused:
        case.house.do(Act.REVIEW_MARKER, reviewed(case, "weapon"), "officer", case=case.case, subject=marker)

    [found] = refused.value.verdict.refusals
    words = Words()
    assert (found.rule, words.message(found.message), [words.cure(one) for one in found.cures]) == (
        "marker_risk_by_authoriser",
        "Only a person who may authorise a marker gives contractors another kind of risk.",
        ["Leave the kind of risk as it is, or ask a person who authorises markers."],
    )
    assert (Marker.objects.get().risk, risks_of(visit)) == ("threats", ["threats"])


def test_form_of_the_review_asks_for_the_risk(marked, monkeypatch):
    case, marker, _ = marked
    monkeypatch.setattr("evenhand.web.acts.views.now", lambda: case.house.at)
    answers = {"outcome": "keep", "words": "He has a dog now.", "risk": "animal"}

    sent = send(
        signed_in(case.house, "manager"),
        address(case.case, Act.REVIEW_MARKER, marker),
        answers | on("next_on", case.house.today + timedelta(days=60)),
    )

    assert (sent.status_code, Marker.objects.get().risk) == (302, "animal")
