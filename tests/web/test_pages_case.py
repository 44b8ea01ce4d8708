"""The page of a case: its status, next acts and their obstacles, duties and records."""

from datetime import timedelta

import pytest

from evenhand.casework.access import PAGE
from evenhand.casework.details import Details, Established
from evenhand.casework.details.customers import AccountSought
from evenhand.casework.details.measures import Signed
from evenhand.letters.models import Notice
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, asked_for_longer, in_force, letters_given, marked
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.fixture
def place():
    return house()


def shown(place, case, who="officer"):
    return client_of(set_clock(place), who).get(f"/cases/{case}/")


def next_of(page):
    return [act.name for act in page.context["acts"].open if act.main]


def closed(page, name):
    acts = page.context["acts"]
    return next(act for act in (*acts.closed, *acts.theirs) if act.name == name)


def test_a_new_case_asks_for_the_account_first(place):
    page = shown(place, opened(place))
    assert page.context["stands"].tag.text == "Opened"
    assert next_of(page) == ["Ask for the customer’s account"]
    assert "Needs are not asked about yet." in page.content.decode()


def test_each_reason_against_an_act_has_its_clause_and_its_cure(place):
    case = opened(place)
    page = shown(place, case)
    proposing = closed(page, "Propose a measure")
    assert len(proposing.rules) == 2
    assert all(rule.clauses and rule.cures for rule in proposing.rules)
    links = [cure.href for rule in proposing.rules for cure in rule.cures if cure.href]
    assert f"/cases/{case}/acts/communicate-concerns/?asks=told_unacceptable#asked" in links
    for clause in (clause for rule in proposing.rules for clause in rule.clauses):
        assert client_of(place, "officer").get(clause.href).status_code == 200, clause


def test_rule_asked_by_several_layers_is_shown_once(place):
    page = shown(place, opened(place))
    acts = page.context["acts"]
    for act in (*acts.closed, *acts.theirs):
        says = [rule.says for rule in act.rules]
        assert len(says) == len(set(says))


def test_proposal_without_consultation_asks_for_it_next(place):
    case = opened(place)
    heard_and_assessed(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    page = shown(place, case)
    assert page.context["stands"].says == "A proposal of 13 June 2026 waits for a decision: single point of contact."
    assert next_of(page) == ["Record a consultation: single point of contact"]
    against = [rule.says for rule in closed(page, "Authorise: single point of contact").rules]
    assert "Not consulted yet: the other teams that serve the resident." in against
    assert "This takes a Service Manager. The person who proposed this cannot decide it." in against

    place.do(Act.CONSULT, Signed(party="other_teams", words="They agree."), case=case, subject=measure)
    for_others = {act.name: act.who for act in shown(place, case).context["acts"].elsewhere}
    assert "Tom Reed (Service Manager)" in for_others["Authorise: single point of contact"]
    assert "Endorse: single point of contact" not in for_others  # no rule asks for it
    assert next_of(shown(place, case, "manager")) == ["Authorise: single point of contact"]


def test_a_measure_shows_its_terms_as_sentences_and_its_days(place):
    case, _ = in_force(place)
    page = shown(place, case)
    text = page.content.decode()
    assert page.context["stands"].tag.text == "In force"
    assert "We answer once a week, however often you contact us." in text
    assert "Thursday 10 December 2026" in text
    assert "Tom Reed, 14 June 2026" in text
    assert "I ring because nobody rings me back about the window." in text


def test_measure_to_be_extended_shows_who_was_consulted(place):
    case, _ = asked_for_longer(place)

    page = shown(place, case)

    (card,) = page.context["measures"]
    assert [row.key for row in card.rows if row.key == "Consulted"] == ["Consulted"]


def test_an_appeal_goes_to_who_is_of_the_rank_and_took_no_part(place):
    case, measure = in_force(place)
    appealed(place, case, measure)
    page = shown(place, case)
    assert page.context["stands"].tag.text == "Appealed"
    assert page.context["hearing"] == "Who could hear the appeal of 14 June 2026"
    hearers = {row.key: row.value for row in page.context["hearers"]}
    assert hearers["Grace Mensah"] == "Assistant Director. Could hear it."
    assert "Could not" in hearers["Helen Price"]
    due = next(duty for duty in page.context["owed"] if duty.says == "Answer the appeal in writing")
    assert due.count.iso == "2026-06-26"  # ten working days from the day after receipt
    assert "10 working days" in due.count.steps[0]
    assert next_of(shown(place, case, "assistant_director")) == ["Decide the appeal of 14 June 2026"]


def test_overdue_duty_is_shown_as_our_lateness(place):
    case, _ = in_force(place)
    place.later(days=100)
    page = shown(place, case)
    late = [event.title for event in page.context["events"] if event.kind == "late"]
    assert "Missed review: review the measure" in late
    assert any(duty.state.text == "Overdue" for duty in page.context["owed"])


def test_a_measure_past_its_day_asks_to_be_recorded_as_lapsed(place):
    case, _ = in_force(place)
    place.later(days=200)
    page = shown(place, case)
    assert page.context["stands"].tag.text == "Past its day"
    assert next_of(page) == ["Record that it has lapsed: single point of contact"]


def test_a_marker_is_an_instruction_that_rests_on_an_incident(place):
    case, _ = in_force(place)
    incident = place.customer.incidents.first().reference
    marked(place, case, incident)
    page = shown(place, case)
    assert "Two people go to visits." in page.content.decode()
    assert f"/incidents/{incident}/" in page.content.decode()
    assert next_of(page) == ["Tell the customer of the marker: staff safety marker"]


def test_closed_case_shows_when_it_was_closed(place):
    case = opened(place)
    place.do(Act.CLOSE, Established(words="It is settled."), case=case)
    page = shown(place, case)
    assert page.context["stands"].says == "This case was closed on 1 June 2026."


def test_an_auditor_reads_everything_and_is_offered_nothing(place):
    case, _ = in_force(place)
    page = shown(place, case, "auditor")
    assert page.context["acts"].open == page.context["acts"].also == ()
    assert "I ring because nobody rings me back" in page.content.decode()


def test_act_recorded_later_shows_when_it_was_recorded(place):
    case = opened(place)
    place.later(days=4)
    asked = AccountSought(words="Rang her.", channels=("telephone",), on=place.today - timedelta(days=3))
    place.do(Act.SEEK_ACCOUNT, asked, case=case)
    event = next(event for event in shown(place, case).context["events"] if "asked for their account" in event.title)
    assert event.when == "2 June 2026"
    assert event.recorded == "on 5 June 2026, 10:30"


def test_my_work_shows_decisions_to_deciders_and_duties_to_owner(place):
    case, measure = in_force(place)
    letters_given(place, case)
    place.do(Act.INFORM_TEAMS, Details(words="All teams know."), case=case)
    appealed(place, case, measure)
    set_clock(place)
    owner = client_of(place, "officer").get("/").context
    assert [duty.about.text for duty in (*owner["due_now"], *owner["due"])] == [f"Case {case}"]
    assert owner["decisions"] == []
    hears = client_of(place, "assistant_director").get("/").context["decisions"]
    assert [(one.name, one.by.iso) for one in hears] == [("Decide the appeal of 14 June 2026", "2026-06-26")]
    assert client_of(place, "manager").get("/").context["decisions"] == []


@pytest.mark.parametrize("address", ["/cases/", "/incidents/"])
def test_list_continues_on_a_second_page(place, address):
    cases = [opened(place.later(hours=1)) for _ in range(PAGE + 2)]
    client = client_of(set_clock(place), "officer")
    first = client.get(address)
    second = client.get(first.context["toolbar"].pages.next)
    listed = [[row[0].text for row in page.context["table"].rows] for page in (first, second)]
    assert [len(rows) for rows in listed] == [PAGE, 2]
    assert len({*listed[0], *listed[1]}) == len(cases)
    assert second.context["toolbar"].pages is None
    if address == "/cases/":
        assert listed[0] + listed[1] == cases[::-1]


def test_letter_page_shows_each_required_part_with_its_clauses(place):
    case, _ = in_force(place)
    letter = shown(place, case).context["letters"][0].link.href
    page = client_of(place, "officer").get(letter)
    rules = {rule.says: rule for rule in page.context["rules"]}
    assert rules["How to appeal"].mark == "met"
    assert all(rule.clauses for rule in rules.values())
    assert "Dear Ms Vale" in page.content.decode()
    assert "14 June 2026 (email)" in page.content.decode()


def test_headline_counts_the_other_decisions_that_wait(place):
    case, measure = in_force(place)
    appealed(place, case, measure)
    place.do(Act.PROPOSE, once_a_week(place), case=case)

    says = shown(place, case).context["stands"].says

    assert says == "An appeal received on 14 June 2026 waits for an answer. 1 more decision waits."


def test_closing_names_the_undecided_proposal_once(place):
    case = opened(place)
    heard_and_assessed(place, case)
    place.do(Act.PROPOSE, once_a_week(place), case=case)

    closing = closed(shown(place, case), "Close the case")

    assert [rule.says for rule in closing.rules] == [
        "Single point of contact is proposed and not decided. Decide the proposal or withdraw it first."
    ]


def test_letter_of_an_ended_measure_shows_when_it_ended(place):
    case, measure = in_force(place)
    letter = Notice.objects.get(subject=measure)
    before = client_of(set_clock(place), "officer").get(f"/notices/{letter.reference}/").context["rows"]
    place.do(Act.LIFT, Details(words="It is calm."), "manager", case=case, subject=measure)
    after = client_of(set_clock(place), "officer").get(f"/notices/{letter.reference}/").context["rows"]

    assert [row.value for row in before if row.key == "Ended"] == []
    assert [row.value for row in after if row.key == "Ended"] == ["14 June 2026"]


def test_customer_page_links_to_the_case_and_not_to_itself(place):
    in_force(place)

    page = client_of(set_clock(place), "officer").get(f"/customers/{place.customer.reference}/").content.decode()

    assert f'href="/customers/{place.customer.reference}/"' not in page
    assert ">Go to the case<" in page
