"""Builds, in a process of its own, a landlord with something to be done each day; prints what a test needs of it."""

import json
import os
import sys
from datetime import timedelta

import django


def build() -> None:
    """Print, as JSON: the case, its instruction, a session of its owner, and the day from which it is escalated."""
    from evenhand.measures.models import Measure  # noqa: PLC0415 - Django has to start first
    from tests.builders.mailboxes import with_addresses  # noqa: PLC0415
    from tests.builders.measure_in_force import standing  # noqa: PLC0415
    from tests.web.pages import client_of, set_clock  # noqa: PLC0415

    place, scenario, instruction = standing("a2dominion", "visit_conditions")
    review = place.today + timedelta(days=1)
    Measure.objects.filter(reference=instruction).update(review_on=review, until=None)
    set_clock(with_addresses(place).later(days=2))
    cookie = client_of(place, "officer").cookies["sessionid"].value
    made = {"case": scenario.case, "subject": instruction, "session": cookie, "at": place.at.isoformat()}
    sys.stdout.write(json.dumps(made))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "evenhand.config.settings"
    django.setup()
    build()
    sys.stdout.flush()
