"""Builds firms with a scheduler and an operative, and their jobs, by the product's own actions."""

from dataclasses import dataclass
from datetime import timedelta

from evenhand.firms.actions import FirmTold, NewLink, add_firm, add_operative, add_scheduler
from evenhand.firms.models import Firm
from evenhand.firms.queries import Scheduler, scheduler
from evenhand.landlords.links import set_password_once
from evenhand.landlords.models import User
from evenhand.landlords.switches import Feature, switch
from evenhand.work.jobs.changes import JobTold, hand_out, send_job
from tests.builders.house import PASSWORD, House

ADDRESS = "12 Cooper Row, Portmouth PM2 4QT"


@dataclass
class FirmAtWork:
    """A firm, its scheduler's user and its operative's link and PIN."""

    row: Firm
    user: User
    operative: NewLink

    @property
    def who(self) -> Scheduler:
        found = scheduler(self.user)
        assert found
        return found


def firm(place: House, name: str = "Solent Gas", who: str = "officer", *, on: bool = True) -> FirmAtWork:
    """Add a firm with a scheduler, who has a password, and an operative; the landlord's pages for firms are on."""
    switch(place.landlord, Feature.CONTRACTORS_PAGES, on=on, by="EV-TEST", at=place.at)
    place.landlord.refresh_from_db()
    by = place.officers[who]
    row = add_firm(FirmTold(name, "020 7946 0321", "Ines Cole"), by=by, at=place.at)
    address = f"{name.lower().replace(' ', '.')}@firm.example"
    post, _ = add_scheduler(row, "Dee", "Hart", address, by=by, at=place.at)
    set_password_once(post.user, PASSWORD)
    return FirmAtWork(row, post.user, add_operative(row, "Kofi Mensah", by=post.user.reference, at=place.at))


def job(place: House, at_work: FirmAtWork, *, days: int = 1, about: str = "", handed_out: bool = True) -> str:
    """Send a job at the customer's home at ten some days ahead, handed out to the operative; return its reference."""
    starts = place.at.replace(hour=10, minute=0) + timedelta(days=days)
    told = JobTold(address=ADDRESS, starts_at=starts, about=about)
    made = send_job(at_work.who, at_work.row.reference, told, at=place.at)
    if handed_out:
        [one] = at_work.row.operatives.all()
        hand_out(at_work.who, made, one.reference, at=place.at)
    return made
