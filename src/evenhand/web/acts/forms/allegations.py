"""What the customer says of our own people: asked beside an account, an appeal or a contact, or by itself; looked into."""

from typing import TYPE_CHECKING, Any

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.allegations import AllegationSettled, Alleged, InvestigatorNamed
from evenhand.casework.form_questions.colleagues import could_look_into, named
from evenhand.casework.rows import allegation_in
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import SIGNED, ActForm
from evenhand.web.acts.forms.steps import StepForm
from evenhand.wording.dates import listed

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text


OUTCOMES = (
    fields.Choice("made_out", gettext_lazy("What they say is made out")),
    fields.Choice("partly", gettext_lazy("Part of it is made out")),
    fields.Choice("not_made_out", gettext_lazy("It is not made out")),
)
ABOUT_STAFF = gettext_lazy("Who is it about?")
OF_US = gettext_lazy("Does it allege that a colleague did something wrong?")
OF = gettext_lazy(
    "A name as colleagues know it, or a work email; several with commas between. Leave it empty if it is not known."
)


def _about_staff(label: "Text" = ABOUT_STAFF) -> ShortTextField:
    return ShortTextField(label, hint=OF, max_length=300, required=False)


def _of_discrimination() -> fields.TickField:
    return fields.TickField(
        gettext_lazy("They say that they were treated worse because of who they are"),
        hint=gettext_lazy(
            "Disability, race, sex, age, faith and the like. To say so is protected by law: it is never held against them."
        ),
        required=False,
    )


class AllegingForm(ActForm):
    """A form about a statement of the customer's, which may allege something about staff."""

    def ask_of_us(self, question: "Text" = OF_US) -> None:
        """Ask whether it does; the other questions stay empty where it does not."""
        self.fields["alleged"] = fields.YesNoField(
            question,
            hint=_("An independent colleague investigates it separately from this case."),
            layout="inline",
            required=False,
        )
        self.fields["alleged_words"] = NarrativeField(
            _("What do they say of us?"),
            theirs=True,
            hint=_("In their words. Leave it empty if it is all in what you wrote above."),
            rows=3,
            required=False,
        )
        self.fields["alleged_of"] = _about_staff()
        self.fields["of_discrimination"] = _of_discrimination()
        names = ("alleged_words", "alleged_of", "of_discrimination")
        self.groups = (*self.groups, (_("If it alleges something about staff"), names))

    def clean(self) -> dict[str, Any]:
        """Refuse an incomplete allegation, and a name that fits two people."""
        super().clean()
        told = [self.cleaned_data.get(name) for name in ("alleged_words", "alleged_of", "of_discrimination")]
        if "alleged" in self.fields and any(told) and self.cleaned_data.get("alleged") != "yes":
            self.add_error("alleged", _("Select yes, or leave the allegation about staff empty"))
        if several := named(self.ctx.by.landlord, self.cleaned_data.get("alleged_of") or "").several:
            self.add_error(
                "alleged_of",
                _("More than one colleague is called {several}: enter their work email").format(several=listed(several)),
            )
        return self.cleaned_data

    @property
    def alleges(self) -> Alleged | None:
        """Return the allegation about staff; None where there is none."""
        return self.alleged(self.cleaned_data["alleged_words"]) if self.cleaned_data.get("alleged") == "yes" else None

    def alleged(self, words: str | None, **more: Any) -> Alleged:
        answers = self.cleaned_data
        people = named(self.ctx.by.landlord, answers["alleged_of"] or "")
        return Alleged(
            words=words or "",
            of=people.references,
            unmatched=", ".join(people.unknown),
            of_discrimination=answers["of_discrimination"],
            **more,
        )


class TakeAllegationForm(AllegingForm):
    """An allegation made by itself."""

    words = NarrativeField(
        gettext_lazy("What do they say of us?"), theirs=True, hint=gettext_lazy("In their own words, in full."), rows=7
    )
    alleged_of = _about_staff()
    of_discrimination = _of_discrimination()
    on = fields.DateField(
        gettext_lazy("When did they say it?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )

    def prepare(self) -> None:
        self.initial.setdefault("on", self.ctx.on)

    def details(self) -> Alleged:
        return self.alleged(self.cleaned_data["words"], on=self.cleaned_data.get("on"), departures=self.departures)


class AboutAllegationForm(AllegingForm):
    """A form about one allegation; it shows the allegation first."""

    @property
    def says(self) -> str:
        """Return it in the customer's words."""
        row = allegation_in(self.ctx.the_case, self.ctx.subject)
        return row.says if row else ""


class InvestigatorForm(AboutAllegationForm):
    """The investigator, among those who are independent of the case."""

    investigator = fields.RadiosField(gettext_lazy("Who looks into it?"), missing=gettext_lazy("Select who looks into it"))
    alleged_of = _about_staff(gettext_lazy("Who is it about, as far as you know now?"))
    words = NarrativeField(
        gettext_lazy("Why this person?"),
        hint=gettext_lazy("They are not complained about, take no part in the case, and decide nothing in it."),
    )

    def prepare(self) -> None:
        people = could_look_into(self.ctx)
        self.nobody = not people
        self.offer("investigator", (fields.Choice(one.user.reference, one.user.name, hint=one.title) for one in people))
        if self.nobody:
            self.fields["investigator"].help_text = _(
                "No colleague here is independent of this case. Your administrator has to add an investigator from outside."
            )

    def details(self) -> InvestigatorNamed:
        people = named(self.ctx.by.landlord, self.cleaned_data["alleged_of"] or "")
        return InvestigatorNamed(**self.common, investigator=self.cleaned_data["investigator"], of=people.references)


class SettleForm(AboutAllegationForm):
    """The outcome of an investigation."""

    outcome = fields.RadiosField(gettext_lazy("What came of it?"), OUTCOMES, missing=gettext_lazy("Select what came of it"))
    words = NarrativeField(
        gettext_lazy("What did you investigate, and what does it rest on?"),
        hint=format_lazy("{} {}", gettext_lazy("The decision-makers in this case read it."), SIGNED),
    )

    def details(self) -> AllegationSettled:
        return AllegationSettled(**self.common, outcome=self.cleaned_data["outcome"])


class LiftBarForm(AboutAllegationForm, StepForm):
    """Why the colleagues that an allegation names may decide here again."""
