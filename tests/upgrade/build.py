"""Fills an empty database with stories of the demo and personal rows; run by `freeze`.

Usage: python -m tests.upgrade.build [CUSTOMER...]

With the names of customers: only the stories about them. It prints as JSON the moment at which it was made, and the customers
in whose cases every act is done that is done in any.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db.models import Max  # noqa: E402
from django.urls import reverse  # noqa: E402

from evenhand.cases.models import Case  # noqa: E402
from evenhand.clock import now  # noqa: E402
from evenhand.journal.models import Entry  # noqa: E402
from evenhand.journal.queries import open_part  # noqa: E402
from evenhand.ops.demo.data.build import HOUSES, build  # noqa: E402
from evenhand.ops.demo.data.house import House  # noqa: E402
from evenhand.people.models import Customer  # noqa: E402
from tests.upgrade.observe import reader_of, signed_in  # noqa: E402
from tests.web.acting import ticket_on  # noqa: E402

NAMED = ((Customer.objects.all(), "name"), (Case.objects.all(), "customer__name"))
WORDS = "The surveyor has promised an answer, and I have not had one yet."


def main(customers: Sequence[str]) -> None:
    """Make the tables and the rows."""
    call_command("migrate", verbosity=0)
    build([_about(house, customers) for house in HOUSES] if customers else HOUSES)
    if customers:
        _keep_for_themselves()
    sys.stdout.write(json.dumps({"moment": now().isoformat(), "customers": sorted(_enough())}))


def _about(house: House, customers: Sequence[str]) -> House:
    return replace(house, stories=tuple(told for told in house.stories if told.customer in customers))


def _enough() -> set[str]:
    acts: dict[str, set[str]] = defaultdict(set)
    customers, cases = (dict(rows.values_list("reference", name)) for rows, name in NAMED)
    before, always = "", set()
    for entry in Entry.objects.order_by("id"):
        part = open_part(entry)
        name = cases.get(part.get("case")) or customers.get(part.get("customer"), "")
        if not name:  # an act of staff alone: of the story that is being told
            always.add(before)
        before = name or before
        acts[before].add(entry.act)
    found = always - {""}
    left = set().union(*acts.values()) - set().union(*(acts[name] for name in found))
    while left:
        name = max(sorted(acts), key=lambda one: len(acts[one] & left))
        found.add(name)
        left -= acts[name]
    return found


def _keep_for_themselves() -> None:
    """Let one member of each landlord's staff begin a note, keep a view of the cases, and look at a case."""
    for newest in Case.objects.filter(closed_at=None).values("landlord").annotate(case=Max("reference")).order_by("landlord"):
        client = signed_in(reader_of(newest["landlord"]))
        form = reverse("act", args=[newest["case"], "note"])
        client.post(reverse("keep-draft"), {"draft": ticket_on(client.get(form)), "words": WORDS})
        client.post(reverse("keep-view"), {"page": "cases", "name": "All, by name", "asked": "which=all&order=name"})
        client.get(reverse("case", args=[newest["case"]]))


if __name__ == "__main__":
    main(sys.argv[1:])
