"""The product's own packs in compiled form: canonical JSON beside the YAML, which loads thirty times faster.

``make packs`` writes it. A compiled file that was not made from today's YAML is passed over, and a test fails.
"""

import hashlib
from importlib.resources import files
from pathlib import Path

from evenhand.policy.pack.pack import Pack

_FOLDER = files("evenhand.policy") / "packs"


def source(slug: str) -> bytes:
    """Return the YAML of a pack that comes with the product."""
    return (_FOLDER / f"{slug}.yaml").read_bytes()


def compiled(slug: str) -> Pack | None:
    """Return the pack in its compiled form, if that was made from today's YAML."""
    made = _FOLDER / "compiled" / f"{slug}.json"
    if not made.is_file():
        return None
    origin, _, canonical = made.read_bytes().partition(b"\n")
    if origin.decode() != hashlib.sha256(source(slug)).hexdigest():
        return None
    return Pack.restored(canonical.rstrip(b"\n"))


def write(slug: str, pack: Pack) -> None:
    """Write the compiled form of a pack."""
    folder = Path(str(_FOLDER)) / "compiled"
    folder.mkdir(exist_ok=True)
    origin = hashlib.sha256(source(slug)).hexdigest().encode()
    (folder / f"{slug}.json").write_bytes(origin + b"\n" + pack.canonical + b"\n")
