"""Words the status of a case: a word on a colour, and one sentence."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evenhand.casework.facts import case_status
from evenhand.policy.facts.facts import Facts
from evenhand.policy.verdict import Message
from evenhand.ui.components import Tag
from evenhand.wording.dates import short
from evenhand.wording.words import Words


@dataclass(frozen=True)
class CaseStatus:
    """A state in a word, and in a sentence."""

    tag: Tag
    says: str


_SAYS = {
    "closed": (Tag(gettext_lazy("Closed"), "grey"), gettext_lazy("This case was closed on {on}.")),
    "appealed": (Tag(gettext_lazy("Appealed"), "purple"), gettext_lazy("An appeal received on {on} waits for an answer.")),
    "proposed": (Tag(gettext_lazy("Proposed"), "yellow"), gettext_lazy("A proposal of {on} waits for a decision: {what}.")),
    "sent_back": (
        Tag(gettext_lazy("Sent back"), "orange"),
        gettext_lazy("A proposal was sent back on {on}, and waits to be changed or withdrawn: {what}."),
    ),
    "authorised": (
        Tag(gettext_lazy("Authorised"), "turquoise"),
        gettext_lazy("This is authorised, and its letter has not been issued yet: {what}."),
    ),
    "past_its_day": (
        Tag(gettext_lazy("Past its day"), "red"),
        gettext_lazy("It has ended, and that has not been recorded yet: {what}."),
    ),
    "begins": (Tag(gettext_lazy("Begins later"), "turquoise"), gettext_lazy("It begins on {on}: {what}.")),
    "held_back": (
        Tag(gettext_lazy("Held back"), "yellow"),
        gettext_lazy("An appeal is open, and until its answer this does not apply as it was decided: {what}."),
    ),
    "in_force": (Tag(gettext_lazy("In force"), "green"), gettext_lazy("In force until {until}: {what}.")),
    "not_given": (
        Tag(gettext_lazy("To be given"), "turquoise"),
        gettext_lazy("This binds the customer once a copy that they can use has been given to them: {what}."),
    ),
    "marker_asked_for": (
        Tag(gettext_lazy("Marker asked for"), "yellow"),
        gettext_lazy("A marker is asked for and waits for a decision."),
    ),
    "marker_placed": (Tag(gettext_lazy("Marker placed"), "turquoise"), gettext_lazy("A marker is on the record.")),
    "ended": (Tag(gettext_lazy("Ended"), "grey"), gettext_lazy("It ended on {on}, and the case is still open: {what}.")),
    "missed": (
        Tag(gettext_lazy("Review missed"), "red"),
        gettext_lazy("It ended on {on}, because its review was not done. The case is still open: {what}."),
    ),
    "untold": (
        Tag(gettext_lazy("Ended untold"), "red"),
        gettext_lazy("It ended on {on}: the customer was not told by then that it goes on. The case is still open: {what}."),
    ),
    "warned": (Tag(gettext_lazy("Warned"), "orange"), gettext_lazy("The customer was warned in writing on {on}.")),
    "found": (Tag(gettext_lazy("Finding made"), "turquoise"), gettext_lazy("{outcome} on {on}.")),
    "assessed": (Tag(gettext_lazy("Assessed"), "turquoise"), gettext_lazy("The circumstances were assessed on {on}.")),
    "account_heard": (
        Tag(gettext_lazy("Account heard"), "turquoise"),
        gettext_lazy("The customer’s account was settled on {on}."),
    ),
    "account_sought": (
        Tag(gettext_lazy("Account sought"), "turquoise"),
        gettext_lazy("The customer was asked for their account on {on}."),
    ),
    "opened": (
        Tag(gettext_lazy("Opened")),
        gettext_lazy("Opened on {on}. The customer has not been asked for their account yet."),
    ),
}
TAGS = {code: tag.text for code, (tag, _) in _SAYS.items()}
"""Each status in a word, by code."""
_OUTCOMES = {
    "unacceptable": gettext_lazy("It was found that what happened was not acceptable"),
    "unreasonable": gettext_lazy("It was found that what was asked of us was not reasonable"),
    "not_made_out": gettext_lazy("It was found that the report is not made out"),
}
_NOT_YET = {
    "given": gettext_lazy(" That the letter was given is not recorded yet."),
    "told": gettext_lazy(" The customer has not been told yet."),
}


def case_status_of(facts: Facts, words: Words, on: date) -> CaseStatus:
    """Return the status of a case on a day: the furthest thing that is not settled yet."""
    return worded(case_status.case_status(facts, on), words)


def worded(stands: Message, words: Words) -> CaseStatus:
    """Return a status in English."""
    tag, says = _SAYS[stands.code]
    also = "".join(str(text) for name, text in _NOT_YET.items() if stands.params.get(name) is False)
    if more := stands.params.get("more"):
        also += ngettext(" {more} more decision waits.", " {more} more decisions wait.", more).format(more=more)
    return CaseStatus(tag, says.format_map({name: _said(name, value, words) for name, value in stands.params.items()}) + also)


def _said(name: str, value: object, words: Words) -> str:
    if isinstance(value, date):
        return short(value)
    if name == "what":
        title = words.name(value)
        return title[:1].lower() + title[1:]
    return str(_OUTCOMES.get(str(value), _("A finding was made")))
