"""Words the answers of an assessment: question, answer and reason; legal advice only for some readers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.stored import StoredAssessed
from evenhand.policy.fact_catalogue import DISABILITY
from evenhand.policy.layers import Policy
from evenhand.ui.presenters import start
from evenhand.wording.choices import QUESTIONS
from evenhand.wording.words import Words

_LINK, _RULED_OUT = DISABILITY[:2]
SAYS = {True: gettext_lazy("Yes"), False: gettext_lazy("No"), None: gettext_lazy("Not known")}
KEPT_FROM_YOU = gettext_lazy("Privileged: only those who work on or decide this case can read it")


@dataclass(frozen=True)
class AssessmentAnswer:
    """One answer of the assessment in words."""

    says: str
    so: str
    why: str
    by: str
    on: date


def latest_answers(rows: Iterable[StoredAssessed]) -> dict[str, StoredAssessed]:
    """Return the latest answer to each question, by its fact."""
    latest = {row.fact: row for row in rows}
    if _RULED_OUT in latest:  # one question on the form, which both facts answer
        latest.pop(_LINK, None)
    return latest


def assessment_answers(
    rows: Iterable[StoredAssessed], policy: Policy, words: Words, *, privileged: bool
) -> Iterator[AssessmentAnswer]:
    """Yield the latest answer to each question; ``privileged``: whether this reader may read legal advice."""
    latest = latest_answers(rows)
    asked = policy.catalogue("question")
    for fact, row in latest.items():
        says = asked[fact].value.asks if fact in asked else start(words.fact(fact))
        so = row.so
        if fact == _RULED_OUT:
            says, so = QUESTIONS["arises_from_disability"], None if so is None else not so
        yield AssessmentAnswer(says, str(SAYS[so]), _why(row, privileged=privileged), row.by.name, row.on)


def _why(row: StoredAssessed, *, privileged: bool) -> str:
    if not row.privileged:
        return str(row.why)
    return _("Privileged. {why}").format(why=row.why) if privileged else str(KEPT_FROM_YOU)
