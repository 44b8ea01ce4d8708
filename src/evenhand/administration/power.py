"""Says which roles, teams, committees and capacities let a colleague decide, and which of them a landlord's policy knows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from evenhand.casework.permissions import AUTHORISER, POLICY_OWNER, REVIEWER
from evenhand.landlords.models import Landlord, Membership, User
from evenhand.landlords.queries import NoPolicy, policy_of
from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import Party

KINDS = ("roles", "teams", "committees", "capacities")
"""What a post holds, by the names of a membership's fields."""
POWER = frozenset({AUTHORISER, REVIEWER, POLICY_OWNER})
"""The capacities with which a colleague decides on customers, or on the policy."""
DECIDING = ("authority", "appeal.reviewer")
"""The topics that say who decides."""


def unknown_in_policy(
    landlord: Landlord, stated: Mapping[str, Sequence[str]], on: date
) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield each role, team or committee that the adopted policy lacks: field, "unknown", the word, those that it has.

    Without an adopted policy nothing is known to be wrong.
    """
    policy = _policy(landlord, on)
    if policy is None:
        return
    pack = policy.main
    for kind, known in (("roles", pack.roles), ("teams", pack.teams), ("committees", pack.committees)):
        yield from ((kind, "unknown", one, tuple(known)) for one in stated.get(kind, ()) if one not in known)


def giving_power(
    landlord: Landlord, asked: Mapping[str, Sequence[str]], held: Mapping[str, Sequence[str]], on: date
) -> dict[str, tuple[str, ...]]:
    """Return what is asked for beyond what is held that gives power, by kind."""
    powers = {**_deciding(_policy(landlord, on)), "capacities": POWER}
    found = {kind: tuple(one for one in asked[kind] if one in powers[kind] and one not in held[kind]) for kind in KINDS}
    return {kind: keys for kind, keys in found.items() if keys}


def holds_power(user: User, on: date) -> bool:
    """Return whether a user holds, anywhere they work, what lets them decide."""
    none: dict[str, list[str]] = {kind: [] for kind in KINDS}
    posts = user.memberships.filter(active=True).select_related("landlord")
    return any(giving_power(row.landlord, {kind: getattr(row, kind) for kind in KINDS}, none, on) for row in posts)


def policy_words(landlord: Landlord, on: date) -> dict[str, dict[str, str]]:
    """Return the roles, teams and committees of the adopted policy: titles by key; nothing where none is adopted."""
    policy = _policy(landlord, on)
    return _titles(policy) if policy else {}


def unheld_decisions(landlord: Landlord, on: date) -> list[tuple[str, str]]:
    """Return the decisions that nobody present may take: each act with the title of who could; once each, in policy order.

    ``decide_appeal`` is the act of a reviewer. A person who may take part in a case only after it is known is not asked for.
    """
    policy = _policy(landlord, on)
    if policy is None:
        return []
    titles, posts = _titles(policy), list(landlord.memberships.filter(active=True))
    found = dict[tuple[str, str], None]()
    for topic in DECIDING:
        for answer in policy.every(topic):
            by = getattr(answer.value, "by", None)
            if isinstance(by, Party) and not any(_fits(by, row, policy) for row in posts):
                act = str(getattr(getattr(answer.value, "act", None), "value", "decide_appeal"))
                asked = [*by.roles, *filter(None, (by.team, by.committee))]
                found |= dict.fromkeys((act, next((of[key] for of in titles.values() if key in of), key)) for key in asked)
    return list(found)


def _fits(by: Party, row: Membership, policy: Policy) -> bool:
    ranks = policy.main.roles
    if by.anyone or set(by.roles) & set(row.roles) or by.team in row.teams or by.committee in row.committees:
        return True
    if not (by.or_senior and by.roles):
        return False
    least = max((ranks[one].rank for one in by.roles if one in ranks), default=0)
    return any(ranks[one].rank > least for one in row.roles if one in ranks)


def _titles(policy: Policy) -> dict[str, dict[str, str]]:
    pack = policy.main
    return {
        "roles": {key: role.title for key, role in pack.roles.items()},
        "teams": dict(pack.teams),
        "committees": dict(pack.committees),
    }


def needed_roles(landlord: Landlord, on: date) -> dict[str, str]:
    """Return the roles, teams and committees that the policy lets decide, and nobody present holds: titles by key."""
    policy = _policy(landlord, on)
    if policy is None:
        return {}
    deciding, titles = _deciding(policy, exact=True), _titles(policy)
    held = {kind: set[str]() for kind in KINDS}
    for row in landlord.memberships.filter(active=True):
        for kind in KINDS:
            held[kind].update(getattr(row, kind))
    return {
        key: titles[kind][key] for kind, keys in deciding.items() for key in sorted(keys - held[kind]) if key in titles[kind]
    }


def _policy(landlord: Landlord, on: date) -> Policy | None:
    try:
        return policy_of(landlord, on)
    except NoPolicy:
        return None


def _deciding(policy: Policy | None, *, exact: bool = False) -> dict[str, frozenset[str]]:
    """Return who decides under a policy, by kind; with those of higher rank, unless ``exact``."""
    found: dict[str, set[str]] = {"roles": set(), "teams": set(), "committees": set()}
    for party in _parties(policy) if policy else ():
        found["roles"].update(party.roles)
        found["teams"].update(filter(None, (party.team,)))
        found["committees"].update(filter(None, (party.committee,)))
    if policy and not exact and found["roles"]:
        ranks = policy.main.roles
        lowest = min((ranks[one].rank for one in found["roles"] if one in ranks), default=0)
        found["roles"].update(key for key, role in ranks.items() if role.rank > lowest)
    return {kind: frozenset(keys) for kind, keys in found.items()}


def _parties(policy: Policy) -> Iterator[Party]:
    for topic in DECIDING:
        for answer in policy.every(topic):
            by = getattr(answer.value, "by", None)
            if isinstance(by, Party):
                yield by
