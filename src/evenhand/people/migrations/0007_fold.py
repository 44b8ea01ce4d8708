"""Folds what customers and homes that are there already are found by."""

from collections.abc import Callable
from itertools import islice
from typing import Any

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from evenhand.people.sought import of_home, of_person

CHUNK = 2000


def fold_all(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    customer, home = apps.get_model("people", "Customer"), apps.get_model("people", "Home")
    _fill(customer, lambda row: of_person(row.name, row.known_as, row.telephone, row.email))
    _fill(home, lambda row: of_home(row.address, row.postcode))


def _fill(model: Any, folded: Callable[[Any], str]) -> None:
    rows = model.objects.filter(sought="").order_by("pk").iterator(CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        for row in chunk:
            row.sought = folded(row)
        model.objects.bulk_update(chunk, ["sought"], batch_size=CHUNK // 4)


class Migration(migrations.Migration):
    """Reads and writes each row once."""

    dependencies = (("people", "0006_sought"),)
    operations = (migrations.RunPython(fold_all, migrations.RunPython.noop),)
