"""Runs every linter at once, names those that object, and fails where one does.

Usage: run_lint.py
"""

import os
from concurrent.futures import ThreadPoolExecutor

from steps import PROJECT, VENV, finish, run, step

TEMPLATES = "src/evenhand/*/templates/**/*.html"
LINTERS = {
    "types (mypy)": ["mypy"],
    "style (ruff)": ["ruff", "check"],
    "form (ruff format)": ["ruff", "format", "--check"],
    "layers (import-linter)": ["lint-imports"],
    "templates (djade)": ["djade", "--target-version", "5.2", "--check"],
    "dependencies (deptry)": ["deptry", "src"],
    "migrations (Django)": ["evenhand", "manage", "makemigrations", "--check", "--dry-run"],
}


def main() -> int:
    """Return 1 where a linter objects."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return int(any([*pool.map(_objects, LINTERS)]))


def _objects(name: str) -> bool:
    program, *words = LINTERS[name]
    files = [str(path) for path in sorted(PROJECT.glob(TEMPLATES))] if program == "djade" else []
    done = run([VENV / "bin" / program, *words, *files], env={**os.environ, "EVENHAND_DEMO": "1"})
    printed = f"\n{done.stdout}{done.stderr}" if done.returncode else ""
    step(f"{name}: {'objects' if done.returncode else 'good'}{printed}")
    return done.returncode != 0


if __name__ == "__main__":
    finish(main)
