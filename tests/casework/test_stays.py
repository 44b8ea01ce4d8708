"""A measure held back while its appeal is open: on pages, in instructions, and until the answer is given."""

from dataclasses import replace

import pytest

from evenhand.casework.case_view import case_view
from evenhand.casework.details import Details
from evenhand.casework.details.appeals import AppealDecided
from evenhand.casework.details.letters import Served
from evenhand.casework.details.requests import Requested, StayDecided
from evenhand.casework.form_questions.requests import can_ask
from evenhand.letters.models import Notice
from evenhand.policy.duties.duty import State
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, Asks, Channel
from evenhand.work.instructions import instruction
from evenhand.work.my_work import my_work
from tests.builders.decided import appealed, in_force
from tests.builders.house import facts_of, house
from tests.clauses import clause
from tests.letters.reading import title_of, words_of
from tests.web.acting import address, on, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
KEPT = AppealDecided(outcome="kept", words="It is in proportion.", uninvolved=True)
HELD = StayDecided(outcome="agreed", words="It costs nothing to wait.", told_by=("letter",), uninvolved=True)


@pytest.fixture
def heard():
    """Return a house, a case, its measure in force and served, its appeal, and the request to hold it back."""
    place = house()
    case, measure = in_force(place)
    appeal = appealed(place.later(days=1), case, measure)
    told = Requested(words="Wait for my appeal.", received_on=place.today, route="telephone", asks="stay", of=appeal)
    return place, case, measure, appeal, place.do(Act.TAKE_REQUEST, told, "adviser", case=case).subject


def decide(heard, told=HELD, who="director"):
    place, case, *_, stay = heard
    return place.do(Act.DECIDE_STAY, told, who, case=case, subject=stay)


def applies(place):
    return instruction(place.officers["adviser"], place.customer.reference, place.today)


def is_in_force(place, case):
    return [measure.in_force(place.today) for measure in facts_of(place, case).measures]


@clause("floor:10:5")
def test_undecided_stay_is_overdue_and_waits_for_a_senior(heard):
    place, case, *_, stay = heard
    place.later(days=5)

    view = case_view(place.officers["officer"], case, place.at)
    owed = [duty for duty in view.duties if duty.act is Act.DECIDE_STAY]
    assert [(duty.subject, duty.state(place.today)) for duty in owed] == [(stay, State.OVERDUE)]
    waits = [(one.act, one.subject) for row in my_work(place.officers["director"], place.at) for one in row.acts]
    assert (Act.DECIDE_STAY, stay) in waits


def test_a_measure_that_is_held_back_is_not_asked_for_again(heard):
    place, case, _, appeal, _ = heard
    asked = (Asks.STAY, appeal)
    assert asked not in can_ask(facts_of(place, case))

    decide(heard, replace(HELD, outcome="refused"))
    assert asked in can_ask(facts_of(place, case))
    told = Requested(words="Wait.", received_on=place.today, route="telephone", asks="stay", of=appeal)
    again = place.do(Act.TAKE_REQUEST, told, "adviser", case=case).subject
    place.do(Act.DECIDE_STAY, HELD, "director", case=case, subject=again)
    assert asked not in can_ask(facts_of(place, case))


@clause("floor:10:5")
def test_measure_held_back_applies_again_after_its_answer(heard):
    place, case, measure, appeal, _ = heard
    assert [view.reference for view in applies(place).measures] == [measure]

    decide(heard)
    assert (applies(place).measures, len(applies(place).held_back), is_in_force(place, case)) == ((), 1, [False])
    place.later(days=3).do(Act.DECIDE_APPEAL, KEPT, "assistant_director", case=case, subject=appeal)
    assert (applies(place).measures, is_in_force(place, case)) == ((), [False])
    place.later(days=1).do(Act.SERVE, Served(how="letter"), case=case, subject=appeal)
    assert [view.reference for view in applies(place).measures] == [measure]
    assert (applies(place).held_back, is_in_force(place, case)) == ((), [True])


def test_withdrawn_appeal_ends_the_stay(heard):
    place, case, measure, appeal, _ = heard
    decide(heard)
    place.later(days=1).do(Act.WITHDRAW_APPEAL, Details(words="Leave it."), "adviser", case=case, subject=appeal)

    assert [view.reference for view in applies(place).measures] == [measure]
    assert is_in_force(place, case) == [True]


@clause("floor:10:5")
def test_part_held_back_gives_the_lighter_terms(heard):
    place, case, measure, *_ = heard
    (row,) = facts_of(place, case).measures
    more = row.terms.model_copy(update={"channels_only": (*row.terms.channels_only, Channel.OFFICE)})
    interim = more.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    decide(heard, replace(HELD, outcome="in_part", interim=interim))

    (view,) = applies(place).measures
    assert (view.reference, view.eased, [str(one) for one in view.terms.channels_only][-1]) == (measure, True, "office")
    assert is_in_force(place, case) == [True]


@clause("floor:10:5")
def test_involved_officer_does_not_decide_a_stay(heard):
    with pytest.raises(ActRefused) as refused:
        decide(heard, who="manager")

    assert ("floor", "10", "stay_decided_apart") in refused.value.verdict.unmet


def test_part_without_terms_is_refused():
    with pytest.raises(ValueError, match="terms that apply meanwhile"):
        StayDecided(outcome="in_part", words="Why.")


def test_pages_say_that_a_measure_is_held_back(heard):
    place, case, *_ = heard
    decide(heard)
    set_clock(place)

    page = text_of(signed_in(place).get(f"/cases/{case}/"))
    assert "Held back since" in page
    customer = text_of(signed_in(place, "adviser").get(f"/customers/{place.customer.reference}/"))
    assert "An appeal is open, and this does not apply until its answer" in customer


def test_stay_is_decided_by_its_form(heard):
    place, case, *_, stay = heard
    set_clock(place)
    client, form = signed_in(place, "director"), address(case, Act.DECIDE_STAY, stay)
    answers = {"outcome": "in_part", "words": "Calls can be taken meanwhile.", "told_by": ["letter"], "took_no_part": "yes"}
    refused = send(client, form, answers)
    assert refused.status_code == 422

    sent = send(client, form, answers | {"outcome": "agreed"})
    assert sent.status_code == 302, text_of(sent)
    assert [row.outcome for row in facts_of(place, case).requests] == ["agreed"]


def test_stay_is_proposed_by_a_reviewer_in_its_form(heard):
    place, case, _, appeal, stay = heard
    place.do(Act.WITHDRAW_REQUEST, Details(words="Not now."), case=case, subject=stay)
    set_clock(place)
    client, form = signed_in(place, "director"), address(case, Act.TAKE_REQUEST)
    given = {"words": "It can wait.", "route": "office", "proposed": "yes", **on("received_on", place.today)}
    assert send(client, form, given | {"what": "adjustment:"}).status_code == 422
    assert send(client, form, given | {"what": f"stay:{appeal}"}).status_code == 302

    *_, made = facts_of(place, case).requests
    assert (made.of, made.proposed_by) == (appeal, place.officers["director"].user.reference)
    with pytest.raises(ActRefused):
        place.do(Act.DECIDE_STAY, HELD, "director", case=case, subject=made.reference)


STAYS = {
    "agreed": "It waits. From today it does not apply to you, until you have our answer to your appeal.",
    "refused": "It does not wait. It applies while we look at your appeal.",
}


def letter(heard, **changes):
    """Decide, and return the letter's row and its words after the greeting."""
    reference = decide(heard, replace(HELD, **changes)).letter
    row = Notice.objects.get(reference=reference)
    return row, words_of(row).partition("Dear Ms Vale ")[2]


@clause("floor:10:5")
@pytest.mark.parametrize(("outcome", "stands"), [("agreed", False), ("refused", True)])
def test_a_stay_has_a_letter_of_its_own(heard, outcome, stands):
    row, says = letter(heard, outcome=outcome)

    assert (row.decision, row.outcome, row.about, title_of(row)) == (
        "stay",
        outcome,
        heard[2],
        "Does our decision wait for your appeal?",
    )
    assert says.startswith(
        "You have appealed. We have considered whether what we decided waits until you have our answer to your appeal. "
        f"What we decided --------------- {STAYS[outcome]} "
    )
    assert ("Please contact us only by email and letter." in says) is stands
    assert ("You can still ring us," in says) is not stands
    assert "Our reasons It costs nothing to wait." in says


@clause("floor:10:5")
def test_letter_of_a_part_names_what_applies_meanwhile(heard):
    (measure,) = facts_of(heard[0], heard[1]).measures
    more = measure.terms.model_copy(update={"channels_only": (*measure.terms.channels_only, Channel.OFFICE)})
    _, says = letter(heard, outcome="in_part", interim=more.model_dump(mode="json", by_alias=True, exclude_defaults=True))

    assert "Part of it waits. From today only what is listed here applies, until you have our answer to your appeal." in says
    assert "Please contact us only by email, letter and visiting our offices." in says


@clause("floor:10:5")
def test_letter_of_a_stay_is_owed_until_it_is_given(heard):
    place, case, *_ = heard
    row, _ = letter(heard)

    def owed():
        duties = case_view(place.officers["officer"], case, place.at).duties
        return [duty.state(place.today) for duty in duties if duty.subject == row.reference]

    assert owed() == [State.UPCOMING]
    place.do(Act.SERVE, Served(how="letter"), case=case, subject=row.reference)
    assert owed() == [State.DONE]


@clause("floor:10:5")
def test_letter_of_a_limit_offers_a_stay(heard):
    issued = Notice.objects.get(subject=heard[2])

    assert "* ask that what we decided waits until you have our answer" in words_of(issued)
