"""Records appeals by any route, and decides them ground by ground."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.appeals.reviewers import members_who_could_sit, needs_accepting_late
from evenhand.casework.details.appeals import AppealDecided, Appealed, GroundHeard
from evenhand.casework.rows import appeal_in
from evenhand.policy.facts.facts import Measure
from evenhand.policy.vocabulary import Decision, Ground, Layer
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.web.acts.forms.act_form import SIGNED, ActForm
from evenhand.web.acts.forms.allegations import AllegingForm
from evenhand.web.acts.forms.choices import channels
from evenhand.web.acts.forms.terms import TermQuestions, answers_of, read_terms
from evenhand.wording.grounds import FOUND, GROUNDS

KEPT = fields.Choice("kept", gettext_lazy("We keep the decision"))
CHANGED = fields.Choice(
    "changed",
    gettext_lazy("The decision is changed"),
    hint=gettext_lazy("To something lighter, below. It applies the moment you sign."),
)
ENDED = fields.Choice(
    "ended", gettext_lazy("The decision ends"), hint=gettext_lazy("The moment you sign: nothing of it binds them any more.")
)
STAYS = fields.Choice("kept", gettext_lazy("The report stays as it was made"))
CORRECTED = fields.Choice(
    "corrected",
    gettext_lazy("The report stays, and we correct it"),
    hint=gettext_lazy("In what we hold and in what we sent. An appeal neither recalls nor delays a report."),
    reveals="correction",
)
DAYS = ("until", "review_on")
PER_GROUND = ("ground_", "because_")
NO_PART = gettext_lazy("I took no part in this, I do not manage the decision-maker, and I have no tie to anybody in it")


class AppealForm(AllegingForm):
    """An appeal in the customer's words, by any route."""

    behind: ClassVar[tuple[str, ...]] = ("received_on",)

    words = NarrativeField(
        gettext_lazy("What do they say is wrong?"), theirs=True, hint=gettext_lazy("In their own words, in full."), rows=7
    )
    received_on = fields.DateField(
        gettext_lazy("When did it reach us?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day it reached us"),
    )
    route = fields.SelectField(
        gettext_lazy("How did it reach us?"), channels(), missing=gettext_lazy("Select how it reached us")
    )
    grounds = fields.CheckboxesField(
        gettext_lazy("What do they say is wrong with it?"),
        hint=gettext_lazy("As far as it fits. Another reason is always heard."),
        required=False,
    )

    def prepare(self) -> None:
        self.initial.setdefault("received_on", self.ctx.on)
        named = [ground for answer in self.ctx.policy.every("appeal.grounds") for ground in answer.value.grounds]
        order = dict.fromkeys(ground for ground in (*named, *GROUNDS) if ground != Ground.OTHER)
        self.offer("grounds", (fields.Choice(str(ground), GROUNDS[ground]) for ground in (*order, Ground.OTHER)))
        self.ask_of_us()

    def details(self) -> Appealed:
        answers = self.cleaned_data
        return Appealed(
            **self.common,
            received_on=answers["received_on"],
            route=answers["route"],
            grounds=tuple(answers["grounds"]) or (Ground.OTHER.value,),
            alleges=self.alleges,
        )


class DecideAppealForm(ActForm):
    """Each ground considered, the decision, the changed measure, the reasons; by an uninvolved reviewer."""

    behind: ClassVar[tuple[str, ...]] = ()
    asks_for: ClassVar[Mapping[str, str]] = {"sitting": "sat_with"}

    def prepare(self) -> None:
        """Ask about each ground of the appeal, the committee, and lateness where it came late."""
        row = appeal_in(self.ctx.the_case, self.ctx.subject)
        self.grounds = tuple(Ground(ground) for ground in (row.grounds if row else ()))
        for ground in self.grounds:
            self.fields[f"ground_{ground}"] = fields.RadiosField(
                _("{grounds}: is it made out?").format(grounds=GROUNDS[ground]),
                tuple(fields.Choice(key, says) for key, says in FOUND.items()),
                hint=self._whose(ground, row.words if row else ""),
            )
            self.fields[f"because_{ground}"] = NarrativeField(
                _("Because"), rows=2, missing=_("Write why: {ground}").format(ground=GROUNDS[ground].lower())
            )
        self._ask_decision()
        self._ask_changes()

    def _whose(self, ground: Ground, words: str) -> str:
        """Return whether a ground is the policy's, or heard under any policy."""
        if ground == Ground.OTHER:
            return _("In their words: {words}").format(words=words)
        named = [one for one in self.ctx.policy.every("appeal.grounds") if ground in one.value.grounds]
        number = next((one.cited.number for one in named if one.cited.layer is Layer.POLICY), "")
        return (
            _("A ground of the policy: clause {number}.").format(number=number)
            if number
            else _("The policy does not name it. It is heard all the same.")
        )

    @property
    def heard(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the two questions about each ground."""
        return [(self[f"ground_{ground}"], self[f"because_{ground}"]) for ground in self.grounds]

    @property
    def deciding(self) -> list[forms.BoundField]:
        """Return the questions about the decision: all but the declaration and the grounds, which come first."""
        return [field for field in self.ungrouped if field.name != "took_no_part" and not field.name.startswith(PER_GROUND)]

    @property
    def opens_changes(self) -> bool:
        """Return whether to open the changed measure: it is changed, or has an error."""
        inside = {name for _, names in self.groups for name in names}
        return self.data.get("outcome") == CHANGED.value or bool(inside & set(self.errors if self.is_bound else ()))

    def _ask_decision(self) -> None:
        self.measure = self._live_measure()
        outcomes: tuple[fields.Choice, ...] = (KEPT, *([CHANGED] if self.measure else []), ENDED)
        if self._against is Decision.REFERRAL:
            outcomes = (STAYS, CORRECTED)
        self.fields["outcome"] = fields.RadiosField(_("What do you decide?"), outcomes, missing=_("Select what you decide"))
        if self._against is Decision.REFERRAL:
            self.fields["correction"] = NarrativeField(
                _("What is put right?"),
                hint=_("The customer and the body that had our report read it word for word."),
                rows=3,
                required=False,
            )
        self.fields["words"] = NarrativeField(
            _("Your reasons"), hint=_("They are in the answer. {signed}").format(signed=SIGNED), rows=7
        )
        if needs_accepting_late(self.ctx):
            self.fields["accept_late"] = fields.TickField(
                _("It came after the window, and I accept it all the same"), required=False
            )
        if members := members_who_could_sit(self.ctx):
            self.fields["sat_with"] = fields.CheckboxesField(
                _("Who heard it with you?"), [fields.Choice(key, name) for key, name in members], required=False
            )
        self.fields["took_no_part"] = fields.TickField(
            NO_PART,
            missing=_("Confirm that you have taken no part. If you have, another reviewer decides: declare it instead"),
        )

    @property
    def _against(self) -> Decision | None:
        """Return what kind of decision the appeal is against in the end."""
        return self.ctx.facts.decision_of(self.ctx.facts.appealed(self.ctx.subject))

    def _live_measure(self) -> Measure | None:
        of = self.ctx.facts.appealed(self.ctx.subject)
        found = next((row for row in self.ctx.facts.measures if row.reference == of), None)
        return found if found and found.ended_on is None else None

    def _ask_changes(self) -> None:
        """Ask for the changed measure, starting from the present one: nothing of it may become stricter."""
        offered = self.ctx.policy.catalogue("measure")
        if self.measure is None or self.measure.key not in offered:
            return
        self.term_fields = TermQuestions(self.ctx.policy, self.measure.key, "").fields()
        for name, asked in self.term_fields.items():
            asked.required = False
            asked.initial = answers_of(self.measure.terms).get(name)
        self.fields.update(self.term_fields)
        for name, label in zip(DAYS, (_("Its last day"), _("When is it reviewed?")), strict=True):
            day = getattr(self.measure, name)
            if day:
                self.fields[name] = fields.DateField(
                    label, hint=_("This day or earlier."), called=label, required=False, initial=day
                )
        names = tuple(name for name in (*self.term_fields, *DAYS) if name in self.fields)
        self.groups = ((_("If it is changed: what applies from now on"), names),)

    def clean(self) -> dict[str, Any]:
        """Make the terms where the decision is changed, and report those that cannot be accepted."""
        super().clean()
        self.changed: dict[str, Any] = {}
        if self.cleaned_data.get("outcome") == "changed":
            self.changed = dict(self._changes())
            if not self.changed and not self.errors:
                self.add_error("outcome", _("Nothing is changed below: change it there, or let the decision stand"))
        if self.cleaned_data.get("outcome") == "corrected" and not self.cleaned_data.get("correction"):
            self.add_error("correction", _("Write what is put right"))
        return self.cleaned_data

    def _changes(self) -> Iterator[tuple[str, Any]]:
        assert self.measure is not None  # noqa: S101  (only then is the choice offered)
        terms = read_terms(self)
        if terms is None:
            return
        if terms != self.measure.terms:
            yield "terms", terms.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        for name in DAYS:
            day: date | None = self.cleaned_data.get(name)
            if name in self.fields and day != getattr(self.measure, name):
                yield name, day

    def details(self) -> AppealDecided:
        """Return the decision with the finding on each ground; a ground without an answer is left out."""
        answers = self.cleaned_data
        heard = (
            GroundHeard(ground=ground, found=answers[f"ground_{ground}"], because=answers[f"because_{ground}"])
            for ground in self.grounds
            if answers[f"ground_{ground}"]
        )
        return AppealDecided(
            words=answers["words"],
            departures=self.departures,
            outcome=answers["outcome"],
            accept_late=answers.get("accept_late", False),
            grounds=tuple(heard),
            changed=self.changed,
            correction=answers.get("correction", "") if answers["outcome"] == "corrected" else "",
            sat_with=tuple(answers.get("sat_with", ())),
            uninvolved=answers["took_no_part"],
        )
