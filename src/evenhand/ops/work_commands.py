"""Runs ``evenhand work`` and ``evenhand sweep``, once Django has started."""

import argparse
import sys
from collections.abc import Callable
from datetime import timedelta
from time import sleep

import structlog
from django.db import connections

from evenhand.casework.activity import activity
from evenhand.casework.stored import StoredLandlord
from evenhand.clock import now
from evenhand.health.actions import note_run, take_turn
from evenhand.health.files import compare
from evenhand.health.queries import totals
from evenhand.landlords.queries import landlords, policy_of
from evenhand.notifications.sending import send_waiting
from evenhand.personal.actions import UNTOUCHED
from evenhand.personal.actions import sweep as sweep_drafts
from evenhand.policy.calendar import localdate
from evenhand.ui.labels import Labels
from evenhand.ui.links import notified
from evenhand.wording.words import Words
from evenhand.work.digest import raise_all
from evenhand.work.orphans import OrphanIn
from evenhand.work.sweep import Swept
from evenhand.work.sweep import sweep as swept_of

log = structlog.get_logger("evenhand.jobs")
MINUTE = 60
FILES_EVERY = timedelta(hours=1)
OF_LANDLORD = "work "
"""Begins the name of the job that is a pass over one landlord; its number follows."""


def work(asked: argparse.Namespace) -> int:
    """Pass over each landlord, once or until interrupted, and print what changed.

    Return 1 where something was left in the only pass, 2 for an unknown landlord.
    """
    if asked.landlord and not any(landlord.slug == asked.landlord for landlord in landlords()):
        print(f"evenhand: there is no landlord called {asked.landlord}.", file=sys.stderr)
        return 2
    if asked.once:
        return 0 if one_pass(_say_all, asked.landlord) else 1
    keep_passing(asked.every * MINUTE, asked.landlord)
    return 0


def keep_passing(seconds: float, slug: str | None = None) -> None:
    """Pass over each landlord for ever. A pass that fails is followed by the next, on new connections.

    Any number of workers may do so, on any machine: each landlord's turn is taken by one of them.
    """
    while True:
        try:
            one_pass(_say_changes, slug, every=timedelta(seconds=seconds))
        except Exception as failed:  # noqa: BLE001 - the database may be away: the loop outlives it
            _failed("pass", failed)
        connections.close_all()
        sleep(seconds)


def pass_quietly() -> None:
    """Pass over each landlord once, and print only what changed."""
    one_pass(_say_changes)


def one_pass(say: Callable[[StoredLandlord, Swept], None], slug: str | None = None, *, every: timedelta | None = None) -> bool:
    """Pass over each landlord, or over one, and say what was done; return whether nothing was left and nothing failed.

    What fails at one landlord stops no other: it is named without what it was about, and the next pass tries again.
    ``every``: the time between passes; a landlord that another worker passed over less than half of it ago is left out.
    """
    rows = [landlord for landlord in landlords() if slug in {None, landlord.slug}]
    passed = [_pass_over(one, say) for one in rows if every is None or take_turn(_job(one), now(), late=every / 2)]
    if slug is None and (passed or not rows):
        note_run("work", now(), totals(OF_LANDLORD))
        _compare_files()
    if old := sweep_drafts(now()):
        print(f"Deleted {old} drafts untouched for {UNTOUCHED.days} days.", flush=True)
    return all(swept is not None and not swept.left for swept in passed)


def _job(landlord: StoredLandlord) -> str:
    return f"{OF_LANDLORD}{landlord.pk}"


def _compare_files() -> None:
    """Once an hour, look for evidence without its file; one worker does."""
    if take_turn("files", now(), late=FILES_EVERY):
        note_run("files", now(), compare(hashed=False).counts())


def _pass_over(landlord: StoredLandlord, say: Callable[[StoredLandlord, Swept], None]) -> Swept | None:
    swept, told = None, {}
    with activity() as measured:
        try:
            swept = swept_of(landlord, now())
            raise_all(landlord, now())
            told = {str(state): count for state, count in send_waiting(landlord, now(), notified, now).items()}
            say(landlord, swept)
        except Exception as failed:  # noqa: BLE001 - one landlord's trouble is not the others'
            _failed(landlord.slug, failed)
            swept = None
        counts = {"lapsed": len(swept.lapsed), "left": len(swept.left)} if swept else {}
        outcome = "done" if swept else "failed"
        log.info("job", job="sweep", landlord=landlord.slug, outcome=outcome, **counts, **told, **measured.used)
    orphans = {"left": len(swept.left), "orphans": len(swept.orphans)} if swept else {}
    note_run(_job(landlord), now(), {"failed": int(swept is None)} | orphans)
    return swept


def _failed(what: str, failed: Exception) -> None:
    print(f"evenhand: {what} failed ({type(failed).__name__}); the next pass tries again.", file=sys.stderr, flush=True)


def _say_changes(landlord: StoredLandlord, swept: Swept) -> None:
    if swept.lapsed or swept.left:
        _say_counts(landlord, swept)


def _say_all(landlord: StoredLandlord, swept: Swept) -> None:
    _say_counts(landlord, swept)
    if swept.orphans:
        words = Words(policy_of(landlord, localdate(now())))
        print(*(f"{landlord.slug}: {_worded(row, words)}" for row in swept.orphans), sep="\n")


def _say_counts(landlord: StoredLandlord, swept: Swept) -> None:
    left = f", {', '.join(swept.left)} left" if swept.left else ""
    print(f"{landlord.slug}: {len(swept.lapsed)} lapsed{left}.", flush=True)


def _worded(row: OrphanIn, words: Words) -> str:
    """Return an open decision with its case and who is needed for it."""
    what = Labels(row.facts, words).act(row.orphan.act, row.orphan.subject)
    return f"case {row.case.reference}: {what}. {words.message(row.orphan.missing)}"
