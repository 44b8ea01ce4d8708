"""Words what ties a colleague to a case, as they declare it and as pages show it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text


@dataclass(frozen=True)
class Tie:
    """One kind of tie. ``mine``: in a declaration; "" where only records show it."""

    shown: "Text"
    mine: "Text" = ""


TIES = {
    "named_in_it": Tie(gettext_lazy("named in it"), gettext_lazy("I am named in it, or what happened was done to me")),
    "relative": Tie(gettext_lazy("a relative"), gettext_lazy("I am a relative, or live in the same household")),
    "neighbour": Tie(gettext_lazy("a neighbour"), gettext_lazy("I am a neighbour")),
    "friend": Tie(gettext_lazy("a friend"), gettext_lazy("I know them, or a person close to them, outside work")),
    "complained_about": Tie(gettext_lazy("complained about"), gettext_lazy("They have complained about me")),
    "other": Tie(gettext_lazy("declared an interest"), gettext_lazy("Something else")),
    "declared": Tie(gettext_lazy("declared an interest")),
}
"""A recorded tie has one of these keys."""


def ties_in_words(kinds: frozenset[str]) -> "list[Text]":
    """Return the kinds of tie of one person."""
    return list(dict.fromkeys(TIES.get(kind, TIES["declared"]).shown for kind in sorted(kinds)))
