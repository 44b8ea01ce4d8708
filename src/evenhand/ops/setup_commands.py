"""Runs ``evenhand migrate`` and ``evenhand setup``, once Django has started."""

import argparse
import json
import sys
from collections.abc import Iterable

from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from evenhand.administration.setting_up import SetupChange, refuse_wrong, set_up
from evenhand.administration.staff import Employed
from evenhand.administration.statement import SetupFile
from evenhand.clock import now
from evenhand.landlords.queries import landlords
from evenhand.ops.policy_files import print_faults
from evenhand.policy.calendar import localdate
from evenhand.policy.pack.document import Unusable, parse, text_of, validate

QUESTIONS = (
    ("slug", "Short name for addresses and commands, such as harbour-homes"),
    ("name", "Name of the landlord"),
    ("nation", "Nation: england, wales, scotland or northern_ireland"),
    ("kind", "Kind: housing_association, council, almo or co_operative"),
    ("address", "Address of the office"),
    ("telephone", "Telephone number of the office"),
    ("emergency_telephone", "Number that answers at any hour"),
)
FIRST = (
    ("username", "User name of the first administrator, such as h.frost"),
    ("first_name", "Their first name"),
    ("last_name", "Their last name"),
    ("email", "Their email address"),
    ("title", "Their job title"),
)
MISSING = {
    "no_address": "the landlord's address",
    "no_telephone": "the office's telephone number",
    "no_emergency_telephone": "a number that answers at any hour",
    "no_controller": "a controller of its data, with its ICO number",
    "no_privacy_notice": "the address of the privacy notice",
    "no_officer": "how the data protection officer is reached",
    "no_text_number": "a number for text messages",
    "no_administrator": "a person with the capacity policy_owner",
    "no_policy": "a policy",
    "nobody_holds": "somebody in this role of the policy",
}


def migrate(asked: argparse.Namespace) -> int:
    """Migrate the database and say the next step."""
    call_command("migrate", verbosity=0)
    print("The database is ready for this version.")
    print("Next: " + ("evenhand doctor" if landlords() else "set a landlord up, with evenhand setup FILE"))
    return 0


def setup(asked: argparse.Namespace) -> int:
    """Set the landlord up, say what changed, what is missing and the next step; return 2 for an unusable file."""
    name = str(asked.file or "what you typed")
    if asked.file is None and not sys.stdin.isatty():
        print("evenhand: name a file, or run this on a terminal, where it asks.", file=sys.stderr)
        return 2
    try:
        document = parse(text_of(asked.file) if asked.file else json.dumps(_asked()))
        stated = validate(document, SetupFile)
        refuse_wrong(stated, document, localdate(now()))
    except Unusable as unusable:
        print_faults([(name, unusable)], as_json=False)
        return 2
    done = set_up(stated, at=now(), dry_run=asked.dry_run)
    print(*map(_says, done.changes) if done.changes else [f"{stated.name}: nothing changes."], sep="\n")
    if asked.dry_run:
        print("Nothing was stored.")
        return 0
    _print_links(done.people)
    for code, of in done.missing:
        print(f"Missing: {MISSING[code]}{f' ({of})' if of else ''}.")
    print(f"Next: {_next({code for code, _ in done.missing}, stated.slug)}")
    return 0


def _asked() -> dict[str, object]:
    """Ask on the terminal for what a landlord needs first."""
    own: dict[str, object] = {name: input(f"{question}: ").strip() for name, question in QUESTIONS}
    first: dict[str, object] = {name: input(f"{question}: ").strip() for name, question in FIRST}
    return {**own, "administrator": first["username"], "people": [{**first, "capacities": ["policy_owner", "reporter"]}]}


def _says(one: SetupChange) -> str:
    what = f"{one.what.replace('_', ' ')} {one.of}".strip()
    return f"{what}: {f'{one.was} becomes {one.now}' if one.was else one.now}"


def _print_links(people: Iterable[Employed]) -> None:
    for one in people:
        if one.token:
            print(f"The link of {one.username}, for one use within three days: {link(one.reference, one.token)}")


def link(reference: str, token: str) -> str:
    """Return the whole address at which a person sets a password."""
    scheme, host = ("http", "127.0.0.1:8000") if settings.DEMO else ("https", next(iter(settings.ALLOWED_HOSTS), ""))
    return f"{scheme}://{host}{reverse('join', args=[reference, token])}"


def _next(missing: set[str], slug: str) -> str:
    if "no_policy" in missing:
        return f"evenhand policy release {slug} FILE --by USER; for a policy that comes with Evenhand, evenhand policy adopt"
    if "no_administrator" in missing:
        return "add a person with the capacity policy_owner to the file, and run this again"
    return "evenhand serve"
