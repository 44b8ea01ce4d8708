"""Adds ``evenhand closure-day``, which records a day on which a landlord is closed and lists what it moves."""

import argparse
from datetime import date

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    says = (
        "Record a day on which a landlord is closed. Letters keep their words: each customer whose letter gives a day that "
        "moves is owed the new one, and is listed. Safe to repeat."
    )
    closure = commands.add_parser("closure-day", help="days on which a landlord is closed", description=says)
    what = closure.add_subparsers(required=True, metavar="COMMAND")
    add = what.add_parser("add", help="record one", description=says)
    add.add_argument("landlord", metavar="LANDLORD", help="its slug")
    add.add_argument("day", metavar="DATE", type=_day, help="as 2026-12-24")
    add.add_argument("name", metavar="NAME", help="why it is closed, as pages and letters say it")
    add.set_defaults(run=after_setup("evenhand.ops.closure_day_commands:add"))
    gone = what.add_parser("withdraw", help="withdraw one that is to come", description="Withdraw a closure that is to come.")
    gone.add_argument("landlord", metavar="LANDLORD", help="its slug")
    gone.add_argument("day", metavar="DATE", type=_day, help="as 2026-12-24")
    gone.set_defaults(run=after_setup("evenhand.ops.closure_day_commands:withdraw"))


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{said}" is no day: write it as 2026-12-24') from None
