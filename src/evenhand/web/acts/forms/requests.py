"""Records what a customer asks for, and answers a request for an adjustment."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details import Details
from evenhand.casework.details.customers import NeedTold
from evenhand.casework.details.requests import DATA_OUTCOMES, RequestAnswered, Requested, StayDecided
from evenhand.casework.form_questions.requests import can_ask, said_cannot_use
from evenhand.casework.permissions import REVIEWER
from evenhand.policy.vocabulary import Asks
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.ui.labels import Labels, asked
from evenhand.ui.presenters import lower
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.choices import channels
from evenhand.web.acts.forms.customers import BASES
from evenhand.web.acts.forms.limiting_needs import refuse_limit
from evenhand.web.acts.forms.terms import TermQuestions, answers_of, read_terms
from evenhand.wording.dates import short
from evenhand.wording.words import Words

OUTCOMES = (
    fields.Choice("agreed", gettext_lazy("We agree to it"), hint=gettext_lazy("Record below what they need.")),
    fields.Choice("refused", gettext_lazy("We refuse it"), hint=gettext_lazy("The reason goes to the customer.")),
)
ACKNOWLEDGED = fields.Choice(
    "acknowledged",
    gettext_lazy("None yet: we have it, and look into it"),
    hint=gettext_lazy("The outcome follows without undue delay. It says how to go to the Information Commissioner."),
)
OF_DATA = (
    fields.Choice("upheld", gettext_lazy("We handled the data wrongly, and put it right")),
    fields.Choice("partly_upheld", gettext_lazy("We handled some of it wrongly, and put that right")),
    fields.Choice("not_upheld", gettext_lazy("We handled the data rightly")),
)
WHOLE = fields.Choice(
    "agreed", gettext_lazy("Hold it back"), hint=gettext_lazy("It does not apply until the answer to the appeal is given.")
)
IN_PART = fields.Choice(
    "in_part", gettext_lazy("Hold it back in part"), hint=gettext_lazy("Something lighter applies meanwhile, below.")
)
IN_FORCE = fields.Choice("refused", gettext_lazy("It stays in force"))


class RequestForm(ActForm):
    """A request in the customer's words, by any route."""

    behind: ClassVar[tuple[str, ...]] = ("received_on",)

    what = fields.RadiosField(gettext_lazy("What do they ask for?"), missing=gettext_lazy("Select what they ask for"))
    words = NarrativeField(
        gettext_lazy("What did they say?"), theirs=True, hint=gettext_lazy("In their own words, in full."), rows=5
    )
    received_on = fields.DateField(
        gettext_lazy("When did it reach us?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day it reached us"),
    )
    route = fields.SelectField(
        gettext_lazy("How did it reach us?"), channels(), missing=gettext_lazy("Select how it reached us")
    )

    def prepare(self) -> None:
        self.initial.setdefault("received_on", self.ctx.on)
        labels = Labels(self.ctx.facts, Words(self.ctx.policy))
        facts = self.ctx.facts
        offered = {
            f"{asks}:{of}": asked(asks, lower(labels.name(facts.appealed(of) if asks is Asks.STAY else of)))
            for asks, of in can_ask(facts)
        }
        self.offer("what", (fields.Choice(key, says) for key, says in offered.items()))
        if any(asks is Asks.STAY for asks, _ in can_ask(facts)) and self.ctx.by.may(REVIEWER):
            self.fields["proposed"] = fields.TickField(_("I propose this myself, to hold it back"), required=False)

    def clean(self) -> dict[str, Any]:
        """Let an officer propose a stay, and nothing else."""
        super().clean()
        if self.cleaned_data.get("proposed") and not self.cleaned_data.get("what", "").startswith(f"{Asks.STAY}:"):
            self.add_error("proposed", _("You can propose only to hold something back while an appeal is open"))
        return self.cleaned_data

    def details(self) -> Requested:
        answers = self.cleaned_data
        asks, _, of = answers["what"].partition(":")
        given = {name: answers[name] for name in ("received_on", "route")}
        return Requested(**self.common, asks=asks, of=of, proposed=answers.get("proposed", False), **given)


class AnswerRequestForm(ActForm):
    """The answer to a request for an adjustment, with the need that follows where it is agreed."""

    asks_for: ClassVar[Mapping[str, str]] = {"channels": "told_by"}
    ahead: ClassVar[tuple[str, ...]] = ("relook_on",)
    groups = ((gettext_lazy("If you agree: what do they need?"), ("says", "basis", "unusable", "relook_on")),)

    outcome = fields.RadiosField(
        gettext_lazy("What is the answer?"), OUTCOMES, missing=gettext_lazy("Select whether you agree to it")
    )
    words = NarrativeField(gettext_lazy("Why?"), hint=gettext_lazy("The customer is given this reason."))
    told_by = fields.CheckboxesField(
        gettext_lazy("How did you give them the answer and the reason?"),
        channels(),
        layout="small",
        missing=gettext_lazy("Select how you gave them the answer"),
    )
    says = ShortTextField(gettext_lazy("What do they need?"), max_length=300, required=False, ours=True)
    basis = fields.SelectField(gettext_lazy("On what ground do we keep this?"), BASES, required=False)
    unusable = fields.CheckboxesField(
        gettext_lazy("Which ways of reaching us can they not use?"), channels(), layout="small", required=False
    )
    relook_on = fields.DateField(
        gettext_lazy("When do we look at it again?"),
        hint=gettext_lazy("For example, 27 3 2027"),
        called=gettext_lazy("The review date"),
        required=False,
    )

    def prepare(self) -> None:
        """Ask, of a complaint about personal data, whether it was acknowledged or answered, how and with which words."""
        request = self.ctx.facts.about(self.ctx.subject).request
        if told := said_cannot_use(self.ctx):
            self.initial.setdefault("unusable", [channel.value for channel in told])
            ways = Words(self.ctx.policy).names(told)
            self.fields["unusable"].help_text = _("They told us that they cannot use: {ways}.").format(ways=ways)
        if request and request.asks is Asks.DATA_COMPLAINT:
            self.offer("outcome", (*(() if request.acknowledged_on else (ACKNOWLEDGED,)), *OF_DATA))
            self.fields["outcome"].label = _("What is the outcome?")
            self.fields["words"].label = _("What did you tell them?")
            self.fields["words"].help_text = _(
                "Who looks into it and when they hear more; or what was found, and what is put right."
            )
            for name in ("says", "basis", "unusable", "relook_on"):
                del self.fields[name]
            self.fields["commissioner"] = fields.TickField(
                _("It says how to go to the Information Commissioner"), hint=_("The outcome has to."), required=False
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the need where the adjustment is agreed."""
        super().clean()
        missing = {
            "says": _("Write what they need"),
            "basis": _("Select on what ground we keep this"),
            "relook_on": _("Enter when we look at it again"),
        }
        for name, message in missing.items() if self.cleaned_data.get("outcome") == "agreed" else ():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, message)
        if self.cleaned_data.get("outcome") in DATA_OUTCOMES and not self.cleaned_data.get("commissioner"):
            self.add_error("commissioner", _("Tell them how to go to the Information Commissioner, and confirm it here"))
        refuse_limit(self, self.cleaned_data.get("says") or "")  # who asked is the request's own: the customer
        return self.cleaned_data

    def details(self) -> RequestAnswered:
        answers = self.cleaned_data
        need = self._need() if answers["outcome"] == "agreed" else None
        return RequestAnswered(
            **self.common,
            outcome=answers["outcome"],
            told_by=tuple(answers["told_by"]),
            need=need,
            commissioner=answers.get("commissioner", False),
        )

    def _need(self) -> NeedTold:
        answers = self.cleaned_data
        return NeedTold(
            kind="adjustment",
            says=answers["says"],
            relook_on=answers["relook_on"],
            basis=answers["basis"],
            unusable_channels=tuple(answers["unusable"]),
            asked_by="customer",
            theirs=True,
        )


class TakenBackForm(ActForm):
    """That the customer took an appeal or a request back, in their words."""

    words = NarrativeField(
        gettext_lazy("What did they say?"),
        theirs=True,
        hint=gettext_lazy("In their own words. Never ask a customer to take an appeal or a request back."),
    )
    on = fields.DateField(
        gettext_lazy("When did they say so?"), hint=gettext_lazy("For example, 27 3 2026"), called=gettext_lazy("The day")
    )

    def prepare(self) -> None:
        self.initial.setdefault("on", self.ctx.on)

    def clean(self) -> dict[str, Any]:
        """Refuse a day before what is taken back reached us."""
        super().clean()
        answers, facts = self.cleaned_data, self.ctx.facts.about(self.ctx.subject)
        found = facts.appeal or facts.request
        if found and answers.get("on") and answers["on"] < found.received_on:
            self.add_error("on", _("The day must be {day} or later: it reached us then").format(day=short(found.received_on)))
        return answers

    def details(self) -> Details:
        return Details(**self.common)


class DecideStayForm(ActForm):
    """Whether to hold a measure back while its appeal is open, by an officer who took no part."""

    asks_for: ClassVar[Mapping[str, str]] = {"channels": "told_by"}

    def prepare(self) -> None:
        """Ask for the decision, its reason and how it was given, and for what applies meanwhile, from the present terms."""
        facts = self.ctx.facts.about(self.ctx.subject)
        of = facts.appealed(facts.request.of) if facts.request else None
        self.measure = next((row for row in facts.measures if row.reference == of), None)
        offered = self.measure is not None and self.measure.key in self.ctx.policy.catalogue("measure")
        outcomes = (WHOLE, *([IN_PART] if offered else []), IN_FORCE)
        self.fields["outcome"] = fields.RadiosField(_("What do you decide?"), outcomes, missing=_("Select what you decide"))
        self.fields["words"] = NarrativeField(_("Your reasons"), hint=_("The customer is given these reasons."))
        self.fields["told_by"] = fields.CheckboxesField(
            _("How did you give them the decision and the reason?"),
            channels(),
            layout="small",
            missing=_("Select how you gave them the decision"),
        )
        self.fields["took_no_part"] = fields.TickField(
            _("I took no part in this case, and I did not propose this"),
            missing=_("Confirm that you have taken no part. If you have, another person decides"),
        )
        if offered and self.measure:
            self.term_fields = TermQuestions(self.ctx.policy, self.measure.key, "").fields()
            for name, asked_for in self.term_fields.items():
                asked_for.required = False
                asked_for.initial = answers_of(self.measure.terms).get(name)
            self.fields.update(self.term_fields)
            self.groups = ((_("If it is held back in part: what applies meanwhile"), tuple(self.term_fields)),)

    def clean(self) -> dict[str, Any]:
        """Make the terms that apply meanwhile, and refuse a part that changes nothing."""
        super().clean()
        self.interim: dict[str, Any] = {}
        if self.cleaned_data.get("outcome") == IN_PART.value:
            terms = read_terms(self)
            if terms is not None and self.measure and terms != self.measure.terms and terms.stated():
                self.interim = terms.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            elif not self.errors:
                self.add_error("outcome", _("Nothing is changed below: change it there, or hold it back as a whole"))
        return self.cleaned_data

    def details(self) -> StayDecided:
        answers = self.cleaned_data
        return StayDecided(
            **self.common,
            outcome=answers["outcome"],
            told_by=tuple(answers["told_by"]),
            interim=self.interim,
            uninvolved=answers["took_no_part"],
        )
