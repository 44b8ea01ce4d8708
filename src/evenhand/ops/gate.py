"""Adds ``evenhand gate`` and ``evenhand screen``: how one contact is taken, and how each of a list is."""

import argparse
from pathlib import Path

from evenhand.ops.cli import Commands, after_setup
from evenhand.policy.vocabulary import Channel, Direction, Matter


def add_to(commands: Commands) -> None:
    says = "Say how one contact with a customer is taken: verdict, sentence, what stays open. Nothing is logged."
    gate = commands.add_parser("gate", help="how a contact with a customer is taken", description=says)
    gate.add_argument("landlord", metavar="LANDLORD", help="its slug")
    gate.add_argument("customer", metavar="REFERENCE")
    _named(gate)
    gate.add_argument("--direction", choices=[one.value for one in Direction], default=Direction.FROM_CUSTOMER.value)
    gate.add_argument("--channel", choices=[one.value for one in Channel], default=Channel.TELEPHONE.value)
    gate.add_argument(
        "--matter", choices=[one.value for one in Matter], help="what it is about; not sure, where it is not given"
    )
    gate.add_argument("--json", action="store_true", help="the answer as one object")
    gate.set_defaults(run=after_setup("evenhand.ops.gate_commands:gate"))
    says = (
        "Say how each contact of a CSV file is taken. Columns: customer, and where known direction, channel, matter. "
        "The answers go to standard output; rows that cannot be read are named by their number."
    )
    screen = commands.add_parser("screen", help="how each contact of a list is taken", description=says)
    screen.add_argument("landlord", metavar="LANDLORD", help="its slug")
    screen.add_argument("file", type=Path, metavar="FILE")
    _named(screen)
    screen.set_defaults(run=after_setup("evenhand.ops.gate_commands:screen"))


def _named(command: argparse.ArgumentParser) -> None:
    command.add_argument("--by", required=True, metavar="USER", help="the user name of the officer who asks")
