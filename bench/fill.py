"""Fills an empty database with the bench's landlord; prints as JSON who can sign in, and which case is full.

Usage: python -m bench.fill [CASES [NEWEST]]
"""

import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "evenhand.config.settings"
django.setup()

from django.core.management import call_command  # noqa: E402

from bench.many import MANY, NEWEST, filled  # noqa: E402
from evenhand.clock import now  # noqa: E402
from evenhand.work.case_rows import refresh_all  # noqa: E402

PASSWORD = "harbour-bench-2026"  # noqa: S105 - of a database that is removed when the bench ends


def main() -> None:
    """Make the tables and the rows."""
    call_command("migrate", verbosity=0)
    many, newest = (*map(int, sys.argv[1:]), *(MANY, NEWEST)[len(sys.argv) - 1 :])
    place, case = filled(many, newest)
    while refresh_all(place.landlord, now(), most=5000):
        pass
    user = place.officers["officer"].user
    user.set_password(PASSWORD)
    user.save()
    print(json.dumps({"user": user.get_username(), "password": PASSWORD, "case": case, "cases": many}))


if __name__ == "__main__":
    main()
