"""Adds colleagues, changes their posts and ends them with a hand-over; what gives power waits (`two_people`).

Each change is one journal entry of the landlord. ``by``: the reference of the user who acts, or `INSTALLER`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from evenhand.administration.power import KINDS, giving_power, unknown_in_policy
from evenhand.administration.two_people import member_of, propose, record_post
from evenhand.cases.models import Case
from evenhand.casework.context import NotHere
from evenhand.casework.details.colleagues import Reassigned
from evenhand.casework.perform import perform
from evenhand.casework.permissions import CAPACITIES
from evenhand.landlords.actions import Post, create_user, employ
from evenhand.landlords.cover import arrange, covers_of
from evenhand.landlords.links import new_link
from evenhand.landlords.models import Cover, Landlord, Membership, User
from evenhand.landlords.queries import Officer
from evenhand.policy.calendar import localdate
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.visits.models import Visit

USERNAME, EMAIL = re.compile(r"[a-z0-9][a-z0-9._-]*"), re.compile(r"[^@\s]+@[^@\s]+")
INSTALLER = "installer"
"""In the journal: the person who ran a command on the server with a file of the landlord's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonStated:
    """A colleague as a file or a form states them. ``manager``: a user name, "" for none."""

    username: str
    first_name: str
    last_name: str
    email: str = ""
    title: str
    roles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ("reporter",)
    manager: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What cannot be taken of a person that is stated: the field, why by a code, the word, and the words that could be."""

    field: str
    code: str
    said: str = ""
    known: tuple[str, ...] = ()


class NotTaken(ValueError):  # noqa: N818
    """A person cannot be taken as stated; ``wrong`` holds each reason."""

    def __init__(self, wrong: Sequence[Wrong]) -> None:
        super().__init__(", ".join(f"{one.field}: {one.code} {one.said}".strip() for one in wrong))
        self.wrong = tuple(wrong)


@dataclass(frozen=True, slots=True)
class Employed:
    """What came of a person stated. ``token``: of the link to set a password, "" where none is made.

    ``changed``: the names of the fields that changed; ``waits``: the reference of what a second person confirms, "" for
    nothing. ``code``: shown this once, which the colleague needs beside the link that the second person sees, "" for none.
    """

    username: str
    reference: str
    token: str = ""
    changed: tuple[str, ...] = ()
    waits: str = ""
    code: str = ""


def wrong_in(landlord: Landlord, stated: PersonStated, on: date, *, also: frozenset[str] = frozenset()) -> Iterator[Wrong]:
    """Yield each reason why a person cannot be taken as stated. ``also``: user names that are stated beside them."""
    user = User.objects.filter(username=stated.username).first()
    if user and not landlord.memberships.filter(user=user).exists():
        yield Wrong("username", "taken", stated.username)
    if not USERNAME.fullmatch(stated.username):
        yield Wrong("username", "unreadable", stated.username)
    if stated.email and not EMAIL.fullmatch(stated.email):
        yield Wrong("email", "unreadable", stated.email)
    for capacity in stated.capacities:
        if capacity not in CAPACITIES:
            yield Wrong("capacities", "unknown", capacity, CAPACITIES)
    yield from (Wrong(*one) for one in unknown_in_policy(landlord, {kind: getattr(stated, kind) for kind in KINDS[:3]}, on))
    if stated.manager and stated.manager == stated.username:
        yield Wrong("manager", "themselves", stated.manager)
    elif stated.manager and stated.manager not in also and member_of(landlord, stated.manager) is None:
        yield Wrong("manager", "unknown", stated.manager)


@transaction.atomic
def state_person(landlord: Landlord, stated: PersonStated, *, by: str, at: datetime, trusted: bool = False) -> Employed:
    """Add a colleague, or change the one of that user name; a person who left works here again. Safe to repeat.

    What gives power waits for a second person, unless ``trusted``: a file of the installer's gives it.

    Raises:
        NotTaken: with each reason.
    """
    Landlord.objects.select_for_update().get(pk=landlord.pk)
    if wrong := list(wrong_in(landlord, stated, localdate(at))):
        raise NotTaken(wrong)
    row = landlord.memberships.filter(user__username=stated.username).select_related("user", "manager__user").first()
    asked = {kind: tuple(dict.fromkeys(getattr(stated, kind))) for kind in KINDS}
    held: dict[str, list[str]] = {kind: list(getattr(row, kind)) if row and row.active else [] for kind in KINDS}
    power = {} if trusted else giving_power(landlord, asked, held, localdate(at))
    now = {kind: [one for one in asked[kind] if one not in power.get(kind, ())] for kind in KINDS}
    token = ""
    changed: tuple[str, ...] = ("added",)
    if row is None:
        names = (stated.username, stated.first_name, stated.last_name)
        user = create_user(*names, email=stated.email)
        post = Post(title=stated.title, **{kind: tuple(now[kind]) for kind in KINDS})
        row = employ(landlord, user, post).membership
        token = "" if power else new_link(user)
    else:
        changed = _changed(row, stated, now)
    manager = member_of(landlord, stated.manager) if stated.manager else None
    if row.manager_id != (manager.pk if manager else None):
        row.manager = manager
        row.save(update_fields=["manager"])
        changed = (*changed, *(() if "added" in changed else ("manager",)))
    if changed:
        told = {"changed": list(changed), "title": row.title, **now}
        record_post(row, "add_colleague" if "added" in changed else "change_colleague", by, at, told)
    waits, code = propose(row, power, by=by, at=at) if power else ("", "")
    return Employed(stated.username, row.user.reference, token, changed, waits, code)


@transaction.atomic
def state_all(
    landlord: Landlord, people: Sequence[PersonStated], *, by: str, at: datetime, trusted: bool = False
) -> list[Employed]:
    """State several colleagues, who may manage one another; return what came of each, in their order (`state_person`)."""
    made, again = dict[str, Employed](), list[PersonStated]()
    for one in people:
        if one.manager and member_of(landlord, one.manager) is None:
            again.append(one)
        now = replace(one, manager="") if again and again[-1] is one else one
        made[one.username] = state_person(landlord, now, by=by, at=at, trusted=trusted)
    for one in again:
        state_person(landlord, one, by=by, at=at, trusted=trusted)
    return [made[one.username] for one in people]


def _changed(row: Membership, stated: PersonStated, now: dict[str, list[str]]) -> tuple[str, ...]:
    user, found = row.user, []
    for name in ("first_name", "last_name", "email"):
        if getattr(user, name) != getattr(stated, name):
            setattr(user, name, getattr(stated, name))
            found.append(name)
    if found:
        user.save(update_fields=found)
    wanted = {"title": stated.title, **now, "active": True}
    more = [name for name, value in wanted.items() if _set(getattr(row, name)) != _set(value)]
    for name in more:
        setattr(row, name, wanted[name])
    if more:
        row.save(update_fields=more)
    return (*found, *("returned" if name == "active" else name for name in more))


def _set(value: Any) -> Any:
    return frozenset(value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Left:
    """What came of a colleague's leaving: how much was handed over, and the cases that a rule keeps with them."""

    cases: int = 0
    visits: int = 0
    managed: int = 0
    kept: tuple[str, ...] = field(default=())


@transaction.atomic
def leave(username: str, *, to: str, by: Officer, at: datetime, words: str) -> Left:
    """End a colleague's post from now on; their open cases, visits ahead and people pass to a colleague.

    A case that a rule does not let pass stays theirs and is named: its owner's manager hands it on. Cover that they
    give or have ends today.

    Raises:
        NotTaken: one of the two does not work here, or they are the same.
    """
    landlord = by.landlord
    row, heir = _two(landlord, username, to)
    cases, kept = _hand_over(row, heir, by, at, words)
    ahead = Visit.objects.filter(landlord=landlord, attends=row.user, starts_at__gte=at, cancelled_at=None, went="")
    visits = ahead.update(attends=heir.user, read_at=None)
    managed = Membership.objects.filter(manager=row).exclude(pk=heir.pk).update(manager=heir)
    Membership.objects.filter(pk=heir.pk, manager=row).update(manager=row.manager)
    today = localdate(at)
    Cover.objects.filter(Q(away=row) | Q(by=row), until__gte=today).update(until=today)
    row.powers.filter(confirmed_at=None, withdrawn_at=None).update(withdrawn_at=at)
    row.active = False
    row.save(update_fields=["active"])
    done = Left(cases, visits, managed, tuple(kept))
    record_post(row, "end_post", by.user.reference, at, {"to": heir.user.reference, **asdict(done), "kept": list(kept)})
    return done


def _hand_over(row: Membership, heir: Membership, by: Officer, at: datetime, words: str) -> tuple[int, list[str]]:
    told, kept, done = Reassigned(owner=heir.user.reference, words=words), [], 0
    for case in Case.objects.filter(landlord=row.landlord, owner=row.user, closed_at=None).order_by("id"):
        try:
            with transaction.atomic():
                perform(Act.REASSIGN_CASE, told, by=by, at=at, case=case.reference)
        except (ActRefused, NotHere, PermissionDenied):
            kept.append(case.reference)
        else:
            done += 1
    return done, kept


@dataclass(frozen=True, slots=True)
class ColleagueView:
    """A colleague as the page and the command list them. ``joined``: they have set a password."""

    reference: str
    username: str
    name: str
    title: str
    email: str
    roles: tuple[str, ...]
    teams: tuple[str, ...]
    committees: tuple[str, ...]
    capacities: tuple[str, ...]
    manager: str
    joined: bool


def colleagues(landlord: Landlord) -> list[ColleagueView]:
    """Return everybody who works at a landlord, by name."""
    rows = landlord.memberships.filter(active=True).select_related("user", "manager__user")
    return [
        ColleagueView(
            row.user.reference,
            row.user.username,
            row.user.name,
            row.title,
            row.user.email,
            tuple(row.roles),
            tuple(row.teams),
            tuple(row.committees),
            tuple(row.capacities),
            row.manager.user.username if row.manager and row.manager.active else "",
            row.user.has_usable_password(),
        )
        for row in rows.order_by("user__last_name", "user__first_name", "id")
    ]


def colleague_named(landlord: Landlord, reference: str) -> ColleagueView | None:
    """Return a colleague by their reference; None where nobody of it works here."""
    return next((one for one in colleagues(landlord) if one.reference == reference), None)


@dataclass(frozen=True, slots=True)
class CoverView:
    """Cover of a colleague: who sees to their work, from day to day, both inclusive."""

    name: str
    since: date
    until: date


def covers(landlord: Landlord, username: str, on: date) -> list[CoverView]:
    """Return the present and coming cover of a colleague, soonest first."""
    row = member_of(landlord, username)
    return [CoverView(one.by.user.name, one.since, one.until) for one in covers_of([row], on)] if row else []


@transaction.atomic
def arrange_cover(username: str, *, to: str, days: tuple[date, date], by: Officer, at: datetime) -> None:
    """Let a colleague cover for another from the first of two days to the last; earlier cover for those days ends.

    Raises:
        NotTaken: one of the two does not work here, or they are the same.
    """
    row, other = _two(by.landlord, username, to)
    since, until = days
    arrange(row, other, since=since, until=until, arranged=(by.user, at))
    told = {"by": other.user.reference, "since": since.isoformat(), "until": until.isoformat()}
    record_post(row, "arrange_cover", by.user.reference, at, told)


def _two(landlord: Landlord, username: str, to: str) -> tuple[Membership, Membership]:
    row, other = member_of(landlord, username), member_of(landlord, to)
    wrong = [Wrong(name, "unknown", said) for name, said, one in (("username", username, row), ("to", to, other)) if not one]
    if row and row == other:
        wrong.append(Wrong("to", "themselves", to))
    if wrong or row is None or other is None:
        raise NotTaken(wrong)
    return row, other


def stated_now(landlord: Landlord, username: str) -> PersonStated | None:
    """Return a colleague as they would be stated now; None where nobody of that name works here."""
    row = member_of(landlord, username)
    if row is None:
        return None
    manager = row.manager.user.username if row.manager and row.manager.active else ""
    names: dict[str, Any] = {name: getattr(row.user, name) for name in ("first_name", "last_name", "email")}
    names |= {kind: tuple(getattr(row, kind)) for kind in KINDS}
    return PersonStated(username=username, title=row.title, manager=manager, **names)
