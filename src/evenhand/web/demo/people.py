"""Lists the people of the demo, and signs in as one of them by one click."""

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.stored import StoredMember, StoredPost
from evenhand.clock import now
from evenhand.firms.queries import scheduler, schedulers_by_mail
from evenhand.landlords.queries import Officer, officer
from evenhand.web.login import log_in
from evenhand.work.jobs.changes import new_link
from evenhand.work.jobs.lists import people_of
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
    posts = schedulers_by_mail(settings.DEMO_MAIL_DOMAIN)
    firms = {landlord: [_scheduler(post) for post in some] for landlord, some in groupby(posts, lambda one: one.landlord_id)}
    return [
        DemoLandlord(landlord.name, landlord.policy_source, (*map(_person, members), *firms.get(landlord.pk, ())))
        for landlord, members in groupby(found, lambda one: one.landlord)
    ]


def sign_in(request: HttpRequest, **asked: str) -> Officer | None:
    """Sign in as a person of the demo, by ``username`` or ``reference``; return the officer, None for a firm's scheduler.

    Raises:
        Http404: the demo has no person of that name.
    """
    domain = settings.DEMO_MAIL_DOMAIN
    users = [one.user for one in staff_by_mail(domain)] + [one.user for one in schedulers_by_mail(domain)]
    found = next((user for user in users if all(getattr(user, name) == value for name, value in asked.items())), None)
    if found is None:
        raise Http404
    log_in(request, found, backend=BACKEND)
    return officer(found)


def as_operative(request: HttpRequest, name: str) -> str:
    """Replace the link of an operative of the demo; return its token, with the PIN in a message.

    Raises:
        Http404: the scheduler who is signed in has no operative of that name.
    """
    user = request.user
    who = scheduler(user) if user.is_authenticated else None
    found = next((one for one in people_of(who) if one.name == name), None) if who else None
    if found is None or who is None:
        raise Http404
    opened = new_link(who, found.reference, at=now())
    messages.info(request, _("In this demo the PIN is {pin}.").format(pin=opened.pin))
    return opened.token


def _scheduler(post: StoredPost) -> Tried:
    user = post.user
    comes_for = _("Schedules jobs; sees the instruction and nothing else")
    return Tried(user.reference, user.get_username(), user.name, post.firm.name, comes_for)


def _person(member: StoredMember) -> Tried:
    words = "; ".join(str(says) for capacity, says in COMES_FOR.items() if capacity in member.capacities)
    user = member.user
    return Tried(user.reference, user.get_username(), user.name, member.title, words[:1].upper() + words[1:])
