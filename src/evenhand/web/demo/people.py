"""Lists the people of the demo, and signs in as one of them by one click."""

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy

from evenhand.casework.stored import StoredMember
from evenhand.landlords.queries import Officer, officer
from evenhand.web.login import log_in
from evenhand.work.my_work import staff_by_mail

BACKEND = "django.contrib.auth.backends.ModelBackend"
COMES_FOR = {
    "reporter": gettext_lazy("reports what happened"),
    "caseworker": gettext_lazy("runs cases"),
    "authoriser": gettext_lazy("decides on what others propose"),
    "reviewer": gettext_lazy("hears appeals"),
    "auditor": gettext_lazy("reads every case, changes none"),
    "policy_owner": gettext_lazy("maintains the policy"),
}
"""What each capacity allows, in the demo's words."""


@dataclass(frozen=True)
class Tried:
    """A person to try: who, in which post, what for."""

    reference: str
    username: str
    name: str
    title: str
    comes_for: str


@dataclass(frozen=True)
class DemoLandlord:
    """A landlord of the demo, its policy, and its staff."""

    name: str
    policy: str
    people: tuple[Tried, ...]


def people() -> list[DemoLandlord]:
    """Return the demo's people by landlord."""
    found = staff_by_mail(settings.DEMO_MAIL_DOMAIN)
    return [
        DemoLandlord(landlord.name, landlord.policy_source, tuple(map(_person, members)))
        for landlord, members in groupby(found, lambda one: one.landlord)
    ]


def sign_in(request: HttpRequest, **asked: str) -> Officer:
    """Sign in as a person of the demo, by ``username`` or ``reference``.

    Raises:
        Http404: the demo has no person of that name.
    """
    users = (one.user for one in staff_by_mail(settings.DEMO_MAIL_DOMAIN))
    found = next((user for user in users if all(getattr(user, name) == value for name, value in asked.items())), None)
    by = officer(found) if found else None
    if found is None or by is None:
        raise Http404
    log_in(request, found, backend=BACKEND)
    return by


def _person(member: StoredMember) -> Tried:
    words = "; ".join(str(says) for capacity, says in COMES_FOR.items() if capacity in member.capacities)
    user = member.user
    return Tried(user.reference, user.get_username(), user.name, member.title, words[:1].upper() + words[1:])
