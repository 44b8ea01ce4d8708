"""Releases the product's packs: stores each version, with its hash. ``make packs`` runs this.

A released version never changes, since decisions refer to it: changed content needs a new version.
"""

import sys

from evenhand.policy.pack.load import FLOOR, PACKS, read
from evenhand.policy.pack.released import source, write_down


def main() -> int:
    """Release every pack; release none where the content of one changed under a released version."""
    changed = write_down({slug: read(source(slug).decode()) for slug in (*PACKS, FLOOR)})
    if changed:
        print(f"Changed since they were released: {', '.join(changed)}. Give each a new version.", file=sys.stderr)
    return int(bool(changed))


if __name__ == "__main__":
    sys.exit(main())
