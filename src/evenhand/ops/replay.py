"""Adds ``evenhand replay``: what a policy would have decided in a real history."""

import argparse
from importlib import import_module

from evenhand.ops.cli import Commands


def add_to(commands: Commands) -> None:
    parser = commands.add_parser(
        "replay",
        help="replay dated histories under a policy, and say what was done wrong",
        description="Exit code: 0 no breach, 1 breaches, 2 input that cannot be used. See docs/replaying-a-history.md.",
    )
    parser.add_argument("histories", nargs="+", metavar="HISTORY", help="a history, as YAML")
    parser.add_argument("--policy", required=True, metavar="SLUG", help="a landlord's policy, or floor")
    parser.add_argument("--as-then", action="store_true", help="judge each step by the rules of its own day")
    parser.add_argument("--on", metavar="DATE", help="take the standard of this day (YYYY-MM-DD) for today's")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    code: int = import_module("evenhand.ops.replay_commands").replay_all(asked)
    return code
