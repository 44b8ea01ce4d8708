"""Adds ``evenhand visits import``: visits, jobs and calls from a CSV or iCalendar file. Safe to repeat."""

from pathlib import Path

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    says = (
        "Import visits, jobs and calls from a CSV or iCalendar file, all of it or nothing. A row is known by its id: "
        "a file that comes again changes nothing."
    )
    visits = commands.add_parser("visits", help="visits, jobs and calls from a diary", description=says)
    within = visits.add_subparsers(title="commands", required=True, metavar="COMMAND")
    imports = within.add_parser("import", help="import a file", description=says)
    imports.add_argument("landlord", metavar="LANDLORD", help="its slug")
    imports.add_argument("file", type=Path, metavar="FILE", help="CSV or iCalendar; docs/commands.md has the columns")
    imports.add_argument("--by", required=True, metavar="USER", help="the user name of the officer who imports it")
    imports.add_argument("--dry-run", action="store_true", help="only say what the import would do")
    imports.set_defaults(run=after_setup("evenhand.ops.visits_commands:import_visits"))
