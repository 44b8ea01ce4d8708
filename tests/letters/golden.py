"""What a letter says of each measure of each policy, with the least, the usual and the most terms, one text file a measure.

``python -m tests.letters.golden`` writes the files anew. A change of one is a commit that says why.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from evenhand.letters import text
from evenhand.letters.contents import Kind, compose
from evenhand.policy.open_channels import ways_open
from evenhand.policy.pack.answers import Measure
from evenhand.policy.pack.load import read_file, shipped
from evenhand.policy.pack.terms import Hours, Terms
from evenhand.wording.letter_words import ENGLISH
from evenhand.wording.terms import decided
from tests.letters.samples import BLANK
from tests.policy.borough.borough import PACK as BOROUGH
from tests.policy.cures import TERM_VALUES

FOLDER = Path(__file__).with_name("golden")
POLICIES = ("a2dominion", "clarion", "conduct-2024", "octavia", "stonewater", "northmere")
USUAL = ("named_contact", "channels_only", "replies_per", "days", "hours")
"""The terms that most decisions state, where a measure may have them."""


def measures() -> Iterator[tuple[str, Measure]]:
    """Yield each measure of the shipped policies and of the invented borough, with the name of its file."""
    for slug in POLICIES:
        pack = read_file(BOROUGH) if slug == "northmere" else shipped(slug)
        for _, _, demand in pack.demands():
            for measure in _offered(demand):
                yield f"{slug}-{measure.key}", measure


def _offered(demand: Any) -> tuple[Measure, ...]:
    said = demand.answers.measure
    return said if isinstance(said, tuple) else (said,) if said else ()


def stated(measure: Measure) -> dict[str, Terms]:
    """Return the least, the usual and the most terms of a measure."""
    rules = measure.terms.named()
    least = [name for name, rule in rules.items() if rule.required] + list(measure.any_term[:1])
    least += ["description"] if measure.open else []
    usual = [name for name in rules if name in least or name in USUAL] + [name for name in least if name not in rules]
    most = [*rules, *(name for name in least if name not in rules)]
    return {
        label: Terms(**{name: _value(name, rules.get(name)) for name in names})
        for label, names in (("Least", least), ("Usual", usual), ("Most", most))
    }


def _value(name: str, rule: Any) -> Any:
    value = rule.choose[: rule.least or 1] if rule and rule.choose else TERM_VALUES[name]
    within = getattr(rule, "within", None)
    return Hours(**{"from": within.from_, "until": within.until}) if within else value


def letter(measure: Measure, terms: Terms) -> str:
    """Return the part of a letter that the terms decide: what changes, and what stays open."""
    facts = replace(
        BLANK,
        what_is_decided=decided(measure.title, terms),
        what_stays_open=ENGLISH.open_ways(ways_open([terms])),
    )
    drawn = text.render(compose(Kind.RESTRICTION, facts, ("what_stays_open",)).letter)
    changes, _, rest = drawn.partition("What changes\n")[2].partition("What stays open to you\n")
    return f"{_body(changes)}\n\n{_body(rest.partition('[MISSING')[0] or 'Nothing')}"


def _body(section: str) -> str:
    return (
        section.partition("\n\n")[2].partition("\n\nEmergencies")[0].strip() or "NO CHANNEL STAYS OPEN: this letter cannot go."
    )


def golden(measure: Measure) -> str:
    """Return the text of a measure's file."""
    parts = [f"{label} terms\n{'=' * len(label)}======\n\n{letter(measure, terms)}" for label, terms in stated(measure).items()]
    return f"{measure.title}\n\n" + "\n\n".join(parts) + "\n"


def write() -> None:
    """Write every file anew, and remove those of measures that no policy offers."""
    files = {FOLDER / f"{name}.txt": golden(measure) for name, measure in measures()}
    FOLDER.mkdir(exist_ok=True)
    for path in set(FOLDER.glob("*.txt")) - set(files):
        path.unlink()
    for path, says in files.items():
        path.write_text(says, "utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    write()
