"""Adds ``evenhand migrate`` and ``evenhand setup``, which make a database and a landlord ready for work. Safe to repeat."""

from pathlib import Path

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    migrate = commands.add_parser(
        "migrate", help="make the database ready for this version", description="Migrate the database."
    )
    migrate.set_defaults(run=after_setup("evenhand.ops.setup_commands:migrate"))
    says = (
        "Set a landlord up as a YAML file states it: its own data, controllers, closure days and first people. All of it or "
        "nothing; the same file again changes nothing. Without a file it asks."
    )
    setup = commands.add_parser("setup", help="set a landlord up from a file, or by questions", description=says)
    setup.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a YAML file: docs/running.md shows one")
    setup.add_argument("--dry-run", action="store_true", help="only say what would change")
    setup.set_defaults(run=after_setup("evenhand.ops.setup_commands:setup"))
