"""Runs ``evenhand sweep``, once Django has started."""

import argparse
import sys

from evenhand.clock import now
from evenhand.landlords.queries import landlords, policy_of
from evenhand.personal.actions import UNTOUCHED
from evenhand.personal.actions import sweep as sweep_drafts
from evenhand.policy.calendar import localdate
from evenhand.ui.labels import Labels
from evenhand.wording.words import Words
from evenhand.work.orphans import OrphanIn
from evenhand.work.sweep import sweep as swept_of


def sweep(asked: argparse.Namespace) -> int:
    """Sweep each landlord and print what it recorded; return 1 where something was left, 2 for an unknown landlord."""
    found = [landlord for landlord in landlords() if asked.landlord in {None, landlord.slug}]
    if asked.landlord and not found:
        print(f"evenhand: there is no landlord called {asked.landlord}.", file=sys.stderr)
        return 2
    left = 0
    for landlord in found:
        at = now()
        swept = swept_of(landlord, at)
        left += len(swept.left)
        print(f"{landlord.slug}: {len(swept.lapsed)} lapsed{', ' + ', '.join(swept.left) + ' left' if swept.left else ''}.")
        if swept.orphans:
            words = Words(policy_of(landlord, localdate(at)))
            print(*(f"{landlord.slug}: {_worded(row, words)}" for row in swept.orphans), sep="\n")
    if old := sweep_drafts(now()):
        print(f"Deleted {old} drafts untouched for {UNTOUCHED.days} days.")
    return 1 if left else 0


def _worded(row: OrphanIn, words: Words) -> str:
    """Return an open decision with its case and who is needed for it."""
    what = Labels(row.facts, words).act(row.orphan.act, row.orphan.subject)
    return f"case {row.case.reference}: {what}. {words.message(row.orphan.missing)}"
