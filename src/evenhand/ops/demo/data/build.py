"""Builds the demo by the product's own acts, the same on every run of a day, in an empty database only."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from evenhand.casework.details.incidents import Reported
from evenhand.casework.perform import perform
from evenhand.clock import now
from evenhand.firms import actions as firms
from evenhand.firms.actions import FirmTold
from evenhand.firms.queries import scheduler
from evenhand.landlords import actions as landlords
from evenhand.landlords import letter_data, switches, work_lines
from evenhand.landlords.links import set_password_once
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import Officer
from evenhand.landlords.references import generated_from
from evenhand.ops.demo.data.harbour_and_vale import HOUSE as HARBOUR_AND_VALE
from evenhand.ops.demo.data.house import House, Member
from evenhand.ops.demo.data.merrowdown import HOUSE as MERROWDOWN
from evenhand.ops.demo.data.pellmere import HOUSE as PELLMERE
from evenhand.ops.demo.data.side_stories import ask_contractor
from evenhand.ops.demo.data.story import Story
from evenhand.ops.demo.data.tarn_and_fell import HOUSE as TARN_AND_FELL
from evenhand.ops.demo.data.wexmoor import HOUSE as WEXMOOR
from evenhand.people import actions as people
from evenhand.policy.calendar import localdate
from evenhand.policy.pack.load import shipped
from evenhand.policy.vocabulary import Act, Risk, VisitCondition
from evenhand.work.case_rows import refresh_all
from evenhand.work.home_instructions import HomeAsked, ask, authorise
from evenhand.work.jobs.changes import JobTold, hand_out, send_job
from evenhand.work.jobs.lists import people_of
from evenhand.work.protection import protect
from evenhand.work.visits_ahead import VisitAsked, arrange

PASSWORD = "harbour-demo-2026"  # noqa: S105  (printed on the page where it is used; demo mode only)
SEED = 20190401
HOUSES = (HARBOUR_AND_VALE, WEXMOOR, PELLMERE, MERROWDOWN, TARN_AND_FELL)
DAYS_OF_THE_POLICY = 500


@transaction.atomic
def build(houses: Iterable[House] = HOUSES) -> None:
    """Make the landlords, their staff, their customers and the cases; the password is hashed once for everybody."""
    today, password = localdate(now()), make_password(PASSWORD)
    for house in houses:
        with generated_from(Random(f"{SEED} {house.policy}")):  # noqa: S311  (a demo that is the same each time)
            landlord = landlords.establish(**house.landlord)
            if house.colour:
                landlords.set_branding(landlord, colour=house.colour, logo=house.logo.encode() or None)
            staff = _staff(house, landlord, password)
            _policy(house, landlord, staff, today - timedelta(days=DAYS_OF_THE_POLICY))
            customers = _customers(house, landlord, staff, today)
            _letter_data(house, landlord, staff)
            stories: dict[str, Story] = {}
            for told in house.stories:
                stories[told.customer] = house.story(staff, customers[told.customer], today, told.back, owner=told.owner)
                told.tell(stories[told.customer])
            _visits(house, staff, customers)
            if house.adopted_since:
                house.adopted_since(staff, now())
            _homes(house, staff)
            for name, source in house.protected.items():
                protect(customers[name], source, by=staff[house.homes[0].asked_by], at=now())
            _firms(house, staff, stories)
            refresh_all(landlord, now())


def _visits(house: House, staff: dict[str, Officer], customers: dict[str, str]) -> None:
    """Arrange what is planned for today, as of seven in the morning."""
    seven = datetime.combine(localdate(now()), time(7), ZoneInfo("Europe/London"))
    for one in house.visits:
        starts, by = seven.replace(hour=one.hour), staff[one.attends]
        told = VisitAsked(
            customer=customers[one.customer],
            kind=one.kind,
            about=one.about,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=45),
            attends=by.user.reference,
            due_on=localdate(starts) + timedelta(days=3) if one.kind == "job" else None,
        )
        arrange(told, by=by, at=min(seven, now()))


def _homes(house: House, staff: dict[str, Officer]) -> None:
    """Report what a visitor did at a home yesterday, and keep colleagues safe there for three weeks."""
    at = now()
    for one in house.homes:
        told = Reported(words=one.says, customer=None, happened_at=at - timedelta(days=1), channel="home_visit")
        report = perform(Act.LOG_INCIDENT, told, by=staff[one.reported_by], at=at).subject
        asked = HomeAsked(
            address=one.address,
            report=report,
            conditions=(VisitCondition.IN_PAIRS, VisitCondition.RING_OFFICE_FIRST),
            risk=Risk.THREATS,
            until=localdate(at) + timedelta(days=21),
            why="Nobody knows who it was, and an operative goes there tomorrow.",
        )
        authorise(ask(asked, by=staff[one.asked_by], at=at), by=staff[one.decided_by], at=at)


def _firms(house: House, staff: dict[str, Officer], stories: Mapping[str, Story]) -> None:
    """Add the contractors, with jobs for tomorrow, and what they are asked about a case."""
    by, at = staff[house.adopted_by[0]], now()
    tomorrow = datetime.combine(localdate(at) + timedelta(days=1), time(7), ZoneInfo("Europe/London"))
    for one in house.firms:
        row = firms.add_firm(FirmTold(one.name, one.telephone, one.safety_lead), by=by, at=at)
        first, _, last = one.scheduler.partition(" ")
        address = f"{first}.{last}@{settings.DEMO_MAIL_DOMAIN}".lower()
        post, _ = firms.add_scheduler(row, first, last, address, by=by, at=at)
        set_password_once(post.user, PASSWORD)
        firms.add_operative(row, one.operative, by=post.user.reference, at=at)
        who = scheduler(post.user)
        assert who  # noqa: S101 - the pages are on in the demo
        [operative] = people_of(who)
        for hour, where, about in one.jobs:
            told = JobTold(address=where, starts_at=tomorrow.replace(hour=hour), about=about)
            hand_out(who, send_job(who, row.reference, told, at=at), operative.reference, at=at)
        ask_contractor(stories[one.about], who, row.reference, at)


def log_ins() -> Iterator[str]:
    """Yield what to know before signing in: the first page offers every user; a line for each landlord."""
    yield "It opens on Start here, where everybody is one click away. With a user name, such as priya.shah, the password is"
    yield f"{PASSWORD} for all of them."
    for house in HOUSES:
        yield f"  {house.landlord['name']}: {len(house.staff)} people, under {house.landlord['policy_source']}"


def _staff(house: House, landlord: Landlord, password: str) -> dict[str, Officer]:
    found: dict[str, Officer] = {}
    for colleague in house.staff:
        first, _, last = colleague.name.partition(" ")
        email = f"{colleague.username}@{settings.DEMO_MAIL_DOMAIN}"
        user = landlords.create_user(colleague.username, first, last, email=email, hashed=password)
        found[colleague.username] = landlords.employ(landlord, user, colleague.post)
    for place, colleague in enumerate(house.staff):
        if colleague.manager:
            officer, manager = found[colleague.username], found[colleague.manager]
            landlords.set_manager(officer, manager)
            telephone = f"01632 960{(house.first_telephone + place) % 1000:03}"
            work_lines.state_line(officer, telephone=telephone, email=officer.user.email, at=now())
            if line := work_lines.line_of(landlord, officer.user.name):
                work_lines.clear_line(line, by=manager, at=now())
    return found


def _policy(house: House, landlord: Landlord, staff: dict[str, Officer], since: date) -> None:
    landlords.adopt(landlord, shipped(house.policy), shipped("floor"), since=since, at=now())
    first, second = (staff[name].user for name in house.adopted_by)
    for says, answers in house.choices:
        minute = "Executive team, item 7"
        landlords.adopt_choice(landlord, house.policy, answers, says=says, by=(first, second), on=since, minute=minute)
    for reading, option in house.readings.items():
        minute = "Executive team, item 8"
        landlords.adopt_reading(landlord, house.policy, reading, option, by=(first, second), on=since, minute=minute)


def _letter_data(house: House, landlord: Landlord, staff: dict[str, Officer]) -> None:
    by, at = staff[house.adopted_by[0]].user.reference, now()
    letter_data.state_text_number(landlord, house.texts, by=by, at=at)
    for part in switches.Feature:
        switches.switch(landlord, part, on=True, by=by, at=at)
    with generated_from(Random(f"{SEED} {house.policy} controllers")):  # noqa: S311  (cases keep the references that they had)
        for stated, postcodes in house.controllers:
            people.give_homes(letter_data.state_controller(landlord, stated, by=by, at=at), postcodes=postcodes)


def _customers(house: House, landlord: Landlord, staff: dict[str, Officer], today: date) -> dict[str, str]:
    telephones = iter(range(house.first_telephone, 1000))
    found = {}
    for household in house.households:
        home = people.let_home(landlord, household.address, household.postcode) if household.postcode else None
        for member in household.members:
            ways = _reached(member, next(telephones))
            fields = {"place": member.place, "relationship": member.relationship, "former_names": member.former_names}
            customer = people.register(landlord, member.name, home, **ways, **fields)
            found[member.name] = customer.reference
            if need := house.needs.get(member.name):
                by, on, relook_on = (
                    staff[house.story.usual_owner].user,
                    today - timedelta(days=200),
                    today + timedelta(days=165),
                )
                people.record_need(
                    customer,
                    kind=need.kind,
                    says=need.says,
                    unusable=need.unusable,
                    by=by,
                    on=on,
                    relook_on=relook_on,
                    basis="consent",
                )
    return found


def _reached(member: Member, telephone: int) -> dict[str, str]:
    post = member.name.lower().replace(" ", ".").replace("'", "")
    return {
        "known_as": member.name.split()[0],
        "telephone": f"07700 {900000 + telephone}",
        "email": f"{post}@post.example",
    }
