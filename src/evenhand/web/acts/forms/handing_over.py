"""Between colleagues: a question to whoever proposed, its answer, and a case that passes to somebody else."""

from evenhand.casework import details as said
from evenhand.casework.colleagues import could_take_over
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.words import Words
from evenhand.web.forms import fields

BETWEEN_US = "It stands in the case, not in the letter. The customer can ask to see it."


class AskForm(ActForm):
    """What somebody who decides wants to know first."""

    words = Words(
        "What do you want to know?",
        hint=f"The proposal stays as it is, and so do the signatures on it. {BETWEEN_US}",
        missing="Write your question",
        rows=4,
    )

    def details(self) -> said.Details:
        """Return the question."""
        return said.Details(**self.common)


class ReplyForm(ActForm):
    """The answer to one question."""

    words = Words("Your answer", hint=BETWEEN_US, missing="Write your answer", rows=5)

    def details(self) -> said.Details:
        """Return the answer."""
        return said.Details(**self.common)


class ReassignForm(ActForm):
    """Who looks after the case from now on, and what they should know."""

    owner = fields.SelectField("Who looks after it from now on?", missing="Select who looks after it")
    words = Words(
        "What should they know?", hint="Why it passes to them, and what comes next. They see this in their work.", rows=4
    )

    def prepare(self) -> None:
        """Offer everybody who may look after it, whoever is close to it left out."""
        people = could_take_over(self.doing)
        self.offer("owner", (fields.Choice(one.user.reference, f"{one.user.name}, {one.title}") for one in people))

    def details(self) -> said.Reassigned:
        """Return who, and why."""
        return said.Reassigned(**self.common, owner=self.cleaned_data["owner"])
