"""Adds ``evenhand work``: records what time alone has changed, for as long as it runs. Safe to repeat, at any interval."""

import argparse

from evenhand.ops.cli import Commands, after_setup

EVERY = 5
"""Minutes between two passes."""


def add_to(commands: Commands) -> None:
    says = (
        "Record what time alone has changed: limits that ended by their date or by a missed review. Nothing is decided. "
        "Several may run at once: each end is recorded once."
    )
    work = commands.add_parser("work", help="record what time alone has changed, until interrupted", description=says)
    work.add_argument("--once", action="store_true", help="one pass, then stop")
    work.add_argument(
        "--every", metavar="MINUTES", type=_minutes, default=EVERY, help="minutes between two passes (%(default)s)"
    )
    work.add_argument("--landlord", metavar="SLUG", help="only this landlord's")
    work.set_defaults(run=after_setup("evenhand.ops.work_commands:work"))
    sweep = commands.add_parser("sweep", help="the same as `work --once`", description=says)
    sweep.add_argument("--landlord", metavar="SLUG", help="only this landlord's")
    sweep.set_defaults(run=after_setup("evenhand.ops.work_commands:work"), once=True)


def _minutes(said: str) -> int:
    if not said.isdecimal() or int(said) < 1:
        raise argparse.ArgumentTypeError(f'"{said}" is no number of minutes: give 1 or more')
    return int(said)
