"""Lists the codes that a database of this version may hold, with defaults that are not stored.

Usage: python -m tests.upgrade.codes
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from inspect import getmembers, isclass
from typing import Any

import django
from django.urls import get_resolver

from evenhand.policy import vocabulary
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts import facts
from evenhand.policy.inquiry import RULES
from evenhand.policy.vocabulary import Code
from evenhand.wording import english

NO_DEFAULT = "none: always kept"


def codes() -> dict[str, Any]:
    """Return the codes by kind; of each record of facts, its fields with their defaults."""
    return {
        "vocabulary": {
            name: sorted(kind) for name, kind in _defined_in(vocabulary) if issubclass(kind, Code) and kind is not Code
        },
        "rules": sorted(rule.name for rule in RULES),
        "messages": sorted(english.MESSAGES),
        "cures": sorted(english.CURES),
        "facts": sorted(FACT_CATALOGUE),
        "records": {name: dict(_defaults(kind)) for name, kind in _defined_in(facts) if is_dataclass(kind)},
        "addresses": sorted(name for name in get_resolver().reverse_dict if isinstance(name, str)),
    }


def _defined_in(module: Any) -> Iterator[tuple[str, Any]]:
    for name, kind in getmembers(module, isclass):
        if kind.__module__ == module.__name__:
            yield name, kind


def _defaults(kind: Any) -> Iterator[tuple[str, str]]:
    for field in fields(kind):
        if field.init:
            yield field.name, _default(field)


def _default(field: "Field[Any]") -> str:
    if field.default is not MISSING:
        return repr(field.default)
    return NO_DEFAULT if field.default_factory is MISSING else repr(field.default_factory())


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(codes(), indent=1, sort_keys=True) + "\n")
