"""Asks for a colleague, for who takes their work over, and for cover."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.administration.power import KINDS
from evenhand.administration.setting_up import worded
from evenhand.administration.staff import ColleagueView, NotTaken, PersonStated
from evenhand.casework.permissions import CAPACITIES
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField

CAPACITY = {
    "reporter": (gettext_lazy("Reports"), gettext_lazy("Logs incidents, and reads their own reports.")),
    "caseworker": (gettext_lazy("Works on cases"), gettext_lazy("Owns cases, and proposes.")),
    "authoriser": (gettext_lazy("Decides"), gettext_lazy("Authorises what others propose, where the policy lets them.")),
    "reviewer": (gettext_lazy("Decides appeals"), gettext_lazy("Where the policy lets them, and they took no part.")),
    "auditor": (gettext_lazy("Audits"), gettext_lazy("Reads cases and decisions, and changes nothing.")),
    "policy_owner": (gettext_lazy("Owns the policy"), gettext_lazy("Adopts answers and versions, and administers Evenhand.")),
}
"""Each capacity as pages name it, and what it lets a colleague do."""
TITLES = {
    "roles": gettext_lazy("Roles in the policy"),
    "teams": gettext_lazy("Teams"),
    "committees": gettext_lazy("Committees"),
    "capacities": gettext_lazy("What they do in Evenhand"),
}


class PersonForm(forms.Form):
    """A colleague: who they are, and what their post holds. ``known``: roles, teams and committees of the policy."""

    username = fields.TextField(
        gettext_lazy("User name"),
        hint=gettext_lazy("They sign in with it: small letters, digits, dots and hyphens, like t.reed. It stays."),
        max_length=150,
        width=20,
    )
    first_name = fields.TextField(gettext_lazy("First name"), max_length=100, width=20)
    last_name = fields.TextField(gettext_lazy("Last name"), max_length=100, width=20)
    title = fields.TextField(gettext_lazy("Job title"), max_length=100, width=30)
    email = fields.EmailField(gettext_lazy("Work email address"), required=False, max_length=150)
    manager = fields.SelectField(gettext_lazy("Who manages them?"), first=gettext_lazy("Nobody here"), required=False)

    def __init__(
        self,
        known: Mapping[str, Mapping[str, str]],
        people: Iterable[ColleagueView],
        sent: QueryDict | None = None,
        of: PersonStated | None = None,
    ) -> None:
        start: dict[str, Any] = {"capacities": ["reporter"]}
        if of:
            start = {name: getattr(of, name) for name in of.__dataclass_fields__} | {n: list(getattr(of, n)) for n in KINDS}
        super().__init__(sent, initial=start)
        self.of = of
        if of:
            del self.fields["username"]
        offered = [fields.Choice(one.username, f"{one.name}, {one.title}") for one in people]
        self.fields["manager"].offer(offered)  # type: ignore[attr-defined]
        for kind in KINDS[:3]:
            if titles := known.get(kind):
                choices = [fields.Choice(key, title) for key, title in titles.items()]
                self.fields[kind] = fields.CheckboxesField(TITLES[kind], choices, required=False)
        capacities = [fields.Choice(one, CAPACITY[one][0], hint=CAPACITY[one][1]) for one in CAPACITIES]
        missing = _("Select at least one")
        self.fields["capacities"] = fields.CheckboxesField(TITLES["capacities"], capacities, missing=missing)

    def stated(self) -> PersonStated:
        """Return the colleague as stated; what the policy has no words for stays as it was."""
        said = self.cleaned_data
        one: dict[str, Any] = {n: said.get(n) or "" for n in ("first_name", "last_name", "email", "title", "manager")}
        one["username"] = self.of.username if self.of else said["username"]
        many: dict[str, Any] = {kind: tuple(said.get(kind, getattr(self.of, kind, ()))) for kind in KINDS}
        return PersonStated(**one, **many)

    def refuse(self, why: NotTaken) -> None:
        """Show each reason at its question."""
        refuse(self, why)


def refuse(form: forms.Form, why: NotTaken) -> None:
    """Show why people cannot be taken, each reason at its question where the form has it."""
    for wrong in why.wrong:
        what, do = worded(wrong)
        form.add_error(wrong.field if wrong.field in form.fields else None, f"{what[0].upper()}{what[1:]}: {do}")


class _Other(forms.Form):
    to = fields.SelectField(gettext_lazy("Which colleague?"), missing=gettext_lazy("Select a colleague"))

    def __init__(self, people: Iterable[ColleagueView], whose: str, sent: QueryDict | None = None, **more: Any) -> None:
        super().__init__(sent, **more)
        offered = [fields.Choice(one.username, f"{one.name}, {one.title}") for one in people if one.username != whose]
        self.fields["to"].offer(offered)  # type: ignore[attr-defined]


class LeaveForm(_Other):
    """Who has a leaver's work from now on, and what they should know."""

    words = NarrativeField(
        gettext_lazy("What should they know?"),
        hint=gettext_lazy("Each case records it. Write nothing about why the colleague leaves."),
        missing=gettext_lazy("Write what they should know"),
        rows=3,
    )


class PostCoverForm(_Other):
    """Who sees to a colleague's work, from the first day to the last."""

    since = fields.DateField(gettext_lazy("First day"), hint=gettext_lazy("For example, 27 3 2026"))
    until = fields.DateField(gettext_lazy("Last day"), hint=gettext_lazy("They still cover on this day"))

    def __init__(self, people: Iterable[ColleagueView], whose: str, on: date, sent: QueryDict | None = None) -> None:
        super().__init__(people, whose, sent, initial={"since": on})
        self.on = on

    def clean(self) -> dict[str, Any]:
        """Refuse days that are over or in the wrong order."""
        super().clean()
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and since < self.on:
            self.add_error("since", _("The first day must be today or later"))
        if since and until and until < since:
            self.add_error("until", _("The last day must not come before the first"))
        return self.cleaned_data
