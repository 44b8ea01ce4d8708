"""Frames every page: the landlord, the navigation, the user."""

from dataclasses import dataclass

from django.urls import reverse

from evenhand.landlords.queries import Officer, branding_of
from evenhand.ui.components import Link
from evenhand.web.demo.story import StoryShown


@dataclass(frozen=True)
class Key:
    """A letter that opens a page, where shortcuts are on."""

    letter: str
    link: Link


@dataclass(frozen=True)
class Frame:
    """What ``base.html`` shows around a page. Nothing in it names a customer.

    ``colours`` and ``logo``: addresses of the landlord's own, where it has any. ``foot``: a quiet line such as the policy in
    force; ``sign_out`` and ``find``: where the button and the box post to. ``today`` and ``story``: the day by the demo's
    clock, and the guided story that the user is in. ``lasts``: seconds without activity before sign-out; ``keys``: the user's
    shortcuts.
    """

    landlord: str = ""
    colours: str = ""
    logo: str = ""
    navigation: tuple[Link, ...] = ()
    signed_in_as: str = ""
    sign_out: str = ""
    find: str = ""
    demo: bool = False
    today: str = ""
    story: StoryShown | None = None
    footer: tuple[Link, ...] = ()
    foot: str = ""
    lasts: int = 0
    keys: tuple[Key, ...] = ()


def branding_links(who: Officer) -> dict[str, str]:
    """Return the addresses of the colours and the logo for the frame; they change with their content and are cached long."""
    own = branding_of(who.landlord)
    if own is None:
        return {}
    colours = f"{reverse('branding-colours')}?{own.mark}" if own.colour else ""
    return {"colours": colours, "logo": f"{reverse('branding-logo')}?{own.mark}" if own.logo_kind else ""}
