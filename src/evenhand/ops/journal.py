"""Adds ``evenhand journal``: verify the chains, publish their heads, change the installation's key."""

from evenhand.ops.cli import Commands, after_setup

COMMANDS = "evenhand.ops.journal_commands"


def add_to(commands: Commands) -> None:
    group = commands.add_parser("journal", help="look whether the journal is whole").add_subparsers(
        title="commands", required=True, metavar="COMMAND"
    )
    verify = group.add_parser("verify", help="find changed, removed, inserted and cut-off entries")
    publish = group.add_parser("publish", help="note the heads of chains that are whole, after a head could not be written")
    for parser, name in ((verify, "verify"), (publish, "publish")):
        parser.add_argument("--landlord", type=int, metavar="NUMBER", help="only this one; all otherwise")
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.set_defaults(run=after_setup(f"{COMMANDS}:{name}"))
    rewrap = group.add_parser("rewrap", help="move all sealing keys from the secret in EVENHAND_OLD_KEY to EVENHAND_KEY")
    rewrap.set_defaults(run=after_setup(f"{COMMANDS}:rewrap"))
