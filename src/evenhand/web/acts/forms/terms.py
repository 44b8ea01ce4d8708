"""Turns the terms that a policy allows into questions, and answers into terms."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import TermRule, TermRules, Terms
from evenhand.policy.vocabulary import SERVICE_IS_MATTER, Matter, Service, VisitCondition
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.ui.forms.sentences import in_a_sentence, said
from evenhand.ui.presenters import start
from evenhand.web.acts.forms.choices import PERIODS, plainly
from evenhand.wording.letters import CHANNELS, SERVICES, TERMS, VISITS
from evenhand.wording.terms import around

CALLED = {
    "named_contact": gettext_lazy("Who deals with their enquiries?"),
    "hours_from": gettext_lazy("From which time can they reach us?"),
    "hours_until": gettext_lazy("Until which time?"),
    "contacts_per": gettext_lazy("How often may they contact us?"),
    "replies_per": gettext_lazy("How often do we answer, however often they contact us?"),
    "contact_time_per": gettext_lazy("How many minutes of our time do they have?"),
    "minutes_each": gettext_lazy("How many minutes may one contact take?"),
    "word_limit": gettext_lazy("How many words may a letter have?"),
    "live_issues": gettext_lazy("How many of their issues do we deal with at a time?"),
    "third_party": gettext_lazy("Who passes contact on?"),
    "earlier_matter": gettext_lazy("Which earlier matter is meant?"),
    "earlier_matter_answer": gettext_lazy("How did we answer it?"),
    "visits": gettext_lazy("How are visits carried out?"),
    "services": gettext_lazy("Which services are limited?"),
    "complaint": gettext_lazy("Which one complaint is not taken? Give its reference"),
    "body": gettext_lazy("Which court, platform or agency is concerned?"),
    "description": gettext_lazy("The measure in plain words"),
}
"""The names of blanks for screen readers; and questions whose answers are whole sentences."""
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Field = forms.Field


class TermQuestions:
    """Makes the questions of one measure under one policy."""

    def __init__(self, policy: Policy, key: str, owner: str) -> None:
        """Take the policy, the measure's key, and the first contact to offer."""
        offered = policy.catalogue("measure")[key].value
        self.policy, self.owner = policy, owner
        self.rules: dict[str, TermRule] = offered.terms.named()
        if offered.open:
            self.rules = {name: self.rules.get(name, TermRule()) for name in TermRules.model_fields}
            self.rules["description"] = TermRule(required=True)

    def fields(self) -> dict[str, Field]:
        """Return the questions by the names of the form's fields, required ones first."""
        found: dict[str, Field] = {}
        for name, rule in sorted(self.rules.items(), key=lambda item: not item[1].required):
            asked = self._of(name, rule)
            if all(isinstance(field.widget, _IN_A_LINE) for field in asked.values()):
                in_a_sentence(around(name), asked)
            found |= asked
        return found

    def _of(self, name: str, rule: TermRule) -> dict[str, Field]:
        if name in {"contacts_per", "replies_per", "contact_time_per"}:
            return self._rate(name, rule)
        if name == "hours":
            asked: dict[str, Any] = {"required": rule.required, "missing": _unfinished(name), "width": 5}
            return {
                "hours_from": ShortTextField(CALLED["hours_from"], hint=_("For example, between 09:00 and 12:30"), **asked),
                "hours_until": ShortTextField(CALLED["hours_until"], **asked),
            }
        return self._earlier(rule) if name == "earlier_matter" else {name: self._one(name, rule)}

    def _earlier(self, rule: TermRule) -> dict[str, Field]:
        """Ask for the earlier matter and its answer, which a measure that answers new issues only has to name."""
        of_itself = self.rules.get("new_issues_only", rule)
        asked: dict[str, Any] = {
            "required": rule.required or of_itself.required,
            "missing": _unfinished("earlier_matter"),
            "max_length": 300,
        }
        hint = _("For example, your service charge of 2023. We answered it by our letter of 3 March 2026")
        return {
            "earlier_matter": ShortTextField(CALLED["earlier_matter"], hint=hint, **asked),
            "earlier_matter_answer": ShortTextField(CALLED["earlier_matter_answer"], **asked),
        }

    def _rate(self, name: str, rule: TermRule) -> dict[str, Field]:
        minutes, required = name == "contact_time_per", rule.required
        bounds: dict[str, Any] = {
            "min_value": rule.least or (5 if minutes else 1),
            "max_value": rule.most or (6000 if minutes else 100),
        }
        number = fields.WholeNumberField(CALLED[name], required=required, missing=_unfinished(name), **bounds)
        first = "" if required else _("Choose one")
        period = fields.SelectField(_("In each"), PERIODS, required=required, first=first, missing=_period_of(name))
        return {f"{name}_number": number, f"{name}_per": period}

    def _one(self, name: str, rule: TermRule) -> Field:
        label = _label(name)
        asked: dict[str, Any] = {"required": rule.required, "missing": _unfinished(name)}
        if name in _CHOSEN:
            return self._chosen(name, rule)
        if name in _NUMBERS:
            least, most = _NUMBERS[name]
            return fields.WholeNumberField(label, min_value=rule.least or least, max_value=rule.most or most, **asked)
        if name in _WRITTEN:
            hint, rows = _WRITTEN[name]
            return NarrativeField(label, hint=hint, rows=rows, **asked)
        if name == "paused_until":
            return fields.DateField(label, hint=_("For example, 27 9 2026"), called=_("The last day of the pause"), **asked)
        if name in {"appointment_only", "new_issues_only"}:
            return fields.TickField(label, required=rule.required)
        is_name = name in {"named_contact", "third_party"}
        return ShortTextField(
            label, max_length=300, initial=self.owner if name == "named_contact" else None, ours=not is_name, **asked
        )

    def _chosen(self, name: str, rule: TermRule) -> Field:
        offered = [one for one in _CHOSEN[name](self.policy) if not rule.choose or one.value in rule.choose]
        only = [one.value for one in offered] if rule.required and len(offered) == 1 else None
        small = "small" if len(offered) > 3 else ""
        missing = _unfinished(name)
        return fields.CheckboxesField(
            _label(name), offered, required=rule.required, missing=missing, layout=small, initial=only
        )


def _label(name: str) -> str:
    """Return the name of a blank; for a field under a sentence, the sentence so far."""
    return str(CALLED.get(name) or around(name)[0].strip())


def _period_of(name: str) -> str:
    """Return the error for a number without its day, week or month."""
    return _("Select day, week or month for “{question}”").format(question=CALLED[name])


def _unfinished(name: str) -> str:
    """Return the error for an empty blank; "" where the blank is all of the sentence."""
    return (
        _("Finish the sentence “{said}”").format(said=said(around(name))) if around(name)[0] or len(around(name)[1]) > 1 else ""
    )


_IN_A_LINE = (forms.TextInput, forms.Select)
_NUMBERS = {"minutes_each": (5, 480), "word_limit": (50, 5000), "live_issues": (1, 50)}
_WRITTEN = {
    "description": (gettext_lazy("To them, as it will stand in the letter."), 4),
    "premises": (gettext_lazy("One on each line."), 3),
}


def _always_taken(policy: Policy) -> set[Matter]:
    return {matter for answer in policy.every("never_blocked") for matter in answer.value.matters}


def _services(policy: Policy) -> list[fields.Choice]:
    """Return the services that a measure may limit: none with a matter that any layer always takes."""
    always = _always_taken(policy)
    open_to_limits = (one for one in Service if SERVICE_IS_MATTER.get(one) not in always)
    return [fields.Choice(one.value, start(SERVICES[one.value])) for one in open_to_limits]


def _channels() -> list[fields.Choice]:
    """Return the channels in the words of the sentences."""
    return [fields.Choice(key.value, start(says)) for key, says in CHANNELS.items()]


def _matters(policy: Policy) -> list[fields.Choice]:
    """Return the matters that a measure may close: none that any layer always takes."""
    always = _always_taken(policy)
    return plainly(matter for matter in Matter if matter not in always and matter is not Matter.NEW_ISSUE)


_CHOSEN: dict[str, Callable[[Policy], list[fields.Choice]]] = {
    "channels_only": lambda _: _channels(),
    "channels_closed": lambda _: _channels(),
    "limited_channels": lambda _: _channels(),
    "days": lambda _: plainly(DAYS),
    "topics_closed": _matters,
    "visits": lambda _: [fields.Choice(one.value, start(VISITS[one])) for one in VisitCondition],
    "services": _services,
}
_ERRORS = {
    "earlier_matter": gettext_lazy("Name both the earlier matter and how we answered it"),
    "hours": gettext_lazy("Enter the hours in which they can reach us as times like 09:00, the later one second"),
}


def terms_of(answers: dict[str, Any]) -> Terms:
    """Return the terms that the answers make. Raises `pydantic.ValidationError`."""
    stated: dict[str, Any] = {name: answers[name] for name in TERMS if answers.get(name)}
    for name, unit in (("contacts_per", "count"), ("replies_per", "count"), ("contact_time_per", "minutes")):
        if answers.get(f"{name}_number"):
            stated[name] = {unit: answers[f"{name}_number"], "per": answers.get(f"{name}_per") or None}
    if answers.get("hours_from") or answers.get("hours_until"):
        stated["hours"] = {"from": _clock(answers.get("hours_from")), "until": _clock(answers.get("hours_until"))}
    if answers.get("earlier_matter") or answers.get("earlier_matter_answer"):
        matter, answer = (answers.get(name) or "" for name in ("earlier_matter", "earlier_matter_answer"))
        stated["earlier_matter"] = {"matter": matter, "answer": answer}
    if stated.get("premises"):
        stated["premises"] = [line.strip() for line in stated["premises"].split("\n") if line.strip()]
    if stated.get("paused_until"):
        stated["paused_until"] = stated["paused_until"].isoformat()
    return Terms.model_validate(stated)


def answers_of(terms: Terms) -> dict[str, Any]:
    """Return the answers for these terms, the reverse of `terms_of`."""
    found: dict[str, Any] = dict(terms.stated())
    for name in ("contacts_per", "replies_per", "contact_time_per"):
        if rate := found.pop(name, None):
            found |= {f"{name}_number": getattr(rate, "count", None) or rate.minutes, f"{name}_per": rate.per}
    if hours := found.pop("hours", None):
        found |= {"hours_from": hours.from_, "hours_until": hours.until}
    if earlier := found.pop("earlier_matter", None):
        found |= {"earlier_matter": earlier.matter, "earlier_matter_answer": earlier.answer}
    if premises := found.pop("premises", None):
        found["premises"] = "\n".join(premises)
    if paused := found.pop("paused_until", None):
        found["paused_until"] = date.fromisoformat(paused)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def _clock(typed: str | None) -> str:
    """Return "9:00" and "9.00" as "09:00"."""
    return (typed or "").strip().replace(".", ":").rjust(5, "0")


def read_terms(form: forms.Form) -> Terms | None:
    """Return the terms that a form's answers make; None where they cannot be accepted, with an error beside each."""
    try:
        return terms_of(form.cleaned_data)
    except ValidationError as wrong:
        for name, says in _errors_of(wrong, form):
            form.add_error(name, says)
    return None


def _errors_of(wrong: ValidationError, form: forms.Form) -> Iterator[tuple[str | None, str]]:
    """Yield the errors of terms, by the form's field where one can be named; none for a blank that has an error already."""
    wrong_already = set(form.errors)
    for error in wrong.errors():
        term = str(error["loc"][0]) if error["loc"] else ""
        blanks = [name for name in _blanks(term) if name in form.fields]
        if wrong_already and (not blanks or wrong_already.intersection(blanks)):
            continue
        field = blanks[0] if blanks else None
        says = _ERRORS.get(term) or (_period_of(term) if field == f"{term}_per" else "")
        called = _label(term) if term in TERMS else term
        yield field, str(says) or _("“{called}” cannot be kept as it is: shorten it, or check it").format(called=called)


def _blanks(term: str) -> tuple[str, ...]:
    """Return the names of the fields that ask for a term; an error stands beside the first that the form has."""
    return (f"{term}_per", f"{term}_number", f"{term}_from", f"{term}_until", term)
