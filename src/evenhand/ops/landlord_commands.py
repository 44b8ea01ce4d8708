"""Runs ``evenhand landlord``, once Django has started."""

import argparse
import sys
from datetime import time

from evenhand.administration.statement import ControllerFile, Number
from evenhand.casework.permissions import may_administer
from evenhand.clock import now
from evenhand.landlords import letter_data
from evenhand.landlords.letter_data import ControllerStated
from evenhand.landlords.office_hours import state_hours
from evenhand.landlords.queries import officer_named
from evenhand.landlords.switches import Feature, switch
from evenhand.ops.policy_files import print_faults
from evenhand.people.actions import give_homes
from evenhand.policy.pack.answers import PackModel
from evenhand.policy.pack.document import Unusable, parse, text_of, validate
from evenhand.policy.pack.terms import Hours


class LandlordFile(PackModel):
    """What a file states of a landlord; what it does not name stays as it is."""

    text_number: Number | None = None
    office_hours: Hours | None = None
    contact_gate: bool | None = None
    contractors_pages: bool | None = None
    controllers: tuple[ControllerFile, ...] = ()


def landlord(asked: argparse.Namespace) -> int:
    """State what the file holds; return 2 for an unusable file, and where the officer may not.

    An owner of the policy alone switches parts on and off, as on the page of the landlord's settings.
    """
    by, at = officer_named(asked.by, asked.landlord), now()
    if by is None:
        print(f"evenhand: nobody with the user name {asked.by} works at {asked.landlord}.", file=sys.stderr)
        return 2
    try:
        stated = validate(parse(text_of(asked.file)), LandlordFile)
    except Unusable as unusable:
        print_faults([(str(asked.file), unusable)], as_json=False)
        return 2
    parts = {part: on for part in Feature if (on := getattr(stated, part)) is not None}
    if parts and not may_administer(by):
        print(f"evenhand: {asked.by} may not switch parts on and off: an owner of the policy may.", file=sys.stderr)
        return 2
    who = by.user.reference
    if stated.text_number is not None:
        letter_data.state_text_number(by.landlord, stated.text_number, by=who, at=at)
    if hours := stated.office_hours:
        state_hours(by.landlord, time.fromisoformat(hours.from_), time.fromisoformat(hours.until), by=who, at=at)
    for part, on in parts.items():
        switch(by.landlord, part, on=on, by=who, at=at)
    for one in stated.controllers:
        told = ControllerStated(**one.model_dump(exclude={"postcodes"}))
        given = give_homes(letter_data.state_controller(by.landlord, told, by=who, at=at), postcodes=one.postcodes)
        print(f"{one.name}: {one.ico_number}, {given} homes")
    for code, name in letter_data.missing(by.landlord):
        print(f"Still missing: {code.replace('_', ' ')}{f' ({name})' if name else ''}")
    return 0
