"""Checks that the demo is made once, kept, rebuilt when needed, and served."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

EVENHAND = Path(sys.executable).parent / "evenhand"
SECONDS_TO_START = 20


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Run a step of the demo in a folder of its own, with a DATABASE_URL that must not be looked at."""
    env = os.environ | {
        "EVENHAND_DEMO_DATA": str(tmp_path_factory.mktemp("demo") / "data"),
        "DATABASE_URL": "postgresql://nobody@192.0.2.1/nothing",
    }

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([EVENHAND, "demo", *words], env=env, capture_output=True, text=True, check=False)

    run.env, run.folder = env, Path(env["EVENHAND_DEMO_DATA"])
    assert run("prepare").returncode == 0
    return run


def test_a_demo_that_is_up_to_date_is_kept(demo):
    before = (demo.folder / "evenhand.sqlite3").stat().st_ino

    done = demo("prepare")

    assert (done.returncode, done.stdout) == (0, "")
    assert (demo.folder / "evenhand.sqlite3").stat().st_ino == before


def test_server_serves_on_loopback_and_stops_at_ctrl_c(demo):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [EVENHAND, "demo", "serve", "--port", str(port)]
    server = subprocess.Popen(
        words, env=demo.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    try:
        page = fetched(f"http://127.0.0.1:{port}/")
        os.killpg(server.pid, signal.SIGINT)  # as a terminal does: to the server and its worker at once
        said, _ = server.communicate(timeout=SECONDS_TO_START)
    finally:
        server.kill()
        server.wait()
        server.stdout.close()

    assert server.returncode == 0
    assert "<h1" in page
    assert f"Evenhand is at http://127.0.0.1:{port}/" in said


def test_measures_past_their_date_are_ended_when_served(demo):
    def ended() -> int:
        with sqlite3.connect(demo.folder / "evenhand.sqlite3") as database:
            return database.execute("SELECT count(*) FROM measures_measure WHERE ended_on IS NOT NULL").fetchone()[0]

    before = ended()
    (demo.folder / "clock").write_text(str(400 * 24 * 3600))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [EVENHAND, "demo", "serve", "--port", str(port)], env=demo.env, stdout=subprocess.DEVNULL, start_new_session=True
    )
    fetched(f"http://127.0.0.1:{port}/")
    os.killpg(server.pid, signal.SIGINT)
    server.wait(SECONDS_TO_START)
    (demo.folder / "clock").unlink()

    assert ended() > before


def fetched(address: str) -> str:
    """Wait for the server and return its page.

    Raises:
        HTTPError: it answered with an error.
    """
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address) as answer:
                return answer.read().decode()
        except urllib.error.URLError as refused:
            if isinstance(refused, urllib.error.HTTPError):
                raise
            time.sleep(0.1)
    pytest.fail(f"nothing answered at {address}")


def test_taken_port_is_refused_by_the_server(demo):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = demo("serve", "--port", str(taken.getsockname()[1]))

    assert done.returncode == 2
    assert "is taken on this machine" in done.stderr


def test_a_demo_made_from_other_data_is_made_again_and_said_so(demo):
    (demo.folder / "made-from").write_text("another version")

    done = demo("prepare")

    assert done.returncode == 0
    assert done.stdout.startswith("The demo database was made from other data or another version")
    assert demo("prepare").stdout == ""
