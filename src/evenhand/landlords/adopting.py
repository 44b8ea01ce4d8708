"""Changes a landlord's proposed adoptions. Only `evenhand.adoption.actions` calls it; it checks who, and journals."""

from datetime import date, datetime, timedelta

from evenhand.landlords import actions
from evenhand.landlords.models import HouseChoice, ToAdopt, User
from evenhand.landlords.queries import version_of


def confirm(row: ToAdopt, *, by: User, on: date, at: datetime) -> None:
    """Bring a proposal into force by a second person's confirmation; what it replaces ends the day before."""
    two = (row.first, by)
    if version := version_of(row):
        actions.adopt(row.landlord, *version, since=max(on, row.since or on), at=at)
    elif row.kind == "reading":
        made = actions.adopt_reading(row.landlord, row.slug, row.reading, row.option, by=two, on=on, minute=row.minute)
        _holds_for(made, row)
    else:
        made = actions.adopt_choice(row.landlord, row.slug, row.answers, says=row.says, by=two, on=on, minute=row.minute)
        _holds_for(made, row)
    if row.replaces:
        row.replaces.until = on - timedelta(days=1)
        row.replaces.save(update_fields=["until"])
    row.second, row.confirmed_on = by, on
    row.save(update_fields=["second", "confirmed_on"])


def _holds_for(made: HouseChoice, row: ToAdopt) -> None:
    made.versions = row.versions
    made.save(update_fields=["versions"])


def withdraw(row: ToAdopt, *, on: date) -> None:
    """Withdraw a proposal."""
    row.withdrawn_on = on
    row.save(update_fields=["withdrawn_on"])
