"""Where a report could belong that this policy is not for: the procedures and bodies that the policy itself names."""

from evenhand.policy.layers import Policy


def places(policy: Policy, situations: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return everywhere that the policy sends things, those for these situations first."""
    named = [(answer.value.situation in situations, answer.value.goes_to) for answer in policy.every("scope.elsewhere")]
    named.sort(key=lambda found: not found[0])
    passed = [answer.value.to for answer in policy.catalogue("referral").values()]
    return tuple(dict.fromkeys((*(goes_to for _, goes_to in named), *passed)))
