"""Adds ``evenhand serve``, which serves the pages and the API, and does the work of time where no worker runs."""

import argparse
from collections.abc import Callable

from evenhand.ops.cli import Commands, after_setup

MOST_WORKERS, MOST_THREADS = 64, 256


def add_to(commands: Commands) -> None:
    says = (
        "Serve the pages and the API until interrupted. A start that is not safe is refused, with what to do. Where no "
        "evenhand work runs, the server does its passes."
    )
    serve = commands.add_parser("serve", help="serve the pages and the API", description=says)
    serve.add_argument("--address", default="127.0.0.1", help="where it listens (%(default)s): a proxy in front ends TLS")
    serve.add_argument("--port", type=_number(65_535), default=8000, help="(%(default)s)")
    serve.add_argument("--workers", type=_number(MOST_WORKERS), default=2, help="processes, one or two a core (%(default)s)")
    serve.add_argument("--threads", type=_number(MOST_THREADS), default=4, help="threads of each process (%(default)s)")
    serve.set_defaults(run=after_setup("evenhand.ops.serve_commands:serve"))


def _number(most: int) -> Callable[[str], int]:
    def read(said: str) -> int:
        if not said.isdecimal() or not 1 <= int(said) <= most:
            raise argparse.ArgumentTypeError(f'"{said}" is no number from 1 to {most}')
        return int(said)

    return read
