"""Fills what customers and homes that are there already are found by, and the dictionary of their names."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from evenhand.people.sought import former, home_keys, of_home, of_person, person_keys
from evenhand.people.spelling import sound, spellings

CHUNK = 2000


def fill_all(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    customers, homes = apps.get_model("people", "CustomerKey"), apps.get_model("people", "HomeKey")
    dictionary = apps.get_model("people", "NameSpelling")
    known: set[tuple[int, str]] = set()
    for chunk in _chunks(apps.get_model("people", "Customer")):
        found_by = [
            (row, person_keys((row.name, row.known_as, *former(row.former_names)), row.telephone, row.email)) for row in chunk
        ]
        for row in chunk:
            row.sought = of_person(row.name, row.known_as, row.telephone, row.email, row.former_names)
        _keep(
            customers,
            [customers(landlord_id=row.landlord_id, customer=row, key=key) for row, of in found_by for key in of.keys],
        )
        new = {(row.landlord_id, word) for row, of in found_by for word in of.words} - known
        _keep(
            dictionary,
            [
                dictionary(landlord_id=at, spelling=one, word=word)
                for at, word in new
                for one in {*spellings(word), sound(word)}
            ],
        )
        known |= new
    for chunk in _chunks(apps.get_model("people", "Home")):
        for row in chunk:
            row.sought = of_home(row.address, row.postcode)
        _keep(
            homes,
            [
                homes(landlord_id=row.landlord_id, home=row, key=key)
                for row in chunk
                for key in home_keys(row.address, row.postcode)
            ],
        )


def _chunks(model: Any) -> Iterator[list[Any]]:
    rows = model.objects.order_by("pk").iterator(CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
        model.objects.bulk_update(chunk, ["sought"], batch_size=CHUNK // 4)


def _keep(model: Any, rows: list[Any]) -> None:
    model.objects.bulk_create(rows, batch_size=CHUNK, ignore_conflicts=True)


class Migration(migrations.Migration):
    """Reads and writes each row once, and adds some ten rows for each."""

    dependencies = (("people", "0009_keys"),)
    operations = (migrations.RunPython(fill_all, migrations.RunPython.noop),)
