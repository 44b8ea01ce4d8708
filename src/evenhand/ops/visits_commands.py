"""Runs ``evenhand visits import``, once Django has started."""

import argparse
import sys

from django.core.exceptions import PermissionDenied

from evenhand.clock import now
from evenhand.landlords.queries import officer_named
from evenhand.visits.queries import ICALENDAR
from evenhand.wording.visits import fault, unreadable
from evenhand.work.feeds.imports import apply, plan
from evenhand.work.feeds.rows import Unreadable


def import_visits(asked: argparse.Namespace) -> int:
    """Import the file and print what changed; return 1 where rows are wrong and nothing was done, 2 for an unusable file."""
    by = officer_named(asked.by, asked.landlord)
    if by is None:
        print(f"evenhand: nobody with the user name {asked.by} works at {asked.landlord}.", file=sys.stderr)
        return 2
    try:
        text = asked.file.read_text(encoding="utf-8-sig")
        found = plan(by, text)
        if not found.faults and not asked.dry_run:
            found = apply(by, text, now())
    except (OSError, UnicodeDecodeError) as wrong:
        print(f"evenhand: {asked.file} cannot be read: {wrong}", file=sys.stderr)
        return 2
    except Unreadable as wrong:
        print(f"evenhand: {asked.file}: {unreadable(wrong.code, wrong.said)}", file=sys.stderr)
        return 2
    except PermissionDenied:
        print(f"evenhand: {asked.by} arranges no visits.", file=sys.stderr)
        return 2
    for one in found.faults:
        says = fault(one.row, one.column, one.code, one.said, calendar=found.source == ICALENDAR)
        print(f"evenhand: {says}", file=sys.stderr)
    if found.faults:
        return 1
    counted = f"{len(found.new)} new, {len(found.changed)} changed, {len(found.cancelled)} cancelled, {found.same} as before"
    print(f"{counted}; {found.special} with special arrangements.")
    return 0
