"""Acts that ask for little more than words: what was done, on which day, and why."""

from dataclasses import dataclass, field

from evenhand.casework.details import Details, Established
from evenhand.casework.details.measures import Signed
from evenhand.casework.form_questions.questions import consulted_parties, wanted_facts
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.vocabulary import Act
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.ui.presenters import start
from evenhand.web.acts.forms.act_form import ActForm

SIGNED = "Your name and these reasons will be in the file that the customer can ask to see."


@dataclass(frozen=True)
class StepQuestions:
    """How one act asks for its words. ``dated``: it may have been done before today. ``always``: the facts that it is."""

    label: str
    hint: str = ""
    dated: bool = False
    details: type[Details] = Details
    always: tuple[str, ...] = field(default=())


_NO_LABEL = "What was said and done. No opinion of the person."
ASKING = {
    Act.DECIDE_USE: StepQuestions("Why is this policy the right way for this case?", SIGNED),
    Act.DISCUSS: StepQuestions(
        "What was said, and what came of it?",
        _NO_LABEL,
        dated=True,
        details=Established,
        always=("discussion_considered",),
    ),
    Act.OFFER_SUPPORT: StepQuestions("Which support did you offer, and what did they say?", dated=True),
    Act.COMMUNICATE_CONCERNS: StepQuestions(
        "What did you tell them, and what did you ask for?", _NO_LABEL, dated=True, details=Established
    ),
    Act.INFORM_TEAMS: StepQuestions("Whom did you tell, and what?", "The instruction, not the story.", dated=True),
    Act.ENDORSE: StepQuestions("Why do you endorse it?", SIGNED, details=Signed),
    Act.SEND_BACK: StepQuestions("What has to change before it can be decided?", SIGNED, details=Signed),
    Act.WITHDRAW: StepQuestions("Why is it withdrawn?", SIGNED),
    Act.CONFIRM_MARKER: StepQuestions("Why does it stay on?", f"It stood provisionally until now. {SIGNED}"),
    Act.LIFT: StepQuestions("Why does it end?", f"Today is its last day. {SIGNED}"),
    Act.END_MARKER: StepQuestions("Why does it come off?", SIGNED),
    Act.LAPSE: StepQuestions("What is on file about how it went?", "It ended on its day; this keeps a note of it."),
    Act.KEEP_AS_DECIDED: StepQuestions(
        "Why does it stay as it was decided?",
        f"No day and no term changes. Where the policy of today should hold instead, review, change or end it. {SIGNED}",
    ),
    Act.LOOK_AGAIN: StepQuestions(
        "What did you look at, and what follows from it?",
        "Each decision that rested on it: does it still stand without it? End or decide anew what does not.",
    ),
}


class StepForm(ActForm):
    """Words, a day where it may lie behind, and what else the act may have established that this policy asks for."""

    words = NarrativeField("", missing="Write this down: an empty note helps nobody")
    on = fields.DateField("When was this?", hint="For example, 27 3 2026", called="The day", required=False)

    def prepare(self) -> None:
        """Word the questions for the act."""
        asking = ASKING[self.ctx.act]
        self.fields["words"].label, self.fields["words"].help_text = asking.label, asking.hint
        if asking.dated:
            self.initial.setdefault("on", self.ctx.on)
        else:
            del self.fields["on"]
        self._ask_facts(asking)

    def _ask_facts(self, asking: StepQuestions) -> None:
        wanted = wanted_facts(self.ctx.policy)
        also = [key for key, kind in FACT_CATALOGUE.items() if kind.by is self.ctx.act and key in wanted]
        offered = [fields.Choice(key, start(self.english.fact(key))) for key in also if key not in self._fixed(asking)]
        if asking.details is Established and offered:
            self.fields["facts"] = fields.CheckboxesField("Is any of this so?", offered, required=False)

    @staticmethod
    def _fixed(asking: StepQuestions) -> frozenset[str]:
        return frozenset((*asking.always, "told_unacceptable", "chance_given", "asked_to_stop"))

    def details(self) -> Details:
        """Return the words, the day and the facts."""
        asking = ASKING[self.ctx.act]
        if asking.details is Established:
            return Established(**self.common, facts=(*asking.always, *self.cleaned_data.get("facts", ())))
        return asking.details(**self.common)


class ConsultForm(ActForm):
    """Whom was asked about a proposal, and what they said."""

    party = fields.RadiosField("Who was consulted?", missing="Select who was consulted")
    words = NarrativeField(
        "What did they say?", theirs=True, hint="Their view in their own words, also where it is against the proposal."
    )

    def prepare(self) -> None:
        """Offer the parties that a layer names, those not asked yet first."""
        parties = consulted_parties(self.ctx) or list(self.ctx.policy.main.parties)
        self.offer("party", (fields.Choice(key, self.english.name(key)) for key in parties))

    def details(self) -> Signed:
        """Return who was asked, and the answer."""
        return Signed(**self.common, party=self.cleaned_data["party"])
