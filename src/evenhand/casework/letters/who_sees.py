"""Words who can see a decision: as the policy opens its kind, as it was passed on, and those who work on the case."""

from collections.abc import Iterator

from evenhand.casework.letters.about import LetterContext
from evenhand.landlords.switches import Feature, is_on
from evenhand.markers.models import Marker
from evenhand.policy.duties.duties import hears_of_authorised
from evenhand.policy.vocabulary import CONTRACTORS_REFERRAL, Decision
from evenhand.wording.letter_words import to_reader

_STAFF = {"all_staff": "seen_by_all_staff", "those_who_need_it": "seen_by_staff", "staff_and_contractors": "seen_by_staff"}
_CONTRACTORS = frozenset({"contractors", "staff_and_contractors"})
_LASTING = frozenset({Decision.MEASURE, Decision.MARKER, Decision.REVIEW, Decision.APPEAL})
"""Decisions of which staff learn what to do; a finding, a warning and a complaint refused stay with the case."""


def who_sees_it(about: LetterContext) -> tuple[str, ...]:
    """Return who can see a marker or a measure, each group with what it sees; nothing where the letter is about neither.

    What ended is seen by those who work on cases alone.
    """
    if about.decision not in _LASTING or not (about.marker or about.measure):
        return ()
    others = () if about.ends or about.over else (_of_marker(about, about.marker) if about.marker else _of_measure(about))
    return (*others, about.letter.say("seen_by_case_staff"))


def _of_marker(about: LetterContext, marker: Marker) -> Iterator[str]:
    offered = about.ctx.policy.catalogue("marker").get(marker.key)
    seen_by = offered.value.seen_by if offered else "those_who_need_it"
    if seen_by in _STAFF:
        yield about.letter.say(_STAFF[seen_by])
    if (risk := _risk(about, marker)) and _at_jobs(about):
        yield about.letter.say("seen_by_contractors_with_risk", risk=about.letter.say(f"risk_{risk}"))
    elif seen_by in _CONTRACTORS or _passed_on(marker) or _at_jobs(about):
        yield about.letter.say("seen_by_contractors")
    if _at_jobs(about):
        yield about.letter.say("seen_by_other_bodies")


def _risk(about: LetterContext, marker: Marker) -> str:
    """Return the kind of risk that contractors see: the one that the act gives, where it gives one."""
    given: str | None = getattr(about.ctx.details, "risk", None)
    return marker.risk if given is None else given


def _passed_on(marker: Marker) -> bool:
    """Return whether contractors have its instruction: it was passed on to them, and not withdrawn."""
    return marker.referrals.filter(key=CONTRACTORS_REFERRAL, settled_on=None, declined_on=None).exists()


def _at_jobs(about: LetterContext) -> bool:
    """Return whether contractors see instructions for the homes where they have a job."""
    return is_on(about.ctx.by.landlord, Feature.CONTRACTORS_PAGES)


def _of_measure(about: LetterContext) -> Iterator[str]:
    yield about.letter.say("seen_by_staff")
    if about.measure and about.measure.terms.get("visits") and _at_jobs(about):
        yield about.letter.say("seen_by_contractors")
        yield about.letter.say("seen_by_other_bodies")
    for team in hears_of_authorised(about.look):
        yield about.letter.say("seen_by_team", team=to_reader(about.words.name(team)))
