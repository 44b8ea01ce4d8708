"""Adds ``evenhand policy``: check, show, compare and lint policies; print their schema; trace demands; adopt one."""

import argparse
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

from evenhand.ops.cli import Commands, after_setup

COMMANDS, ADOPTING = "evenhand.ops.policy_commands", "evenhand.ops.adopting_commands"


def add_to(commands: Commands) -> None:
    group = commands.add_parser(
        "policy",
        help="check, show, compare and lint policies",
        description="Exit codes: 0 good, 1 remarks, 2 input that cannot be used. A policy is named by its slug or its file.",
    ).add_subparsers(title="commands", required=True, metavar="COMMAND")
    check = _add(group, "check", "find everything that is wrong in policy files")
    check.add_argument("files", nargs="*", metavar="FILE", help="policies as YAML; none: those that come with the product")
    show = _add(group, "show", "print a policy, or one clause of it")
    show.add_argument("slug", metavar="SLUG")
    show.add_argument("clause", nargs="?", metavar="CLAUSE", help="a clause number")
    compare = _add(group, "compare", "print policies side by side, topic by topic")
    compare.add_argument("slugs", nargs="+", metavar="SLUG")
    lint = _add(group, "lint", "remark on silence, gaps, collisions with the floor, and overdue reviews")
    lint.add_argument("slug", metavar="SLUG")
    lint.add_argument("--on", metavar="DATE", help="as in force on this day (YYYY-MM-DD); today otherwise")
    schema = _add(group, "schema", "print the JSON Schema of a policy file")
    schema.add_argument("--history", action="store_true", help="that of a history instead")
    schema.add_argument("--topics", action="store_true", help="all that it can say, as a page to read")
    trace = _add(group, "trace", "print what honours each demand, and the tests that show it")
    trace.add_argument("slug", nargs="?", metavar="SLUG", help="one policy, or floor; all otherwise")
    trace.add_argument("--page", action="store_true", help="how far the product goes for all demands, as a page to read")
    release = _of_a_landlord(group, "release", "store a version of a landlord's own policy, to be adopted")
    release.add_argument("file", type=Path, metavar="FILE", help="the policy as YAML")
    adopt = _of_a_landlord(group, "adopt", "propose that a landlord runs a version of a policy")
    adopt.add_argument("slug", metavar="SLUG")
    adopt.add_argument("version", metavar="VERSION")
    adopt.add_argument("--minute", required=True, metavar="WORDS", help="where the decision is recorded")
    adopt.add_argument("--since", type=date.fromisoformat, metavar="DATE", help="its first day (YYYY-MM-DD); today otherwise")
    confirm = _of_a_landlord(group, "confirm", "confirm, as the second person, what was proposed")
    confirm.add_argument("proposal", metavar="REFERENCE")


def _of_a_landlord(group: Commands, name: str, says: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = group.add_parser(name, help=says, description=f"{says[:1].upper()}{says[1:]}.")
    parser.add_argument("landlord", metavar="LANDLORD", help="its slug")
    parser.add_argument("--by", required=True, metavar="USER", help="the user name of an owner of the policy")
    parser.set_defaults(run=after_setup(f"{ADOPTING}:{name}"))
    return parser


def _add(group: Commands, name: str, says: str) -> argparse.ArgumentParser:
    parser = group.add_parser(name, help=says, description=f"{says[:1].upper()}{says[1:]}.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=_run(name))
    return parser


def _run(name: str) -> Callable[[argparse.Namespace], int]:
    """Import only the named command: ``--help`` needs no policy."""

    def run(asked: argparse.Namespace) -> int:
        code: int = getattr(import_module(COMMANDS), name)(asked)
        return code

    return run
