"""Serves the demo on loopback and prints its address and its users."""

import argparse
import sys
from threading import Thread
from time import sleep

from django.core.checks import run_checks
from django.db import connections

from evenhand.ops.demo import data
from evenhand.ops.serve_commands import is_taken, run
from evenhand.ops.work import EVERY
from evenhand.ops.work_commands import MINUTE, keep_passing, one_pass

LOOPBACK = "127.0.0.1"


def serve(asked: argparse.Namespace) -> int:
    """Serve until interrupted; return 2 where the port is taken, or a check refuses the start."""
    if is_taken(LOOPBACK, asked.port):
        print(f"Port {asked.port} is taken on this machine: choose another, as in `make demo PORT=8001`.", file=sys.stderr)
        return 2
    for refused in run_checks(tags=["start"], include_deployment_checks=True):
        print(f"evenhand: {refused.msg}", file=sys.stderr)
        return 2
    one_pass(lambda *_: None)
    connections.close_all()  # the server's worker is a process of its own, and this one's connection is not for it
    Thread(target=_keep_passing, daemon=True).start()  # pages never wait for it
    _announce(asked.port)
    run(LOOPBACK, asked.port, workers=1, threads=4)
    return 0


def _keep_passing() -> None:
    """Pass again and again, once the server has started its worker: a pass meanwhile keeps the worker from starting."""
    sleep(EVERY * MINUTE)
    keep_passing(EVERY * MINUTE)


def _announce(port: int) -> None:
    print(f"\nEvenhand is at http://{LOOPBACK}:{port}/  (Ctrl-C stops it)\n", flush=True)
    for line in data.log_ins():
        print(line, flush=True)
