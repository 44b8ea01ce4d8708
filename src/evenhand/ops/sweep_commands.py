"""What ``evenhand sweep`` does, once Django has started."""

import argparse
import sys

from evenhand.clock import now
from evenhand.landlords.queries import landlords
from evenhand.personal.actions import UNTOUCHED
from evenhand.personal.actions import sweep as sweep_drafts
from evenhand.work.sweep import sweep as swept_of


def sweep(asked: argparse.Namespace) -> int:
    """Sweep each landlord and say what was noted; return 1 where something was left, 2 where there is no such landlord."""
    found = [landlord for landlord in landlords() if asked.landlord in {None, landlord.slug}]
    if asked.landlord and not found:
        print(f"evenhand: there is no landlord called {asked.landlord}.", file=sys.stderr)
        return 2
    left = 0
    for landlord in found:
        swept = swept_of(landlord, now())
        left += len(swept.left)
        print(f"{landlord.slug}: {len(swept.lapsed)} lapsed{', ' + ', '.join(swept.left) + ' left' if swept.left else ''}.")
    if old := sweep_drafts(now()):
        print(f"{old} drafts that nobody had touched for {UNTOUCHED.days} days were deleted.")
    return 1 if left else 0
