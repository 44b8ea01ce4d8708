"""Adds ``evenhand landlord``, which states a landlord's own data for letters, and switches parts on and off."""

from pathlib import Path

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    says = (
        "State from a file what letters say of a landlord itself (who controls its data, its number for text messages), "
        "and which parts of Evenhand it uses."
    )
    landlord = commands.add_parser(
        "landlord", help="what letters say of a landlord itself; parts that it uses", description=says
    )
    landlord.add_argument("landlord", metavar="SLUG")
    landlord.add_argument("file", type=Path, metavar="FILE", help="a YAML file: docs/commands.md shows one")
    landlord.add_argument("--by", required=True, metavar="USER", help="the user name of the officer who states it")
    landlord.set_defaults(run=after_setup("evenhand.ops.landlord_commands:landlord"))
