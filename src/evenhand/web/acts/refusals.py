"""Shows on an act's form each rule that refuses it, its clause, its cure, and a field for a reason."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.forms import BoundField

from evenhand.casework.case_view import CURED_BY_ITS_FORM
from evenhand.casework.form_questions.questions import who_else_may_depart
from evenhand.policy.verdict import RuleResult, Verdict
from evenhand.ui import components
from evenhand.ui.presenters import Presenter
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.wording.dates import listed
from evenhand.wording.words import Words

ASKED_HERE = frozenset(
    {
        "marker_hard_end",
        "terms_allowed",
        "end_set",
        "review_set",
        "tailored",
        "marker_rests_on_incident",
        "marker_in_policy",
        "referral_withheld_until",
    }
)
"""Rules about what the form itself asks for: they refuse nothing before it is filled in."""


@dataclass(frozen=True)
class Against:
    """One refusal. ``reasons``: fields for departing from it; ``only``: who else may depart."""

    rule: components.Rule
    reasons: tuple[BoundField, ...] = ()
    only: str = ""


def against(verdict: Verdict, form: ActForm, presenter: Presenter) -> list[Against]:
    """Return the refusals, with a field for a reason under the last rule of each demand that a reason lifts."""
    entitled, who = _may_depart(form)
    found = []
    for same in presenter.alike(verdict):
        demands = _lifted_by_a_reason(same)
        fields = tuple(field for demand in demands if entitled and (field := form.offer_departure(demand)))
        rule = presenter.rule(verdict, same)  # after the fields, to which its cures lead
        found.append(Against(rule, fields, who if demands and not entitled else ""))
    return found


def _lifted_by_a_reason(results: Iterable[RuleResult]) -> list[str]:
    cures = (cure for one in results for cure in one.cures if cure.code == "give_reason")
    return list(dict.fromkeys(cure.params["demand"] for cure in cures))


def first_of_all(verdict: Verdict, form: ActForm, presenter: Presenter) -> list[Against]:
    """Return what stands against this act whatever the answers on its form; what only another person lifts comes first."""
    theirs = verdict.for_another(form.ctx.by.user.reference)
    results = [one for one in verdict.refusals if one not in theirs and one.rule not in ASKED_HERE and not _is_asked(one)]
    return against(replace(verdict, results=(*theirs, *results)), form, presenter)


def _is_asked(result: RuleResult) -> bool:
    asked = any(cure.code in CURED_BY_ITS_FORM for cure in result.cures)
    return asked or result.message.params.get("fact") == "reasons_written"


def _may_depart(form: ActForm) -> tuple[bool, str]:
    """Return whether this person may record a departure, and who may where they may not."""
    others = who_else_may_depart(form.ctx, form.draft_facts())
    words = Words(form.ctx.policy)
    return not others, listed((words.name(key) for key in others), "or")
