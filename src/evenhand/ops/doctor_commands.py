"""Runs ``evenhand doctor``, once Django has started."""

import argparse
import json
from dataclasses import asdict

from evenhand.clock import now
from evenhand.health.checks import FAULT, GOOD, examine


def doctor(asked: argparse.Namespace) -> int:
    """Print every check, worst first; return 1 where one found a fault. A warning alone is good."""
    found = examine(now())
    faulty = any(one.level == FAULT for one in found)
    if asked.json:
        print(json.dumps({"ok": not faulty, "checks": [asdict(one) for one in found]}, indent=2))
        return int(faulty)
    for one in found:
        for says in one.says:
            print(f"{one.level:<8} {one.title}: {says}")
    if good := [one.title for one in found if one.level == GOOD]:
        print(f"{GOOD:<8} {', '.join(good)}")
    return int(faulty)
