"""Runs every linter, says which object, and fails where one does.

Usage: run_lint.py
"""

import os

from steps import PROJECT, VENV, finish, run, step

TEMPLATES = "src/evenhand/*/templates/**/*.html"
LINTERS = {
    "style (ruff)": ["ruff", "check"],
    "form (ruff format)": ["ruff", "format", "--check"],
    "types (mypy)": ["mypy"],
    "layers (import-linter)": ["lint-imports"],
    "templates (djade)": ["djade", "--target-version", "5.2", "--check"],
    "dependencies (deptry)": ["deptry", "src"],
    "migrations (Django)": ["evenhand", "manage", "makemigrations", "--check", "--dry-run"],
}


def main() -> int:
    """Return 1 where a linter objects."""
    env = {**os.environ, "EVENHAND_DEMO": "1"}
    objected = 0
    for name, (program, *words) in LINTERS.items():
        files = [str(path) for path in sorted(PROJECT.glob(TEMPLATES))] if program == "djade" else []
        done = run([VENV / "bin" / program, *words, *files], env=env)
        step(f"{name}: {'objects' if done.returncode else 'good'}")
        if done.returncode:
            objected = 1
            print(done.stdout + done.stderr)
    return objected


if __name__ == "__main__":
    finish(main)
