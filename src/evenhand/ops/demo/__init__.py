"""Adds ``evenhand demo``: five invented landlords to try, on this machine only.

The demo has its own folder (``var/demo``, or EVENHAND_DEMO_DATA) and its own SQLite database; it never looks at
``DATABASE_URL``.
"""

import argparse
import os

from evenhand.ops.cli import Command, Commands, after_setup

_PORTS = 65536


def add_to(commands: Commands) -> None:
    parser = commands.add_parser("demo", help="make the demo and serve it on this machine")
    steps = parser.add_subparsers(title="steps", required=True, metavar="STEP")
    prepare = steps.add_parser("prepare", help="make the demo's database, or bring it up to date")
    prepare.set_defaults(run=_in_demo_mode("evenhand.ops.demo.database:prepare"))
    serve = steps.add_parser("serve", help="serve the demo on 127.0.0.1 until Ctrl-C")
    serve.add_argument("--port", type=_port, default=8000)
    serve.set_defaults(run=_in_demo_mode("evenhand.ops.demo.server:serve"))


def _port(text: str) -> int:
    if not text.isdecimal() or not int(text) < _PORTS:
        raise argparse.ArgumentTypeError(f'"{text}" is no port: give a number from 1 to {_PORTS - 1}')
    return int(text)


def _in_demo_mode(target: str) -> Command:
    def command(asked: argparse.Namespace) -> int:
        os.environ["EVENHAND_DEMO"] = "1"
        os.environ["EVENHAND_DATA"] = os.environ.get("EVENHAND_DEMO_DATA", "")
        for other in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "EVENHAND_SECRET", "EVENHAND_KEY", "EVENHAND_HEADS_DIR"):
            os.environ.pop(other, None)
        return after_setup(target)(asked)

    return command
