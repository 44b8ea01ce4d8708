"""Adds ``evenhand staff``, ``evenhand homes`` and ``evenhand customers``: a landlord's people, homes and customers."""

import argparse
from pathlib import Path

from evenhand.ops.cli import Commands, after_setup

FIELDS = ("first_name", "last_name", "email", "title", "manager")
LISTS = ("roles", "teams", "committees", "capacities")


def add_to(commands: Commands) -> None:
    staff = commands.add_parser(
        "staff", help="the people of a landlord", description="List, add, change and import colleagues."
    )
    within = staff.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _command(within, "list", "list colleagues, who is needed and what waits for a second person")
    for name, says in (("add", "add a colleague"), ("change", "change a colleague's post; what is not named stays")):
        parser = _command(within, name, says, person=True)
        for one in FIELDS:
            parser.add_argument(f"--{one.replace('_', '-')}", dest=one, metavar="WORDS")
        for one in LISTS:
            parser.add_argument(f"--{one}", metavar="KEYS", help="words with spaces between")
    leaves = _command(within, "leave", "end a colleague's post; their work passes to another", person=True)
    leaves.add_argument("--to", required=True, metavar="USERNAME", help="who has their cases, visits and people from now on")
    leaves.add_argument("--words", default="They have left.", help="what the new owner of each case should know")
    _command(within, "link", "make a link by which a colleague sets a password, or ask a second person for it", person=True)
    sick = _command(within, "sick", "move a colleague's visits, decisions and duties of today to another", person=True)
    sick.add_argument("--to", required=True, metavar="USERNAME", help="who sees to them today")
    confirms = "confirm, as the second person, what gives a colleague power or a new link"
    for name, says in (("confirm", confirms), ("withdraw", "withdraw it")):
        _command(within, name, says).add_argument("proposal", metavar="REFERENCE")
    _file(_command(within, "import", "import colleagues from CSV"))
    for noun in ("homes", "customers"):
        of = commands.add_parser(noun, help=f"the {noun} of a landlord", description=f"Import {noun}.")
        inner = of.add_subparsers(title="commands", required=True, metavar="import")
        _file(_command(inner, "import", f"import {noun} from CSV, all of the file or nothing", group=noun))


def _command(within: Commands, name: str, says: str, *, person: bool = False, group: str = "staff") -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = within.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".")
    parser.add_argument("landlord", metavar="LANDLORD", help="its slug")
    if person:
        parser.add_argument("username", metavar="USERNAME")
    parser.add_argument("--by", required=True, metavar="USER", help="the user name of an owner of the policy")
    parser.set_defaults(run=after_setup(f"evenhand.ops.staff_commands:{group}_{name}"))
    return parser


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV; docs/commands.md has the columns")
    parser.add_argument("--dry-run", action="store_true", help="only say what the import would do")
