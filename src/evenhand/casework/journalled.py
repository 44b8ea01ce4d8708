"""The decisions of the journal: which entries they are, and which step of a case each is."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from evenhand.casework.record import DECIDED
from evenhand.journal.models import Entry
from evenhand.journal.queries import entries

Numbers = dict[tuple[str, str, datetime], int]
_KEYS = ("act", "subject", "recorded_at", "sequence")


def decisions(landlord_id: int) -> QuerySet[Entry]:
    """Return the decisions of a landlord's journal, without what only followed from another act."""
    found = entries(landlord_id).filter(act__in=DECIDED, open__contains='"verdict":{').exclude(open__contains='"cause":{')
    return found.exclude(open__contains='"case":null')


def numbers_of(case: Any) -> Numbers:
    """Return the number of each decision of a case, which comes with its steps, by act, subject and moment."""
    subjects = {row.subject or case.reference for row in case.steps.all() if row.act in DECIDED}
    found = decisions(case.landlord_id).filter(subject__in=subjects)
    return {(act, subject, at): number for act, subject, at, number in found.values_list(*_KEYS)}
