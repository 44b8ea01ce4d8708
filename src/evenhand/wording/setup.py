"""Words what is wrong in the file of a landlord, or with a colleague who is stated, and what to do."""

from collections.abc import Sequence

FAULTS = {
    "no_day": ("“{said}” is not a day", "write a day as 2026-12-24"),
    "twice": ("“{said}” is there twice", "state it once"),
    "no_person": ("“{said}” is not among the people", "name one of them by user name"),
    "no_owner": ("{said} may not administer", "give them the capacity policy_owner"),
    "taken": ("a user of another landlord or firm is called “{said}”", "choose another user name"),
    "themselves": ("“{said}” is the same person", "name a colleague"),
    "unreadable": ("“{said}” cannot be read", "use small letters, digits, dots and hyphens; an email address as name@host"),
    "unknown": ("“{said}” is not known here", "name a colleague by user name"),
    "unknown_word": ("“{said}” is not known", "use one of: {known}"),
}
"""What is wrong and what to do, by code."""


def setup_fault(code: str, said: str, known: Sequence[str] = ()) -> tuple[str, str]:
    """Return what is wrong and what to do. ``known``: the words that could stand there, where there is a list."""
    what, do = FAULTS["unknown_word" if code == "unknown" and known else code]
    return what.format(said=said), do.format(known=", ".join(known))
