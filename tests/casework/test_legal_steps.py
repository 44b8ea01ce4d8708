"""Legal steps: what the landlord begins needs a decision; what a court orders only the court changes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.casework.details.referrals import StepTaken
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.referrals.models import LegalStep
from tests.builders.house import house, opened
from tests.builders.places import place
from tests.clauses import clause
from tests.web.acting import address, on, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


def paper(kind: str, **more: object) -> StepTaken:
    return StepTaken(kind=kind, body="County Court", words="Not to go to the office.", **more)


def refusing(made, details, act=Act.RECORD_ORDER, subject=None):
    with pytest.raises(ActRefused) as refused:
        made.do(act, details, "everybody", subject)
    return {result.rule for result in refused.value.verdict.refusals}


@pytest.mark.parametrize("kind", ["injunction", "undertaking", "possession_order", "other_order"])
@pytest.mark.parametrize("slug", ["a2dominion", "clarion", "conduct-2024", "octavia", "stonewater"])
def test_court_order_is_recorded_with_its_terms_under_any_policy(slug, kind):
    made = place(slug)
    until = made.today + timedelta(days=365)

    done = made.do(Act.RECORD_ORDER, paper(kind, until=until))

    row = LegalStep.objects.get(reference=done.subject)
    assert (row.kind, row.body, row.on, row.until, row.terms) == (
        kind,
        "County Court",
        made.today,
        until,
        "Not to go to the office.",
    )


@clause("stonewater:4.7:1", "octavia:4.5:1", "conduct-2024:what-well-do-8:1", "a2dominion:3.4.1:7")
@pytest.mark.parametrize("kind", ["notice_seeking_possession", "possession_claim", "injunction_claim"])
@pytest.mark.parametrize("slug", ["a2dominion", "conduct-2024", "octavia", "stonewater"])
def test_legal_step_needs_an_authorised_measure_that_leads_to_it(slug, kind):
    assert "legal_step_decided" in refusing(place(slug), paper(kind, advice=True))


WEIGHED = {"proportionality_considered": True, "human_rights_considered": True}


def test_clarion_legal_step_needs_the_home_weighed_and_advice():
    made = place("clarion")

    assert refusing(made, paper("possession_claim")) == {"home_weighed"}
    made.assessed(**WEIGHED)
    assert refusing(made, paper("possession_claim")) == {"home_weighed"}
    assert made.do(Act.RECORD_ORDER, paper("possession_claim", advice=True)).verdict.permitted


@clause("floor:86:1")
def test_injunction_is_kept_and_shown_with_its_act(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    made = house()
    case = opened(made)
    client, page = signed_in(set_clock(made)), address(case, Act.RECORD_ORDER)
    answers = {"kind": "injunction", "body": "County Court", "words": "Not to go to the office.", **on("on", made.today)}

    refused = send(client, page, answers)
    assert refused.context["form"].errors["under"] == ["Write under which Act the injunction is made, or asked for"]
    assert send(client, page, answers | {"under": "Housing Act 1996, section 153A"}).status_code == 302
    step = LegalStep.objects.get()
    assert (step.kind, step.under, step.body, step.on) == (
        "injunction",
        "Housing Act 1996, section 153A",
        "County Court",
        made.today,
    )
    assert "Housing Act 1996, section 153A" in text_of(client.get(reverse("case", args=[case])))
