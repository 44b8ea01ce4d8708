"""Extensions: proposed while a measure runs, decided by somebody else, told by a letter. The old end stands until then."""

from dataclasses import replace
from typing import cast

from evenhand.casework.acts.rows import issue, measure_of, release_of
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.details.reviews import Lengthened
from evenhand.casework.doing import Changed, Doing
from evenhand.casework.writing import written
from evenhand.measures import actions as measures
from evenhand.measures.models import Extension, Measure
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act, Decision
from evenhand.reviews import actions as reviews


def _proposing(doing: Doing) -> Facts:
    told = cast("Lengthened", doing.details)
    facts = doing.facts.about(doing.subject)
    facts = facts.knowing(**{fact: known.so(doing.on, doing.by.user.reference) for fact in told.facts})
    facts = facts.plus(reviewing=known.ReviewDone(doing.on, keeps=True, next_on=told.review_on))
    in_question = tuple(
        replace(row, until_before=row.until, until=told.until) if row.reference == doing.subject else row
        for row in facts.measures
    )
    return facts.plus(measures=in_question)


def propose_extension(doing: Doing) -> Changed:
    """Keep what is asked for; the measure keeps its last day."""
    told = cast("Lengthened", doing.details)
    fields = {"until": told.until, "review_on": told.review_on, "release": release_of(doing)}
    measures.propose_extension(measure_of(doing), by=doing.by.user, on=doing.on, why=told.words, fields=fields)
    return Changed(doing.subject or "", told.facts)


def _deciding(doing: Doing) -> Facts:
    facts = doing.facts.about(doing.subject)
    asked = _asked(doing)
    next_on = asked.review_on if asked else None
    says = frozenset(written(doing, Decision.REVIEW).says)
    return facts.plus(reviewing=known.ReviewDone(doing.on, keeps=True, next_on=next_on), says=says)


def _asked(doing: Doing) -> Extension | None:
    measure: Measure = measure_of(doing)
    return measures.open_extension(measure)


def extend(doing: Doing) -> Changed:
    """Move the measure's last day, and issue the letter; whoever decided has looked at it again."""
    measure, asked = measure_of(doing), _asked(doing)
    assert asked is not None  # noqa: S101  (the engine refuses where nobody asked)
    looked = reviews.record(
        doing.the_case, measure.reference, by=doing.by.user, on=doing.on, outcome="extend", why=doing.details.words
    )
    letter = issue(doing, Decision.REVIEW, subject=looked.reference, about=measure.reference, outcome="extend")
    measures.extend(measure, asked, by=doing.by.user, on=doing.on, because=doing.details.words)
    return Changed(measure.reference, letter=letter.reference)


def settled(doing: Doing) -> bool:
    """Send back, or withdraw, an extension that waits; tell whether there was one."""
    asked = _asked(doing)
    if asked is None:
        return False
    by = doing.by.user if doing.act is Act.SEND_BACK else None
    measures.settle(asked, on=doing.on, by=by, because=doing.details.words)
    return True


CHANGES: Changes = {
    Act.PROPOSE_EXTENSION: propose_extension,
    Act.EXTEND: extend,
}


DRAFTS: Drafts = {
    Act.PROPOSE_EXTENSION: _proposing,
    Act.EXTEND: _deciding,
}
