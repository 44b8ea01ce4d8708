"""Runs ``evenhand token``, once Django has started. Each returns 2 where it is refused."""

import argparse
import sys
from collections.abc import Callable

from evenhand.casework.permissions import may_administer
from evenhand.clock import now
from evenhand.landlords.queries import Officer, officer_named
from evenhand.landlords.tokens import NameTaken, make_token, revoke_token, tokens_of
from evenhand.wording.dates import short


def make_(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _make)


def list_(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _list)


def revoke_(asked: argparse.Namespace) -> int:
    return _by_owner(asked, _revoke)


def _by_owner(asked: argparse.Namespace, done: Callable[[Officer, argparse.Namespace], int]) -> int:
    by = officer_named(asked.by, asked.landlord)
    if by is None:
        return _refused(f"nobody with the user name {asked.by} works at {asked.landlord}.")
    if not may_administer(by):
        return _refused(f"{asked.by} may not make tokens: an owner of the policy may.")
    return done(by, asked)


def _make(by: Officer, asked: argparse.Namespace) -> int:
    name = asked.which.strip()
    if not name or len(name) > 100 or not name.isprintable():
        return _refused("a token's name has 1 to 100 characters, all of which can be printed.")
    try:
        print(make_token(by, name, at=now()))
    except NameTaken:
        return _refused(f"a working token of {asked.landlord} is called {name}: choose another name, or revoke it first.")
    return 0


def _list(by: Officer, asked: argparse.Namespace) -> int:
    for one in tokens_of(by.landlord):
        used = f"last used on {short(one.last_used_on)}" if one.last_used_on else "not used yet"
        print(f"{one.reference}  {one.name}, {used}")
    return 0


def _revoke(by: Officer, asked: argparse.Namespace) -> int:
    if revoke_token(by, asked.which, at=now()):
        return 0
    return _refused(f"{asked.landlord} has no working token {asked.which}.")


def _refused(why: str) -> int:
    print(f"evenhand: {why}", file=sys.stderr)
    return 2
