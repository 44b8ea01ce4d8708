"""Adds ``evenhand sweep``: records what has ended by its date. Safe to repeat; once a day is enough."""

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    says = "Note what has ended by its date. Nothing is decided, and nothing is late if this runs late."
    sweep = commands.add_parser("sweep", help="note what has ended by its date", description=says)
    sweep.add_argument("--landlord", metavar="SLUG", help="only this landlord's")
    sweep.set_defaults(run=after_setup("evenhand.ops.sweep_commands:sweep"))
