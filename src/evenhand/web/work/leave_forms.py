"""Asks for cover with dates, and for cases to reassign."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.colleagues import Covered, Reassigned
from evenhand.casework.stored import StoredCase, StoredMember
from evenhand.landlords.queries import Officer
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.ui.forms.once import Once
from evenhand.web.case.status import CaseStatus
from evenhand.wording.dates import on as worded

LONGEST = timedelta(days=366)


def _colleague(one: StoredMember) -> fields.Choice:
    return fields.Choice(one.user.reference, f"{one.user.name}, {one.title}")


class CoverForm(forms.Form):
    """Whose work, which cover, from the first day to the last. ``away``: people whose cover this officer may arrange."""

    away = fields.SelectField(gettext_lazy("Who is away?"), first="")
    by = fields.SelectField(gettext_lazy("Who sees to it meanwhile?"), missing=gettext_lazy("Select who sees to it"))
    since = fields.DateField(gettext_lazy("First day"), hint=gettext_lazy("For example, 27 3 2026"))
    until = fields.DateField(gettext_lazy("Last day"), hint=gettext_lazy("They still cover on this day"))

    def __init__(
        self,
        officer: Officer,
        away: Sequence[StoredMember],
        people: Sequence[StoredMember],
        on: date,
        sent: QueryDict | None = None,
    ) -> None:
        super().__init__(sent, initial={"away": officer.user.reference, "since": on})
        self.on = on
        self.fields["away"].offer(_colleague(one) for one in away)  # type: ignore[attr-defined]
        alone = away[0].user_id if len(away) == 1 else None
        self.fields["by"].offer(_colleague(one) for one in people if one.user_id != alone)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse implausible days, and officers who would cover for themselves."""
        super().clean()
        answers = self.cleaned_data
        since, until = answers.get("since"), answers.get("until")
        if since and since < self.on:
            self.add_error("since", _("The first day must be today or later: it is {on} today").format(on=worded(self.on)))
        if since and until and until < since:
            self.add_error("until", _("The last day must not come before the first"))
        elif until and until > self.on + LONGEST:
            self.add_error("until", _("The last day must be within a year: arrange it again then"))
        if answers.get("by") and answers.get("by") == answers.get("away"):
            self.add_error("by", _("Select a colleague: officers cannot cover for themselves"))
        return answers

    def details(self) -> Covered:
        return Covered(**{name: self.cleaned_data[name] for name in ("away", "by", "since", "until")})


class HandOverForm(Once):
    """Cases to reassign to a colleague, and what they should know."""

    cases = fields.CheckboxesField(gettext_lazy("Which cases?"), missing=gettext_lazy("Select at least one case"))
    owner = fields.SelectField(gettext_lazy("Who owns them from now on?"), missing=gettext_lazy("Select who owns them"))
    words = NarrativeField(
        gettext_lazy("What should they know?"),
        hint=gettext_lazy("Why you pass them on, and what comes next. Each case records it."),
        missing=gettext_lazy("Write what they should know"),
        rows=3,
    )

    def __init__(
        self, cases: Sequence[tuple[StoredCase, CaseStatus]], people: Sequence[StoredMember], sent: QueryDict | None = None
    ) -> None:
        super().__init__(sent, auto_id="hand_%s")
        offered = (
            fields.Choice(
                row.reference,
                f"{row.reference}: {row.customer.name}",
                hint=_("Owned by {owner}. {says}").format(owner=row.owner.name, says=stands.says),
            )
            for row, stands in cases
        )
        self.fields["cases"].offer(offered)  # type: ignore[attr-defined]
        self.fields["owner"].offer(_colleague(one) for one in people)  # type: ignore[attr-defined]

    def details(self) -> Reassigned:
        return Reassigned(owner=self.cleaned_data["owner"], words=self.cleaned_data["words"])
