"""Runs ``evenhand firm``, once Django has started. Each returns 2 where it is refused."""

import argparse
import sys
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from evenhand.casework.permissions import may_administer
from evenhand.clock import now
from evenhand.firms.actions import FirmTold, NameInUse, add_firm, add_scheduler, end_firm
from evenhand.firms.queries import firm_views, firms_of
from evenhand.landlords.queries import Officer, officer_named
from evenhand.landlords.switches import Feature, is_on

LONGEST = 100


def add_(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _add)


def scheduler_(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _scheduler)


def list_(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _list)


def end_(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _end)


def _by_owner(asked: argparse.Namespace, done: Callable[[Officer, argparse.Namespace], int]) -> int:
    by = officer_named(asked.by, asked.landlord)
    if by is None:
        return _refused(f"nobody with the user name {asked.by} works at {asked.landlord}.")
    if not may_administer(by):
        return _refused(f"{asked.by} may not add firms: an owner of the policy may.")
    if not is_on(by.landlord, Feature.CONTRACTORS_PAGES):
        return _refused(f"contractors’ pages are off for {asked.landlord}: switch them on first, with evenhand landlord.")
    return done(by, asked)


def _add(by: Officer, asked: argparse.Namespace) -> int:
    told = FirmTold(asked.name.strip(), asked.telephone.strip(), asked.safety_lead.strip())
    if not all(0 < len(one) <= LONGEST and one.isprintable() for one in (told.name, told.safety_lead)):
        return _refused("name and safety lead have 1 to 100 characters each, all of which can be printed.")
    if not 5 <= len(told.telephone) <= 40 or set(told.telephone) - set("+0123456789 ()-."):
        return _refused("write the office number with digits, like 020 7946 0321.")
    try:
        print(add_firm(told, by=by, at=now()).reference)
    except NameInUse:
        return _refused(f"a firm of {asked.landlord} is called {told.name}: choose another name, or end it first.")
    return 0


def _scheduler(by: Officer, asked: argparse.Namespace) -> int:
    firm = next((one for one in firms_of(by.landlord) if one.name == asked.name), None)
    if firm is None:
        return _refused(f"{asked.landlord} has no firm called {asked.name}.")
    try:
        validate_email(asked.email)
        post, token = add_scheduler(firm, asked.first[:150], asked.last[:150], asked.email, by=by, at=now())
    except ValidationError:
        return _refused(f"{asked.email} is no email address.")
    except NameInUse:
        return _refused(f"a user has the address {asked.email} already.")
    print(f"/firm/join/{post.user.reference}/{token}/" if token else "They sign in with the password that they have.")
    return 0


def _list(by: Officer, asked: argparse.Namespace) -> int:
    for firm in firm_views(by.landlord):
        people = ", ".join(email for _, _, email in firm.schedulers)
        print(f"{firm.reference}  {firm.name}, {firm.telephone}: {people or 'no scheduler yet'}")
    return 0


def _end(by: Officer, asked: argparse.Namespace) -> int:
    firm = next((one for one in firms_of(by.landlord) if one.name == asked.name), None)
    if firm is None or not end_firm(firm, by=by, at=now()):
        return _refused(f"{asked.landlord} has no firm called {asked.name}.")
    return 0


def _refused(why: str) -> int:
    print(f"evenhand: {why}", file=sys.stderr)
    return 2
