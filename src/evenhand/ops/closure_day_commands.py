"""Runs ``evenhand closure-day``, once Django has started."""

import argparse
import sys

from evenhand.clock import now
from evenhand.landlords.actions import calendar_officer, close_on, reopen_on
from evenhand.landlords.queries import landlords
from evenhand.wording.dates import short
from evenhand.work.moved_days import MovedIn, moved_for


def add(asked: argparse.Namespace) -> int:
    """Record the day and print each promised day that has moved; return 2 for an unknown landlord."""
    found = next((one for one in landlords() if one.slug == asked.landlord), None)
    if found is None:
        print(f"evenhand: there is no landlord called {asked.landlord}.", file=sys.stderr)
        return 2
    at = now()
    new = close_on(found, asked.day, why=asked.name, by=calendar_officer(found), at=at)
    print(f"{found.name}: closed on {short(asked.day)}, {asked.name}." if new else f"{found.name}: recorded before.")
    moved = moved_for(found, at)
    print(*map(_worded, moved), f"{len(moved)} promised days to tell customers.", sep="\n")
    return 0


def withdraw(asked: argparse.Namespace) -> int:
    """Withdraw a closure that is to come; return 2 for an unknown landlord or day."""
    found = next((one for one in landlords() if one.slug == asked.landlord), None)
    if found is None:
        print(f"evenhand: there is no landlord called {asked.landlord}.", file=sys.stderr)
        return 2
    if not reopen_on(found, asked.day, by=calendar_officer(found), at=now()):
        print(f"evenhand: no closure on {short(asked.day)} is to come.", file=sys.stderr)
        return 2
    print(f"{found.name}: {short(asked.day)} is a working day again.")
    return 0


def _worded(one: MovedIn) -> str:
    return f"case {one.case}, {one.subject}: {_WHAT[one.day.what]} was {short(one.day.was)}, is {short(one.day.now)}."


_WHAT = {
    "review": "the review",
    "end": "the last working day before the end",
    "appeal_by": "the last working day to appeal",
    "appeal_answer": "the answer to the appeal",
    "complaint_acknowledged": "the acknowledgement of the complaint",
    "complaint_answer": "the answer to the complaint",
    "request_answer": "the answer to the request",
}
