"""Adds ``evenhand manage ...``: Django's own commands (migrate, check, shell...)."""

import argparse

from evenhand.ops.cli import Commands, after_setup


def add_to(commands: Commands) -> None:
    parser = commands.add_parser("manage", help="run one of Django's commands, such as migrate or check")
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="...")
    parser.set_defaults(run=after_setup("evenhand.ops.manage:manage"))


def manage(asked: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - Django only when it is asked for

    execute_from_command_line(["evenhand manage", *asked.words])
    return 0
