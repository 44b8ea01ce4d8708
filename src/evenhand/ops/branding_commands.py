"""Runs ``evenhand branding``, once Django has started."""

import argparse
import sys

from evenhand.landlords.actions import set_branding
from evenhand.landlords.branding import NotShown
from evenhand.landlords.queries import landlords


def branding(asked: argparse.Namespace) -> int:
    """Store the colour and the logo; return 2 for an unknown landlord or file, or where they cannot be shown."""
    found = next((one for one in landlords() if one.slug == asked.landlord), None)
    if found is None:
        return _refused(f"there is no landlord called {asked.landlord}.")
    try:
        set_branding(found, colour=asked.colour, logo=asked.logo.read_bytes() if asked.logo else None)
    except (NotShown, OSError) as wrong:
        return _refused(wrong)
    print(f"{found.name}: {asked.colour or 'the usual colours'}, {asked.logo.name if asked.logo else 'no logo'}.")
    return 0


def _refused(why: object) -> int:
    print(f"evenhand: {why}", file=sys.stderr)
    return 2
