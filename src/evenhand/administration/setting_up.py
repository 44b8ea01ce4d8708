"""Sets a landlord up as a file states it, all of it or nothing; the same file again changes nothing."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from evenhand.administration.power import needed_roles
from evenhand.administration.staff import INSTALLER, Employed, PersonStated, Wrong, state_all, wrong_in
from evenhand.administration.statement import SetupFile
from evenhand.casework.permissions import POLICY_OWNER
from evenhand.journal.actions import record
from evenhand.landlords import letter_data
from evenhand.landlords.actions import calendar_officer, close_on, establish
from evenhand.landlords.letter_data import ControllerStated
from evenhand.landlords.models import DataController, Landlord, User
from evenhand.landlords.office_hours import state_hours
from evenhand.landlords.queries import NoPolicy, policy_of
from evenhand.landlords.switches import Feature, is_on, switch
from evenhand.people.actions import give_homes
from evenhand.policy.calendar import localdate
from evenhand.policy.pack.document import Document, Problem, Unusable, did_you_mean
from evenhand.wording.setup import setup_fault

PLAIN = ("name", "nation", "kind", "address", "telephone", "email", "emergency_telephone")
"""What the file states of the landlord itself, by the names of its fields."""


@dataclass(frozen=True, slots=True)
class SetupChange:
    """One thing that a file changed: what, of which (a name, a day, "" for the landlord), and how it was and is."""

    what: str
    of: str = ""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What a file changed, who is new, and what the landlord lacks still, by codes with a name."""

    changes: tuple[SetupChange, ...]
    people: tuple[Employed, ...]
    missing: tuple[tuple[str, str], ...]


def refuse_wrong(stated: SetupFile, document: Document, on: date) -> None:
    """Refuse what a file of the right shape states wrong. Raises `Unusable` with all of it, each with its place."""
    landlord = Landlord.objects.filter(slug=stated.slug).first()
    if faults := [Problem(*document.place(place), "", what, do) for place, what, do in _wrong(stated, landlord, on)]:
        raise Unusable(faults)


def _wrong(stated: SetupFile, landlord: Landlord | None, on: date) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    for day in stated.closure_days:
        try:
            date.fromisoformat(day)
        except ValueError:
            yield ("closure_days", day), *setup_fault("no_day", day)
    names = [one.username for one in stated.people]
    for place, person in enumerate(stated.people):
        if person.username in names[:place]:
            yield ("people", place, "username"), *setup_fault("twice", person.username)
        for wrong in _wrong_person(landlord, PersonStated(**person.model_dump()), on, frozenset(names)):
            yield ("people", place, wrong.field), *worded(wrong)
    first = next((one for one in stated.people if one.username == stated.administrator), None)
    if stated.administrator and first is None:
        yield ("administrator",), *setup_fault("no_person", stated.administrator)
    elif first and POLICY_OWNER not in first.capacities:
        yield ("administrator",), *setup_fault("no_owner", first.username)
    controllers = [one.name for one in stated.controllers]
    for place, name in enumerate(controllers):
        if name in controllers[:place]:
            yield ("controllers", place, "name"), *setup_fault("twice", name)


def _wrong_person(landlord: Landlord | None, person: PersonStated, on: date, names: frozenset[str]) -> Iterator[Wrong]:
    if landlord is not None:
        yield from wrong_in(landlord, person, on, also=names)
        return
    if User.objects.filter(username=person.username).exists():
        yield Wrong("username", "taken", person.username)
    yield from wrong_in(Landlord(slug="", pk=0), person, on, also=names | {person.username})


def worded(wrong: Wrong) -> tuple[str, str]:
    """Return what is wrong with a person and what to do; of a word that is nearly known, which was meant."""
    what, do = setup_fault(wrong.code, wrong.said, wrong.known)
    return what, did_you_mean(wrong.said, list(wrong.known)) or do


def set_up(stated: SetupFile, *, at: datetime, dry_run: bool = False) -> Done:
    """Make the landlord as a file states it, or change what differs; each change is journalled as by the installer.

    ``dry_run``: say what would change, and change nothing.
    """
    with transaction.atomic():
        done = _set_up(stated, at)
        if dry_run:
            transaction.set_rollback(True)
    return done


def _set_up(stated: SetupFile, at: datetime) -> Done:
    landlord = Landlord.objects.select_for_update().filter(slug=stated.slug).first()
    changes: list[SetupChange] = []
    if landlord is None:
        landlord = establish(stated.slug, stated.name, **{name: _said(stated, name) or "" for name in PLAIN[1:]})
        _record(landlord, "establish", at, {"name": landlord.name})
        changes.append(SetupChange("landlord", "", "", landlord.name))
    changes += _own(landlord, stated, at)
    changes += _letter_data(landlord, stated, at)
    people = state_all(landlord, [PersonStated(**one.model_dump()) for one in stated.people], by=INSTALLER, at=at, trusted=True)
    changes += [SetupChange("person", one.username, "", ", ".join(one.changed)) for one in people if one.changed]
    return Done(tuple(changes), tuple(people), tuple(missing(landlord, localdate(at))))


def _said(stated: SetupFile, name: str) -> str | None:
    value = getattr(stated, name)
    return None if value is None else str(getattr(value, "value", value))


def _own(landlord: Landlord, stated: SetupFile, at: datetime) -> Iterator[SetupChange]:
    told = {name: said for name in PLAIN if (said := _said(stated, name)) is not None and said != getattr(landlord, name)}
    for name, said in told.items():
        yield SetupChange(name, "", str(getattr(landlord, name)), said)
        setattr(landlord, name, said)
    if told:
        landlord.save(update_fields=list(told))
        _record(landlord, "state_landlord", at, told)
    if stated.text_number is not None and stated.text_number != landlord.text_number:
        yield SetupChange("text_number", "", landlord.text_number, stated.text_number)
        letter_data.state_text_number(landlord, stated.text_number, by=INSTALLER, at=at)
    if hours := stated.office_hours:
        new = (time.fromisoformat(hours.from_), time.fromisoformat(hours.until))
        if new != (landlord.office_opens, landlord.office_closes):
            yield SetupChange("office_hours", "", _span(landlord.office_opens, landlord.office_closes), _span(*new))
            state_hours(landlord, *new, by=INSTALLER, at=at)
    for part in Feature:
        on = getattr(stated, part)
        if on is not None and on != is_on(landlord, part):
            yield SetupChange(part.value, "", "", "on" if on else "off")
            switch(landlord, part, on=on, by=INSTALLER, at=at)
    for day, why in sorted(stated.days().items()):
        if close_on(landlord, day, why=why, by=calendar_officer(landlord), at=at):
            yield SetupChange("closure_day", day.isoformat(), "", why)


def _span(opens: time, closes: time) -> str:
    return f"{opens:%H:%M}-{closes:%H:%M}"


def _letter_data(landlord: Landlord, stated: SetupFile, at: datetime) -> Iterator[SetupChange]:
    for one in stated.controllers:
        told = ControllerStated(**one.model_dump(exclude={"postcodes"}))
        fields = asdict(told)
        row = DataController.objects.filter(landlord=landlord, name=fields.pop("name")).first()
        if row is None or any(getattr(row, name) != said for name, said in fields.items()):
            yield SetupChange("controller", one.name, row.ico_number if row else "", one.ico_number)
            row = letter_data.state_controller(landlord, told, by=INSTALLER, at=at)
        give_homes(row, postcodes=one.postcodes)


def missing(landlord: Landlord, on: date) -> Iterator[tuple[str, str]]:
    """Yield what a landlord lacks before it can work, by a code, each with the name that it is about."""
    for name in ("address", "telephone", "emergency_telephone"):
        if not getattr(landlord, name):
            yield f"no_{name}", ""
    yield from letter_data.missing(landlord)
    if not any("policy_owner" in row.capacities for row in landlord.memberships.filter(active=True)):
        yield "no_administrator", ""
    try:
        policy_of(landlord, on)
    except NoPolicy:
        yield "no_policy", ""
        return
    yield from (("nobody_holds", title) for title in needed_roles(landlord, on).values())


def _record(landlord: Landlord, act: str, at: datetime, told: dict[str, Any]) -> None:
    stamp: dict[str, Any] = {"by": INSTALLER, "recorded_at": at, "happened_at": at}
    record(landlord_id=landlord.pk, act=act, subject=landlord.slug[:40], open=told, **stamp)
