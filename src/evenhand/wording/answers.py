"""Words what a demand answers, topic by topic, for the policy browser and the comparison."""

from collections.abc import Iterator, Mapping
from typing import Any

from evenhand.wording.dates import listed
from evenhand.wording.words import Words, plain

TITLES = {
    "scope.conduct_of": "Whose conduct counts",
    "scope.protects": "Who it protects",
    "scope.customers": "Which customers it reaches",
    "scope.channels": "Which channels count",
    "scope.elsewhere": "Dealt with elsewhere",
    "scope.not_in_itself": "Not unacceptable in itself",
    "behaviour.family": "A family of behaviours",
    "behaviour": "A behaviour that can be named",
    "precondition": "What must come first",
    "question": "A question for the assessment",
    "measure": "A measure that can be proposed",
    "authority": "Who decides",
    "endorsement": "Who signs before",
    "consultation": "Who is consulted",
    "urgent": "The urgent route",
    "on_the_spot": "Ending a call or visit",
    "worker_protection": "Protecting a worker after harassment",
    "account.fair_time": "Time to give an account",
    "notice": "What the letter says",
    "duration": "How long it lasts",
    "review": "When it is reviewed",
    "appeal.decisions": "What can be appealed",
    "appeal.window": "By when to appeal",
    "appeal.grounds": "Grounds of appeal",
    "appeal.reviewer": "Who hears an appeal",
    "appeal.independence": "Independence of the reviewer",
    "appeal.answer": "When it is answered",
    "appeal.count": "From when the time counts",
    "appeal.late": "Who may accept a late appeal",
    "request.answer": "When a request is answered",
    "marker": "A marker",
    "referral": "A referral",
    "referral.told": "Telling the customer of a referral",
    "sharing": "Sharing information",
    "never_blocked": "Always taken",
    "complaint.stage": "A stage of a complaint",
    "redress": "Where to complain next",
    "channel_floor": "Channels that stay open",
    "safeguard": "A safeguard of the product",
    "support": "Support",
    "live_issues": "Issues open at once",
    "departure": "Who may depart from a “should”",
    "audit": "Audit",
    "report": "Reporting",
    "record": "Records",
    "training": "Training",
    "governance": "Governance",
    "data_protection": "Data protection",
    "equality": "Equality",
    "accessibility": "Formats and access",
    "standard": "Law and guidance",
    "promise": "How people are treated",
}
SAID = {
    "line": "{name}: {said}",
    "part": "{name} {said}",
    "may_be_set": "may be set",
    "yes": "yes",
    "no": "no",
}
"""What a part of an answer states."""


def title(topic: str) -> str:
    """Return a topic's name on a page."""
    return TITLES.get(topic, plain(topic).capitalize())


def lines(words: Words, value: Mapping[str, Any]) -> Iterator[str]:
    """Yield one line for each thing that an answer states, from its JSON shape."""
    for name, stated in value.items():
        said = _said(words, name, stated)
        if said:
            yield SAID["line"].format(name=plain(name).capitalize(), said=said)


def _said(words: Words, name: str, stated: Any) -> str:  # noqa: PLR0911  (one line for each kind of value)
    if isinstance(stated, Mapping):
        if stated.keys() == {"value", "unit"}:
            return words.length(stated)
        inner = (SAID["part"].format(name=plain(key), said=_said(words, key, item)).strip() for key, item in stated.items())
        return listed(inner) or SAID["may_be_set"]
    if isinstance(stated, list):
        return listed(_said(words, name, item) for item in stated)
    if isinstance(stated, bool):
        return SAID["yes" if stated else "no"]
    if name in {"requires", "any_of", "needs_all", "waives", "when", "only_if"}:
        return words.fact(stated)
    if name in {"act", "before", "upon"}:
        return words.act(stated).lower()
    return words.name(stated) if isinstance(stated, str) else str(stated)
