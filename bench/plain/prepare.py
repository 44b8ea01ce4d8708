"""Makes the one table that a plain project would have for its list, from the existing cases. Runs once.

Usage: python -m plain.prepare
"""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "plain.settings"
django.setup()

from django.db import connection  # noqa: E402
from plain.models import Case, Row  # noqa: E402


def main() -> None:
    """Make a row for each case, with the words of a case in force."""
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    cases = Case.objects.select_related("customer", "owner").order_by("id")
    Row.objects.bulk_create(map(_row, cases.iterator(chunk_size=2000)), batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _row(case: Case) -> Row:
    return Row(
        reference=case.reference,
        customer=case.customer.name,
        owner=case.owner.name,
        stands="In force until 3 February",
        next="Answer the appeal of 12 June about the single point of contact",
        due="3 July 2026",
        left="4 working days left",
        counted="14 working days from Friday 12 June 2026, not counting that day. Saturdays and Sundays are not counted.",
        needs="Prefers email: hearing loss",
        opened_at=case.opened_at,
        closed=case.closed_at is not None,
    )


if __name__ == "__main__":
    main()
