"""Runs the page about running Evenhand as a script: a clean folder, own settings, a PostgreSQL of its own, no demo."""

import http.client
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.builders.own_postgresql import free_port, own_postgresql
from tests.docs.pages import ROOT
from tests.policy.borough.borough import PACK

PAGE = (ROOT / "docs" / "running.md").read_text("utf-8")
BLOCKS = re.findall(r"^```bash\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
UNITS = dict(re.findall(r"^`/etc/systemd/system/([\w-]+\.service)`:\n\n```ini\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
SERVE = next(block for block in BLOCKS if block.startswith("evenhand serve"))
PASSWORD = "quay-side-otter-2026"
PATIENCE = 120
HOST = "evenhand.example"


def absent(what):
    """Skip, or fail where nothing may be skipped."""
    if os.environ.get("EVENHAND_SKIP_NOTHING") == "1":
        pytest.fail(f"{what}, and nothing may be skipped here")
    pytest.skip(what)


@pytest.fixture(scope="module")
def postgresql():
    """Start a server of our own by initdb; give its address."""
    try:
        with own_postgresql() as server:
            yield server.url
    except FileNotFoundError as why:
        absent(str(why))


@pytest.fixture(params=["sqlite", "postgresql"])
def ran(request, tmp_path):
    """Run every block but the server's in a clean folder; give the folder, its environment and what was printed."""
    address = "" if request.param == "sqlite" else request.getfixturevalue("postgresql")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND", "DJANGO", "PYTEST"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = kept | {"DATABASE_URL": address, "PATH": path, "PYTHONPATH": str(ROOT / "src")}
    policy = PACK.read_text("utf-8").replace("pack: northmere", "pack: quayside").replace('version: "3.1"', 'version: "1.0"')
    (tmp_path / "policy.yaml").write_text(policy, "utf-8")
    steps = "set -euo pipefail\n" + "".join(block for block in BLOCKS if block != SERVE)
    done = subprocess.run(
        ["bash", "-c", steps], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return tmp_path, env, done.stdout


class Browser:
    """Asks the server as the proxy passes requests on, and keeps cookies."""

    def __init__(self, port):
        self.port, self.cookies = port, {}

    def ask(self, path, sent=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Host": HOST, "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
        headers |= {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if sent is not None:
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.page).group(1)
            sent = urlencode(sent | {"csrfmiddlewaretoken": token})
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{HOST}{path}"}
        connection.request("POST" if sent else "GET", path, sent, headers)
        answer = connection.getresponse()
        self.page = answer.read().decode()
        connection.close()
        for name, value in re.findall(r"^Set-Cookie: (\w+)=([^;]*)", str(answer.msg), re.MULTILINE | re.IGNORECASE):
            self.cookies[name] = value
        return answer.status, answer.getheader("Location")


def answers(browser, server):
    """Wait until the server answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            return browser.ask("/sign-in/")
        except OSError:
            time.sleep(0.2)
    return None


def test_page_sets_a_landlord_up_and_its_people_sign_in(ran):
    folder, env, printed = ran
    counted = [line for line in printed.splitlines() if re.match(r"\d+ new", line)]
    link = re.search(rf"The link of h\.frost, for one use within three days: https://{HOST}(\S+)", printed).group(1)
    port = free_port()

    assert counted == [
        "10 new, 0 changed, 0 as before.",
        *["10 new, 0 changed, 0 as before."],
        *["2 new, 0 changed, 0 as before."] * 3,
    ]
    assert printed.count("Confirmed.\n") == 4
    served = "set -a; . ./evenhand.env; set +a; exec " + SERVE
    server = subprocess.Popen(["bash", "-c", served], cwd=folder, env=env | {"PORT": str(port)}, stdout=subprocess.DEVNULL)
    try:
        browser = Browser(port)
        assert answers(browser, server) == (200, None)
        assert browser.ask(link)[0] == 200
        assert browser.ask(link, {"password": PASSWORD}) == (302, "/sign-in/")
        assert browser.ask(link)[0] == 404
        browser.ask("/sign-in/")
        assert browser.ask("/sign-in/", {"username": "h.frost", "password": PASSWORD}) == (302, "/")
        assert browser.ask("/landlord/")[0] == 200
        assert "Quayside Homes" in browser.page
        assert browser.ask("/policy/quayside/")[0] == 200
        assert "Respect in Housing" in browser.page
    finally:
        server.terminate()
        server.wait(30)


def test_units_of_the_page_are_sound(tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:
        absent("there is no systemd-analyze")
    (tmp_path / "evenhand").write_text("#!/bin/sh\n")
    (tmp_path / "evenhand").chmod(0o755)
    files = []
    for name, unit in UNITS.items():
        files.append(tmp_path / name)
        files[-1].write_text(unit.replace("/opt/evenhand/.venv/bin/evenhand", str(tmp_path / "evenhand")))

    done = subprocess.run([program, "verify", *files], capture_output=True, text=True, check=False)

    assert sorted(UNITS) == ["evenhand-work.service", "evenhand.service"]
    assert [line for line in done.stderr.splitlines() if "evenhand" in line] == []
