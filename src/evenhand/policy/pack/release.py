"""Releases the product's packs: compiles each, and notes its hash under its version. ``make packs`` runs this.

A version that was released keeps its content for ever, since decisions point at it: changed content needs a new version.
"""

import json
import sys
from pathlib import Path

from evenhand.policy.pack.compiled import source, write
from evenhand.policy.pack.load import FLOOR, PACKS, read

RELEASED = Path(__file__).parents[1] / "packs" / "released.json"


def released() -> dict[str, str]:
    """Return the hash of every released version, by ``slug@version``."""
    return dict(json.loads(RELEASED.read_text())) if RELEASED.exists() else {}


def main() -> int:
    """Compile and note every pack; refuse one whose content changed under a released version."""
    known, changed = released(), []
    for slug in (*PACKS, FLOOR):
        pack = read(source(slug).decode())
        name = f"{slug}@{pack.version}"
        if known.setdefault(name, pack.sha256) != pack.sha256:
            changed.append(name)
        write(slug, pack)
    if changed:
        print(f"Changed since they were released: {', '.join(changed)}. Give each a new version.", file=sys.stderr)
        return 1
    RELEASED.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
