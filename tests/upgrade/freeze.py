"""Keeps a small database of this version for both engines, with what this version reads in it.

Usage: python -m tests.upgrade.freeze    once for a version, before it is released; needs PostgreSQL and its `pg_dump`

What is written is never written again: a later build must read it, or say in docs/upgrading.md why it cannot.
"""

import json
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import evenhand
from tests.upgrade.frozen import FOLDER, fresh_database, keep, pack, run

SERVER = os.environ.get("DATABASE_URL") or "postgresql://postgres@127.0.0.1:5432/postgres"


def main() -> None:
    """Write the folder of this version; refuse one that is there."""
    folder = FOLDER / evenhand.__version__
    if (folder / "expected.json.xz").exists():
        sys.exit(f"{evenhand.__version__} is kept already: give the next release a version of its own.")
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="evenhand-freeze-") as work:
        customers = json.loads(run("build", data=_empty(work, "all")))["customers"]
        made = {"sqlite": _made(folder, customers, _empty(work, "sqlite"))}
        codes = run("codes", data=_empty(work, "codes"))
        with fresh_database(SERVER) as server:
            made["postgresql"] = _made(folder, customers, _empty(work, "postgresql"), server)
    pack(folder / "expected.json.xz", json.dumps(made, sort_keys=True).encode())
    (folder / "codes.json").write_text(codes)


def _empty(work: str, name: str) -> Path:
    found = Path(work) / name
    found.mkdir()
    return found


def _made(folder: Path, customers: list[str], data: Path, server: str = "") -> dict[str, Any]:
    """Build and keep a database; return the moment at which it was made, and what is read in it then."""
    moment = json.loads(run("build", *customers, data=data, server=server))["moment"]
    datetime.fromisoformat(moment)
    keep(folder, data, server)
    return {"moment": moment, "observed": json.loads(run("observe", moment, data=data, server=server))}


if __name__ == "__main__":
    main()
