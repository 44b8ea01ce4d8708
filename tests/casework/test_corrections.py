"""Reports about the wrong person: moved or withdrawn, with a recheck of all that rested on them."""

from datetime import timedelta

import pytest

from evenhand.cases.actions import CaseMoved
from evenhand.cases.models import Recheck
from evenhand.casework.access import case_at
from evenhand.casework.context import NotHere
from evenhand.casework.details import Details, Established
from evenhand.casework.details.customers import Contacted
from evenhand.casework.details.incidents import Added, Attached, Moved, Reported
from evenhand.casework.details.measures import Warned
from evenhand.casework.incident_queries import evidence_of
from evenhand.casework.letters.issued import letter_of
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Evidence, Incident
from evenhand.journal.queries import entries as journal
from evenhand.journal.queries import open_part, verify
from evenhand.letters.models import Notice
from evenhand.people.models import Customer
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.work.my_work import open_rechecks
from tests.builders.corrections import WHY, WORD, contact_in, planted
from tests.builders.decided import marked
from tests.builders.house import heard_and_assessed, house, opened, other_customer
from tests.clauses import clause
from tests.stages import stage
from tests.walks.oracle import equal_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
@stage
def wrong():
    """Return a case with a report about somebody else, decided on and with a marker that rests on it; and that somebody."""
    place = house()
    case = opened(place)
    incident = planted(place, case, evidence=(Attached(f"{WORD}.txt", b"Heard on the stairs."),))
    heard_and_assessed(place, case)
    marker = marked(place, case, incident)
    return place, case, incident, marker, other_customer(place)


def move(place, case, subject, to=None, *, withdraw=False, who="officer", **where):
    told = Moved(words=WHY, to=to.reference if isinstance(to, Customer) else to, withdraw=withdraw)
    return place.do(Act.CORRECT_PERSON, told, who, case=case, subject=subject, **where)


def facts_of(_, case):
    return equal_facts(case)


def test_an_incident_moves_to_its_customer_and_leaves_the_case(wrong):
    place, case, incident, _, right = wrong

    move(place, case, incident, right)

    row = Incident.objects.get(reference=incident)
    assert (row.customer, list(row.cases.all())) == (right, [])
    assert incident not in [one.reference for one in facts_of(place, case).incidents]


@clause("floor:40:1")
def test_marker_loses_the_moved_incident_and_is_rechecked(wrong):
    place, case, incident, marker, right = wrong

    move(place, case, incident, right)

    [found] = facts_of(place, case).markers
    assert found.incidents == ()
    assert marker in Recheck.objects.get().rested


def test_letters_about_a_moved_incident_are_withdrawn(wrong):
    place, case, incident, _, right = wrong
    told = {row.reference for row in Notice.objects.filter(case__reference=case) if WORD in str(row.letter)}

    move(place, case, incident, right)

    withdrawn = set(Notice.objects.exclude(withdrawn_on=None).values_list("reference", flat=True))
    assert told == withdrawn
    assert len(told) == 2  # the finding and the warning
    assert withdrawn <= set(Recheck.objects.get().rested)
    for row in Notice.objects.filter(reference__in=withdrawn):
        with pytest.raises(NotHere):
            letter_of(row)


def test_letters_that_do_not_tell_of_it_stay(wrong):
    place, case, _, _, right = wrong
    later = planted(place, case, "Knocked on every door of the stairs.")

    move(place, case, later, right)

    assert not Notice.objects.exclude(withdrawn_on=None).exists()


def test_its_words_are_in_no_step_of_the_case_any_more(wrong):
    place, case, incident, _, right = wrong

    move(place, case, incident, right)

    assert WORD not in str(list(case_at(place.officers["officer"], case).steps.values_list("words", "more")))


def test_recheck_is_in_the_owners_work_until_it_is_done(wrong):
    place, case, incident, _, right = wrong
    move(place, case, incident, right, who="manager")
    [row] = open_rechecks(place.officers["officer"])

    place.do(Act.RECHECK, Details(words="The marker comes off."), case=case, subject=row.reference)

    assert (row.by, row.case.reference) == (place.officers["manager"].user, case)
    assert open_rechecks(place.officers["officer"]) == []
    with pytest.raises(ActRefused):
        place.do(Act.RECHECK, Details(words="Twice."), case=case, subject=row.reference)


def test_closed_case_gives_its_owner_a_recheck():
    place = house()
    case = opened(place)
    incident = planted(place, case)
    place.do(Act.CLOSE, Details(words="Settled."), case=case)

    move(place, case, incident, other_customer(place))
    [row] = open_rechecks(place.officers["officer"])
    place.do(Act.RECHECK, Details(words="Nothing rested on it."), case=case, subject=row.reference)

    assert open_rechecks(place.officers["officer"]) == []


def test_journal_of_a_correction_verifies_and_holds_no_words(wrong):
    place, case, incident, _, right = wrong

    move(place, case, incident, right)

    last = journal(place.landlord.pk, subject=incident).last()
    assert (last.act, open_part(last)["case"]) == ("correct_person", case)
    assert WORD not in last.open
    assert [fault for fault in verify(place.landlord.pk).faults if fault.kind != "no_head"] == []  # nothing is committed here


def test_incident_without_a_customer_can_be_identified_later(wrong):
    place, case, incident, _, right = wrong

    move(place, case, incident)
    between = Incident.objects.get(reference=incident).customer
    move(place, None, incident, right)

    assert (between, Incident.objects.get(reference=incident).customer) == (None, right)


def test_report_without_a_customer_gets_one_later():
    place = house()
    told = Reported(words=f"{WORD} was shouted.", happened_at=place.at - timedelta(hours=1), channel="office")
    incident = place.do(Act.LOG_INCIDENT, told, "adviser").subject

    place.do(Act.LOG_INCIDENT, Added(customer=place.customer.reference), "adviser", subject=incident)

    assert Incident.objects.get(reference=incident).customer == place.customer


def test_withdrawn_incident_has_no_customer_and_no_case(wrong):
    place, case, incident, _, _ = wrong

    move(place, case, incident, withdraw=True)

    row = Incident.objects.get(reference=incident)
    assert (row.customer, list(row.cases.all()), row.withdrawn_at) == (None, [], place.at)
    with pytest.raises(NotHere):
        move(place, None, incident, place.customer)


def test_a_contact_goes_to_whose_it_was(wrong):
    place, case, _, _, right = wrong
    contact = contact_in(place, case)

    move(place, case, contact, right)

    row = Contact.objects.get(reference=contact)
    assert (row.customer, row.case) == (right, None)
    assert not case_at(place.officers["officer"], case).steps.filter(subject=contact, words__contains=WORD).exists()


def test_withdrawn_contact_has_no_customer_and_no_case(wrong):
    place, case, *_ = wrong
    contact = contact_in(place, case)

    move(place, case, contact, withdraw=True)

    row = Contact.objects.get(reference=contact)
    assert (row.customer, row.case, row.withdrawn_at) == (None, None, place.at)


def test_a_file_goes_to_the_incident_that_it_shows(wrong):
    place, case, incident, _, right = wrong
    place.customer, mine = right, place.customer
    theirs = place.do(
        Act.LOG_INCIDENT,
        Reported(words="Knocked at night.", customer=right.reference, happened_at=place.at, channel="office"),
    ).subject
    place.customer = mine
    file = Evidence.objects.get(incident__reference=incident).reference

    move(place, case, file, theirs)

    assert evidence_of(place.officers["officer"], theirs, file).content == b"Heard on the stairs."
    with pytest.raises(NotHere):
        evidence_of(place.officers["officer"], incident, file)


def test_a_withdrawn_file_is_deleted(wrong):
    place, case, incident, *_ = wrong
    file = Evidence.objects.get(incident__reference=incident)

    move(place, case, file.reference, withdraw=True)

    file.refresh_from_db()
    assert (file.name, file.deleted_because, len(file.sha256)) == ("", WHY, 64)


def test_correction_that_changes_nothing_is_refused(wrong):
    place, case, incident, _, _ = wrong
    file = Evidence.objects.get(incident__reference=incident).reference

    for subject, to in ((incident, place.customer), (file, incident), (file, "EV-2222222"), (file, None), ("EV-2222222", None)):
        with pytest.raises(NotHere):
            move(place, case, subject, to)


def test_correction_outside_the_incidents_case_is_refused(wrong):
    place, _, incident, _, right = wrong
    elsewhere = opened(place)

    for past in (None, elsewhere):
        with pytest.raises(NotHere):
            move(place, past, incident, right)


def test_two_officers_at_once_one_moves_it(wrong):
    place, case, incident, _, right = wrong
    token = case_at(place.officers["officer"], case).token
    place.do(Act.DISCUSS, Established(words="Talked it over."), case=case)

    with pytest.raises(CaseMoved):
        move(place, case, incident, right, token=token)

    assert Incident.objects.get(reference=incident).customer == place.customer


def test_customer_of_another_landlord_is_not_found(wrong):
    place, case, incident, _, _ = wrong
    foreign = house("larkmoor", "Larkmoor Homes").customer

    with pytest.raises(NotHere):
        move(place, case, incident, foreign)


def withdrawn_after(summary, says):
    """Record a contact, warn in a letter that says something, withdraw the contact; return whether the letter is withdrawn."""
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    told = Contacted(
        words=summary, customer=place.customer.reference, happened_at=place.at - timedelta(hours=1), channel="telephone"
    )
    contact = place.do(Act.RECORD_CONTACT, told, case=case).subject
    letter = place.do(Act.WARN, Warned(words=says, asked="Please write once a week."), case=case).subject
    move(place, case, contact, withdraw=True)
    return Notice.objects.get(reference=letter).withdrawn_on is not None


@pytest.mark.parametrize(
    "summary",
    [
        "The neighbour shouted quincunx about the bins.",
        "The neighbour shouted\r\nquincunx  about\nthe bins.",
        "\u200eThe neighbour shouted\u200e quincunx about the bins.",
        "\ufeffThe neighbour shouted quincunx about the bins.",
        "The neighbour\u2028shouted quincunx\tabout the bins.",
    ],
    ids=["plain", "lines", "turning", "mark", "separators"],
)
def test_a_letter_that_quotes_a_contact_is_withdrawn_with_it(summary):
    assert withdrawn_after(summary, f"We heard: {summary} That must not happen again.")


@pytest.mark.parametrize("summary", ["reasonable adjustment", "free of charge", "If you disagree", "Independent advice"])
def test_a_letter_stays_whose_own_sentences_hold_the_words(summary):
    assert not withdrawn_after(summary, "The calls kept staff from other customers.")
