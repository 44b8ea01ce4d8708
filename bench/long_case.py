"""Makes a case with many entries (reports, notes, contacts, letters), in bulk beside one honest case."""

from datetime import timedelta

from evenhand.cases.models import Case, Step
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Incident
from evenhand.landlords.references import generate
from evenhand.letters.models import Notice
from evenhand.policy.vocabulary import Act, Decision
from tests.builders.house import House, opened

LETTERS_IN = 10
"""One entry of so many is a letter; the others are reports, notes and contacts, as many of each."""


def long_case(place: House, entries: int) -> str:
    """Open a case on one report and add entries to it, an hour apart, the last one now; return its reference."""
    place.later(hours=-entries - 1)
    reference = opened(place)
    case = Case.objects.get(reference=reference)
    kinds = [number % LETTERS_IN and number % 3 + 1 for number in range(entries)]
    makers = (_letters, _reports, _notes, _contacts)
    for kind, make in enumerate(makers):
        make(place, case, [number for number, found in enumerate(kinds) if found == kind])
    place.later(hours=entries + 1)
    return reference


def _reports(place: House, case: Case, numbers: list[int]) -> None:
    reporter = place.officers["adviser"].user
    rows = Incident.objects.bulk_create(
        Incident(
            landlord=case.landlord,
            reference=generate(),
            customer=case.customer,
            reporter=reporter,
            what=f"Rang about the window for the {number}th time and shouted at the colleague who answered.",
            happened_at=place.at + timedelta(hours=number),
            recorded_at=place.at + timedelta(hours=number, minutes=5),
            channel="telephone",
            behaviours=["disproportionate_contact"],
        )
        for number in numbers
    )
    case.incidents.add(*rows)


def _notes(place: House, case: Case, numbers: list[int]) -> None:
    Step.objects.bulk_create(
        _step(place, case, number, Act.NOTE, words="Rang the surveyor; nothing new.") for number in numbers
    )


def _contacts(place: House, case: Case, numbers: list[int]) -> None:
    Contact.objects.bulk_create(
        Contact(
            landlord=case.landlord,
            reference=generate(),
            customer=case.customer,
            case=case,
            taken_by=place.officers["officer"].user,
            channel="telephone",
            by_customer=True,
            summary="Asked when somebody comes about the window.",
            happened_at=place.at + timedelta(hours=number),
            recorded_at=place.at + timedelta(hours=number, minutes=5),
        )
        for number in numbers
    )


def _letters(place: House, case: Case, numbers: list[int]) -> None:
    references = {number: generate() for number in numbers}
    Notice.objects.bulk_create(
        Notice(
            landlord=case.landlord,
            reference=reference,
            case=case,
            decision=Decision.WARNING,
            subject=reference,
            issued_by=place.officers["officer"].user,
            issued_on=(place.at + timedelta(hours=number)).date(),
            served_on=(place.at + timedelta(hours=number)).date(),
        )
        for number, reference in references.items()
    )
    said = "It takes staff from others."
    rows = (_step(place, case, number, Act.WARN, words=said, subject=one) for number, one in references.items())
    Step.objects.bulk_create(rows)


def _step(place: House, case: Case, number: int, act: Act, *, words: str, subject: str = "") -> Step:
    at = place.at + timedelta(hours=number)
    by = place.officers["officer"].user
    return Step(case=case, act=act, subject=subject, by=by, happened_on=at.date(), recorded_at=at, words=words)
