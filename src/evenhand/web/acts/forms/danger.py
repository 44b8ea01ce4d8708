"""Asks whether anything at the home is dangerous or broken, and who in repairs took it over."""

from typing import Any

from django.utils.translation import gettext as _

from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import ActForm

DANGER = ("danger_is", "danger", "danger_taken_by")


class DangerForm(ActForm):
    """A form about what a customer said or did, who may live with something dangerous or broken (floor 62)."""

    def ask_danger(self, inside: tuple[str, ...] = DANGER[1:], asks: str = "", missing: str = "") -> None:
        """Ask it, with who in repairs took it over; outside a case no list keeps it, so that has to be done first.

        ``inside``: the questions that fold away; the page shows the others among its first. ``asks``: the question in other
        words. ``missing``: the error where it has to be answered and is not; "" where it need not be.
        """
        later = _("Leave it empty if you have not reached them: it stays due in this case, from today.")
        first = _("Ring repairs now, then write who took it.")
        self.fields["danger_is"] = fields.YesNoField(
            asks or _("Is anything at their home dangerous or broken?"),
            hint=_("Whatever else this is about, repairs hear of it today. If a person is in danger now, call 999 first."),
            layout="inline",
            required=bool(missing),
            missing=missing,
        )
        self.fields["danger"] = NarrativeField(_("What is it, and where?"), rows=3, required=False)
        self.fields["danger_taken_by"] = ShortTextField(
            _("Who in repairs took it over?"),
            hint=_("A name and their number for it. {now_or_later}").format(now_or_later=later if self.ctx.case else first),
            max_length=200,
            required=False,
        )
        self.groups = (*self.groups, (_("If something at home is dangerous or broken"), inside))

    def clean(self) -> dict[str, Any]:
        """Refuse a danger without words, and one outside a case that repairs have not taken over."""
        super().clean()
        answers = self.cleaned_data
        if "danger_is" not in self.fields:
            return answers
        if answers.get("danger_is") == "yes":
            if not answers.get("danger") and "danger" not in self.errors:
                self.add_error("danger", _("Write what is dangerous or broken, and where"))
            if self.ctx.case is None and not answers.get("danger_taken_by") and "danger_taken_by" not in self.errors:
                self.add_error("danger_taken_by", _("Ring repairs, and write who took it over"))
        elif answers.get("danger") or answers.get("danger_taken_by"):
            self.add_error("danger_is", _("Select yes, or leave what is dangerous or broken empty"))
        return answers

    @property
    def told_of_danger(self) -> dict[str, Any]:
        """Return what is dangerous or broken and who took it over, both "" where nothing is."""
        given = self.cleaned_data if self.cleaned_data.get("danger_is") == "yes" else {}
        return {name: given.get(name) or "" for name in DANGER[1:]}
