"""Runs ``evenhand serve``, once Django has started."""

import argparse
import socket
import sys
from collections.abc import Sequence
from datetime import timedelta
from threading import Thread
from time import sleep

from django.core.checks import CheckMessage, Tags, run_checks
from django.db import connection, connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from evenhand.clock import now
from evenhand.health.actions import take_turn
from evenhand.ops.work import EVERY
from evenhand.ops.work_commands import MINUTE, pass_quietly

LATE = timedelta(minutes=2 * EVERY)
"""A pass that began longer ago was the last of its worker: the server passes in its place."""


def serve(asked: argparse.Namespace) -> int:
    """Serve until interrupted; return 2 where the port is taken or a check refuses the start."""
    if refused := refusals():
        for error in refused:
            print(f"evenhand: {error.msg} {error.hint or ''}".rstrip(), file=sys.stderr)
        return 2
    if is_taken(asked.address, asked.port):
        print(f"evenhand: port {asked.port} of {asked.address} cannot be had: choose another.", file=sys.stderr)
        return 2
    print(
        f"Evenhand listens at {asked.address}:{asked.port}: {asked.workers} workers, {asked.threads} threads each.", flush=True
    )
    leave_connections()
    Thread(target=_stand_in, daemon=True).start()
    run(asked.address, asked.port, workers=asked.workers, threads=asked.threads)
    return 0


def refusals() -> Sequence[CheckMessage]:
    """Return what stands against a start. What needs rows is looked at last: they may be missing."""
    for tags in ([Tags.security, Tags.compatibility, "start"], [Tags.database]):
        found = run_checks(tags=tags, databases=["default"], include_deployment_checks=True)
        if errors := sorted((error for error in found if error.is_serious()), key=lambda error: error.id or ""):
            return errors
    return ()


def run(address: str, port: int, *, workers: int, threads: int) -> None:
    """Serve the application until interrupted. Nothing is compressed here: pages hold secrets beside what people typed."""
    Granian(
        "evenhand.config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        log_level=LogLevels.error,
        workers_kill_timeout=1,  # Ctrl-C reaches a worker twice, by the terminal and by granian, and it then hangs
        respawn_failed_workers=True,
    ).serve()


def leave_connections() -> None:
    """Close connections and pools: workers are processes of their own, and this one's are not for them."""
    connections.close_all()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


def is_taken(address: str, port: int) -> bool:
    """Return whether nothing can listen there."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except OSError:
            return True
    return False


def stand_in() -> bool:
    """Do one pass of a worker where none has for some time; return whether it did. Of several servers, one does."""
    taken = take_turn("work", now(), late=LATE)
    if taken:
        pass_quietly()
    return taken


def _stand_in() -> None:
    """Do the passes of a worker while none runs.

    It begins after the workers have started: a pass meanwhile keeps them from starting.
    """
    while True:
        sleep(MINUTE)
        try:
            stand_in()
        except Exception as failed:  # noqa: BLE001 - the database may be away: the server outlives it
            print(f"evenhand: a pass failed ({type(failed).__name__}); the next one tries again.", file=sys.stderr, flush=True)
        connections.close_all()
