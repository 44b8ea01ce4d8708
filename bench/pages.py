"""Our pages beside bare Django pages with the same fields: a list of 25 out of 100,000 cases, a case, the incident form."""

import os
import sys
from collections.abc import Callable

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.handlers.base import BaseHandler  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402

from bench.many import MANY, filled  # noqa: E402
from bench.pairs import compare  # noqa: E402
from bench.plain import views as plain  # noqa: E402
from evenhand.casework.actions import begin  # noqa: E402
from evenhand.casework.details import Details  # noqa: E402
from evenhand.casework.listing import write_down  # noqa: E402
from evenhand.clock import now  # noqa: E402
from evenhand.policy.vocabulary import Act  # noqa: E402
from evenhand.web.acts.forms.reporting import ReportForm  # noqa: E402
from evenhand.web.lists.forms import CasesForm  # noqa: E402

AIM = 3
ROUNDS = 20


def handler(middleware: list[str]) -> BaseHandler:
    """Return Django's handler with some middleware."""
    made = BaseHandler()
    with override_settings(MIDDLEWARE=middleware):
        made.load_middleware()
    return made


def answered(by: BaseHandler, session: str, address: str) -> Callable[[], bytes]:
    """Return the work of answering one request of somebody who is signed in."""
    factory = RequestFactory(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}={session}", "host": "localhost"})

    def work() -> bytes:
        response = by.get_response(factory.get(address))
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
        return bytes(response.content)

    return work


def main(many: int = MANY) -> None:
    """Fill a database and compare the three pages."""
    connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        _compare(many)
    finally:
        connection.creation.destroy_test_db(":unused:", verbosity=0)


def _compare(many: int) -> None:
    place, case = filled(many)
    while write_down(place.landlord, now(), most=5000):
        pass
    user = place.officers["officer"].user
    plain.ours["incident"] = ReportForm(begin(Act.LOG_INCIDENT, Details(), by=place.officers["officer"], at=now()))
    plain.ours["cases"] = CasesForm({})
    client = Client()
    client.force_login(get_user_model().objects.get(pk=user.pk), "django.contrib.auth.backends.ModelBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    ours, bare = handler(settings.MIDDLEWARE), handler(settings.DJANGO_STARTS_WITH)
    for what, here, there in (
        (f"list of 25 out of {many:,} cases", "/cases/", "/plain/cases/"),
        ("case page", f"/cases/{case}/", f"/plain/cases/{case}/"),
        ("incident form", "/incidents/new/", "/plain/incident/"),
    ):
        work, other = answered(ours, session, here), answered(bare, session, there)
        sizes = len(work()), len(other())
        counts = []
        for one in (work, other):
            with CaptureQueriesContext(connection) as queries:
                one()
            counts.append(len(queries))
        print(compare(what, work, other, beside="a bare Django page", aim=AIM, rounds=ROUNDS).line(), flush=True)
        print(f"    queries {counts[0]} beside {counts[1]}; bytes {sizes[0]:,} beside {sizes[1]:,}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
