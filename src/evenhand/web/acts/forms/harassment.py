"""Asks how a worker is protected from harassment by a customer: the risk, the steps before and after, the support."""

from typing import ClassVar

from django.utils.translation import gettext_lazy

from evenhand.casework.details.incidents import WorkerProtected
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.web.acts.forms.act_form import ActForm

PARTS = ("words", "before", "afterwards", "support")


class ProtectWorkerForm(ActForm):
    """Four answers about one report, looked at with the worker on a day."""

    behind: ClassVar[tuple[str, ...]] = ("on",)

    words = NarrativeField(
        gettext_lazy("Which risk did you look at with the worker?"),
        hint=gettext_lazy("Who is at risk, of what, and what the worker says. Describe what was done, not the person."),
        missing=gettext_lazy("Write which risk you looked at with the worker"),
    )
    before = NarrativeField(
        gettext_lazy("Which steps to prevent it were there before?"),
        hint=gettext_lazy("For example: training, two staff at visits. If there were none, say so."),
        rows=3,
        missing=gettext_lazy("Write which steps were there before, or that there were none"),
    )
    afterwards = NarrativeField(
        gettext_lazy("Which steps are there since?"), rows=3, missing=gettext_lazy("Write which steps are there since")
    )
    support = NarrativeField(
        gettext_lazy("Which support was offered, and what did the worker want?"),
        rows=3,
        missing=gettext_lazy("Write which support was offered"),
    )
    on = fields.DateField(
        gettext_lazy("When did you look at it together?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )

    def prepare(self) -> None:
        self.initial.setdefault("on", self.ctx.on)

    def details(self) -> WorkerProtected:
        return WorkerProtected(**self.common, **{name: self.cleaned_data[name] for name in PARTS[1:]})
