"""Walks the pages without a case: report forms, sign-in and sign-out, and refusals."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from evenhand.cases.models import Case
from evenhand.clock import now
from evenhand.contacts.models import Contact
from evenhand.contacts.openings import add_opening
from evenhand.incidents.models import Evidence, Incident
from evenhand.landlords.actions import set_branding
from evenhand.landlords.models import Membership
from evenhand.people.models import Customer, Home
from evenhand.visits.models import Visit
from tests.builders.walk_data import TODAY
from tests.web.walk import State, Walk
from tests.web.walk_markup import Form, Markup

LOG = "/incidents/new/"
TRIES = 6
LEFT_OUT = dict.fromkeys(
    ("affected_colleagues", "witness_colleagues", *(f"found_out_at-{box}" for box in ("day", "month", "year", "time"))), ""
)
"""What cannot be filled in without knowing the answers: colleagues have names, and we found out after it happened."""


def reports(walk: Walk) -> None:
    """Report with errors, with a search, without a customer, and with a file; add to it; open a case on it."""
    form = _form(walk, "adviser", LOG)
    walk.post("adviser", LOG, form.emptied() | {"action": "save"})
    filled: dict[str, Any] = {**form.filled(TODAY), **LEFT_OUT, "action": "save"}
    walk.post("adviser", LOG, filled | {"who": "ea", "unidentified": "", "action": "find"})
    walk.post("adviser", LOG, filled | {"who": "nobody of that name"})
    _logged(walk, filled | {"who": ""})
    customer = Customer.objects.filter(landlord=walk.world.landlord).order_by("id").first()
    assert customer
    form = _form(walk, "adviser", LOG)
    shown = SimpleUploadedFile("note.txt", b"Rang 14 times between noon and four.")
    known = {"who": customer.reference, "unidentified": "", "evidence": shown}
    reference = _logged(walk, {**form.filled(TODAY), **LEFT_OUT, "action": "save"} | known)
    walk.all_from("officer", *(f"/incidents/{one.reference}/" for one in Incident.objects.order_by("-id")[:2]))
    walk.all_from("adviser", f"/incidents/{reference}/")
    _opened(walk, reference)


def _logged(walk: Walk, answers: dict[str, Any]) -> str:
    """Send a report; return its reference."""
    saved = walk.post("adviser", LOG, answers).headers["Location"]
    walk.all_from("adviser", saved)
    return str(saved.split("/")[2])


def _opened(walk: Walk, reference: str) -> None:
    add, open_case = f"/incidents/{reference}/add/", f"/incidents/{reference}/open-case/"
    walk.post("officer", add, {"possible_offence": "x" * 10, "behaviours-unreasonable_demands": "no such thing"})
    _elsewhere(walk, reference)
    form = _form(walk, "officer", open_case)
    walk.post("officer", open_case, form.emptied() | {"action": "save"})
    refused = walk.post("officer", open_case, form.filled(TODAY) | {"action": "save", "situations": ["residential_care"]})
    walk.all_from("officer", refused.context["elsewhere_href"])
    _belongs(walk, refused.context["elsewhere_href"], reference)


def _belongs(walk: Walk, path: str, reference: str) -> None:
    form = _form(walk, "officer", path)
    walk.post("officer", path, form.emptied())
    walk.post("officer", path, form.filled(TODAY) | {"situations": []})
    walk.post("officer", path, form.filled(TODAY) | {"situations": ["residential_care"]})
    walk.get("officer", f"/incidents/{reference}/")


def departures(walk: Walk) -> None:
    """Record that somebody died, with errors first; then read what their page and their case say."""
    case = Case.objects.filter(landlord=walk.world.landlord, closed_at=None, markers__isnull=False).order_by("id").first()
    assert case
    path = f"/customers/{case.customer.reference}/departure/"
    form = _form(walk, "officer", path)
    walk.post("officer", path, form.emptied())
    walk.post("officer", path, form.filled(TODAY) | {"what": ["died"]})
    walk.get("officer", f"/customers/{case.customer.reference}/")
    walk.get("officer", f"/cases/{case.reference}/")


def _elsewhere(walk: Walk, reference: str) -> None:
    """Say that a report, a contact and a file are about somebody else, and delete a file: each with nothing answered."""
    file = Evidence.objects.get(incident__reference=reference).reference
    contact = Contact.objects.exclude(case=None).filter(landlord=walk.world.landlord).earliest("id").reference
    for path in (
        f"/incidents/{reference}/elsewhere/",
        f"/contacts/{contact}/elsewhere/",
        f"/incidents/{reference}/evidence/{file}/elsewhere/",
        f"/incidents/{reference}/evidence/{file}/delete/",
    ):
        walk.all_from("officer", path)
        walk.post("officer", path, {})
    walk.post("officer", f"/incidents/{reference}/elsewhere/", {"where": "to", "who": "ea", "action": "find"})


def start_here(walk: Walk) -> None:
    """Be taken through the demo's own pages: what it begins with, a step that nobody told, a clock that does not move."""
    walk.all_from("", "/start/")
    walk.post("", "/start/step/", {"step": "report-9"})
    walk.post("", "/start/as/", {"as": "nobody"})
    walk.post("", "/start/clock/", {"by": "year"})
    walk.post("", "/start/again/", {})


def lists(walk: Walk) -> None:
    """Narrow lists down, ask of them what they do not know, keep views and take one away, and find nothing."""
    for path in ("/cases/?stands=in_force&order=due", "/cases/?due=never&order=up", "/cases/?stands=found&due=late"):
        walk.get("officer", path)
    for path in ("/decisions/?sample=5&word=may", "/decisions/?since=soon&by=nobody", "/decisions/?act=refuse_complaint"):
        walk.get("auditor", path)
    walk.get("officer", "/incidents/?which=unidentified&order=happened")
    for name in ("Bound now", "Late"):
        walk.post("officer", "/views/keep/", {"page": "cases", "asked": "stands=in_force", "name": name})
    walk.all_from("officer", "/cases/?stands=in_force")
    walk.post("officer", "/views/drop/", {"page": "cases", "asked": "", "name": "Late"})
    walk.get("officer", "/cases/")
    walk.post("officer", "/customers/", {"q": "nobody of that name"})
    walk.get("officer", "/customers/")


def visits(walk: Walk) -> None:
    """Read a day, arrange a visit with errors first, import rows that cannot be read, and press each button of a visit."""
    walk.all_from("officer", "/today/", "/today/import/")
    walk.get("manager", f"/today/?of={walk.world.people['officer'].reference}")
    walk.get("adviser", "/today/")
    customer = Customer.objects.filter(landlord=walk.world.landlord, home__isnull=False).order_by("id").first()
    assert customer
    path = f"/customers/{customer.reference}/visits/"
    form = _form(walk, "officer", path)
    walk.post("officer", path, form.emptied())
    day = {"starts_at-day": "12", "starts_at-month": "6", "starts_at-year": "2026", "starts_at-time": "10:00"}
    who = {"attends": walk.world.people["officer"].reference, "kind": "visit", "minutes": "60", "about": "Gas check"}
    walk.post("officer", path, form.filled(TODAY) | day | {f"due_on-{box}": "" for box in ("day", "month", "year")} | who)
    row = Visit.objects.order_by("-id").first()
    assert row
    page = f"/visits/{row.reference}/"
    walk.all_from("officer", page)
    walk.post("officer", page, {"action": "cannot", "cannot-why": ""})
    walk.post("officer", page, {"action": "cannot", "cannot-why": "Nobody is free to come along."})
    walk.get("officer", page)
    walk.all_from("officer", f"{page}cancel/")
    walk.get("officer", "/")
    walk.post("officer", page, {"action": "close", "close-because": ""})
    head = "id,starts,ends,customer,kind\n"
    walk.post("officer", "/today/import/", {"rows": "", "action": "check"})
    walk.post("officer", "/today/import/", {"rows": f"{head}1,tomorrow,2026-06-12 10:00,EV-2222222,raid", "action": "check"})
    where = f"/customers/{customer.reference}/stays/"
    walk.post("officer", where, {"address": "", "source": ""})
    home = Home.objects.filter(landlord=walk.world.landlord).exclude(pk=customer.home_id).order_by("id").first()
    assert home
    walk.post("officer", where, {"address": f"{home.address}, {home.postcode}", "source": "Their neighbour told us."})
    walk.get("officer", where)
    walk.get("officer", path)
    good = f"{head}1,2026-06-12 09:00,2026-06-12 10:00,{customer.reference},job"
    walk.post("officer", "/today/import/", {"rows": good, "action": "check"})


def branding(walk: Walk) -> None:
    """Work at a landlord with a colour and a logo of its own."""
    set_branding(walk.world.landlord, colour="#5b2a86", logo=b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    walk.get("officer", "/branding/colours.css")
    walk.get("officer", "/branding/logo")


def openings(walk: Walk) -> None:
    """Open the page before a contact for a telephone number that two people share; make a token that lets a program ask so."""
    rows = Customer.objects.filter(landlord=walk.world.landlord).order_by("id")[:2]
    secret, _ = add_opening(walk.world.landlord, [row.reference for row in rows], at=now())
    walk.get("adviser", f"/contact-openings/{secret}/")
    walk.post("director", "/landlord/", {"name": ""})
    walk.post("director", "/landlord/", {"name": "Telephone system"})
    walk.get("director", "/landlord/")
    walk.get("director", "/landlord/health/")
    walk.get("director", "/landlord/messages/")
    walk.post("director", "/landlord/", {"part": "contractors_pages", "action": "on"})
    told = {"action": "firm", "name": "Solent Gas", "telephone": "020 7946 0321", "safety_lead": "Ines Cole"}
    walk.post("director", "/firms/", {"action": "firm"})
    walk.post("director", "/firms/", told)
    walk.get("director", "/firms/")
    walk.get("officer", "/firms/instructions/")
    walk.get("officer", "/firms/questions/")
    walk.get("officer", "/firms/visits/")
    walk.post("officer", "/firms/visits/", {"action": "share"})


def _form(walk: Walk, who: str, path: str) -> Form:
    return Markup(walk.get(who, path).content.decode()).answered


def doors(walk: Walk) -> None:
    """Sign in wrongly, too often, and out; ask for what is not theirs, not there, or not of this world."""
    case = next(path for who, path in walk.answered if who == "officer" and re.fullmatch(r"/cases/EV-[^/]+/", path))
    walk.get("adviser", f"{case}acts/warn/")
    walk.get("adviser", case)
    walk.get("officer", "/cases/EV-2222222/")
    walk.get("nowhere", "/")
    walk.get("left", "/")
    for _ in range(TRIES):
        walk.post("", "/sign-in/", {"username": "nobody.here", "password": "wrong"})
    walk.post("", "/sign-in/", {})
    walk.get("auditor", "/signed-in/")
    walk.post("officer", "/leave-and-cover/hand-over/", {"words": ""})
    walk.post("officer", "/work-lines/", {"telephone": "ask me", "email": "none"})
    walk.post("officer", "/leave-and-cover/end/", {"away": walk.world.people["officer"].reference})
    walk.post("auditor", "/settings/", {"keys": "on"})
    walk.get("auditor", "/settings/")
    walk.get("auditor", "/settings/password/")
    walk.post("auditor", "/settings/password/", {"password": "wrong", "new": "short"})
    walk.post("auditor", "/settings/password/", {})
    walk.post("auditor", "/sign-out/", {})
    walk.looked_at("", "/sign-in/", Client(enforce_csrf_checks=True).post("/sign-in/", {}), sent=True)
    walk.looked_at("", "/", Client().get("/", headers={"host": "elsewhere.example"}), sent=True)
    broken = server_error(RequestFactory().get("/"))
    walk.states["", "", 500, ()] = State("", "/", 500, broken.content.decode(), dict(broken.headers))


def administration(walk: Walk) -> None:
    """Send each form of administration empty, state a controller, and look at every page with it."""
    stated = {"name": "Harbour Homes Limited", "ico_number": "ZA000009", "purpose": "to let homes", "lawful_basis": "we must"}
    for form in ("people/add/", "people/import/", "homes/add/", "customers/add/", "closure-days/", "controllers/add/"):
        walk.all_from("director", f"/administration/{form}")
        walk.post("director", f"/administration/{form}", {})
    walk.post("director", "/administration/controllers/add/", stated)
    walk.all_from("director", "/administration/controllers/")
    team = walk.world.people
    Membership.objects.filter(user=team["officer"]).update(manager=Membership.objects.get(user=team["manager"]))
    walk.all_from("manager", "/leave-and-cover/sick/")
    walk.post("manager", "/leave-and-cover/sick/", {})
