"""Shows the person a page is about, and what to mind before any contact."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.people.queries import NeedView, PersonView, RecordedNeed, SpeakerView
from evenhand.policy.vocabulary import Channel
from evenhand.ui import components
from evenhand.ui.presenters import lower
from evenhand.wording.choices import NEED_ASKED_BY
from evenhand.wording.dates import listed, short
from evenhand.wording.letters import CHANNELS
from evenhand.wording.representatives import STANDINGS
from evenhand.wording.words import plain

UNASKED = gettext_lazy("Needs are not asked about yet.")
AT_THEIR_END = {
    Channel.HOME_VISIT: gettext_lazy("visits at home"),
    Channel.OFFICE: gettext_lazy("coming to our offices"),
    Channel.THIRD_PARTY: gettext_lazy("somebody else"),
}


def person_of(
    customer: PersonView, needs: Iterable[NeedView], speakers: Iterable[SpeakerView] = (), *, asked: bool = True
) -> components.PersonHeader:
    """Return a customer for the bar at the top of a page. ``asked``: whether an officer asked about needs in this matter."""
    by = listed((f"{one.name} ({lower(STANDINGS.get(one.standing, one.standing))})" for one in speakers), "and")
    where = (
        _("{place} of {address}").format(place=place(customer), address=customer.home.address)
        if customer.home and customer.place != "none"
        else place(customer)
    )
    return components.PersonHeader(
        customer.name,
        reverse("customer", args=[customer.reference]),
        customer.reference,
        " ".join(filter(None, (where + "." if departed(customer) else where, departed(customer)))),
        tuple(map(need_of, needs)),
        "" if asked else str(UNASKED),
        _("Who speaks for them: {by}.").format(by=by) if by else "",
    )


def departed(customer: PersonView) -> str:
    """Return that a customer has died or left, in a sentence; "" where they have not."""
    if customer.died_on:
        return _("Died on {died_on}. Nothing is written to them any more.").format(died_on=short(customer.died_on))
    return _("Left on {left_on}.").format(left_on=short(customer.left_on)) if customer.left_on else ""


def place(customer: PersonView) -> str:
    """Return what a customer is in their home, or to the landlord."""
    if customer.place == "none":
        return _("No tenancy or lease with us")
    return plain(customer.place).capitalize()


def needs_of(needs: Iterable[NeedView]) -> tuple[components.Need, ...]:
    """Return a person's needs, for beside their name, each once."""
    return tuple(dict.fromkeys(map(need_of, needs)))


def needs_in_words(needs: Iterable[NeedView]) -> str:
    """Return the same as a line."""
    return "; ".join(". ".join(filter(None, (need.says, need.detail))) for need in needs_of(needs))


def need_of(need: NeedView) -> components.Need:
    """Return a need; one that closes a way to reach the person stands out."""
    closed = unusable(need)
    return components.Need(
        need.says,
        _("Not by {closed}").format(closed=closed) if closed else "",
        strong=bool(closed) or need.kind == "adjustment",
    )


def unusable(need: NeedView) -> str:
    """Return the ways by which this person cannot be reached."""
    return listed((str(AT_THEIR_END.get(key) or CHANNELS[key]) for key in need.closed), "or")


def need_rows(needs: Iterable[RecordedNeed], on: date) -> tuple[components.Row, ...]:
    """Return each need with its assessor, its date and its review."""
    return tuple(components.Row(plain(need.kind).capitalize(), _told(need, on)) for need in needs)


def _told(need: RecordedNeed, on: date) -> str:
    late = need.relook_on < on
    again = (
        _("It was to be looked at again by {relook_on}").format(relook_on=short(need.relook_on))
        if late
        else _("Looked at again by {relook_on}").format(relook_on=short(need.relook_on))
    )
    closed = _(" Not by {unusable}.").format(unusable=unusable(need)) if need.closed else ""
    told = _("{says}.{closed} Recorded by {recorded_by} on {recorded_on}. {again}.").format(
        says=need.says, closed=closed, recorded_by=need.recorded_by, recorded_on=short(need.recorded_on), again=again
    )
    return " ".join((told, *_asked_for(need)))


def _asked_for(need: RecordedNeed) -> Iterator[str]:
    """Yield who asked for a need, and whether the customer agrees to it, where that was asked."""
    if need.asked_by:
        yield _("Asked for by: {who}.").format(who=lower(NEED_ASKED_BY[need.asked_by]))
        yield (
            _("The customer agrees to it and can end it.")
            if need.theirs
            else _("It is not recorded that the customer agrees to it.")
        )
