"""Adds ``evenhand backup``, ``evenhand restore`` and ``evenhand files check``."""

from pathlib import Path

from evenhand.ops.cli import Commands, after_setup

COMMANDS = "evenhand.ops.backup_commands"


def add_to(commands: Commands) -> None:
    backup = commands.add_parser(
        "backup",
        help="write rows, files and the journal's heads into a new folder",
        description="Write rows, files and the journal's heads into a new folder, with a manifest. The key is not in it.",
    )
    backup.add_argument("folder", type=Path, metavar="FOLDER")
    backup.set_defaults(run=after_setup(f"{COMMANDS}:backup"))
    restore = commands.add_parser(
        "restore",
        help="put a backup in place of what is there, or try it out",
        description="Put a backup in place of what is there. A backup that is not whole, or of another key, is refused first.",
    )
    restore.add_argument("folder", type=Path, metavar="FOLDER")
    restore.add_argument("--check", action="store_true", help="only try it, in a scratch database that is removed again")
    restore.add_argument("--replace", metavar="DATABASE", default="", help="the name of a database that holds rows")
    restore.set_defaults(run=after_setup(f"{COMMANDS}:restore"))
    files = commands.add_parser("files", help="compare evidence with its files").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    check = files.add_parser("check", help="find rows without bytes and bytes without rows; remove nothing")
    check.add_argument("--json", action="store_true", help="print JSON")
    check.set_defaults(run=after_setup(f"{COMMANDS}:check_files"))
