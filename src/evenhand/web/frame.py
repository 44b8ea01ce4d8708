"""What stands around every page: the landlord, the navigation, who is signed in."""

from dataclasses import dataclass

from evenhand.web.parts import Link


@dataclass(frozen=True)
class Frame:
    """What ``base.html`` shows around a page. Nothing in it names a customer.

    ``foot``: a quiet line such as the policy in force; ``sign_out``: where the button posts to.
    """

    landlord: str = ""
    navigation: tuple[Link, ...] = ()
    signed_in_as: str = ""
    sign_out: str = ""
    demo: bool = False
    footer: tuple[Link, ...] = ()
    foot: str = ""
