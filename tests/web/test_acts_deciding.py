"""Pages of a proposal: changed after it was sent back, and decided lighter than proposed."""

import pytest

from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Signed
from evenhand.landlords.actions import set_manager
from evenhand.letters.models import Notice
from evenhand.measures.models import Measure
from evenhand.policy.pack.terms import Terms, Times
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.letters.reading import words_of
from tests.stages import stage
from tests.web.acting import address, on, send, signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return house()


@pytest.fixture
@stage
def case(place):
    case = opened(place)
    heard_and_assessed(place, case)
    return case


@pytest.fixture
@stage
def measure(place, case):
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    place.do(Act.CONSULT, Signed(party="other_teams", words="Repairs and income agree."), case=case, subject=measure)
    return measure


@pytest.fixture(autouse=True)
def clock(place, case, monkeypatch):
    monkeypatch.setattr("evenhand.web.acts.views.now", lambda: place.at)
    monkeypatch.setattr("evenhand.web.case.views.now", lambda: place.at)


def terms(proposal, **changes):
    """Return the answers about a single point of contact, as its form asks them."""
    answers = {
        "measure": "single_point_of_contact",
        "named_contact": "Priya Shah",
        "channels_only": ["email", "letter"],
        "replies_per_number": "1",
        "replies_per_per": "week",
        **on("starts_on", proposal.starts_on),
        **on("until", proposal.until),
        **on("review_on", proposal.review_on),
    }
    return answers | changes


def test_page_offers_lighter_measures_with_the_proposed_terms(place, case, measure):
    page = signed_in(place, "manager").get(address(case, Act.AUTHORISE, measure))
    lighter = signed_in(place, "manager").get(address(case, Act.AUTHORISE, measure), {"measure": "single_point_of_contact"})

    assert "?measure=single_point_of_contact" in page.content.decode()
    assert "?measure=tenancy_action" not in page.content.decode()
    form = lighter.context["form"]
    assert [form[name].value() for name in ("named_contact", "replies_per_number", "replies_per_per")] == [
        "Priya Shah",
        1,
        "week",
    ]
    assert form["until"].value() == once_a_week(place).until


def test_lighter_measure_is_authorised_and_the_record_shows_both(place, case, measure):
    answers = terms(once_a_week(place), replies_per_number="3", words="Three answers a week will do.")
    where = address(case, Act.AUTHORISE, measure) + "?measure=single_point_of_contact"

    answer = send(signed_in(place, "manager"), where, answers)

    assert answer.status_code == 302, text_of(answer)[:3000]
    assert Terms.model_validate(Measure.objects.get().terms).replies_per == Times(count=3, per="week")
    record = text_of(signed_in(place).get(f"/cases/{case}/?show=record"))
    assert "What was proposed" in record


def test_something_stricter_is_refused_and_nothing_typed_is_lost(place, case, measure):
    answers = terms(once_a_week(place), channels_only=["letter"], words="Letters are enough for her.")
    where = address(case, Act.AUTHORISE, measure) + "?measure=single_point_of_contact"

    answer = send(signed_in(place, "manager"), where, answers)

    assert answer.status_code == 409
    assert "takes more than was proposed" in text_of(answer)
    assert "Letters are enough for her." in answer.content.decode()
    assert Measure.objects.get().authorised_on is None


def test_measure_not_in_the_policy_is_not_authorised(place, case, measure):
    answer = send(
        signed_in(place, "manager"), address(case, Act.AUTHORISE, measure), {"measure": "curfew", "words": "Because."}
    )

    assert answer.status_code == 422
    assert Measure.objects.get().authorised_on is None


def test_proposal_sent_back_is_changed_on_its_own_page(place, case, measure):
    place.do(Act.SEND_BACK, Signed(words="Three answers a week, please."), "manager", case=case, subject=measure)
    where = address(case, Act.PROPOSE, measure)
    page = signed_in(place).get(where)

    assert page.context["form"]["words"].value() == once_a_week(place).words
    answers = terms(once_a_week(place), replies_per_number="3", words="Three a week, as was asked.")
    answer = send(signed_in(place), where, answers)

    assert answer.status_code == 302, text_of(answer)[:3000]
    row = Measure.objects.get()
    assert (row.reference, row.sent_back_on, row.why) == (measure, None, "Three a week, as was asked.")


def test_late_decision_shows_the_first_day_in_its_letter(place, case, measure):
    place.later(days=6)
    why = "not 13 June 2026 as proposed. It cannot begin before we tell the customer."
    page = signed_in(place, "manager").get(address(case, Act.AUTHORISE, measure))

    assert [line.now for line in page.context["terms"].lines if "From" in line.now] == [f"From 19 June 2026, {why}"]
    assert page.context["terms"].starts == "19 June 2026"

    place.do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    before = text_of(signed_in(place).get(f"/cases/{case}/"))
    told = Issued(contact_person="Priya Shah", service_implications="Repairs are reported as before.")
    place.do(Act.IMPOSE, told, case=case, subject=measure)
    after = text_of(signed_in(place).get(f"/cases/{case}/"))

    assert f"Friday 19 June 2026, {why}" in before
    assert "as proposed" not in after
    assert "Starts on: Friday 19 June 2026" in words_of(Notice.objects.get(subject=measure))


def test_decision_without_an_appeal_reviewer_warns_and_explains(place, case, measure):
    where, manager = address(case, Act.AUTHORISE, measure), place.officers["manager"]
    settled = signed_in(place, "manager").get(where).context["brief"]
    assert (settled.reviewers, [one.text for one in settled.first if "appeal" in one.text]) == (
        "Grace Mensah (Assistant Director)",
        [],
    )

    set_manager(manager, place.officers["assistant_director"])
    brief = signed_in(place, "manager").get(where).context["brief"]

    assert brief.reviewers == ""
    [says] = [one.text for one in brief.first if "appeal" in one.text]
    assert says.startswith("After this act no reviewer could decide an appeal. Settle this first.")
    assert "Grace Mensah: This person manages the person who took the decision." in says
    case_page = signed_in(place).get(f"/cases/{case}/")
    assert {row.key: row.value for row in case_page.context["hearers"]}["Grace Mensah"] == (
        "Assistant Director. Could hear it, unless they decide on it or manage the person who does."
    )


def test_the_proposer_does_not_count_as_the_decision_maker(place, case):
    set_manager(place.officers["officer"], place.officers["assistant_director"])

    page = signed_in(place).get(address(case, Act.PROPOSE), {"measure": "single_point_of_contact"})

    assert page.context["brief"].reviewers == "Grace Mensah (Assistant Director)"
