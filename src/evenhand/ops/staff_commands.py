"""Runs ``evenhand staff``, ``evenhand homes`` and ``evenhand customers``, once Django has started."""

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from evenhand.administration import imports, staff, staff_file, two_people
from evenhand.administration.power import needed_roles
from evenhand.administration.setting_up import worded
from evenhand.administration.staff import NotTaken, PersonStated
from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_administer
from evenhand.clock import now
from evenhand.landlords.queries import Officer, officer_named
from evenhand.ops.setup_commands import link
from evenhand.ops.staff import FIELDS, LISTS
from evenhand.policy.calendar import localdate
from evenhand.wording.visits import table_fault, unreadable
from evenhand.work.feeds.rows import FeedFault, Unreadable
from evenhand.work.sick_today import CannotVisit, sick_today

GOOD, WRONG_ROWS, REFUSED = 0, 1, 2


def staff_list(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _list)


def staff_add(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _add)


def staff_change(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _change)


def staff_leave(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _leave)


def staff_link(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _link)


def staff_sick(asked: argparse.Namespace) -> int:
    """Move what a colleague has today, as their manager; return 2 where that is refused."""
    by, away, to = (officer_named(name, asked.landlord) for name in (asked.by, asked.username, asked.to))
    if by is None or away is None or to is None:
        return _refused(f"one of {asked.by}, {asked.username} and {asked.to} does not work at {asked.landlord}.")
    try:
        done = sick_today(away.user.reference, to.user.reference, by=by, at=now())
    except CannotVisit:
        return _refused(f"{asked.to} does not visit, and there are visits today.")
    except NotHere:
        return _refused(f"{asked.by} does not manage {asked.username}, or {asked.to} covers for nobody.")
    print(f"{done.by} has {done.visits} visits of today of {done.away}, and what waits for them. Tomorrow it is theirs again.")
    return GOOD


def staff_confirm(asked: argparse.Namespace) -> int:
    return _by_owner(asked, lambda by, asked: _settle(by, asked, confirm=True))


def staff_withdraw(asked: argparse.Namespace) -> int:
    return _by_owner(asked, lambda by, asked: _settle(by, asked, confirm=False))


def staff_import(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _import_staff)


def homes_import(asked: argparse.Namespace) -> int:
    return _by_owner(asked, lambda by, asked: _import(by, asked, imports.import_homes))


def customers_import(asked: argparse.Namespace) -> int:
    return _by_owner(asked, lambda by, asked: _import(by, asked, imports.import_customers))


def _by_owner(asked: argparse.Namespace, done: Callable[[Officer, argparse.Namespace], int]) -> int:
    by = officer_named(asked.by, asked.landlord)
    if by is None:
        return _refused(f"nobody with the user name {asked.by} works at {asked.landlord}.")
    if not may_administer(by):
        return _refused(f"{asked.by} may not do this: an owner of the policy may.")
    try:
        return done(by, asked)
    except NotTaken as wrong:
        return _refused(*(f"{one.field}: {' - '.join(worded(one))}." for one in wrong.wrong))


def _list(by: Officer, asked: argparse.Namespace) -> int:
    for title in needed_roles(by.landlord, localdate(now())).values():
        print(f"Nobody holds: {title}")
    for one in two_people.powers_waiting(by):
        gives = ", ".join(one.gives) or "a new link"
        print(f"{one.reference} waits for a second person: {one.name}, {gives} (proposed by {one.proposed_by})")
    for row in staff.colleagues(by.landlord):
        held = ", ".join((*row.roles, *row.teams, *row.committees, *row.capacities))
        print(f"{row.username}  {row.name}, {row.title}: {held}{'' if row.joined else '; no password yet'}")
    return GOOD


def _add(by: Officer, asked: argparse.Namespace) -> int:
    if any(one.username == asked.username for one in staff.colleagues(by.landlord)):
        return _refused(f"{asked.username} works here already: evenhand staff change.")
    if lacking := [name for name in ("first_name", "last_name", "title") if not getattr(asked, name)]:
        return _refused(*(f"give --{name.replace('_', '-')}." for name in lacking))
    told: dict[str, Any] = {name: getattr(asked, name) or "" for name in FIELDS}
    many: dict[str, Any] = {name: tuple((getattr(asked, name) or "").split()) for name in LISTS}
    many["capacities"] = many["capacities"] or ("reporter",)
    return _stated(by, PersonStated(username=asked.username, **told, **many))


def _change(by: Officer, asked: argparse.Namespace) -> int:
    person = staff.stated_now(by.landlord, asked.username)
    if person is None:
        return _refused(f"nobody with the user name {asked.username} works at {asked.landlord}.")
    told: dict[str, Any] = {name: said for name in FIELDS if (said := getattr(asked, name)) is not None}
    many: dict[str, Any] = {name: tuple(said.split()) for name in LISTS if (said := getattr(asked, name)) is not None}
    return _stated(by, replace(person, **told, **many))


def _stated(by: Officer, person: PersonStated) -> int:
    done = staff.state_person(by.landlord, person, by=by.user.reference, at=now())
    _say_person(done)
    return GOOD


def _say_person(done: staff.Employed) -> None:
    print(f"{done.username}: {', '.join(done.changed) or 'nothing changes'}.")
    if done.token:
        _say_link(done.username, done.reference, done.token)
    _say_waits(done)


def _say_link(username: str, reference: str, token: str) -> None:
    print(f"The link of {username}, for one use within three days: {link(reference, token)}")


def _say_waits(done: staff.Employed | two_people.LinkAsked) -> None:
    if done.waits:
        print(f"{done.waits} waits for a second person: evenhand staff confirm.")
    if done.code:
        print(f"Tell {done.username} this code; it is not shown again, and their link needs it: {done.code}")


def _leave(by: Officer, asked: argparse.Namespace) -> int:
    done = staff.leave(asked.username, to=asked.to, by=by, at=now(), words=asked.words)
    print(f"{asked.username} has left. {asked.to} has {done.cases} cases, {done.visits} visits and {done.managed} people.")
    for case in done.kept:
        print(f"Case {case} cannot pass to {asked.to}: their manager hands it over.")
    return GOOD


def _link(by: Officer, asked: argparse.Namespace) -> int:
    made = two_people.ask_for_link(by.landlord, asked.username, by=by.user.reference, at=now())
    if made is None:
        return _refused(f"nobody with the user name {asked.username} works at {asked.landlord}.")
    if made.token:
        print(link(made.reference, made.token))
    _say_waits(made)
    return GOOD


def _settle(by: Officer, asked: argparse.Namespace, *, confirm: bool) -> int:
    try:
        done = two_people.settle_power(by, asked.proposal, confirm=confirm, at=now())
    except PermissionError:
        return _refused("another owner of the policy confirms it: not its proposer, and not the colleague it is about.")
    if done is None:
        return _refused(f"nothing waits under {asked.proposal}.")
    print("Confirmed." if confirm else "Withdrawn.")
    if done.token:
        _say_link(done.username, done.reference, done.token)
        print(f"They need the code too, which {done.asked_by} tells them.")
    return GOOD


def _import_staff(by: Officer, asked: argparse.Namespace) -> int:
    text = _text(asked)
    if text is None:
        return REFUSED
    try:
        done = staff_file.import_staff(by.landlord, text, by=by.user.reference, at=now(), dry_run=asked.dry_run)
    except Unreadable as wrong:
        return _refused(f"{asked.file}: {unreadable(wrong.code, wrong.said)}")
    if done.faults:
        return _print_faults(done.faults)
    new = sum("added" in one.changed for one in done.people)
    changed = sum(bool(one.changed) for one in done.people) - new
    print(f"{new} new, {changed} changed, {len(done.people) - new - changed} as before.")
    for one in done.people if not asked.dry_run else ():
        if one.token or one.waits:
            _say_person(one)
    return GOOD


def _import(by: Officer, asked: argparse.Namespace, done: Callable[..., imports.Counts]) -> int:
    text = _text(asked)
    if text is None:
        return REFUSED
    try:
        counts = done(by.landlord, text, by=by.user.reference, at=now(), dry_run=asked.dry_run)
    except Unreadable as wrong:
        return _refused(f"{asked.file}: {unreadable(wrong.code, wrong.said)}")
    if counts.faults:
        return _print_faults(counts.faults)
    print(f"{counts.new} new, {counts.changed} changed, {counts.same} as before.")
    return GOOD


def _text(asked: argparse.Namespace) -> str | None:
    try:
        return str(asked.file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as wrong:
        _refused(f"{asked.file} cannot be read: {wrong}")
        return None


def _print_faults(faults: Iterable[FeedFault]) -> int:
    for one in faults:
        print(f"evenhand: {table_fault(one.row, one.column, one.code, one.said)}", file=sys.stderr)
    return WRONG_ROWS


def _refused(*why: str) -> int:
    for one in why:
        print(f"evenhand: {one}", file=sys.stderr)
    return REFUSED
