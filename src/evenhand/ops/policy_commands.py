"""Runs ``evenhand policy``: asks the policy engine one question and prints the answer."""

import argparse
from collections.abc import Callable
from functools import wraps
from importlib.resources import files
from pathlib import Path

from evenhand.ops import policy_pages as pages
from evenhand.ops.policy_files import (
    GOOD,
    REMARKS,
    UNUSABLE,
    WrongInputError,
    console,
    day_of,
    policy_of,
    print_faults,
    print_json,
    trace_results,
    usable,
)
from evenhand.policy.pack.document import Unusable, did_you_mean
from evenhand.policy.pack.load import FLOOR, PACKS, read_file
from evenhand.policy.scrutiny.compare import compared
from evenhand.policy.scrutiny.lint import remarks
from evenhand.policy.scrutiny.schema import schema as schema_of
from evenhand.policy.scrutiny.show import shown
from evenhand.policy.scrutiny.trace import results_in, traced
from evenhand.wording.reference import reference
from evenhand.wording.words import Words

Command = Callable[[argparse.Namespace], int]


def _command(act: Command) -> Command:
    @wraps(act)
    def run(asked: argparse.Namespace) -> int:
        return usable(act, asked)

    return run


@_command
def check(asked: argparse.Namespace) -> int:
    """Find every fault of each file; print which are good."""
    packs = files("evenhand.policy") / "packs"
    names = asked.files or [str(packs / f"{slug}.yaml") for slug in (FLOOR, *PACKS)]
    wrong, good = [], []
    for name in names:
        try:
            pack = read_file(Path(name))
            good.append({"file": name, "pack": pack.pack, "version": pack.version, "sha256": pack.sha256})
        except Unusable as unusable:
            wrong.append((name, unusable))
    if asked.json:
        print_json(pages.checked(good, wrong))
    else:
        print_faults(wrong, as_json=False)
        pages.print_good(good)
    return UNUSABLE if wrong else GOOD


@_command
def show(asked: argparse.Namespace) -> int:
    """Print a policy or one clause."""
    policy = policy_of(asked.slug)
    try:
        found = shown(policy, asked.clause)
    except KeyError:
        known = [clause.number for clause in policy.main.clauses]
        near = did_you_mean(asked.clause, known) or f"it has: {', '.join(known)}."
        raise WrongInputError(f'{asked.slug} has no clause "{asked.clause}": {near}') from None
    if asked.json:
        print_json(found)
    else:
        pages.tell_policy(console(), found)
    return GOOD


@_command
def compare(asked: argparse.Namespace) -> int:
    """Print policies side by side."""
    policies = [policy_of(slug) for slug in dict.fromkeys(asked.slugs)]
    rows = [{"title": Words().compared(row.pop("code")), **row} for row in compared(policies)]
    if asked.json:
        print_json({"policies": [policy.main.pack for policy in policies], "rows": rows})
    else:
        pages.tell_comparison(console(), policies, rows)
    return GOOD


@_command
def lint(asked: argparse.Namespace) -> int:
    """Print every remark on a policy; none can be hidden."""
    policy, on = policy_of(asked.slug), day_of(asked.on)
    if policy.pack is None:
        raise WrongInputError("The floor is what policies are held against: name a landlord's policy.")
    found = remarks(policy, on)
    if asked.json:
        shown_remarks = [pages.remark_as_json(numbered) for numbered in found]
        print_json({"pack": policy.main.pack, "version": policy.main.version, "on": on.isoformat(), "remarks": shown_remarks})
    else:
        pages.tell_remarks(console(), policy, found)
    return REMARKS if found else GOOD


@_command
def schema(asked: argparse.Namespace) -> int:
    """Print a JSON Schema, with or without --json; or all that a policy file can say, as Markdown."""
    if asked.topics:
        print(reference(), end="")
    else:
        print_json(schema_of("history" if asked.history else "pack"))
    return GOOD


@_command
def trace(asked: argparse.Namespace) -> int:
    """Print what honours each demand; a demand without honour or without a passing test is a remark."""
    if asked.slug not in {None, FLOOR, *PACKS}:
        policy_of(asked.slug)
    rows = traced(results_in(trace_results()), asked.slug)
    if asked.page:
        print(pages.demands_page(traced([])), end="")
        return GOOD
    if asked.json:
        print_json({"rows": [row.as_json() for row in rows]})
    else:
        pages.tell_trace(console(), rows)
    return REMARKS if any(row.lacks for row in rows) else GOOD
