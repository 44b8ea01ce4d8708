"""Letters before they are written: what would go to the customer if this act were done now, gaps and all."""

from dataclasses import replace
from typing import cast

from evenhand.casework import details as said
from evenhand.casework.acts import drafted
from evenhand.casework.acts.appealing import changed_measure
from evenhand.casework.doing import DRAFT, Doing
from evenhand.casework.writing import written
from evenhand.letters.contents import Composed, compose
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act, Decision

_LETTER = {
    Act.FIND: Decision.FINDING,
    Act.WARN: Decision.WARNING,
    Act.PROPOSE: Decision.MEASURE,
    Act.AUTHORISE: Decision.MEASURE,
    Act.IMPOSE: Decision.MEASURE,
    Act.TELL_MARKER: Decision.MARKER,
    Act.DECIDE_APPEAL: Decision.APPEAL,
    Act.REFUSE_COMPLAINT: Decision.COMPLAINT,
}


def preview(doing: Doing) -> Composed | None:
    """Return the letter that an act leads to, with what it does not say yet; None where it leads to none."""
    decision = _LETTER.get(doing.act)
    if decision is None or doing.case is None:
        return None
    proposed = _proposed(doing) if doing.act is Act.PROPOSE else changed_measure(doing)
    asked = replace(doing, facts=drafted(doing), subject=DRAFT) if doing.act is Act.PROPOSE else doing
    letter = written(asked, decision, proposed=proposed)
    return compose(letter.kind, letter.facts, letter.must)


def _proposed(doing: Doing) -> Measure:
    told = cast("said.Proposed", doing.details)
    return Measure(
        reference=DRAFT,
        landlord=doing.by.landlord,
        case=doing.the_case,
        key=told.key,
        terms=told.terms.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        why=told.words,
        starts_on=told.starts_on,
        until=told.until,
        review_on=told.review_on,
        wide=told.wide,
    )
