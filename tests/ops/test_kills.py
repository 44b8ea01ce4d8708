"""Kills two workers and the web server, and restarts the database under them: nothing lost, nothing twice, no 500 after."""

import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from urllib.parse import urlencode

import psycopg
import pytest

from tests.builders.mailboxes import SENDER, mail_server
from tests.builders.own_postgresql import free_port, own_postgresql
from tests.docs.pages import ROOT

ROUNDS = int(os.environ.get("EVENHAND_KILLS") or (50 if os.environ.get("EVENHAND_LONG") else 3))
PATIENCE = 60
WORKER = "import django; django.setup()\nfrom evenhand.ops.work_commands import keep_passing\nkeep_passing(0.3)"
ONE_PASS = (sys.executable, "-m", "evenhand", "work", "--once")
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


class Web:
    """A colleague's browser, who writes notes in a case while the server lives. ``kept``: notes that the server took."""

    def __init__(self, port, case, session):
        self.port, self.form, self.session = port, f"/cases/{case}/acts/note/", session
        self.csrf, self.asked, self.kept, self.statuses = "", [], [], []

    def ask(self, path, sent=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=3)
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={self.csrf}"}
        if sent is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://127.0.0.1:{self.port}{path}"}
        try:
            connection.request("POST" if sent else "GET", path, urlencode(sent) if sent else None, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        if found := re.search(r"csrftoken=(\w+)", str(answer.msg)):
            self.csrf = found.group(1)
        return answer.status, page

    def write(self, words):
        status, page = self.ask(self.form)
        if status == 200:
            self.asked.append(words)
            status, _ = self.ask(self.form, dict(HIDDEN.findall(page)) | {"words": words})
            if status == 302:
                self.kept.append(words)
        return status

    def wait(self):
        """Wait until pages are answered; return after how many seconds."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            try:
                if self.ask("/")[0] == 200:
                    return time.monotonic() - began
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.1)
        raise AssertionError("the server answers no more")


@contextmanager
def writing(web, turn):
    """Let a colleague write notes meanwhile."""
    done = Event()

    def write():
        number = 0
        while not done.is_set():
            number += 1
            try:
                web.write(f"Round {turn}, note {number}.")
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)

    thread = Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def killed(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def begun(env, *words):
    return subprocess.Popen(
        words, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def moved(folder, at):
    """Move the clock of the installation."""
    (folder / "clock").write_text(str(int((at - datetime.now(UTC)).total_seconds())))


@pytest.fixture
def server():
    try:
        with own_postgresql(safe=True) as made:
            yield made
    except FileNotFoundError as why:
        if os.environ.get("EVENHAND_SKIP_NOTHING") == "1":
            pytest.fail(f"{why}, and nothing may be skipped here")
        pytest.skip(str(why))


def test_kills_and_restarts_lose_nothing_and_do_nothing_twice(server, tmp_path, capsys):
    drawn, notes_kept = random.Random(ROUNDS), []
    with mail_server() as mail:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND", "DJANGO", "PYTEST"))}
        env = kept | {
            "DATABASE_URL": server.url,
            "DJANGO_SETTINGS_MODULE": "evenhand.config.settings",
            "EVENHAND_DATA": str(tmp_path),
            "EVENHAND_DEMO": "1",
            "EVENHAND_MAIL": mail.address,
            "EVENHAND_MAIL_FROM": SENDER,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        }

        def run(*words, check=True):
            return subprocess.run(words, env=env, cwd=ROOT, capture_output=True, text=True, check=check).stdout

        def faults():
            told = json.loads(run(sys.executable, "-m", "evenhand", "journal", "verify", "--json", check=False))
            return [(one["faults"], one.get("rows", [])) for one in told["chains"]]

        run(sys.executable, "-m", "evenhand", "migrate")
        made = json.loads(run(sys.executable, "-m", "tests.builders.kills").splitlines()[-1])
        first, recovered = datetime.fromisoformat(made["at"]), []
        for turn in range(ROUNDS):
            moved(tmp_path, first + timedelta(days=turn))
            workers = [begun(env, sys.executable, "-c", WORKER) for _ in range(2)]
            web = Web(free_port(), made["case"], made["session"])
            serve = ("-m", "evenhand", "serve", "--workers", "1", "--port", str(web.port))
            serving = begun(env, sys.executable, *serve)
            web.wait()
            with writing(web, turn):
                time.sleep(drawn.uniform(0, 1))
                server.stop()
                server.start()
            recovered.append(web.wait())
            web.statuses = [web.write(f"Round {turn}, after {n}.") for n in range(3)]
            assert web.statuses == [302] * 3
            with writing(web, turn + ROUNDS):
                for process in drawn.sample([*workers, serving], 3):
                    time.sleep(drawn.uniform(0, 0.6))
                    killed(process)
            notes = notes_of(server, made["case"])
            notes_kept.append(len(web.kept))
            assert [words for words in web.kept if notes[words] != 1] == []
            assert [words for words in web.asked if notes[words] > 1] == []
            if len(escalations(server, made["subject"])) <= turn:  # they were killed before they began
                run(*ONE_PASS)

        moved(tmp_path, first + timedelta(days=ROUNDS - 1, hours=1))
        run(*ONE_PASS)
        days = [(first + timedelta(days=turn)).date().isoformat() for turn in range(ROUNDS)]
        assert escalations(server, made["subject"]) == days
        states = told(server)
        assert [day for day in days if not any(day in key for _, key, _, _ in states)] == []
        assert {state for _, _, state, _ in states} <= {"sent", "uncertain"}
        messages = Counter(email["Message-ID"].strip("<>").split("@")[0] for box in mail.boxes.values() for email in box)
        assert set(messages.values()) == {1}
        assert {message for _, _, state, message in states if state == "sent"} <= messages.keys()
        assert faults() == [([], [])]
    unsure = sum(state == "uncertain" for _, _, state, _ in states)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{ROUNDS} rounds: {len(states)} facts, {unsure} uncertain; {len(messages)} emails; "
            f"{sum(notes_kept)} notes; pages back after {max(recovered):.1f} s at most.\n"
        )


def rows(server, sql, *words):
    with psycopg.connect(server.url) as connection:
        return connection.execute(sql, words).fetchall()


def notes_of(server, case):
    asked = "SELECT s.words FROM cases_step s JOIN cases_case c ON c.id = s.case_id WHERE c.reference = %s AND s.act = 'note'"
    return Counter(words for (words,) in rows(server, asked, case))


def escalations(server, subject):
    asked = "SELECT recorded_at FROM journal_entry WHERE act = 'escalate' AND subject = %s ORDER BY sequence"
    return [at.date().isoformat() for (at,) in rows(server, asked, subject)]


def told(server):
    return rows(server, "SELECT recipient_id, key, state, message FROM notifications_notification ORDER BY id")
