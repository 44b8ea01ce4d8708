"""What stands around every page: the landlord, the navigation, who is signed in."""

from dataclasses import dataclass

from evenhand.ui.components import Link
from evenhand.web.demo.told import Told


@dataclass(frozen=True)
class Key:
    """A letter that leads to a page, where shortcuts are on."""

    letter: str
    link: Link


@dataclass(frozen=True)
class Frame:
    """What ``base.html`` shows around a page. Nothing in it names a customer.

    ``colours`` and ``logo``: addresses of the landlord's own, where it has any. ``foot``: a quiet line such as the policy in
    force; ``sign_out``: where the button posts to. ``today`` and ``story``: the day by the demo's clock, and the guided story
    that somebody is in. ``lasts``: seconds after which somebody who does nothing is signed out; ``keys``: their shortcuts.
    """

    landlord: str = ""
    colours: str = ""
    logo: str = ""
    navigation: tuple[Link, ...] = ()
    signed_in_as: str = ""
    sign_out: str = ""
    demo: bool = False
    today: str = ""
    story: Told | None = None
    footer: tuple[Link, ...] = ()
    foot: str = ""
    lasts: int = 0
    keys: tuple[Key, ...] = ()
