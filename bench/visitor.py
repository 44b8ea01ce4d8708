"""Acts as a person at a browser without scripts: signs in, opens pages, fills in and sends forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import sleep
from urllib.parse import urljoin

import requests
from lxml import html

from bench.pairs import Side
from bench.served import Server
from bench.spent import Spent

PATIENCE = 600  # seconds: a busy machine takes a while
Answers = Mapping[str, str | Sequence[str]]
Given = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Counts:
    """What one answer took, beside time. Rows read by scans and pages of the database are PostgreSQL's own counts."""

    queries: int
    size: int
    rows: int | None = None
    buffers: int | None = None

    def line(self) -> str:
        """Return one line to read."""
        words = f"{self.queries} queries, {self.size:,} bytes"
        return words if self.rows is None else f"{words}, {self.rows:,} rows, {self.buffers:,} buffers"


@dataclass(frozen=True)
class Sent:
    """A form that was sent: its redirect, the CPU that sending it took, and the counts where asked for."""

    leads_to: str
    spent: Spent
    counts: Counts | None = None


class Visitor:
    """One person's session with one server. Each page must answer as the caller expects, or what it said is raised."""

    def __init__(self, server: Server) -> None:
        """Come without a session."""
        self._server = server
        self._session = requests.Session()

    def sign_in(self, user: str, password: str) -> "Visitor":
        """Sign in by the form."""
        self.send("/sign-in/", {"username": user, "password": password})
        return self

    def get(self, path: str) -> str:
        """Open a page; return its markup."""
        return self._ask("GET", path).text

    def send(self, path: str, answers: Answers, *, count: bool = False) -> Sent:
        """Open a page, answer the form that it holds, and send it. Opening it is not measured."""
        given = filled(self.get(path), answers)
        before = self._server.spent()
        if count:
            answer, counts = self._counted("POST", path, given, status=302)
        else:
            answer, counts = self._ask("POST", path, given, status=302), None
        return Sent(urljoin(path, answer.headers["Location"]), self._server.spent() - before, counts)

    def press(self, path: str, answers: Mapping[str, str]) -> None:
        """Press a button that every page holds: a form that asks nothing."""
        token = str(self._session.cookies["csrftoken"])
        self._ask("POST", path, [("csrfmiddlewaretoken", token), *answers.items()], status=302)

    def settle(self, path: str) -> None:
        """Let the server's garbage collector leave alone what is loaded so far (see `bench/serving/counted.py`)."""
        self._ask("GET", path, bench="settle")

    def side(self, path: str) -> Side:
        """Return opening a page as one side of a comparison, by what the server used."""
        return Side(lambda: self.get(path), self._server.spent)

    def count(self, path: str) -> Counts:
        """Return what a page takes: the least of three, so that what else the database does is left out."""
        found = [self._counted("GET", path)[1] for _ in range(3)]
        return min(found, key=lambda one: (one.queries, one.buffers or 0))

    def _counted(self, method: str, path: str, given: Given = (), status: int = 200) -> tuple[requests.Response, Counts]:
        backends = self._server.backends
        before = backends.rows_and_buffers() if backends else None
        answer = self._ask(method, path, given, status=status, bench="count")
        queries, size = int(answer.headers["X-Bench-Queries"]), len(answer.content)
        if backends is None or before is None:
            return answer, Counts(queries, size)
        sleep(0.2)  # the backend reports its counts after it has answered
        rows, buffers = backends.rows_and_buffers()
        return answer, Counts(queries, size, rows - before[0], buffers - before[1])

    def _ask(self, method: str, path: str, given: Given = (), *, status: int = 200, bench: str = "") -> requests.Response:
        address = self._server.address + path
        headers = {"Referer": address, **({"X-Bench": bench} if bench else {})}
        answer = self._session.request(
            method, address, data=list(given), headers=headers, timeout=PATIENCE, allow_redirects=False
        )
        if answer.status_code != status:
            said = " ".join(html.fromstring(answer.text).text_content().split()) if answer.text else ""
            raise RuntimeError(f"{address} answered {answer.status_code}, not {status}: {said[:2000]}")
        return answer


def filled(page: str, answers: Answers) -> list[tuple[str, str]]:
    """Return what a browser sends of a page's last posted form, with these answers in place of its values."""
    form = [one for one in html.fromstring(page).forms if one.method == "POST"][-1]
    for one in form.xpath('.//input[@checked and @value=""]'):  # lxml 6 would send "on" for it where a browser sends nothing
        del one.attrib["checked"]
    kept = [(name, value) for name, value in form.form_values() if name not in answers]
    return kept + [(name, one) for name, value in answers.items() for one in ([value] if isinstance(value, str) else value)]
