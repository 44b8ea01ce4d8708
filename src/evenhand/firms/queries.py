"""Answers which firms a landlord has, who schedules for them, and which instructions they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from evenhand.firms.models import Firm, FirmUser, Operative, SharedInstruction
from evenhand.landlords.models import Landlord, Membership, User
from evenhand.landlords.queries import Officer

FIRMS_ROUTE = "health_and_safety_law"
"""By which law firms are given instructions: an employer's duty to those who do its work, never the customer's consent."""


@dataclass(frozen=True)
class Scheduler:
    """A user who schedules, with the present firms for which they do; each firm's landlord has its pages switched on."""

    user: User
    firms: tuple[Firm, ...]

    def firm(self, reference: str) -> Firm | None:
        """Return a firm of theirs by reference."""
        return next((one for one in self.firms if one.reference == reference), None)


def scheduler(user: User) -> Scheduler | None:
    """Return a user as a scheduler; None where no firm of theirs works for a landlord that has the pages on."""
    posts = FirmUser.objects.filter(user=user, ended_at=None, firm__ended_at=None, landlord__contractors_pages=True)
    rows = (
        posts.select_related("firm__landlord", "firm__speaks_as").prefetch_related("firm__users").order_by("firm__name", "id")
    )
    firms = tuple(row.firm for row in rows)
    return Scheduler(user, firms) if firms else None


def schedules(user: User) -> bool:
    """Return whether a user schedules for any firm, whether or not its landlord has the pages on."""
    return FirmUser.objects.filter(user=user, ended_at=None, firm__ended_at=None).exists()


def voice_of(firm: Firm) -> Officer:
    """Return the firm as the officer in whose name its people report; it cannot sign in."""
    post = Membership.objects.get(landlord=firm.landlord_id, user=firm.speaks_as_id)
    return Officer(firm.speaks_as, firm.landlord, post)


def firms_of(landlord: Landlord) -> list[Firm]:
    """Return the present firms of a landlord by name, each with its schedulers and operatives."""
    users = Prefetch("users", FirmUser.objects.filter(ended_at=None).select_related("user").order_by("id"))
    people = Prefetch("operatives", Operative.objects.filter(ended_at=None).order_by("name"))
    return list(
        Firm.objects.filter(landlord=landlord, ended_at=None, one_visit="").prefetch_related(users, people).order_by("name")
    )


@dataclass(frozen=True)
class FirmView:
    """A present firm. ``schedulers``: the reference of each post, with name and email address; ``operatives``: how many."""

    reference: str
    name: str
    telephone: str
    safety_lead: str
    schedulers: tuple[tuple[str, str, str], ...]
    operatives: int

    @classmethod
    def of(cls, row: Firm) -> "FirmView":
        """Return the view of a firm that came from `firms_of`."""
        users = tuple((one.reference, one.user.name, one.user.email) for one in row.users.all())
        return cls(row.reference, row.name, row.telephone, row.safety_lead, users, len(row.operatives.all()))


def firm_views(landlord: Landlord) -> list[FirmView]:
    """Return the present firms of a landlord by name, with their people."""
    return [FirmView.of(row) for row in firms_of(landlord)]


def firm_named(landlord: Landlord, reference: str) -> Firm | None:
    """Return a present firm of a landlord by its reference."""
    rows = Firm.objects.filter(landlord=landlord, reference=reference, ended_at=None, one_visit="")
    return rows.select_related("landlord").first()


def bodies_of(landlord: Landlord) -> QuerySet[Firm]:
    """Return the other bodies that are shown one visit each, by name."""
    return Firm.objects.filter(landlord=landlord, ended_at=None).exclude(one_visit="").order_by("name", "id")


def post_named(landlord: Landlord, reference: str) -> FirmUser | None:
    """Return a scheduler's present post at a firm of a landlord, by its reference."""
    rows = FirmUser.objects.filter(landlord=landlord, reference=reference, ended_at=None, firm__ended_at=None)
    return rows.select_related("firm", "user").first()


def schedulers_by_mail(domain: str) -> list[FirmUser]:
    """Return the schedulers with email addresses at a domain, by landlord: the demo's people."""
    rows = FirmUser.objects.filter(ended_at=None, firm__ended_at=None, user__email__iendswith=f"@{domain}")
    return list(rows.select_related("user", "firm").order_by("landlord_id", "id"))


def operatives_of(firms: Iterable[Firm]) -> QuerySet[Operative]:
    """Return the present operatives of firms, by name."""
    return Operative.objects.filter(firm__in=list(firms), ended_at=None).select_related("firm").order_by("name", "id")


def live_sharings(landlord: Landlord) -> QuerySet[SharedInstruction]:
    """Return the instructions that firms hold."""
    return SharedInstruction.objects.filter(landlord=landlord, withdrawn_at=None).select_related("firm")


def waiting_at_firms(firms: Iterable[Firm]) -> QuerySet[SharedInstruction]:
    """Return the instructions that firms hold, and those withdrawn that they have not confirmed; withdrawn first."""
    rows = SharedInstruction.objects.filter(firm__in=list(firms)).filter(Q(withdrawn_at=None) | Q(acknowledged_at=None))
    rows = rows.select_related("firm__landlord").prefetch_related("questions")
    return rows.order_by("-withdrawn_at", "given_at", "id")


def unsettled(landlord: Landlord, decisions: Iterable[str], given_before: datetime) -> QuerySet[SharedInstruction]:
    """Return, of some decisions, what firms have not confirmed or not assessed though given before a moment; oldest first."""
    late = Q(withdrawn_at=None, assessed_at=None, given_at__lt=given_before, firm__one_visit="") | Q(
        withdrawn_at__isnull=False, acknowledged_at=None
    )
    rows = SharedInstruction.objects.filter(late, landlord=landlord, decision__in=decisions)
    return rows.select_related("firm").order_by("given_at", "id")
