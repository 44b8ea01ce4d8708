"""Makes .venv from the locks, hash-checked, and puts ``evenhand`` into it. Safe to repeat; quick when nothing changed.

Usage: environment.py [run] [test] [node]
"""

import hashlib
import importlib.util
import re
import shutil
import sys
import tempfile

import trouble
from steps import PROJECT, VENV, VENV_PYTHON, StoppedError, finish, run, step

QUIET = ["--disable-pip-version-check", "--no-input"]
HASTE = [*QUIET, "--timeout", "5", "--retries", "1"]
PATIENCE = [*QUIET, "--timeout", "20", "--retries", "3"]


def main() -> None:
    """Install the named locks (run and test where none is named)."""
    make_environment(sys.argv[1:] or ["run", "test"])


def make_environment(locks: list[str]) -> None:
    """Bring .venv to the state of the locks.

    Raises:
        StoppedError: the registry cannot be reached or trusted, or Python lacks what it takes to make one.
    """
    if not _usable():
        step("making the environment .venv")
        _create()
    missing = [lock for lock in locks if not _installed(lock)]
    if missing:
        _probe()
    for lock in missing:
        step(f"installing locks/{lock}.txt (hash-checked)")
        _install(lock)
    _link()


def _usable() -> bool:
    return VENV_PYTHON.exists() and run([VENV_PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]).returncode == 0


def _create() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    with_pip = importlib.util.find_spec("ensurepip") is not None
    if not with_pip and importlib.util.find_spec("pip") is None:
        raise StoppedError("This Python has neither ensurepip nor pip: install them (on Debian, the package python3-venv).")
    made = run([sys.executable, "-m", "venv", *([] if with_pip else ["--without-pip"]), VENV])
    if made.returncode:
        raise StoppedError(f"Python could not make .venv: {(made.stdout + made.stderr).strip().splitlines()[-1]}")


def _pip() -> list[str]:
    """Return the command of a pip that installs into .venv: its own, or this Python's."""
    if run([VENV_PYTHON, "-c", "import pip"]).returncode == 0:
        return [str(VENV_PYTHON), "-m", "pip"]
    return [getattr(sys, "_base_executable", sys.executable), "-m", "pip", "--python", str(VENV_PYTHON)]


def _probe() -> None:
    """Fetch the smallest package first, so that a silent registry is reported within seconds."""
    smallest = re.search(r"^six==\S+", (PROJECT / "locks/run.txt").read_text(), re.MULTILINE)
    assert smallest, "locks/run.txt no longer has six: choose another small package"
    with tempfile.TemporaryDirectory() as folder:
        tried = run([*_pip(), "download", *HASTE, "--no-deps", "--no-cache-dir", "--dest", folder, smallest[0]])
    if tried.returncode:
        raise StoppedError(trouble.sentence("pip", tried.stdout + tried.stderr))


def _install(lock: str) -> None:
    done = run([*_pip(), "install", *PATIENCE, "--require-hashes", "--only-binary", ":all:", "-r", f"locks/{lock}.txt"])
    if done.returncode:
        raise StoppedError(trouble.sentence("pip", done.stdout + done.stderr))
    (VENV / f"{lock}.installed").write_text(_fingerprint(lock))


def _fingerprint(lock: str) -> str:
    return hashlib.sha256((PROJECT / "locks" / f"{lock}.txt").read_bytes()).hexdigest()


def _installed(lock: str) -> bool:
    note = VENV / f"{lock}.installed"
    return note.exists() and note.read_text() == _fingerprint(lock)


def _link() -> None:
    """Let .venv find src/ and give it the ``evenhand`` command: there is no package to build."""
    site = next((VENV / "lib").glob("python3*")) / "site-packages"
    (site / "evenhand.pth").write_text(f"{PROJECT / 'src'}\n")
    launcher = VENV / "bin" / "evenhand"
    shutil.copyfile(PROJECT / "setup" / "launcher", launcher)
    launcher.chmod(0o755)


if __name__ == "__main__":
    finish(main)
