"""Letters before they are written: what would go to the customer if this act were done now, gaps and all."""

from dataclasses import replace
from typing import cast

from evenhand.casework.acts import drafted
from evenhand.casework.acts.appealing import changed_measure
from evenhand.casework.details.measures import Instead, Proposed
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
    **dict.fromkeys((Act.REVIEW, Act.REVIEW_MARKER, Act.EXTEND, Act.VARY, Act.LIFT, Act.END_MARKER), Decision.REVIEW),
    Act.DECIDE_APPEAL: Decision.APPEAL,
    Act.REFUSE_COMPLAINT: Decision.COMPLAINT,
}


def preview(doing: Doing) -> Composed | None:
    """Return the letter that an act leads to, with what it does not say yet; None where it leads to none."""
    decision = _LETTER.get(doing.act)
    if decision is None or doing.case is None:
        return None
    proposed = _in_question(doing)
    asked = replace(doing, facts=drafted(doing), subject=proposed.reference) if proposed else doing
    letter = written(asked, decision, proposed=proposed or changed_measure(doing))
    return compose(letter.kind, letter.facts, letter.must)


def _in_question(doing: Doing) -> Measure | None:
    """Return the measure that the letter would tell of as the form has it: proposed, or decided in place of a proposal."""
    told = doing.details if doing.act is Act.PROPOSE else getattr(doing.details, "instead", None)
    if told is None:
        return None
    told = cast("Proposed | Instead", told)
    row = doing.the_case.measures.filter(reference=doing.subject).first()
    why = told.words if isinstance(told, Proposed) else row.why if row else ""
    return Measure(
        reference=doing.subject or DRAFT,
        landlord=doing.by.landlord,
        case=doing.the_case,
        key=told.key,
        terms=told.terms.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        why=why,
        starts_on=told.starts_on,
        until=told.until,
        review_on=told.review_on,
        wide=told.wide,
    )
