"""Shows a floor in force and not adopted: to those who may adopt it, or where nobody may, to all readers."""

from datetime import date
from typing import Any

from evenhand.adoption.versions import floor_to_adopt
from evenhand.casework.permissions import may_adopt, may_read_cases
from evenhand.landlords.queries import Officer
from evenhand.wording.dates import listed, on


def floor_shown(by: Officer, today: date) -> dict[str, Any]:
    """Return what the template of the floor needs; nothing where the floor is adopted or it is for others to do so."""
    if not (may_adopt(by) or may_read_cases(by)):
        return {}
    floor = floor_to_adopt(by.landlord, by.policy_on(today), today)
    if floor is None or not (may_adopt(by) or not floor.people):
        return {}
    began = on(floor.since) if floor.since else ""
    return {"floor": floor, "people": listed(floor.people), "begun": began, "may_adopt": may_adopt(by)}
