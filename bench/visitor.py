"""A person at a browser without scripts: signs in, opens pages, fills in the forms that they hold and sends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import sleep
from urllib.parse import urljoin

import requests
from lxml import html

from bench.pairs import Side
from bench.served import Server
from bench.spent import Spent

Answers = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Counts:
    """What one answer took, beside time. Rows that scans read and pages of the database are PostgreSQL's own counts."""

    queries: int
    size: int
    rows: int | None = None
    buffers: int | None = None

    def line(self) -> str:
        """Return one line to read."""
        words = f"{self.queries} queries, {self.size:,} bytes"
        return words if self.rows is None else f"{words}, {self.rows:,} rows, {self.buffers:,} buffers"


class Visitor:
    """One person's session with one server. Each page must answer as the caller expects, or what it said is raised."""

    def __init__(self, server: Server) -> None:
        """Come without a session."""
        self._server = server
        self._session = requests.Session()
        self._asking: dict[str, str] = {}
        self.counted: dict[str, Counts] = {}

    def sign_in(self, user: str, password: str) -> "Visitor":
        """Sign in by the form."""
        self.send("/sign-in/", {"username": user, "password": password})
        return self

    def settle(self, path: str) -> None:
        """Let the server leave what it has loaded so far to nobody's collector (see `bench/serving/counted.py`)."""
        self._session.get(self._server.address + path, headers={"X-Bench": "settle"}, timeout=600)

    def get(self, path: str) -> requests.Response:
        """Open a page."""
        answer = self._session.get(self._server.address + path, timeout=600, allow_redirects=False)
        _must(answer, 200)
        return answer

    def send(self, path: str, answers: Answers) -> str:
        """Open a page, answer the form that it holds, send it; return the path that it leads to."""
        return self.sent(path, answers)[0]

    def sent(self, path: str, answers: Answers, *, count: bool = False) -> tuple[str, "Counts | Spent"]:
        """Do the same; return where it leads, with the CPU that sending took or, where it is asked for, the counts."""
        given = filled(self.get(path).text, answers)
        address = self._server.address + path
        more = {"headers": {"Referer": address}, "timeout": 600, "allow_redirects": False}
        before = self._server.spent()
        if count:
            answer, took = self._counted("POST", address, data=given, **more)
        else:
            answer = self._session.post(address, data=given, **more)
            took = self._server.spent() - before
        _must(answer, 302)
        return urljoin(path, answer.headers["Location"]), took

    def press(self, path: str, answers: Answers) -> None:
        """Press a button that stands on every page: a form that asks nothing."""
        given = {"csrfmiddlewaretoken": self._session.cookies["csrftoken"], **answers}
        headers = {"Referer": self._server.address}
        _must(self._session.post(self._server.address + path, given, headers=headers, timeout=600, allow_redirects=False), 302)

    def side(self, path: str) -> Side:
        """Return opening a page as one side of a comparison, by what the server used."""
        return Side(lambda: self.get(path), self._server.spent)

    def count(self, path: str) -> Counts:
        """Return what a page takes: the least of three, so that what else the database does is left out."""
        found = [self._counted("GET", self._server.address + path, timeout=600, allow_redirects=False) for _ in range(3)]
        _must(found[0][0], 200)
        return min((one for _, one in found), key=lambda one: (one.queries, one.buffers or 0))

    def _counted(self, method: str, address: str, **more: object) -> tuple[requests.Response, Counts]:
        backends = self._server.backends
        before = backends.rows_and_buffers() if backends else (0, 0)
        headers = {**more.pop("headers", {}), "X-Bench": "count"}
        answer = self._session.request(method, address, headers=headers, **more)
        if not backends:
            return answer, Counts(int(answer.headers["X-Bench-Queries"]), len(answer.content))
        sleep(0.2)  # the backend tells its counts after it has answered
        rows, buffers = (now - then for now, then in zip(backends.rows_and_buffers(), before, strict=True))
        return answer, Counts(int(answer.headers["X-Bench-Queries"]), len(answer.content), rows, buffers)


def filled(page: str, answers: Answers) -> list[tuple[str, str]]:
    """Return what a browser sends of a page's last form that is posted, with these answers in place of what stands there."""
    form = [one for one in html.fromstring(page).forms if one.method == "POST"][-1]
    for one in form.xpath('.//input[@checked and @value=""]'):  # lxml 6 would send "on" for it where a browser sends nothing
        del one.attrib["checked"]
    kept = [(name, value) for name, value in form.form_values() if name not in answers]
    return kept + [(name, one) for name, value in answers.items() for one in ([value] if isinstance(value, str) else value)]


def _must(answer: requests.Response, status: int) -> None:
    if answer.status_code != status:
        said = " ".join(html.fromstring(answer.text).text_content().split()) if answer.text else ""
        raise RuntimeError(f"{answer.url} answered {answer.status_code}, not {status}: {said[:2000]}")
