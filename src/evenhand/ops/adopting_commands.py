"""Runs ``evenhand policy release``, ``adopt`` and ``confirm``, once Django has started."""

import argparse
import sys
from collections.abc import Callable

from evenhand.adoption import actions
from evenhand.adoption.actions import NotAdoptable, Version
from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_adopt
from evenhand.clock import now
from evenhand.landlords.queries import NotShipped, Officer, officer_named
from evenhand.ops.policy_files import GOOD, UNUSABLE, print_faults
from evenhand.policy.calendar import localdate
from evenhand.policy.layers import Policy
from evenhand.policy.pack.document import Unusable
from evenhand.policy.pack.load import FLOOR, read_file, shipped
from evenhand.policy.scrutiny.lint import remarks


def release(asked: argparse.Namespace) -> int:
    """Store a version of a landlord's own policy; print how many remarks there are on it, and the next step."""
    return _by_owner(asked, _release)


def adopt(asked: argparse.Namespace) -> int:
    """Propose a version; print the proposal's reference, which a second person confirms."""
    return _by_owner(asked, _adopt)


def confirm(asked: argparse.Namespace) -> int:
    """Confirm a proposal."""
    return _by_owner(asked, _confirm)


def _by_owner(asked: argparse.Namespace, done: Callable[[Officer, argparse.Namespace], int]) -> int:
    by = officer_named(asked.by, asked.landlord)
    if by is None:
        return _refused(f"nobody with the user name {asked.by} works at {asked.landlord}.")
    if not may_adopt(by):
        return _refused(f"{asked.by} may not do this: an owner of the policy may.")
    try:
        return done(by, asked)
    except NotAdoptable as why:
        return _refused(str(why))
    except (NotHere, NotShipped):
        return _refused(f"nothing of the reference {asked.proposal} waits for a second person.")


def _release(by: Officer, asked: argparse.Namespace) -> int:
    try:
        pack = read_file(asked.file)
    except Unusable as unusable:
        print_faults([(str(asked.file), unusable)], as_json=False)
        return UNUSABLE
    new = actions.release_own(pack, by=by, at=now())
    print(f"{pack.pack} {pack.version}: {'released' if new else 'released before, with the same content'}.")
    found = list(remarks(Policy(floor=shipped(FLOOR), pack=pack), localdate(now())))
    if found:
        print(f"{len(found)} remarks: evenhand policy lint {asked.file}")
    print(f"Next: evenhand policy adopt {asked.landlord} {pack.pack} {pack.version} --minute WORDS --by USER")
    return GOOD


def _adopt(by: Officer, asked: argparse.Namespace) -> int:
    since = asked.since or localdate(now())
    what = Version(since=since, minute=asked.minute, slug=asked.slug, version=asked.version)
    row = actions.propose(what, by=by, at=now())
    print(f"{row.reference} waits for a second person: {row.says}")
    return GOOD


def _confirm(by: Officer, asked: argparse.Namespace) -> int:
    print(f"Adopted: {actions.confirm(asked.proposal, by=by, at=now()).says}")
    return GOOD


def _refused(says: str) -> int:
    print(f"evenhand: {says}", file=sys.stderr)
    return UNUSABLE
