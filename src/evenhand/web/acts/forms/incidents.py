"""Asks what happened: four questions during the call, and the rest for reporters who know it now."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _

from evenhand.casework.context import ActContext
from evenhand.casework.details.incidents import Added, Reported
from evenhand.policy.pack.answers import ConductOf, Protects
from evenhand.ui.forms import fields
from evenhand.ui.forms.evidence import EvidenceField
from evenhand.ui.forms.narrative import NarrativeField, ReasonField, ShortTextField
from evenhand.web.acts.forms import choices
from evenhand.web.acts.forms.danger import DANGER, DangerForm
from evenhand.web.acts.forms.incident_form import OFFENCE, PEOPLE, SAFETY, IncidentForm, in_words


class ReportForm(IncidentForm, DangerForm):
    """One reported event. It asks for the customer outside a case only."""

    behind: ClassVar[tuple[str, ...]] = ("happened_at", "found_out_at")

    def prepare(self) -> None:
        if self.ctx.case is None:
            self.ask_who(unidentified=True)
        self.fields["words"] = NarrativeField(
            _("What happened, in your own words?"), hint=_("Record what was said and done, not an opinion of the person.")
        )
        self.fields["happened_at"] = fields.MomentField(
            _("When did it happen?"),
            hint=_("For example, 27 3 2026 at 2:30pm"),
            called=_("When it happened"),
            initial=self.ctx.at,
        )
        self.fields["channel"] = fields.SelectField(
            _("How did it reach us?"), choices.channels(), missing=_("Select how it reached us")
        )
        self.ask_danger(DANGER)
        self.ask_behaviours()
        self._ask_whom()
        self._ask_flags()
        self.ask_situations()
        self.fields["evidence"] = EvidenceField(_("Add what shows it: a recording, a photograph, a letter"))
        self.groups = (
            *self.groups,
            (_("What our policy calls it"), self.family_names),
            (_("Who was affected, and who saw it"), ("conduct_of", "towards", *PEOPLE)),
            (_("When we found out, and who you report for"), ("found_out_at", "on_behalf_of", "on_behalf_name")),
            (_("What to know about it"), ("manner_only", "protected_act", *OFFENCE, *SAFETY, "situations")),
            (_("Evidence"), ("evidence",)),
        )

    def _ask_whom(self) -> None:
        self.fields["conduct_of"] = fields.RadiosField(
            _("Whose conduct was it?"), choices.people_of(ConductOf), initial="customer", layout="small"
        )
        self.fields["towards"] = fields.RadiosField(
            _("Who was it towards?"), choices.people_of(Protects), initial="staff", layout="small"
        )
        self.ask_people()
        self.fields["found_out_at"] = fields.MomentField(
            _("When did we find out, if that was later?"), hint=_("For example, 27 3 2026 at 2:30pm"), required=False,
            called=_("When we found out"),
        )  # fmt: skip
        self.fields["on_behalf_of"] = fields.RadiosField(
            _("Who did it happen to, or who saw it?"), in_words(choices.ON_BEHALF), required=False, layout="small"
        )
        self.fields["on_behalf_name"] = ShortTextField(_("Their name, if it was not you"), required=False)

    def _ask_flags(self) -> None:
        self.fields["manner_only"] = fields.TickField(
            _("It is mainly their manner"),
            hint=_("Being upset, angry, forceful or persistent is not in itself unacceptable."),
            required=False,
        )
        self.fields["protected_act"] = fields.TickField(
            _("It is an allegation of discrimination, or going to an MP, a councillor, a regulator or the Ombudsman"),
            hint=_("That is never the behaviour. We record it and pass it to the team that answers it."),
            required=False,
        )
        self.ask_offence_and_safety()

    def clean(self) -> dict[str, Any]:
        """Refuse a finding out before it happened."""
        answers = super().clean()
        happened, found = answers.get("happened_at"), answers.get("found_out_at")
        if happened and found and found < happened:
            self.add_error("found_out_at", _("We cannot have found out before it happened: check both"))
        return answers

    def details(self) -> Reported:
        """Return the report. The page settles the customer."""
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
            **self.told_of_danger,
        )


class AddForm(IncidentForm, DangerForm):
    """What the reporter did not know at first. It asks for the customer where there is none yet.

    ``early``: how the end of the call departs from the rule, where its worker has not said why yet.
    """

    def __init__(self, ctx: ActContext, *args: Any, unknown: bool = True, early: str = "", **kwargs: Any) -> None:
        self.unknown, self.early = unknown, early
        super().__init__(ctx, *args, **kwargs)

    def prepare(self) -> None:
        if self.unknown:
            self.ask_who()
        self.fields["words"] = NarrativeField(
            _("What else should be known?"),
            hint=_("It is added beside the first account, with your name and the day."),
            required=False,
        )
        if self.early:
            self.fields["ended_early"] = ReasonField(_("Why did you end the call or visit so early?"), hint=self.early, rows=2)
        self.ask_behaviours()
        self.ask_people()
        self.ask_offence_and_safety()
        self.ask_situations()
        self.fields["evidence"] = EvidenceField(_("Add what shows it: a recording, a photograph, a letter"))
        self.ask_danger(DANGER)
        self.groups = (
            *self.groups,
            (_("What our policy calls it"), self.family_names),
            (_("Who was affected, and who saw it"), PEOPLE),
            (_("What to know about it"), (*OFFENCE, *SAFETY, "situations")),
            (_("Evidence"), ("evidence",)),
        )

    def details(self) -> Added:
        answers = self.cleaned_data
        return Added(
            words=answers["words"],
            ended_early=answers.get("ended_early", ""),
            behaviours=self.behaviours,
            situations=tuple(answers.get("situations", ())),
            evidence=answers["evidence"],
            **self.people_and_safety,
            **self.told_of_danger,
        )
