"""Lists what Evenhand runs with, and looks for its licences and for known weaknesses.

Usage: audit_dependencies.py

Writes build/sbom.json, a CycloneDX 1.6 list of what locks/run.txt pins. Fails where a licence is not in `LICENCES`, or where an
advisory names a version that is pinned here. Where no service answers, it says so and passes: nothing was looked at.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from environment import make_environment
from steps import PROJECT, VENV, StoppedError, finish, run, step

BILL = PROJECT / "build" / "sbom.json"
LICENCES = frozenset(
    {
        "Apache-2.0",
        "Apache-2.0 OR BSD-2-Clause",
        "Apache-2.0 OR BSD-3-Clause",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "LGPL-3.0-only",
        "License :: OSI Approved :: Apache Software License",
        "License :: OSI Approved :: BSD License",
        "MIT",
        "MIT OR Apache-2.0",
        "MIT-0",
        "MIT-CMU",
        "PSF-2.0",
    }
)
"""Under which Evenhand may be given to a landlord and run by it."""


def main() -> int:
    """Return 1 where a licence or an advisory stands against a dependency."""
    make_environment(["run", "test", "audit"])
    bill = _bill()
    BILL.parent.mkdir(exist_ok=True)
    BILL.write_text(json.dumps(bill, indent=1))
    step(f"{BILL.relative_to(PROJECT)} lists {len(bill['components'])} packages")
    against = [*unlicensed(bill["components"])]
    found = run(
        [VENV / "bin" / "pip-audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "-f", "json", *_pinned()]
    )
    looked_at, more = advisories(found.stdout)
    step(f"{looked_at} packages looked up in advisories" if looked_at else "no service with advisories answers: none looked up")
    against += more
    for one in against:
        print(f"  {one}", file=sys.stderr)
    return int(bool(against))


def _pinned() -> Iterator[str]:
    for lock in ("run", "test"):
        yield from ("-r", f"locks/{lock}.txt")


def _bill() -> dict[str, Any]:
    """Return the list of what is installed, as far as locks/run.txt pins it."""
    python = VENV / "bin" / "python"
    made = run([VENV / "bin" / "cyclonedx-py", "environment", python, "--spec-version", "1.6", "--of", "JSON", "-o", "-"])
    if made.returncode:
        raise StoppedError(f"cyclonedx-py made no list: {made.stderr.strip()}")
    return only_pinned(json.loads(made.stdout), (PROJECT / "locks" / "run.txt").read_text())


def only_pinned(bill: dict[str, Any], lock: str) -> dict[str, Any]:
    """Return a CycloneDX list without what a lock does not pin."""
    pinned = {_plain(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    kept = [one for one in bill["components"] if _plain(one["name"]) in pinned]
    refs = {one["bom-ref"] for one in kept}
    linked = [
        one | {"dependsOn": [ref for ref in one.get("dependsOn", ()) if ref in refs]}
        for one in bill["dependencies"]
        if one["ref"] in refs
    ]
    return bill | {"components": kept, "dependencies": linked}


def unlicensed(components: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield each package that names no licence, or one that is not in `LICENCES`."""
    for one in components:
        named = [_licence(licence) for licence in one.get("licenses", ())]
        if not named or not LICENCES.issuperset(named):
            yield f"{one['name']} {one['version']}: its licence is {', '.join(named) or 'not named'}. May Evenhand use it?"


def advisories(report: str) -> tuple[int, list[str]]:
    """Return how many packages pip-audit looked up, and a line for each advisory; nothing where it printed no report.

    What an index does not know pip-audit skips, and still ends as if all was well: those are not counted.
    """
    try:
        packages = json.loads(report)["dependencies"]
    except ValueError:
        return 0, []
    looked_at = [one for one in packages if "vulns" in one]
    return len(looked_at), [
        f"{one['name']} {one['version']}: {weakness['id']}, mended in {', '.join(weakness['fix_versions']) or 'no version yet'}"
        for one in looked_at
        for weakness in one["vulns"]
    ]


def _licence(licence: dict[str, Any]) -> str:
    named = licence.get("license", {})
    return str(licence.get("expression") or named.get("id") or named.get("name"))


def _plain(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    finish(main)
