"""Runs the tests on SQLite, then those whose SQL differs on PostgreSQL where one answers, each on as many workers as cores.

Usage: run_tests.py                what each commit is tried by
       run_tests.py turn [POLICY]  what the turn of a policy adds; the commit's hash chooses where none is named
       run_tests.py pure           what needs no database, browser or process of its own
       run_tests.py long           everything on both databases, with longer searches
       run_tests.py PATH...        these files or tests, on SQLite
With EVENHAND_SKIP_NOTHING=1 a missing PostgreSQL or Chromium is a failure.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass

import psycopg

from steps import PROJECT, StoppedError, finish

sys.path.insert(0, str(PROJECT))
from tests.chromium import chromium

TRACE = PROJECT / "build" / "trace"
POLICIES = ("a2dominion", "clarion", "conduct-2024", "northmere", "octavia", "stonewater")
CORES = os.environ.get("EVENHAND_WORKERS") or str(max(2, os.cpu_count() or 2))
WORKERS = ("-n", CORES, "--dist", "loadfile", "--no-loadscope-reorder")
CLOSING = re.compile(r"(\d+) (passed|failed|errors?)\b")
NO_TESTS = 5  # pytest's code where none was selected


@dataclass(frozen=True)
class PostgreSQL:
    """A server that answers, or why there is none."""

    url: str = ""
    said: str = ""


def main() -> int:
    """Run the named tests; the last line counts those that passed and failed on both databases together."""
    words = sys.argv[1:]
    if words == ["pure"]:
        return _run(_env(EVENHAND_TESTS="pure"), *WORKERS, "-p", "no:cacheprovider", "-q")[0]
    if words and words[0] not in {"turn", "long"}:
        return _run(_env(EVENHAND_TESTS="all"), *words)[0]
    server = _postgresql()
    _announce(server)
    tests, more = _part(words)
    TRACE.mkdir(parents=True, exist_ok=True)
    if tests != "turn" and tests not in POLICIES:  # a whole run starts the record afresh
        (TRACE / "results.json").unlink(missing_ok=True)
    runs = [_run(_env(EVENHAND_TESTS=tests, **more), *WORKERS)]
    if server.url:
        print("\nOn PostgreSQL:", flush=True)
        runs.append(_run(_second(server.url, EVENHAND_TESTS=tests, **more), *WORKERS, "-p", "no:cacheprovider", *_files(tests)))
    code = max(code for code, _ in runs)
    if code and tests in POLICIES:
        print(f"\nTo repeat what failed on commit {_commit()}: make test-turn POLICY={tests}")
    passed, failed = (sum(count[n] for _, count in runs) for n in (0, 1))
    print(f"\n{passed} passed, {failed} failed", flush=True)
    return code


def _part(words: list[str]) -> tuple[str, dict[str, str]]:
    """Return which tests are run, as `tests.turns` reads it, and their further variables."""
    if not words:
        share = _turn() if _commit() else ""
        if share:
            print(f"Of the pages to look at in a browser, this commit has a sixth: EVENHAND_SHARE={share}")
        return "commit", {"EVENHAND_SHARE": share}
    if words[0] == "long":
        return "all", {"EVENHAND_LONG": "1"}
    policy = words[1] if words[1:] else _turn()
    if policy not in POLICIES:
        raise StoppedError(f"There is no policy {policy}: {', '.join(POLICIES)}.")
    print(f"The turn of {policy}, on commit {_commit()}")
    return policy, {}


def _turn() -> str:
    if not _commit():
        raise StoppedError(
            "A commit's hash chooses the policy, and there is none here: name one, `make test-turn POLICY=octavia`."
        )
    return POLICIES[int(_commit(), 16) % len(POLICIES)]


def _commit() -> str:
    """Return the hash of the commit; "" outside a clone."""
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=PROJECT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _run(env: dict[str, str], *words: str) -> tuple[int, tuple[int, int]]:
    """Run pytest, passing on what it prints; return its code, and how many tests passed and failed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", *words], env=env | {"PYTHONUNBUFFERED": "1"}, cwd=PROJECT, stdout=subprocess.PIPE
    )
    assert process.stdout
    printed = b""
    while chunk := os.read(process.stdout.fileno(), 65536):
        os.write(sys.stdout.fileno(), chunk)
        printed = (printed + chunk)[-10_000:]
    told = dict.fromkeys(("passed", "failed", "error", "errors"), 0)
    told |= {what: int(count) for count, what in CLOSING.findall(_last_line(printed.decode(errors="replace")))}
    code = process.wait()
    return 0 if code == NO_TESTS else code, (told["passed"], told["failed"] + told["error"] + told["errors"])


def _last_line(printed: str) -> str:
    return printed.rstrip().rpartition("\n")[2]


def _files(tests: str) -> list[str]:
    """Return the files to look into for what PostgreSQL is tried by on each commit; otherwise all."""
    if tests != "commit":
        return []
    return [str(path) for path in sorted((PROJECT / "tests").rglob("test_*.py")) if "mark.both" in path.read_text()]


def _announce(server: PostgreSQL) -> None:
    browser = chromium()
    print(f"PostgreSQL: {server.said}")
    print(f"Browser: {browser or 'skipped, no Chromium on this machine (EVENHAND_CHROMIUM names one)'}", flush=True)
    if os.environ.get("EVENHAND_SKIP_NOTHING") == "1" and not (server.url and browser):
        raise StoppedError("Nothing may be skipped here, and something would be: see the lines above.")


def _env(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | more


def _second(url: str, **more: str) -> dict[str, str]:
    return _env(DATABASE_URL=url, EVENHAND_SECOND_DATABASE="1", EVENHAND_TRACE=str(TRACE / "postgresql.json"), **more)


def _postgresql() -> PostgreSQL:
    """Look for a server: DATABASE_URL, else libpq's defaults on 127.0.0.1, else its usual first user there."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        return _tried(given)
    port = os.environ.get("PGPORT") or "5432"
    user = os.environ.get("PGUSER")
    found = PostgreSQL()
    for name in [user] if user else ["", "postgres"]:
        found = _tried(
            f"postgresql://{f'{name}@' if name else ''}127.0.0.1:{port}/{os.environ.get('PGDATABASE') or 'postgres'}"
        )
        if found.url:
            break
    return found


def _tried(url: str) -> PostgreSQL:
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
            version = connection.info.server_version // 10000
    except psycopg.Error as refused:
        return PostgreSQL(said=f"skipped, none answers ({str(refused).strip().splitlines()[0]})")
    if not row or not row[0]:
        return PostgreSQL(said="skipped, its user may not create a database for the tests")
    return PostgreSQL(url=url, said=f"version {version}; the tests whose SQL differs run there too")


if __name__ == "__main__":
    finish(main)
