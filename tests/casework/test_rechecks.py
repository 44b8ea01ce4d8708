"""Measures in force: reviewed, lightened, extended, lifted; each by its own act and its own letter."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.cases.models import Case
from evenhand.casework.details import Details
from evenhand.casework.details.letters import Issued, Served
from evenhand.casework.details.measures import Signed
from evenhand.casework.details.reviews import Lengthened, Lightened, Reviewed
from evenhand.casework.facts.gather import gather
from evenhand.casework.letters.issued import issued
from evenhand.letters.models import Notice
from evenhand.measures.models import Extension, Measure
from evenhand.policy.pack.terms import Terms, Times
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, Decision
from evenhand.wording.dates import on
from tests.builders.decided import asked_for_longer, in_force, longer
from tests.builders.house import house
from tests.builders.measure_in_force import USUAL, standing
from tests.clauses import clause
from tests.letters.reading import title_of, words_of
from tests.web.acting import text_of
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def facts_of(case):
    return gather(Case.objects.filter(reference=case).get())


def refused(place, act, details, who="officer", **where):
    with pytest.raises(ActRefused) as found:
        place.do(act, details, who, **where)
    return [result.rule for result in found.value.verdict.refusals]


DECIDED = Issued(words="Agreed.", contact_person="Priya Shah", service_implications="Repairs as before.", home_at_risk=True)


@clause("floor:54:2")
def test_notified_end_applies_until_an_extension_is_decided():
    place = house()
    case, measure = asked_for_longer(place)
    row = Measure.objects.get(reference=measure)

    known = facts_of(case).measures[0]
    assert (known.last_day, known.until) == (row.until, place.today + timedelta(days=250))
    reviewed_meanwhile = replace(known, review_on=None)
    assert reviewed_meanwhile.in_force(row.until)
    assert not reviewed_meanwhile.in_force(row.until + DAY)

    agreed = Signed(party="other_teams", words="They agree.")
    place.later(days=1).do(Act.CONSULT, agreed, case=case, subject=measure)
    done = place.do(Act.EXTEND, DECIDED, "manager", case=case, subject=measure)

    known = facts_of(case).measures[0]
    assert (known.last_day, known.extends_to) == (row.until, place.today - DAY + timedelta(days=250))
    assert known.extended_on == (place.today,)
    letter = Notice.objects.get(reference=done.letter)
    assert (letter.about, title_of(letter)) == (measure, "Our decision will last longer")
    says = words_of(letter)
    assert f"Starts on: {on(row.until + DAY)} Ends at the end of: {on(known.extends_to)} " in says
    assert set(letter.must) <= set(letter.says)
    asked = issued(place.officers["officer"], letter.reference, place.at).asked
    assert all(asked.values())  # each part by the clause that asks for it


def test_case_shows_an_extension_and_its_signatures_throughout(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    case, measure = asked_for_longer(place)
    place.do(Act.CONSULT, Signed(party="other_teams", words="They agree to it."), case=case, subject=measure)

    def shown():
        return text_of(client_of(set_clock(place), "officer").get(reverse("case", args=[case])))

    assert "Not decided yet. Until it is," in shown()
    place.do(Act.EXTEND, DECIDED, "manager", case=case, subject=measure)
    page = shown()
    assert "Granted by Tom Reed" in page
    assert "About the extension. They agree to it." in page
    assert "Letter about an extension: single point of contact" in page


@clause("floor:41:1")
def test_the_proposer_of_an_extension_does_not_decide_it():
    place = house()
    case, measure = in_force(place)
    place.do(Act.PROPOSE_EXTENSION, longer(place), "manager", case=case, subject=measure)

    assert "decider_not_proposer" in refused(place, Act.EXTEND, DECIDED, "manager", case=case, subject=measure)


@clause("octavia:4.2:5")
def test_the_signatures_on_the_measure_are_asked_for_again():
    place = house()
    case, measure = asked_for_longer(place)

    assert refused(place, Act.EXTEND, DECIDED, "manager", case=case, subject=measure) == ["consultation"]


def test_signatures_on_an_extension_sent_back_do_not_count_again():
    place = house()
    case, measure = asked_for_longer(place)
    place.do(Act.CONSULT, Signed(party="other_teams", words="Yes."), case=case, subject=measure)
    place.do(Act.SEND_BACK, Signed(words="Say what happened since."), "manager", case=case, subject=measure)
    place.do(Act.PROPOSE_EXTENSION, longer(place, 200), case=case, subject=measure)

    assert facts_of(case).measures[0].signatures == ()
    assert Extension.objects.filter(granted=False, settled_on=place.today).count() == 1
    assert Measure.objects.get(reference=measure).sent_back_on is None


def test_second_extension_request_is_refused_until_withdrawal():
    place = house()
    case, measure = asked_for_longer(place)

    assert "in_order" in refused(place, Act.PROPOSE_EXTENSION, longer(place), case=case, subject=measure)

    place.do(Act.WITHDRAW, Signed(words="It has stopped."), case=case, subject=measure)
    assert Measure.objects.get(reference=measure).withdrawn_on is None
    assert facts_of(case).measures[0].until_before is None
    assert "in_order" in refused(place, Act.EXTEND, DECIDED, "manager", case=case, subject=measure)


def test_ended_measure_cannot_be_extended():
    place = house()
    case, measure = asked_for_longer(place)
    place.at += timedelta(days=181)

    assert "extended_while_it_runs" in refused(place, Act.EXTEND, DECIDED, "manager", case=case, subject=measure)


def test_an_extension_lengthens():
    place = house()
    case, measure = in_force(place)
    last = Measure.objects.get(reference=measure).until
    shorter = Lengthened(words="Shorter.", until=last, review_on=place.today + timedelta(days=80))

    assert "extended_while_it_runs" in refused(place, Act.PROPOSE_EXTENSION, shorter, case=case, subject=measure)


def test_northmere_4_8_extension_needs_grounds_and_signatures():
    place, scenario, measure = standing("northmere")
    scenario.do(Act.PROPOSE_EXTENSION, longer(place, 90, facts=("gone_on_since",)), measure, "officer")
    rules = refused(place, Act.EXTEND, DECIDED, "panel_1", case=scenario.case, subject=measure)

    assert rules.count("consultation") == 2
    assert {"question", "quorum"} <= set(rules)  # the second ground has not been looked at
    for member in ("panel_2", "panel_3"):
        scenario.do(Act.ENDORSE, Signed(words="It is in proportion."), measure, member)
    done = scenario.do(Act.EXTEND, DECIDED, measure, "panel_1")
    scenario.do(Act.SERVE, Served(how="email"), done.letter)
    assert Measure.objects.get(reference=measure).until == place.today + timedelta(days=90)


def test_a_measure_is_made_lighter_at_once_with_a_letter():
    place = house()
    case, measure = in_force(place)
    lighter = Terms(
        named_contact="Priya Shah", channels_only=("email", "letter", "telephone"), replies_per=Times(count=2, per="week")
    )
    ends = place.today + timedelta(days=60)
    told = Lightened(words="Calls are few now.", terms=lighter, until=ends)
    done = place.do(Act.VARY, told, "manager", case=case, subject=measure)

    row = Measure.objects.get(reference=measure)
    assert Terms.model_validate(row.terms) == lighter
    assert row.until == ends
    assert Terms.model_validate(row.variations.get().terms_before).replies_per == Times(count=1, per="week")
    letter = Notice.objects.get(reference=done.letter)
    assert title_of(letter) == "Our decision is less strict from today"
    assert "You can still ring us, email us and write to us. In an emergency" in words_of(letter)


@clause("floor:2:1")
@pytest.mark.parametrize(
    "stricter",
    [
        {"terms": Terms(named_contact="Priya Shah", channels_only=("email",), replies_per=Times(count=1, per="week"))},
        {"terms": Terms(named_contact="Priya Shah", channels_only=("email", "letter")), "until_in": 300},
    ],
)
def test_stricter_terms_cannot_be_a_variation(stricter):
    place = house()
    case, measure = in_force(place)
    until = place.today + timedelta(days=stricter["until_in"]) if "until_in" in stricter else None
    told = Lightened(words="A little.", terms=stricter["terms"], until=until)

    assert "changed_for_the_lighter" in refused(place, Act.VARY, told, "manager", case=case, subject=measure)


@clause("floor:37:1")
@pytest.mark.parametrize("policy", list(USUAL))
@pytest.mark.parametrize("outcome", ["keep", "lighten", "lift"])
def test_review_outcome_is_notified_by_a_complete_letter(policy, outcome):
    place, scenario, measure = standing(policy)
    place.later(days=20)
    next_on = None if outcome == "lift" else place.today + timedelta(days=20)
    terms = scenario.row.measures.get().terms
    told = Reviewed(outcome=outcome, words="Calls are fewer.", next_on=next_on, terms=Terms.model_validate(terms))
    done = scenario.do(Act.REVIEW, told, measure)

    letter = Notice.objects.get(reference=done.letter)
    assert letter.decision == Decision.REVIEW
    assert set(letter.must) <= set(letter.says)
    assert {"outcome", "what_is_decided", "until_when"} <= set(letter.says)
    scenario.do(Act.SERVE, Served(how="email"), letter.reference)
    review = facts_of(scenario.case).measures[0].reviews[0]
    assert (review.outcome, review.told_on) == (outcome, place.today)


@clause("a2dominion:4.3:1")
def test_a2dominion_4_3_a_review_does_not_tighten():
    place, scenario, measure = standing("a2dominion")
    told = Reviewed(outcome="tighten", words="More.", next_on=place.today + timedelta(days=100))

    assert refused(place, Act.REVIEW, told, case=scenario.case, subject=measure) == ["outcome_of_review"]


def test_review_that_asks_for_more_changes_no_terms():
    place = house()
    case, measure = in_force(place)
    before = Measure.objects.get(reference=measure)
    told = Reviewed(outcome="tighten", words="It went on.", next_on=place.today + timedelta(days=60))
    done = place.do(Act.REVIEW, told, case=case, subject=measure)

    after = Measure.objects.get(reference=measure)
    assert (after.terms, after.until) == (before.terms, before.until)
    assert "We think that more is needed. Another person has to decide that." in words_of(
        Notice.objects.get(reference=done.letter)
    )


def test_lifting_letter_leaves_every_channel_open():
    place = house()
    case, measure = in_force(place)
    done = place.do(Act.LIFT, Details(words="There is no need for it."), case=case, subject=measure)

    letter = Notice.objects.get(reference=done.letter)
    assert title_of(letter) == "Our decision no longer applies"
    assert "You can still ring us, " in words_of(letter)
    assert "We review it" not in words_of(letter)
