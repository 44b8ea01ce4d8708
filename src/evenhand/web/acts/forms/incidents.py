# ruff: noqa: D107 - a class says what its constructor takes
"""What happened: four questions while the caller is still on the line, and the rest for whoever knows it now."""

from typing import Any, ClassVar

from evenhand.casework.context import ActContext
from evenhand.casework.details.incidents import Added, Reported
from evenhand.policy.pack.answers import ConductOf, Protects
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms import choices
from evenhand.web.acts.forms.evidence import EvidenceField
from evenhand.web.acts.forms.incident_form import OFFENCE, PEOPLE, SAFETY, IncidentForm, in_words


class ReportForm(IncidentForm):
    """One reported event. Who it was is asked outside a case only."""

    behind: ClassVar[tuple[str, ...]] = ("happened_at", "found_out_at")

    def prepare(self) -> None:
        """Ask the four questions, then the rest."""
        if self.ctx.case is None:
            self.ask_who()
            self.fields["unidentified"] = fields.TickField("Not identified yet", required=False)
        self.fields["words"] = NarrativeField(
            "What happened, in your own words?", hint="What was said and done. No opinion of the person."
        )
        self.fields["happened_at"] = fields.MomentField(
            "When did it happen?", hint="For example, 27 3 2026 at 2:30pm", called="When it happened", initial=self.ctx.at
        )
        self.fields["channel"] = fields.SelectField(
            "How did it reach us?", choices.channels(), missing="Select how it reached us"
        )
        self.ask_behaviours()
        self._ask_whom()
        self._ask_flags()
        self.ask_situations()
        self.fields["evidence"] = EvidenceField("Add what shows it: a recording, a photograph, a letter")
        self.groups = (
            ("What our policy calls it", self.family_names),
            ("Who was affected, and who saw it", ("conduct_of", "towards", *PEOPLE)),
            ("When we found out, and for whom you report", ("found_out_at", "on_behalf_of", "on_behalf_name")),
            ("What to know about it", ("manner_only", "protected_act", *OFFENCE, *SAFETY, "situations")),
            ("Evidence", ("evidence",)),
        )

    def _ask_whom(self) -> None:
        self.fields["conduct_of"] = fields.RadiosField(
            "Whose conduct was it?", choices.people_of(ConductOf), initial="customer", layout="small"
        )
        self.fields["towards"] = fields.RadiosField(
            "Towards whom?", choices.people_of(Protects), initial="staff", layout="small"
        )
        self.ask_people()
        self.fields["found_out_at"] = fields.MomentField(
            "When did we find out, if that was later?", hint="For example, 27 3 2026 at 2:30pm", required=False,
            called="When we found out",
        )  # fmt: skip
        self.fields["on_behalf_of"] = fields.RadiosField(
            "Whom did it happen to, or who saw it?", in_words(choices.ON_BEHALF), required=False, layout="small"
        )
        self.fields["on_behalf_name"] = ShortTextField("Their name, if it was not you", required=False)

    def _ask_flags(self) -> None:
        self.fields["manner_only"] = fields.TickField(
            "It is mainly their manner",
            hint="Being upset, angry, forceful or persistent is not in itself unacceptable.",
            required=False,
        )
        self.fields["protected_act"] = fields.TickField(
            "It is an allegation of discrimination, or going to an MP, a councillor, a regulator or the Ombudsman",
            hint="That is never the behaviour. It is kept, and passed to whoever answers it.",
            required=False,
        )
        self.ask_offence_and_safety()

    def clean(self) -> dict[str, Any]:
        """Refuse a finding out before it happened."""
        answers = super().clean()
        happened, found = answers.get("happened_at"), answers.get("found_out_at")
        if happened and found and found < happened:
            self.add_error("found_out_at", "We cannot have found out before it happened: check both")
        return answers

    def details(self) -> Reported:
        """Return the report. Who it was is settled by the page."""
        answers = self.cleaned_data
        return Reported(
            words=answers["words"],
            departures=self.departures,
            happened_at=answers["happened_at"],
            channel=answers["channel"],
            behaviours=self.behaviours,
            conduct_of=answers["conduct_of"],
            towards=answers["towards"],
            found_out_at=answers["found_out_at"],
            on_behalf_of=answers["on_behalf_of"],
            on_behalf_name=answers["on_behalf_name"],
            manner_only=answers["manner_only"],
            protected_act=answers["protected_act"],
            situations=tuple(answers.get("situations", ())),
            evidence=answers["evidence"],
            **self.people_and_safety,
        )


class AddForm(IncidentForm):
    """What was not known when it was reported. Who it was is asked where nobody is named yet."""

    def __init__(self, ctx: ActContext, *args: Any, unknown: bool = True, **kwargs: Any) -> None:
        self.unknown = unknown
        super().__init__(ctx, *args, **kwargs)

    def prepare(self) -> None:
        """Ask who, which behaviour, what else, and for files."""
        if self.unknown:
            self.ask_who()
        self.fields["words"] = NarrativeField(
            "What else should be known?",
            hint="It stands beside what was told first, with your name and the day.",
            required=False,
        )
        self.ask_behaviours()
        self.ask_people()
        self.ask_offence_and_safety()
        self.ask_situations()
        self.fields["evidence"] = EvidenceField("Add what shows it: a recording, a photograph, a letter")
        self.groups = (
            ("What our policy calls it", self.family_names),
            ("Who was affected, and who saw it", PEOPLE),
            ("What to know about it", (*OFFENCE, *SAFETY, "situations")),
            ("Evidence", ("evidence",)),
        )

    def details(self) -> Added:
        """Return what is added."""
        answers = self.cleaned_data
        return Added(
            words=answers["words"],
            behaviours=self.behaviours,
            situations=tuple(answers.get("situations", ())),
            evidence=answers["evidence"],
            **self.people_and_safety,
        )
