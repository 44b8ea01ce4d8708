"""Asks a firm's people for a PIN, a job, what stops them, what happened, and the firm's own assessment."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.firms import FirmAnswered
from evenhand.clock import now
from evenhand.ui.forms import fields
from evenhand.ui.forms.evidence import EvidenceField
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.ui.forms.once import Once
from evenhand.ui.forms.table import FeedForm
from evenhand.wording.partner_languages import LANGUAGES

YEAR = timedelta(days=366)


class PinForm(forms.Form):
    """An operative's PIN."""

    pin = fields.PasswordField(gettext_lazy("Your PIN, 6 digits"), autocomplete="off", max_length=20)


class CannotDoForm(forms.Form):
    """What stops the operative."""

    why = NarrativeField(
        gettext_lazy("What stops you?"),
        hint=gettext_lazy("Your scheduler and the landlord see it at once."),
        missing=gettext_lazy("Write what stops you"),
        rows=3,
    )


class WithFiles(Once):
    """Questions, the last of which takes files."""

    def __init__(self, *sent: Any, **more: Any) -> None:
        super().__init__(*sent, **more)
        self.fields["evidence"] = EvidenceField(_("Photographs, recordings or files, if you have any"))


class HappenedForm(WithFiles):
    """What happened at a job."""

    words = NarrativeField(
        gettext_lazy("What happened?"),
        hint=gettext_lazy("What you saw and heard, in your own words."),
        theirs=True,
        missing=gettext_lazy("Write what happened"),
        rows=5,
    )
    happened_at = fields.MomentField(gettext_lazy("When was it?"), called=gettext_lazy("The time"))

    def clean_happened_at(self) -> datetime:
        """Refuse a time of more than a year ago."""
        found: datetime = self.cleaned_data["happened_at"]
        if found < now() - YEAR:
            raise ValidationError(_("Enter a time within the last year"))
        return found


class JobForm(Once):
    """One job, typed."""

    firm = fields.SelectField(gettext_lazy("For which landlord?"), missing=gettext_lazy("Select the landlord"))
    address = ShortTextField(
        gettext_lazy("Where is it?"),
        ours=True,
        max_length=200,
        hint=gettext_lazy("The address with its postcode"),
    )
    starts_at = fields.MomentField(gettext_lazy("When does it start?"), called=gettext_lazy("The start"))
    about = ShortTextField(gettext_lazy("What is it for?"), ours=True, required=False, max_length=200)

    def __init__(self, firms: Iterable[tuple[str, str]], sent: QueryDict | None = None) -> None:
        offered = [fields.Choice(key, says) for key, says in firms]
        super().__init__(sent, initial={"firm": offered[0].value})
        self.fields["firm"].offer(offered)  # type: ignore[attr-defined]


class OperativeForm(forms.Form):
    """A new operative of a firm."""

    firm = fields.SelectField(gettext_lazy("For which landlord?"), missing=gettext_lazy("Select the landlord"))
    name = fields.TextField(gettext_lazy("Name"), max_length=100, width=30)
    language = fields.SelectField(
        gettext_lazy("In which language is the instruction?"),
        [fields.Choice(one.tag, one.name) for one in LANGUAGES.values()],
        first=gettext_lazy("English alone"),
        hint=gettext_lazy("English stands beneath it."),
        required=False,
    )

    def __init__(self, firms: Iterable[tuple[str, str]], sent: QueryDict | None = None) -> None:
        offered = [fields.Choice(key, says) for key, says in firms]
        super().__init__(sent, initial={"firm": offered[0].value})
        self.fields["firm"].offer(offered)  # type: ignore[attr-defined]


class AssessmentForm(forms.Form):
    """The firm's own assessment of an instruction."""

    by = fields.TextField(gettext_lazy("Who assessed it?"), max_length=100, width=30)
    on = fields.DateField(gettext_lazy("On which day?"), called=gettext_lazy("The day"))
    says = NarrativeField(
        gettext_lazy("What do you do?"),
        hint=gettext_lazy("How your people go there, and what they take along."),
        missing=gettext_lazy("Write what you do"),
        rows=3,
    )


class MoreForm(Once):
    """What the firm's safety lead needs to know beyond an instruction."""

    more = NarrativeField(
        gettext_lazy("What more does your safety lead need to know?"),
        hint=gettext_lazy("The landlord answers here. It keeps the question and the answer."),
        missing=gettext_lazy("Write what you need to know"),
        rows=3,
    )


class RequestAnswerForm(WithFiles):
    """A firm's answer to what it is asked for: words, files, or both."""

    given_by = fields.TextField(gettext_lazy("Who says it?"), max_length=100, width=30)
    words = NarrativeField(
        gettext_lazy("What did they see and hear?"),
        hint=gettext_lazy("In their own words. Leave it empty where the files say it all."),
        theirs=True,
        required=False,
        rows=5,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an answer with neither words nor files."""
        super().clean()
        if not self.errors and not self.cleaned_data.get("words") and not self.cleaned_data.get("evidence"):
            self.add_error("words", _("Write what they say, or add a file"))
        return self.cleaned_data

    @property
    def told(self) -> FirmAnswered:
        """Return the answer that was given."""
        said = self.cleaned_data
        return FirmAnswered(words=said["words"] or "", given_by=said["given_by"], evidence=said["evidence"])


class OutcomeForm(forms.Form):
    """What came of an allegation about one of the firm's people."""

    outcome = fields.RadiosField(
        gettext_lazy("What came of it?"),
        (
            fields.Choice("made_out", gettext_lazy("What they say is made out")),
            fields.Choice("partly", gettext_lazy("Part of it is made out")),
            fields.Choice("not_made_out", gettext_lazy("It is not made out")),
        ),
        missing=gettext_lazy("Select what came of it"),
    )
    words = NarrativeField(
        gettext_lazy("What did you look into, and what does it rest on?"),
        missing=gettext_lazy("Write what it rests on"),
        rows=4,
    )


class JobImportForm(FeedForm):
    """A feed of jobs, for one of the landlords that the firm works for."""

    firm = fields.SelectField(gettext_lazy("For which landlord?"), missing=gettext_lazy("Select the landlord"))
    field_order = ("firm", "file", "rows")

    def __init__(self, firms: Iterable[tuple[str, str]], *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        offered = [fields.Choice(key, says) for key, says in firms]
        self.fields["firm"].initial = offered[0].value
        self.fields["firm"].offer(offered)  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    """A password that a link was given for, and the code that goes with some links."""

    code = fields.TextField(
        gettext_lazy("Your code"),
        hint=gettext_lazy("12 letters and digits, from the colleague who asked for this link."),
        max_length=30,
        width=20,
    )
    password = fields.PasswordField(
        gettext_lazy("Choose a password, 12 characters or more"), autocomplete="new-password", max_length=200
    )

    def clean_password(self) -> str:
        """Refuse a password that is short or common."""
        chosen = str(self.cleaned_data["password"])
        try:
            validate_password(chosen)
        except ValidationError as weak:
            raise ValidationError(weak.messages) from weak
        return chosen
