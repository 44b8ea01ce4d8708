"""Migrates a database and prints as JSON what this build reads there; run by test and `freeze`.

Usage: python -m tests.upgrade.observe MOMENT    the moment at which pages are asked for, in ISO form
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from html import unescape
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from evenhand import clock  # noqa: E402
from evenhand.cases.models import Case  # noqa: E402
from evenhand.casework.letters.issued import letter_of  # noqa: E402
from evenhand.casework.past_decisions import as_decided, decisions  # noqa: E402
from evenhand.journal.canonical import canonical  # noqa: E402
from evenhand.journal.models import Entry  # noqa: E402
from evenhand.journal.queries import open_part, unseal  # noqa: E402
from evenhand.journal.verification import verify  # noqa: E402
from evenhand.landlords.models import Landlord, Membership, User  # noqa: E402
from evenhand.landlords.queries import Officer, officer, policy_of  # noqa: E402
from evenhand.letters import html, text  # noqa: E402
from evenhand.letters.models import Notice  # noqa: E402
from evenhand.people.models import Customer  # noqa: E402
from evenhand.personal.models import Draft, LastSeen, SavedView  # noqa: E402
from evenhand.policy.layers import Policy  # noqa: E402
from evenhand.policy.serialise import as_kept, verdict_of  # noqa: E402
from evenhand.policy.verdict import Cited, Verdict  # noqa: E402
from evenhand.ui.links import Links  # noqa: E402
from evenhand.ui.presenters import clause_of  # noqa: E402
from evenhand.wording.words import Words  # noqa: E402

REFERENCE = re.compile(r"\bEV-[0-9A-Z]{8}\b")
DAY = re.compile(r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b")

BEFORE = r"Closed that day: the last working day is|, (?:approved|ratified|rebranded)|00:00 on \w+"
SINCE = re.compile(rf"(?:{BEFORE}) ({DAY.pattern})")
"""Days that pages have since 0.1.0: the working day before a closed one, those in a policy's title, the moment to wait for."""


def observed() -> dict[str, Any]:
    """Return what is read: letters, decisions, the journal, pages of cases, and what people keep for themselves."""
    return {
        "letters": dict(_letters()),
        "decisions": dict(_decisions()),
        "journal": dict(_journal()),
        "chains": {str(number): verify(number).as_json() for number in Landlord.objects.values_list("pk", flat=True)},
        "pages": dict(_pages()),
        "kept": list(_kept()),
    }


def signed_in(who: Officer) -> Client:
    """Return a browser in which somebody is signed in."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(who.user, "django.contrib.auth.backends.ModelBackend")
    return client


@cache
def reader_of(landlord: int) -> Officer:
    """Return who reads the cases of a landlord: the first of its staff who looks after cases."""
    members = Membership.objects.filter(landlord=landlord, active=True).select_related("user").order_by("id")
    found = officer(next(one.user for one in members if "caseworker" in one.capacities))
    assert found is not None
    return found


def _letters() -> Iterator[tuple[str, dict[str, str]]]:
    for notice in Notice.objects.filter(withdrawn_on=None).order_by("reference"):
        letter = letter_of(notice)
        yield (
            notice.reference,
            {"title": letter.title, "html": _hash(html.render(letter)), "text": _hash(text.render(letter))},
        )


def _decisions() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each decision of the journal with its verdict, and the hashes of its facts and of the clauses as they read."""
    for landlord in Landlord.objects.order_by("pk"):
        by = reader_of(landlord.pk)
        for entry in decisions(landlord.pk).order_by("sequence"):
            case = open_part(entry)["case"]
            seen = as_decided(by, case, entry.sequence)
            clauses = {result.cited.id: _clause(result.cited, seen.policy) for result in seen.verdict.results if result.cited}
            yield (
                f"{case} {entry.sequence}",
                {
                    "act": entry.act,
                    "permitted": seen.verdict.permitted,
                    "certain": seen.certain,
                    "verdict": _hash(seen.verdict.as_json()),
                    "facts": _hash(_in_order(as_kept(seen.facts))) if seen.facts else "",
                    "clauses": _hash(clauses),
                    "words": _hash(seen.words),
                },
            )


def _clause(cited: Cited, policy: Policy) -> list[str]:
    return list(clause_of(cited, policy, Links()).says)


def _journal() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the first entry of each act: what stands open, what is sealed; its act and each of its results in words."""
    first: dict[str, Entry] = {}
    for entry in Entry.objects.order_by("id"):
        first.setdefault(entry.act, entry)
    for act, entry in sorted(first.items()):
        part = open_part(entry)
        yield act, {"open": _hash(part), "sealed": _hash(unseal(entry)), "worded": _is_worded(act, part)}


def _is_worded(act: str, part: dict[str, Any]) -> bool:
    """Tell whether this build has words for an entry: for its act, and for each thing that its verdict says."""
    return act in ADOPTING or (bool(_words(act)) and all(_says(part.get("verdict"))))


ADOPTING = {"propose_adoption", "confirm_adoption", "withdraw_adoption"}
"""Acts outside cases, which the page of an adoption words itself."""


def _words(act: str) -> str:
    return str(_any_words().of_act(act).name)  # type: ignore[arg-type]


def _says(verdict: Any) -> Iterator[bool]:
    read: Verdict | None = verdict_of(verdict) if verdict else None
    for result in read.results if read else ():
        yield bool(_any_words().message(result.message))


@cache
def _any_words() -> Words:
    landlord = Landlord.objects.order_by("pk")[0]
    return Words(policy_of(landlord, clock.now().date()))


def _pages() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield each page of a case with the references, days and names on it, each once; the customer, and days of `SINCE`."""
    staff = {user.name for user in User.objects.all()}
    colleagues = {user.reference for user in User.objects.all()}
    names = sorted({*Customer.objects.values_list("name", flat=True), *staff})
    for case in Case.objects.order_by("reference"):
        answer = signed_in(reader_of(case.landlord_id)).get(reverse("case", args=[case.reference]))
        assert answer.status_code == 200, (case.reference, answer.status_code)
        page = answer.content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        shown = " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
        yield (
            case.reference,
            {
                "references": sorted(set(REFERENCE.findall(main))),
                "colleagues": sorted(colleagues & set(REFERENCE.findall(main))),
                "days": sorted(set(DAY.findall(shown))),
                "names": [name for name in names if name in shown],
                "staff": [name for name in names if name in shown and name in staff],
                "customer": case.customer.name,
                "since": sorted(set(SINCE.findall(shown))),
            },
        )


def _kept() -> Iterator[str]:
    """Yield a line for each draft that its form shows, each view that its list offers, and each page that was looked at."""
    for draft in Draft.objects.order_by("id"):
        client = signed_in(reader_of(draft.landlord_id))
        listed = client.get(reverse("my-work")).content.decode()
        where = re.search(rf'href="([^"]+)">{re.escape(draft.name)}, Case {draft.case}', listed)
        form = client.get(where[1]).content.decode() if where else ""
        words = [value for _, value in draft.answers if value and value in form]
        yield f"draft of {draft.case}: {words}"
    for view in SavedView.objects.order_by("id"):
        listed = unescape(signed_in(reader_of(view.landlord_id)).get(reverse(view.page)).content.decode())
        yield f"view {view.name}: {view.asked if view.name in listed and view.asked in listed else 'lost'}"
    for row in LastSeen.objects.order_by("id"):
        yield f"looked at {row.page}"


def _in_order(value: Any) -> Any:
    """Return plain values with each list of bare codes sorted: a set is kept in no order."""
    if isinstance(value, dict):
        return {key: _in_order(inner) for key, inner in value.items()}
    if isinstance(value, list):
        bare = all(isinstance(inner, str) for inner in value)
        return sorted(value) if bare else [_in_order(inner) for inner in value]
    return value


def _hash(value: Any) -> str:
    return sha256((value if isinstance(value, str) else canonical(value)).encode()).hexdigest()[:16]


if __name__ == "__main__":
    settings.CLOCK_FILE.unlink(missing_ok=True)
    clock.move(datetime.fromisoformat(sys.argv[1]) - datetime.now(UTC))
    call_command("migrate", verbosity=0)
    sys.stdout.write(json.dumps(observed()))
